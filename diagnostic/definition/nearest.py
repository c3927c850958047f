"""The known word that somebody most likely meant."""

from collections.abc import Iterable

LONGEST = 40
"""Words beyond this length get no suggestion: they are sentences, and comparing them takes long."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The closest known word, at most two slips away (one in words of up to four letters), or empty."""
    if not 0 < len(word) <= LONGEST:
        return ""
    allowed = 1 if len(word) <= 4 else 2
    best = ""
    for candidate in known:
        if abs(len(candidate) - len(word)) > allowed or candidate == word:
            continue
        slips = distance(word.lower(), candidate.lower())
        if slips <= allowed:
            best, allowed = candidate, slips - 1
    return best


def distance(first: str, second: str) -> int:
    """Fewest slips between two words: a letter added, lost, changed, or exchanged with its neighbour."""
    two_above: list[int] = []
    above = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        row = [i]
        for j, other in enumerate(second, start=1):
            slips = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                slips = min(slips, two_above[j - 2] + 1)
            row.append(slips)
        two_above, above = above, row
    return above[-1]
