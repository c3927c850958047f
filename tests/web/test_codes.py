"""The code that a person carries: how it is made and read, and the keypad on which it is entered."""

import logging
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import argon2
import pytest
from sqlalchemy import event, select, update

from diagnostic.store import assessments
from diagnostic.store import codes as kept_codes
from diagnostic.store.tables import METADATA
from diagnostic.store.tables import code as code_table
from diagnostic.web import sealing
from diagnostic.web.app import create_app
from diagnostic.web.quiz import codes
from diagnostic.web.quiz.codes import ALPHABET, Code, make, read, show, split
from diagnostic.web.settings import Settings
from tests.web.conftest import MORNING
from tests.web.engines import ON_BOTH, rows
from tests.web.person import Person
from tests.web.qr import link_on

KEY = b"k" * 32
LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])

# ------------------------------------------------------------------------------------------ made and read


def ids(many):
    return [UUID(int=number * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128) for number in range(1, many + 1)]


def test_codes_are_made_of_characters_that_do_not_look_alike():
    assert sorted(ALPHABET) == sorted(set("0123456789abcdefghijklmnopqrstuvwxyz".upper()) - set("ILOU"))


def test_ten_thousand_codes_use_every_character_at_every_place_about_as_often():
    made = [make(KEY, one) for one in ids(10_000)]
    for place in range(12):
        seen = Counter((code.selector + code.secret)[place] for code in made)
        assert set(seen) == set(ALPHABET)
        expected = len(made) / len(ALPHABET)
        # Chi-square with 31 degrees of freedom: above 75 is less likely than one in 50,000.
        assert sum((count - expected) ** 2 / expected for count in seen.values()) < 75


def test_ten_thousand_codes_come_back_by_selector_whatever_collides():
    kept = {}
    for one in ids(10_000):
        counter = next(number for number in range(16) if make(KEY, one, number).selector not in kept)
        kept[make(KEY, one, counter).selector] = (one, counter)
    assert len(kept) == 10_000
    collided = [counter for _, counter in kept.values() if counter]
    assert len(collided) > 10  # about 47 of 10,000 among 2 to the 20
    assert [selector for selector, of in kept.items() if make(KEY, *of).selector != selector] == []


def test_code_is_always_the_same_for_an_assessment_and_another_for_every_other_thing():
    one, other = ids(2)
    assert make(KEY, one) == make(KEY, one, 0)
    assert len({make(KEY, one), make(KEY, one, 1), make(KEY, other), make(b"K" * 32, one)}) == 4


def test_shown_code_is_read_as_the_code():
    for one in ids(500):
        code = make(KEY, one)
        assert re.fullmatch(r"\w{4} \w{4} \w{4}", show(code))
        assert split(read(show(code))) == code


@pytest.mark.parametrize(
    "written", ["7k4d-m2xq-9h01", "7K4D M2XQ 9HOI", "7k4dm2xq9hol", " 7K4D\u00a0M2XQ – 9H0L ", "7K4DM2XQ9H01"]
)
def test_reading_forgives_how_a_code_is_written(written):
    assert read(written) == "7K4DM2XQ9H01"


@pytest.mark.parametrize("written", ["7K4DM2XQ9H011", "7K4DU", "7K4D!", "7K4D\n", "é", "<b>", "0" * 60_000])
def test_reading_refuses_what_is_no_code(written):
    assert read(written) is None


@pytest.mark.parametrize("written, expected", [("", ""), ("7k", "7K"), ("7K4D-", "7K4D")])
def test_beginning_of_a_code_is_read_too(written, expected):
    assert read(written) == expected


@pytest.mark.parametrize(
    "characters", ["", "7K4D", "7K4DM2XQ9H0", "7K4DM2XQ9H01A", "7k4dm2xq9h01", "7K4DM2XQ9HOI"]
)
def test_only_twelve_characters_of_the_alphabet_are_a_code(characters):
    with pytest.raises(ValueError, match="12 characters"):
        split(characters)


def test_secret_does_not_show_in_a_message():
    assert repr(Code("7K4D", "M2XQ9H01")) == "Code('7K4D', …)"


# ------------------------------------------------------------------------------------------- sealed secrets


class Watched(argon2.PasswordHasher):
    """Does its work and notes what was asked of it."""

    def __init__(self):
        super().__init__(memory_cost=19 * 1024, time_cost=2, parallelism=1)
        self.hashed = 0
        self.verified = []

    def hash(self, password, **options):
        self.hashed += 1
        return super().hash(password, **options)

    def verify(self, hash, password):  # noqa: A002  the name is the library's
        self.verified.append(hash)
        return super().verify(hash, password)


@pytest.fixture
def hasher(monkeypatch):
    monkeypatch.setattr(sealing, "HASHER", Watched())
    return sealing.HASHER


def test_seals_are_made_with_what_was_decided():
    made = argon2.extract_parameters(sealing.seal("secret"))
    assert (made.type, made.memory_cost, made.time_cost, made.parallelism) == (
        argon2.Type.ID,
        19 * 1024,
        2,
        1,
    )
    assert argon2.extract_parameters(sealing.NOBODYS) == made


def test_seal_opens_for_its_secret_only():
    sealed = sealing.seal("secret")
    assert sealing.opens("secret", sealed) is True
    assert sealing.opens("Secret", sealed) is False
    assert sealing.opens("secret", None) is False
    assert sealed != sealing.seal("secret")


# ----------------------------------------------------------------------------------------------- the pages


def finish(person):
    """Stop at the first question; the code that the result shows."""
    person.begin()
    person.send(f"/{person.language}/finish", [("csrf_token", person.token())])
    return code_on(person.page)


def code_on(page):
    return page.one(css="ticket__code").text.replace(" ", "")


def typed(page):
    """The characters in the boxes, with a dot for each empty one."""
    boxes = page.all("span", css="typed__box")
    return " ".join(
        "".join("".join(box.children).strip() or "." for box in boxes[at : at + 4]) for at in (0, 4, 8)
    )


def key(person, value):
    return person.press(person.page.one("button", name="press", value=value))


def enter(person, characters):
    """Open the keypad, press these keys, then ask for the result."""
    person.open(f"/{person.language}/code")
    for character in characters:
        assert key(person, character).status == 200
    return key(person, "show")


def try_(person, characters):
    """The same in one step, from the keypad that is open."""
    fields = [("csrf_token", person.token()), ("typed", characters), ("press", "show")]
    return person.send(f"/{person.language}/code", fields)


def wrong(code):
    """Another secret with the same selector."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def elsewhere(code):
    """The same secret with another selector."""
    return ("0" if code[0] != "0" else "1") + code[1:]


@LANGUAGES
@ON_BOTH
def test_code_shows_the_result_at_another_browser(make_person, language):
    mine = make_person(language)
    code = finish(mine)
    other = make_person(language)
    page = enter(other, code)
    assert page.status == 200
    assert page.address == f"/{language}/code"
    assert page.one("h1").text == mine.page.one("h1").text
    assert code_on(page) == code


def test_keypad_shows_in_three_groups_what_was_pressed(person):
    person.open("/fr/code")
    assert typed(person.page) == ".... .... ...."
    for character in "7K4DM":
        key(person, character)
    assert typed(person.page) == "7K4D M... ...."
    assert "Votre code jusqu’ici\u00a0: 7 K 4 D M" in person.page.main.text
    assert "Cases vides\u00a0: 7" in person.page.main.text
    key(person, "take-back")
    assert typed(person.page) == "7K4D .... ...."


def test_taking_back_from_nothing_leaves_nothing(person):
    person.open("/fr/code")
    assert typed(key(person, "take-back")) == ".... .... ...."


def test_thirteenth_key_changes_nothing(person):
    person.open("/fr/code")
    for character in "7K4DM2XQ9H01A":
        page = key(person, character)
    assert typed(page) == "7K4D M2XQ 9H01"
    assert "Votre code est complet." in page.main.text


@LANGUAGES
def test_keypad_has_buttons_only_one_for_each_character(person, language):
    page = person.open(f"/{language}/code")
    assert [field["type"] for field in page.all("input", "textarea", "select")] == ["hidden", "hidden"]
    keys = page.all("button", css="key")
    assert [button.text for button in keys[:32]] == list(ALPHABET)
    assert [button.text for button in keys[32:]] == [
        {"fr": "Effacer le dernier", "nl": "Laatste wissen"}[language]
    ]
    assert {button["type"] for button in page.all("button")} == {"submit"}
    assert page.headers["Cache-Control"] == "no-store"


@LANGUAGES
@pytest.mark.parametrize("page", ["", "help"])
def test_purpose_and_help_lead_to_the_keypad(make_person, language, page):
    person = make_person(language)
    person.open(f"/{language}/{page}")
    person.follow("I already have a code")
    assert (person.page.status, person.page.address) == (200, f"/{language}/code")


def test_other_language_keeps_what_was_pressed(person):
    person.open("/fr/code")
    key(person, "7")
    (button,) = [button for button in person.page.all("button") if button.get("lang") == "nl"]
    form = person.page.form_of(button)
    fields = [(field["name"], field["value"]) for field in form.all("input")]
    page = person.send(button["formaction"], fields)
    assert page.address == "/nl/code"
    assert page.one("html")["lang"] == "nl"
    assert typed(page) == "7... .... ...."


def test_other_language_keeps_the_result_that_the_code_showed(person, make_person):
    code = finish(make_person())
    enter(person, code)
    (button,) = [button for button in person.page.all("button") if button.get("lang") == "nl"]
    form = person.page.form_of(button)
    fields = [(field["name"], field["value"]) for field in form.all("input")]
    page = person.send(button["formaction"], [*fields, (button["name"], button["value"])])
    assert (page.status, page.one("html")["lang"], code_on(page)) == (200, "nl", code)


def test_code_too_short_says_so_and_counts_as_no_try(person, store):
    before = rows(store)
    page = enter(person, "7K4D")
    assert page.status == 422
    assert page.one(id="wrong").one("h2").text == "Votre code n’est pas complet"
    assert typed(page) == "7K4D .... ...."
    assert rows(store) == before


@LANGUAGES
def test_wrong_code_keeps_what_was_pressed_and_does_not_say_which_half_is_wrong(make_person, language):
    code = finish(make_person(language))
    said = []
    for attempt in (wrong(code), elsewhere(code)):
        page = enter(make_person(language), attempt)
        assert page.status == 422
        assert typed(page).replace(" ", "") == attempt
        said.append((page.title, page.main.text.replace(" ".join(attempt), "")))
    assert said[0] == said[1]


def test_known_and_unknown_selectors_are_verified_alike(person, make_person, hasher):
    code = finish(make_person())
    person.open("/fr/code")
    try_(person, wrong(code))
    try_(person, elsewhere(code))
    assert len(hasher.verified) == 2
    assert hasher.verified[0] != sealing.NOBODYS
    assert hasher.verified[1] == sealing.NOBODYS


def test_known_and_unknown_selectors_are_read_and_counted_alike(person, make_person, store):
    code = finish(make_person())
    person.open("/fr/code")
    asked = []
    event.listen(store, "before_cursor_execute", lambda *args: asked.append(args[2]))
    try_(person, wrong(code))
    known, asked[:] = list(asked), []
    try_(person, elsewhere(code))
    assert known == asked != []


@ON_BOTH
def test_ten_wrong_tries_lock_the_code_for_a_quarter_of_an_hour(person, make_person, clock, hasher):
    code = finish(make_person())
    person.open("/fr/code")
    for _ in range(10):
        assert try_(person, wrong(code)).status == 422
    verified = len(hasher.verified)
    locked = try_(person, code)
    assert locked.status == 429
    assert locked.one(id="wrong").one("h2").text == "Un moment, s’il vous plaît"
    assert "Attendez 15 minutes" in locked.main.text
    assert typed(locked).replace(" ", "") == code
    clock.pass_(minutes=14, seconds=59)
    assert try_(person, code).status == 429
    assert len(hasher.verified) == verified
    clock.pass_(seconds=1)
    assert code_on(try_(person, code)) == code


def test_code_that_does_not_exist_is_locked_as_one_that_does(person):
    person.open("/fr/code")
    assert [try_(person, "000000000000").status for _ in range(11)] == [422] * 10 + [429]


def test_twenty_wrong_tries_in_a_second_make_all_wait_a_moment(person, make_person, clock):
    code = finish(make_person())
    person.open("/fr/code")
    for number in range(20):
        assert try_(person, f"{number:04}00000000").status == 422
    busy = try_(person, code)
    assert busy.status == 429
    assert "Attendez une minute" in busy.main.text
    clock.pass_(seconds=1)
    assert try_(person, code).status == 200


def test_right_tries_are_not_counted(person, make_person):
    code = finish(make_person())
    person.open("/fr/code")
    assert [try_(person, code).status for _ in range(25)] == [200] * 25


def test_code_works_for_thirty_days(person, make_person, clock):
    code = finish(make_person())
    clock.pass_(days=30)
    assert enter(person, code).status == 200
    clock.pass_(seconds=1)
    assert enter(person, code).status == 422


def test_code_of_an_erased_result_is_as_unknown(person, make_person):
    mine = make_person()
    code = finish(mine)
    mine.open("/fr/erase")
    mine.press("Yes, erase all")
    assert enter(person, code).status == 422


def test_code_is_the_same_on_result_sheet_and_phone_and_after_a_reload(make_application):
    app = make_application(public_url="https://test.example", https=True)
    person = Person(app.test_client(), "fr", "https://test.example")
    code = finish(person)
    person.open("/fr/result")
    assert code_on(person.page) == code
    link = link_on(person.page).removeprefix("https://test.example")
    sheet = person.open("/fr/result/sheet")
    assert sheet.one(css="paper__characters").text.replace(" ", "") == code
    assert code_on(Person(app.test_client(), "nl", "https://test.example").open(link)) == code


def test_finishing_again_hashes_nothing_and_changes_nothing(person, store, hasher):
    code = finish(person)
    before = rows(store)
    assert hasher.hashed == 1
    person.send("/fr/finish", [("csrf_token", token(person))])
    assert hasher.hashed == 1
    assert rows(store) == before
    assert code_on(person.page) == code


def token(person):
    """A fresh CSRF token; the result itself has no form."""
    here = person.page
    found = person.open("/fr/erase").all("input", name="csrf_token")[0]["value"]
    person.page = here
    return found


def test_questions_and_results_neither_seal_nor_open(person, personas, hasher):
    person.begin()
    person.take(personas["karim"].answers, until="email-find")
    assert (hasher.hashed, hasher.verified) == (0, [])
    person.send("/fr/finish", [("csrf_token", person.token())])
    for address in ("/fr/result", "/fr/result/sheet", "/fr/code"):
        assert person.open(address).status == 200
    assert (hasher.hashed, hasher.verified) == (1, [])


def mine(store, person):
    """The assessment of this person, and its first two codes."""
    found = assessments.load(store, person.cookie, at=MORNING, idle=timedelta(hours=1))
    return found, make(KEY, found.id, 0), make(KEY, found.id, 1)


@pytest.mark.parametrize("just_now", [False, True], ids=["taken before", "taken in this moment"])
def test_taken_selector_gives_the_next_code(person, make_person, store, monkeypatch, just_now):
    finish(make_person())
    person.begin()
    assessment, first, second = mine(store, person)
    with store.connect() as connection:
        connection.execute(update(code_table).values(selector=first.selector))
    if just_now:
        monkeypatch.setattr(kept_codes, "is_taken", lambda *_: False)
    person.send("/fr/finish", [("csrf_token", person.token())])
    assert code_on(person.page) == second.selector + second.secret
    assert kept_codes.of_assessment(store, assessment.id).counter == 1
    assert enter(make_person(), second.selector + second.secret).status == 200


def test_result_is_kept_even_if_no_selector_is_free(person, store, monkeypatch):
    monkeypatch.setattr(kept_codes, "is_taken", lambda *_: True)
    person.begin()
    person.send("/fr/finish", [("csrf_token", person.token())])
    assert person.page.address == "/fr/result"
    assert person.page.all(css="ticket__code") == []
    assert person.open("/fr/result/sheet").all(css="paper__characters") == []


def test_code_made_with_another_key_still_works_but_is_not_shown_wrongly(person, database, clock):
    code = finish(person)
    app = create_app(Settings(database, b"K" * 32), clock=clock)
    try:
        page = enter(Person(app.test_client()), code)
    finally:
        app.extensions["diagnostic"].engine.dispose()
    assert page.status == 200
    assert page.all(css="ticket__code") == []


# ------------------------------------------------------------------------------------- nothing left behind


class Recorder:
    """Notes what passes between browsers and the application: addresses, and heads of answers."""

    def __init__(self, app):
        self.app = app
        self.addresses, self.heads = [], []

    def __call__(self, environ, start_response):
        self.addresses.append(environ["PATH_INFO"] + "?" + environ["QUERY_STRING"])

        def start(status, headers, exc_info=None):
            self.heads.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], status, headers))
            return start_response(status, headers, exc_info)

        return self.app(environ, start)


@pytest.fixture
def recorder(application):
    application.wsgi_app = Recorder(application.wsgi_app)
    return application.wsgi_app


def halves(code):
    return {code, show(split(code)), code[4:], code[:8], code.lower()}


def test_code_is_never_in_an_address_a_head_or_a_log(person, make_person, recorder, caplog):
    caplog.set_level(logging.DEBUG)
    code = finish(make_person())
    for attempt in (wrong(code), elsewhere(code), code):
        enter(person, attempt)
    for _ in range(11):
        person.open("/fr/code")
        try_(person, wrong(code))
    assert person.page.status == 429
    said = [
        *recorder.addresses,
        *(str(head) for head in recorder.heads),
        *(r.getMessage() for r in caplog.records),
    ]
    said += [caplog.text]
    for half in halves(code) | halves(wrong(code)) | halves(elsewhere(code)):
        assert [line for line in said if half in line] == []


def test_error_while_a_code_is_looked_at_does_not_log_it(person, make_person, store, caplog):
    caplog.set_level(logging.DEBUG)
    code = finish(make_person())
    person.open("/fr/code")
    with store.connect() as connection:
        connection.exec_driver_sql("DROP TABLE attempt")
    page = try_(person, code)
    assert page.status in {500, 503}
    assert caplog.text != ""
    assert [half for half in halves(code) if half in caplog.text or half in page.html] == []


def test_keypad_answers_without_redirect_cookie_or_begun_test(person, make_person, recorder, store):
    code = finish(make_person())
    person.open("/fr/code")
    before = rows(store)
    recorder.heads.clear()
    for attempt in (wrong(code), code):
        for character in attempt:
            key(person, character)
        key(person, "show")
        if person.page.status == 422:
            for _ in range(12):
                key(person, "take-back")
    after = rows(store)
    assert {status for method, _, status, _ in recorder.heads} == {"200 OK", "422 UNPROCESSABLE ENTITY"}
    names = {name for *_, headers in recorder.heads for name, _ in headers}
    assert names.isdisjoint({"Location", "Set-Cookie"})
    assert {dict(headers)["Cache-Control"] for *_, headers in recorder.heads} == {"no-store"}
    assert {name for name in before if before[name] != after[name]} == {"attempt"}


def test_looking_at_a_result_by_code_leaves_the_own_test_as_it_is(person, make_person):
    code = finish(make_person())
    person.begin()
    cookie = person.cookie
    enter(person, code)
    assert person.cookie == cookie
    assert person.open("/fr/test").address == "/fr/test/warm-press"


def test_database_holds_no_code_in_plain(person, store):
    code = finish(person)
    with store.connect() as connection:
        kept = [
            str(value)
            for table in METADATA.tables.values()
            for row in connection.execute(select(table))
            for value in row
        ]
        (sealed,) = connection.execute(select(code_table.c.secret_hash)).scalars()
    assert [value for value in kept if code[4:] in value] == []
    assert kept.count(code[:4]) == 1
    assert sealed.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert sealing.opens(code[4:], sealed)


def test_keypad_takes_no_press_without_csrf_token(person):
    person.open("/fr/code")
    assert person.send("/fr/code", [("typed", ""), ("press", "7")]).status == 400


@pytest.mark.parametrize(
    "fields",
    [
        [("typed", "7K4D!"), ("press", "7")],
        [("typed", "7" * 13), ("press", "7")],
        [("typed", ""), ("press", "U")],
        [("typed", ""), ("press", "77")],
        [("typed", ""), ("press", "open")],
    ],
)
def test_forged_forms_are_refused(person, fields):
    person.open("/fr/code")
    assert person.send("/fr/code", [("csrf_token", person.token()), *fields]).status == 400


def test_form_without_a_key_shows_the_keypad_as_it_was(person):
    person.open("/fr/code")
    page = person.send("/fr/code", [("csrf_token", person.token()), ("typed", "7k")])
    assert (page.status, typed(page)) == (200, "7K.. .... ....")


@pytest.mark.html
def test_pages_of_the_code_are_valid_html(make_person, clock, htmlcheck):
    pages = {}
    for language in ("fr", "nl"):
        code = finish(make_person(language))
        person = make_person(language)
        pages[f"{language} empty"] = person.open(f"/{language}/code").html
        pages[f"{language} short"] = enter(person, "7K4D").html
        pages[f"{language} wrong"] = try_(person, wrong(code)).html
        pages[f"{language} result"] = enter(person, code).html
        person.open(f"/{language}/code")
        for _ in range(10):
            locked = try_(person, wrong(code))
        assert locked.status == 429
        pages[f"{language} locked"] = locked.html
        clock.pass_(seconds=1)  # so many tries in one second would make all wait
    assert htmlcheck(pages) == []


def test_codes_module_needs_neither_database_nor_web():
    source = Path(codes.__file__).read_text(encoding="utf-8")
    imported = re.findall(r"^(?:from|import) (\w+)", source, re.MULTILINE)
    assert set(imported) == {"hashlib", "hmac", "dataclasses", "uuid"}
