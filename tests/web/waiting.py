"""How a test that waits is come by, and gone on with; for the tests of going on later."""

from sqlalchemy import select

from diagnostic.store.tables import METADATA
from tests.web.keypad import code_on, try_

UNTIL = "email-open"
"""The question before which people stop."""


def get_code(person):
    person.open(f"/{person.language}/pause")
    person.press("Get my code")
    assert person.page.address == f"/{person.language}/pause"
    return code_on(person.page)


def open_code(person, code):
    """Enter the code in one step."""
    person.open(f"/{person.language}/code")
    return try_(person, code)


def go_on(person, code):
    open_code(person, code)
    return person.press("Go on here")


def one(store):
    """The one test there is."""
    with store.connect() as connection:
        return connection.execute(select(METADATA.tables["assessment"])).one()


def get_code_again(person):
    """Somebody with a code is shown it at once."""
    return code_on(person.open(f"/{person.language}/pause"))
