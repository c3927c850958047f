"""Placed right, placed alike: counted from sittings whose ends are known."""

from diagnostic.insight.placement import Sitting, place

ORDER = ("low", "middle", "high")


def test_shares_are_of_both_tests_of_everybody():
    found = place(
        ORDER,
        [
            Sitting("low", ("low", "low")),
            Sitting("low", ("middle", "high")),
            Sitting("middle", ("low", "middle")),
            Sitting("high", ("high", None)),
        ],
    )
    assert (found.right, found.too_low, found.too_high, found.unknown) == (4 / 8, 1 / 8, 2 / 8, 1 / 8)
    assert found.gross == 1 / 8
    assert found.same == 1 / 4
    assert found.true == {"low": 0.5, "middle": 0.25, "high": 0.25}
    assert found.given == {"low": 3 / 8, "middle": 2 / 8, "high": 2 / 8}
    assert found.table["low"] == {"low": 2, "middle": 1, "high": 1}


def test_two_tests_without_a_profile_are_alike_but_not_right():
    found = place(ORDER, [Sitting("low", (None, None))])
    assert (found.same, found.right, found.unknown) == (1.0, 0.0, 1.0)
