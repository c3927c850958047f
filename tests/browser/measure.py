"""What can be measured on a page, in the browser (`measure.js`) and from what it tells."""

from itertools import combinations
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def measure(page, what, given=None):
    """What one function of `measure.js` tells of the page."""
    return page.evaluate(f"given => ({SOURCE.strip()}).{what}(given)", given)


def too_small(targets, least=44, answer=64):
    """Targets with a side below *least* pixels, and answers lower than *answer*."""
    wrong = []
    for target in targets:
        for left, top, right, bottom in target["boxes"]:
            width, height = round(right - left, 1), round(bottom - top, 1)
            if width < least or height < (answer if target["answer"] else least):
                wrong.append(f"{target['name']}: {width} x {height}")
    return wrong


def too_close(targets, least=8):
    """Pairs of targets with less than *least* pixels between them."""
    wrong = []
    for target, other in combinations(targets, 2):
        gap = min(apart(one, two) for one in target["boxes"] for two in other["boxes"])
        if gap < least:
            wrong.append(f"{target['name']} | {other['name']}: {gap}")
    return wrong


def apart(one, two):
    """The pixels between two boxes, along the side on which they are further apart."""
    aside = max(one[0], two[0]) - min(one[2], two[2])
    below = max(one[1], two[1]) - min(one[3], two[3])
    return round(max(aside, below), 1)
