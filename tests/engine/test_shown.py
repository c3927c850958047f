"""In which order parts are shown: an order that gives nothing away, and letters that go on after Z."""

from itertools import permutations

from diagnostic.engine.shown import letters_of, shuffled
from tests.engine.build import options, sort


def test_steps_are_never_shown_in_the_right_order():
    """Whichever order is the right one; and always the same, so that paper and screen agree."""
    steps = options(dict.fromkeys(("open", "write", "attach", "send"), 0))
    for count in (2, 3, 4):
        for right in permutations(steps, count):
            shown = shuffled(right)
            assert shown != right
            assert sorted(step.id for step in shown) == sorted(step.id for step in right)
            assert shuffled(right) == shown


def test_letters_go_on_after_z():
    folders = [f"folder-{number:02}" for number in range(28)]
    letters = letters_of(sort("papers", points=28, folders=folders))
    assert list(letters.values())[:2] == ["A", "B"]
    assert list(letters.values())[-3:] == ["Z", "AA", "AB"]
