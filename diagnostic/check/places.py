"""Where the parts of a bundle were written."""

from collections.abc import Mapping

from diagnostic.definition.findings import Place

Places = Mapping[str, Place]
"""As `definition.folder.Reading.places`: "question:<id>", "question:<id>#help", "question:<id>#help.fr"."""

NOWHERE = Place("questionnaire.yml", 1, 1)
"""For a bundle that was not read from files."""


def place_of(places: Places, key: str) -> Place:
    """The place of a key, or of the nearest thing around it that has one."""
    while key not in places:
        around = max(key.rfind("."), key.rfind("#"))
        if around < 0:
            return NOWHERE
        key = key[:around]
    return places[key]
