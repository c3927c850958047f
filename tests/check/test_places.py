import pytest

from diagnostic.check.places import NOWHERE, place_of
from diagnostic.definition.findings import Place

OPEN, HELP, FRENCH = Place("a.yml", 1, 1), Place("a.yml", 2, 1), Place("a.yml", 3, 1)
PLACES = {"question:open": OPEN, "question:open#help": HELP, "question:open#help.fr": FRENCH}


@pytest.mark.parametrize(
    "key, place",
    [
        ("question:open#help.fr", FRENCH),
        ("question:open#help.nl", HELP),
        ("question:open#can.fr", OPEN),
        ("question:open", OPEN),
        ("question:find#text.fr", NOWHERE),
        ("", NOWHERE),
    ],
)
def test_a_part_without_a_place_stands_where_its_owner_stands(key, place):
    assert place_of(PLACES, key) == place
