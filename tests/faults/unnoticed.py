"""The mutations that nobody notices, by kind, each kind with the reason."""

from collections import Counter

REASONS = {
    "value of a guard swapped for another option": (
        "Both answers lead the people of the examples to the same questions."
    ),
    "value in a rule swapped for another": "No example gives the answer that changes sides.",
    "value taken out of the list of a condition": (
        "The answer that was taken out leads to the same questions by another way, or no example gives it."
    ),
    "one way into a question removed": "Everybody in the examples who took this way has another one as well.",
    "points of an option changed by one": "No example gives this answer.",
    "points of an option set to zero": "No example gives this answer.",
    "points moved to another option": "No example gives either of the two answers.",
    "question moved before the one before it": (
        "Both are asked of the same people, and no example writes its whole path down. Nothing comes out "
        "differently."
    ),
    "question moved to the beginning of its section": "As above: only the order changes.",
    "exclusive option that no longer is": (
        "Only the words of an answer (“none of these”) say that it stands alone, and the check does not read "
        "them."
    ),
    "at_most of a question changed": "How many answers a person may give is for the editor to say.",
    "right answer of a warm-up changed": (
        "Which answer a warm-up asks for is said in its text only. One miss changes nothing for a person."
    ),
    "section no longer ends early": (
        "It spares nobody: while the last two domains are open, so is the total."
    ),
    "cut of a band changed": "No example stands between the two cuts, and all bands can still be reached.",
    "needs raised": "Everybody who answers all questions has enough of them, before and after.",
    "rank of a rule changed": "In every example the same places stay in the same order.",
    "urgent removed or given": "In every example where the rule holds, it comes first before and after.",
    "rule that leads to another service": (
        "The service exists and is confirmed. Whether it is the right one, only a person knows."
    ),
    "service taken out of a rule": "Another service of the rule takes its place, and no example needs both.",
    "rule that leads to another kind of service": "In the examples the same place is used.",
    "number of places changed": "No example has so many places.",
    "service removed": "Nobody in the examples lives there, and no rule names it.",
    "language of a service removed": (
        "Which languages are spoken at a service, only a telephone call tells. Others nearby speak them too."
    ),
    "service for counsellors only": "A place nearby takes over; no example lives so near.",
    "service in another commune": "No other service has its postcode.",
}

HEAD = """\
# Mutations that are not noticed

Written by `THOROUGH=1 REWRITE=1 pytest tests/faults/test_mutations.py`.

Of {tried} mistakes made in the real questionnaire, {noticed} are refused or warned about: {share:.1%}.
By reading and proofs alone, without worked examples and approved translations, {proved}: {proved_share:.0%}.

What is left, by kind, with the reason:
"""


def document(tried, missed, proved):
    """The whole text, for people."""
    noticed = len(tried) - len(missed)
    lines = [
        HEAD.format(
            tried=len(tried),
            noticed=noticed,
            share=noticed / len(tried),
            proved=proved,
            proved_share=proved / len(tried),
        )
    ]
    count = Counter(mutation.kind for mutation in tried)
    for kind in dict.fromkeys(mutation.kind for mutation in missed):
        those = [mutation for mutation in missed if mutation.kind == kind]
        lines += [f"## {kind}", "", f"{len(those)} of {count[kind]}. {REASONS[kind]}", ""]
        lines += [*(f"- {mutation.what}" for mutation in those), ""]
    return "\n".join(lines)
