"""The statements of ux.md about question pages, on every question in both languages."""

from collections import Counter

import pytest

from diagnostic.engine.reply import ways_out
from diagnostic.model.question import Order, Several, Task, WarmUp
from diagnostic.web.language import CATALOGUES
from tests.content.people import beginner, best, worst
from tests.web.gallery import nearly, puzzled
from tests.web.person import Person

ERROR = {"fr": "Erreur\u00a0:", "nl": "Fout:"}
STEP = {"fr": "Étape {} sur {}", "nl": "Stap {} van {}"}
WAYS_OUT = {
    "unsure": "I do not know",
    "unclear": "I do not understand the question",
    "unsaid": "I would rather not say",
}


@pytest.fixture(scope="module")
def first_views(gallery):
    return [view for view in gallery if view.kind == "question"]


@pytest.fixture(scope="module")
def mistakes(gallery):
    return [view for view in gallery if view.kind.startswith("mistake")]


def controls(view):
    """What can be pressed or ticked as an answer, by value, in the order of the page."""
    form = view.page.one("form", id="question")
    return {
        control["value"]: control
        for control in form.all("input", "button", name="answer")
        if control.get("type") != "text"
        and not any("actions" in around.classes for around in control.around())
    }


def wanted_title(view, questions, bundle):
    question = questions[view.about]
    sections = [section.id for section in bundle.questionnaire.sections]
    step = STEP[view.language].format(sections.index(question.section) + 1, len(sections))
    name = bundle.questionnaire.name[view.language]
    return f"{question.text[view.language]} – {step} – {name}"


def test_statement_14_one_question_in_one_heading_inside_the_legend(question_views, questions):
    """ux.md 14: exactly one question, one h1 inside legend."""
    for view in question_views:
        heading = view.page.one("h1")
        # What is sorted has a group of its own on each line, within that of the question.
        assert heading.parent is view.page.all("legend")[0], str(view)
        assert heading.parent.parent is view.page.all("fieldset")[0], str(view)
        assert heading.text == questions[view.about].text[view.language], str(view)
        others = [
            question.text[view.language] for question in questions.values() if question.id != view.about
        ]
        assert [text for text in others if text in view.page.text] == [], str(view)


def test_statement_14_title_is_unique_and_has_question_step_and_name(first_views, questions, bundle):
    """ux.md 14: unique title with question, step, name."""
    for view in first_views:
        assert view.page.title == wanted_title(view, questions, bundle)
    titles = Counter((view.language, view.page.title) for view in first_views)
    assert [title for title, times in titles.items() if times > 1] == []


def shown_as_chosen(view):
    person = Person(None, view.language)
    person.page = view.page
    return person.chosen


def test_statement_15_nothing_is_chosen_at_first(gallery):
    """ux.md 15: nothing pre-selected at first visit, and not by a mistake either."""
    for view in gallery:
        if view.kind in {"question", "mistake"}:
            assert shown_as_chosen(view) == (), str(view)


def test_statement_15_the_answer_is_chosen_on_return(gallery, questions):
    """ux.md 15: earlier choice re-selected on return."""
    for view in gallery:
        if view.kind == "return":
            given = [replies(questions[view.about]) for replies in (best, worst, beginner, nearly, puzzled)]
            assert shown_as_chosen(view) in given, str(view)


def test_choice_that_does_not_go_together_stays_to_be_corrected(gallery, questions):
    chosen = {view.kind: shown_as_chosen(view) for view in gallery if view.kind.startswith("mistake ")}
    assert chosen["mistake not together"] == ("computer", "nothing")
    assert chosen["mistake too many"] == tuple(o.id for o in questions["admin-stuck"].form.options)
    for view in gallery:
        if view.kind == "mistake same place":
            selected = [select.one("option", selected=True)["value"] for select in view.page.all("select")]
            assert selected == ["1"] * len(selected)


def test_statement_16_ways_out_are_there_last_and_set_apart(question_views, questions):
    """ux.md 16: "I don't know" and "I don't understand the question" exist, last, set apart."""
    for view in question_views:
        question = questions[view.about]
        expected = list(ways_out(question))
        assert {"unsure", "unclear"} <= set(expected)
        assert list(controls(view))[-len(expected) :] == expected, str(view)
        apart = view.page.one(css="ways-out")
        inside = apart.all("input", "button", name="answer")
        assert [control["value"] for control in inside] == expected, str(view)
        for control in inside:
            words = control.text if control.tag == "button" else view.page.label_of(control).text
            assert words == CATALOGUES[view.language].gettext(WAYS_OUT[control["value"]]), str(view)


def test_statement_16_what_was_not_understood_is_not_known_and_never_wrong(person, bundle, questions):
    """ux.md 16: scored as *not known*, never as wrong: no band, no profile, no word about a mistake."""
    person.begin()
    person.take(dict.fromkeys(questions, ("unclear",)))
    assert person.page.all("li", css="domain") == []
    unknown = person.page.one(css="unknown")
    assert unknown.one("p").text == person.words("Not enough answers yet:")
    assert [line.text for line in unknown.all("li")] == [
        domain.title[person.language] for domain in bundle.questionnaire.domains
    ]
    assert person.page.one("h1").text == person.words("You have begun. That is a good start.")


def test_statement_16_what_is_not_known_is_quoted_as_such(person, questions):
    """ux.md 16: "I do not know" stays what it is in the summary and in the reasons of the result."""
    person.begin()
    answers = dict.fromkeys(questions, ("unsure",))
    person.take(answers, until="device-wifi")
    shown = [row.all("dd")[0].text for row in person.page_of("situation").all("div", css="review__row")]
    assert set(shown) == {person.words("I do not know")}
    person.open(f"/{person.language}/test")
    person.take(answers)
    reasons = person.page.all(css="because")
    quoted = [quote.one("b").text for reason in reasons for quote in reason.all("li")]
    assert quoted
    assert set(quoted) == {person.words("I do not know")}


def test_statement_17_a_mistake_is_said_in_title_summary_and_field(mistakes, questions, bundle):
    """ux.md 17: summary with focus, Erreur/Fout first in title, same words at the field."""
    for view in mistakes:
        page = view.page
        assert page.status == 422, str(view)
        assert page.title == f"{ERROR[view.language]} {wanted_title(view, questions, bundle)}", str(view)
        summary = page.one(id="wrong")
        assert summary["role"] == "alert"
        assert summary["tabindex"] == "-1", "it takes the focus"
        words = summary.one("a").text
        assert words
        fieldset = page.all("fieldset")[0]
        at_the_field = page.one(id=fieldset["aria-describedby"])
        assert at_the_field.text == words, str(view)
        assert fieldset in at_the_field.around()


def test_statement_17_the_link_leads_to_the_first_control(mistakes):
    """ux.md 17: link to first radio. Where a press is the answer, none can be forgotten: the whole form."""
    for view in mistakes:
        form = view.page.one("form", id="question")
        fields = [field for field in form.all("input", "select") if field.get("type") != "hidden"]
        first = fields[0]["id"] if fields else "question"
        assert view.page.one(id="wrong").one("a")["href"] == f"#{first}", str(view)


def test_statement_22_steps_are_in_words_and_their_number_never_changes(person, everything, bundle):
    """ux.md 22: "Step x of y" in words, y constant within a session; line aria-hidden."""
    person.begin()
    total = len(bundle.questionnaire.sections)
    seen = []
    for page in person.walk(everything):
        if page.address != "/fr/result":
            seen.append(page.one(css="step").text.split(" · ")[0])
            assert page.one(css="line")["aria-hidden"] == "true"
    assert len(seen) > len(everything) / 2
    assert list(dict.fromkeys(seen)) == [STEP["fr"].format(number, total) for number in range(1, total + 1)]


def test_statement_23_the_test_begins_with_practice_that_does_not_count(
    person, bundle, questions, everything
):
    """ux.md 23: first item is an unscored practice question, with sound check: it can be heard."""
    person.begin()
    assert person.page.one("h1").all(data_heard=True)
    first = questions[person.question]
    assert isinstance(first.form, WarmUp)
    assert not first.scored
    person.take(everything)
    practice = [question for question in questions.values() if isinstance(question.form, WarmUp)]
    assert practice
    assert not any(question.text["fr"] in person.page.text for question in practice)


def test_statement_25_every_pictogram_is_hidden_beside_words(gallery):
    """ux.md 25: every pictogram is aria-hidden beside visible words."""
    for view in gallery:
        for picture in view.page.all("svg"):
            if any("qr" in element.classes for element in picture.around()):
                box = picture.parent
                assert (box["role"], bool(box["aria-label"])) == ("img", True)
                continue
            assert picture.get("aria-hidden") == "true", str(view)
            if "mark" in picture.classes:  # an ornament says nothing
                continue
            words = next(element.seen for element in picture.around() if element.tag not in {"svg", "span"})
            assert words, f"{view}: a picture without words"


def test_statement_25_no_control_is_named_by_an_icon_only(gallery):
    """ux.md 25: no control whose name comes only from an icon."""
    for view in gallery:
        for control in view.page.all("a", "button", "summary"):
            if control.get("aria-hidden") == "true":  # nobody meets it: it answers the Enter key
                assert control["tabindex"] == "-1"
                continue
            assert control.seen, f"{view}: {control.attributes}"
            assert not control.has("aria-label"), f"{view}: {control.attributes}"
        for control in view.page.all("input", "select"):
            if control.get("type") != "hidden":
                label = view.page.label_of(control)
                assert label.seen or "unseen" in label.classes, f"{view}: {control.attributes}"


def test_statement_65_language_buttons_keep_question_and_choice(make_person, everything, questions):
    """ux.md 65, server part: switching language keeps question, answer, place."""
    person = make_person("fr")
    person.begin()
    person.take(everything, until="equipment")
    person.choose("computer", "printer")
    person.press(person.page.one("button", name="switch-to"))
    assert person.page.address == "/nl/test/equipment"
    assert person.page.one("h1").text == questions["equipment"].text["nl"]
    assert person.chosen == ("computer", "printer")


@pytest.mark.parametrize("name", ["equipment", "warm-press", "commune"])
def test_language_buttons_without_a_choice_store_nothing(name, make_person, everything, store):
    person = make_person("nl")
    person.begin()
    person.take(everything, until=name)
    before = answers_of(store)
    person.press(person.page.one("button", name="switch-to"))
    assert person.page.address == f"/fr/test/{name}"
    assert person.page.status == 200
    assert person.chosen == ()
    assert answers_of(store) == before


def answers_of(store):
    with store.connect() as connection:
        return sorted(connection.exec_driver_sql("SELECT question, value FROM answer").all())


def test_enter_key_continues_and_does_not_switch_the_language(question_views):
    """Browsers take the first button of a form, in the order of the page, for the Enter key."""
    for view in question_views:
        buttons = [
            button
            for button in view.page.all("button")
            if button.get("form") == "question" or view.page.one("form", id="question") in button.around()
        ]
        fields = [field for field in view.page.all("input", "select") if field.get("type") != "hidden"]
        if fields:
            assert not buttons[0].has("name"), str(view)
            assert "".join(buttons[0].children) == CATALOGUES[view.language].gettext("Continue")


def test_order_is_never_shown_in_the_right_order(first_views, questions):
    orders = [view for view in first_views if isinstance(questions[view.about].form, Order)]
    assert orders
    for view in orders:
        shown = [select["name"].removeprefix("place-") for select in view.page.all("select")]
        right = [step.id for step in questions[view.about].form.steps]
        assert sorted(shown) == sorted(right)
        assert shown != right


def test_several_says_that_several_are_possible(first_views, questions):
    for view in first_views:
        form = questions[view.about].form
        if isinstance(form, Several) and not form.at_most:
            assert view.page.one("fieldset").all(css="hint"), str(view)


def test_every_element_of_a_drawn_screen_can_be_pressed_once(first_views, questions):
    tasks = [view for view in first_views if isinstance(questions[view.about].form, Task)]
    assert len(tasks) >= 32
    for view in tasks:
        form = questions[view.about].form
        pressed = [button["value"] for button in view.page.one(css="device").all("button")]
        assert sorted(pressed) == sorted(element.id for element in form.elements), str(view)
        for element in form.elements:
            words = controls(view)[element.id].text
            assert element.text[view.language] in words, str(view)
