"""The way through the test, whatever people do with the back button, two windows and changed answers."""

import pytest

from diagnostic.model.question import WarmUp
from tests.content.people import worst
from tests.web.engines import ON_BOTH, counts, rows
from tests.web.page import sent_by

pytestmark = ON_BOTH


def answers_of(store):
    """Question -> value, as the database has them (one person)."""
    with store.connect() as connection:
        return dict(connection.exec_driver_sql("SELECT question, value FROM answer").all())


def kept(person):
    """The answers that the pages show on return, for each question of the pages seen so far."""
    found = {}
    for address in dict.fromkeys(person.pages):
        if "/test/" in address and person.open(address).address == address:
            found[person.question] = person.chosen
    return found


def test_statement_21_back_shows_the_question_before_with_its_answer(person, everything):
    """ux.md 21: in-page Back gives the previous question with its answer, all the way to the first."""
    person.begin()
    person.take(everything, until="device-text-size")
    way = [address.split("/")[3] for address in dict.fromkeys(person.pages) if "/test/" in address]
    seen = []
    while person.page.main.all("a", css="button--quiet"):
        person.follow("Back")
        seen.append(person.question)
        assert person.chosen == everything[person.question]
    assert seen == way[-2::-1]


def test_statement_21_browser_back_shows_the_answer_and_sending_it_again_goes_on(person, everything, store):
    """ux.md 21: browser Back (the same address again) gives the previous question with its answer."""
    person.begin()
    person.take(everything, until="deadline")
    before = answers_of(store)
    person.open("/fr/test/helper")
    assert person.chosen == everything["helper"]
    person.press("Continue")
    assert person.page.address == "/fr/test/deadline"
    assert answers_of(store) == before


def test_statement_21_changing_an_answer_keeps_all_others(person, everything, store):
    """ux.md 21: changing an answer keeps all others still relevant."""
    person.begin()
    person.take(everything, until="device-text-size")
    person.open("/fr/test/helper")
    person.answer("nobody")
    expected = {name: " ".join(value) for name, value in everything.items()} | {"helper": "nobody"}
    found = answers_of(store)
    assert found == {name: expected[name] for name in found}
    assert kept(person)["helper"] == ("nobody",)
    person.open("/fr/test")
    assert person.question == "device-text-size"


def test_statement_24_a_section_ends_with_at_most_six_answers_to_review(person, everything, questions):
    """ux.md 24: each section ends with at most 6 answers to review a page, all of them, practice aside."""
    person.begin()
    reviewed = {}
    for page in person.walk(everything):
        if "/summary/" in page.address:
            rows_ = page.all("div", css="review__row")
            assert 1 <= len(rows_) <= 6
            section = page.address.split("/")[3]
            reviewed.setdefault(section, []).extend(row.one("dt").text for row in rows_)
    asked = {}
    for address in person.pages:
        question = questions.get(address.split("/")[-1])
        if question is not None and not isinstance(question.form, WarmUp):
            asked.setdefault(question.section, []).append(question.text["fr"])
    assert reviewed == asked


@pytest.mark.parametrize(
    "section, until, change, answer",
    [
        ("device", "email-open", "device-address", ("contact",)),
        ("situation", "device-wifi", "equipment", ("smartphone",)),
        ("situation", "device-wifi", "wish", ("group",)),
    ],
)
def test_statement_24_change_returns_to_the_summary(section, until, change, answer, person, everything):
    """ux.md 24: Change returns there: to the part of the summary that shows the changed answer."""
    person.begin()
    person.take(everything, until=until)
    person.open(f"/fr/summary/{section}")
    links = []
    while not links:
        assert person.page.address.startswith(f"/fr/summary/{section}"), (
            f"{change} is on no part of the summary"
        )
        links = [a for a in person.page.all("a", css="pill") if a["href"] == f"/fr/test/{change}"]
        if not links:
            person.go_on()
    before = [row.one("dt").text for row in person.page.all("div", css="review__row")]
    person.follow(links[0])
    assert person.chosen == everything[change]
    person.answer(*answer)
    assert person.page.address.startswith(f"/fr/summary/{section}")
    assert [row.one("dt").text for row in person.page.all("div", css="review__row")] == before
    person.follow(next(a for a in person.page.all("a", css="pill") if a["href"] == f"/fr/test/{change}"))
    assert person.chosen == answer


def test_summary_shows_the_answers_in_the_words_that_were_pressed(person, everything, questions):
    person.begin()
    person.take(everything, until="email-open")
    shown = {
        row.one("dt").text: row.all("dd")[0].text
        for row in person.page_of("device").all("div", css="review__row")
    }
    form = questions["device-text-size"].form
    pressed = {element.id: element.text["fr"] for element in form.elements}
    assert shown[questions["device-text-size"].text["fr"]] == pressed[everything["device-text-size"][0]]


def test_sending_twice_is_one_row_and_the_right_next_page(person, everything, store):
    person.begin()
    person.take(everything, until="helper")
    person.choose("nobody")
    form, button = person.form, person.page.button("Continuer")
    fields = sent_by(form, button)
    before = counts(store)["answer"]
    for _ in range(3):
        person.send(form["action"], fields)
        assert person.page.address == "/fr/test/aim"
    assert counts(store)["answer"] == before + 1
    assert answers_of(store)["helper"] == "nobody"


def test_replay_of_an_old_form_changes_that_answer_only_and_goes_on_where_the_person_was(
    person, everything, store
):
    person.begin()
    person.take(everything, until="email-reply")
    before = answers_of(store)
    person.send("/fr/test/equipment", [("csrf_token", person.token()), ("answer", "printer")])
    assert answers_of(store) == before | {"equipment": "printer"}
    person.open("/fr/test")
    assert person.question == "email-reply"


def test_two_windows_on_one_test(person, everything, make_person, store):
    """One window is at the fifth question while the other goes back to the third."""
    person.begin()
    person.take(everything, until="email-address")
    other = make_person()
    other.client = person.client
    other.open("/fr/test/warm-scroll")
    person.answer("shared")
    assert person.page.address == "/fr/test/identity-means"
    other.answer("unsure")
    assert other.page.address == "/fr/test/identity-means"
    other.answer("itsme")
    person.answer("card")
    assert person.page.address == "/fr/test/helper"
    found = answers_of(store)
    assert (found["warm-scroll"], found["email-address"], found["identity-means"]) == (
        "unsure",
        "shared",
        "card",
    )
    person.take(everything)
    assert person.page.address == "/fr/result"
    other.press("Continue") if other.question else other.open("/fr/test")
    assert other.page.address == "/fr/result"


def test_branch_that_vanishes_comes_back_with_its_answers(person, everything, store):
    person.begin()
    person.take(everything, until="admin-form")
    with_mail = [name for name in answers_of(store) if name.startswith("email-") and name != "email-address"]
    person.open("/fr/test/email-open")
    person.answer("never")
    assert person.page.address == "/fr/summary/email"
    assert len(person.page.all("div", css="review__row")) == 1
    assert person.open("/fr/test/email-reply").address == "/fr/test/admin-form"
    person.open("/fr/test/email-open")
    person.answer(*everything["email-open"])
    assert person.page.address == "/fr/summary/email"
    assert len(person.page.all("div", css="review__row")) == len(with_mail)
    assert person.open("/fr/test/email-reply").address == "/fr/test/email-reply"
    assert person.chosen == everything["email-reply"]


def test_answer_that_opens_a_branch_leads_into_it_and_then_back(person, everything, questions):
    person.begin()
    person.take(everything, until="email-open")
    person.open("/fr/test/device-text-size")
    person.answer(*worst(questions["device-text-size"]))
    assert person.page.address == "/fr/test/device-at-sign"
    for name in ("device-at-sign", "device-photos", "device-cookies"):
        assert person.question == name
        person.answer(*everything[name])
    assert person.page.address == "/fr/summary/device"


def test_question_not_yet_reached_leads_to_where_the_person_is(person, everything):
    person.begin()
    person.take(everything, until="helper")
    for address in ("/fr/test/email-open", "/fr/test/wish", "/fr/test/no-such-question", "/fr/test"):
        assert person.open(address).address == "/fr/test/helper"
    for address in ("/fr/summary/situation", "/fr/summary/device", "/fr/summary/nowhere", "/fr/result"):
        assert person.open(address).address == "/fr/test/helper"
    assert person.open("/fr/result/sheet").address == "/fr/test/helper"


def test_answer_to_a_question_not_yet_reached_is_not_taken(person, everything, store):
    person.begin()
    person.take(everything, until="helper")
    before = rows(store)
    for name, value in (("wish", "group"), ("email-open", "never"), ("email-reply", "forward")):
        person.send(f"/fr/test/{name}", [("csrf_token", person.token()), ("answer", value)])
        assert person.page.address == "/fr/test/helper"
    assert rows(store) == before


def test_finishing_twice_keeps_the_first_outcome(person, everything, store, clock):
    person.begin()
    person.take(everything)
    first = rows(store)
    assert counts(store)["outcome"] == 1
    token = Token(person)
    clock.pass_(minutes=5)
    person.send("/fr/finish", token.field)
    assert person.page.address == "/fr/result"
    assert rows(store) == first


class Token:
    """The token of a page seen before, for pages without a form."""

    def __init__(self, person):
        person.open(f"/{person.language}/erase")
        self.field = [("csrf_token", person.token())]


def test_answers_after_the_end_are_refused(person, everything, store):
    person.begin()
    person.take(everything)
    before = rows(store)
    shown = person.page.one("main").text
    field = Token(person).field
    for name, value in (("helper", "nobody"), ("email-open", "never")):
        person.send(f"/fr/test/{name}", [*field, ("answer", value)])
        assert person.page.address == "/fr/result"
        assert person.open(f"/fr/test/{name}").address == "/fr/result"
    assert person.open("/fr/summary/device").address == "/fr/result"
    assert rows(store) == before
    assert person.page.one("main").text == shown


def test_leaving_early_gives_a_result_of_what_is_known(person, everything, store):
    person.begin()
    person.take({name: value for name, value in everything.items() if not name.startswith("admin")})
    assert person.page.address == "/fr/result"
    assert counts(store)["outcome"] == 1
    assert person.words("Not enough answers yet:") in person.page.text


def test_beginning_again_forgets_the_first_test(person, everything, store):
    person.begin()
    person.take(everything, until="helper")
    first = person.cookie
    person.begin()
    assert person.cookie != first
    assert counts(store) == {"assessment": 1, "answer": 0, "outcome": 0, "referral": 0, "code": 0}
    assert person.question == "warm-press"
    assert person.chosen == ()


def test_language_links_keep_the_place(person, everything):
    """Pages without a form switch by a link; the test goes on in the other language."""
    person.begin()
    person.take(everything, until="device-wifi")
    person.open("/fr/summary/situation/2")
    other = person.page.one("a", hreflang="nl")
    assert (other["lang"], other.text) == ("nl", "Nederlands")
    person.follow(other)
    assert person.page.address == "/nl/summary/situation/2"
    person.language = "nl"
    person.take(everything)
    assert person.page.address == "/nl/result"
    for page in ("result", "result/sheet", "help", "accessibility", "erase", ""):
        person.open(f"/nl/{page}")
        person.follow(person.page.one("a", hreflang="fr"))
        assert person.page.address == f"/fr/{page}"
