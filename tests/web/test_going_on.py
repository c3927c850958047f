"""Going on later: the code of a test without an end, what it opens, and who then has the test."""

import logging
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import event, select

from diagnostic.store import assessments
from diagnostic.store import codes as kept_codes
from diagnostic.store.tables import METADATA
from diagnostic.web import sealing
from diagnostic.web.app import create_app
from diagnostic.web.device import DEVICES
from diagnostic.web.settings import Settings
from tests.content.people import best
from tests.web.conftest import ORIGIN
from tests.web.engines import ON_BOTH, counts, rows
from tests.web.keypad import Watched, code_on, elsewhere, halves, try_, wrong
from tests.web.person import Person
from tests.web.qr import link_on

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])
UNTIL = "email-open"


@pytest.fixture(scope="module")
def everything(bundle):
    return {question.id: best(question) for question in bundle.questionnaire.questions()}


@pytest.fixture
def pause(everything):
    """`pause(person)`: take the test until `UNTIL` and get a code; the code."""

    def paused(person, until=UNTIL):
        person.begin()
        person.take(everything, until=until)
        return get_code(person)

    return paused


@pytest.fixture
def at_a(make_application):
    """`at_a("counsellor", "nl")`: somebody at such a device, on the same database."""

    def somebody(setting, language="fr"):
        device = DEVICES[setting]
        application = make_application(setting=device.setting, keyboard=device.keyboard)
        return Person(application.test_client(), language)

    return somebody


@pytest.fixture
def far(make_application):
    """`far()`: somebody at a server that phones can reach."""
    application = make_application(public_url=ORIGIN, https=True)
    return lambda language="fr": Person(application.test_client(), language, ORIGIN)


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


# ------------------------------------------------------------------------------------------ getting a code


@LANGUAGES
def test_page_explains_first_and_makes_nothing(make_person, pause, everything, store, language):
    person = make_person(language)
    person.begin()
    person.take(everything, until=UNTIL)
    before = rows(store)
    page = person.open(f"/{language}/pause")
    assert page.status == 200
    assert page.all(css="ticket__code") == []
    assert rows(store) == before


@ON_BOTH
def test_code_is_made_once_and_shown_as_often_as_one_likes(person, pause, store, monkeypatch):
    monkeypatch.setattr(sealing, "HASHER", Watched())
    code = pause(person)
    before = rows(store)
    for _ in range(3):
        person.open("/fr/erase")
        token = [("csrf_token", person.token())]
        assert code_on(person.send("/fr/pause", token)) == code
        assert code_on(person.open("/fr/pause")) == code
    assert sealing.HASHER.hashed == 1
    assert rows(store) == before


@LANGUAGES
def test_code_has_no_characters_that_look_alike_and_the_page_says_what_to_do(make_person, pause, language):
    person = make_person(language)
    code = pause(person)
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{12}", code)
    for message in (
        "Your answers stay for 30 days.",
        "At the start of the test, choose “I already have a code”.",
        "You can also give the code to your counsellor.",
    ):
        assert person.words(message) in person.page.main.text


def test_back_to_the_test_loses_nothing(person, pause, store):
    pause(person)
    before = rows(store)
    person.follow("Back to the test")
    assert person.question == UNTIL
    assert rows(store) == before


@ON_BOTH
def test_who_stops_with_a_code_leaves_nothing_in_the_browser_and_all_in_the_database(person, pause, store):
    pause(person)
    before, cookie, pages = counts(store), person.cookie, set(person.pages)
    person.press("I have my code, I stop here")
    assert person.page.address == "/"
    assert person.cookie != cookie
    assert counts(store) == before
    for cookies in (person.cookie, cookie):
        person.client.set_cookie("visit", cookies)
        for address in pages - {"/fr/", "/fr/start", "/fr/erase"}:
            assert person.open(address).address == "/fr/", address


def test_silence_keeps_a_test_that_has_a_code(person, pause, store):
    """What a kiosk sends when nobody answers it."""
    pause(person)
    before = counts(store)
    person.send("/fr/leave", [("csrf_token", person.token())])
    assert counts(store) == before


def test_erasing_takes_a_test_with_a_code_too(person, pause, store):
    pause(person)
    person.open("/fr/erase")
    person.press("Yes, erase all")
    assert sum(counts(store).values()) == 0


def test_who_has_not_begun_is_led_to_the_start_and_who_has_finished_to_the_result(person, everything):
    assert person.open("/fr/pause").address == "/fr/"
    person.begin()
    person.take(everything)
    assert person.open("/fr/pause").address == "/fr/result"
    person.open("/fr/help")
    person.send(
        "/fr/pause", [("csrf_token", person.open("/fr/erase").all("input", name="csrf_token")[0]["value"])]
    )
    assert person.page.address == "/fr/result"


@pytest.mark.parametrize("page", ["help", "erase"])
@LANGUAGES
def test_pages_that_lead_away_offer_it_to_whoever_is_in_a_test(make_person, everything, page, language):
    person = make_person(language)
    offered = person.words("Go on later, with a code")
    assert offered not in person.open(f"/{language}/{page}").main.text
    person.begin()
    person.take(everything, until=UNTIL)
    person.open(f"/{language}/{page}")
    person.follow("Go on later, with a code")
    assert person.page.address == f"/{language}/pause"


def test_summary_offers_it_as_long_as_something_waits(person, everything):
    person.begin()
    offered = [
        person.words("Go on later, with a code") in page.main.text
        for page in person.walk(everything)
        if "/summary/" in page.address and page.all("form", css="actions")
    ]
    assert offered[:-1] == [True] * (len(offered) - 1)
    assert offered[-1] is False


def test_questions_do_not_offer_it(question_views):
    assert [view for view in question_views if view.page.main.all("a", href=f"/{view.language}/pause")] == []


# ------------------------------------------------------------------------------------------------ going on


@LANGUAGES
@ON_BOTH
def test_code_brings_the_test_back_at_the_same_question_at_another_browser(
    make_person, pause, store, language
):
    mine, other = make_person("fr"), make_person(language)
    code = pause(mine)
    before = one(store)
    other.open(f"/{language}/")
    cookie = other.cookie
    page = open_code(other, code)
    assert (page.status, page.address) == (200, f"/{language}/code")
    assert page.one("h1").text == other.words("Your test is here.")
    other.press("Go on here")
    assert other.page.status == 200
    assert other.page.one("html")["lang"] == language
    assert other.question == UNTIL
    assert other.cookie != cookie
    after = one(store)
    assert (after.language, after.setting, after.keyboard, after.digest) == (
        before.language,
        before.setting,
        before.keyboard,
        before.digest,
    )


@ON_BOTH
def test_where_it_was_before_the_test_is_no_more(make_person, pause, store, everything):
    mine, other = make_person(), make_person()
    code = pause(mine)
    mine.follow("Back to the test")
    go_on(other, code)
    before = counts(store)["answer"]
    mine.answer(*everything[UNTIL])
    assert mine.page.address == "/fr/"
    assert counts(store)["answer"] == before
    other.answer(*everything[UNTIL])
    assert counts(store)["answer"] == before + 1


def test_page_tells_how_many_questions_were_answered_and_counts_no_practice(make_person, pause, store):
    code = pause(make_person())
    with store.connect() as connection:
        asked = connection.execute(select(METADATA.tables["answer"].c.question)).scalars().all()
    questions = [name for name in asked if not name.startswith("warm-")]
    assert 0 < len(questions) < len(asked)
    page = open_code(make_person(), code)
    assert f"Vous avez répondu à {len(questions)} questions." in page.main.text


def test_page_before_the_first_answer_counts_nothing(make_person, pause):
    code = pause(make_person(), until="warm-press")
    page = open_code(make_person(), code)
    assert "répondu" not in page.main.text
    assert page.button("Continuer ici")


def test_looking_at_a_waiting_test_changes_nothing_but_the_count_of_tries(make_person, pause, store):
    mine, other = make_person(), make_person()
    code = pause(mine)
    other.open("/fr/code")
    before, cookie = rows(store), other.cookie
    try_(other, code)
    after = rows(store)
    assert {name for name in before if before[name] != after[name]} == {"attempt"}
    assert other.cookie == cookie
    mine.follow("Back to the test")
    assert mine.question == UNTIL


def test_other_language_of_a_waiting_test_is_one_press_away(make_person, pause):
    code = pause(make_person())
    other = make_person()
    open_code(other, code)
    (button,) = [button for button in other.page.all("button") if button.get("lang") == "nl"]
    fields = [(field["name"], field["value"]) for field in other.page.form_of(button).all("input")]
    page = other.send(button["formaction"], [*fields, (button["name"], button["value"])])
    assert (page.status, page.one("html")["lang"]) == (200, "nl")
    assert page.one("h1").text == "Uw test is hier."


@ON_BOTH
def test_code_works_again_after_going_on_and_is_the_code_of_the_result(make_person, pause, everything, store):
    people = [make_person() for _ in range(3)]
    code = pause(people[0])
    for person in people[1:]:
        go_on(person, code)
        assert person.question == UNTIL
        assert get_code_again(person) == code
    people[-1].follow("Back to the test")
    people[-1].take(everything)
    assert code_on(people[-1].page) == code
    assert code_on(open_code(make_person(), code)) == code
    assert counts(store)["code"] == 1


def get_code_again(person):
    """Somebody with a code is shown it at once."""
    return code_on(person.open(f"/{person.language}/pause"))


@ON_BOTH
def test_counsellor_takes_over_what_was_begun_at_a_kiosk_with_the_facts_of_the_kiosk(at_a, pause, everything):
    """Statement 36: same question, same language, in at most three actions; what was told stays told."""
    mine, counsellor = at_a("kiosk"), at_a("counsellor")
    code = pause(mine)
    open_code(counsellor, code)
    counsellor.press("Go on here")
    assert counsellor.question == UNTIL
    counsellor.take(everything)
    assert counsellor.page.address == "/fr/result"
    store = counsellor.client.application.extensions["diagnostic"].engine
    assert (one(store).setting, one(store).keyboard) == ("kiosk", "none")
    assert counts(store)["assessment"] == 1


def test_test_without_a_code_that_was_in_this_browser_is_erased_by_going_on(make_person, pause, store):
    code = pause(make_person())
    other = make_person()
    other.begin()
    assert counts(store)["assessment"] == 2
    go_on(other, code)
    assert counts(store)["assessment"] == 1
    assert other.question == UNTIL


def test_own_test_can_be_gone_on_with_in_the_same_browser(person, pause, store):
    code = pause(person)
    go_on(person, code)
    assert person.question == UNTIL
    assert counts(store)["assessment"] == 1


def test_second_press_on_go_on_leads_to_the_test(make_person, pause):
    code = pause(make_person())
    other = make_person()
    open_code(other, code)
    fields = [("csrf_token", other.token()), ("typed", code), ("press", "go-on")]
    for _ in range(2):
        other.send("/fr/code", fields)
        assert other.question == UNTIL


def test_test_that_was_finished_meanwhile_shows_its_result(make_person, pause, everything):
    mine, other = make_person(), make_person()
    code = pause(mine)
    open_code(other, code)
    mine.follow("Back to the test")
    mine.take(everything)
    other.press("Go on here")
    assert other.page.status == 200
    assert other.page.one("h1").text == mine.page.one("h1").text
    assert mine.open("/fr/result").address == "/fr/result", "a result is not taken over"


@ON_BOTH
def test_code_works_until_thirty_days_after_the_last_sign_of_life(make_person, pause, clock):
    code = pause(make_person())
    clock.pass_(days=30)
    person = make_person()
    go_on(person, code)
    assert person.question == UNTIL
    clock.pass_(days=30)
    assert open_code(make_person(), code).status == 200
    clock.pass_(seconds=1)
    assert open_code(make_person(), code).status == 422


def test_purging_takes_a_waiting_test_after_thirty_days(person, pause, store, clock):
    pause(person)
    clock.pass_(days=30)
    assert assessments.purge(store, clock.now - timedelta(days=30)) == 0
    clock.pass_(seconds=1)
    assert assessments.purge(store, clock.now - timedelta(days=30)) == 1
    assert sum(counts(store).values()) == 0


@ON_BOTH
def test_erasing_by_code_takes_three_actions_and_leaves_nothing(make_person, pause, store):
    code = pause(make_person())
    other = make_person()
    open_code(other, code)  # one
    assert other.page.link("Tout effacer")["href"] == "#erase"  # two
    other.press("Yes, erase all")  # three
    assert other.page.address == "/"
    assert sum(counts(store).values()) == 0
    assert open_code(other, code).status == 422


@pytest.mark.parametrize("press", ["show", "sheet", "slips", "go-on", "erase"])
def test_nothing_is_done_without_the_whole_code(make_person, pause, store, press):
    code = pause(make_person())
    other = make_person()
    other.open("/fr/code")
    before = counts(store)
    for typed, said in (
        (code[:11], "Votre code n’est pas complet"),
        (wrong(code), "Nous ne trouvons pas ce code"),
    ):
        page = other.send("/fr/code", [("csrf_token", other.token()), ("typed", typed), ("press", press)])
        assert (page.status, page.one(id="wrong").one("h2").text) == (422, said)
    assert counts(store) == before
    assert other.open("/fr/test").address == "/fr/"


@pytest.mark.parametrize("press", ["go-on", "erase"])
def test_locked_code_neither_goes_on_nor_erases(make_person, pause, store, press):
    code = pause(make_person())
    other = make_person()
    other.open("/fr/code")
    for _ in range(10):
        try_(other, wrong(code))
    before = counts(store)
    page = other.send("/fr/code", [("csrf_token", other.token()), ("typed", code), ("press", press)])
    assert page.status == 429
    assert counts(store) == before


def test_known_and_unknown_selectors_of_waiting_tests_cost_the_same(make_person, pause, store, monkeypatch):
    code = pause(make_person())
    other = make_person()
    other.open("/fr/code")
    monkeypatch.setattr(sealing, "HASHER", Watched())
    asked = []
    event.listen(store, "before_cursor_execute", lambda *args: asked.append(args[2]))
    try_(other, wrong(code))
    known, asked[:] = list(asked), []
    try_(other, elsewhere(code))
    assert known == asked != []
    assert len(sealing.HASHER.verified) == 2


def test_code_made_with_another_key_goes_on_and_a_new_one_is_given(make_person, pause, database, clock):
    code = pause(make_person())
    app = create_app(Settings(database, b"K" * 32), clock=clock)
    try:
        other = Person(app.test_client())
        go_on(other, code)
        assert other.question == UNTIL
        assert other.open("/fr/pause").all(css="ticket__code") == []
        renewed = get_code(other)
        assert renewed != code
        assert open_code(Person(app.test_client()), renewed).status == 200
        assert open_code(Person(app.test_client()), code).status == 422
    finally:
        app.extensions["diagnostic"].engine.dispose()


def test_taken_selectors_give_the_next_code_or_the_square_alone(far, pause, monkeypatch):
    monkeypatch.setattr(kept_codes, "is_taken", lambda *_: True)
    person = far()
    person.begin()
    person.open("/fr/pause")
    person.press("Get my code")
    assert person.page.status == 200
    assert person.page.all(css="ticket__code") == []


def test_code_is_never_in_an_address_a_head_or_a_log(make_person, pause, application, caplog):
    caplog.set_level(logging.DEBUG)
    said = []
    inner = application.wsgi_app

    def noting(environ, start_response):
        said.append(environ["PATH_INFO"] + "?" + environ["QUERY_STRING"])

        def start(status, headers, exc_info=None):
            said.append(str(headers))
            return start_response(status, headers, exc_info)

        return inner(environ, start)

    application.wsgi_app = noting
    mine, other = make_person(), make_person()
    code = pause(mine)
    mine.press("I have my code, I stop here")
    go_on(other, code)
    open_code(mine, code)
    mine.press("Yes, erase all")
    said += [caplog.text, *(record.getMessage() for record in caplog.records)]
    for half in halves(code):
        assert [line for line in said if half in line] == []


# ------------------------------------------------------------------------------------------------ the link


def path_of(link):
    assert link.startswith(ORIGIN)
    return urlsplit(link).path


@ON_BOTH
def test_square_leads_to_the_waiting_test_and_looking_changes_nothing(far, pause, store):
    mine, phone = far(), far()
    pause(mine)
    link = link_on(mine.page)
    before = rows(store)
    page = phone.open(path_of(link))
    assert (page.status, page.one("h1").text) == (200, "Votre test est ici.")
    assert rows(store) == before
    mine.follow("Back to the test")
    assert mine.question == UNTIL


@ON_BOTH
def test_phone_goes_on_after_one_press_and_then_has_the_test_alone(far, pause, everything, store):
    mine, phone = far(), far("nl")
    pause(mine)
    phone.open(path_of(link_on(mine.page)).replace("/fr/", "/nl/"))
    cookie = phone.cookie
    phone.press("Go on here")
    assert (phone.question, phone.page.one("html")["lang"]) == (UNTIL, "nl")
    assert phone.cookie != cookie
    assert mine.open("/fr/test").address == "/fr/"
    phone.take(everything)
    assert phone.page.address == "/nl/result"


def test_link_of_a_test_is_the_link_of_its_result(far, pause, everything):
    mine = far()
    pause(mine)
    link = link_on(mine.page)
    mine.follow("Back to the test")
    mine.take(everything)
    assert link_on(mine.page) == link
    assert far().open(path_of(link)).all(css="band")


@pytest.mark.parametrize("why", ["erased", "too old", "never was"])
@LANGUAGES
def test_link_that_opens_nothing_says_so_calmly_and_where_to_go(far, pause, clock, store, why, language):
    mine, phone = far(), far(language)
    pause(mine)
    path = path_of(link_on(mine.page)).replace("/fr/", f"/{language}/")
    if why == "erased":
        phone.open(path)
        phone.press("Yes, erase all")
        assert sum(counts(store).values()) == 0
    elif why == "too old":
        clock.pass_(days=30, seconds=1)
    else:
        path = path[:-4] + "AAAA"
    for below in ("", "/sheet", "/slip"):
        page = phone.open(path + below)
        assert (page.status, page.one("h1").text) == (410, phone.words("This page is empty now"))
        assert page.link(phone.words("To the test"))["href"] == f"/{language}/"
        assert page.link(phone.words("Ask a person"))["href"] == f"/{language}/help"
    token = [("csrf_token", phone.open(f"/{language}/erase").all("input", name="csrf_token")[0]["value"])]
    for press in ("go-on", "erase"):
        assert phone.send(f"{path}/{press}", token).status == 410


def test_who_erases_on_the_phone_reads_that_it_is_done(far, pause):
    mine, phone = far(), far()
    pause(mine)
    path = path_of(link_on(mine.page))
    phone.open(path)
    phone.press("Yes, erase all")
    assert (phone.page.address, phone.page.status) == (path, 410)


def test_press_without_csrf_token_neither_goes_on_nor_erases(far, pause, store):
    mine, phone = far(), far()
    pause(mine)
    path = path_of(link_on(mine.page))
    phone.open(path)
    before = rows(store)
    for press in ("go-on", "erase"):
        assert phone.send(f"{path}/{press}", []).status == 400
    assert rows(store) == before


def test_page_of_the_link_is_kept_by_nobody(far, pause):
    mine, phone = far(), far()
    pause(mine)
    page = phone.open(path_of(link_on(mine.page)))
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_phone_is_a_persons_own_also_where_all_screens_are_kiosks(make_application, pause):
    """It is not asked whether somebody is there, and prints with its own dialog."""
    application = make_application(public_url=ORIGIN, https=True, setting="kiosk")
    mine = Person(application.test_client(), "fr", ORIGIN)
    pause(mine)
    assert mine.page.all("dialog")
    path = path_of(link_on(mine.page))
    phone = Person(application.test_client(), "fr", ORIGIN)
    assert phone.open(path).all("dialog") == []
    assert phone.open("/fr/code").all("dialog")
