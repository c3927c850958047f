"""Going on with a test by its code: at another screen, by whom, and until when."""

import logging
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from diagnostic.store import codes as kept_codes
from diagnostic.store import purging
from diagnostic.store.tables import METADATA
from diagnostic.web import sealing
from diagnostic.web.app import create_app
from diagnostic.web.settings import Settings
from tests.web.engines import ON_BOTH, counts, rows
from tests.web.keypad import Watched, code_on, elsewhere, halves, try_, wrong
from tests.web.person import Person
from tests.web.waiting import UNTIL, get_code, get_code_again, go_on, one, open_code

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])


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
    assert page.one("h1").text == other.words("Here is your test.")
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
    assert page.one("h1").text == "Hier is uw test."


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
    assert purging.purge(store, clock.now - timedelta(days=30)) == 0
    clock.pass_(seconds=1)
    assert purging.purge(store, clock.now - timedelta(days=30)) == 1
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
