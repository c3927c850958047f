"""Every word of the interface exists in both languages."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from diagnostic.web.language import CATALOGUES, LANGUAGES

ROOT = Path(__file__).parents[2]
METHODS = [("templates/**.html", "jinja2"), ("diagnostic/**.py", "python")]
OPTIONS = {"templates/**.html": {"extensions": "jinja2.ext.i18n"}}
KEYWORDS = DEFAULT_KEYWORDS | {"in_language": (2,)}
PLACEHOLDER = re.compile(r"%\((\w+)\)(\w)")


@pytest.fixture(scope="module")
def asked_for():
    """Every message that a template or the program asks for."""
    found = extract_from_dir(ROOT, METHODS, OPTIONS, keywords=KEYWORDS, directory_filter=wanted)
    return {message for _, _, message, _, _ in found}


def wanted(folder):
    return Path(folder).name in {"templates", "diagnostic"} or {"templates", "diagnostic"} & {
        *Path(folder).relative_to(ROOT).parts
    }


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request):
    path = ROOT / "translations" / request.param / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=request.param)


def forms(text):
    return text if isinstance(text, tuple | list) else (text,)


def test_statement_64_every_message_is_in_both_catalogues(asked_for, catalogue):
    """ux.md 64: 0 missing FR or NL text."""
    assert len(asked_for) > 80
    known = {message.id for message in catalogue if message.id}
    assert asked_for - known == set()


def test_catalogues_hold_nothing_that_nobody_asks_for(asked_for, catalogue):
    assert {message.id for message in catalogue if message.id} - asked_for == set()
    assert list(catalogue.obsolete) == []


def test_statement_64_every_message_is_translated_for_sure(catalogue):
    """ux.md 64: 0 missing FR or NL text: none empty, none a guess."""
    assert [message.id for message in catalogue if message.id and not all(forms(message.string))] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_translations_keep_the_placeholders(catalogue):
    for message in catalogue:
        if message.id:
            expected = set(PLACEHOLDER.findall(" ".join(forms(message.id))))
            for text in forms(message.string):
                assert set(PLACEHOLDER.findall(text)) == expected, message.id


def test_translations_are_not_the_english_words(catalogue):
    same = {message.id for message in catalogue if message.id and message.id in forms(message.string)}
    assert same <= {"Mailbox", "Version:"}


def test_french_keeps_its_signs_on_the_line_of_their_word():
    """A no-break space before ? ! : ; and inside « », as in the questionnaire."""
    for text in CATALOGUES["fr"]._catalog.values():
        if isinstance(text, str) and "Project-Id-Version" not in text:
            assert re.search(r"[^\u00a0?!][?!;:»]|«[^\u00a0]", text) is None, text


def test_compiled_catalogues_are_those_that_were_written(catalogue):
    compiled = CATALOGUES[str(catalogue.locale)]
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, "compile the catalogues: make run"
