import pytest

from diagnostic.engine.bands import band_at, band_between, bands_between
from tests.engine.build import domain

SKILL = domain(low=0, middle=4, high=9, needs=2)


@pytest.mark.parametrize(
    "points, band",
    [(0, "low"), (3, "low"), (4, "middle"), (8, "middle"), (9, "high"), (50, "high"), (-1, "low")],
)
def test_band_begins_at_its_cut(points, band):
    assert band_at(SKILL, points).id == band


@pytest.mark.parametrize(
    "low, high, expected",
    [
        (0, 3, ["low"]),
        (3, 4, ["low", "middle"]),
        (0, 9, ["low", "middle", "high"]),
        (4, 8, ["middle"]),
        (8, 12, ["middle", "high"]),
    ],
)
def test_bands_between_two_numbers_are_all_that_the_points_can_fall_in(low, high, expected):
    assert [band.id for band in bands_between(SKILL, low, high)] == expected


@pytest.mark.parametrize(
    "low, high, answered, band", [(4, 8, 2, "middle"), (4, 8, 1, None), (4, 9, 2, None), (9, 9, 3, "high")]
)
def test_band_needs_both_ends_and_enough_answers(low, high, answered, band):
    found = band_between(SKILL, low, high, answered)
    assert (found and found.id) == band


def test_bands_do_not_depend_on_the_first_cut_being_nought():
    assert band_at(domain(low=2, high=5), 1).id == "low"
