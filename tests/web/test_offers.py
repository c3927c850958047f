"""What a page offers besides its question: a hand, other ways to the words, and hard words explained."""

import pytest

from diagnostic.model.question import UNCLEAR, ListChoice, Task, offered
from diagnostic.web.quiz.glossary import hard_words
from tests.web.person import Person

LANGUAGES = ("fr", "nl")
WELL = {"warm-press": ("button",), "warm-choose": ("tram",), "warm-scroll": ("read",)}
SLIPS = {
    "warm-press": [("unsure",), ("unclear",)],
    "warm-choose": [("bus",), ("unsure",), ("unclear",)],
    "warm-scroll": [("unsure",), ("unclear",)],
}
ORDER = list(WELL)
FIRST, SECOND, THIRD, FOURTH = "equipment", "email-address", "identity-means", "helper"


def offer(person, name):
    """The offer on the page that is labelled by this id, None if there is none."""
    found = person.page.all("aside", aria_labelledby=name)
    assert len(found) <= 1
    return found[0] if found else None


def where_offered(person, answers, name, until):
    """The questions whose page has this offer, in the order in which they are met."""
    person.begin()
    pages = person.walk(answers, until)
    return [person.question or page.address for page in pages if offer(person, name)]


# -------------------------------------------------------------------------------------------------- a hand


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_at_ease_with_the_warm_ups_is_offered_nothing(language, make_person, everything):
    assert where_offered(make_person(language), everything | WELL, "hand", until=SECOND) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name, slip", [(name, slip) for name, slips in SLIPS.items() for slip in slips])
def test_who_is_not_is_offered_a_hand_on_the_next_page(name, slip, language, make_person, everything):
    person = make_person(language)
    following = [*ORDER, FIRST][ORDER.index(name) + 1]
    met = where_offered(person, everything | WELL | {name: slip}, "hand", until=THIRD)
    assert met == list(dict.fromkeys([following, FIRST]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hand_leads_to_a_person_and_leaves_the_question_where_it_is(language, make_person):
    person = make_person(language)
    person.begin()
    person.answer("unsure")
    found = offer(person, "hand")
    said = map(person.words, ("Would you like somebody beside you?", "You can also go on alone."))
    assert found.one(id="hand").text == " ".join(said)
    person.follow(found.one("a"))
    assert person.page.address == f"/{language}/help"
    person.follow("Back to the test")
    assert person.question == "warm-choose"


# ------------------------------------------------------------------------------------------- other words


def puzzled_by(everything, *names):
    return everything | WELL | dict.fromkeys(names, (UNCLEAR,))


def test_one_question_that_was_not_understood_offers_nothing(person, everything):
    assert where_offered(person, puzzled_by(everything, FIRST), "other-words", until=FOURTH) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_second_in_a_section_offers_other_ways_once(language, make_person, everything):
    person = make_person(language)
    answers = puzzled_by(everything, FIRST, SECOND)
    assert where_offered(person, answers, "other-words", until="wish") == [THIRD]


def test_one_more_offers_them_again(person, everything):
    answers = puzzled_by(everything, FIRST, SECOND, FOURTH)
    assert where_offered(person, answers, "other-words", until="wish") == [THIRD, "aim"]


def test_after_the_last_question_of_a_section_its_summary_offers_them(person, everything, questions):
    asked = [name for name, question in questions.items() if question.section == "situation"]
    answers = puzzled_by(everything, asked[0], asked[-1])
    assert where_offered(person, answers, "other-words", until="device-wifi") == ["/fr/summary/situation"]


def three_ways(person, offered_here):
    """The other language and the person to ask: a button or a link each."""
    language, help_ = offered_here.all(css="pill")
    return language, help_


@pytest.mark.parametrize("language", LANGUAGES)
def test_offer_listens_switches_the_language_and_leads_to_a_person(language, make_person, everything):
    person = make_person(language)
    person.begin()
    person.take(puzzled_by(everything, FIRST, SECOND), until=THIRD)
    found = offer(person, "other-words")
    listening = found.one(data_listen=True)
    assert listening["data-words"] == person.words("Listen to the question")
    heard = [person.page.one(id=name) for name in listening["data-listen"].split()]
    assert [part.tag for part in heard] == ["legend", "p"]
    switch, person_to_ask = three_ways(person, found)
    assert person_to_ask["href"] == f"/{language}/help"
    (other,) = {*LANGUAGES} - {language}
    in_the_bar = person.page.one("nav", css="bar__tools").one("button", css="pill", lang=other)
    assert switch.attributes == in_the_bar.attributes, "the same button as in the bar"
    person.press(switch)
    assert person.page.address == f"/{other}/test/{THIRD}"
    person.language = other
    assert offer(person, "other-words") is not None, "the offer speaks the other language now"


def test_offer_on_a_summary_switches_by_a_link(person, everything, questions):
    asked = [name for name, question in questions.items() if question.section == "situation"]
    person.begin()
    person.take(puzzled_by(everything, *asked), until="device-wifi")
    person.open("/fr/summary/situation")
    found = offer(person, "other-words")
    assert found.one(data_listen="review")["data-words"] == person.words("Listen to the questions")
    switch, person_to_ask = three_ways(person, found)
    assert (switch["href"], switch["lang"]) == ("/nl/summary/situation", "nl")
    assert person_to_ask["href"] == "/fr/help"
    person.go_on()
    assert offer(person, "other-words") is None, "the second part does not ask again"


def test_silent_screen_offers_no_listening(make_application, everything):
    person = Person(make_application(setting="counsellor").test_client())
    person.begin()
    person.take(puzzled_by(everything, FIRST, SECOND), until=THIRD)
    found = offer(person, "other-words")
    assert found.all(data_listen=True) == []
    assert len(three_ways(person, found)) == 2


def test_kept_page_without_an_offer_is_not_shown_to_whom_one_is_made(make_person, everything):
    """Question pages are kept: whether they offer something is part of what they depend on."""
    easy, puzzled, again = make_person(), make_person(), make_person()
    for somebody, names in ((easy, ()), (puzzled, (FIRST, SECOND)), (again, ())):
        somebody.begin()
        somebody.take(puzzled_by(everything, *names), until=THIRD)
        assert (offer(somebody, "other-words") is not None) is bool(names)


# -------------------------------------------------------------------------------------------- hard words


def explained(view):
    """Word -> explanation, as the page shows them."""
    found = view.page.one("form", id="question").all("details", css="words")
    assert len(found) <= 1, str(view)
    groups = found[0].one("dl").all("div") if found else []
    return {group.one("dt").text: group.one("dd").text for group in groups}


def wanted(bundle, question, language):
    texts = [question.text, question.help, *(one.text for one in offered(question.form))]
    if isinstance(question.form, Task | ListChoice):
        texts = texts[:2]
    return "\n".join(text[language] for text in texts if text is not None)


def test_every_hard_word_of_a_question_is_explained_as_it_is_written_there(question_views, questions, bundle):
    with_words = 0
    for view in question_views:
        question = questions[view.about]
        hard = hard_words(bundle, question, view.language)
        assert explained(view) == {
            " ".join(one.word.split()): " ".join(one.term.text[view.language].split()) for one in hard
        }
        for one in hard:
            assert one.word in wanted(bundle, question, view.language)
        with_words += bool(hard)
    assert with_words > 100


@pytest.mark.parametrize(
    "question_id, language, words",
    [
        ("wish", "fr", ["mentor"]),
        (
            "identity-means",
            "nl",
            ["online", "app", "itsme", "identiteitskaart", "pincode", "digitale sleutel"],
        ),
    ],
)
def test_words_of_help_and_answers_are_found_in_the_order_of_reading(
    question_id, language, words, questions, bundle
):
    found = [hard.word for hard in hard_words(bundle, questions[question_id], language)]
    assert [word for word in found if word in words] == words


def test_hard_words_stand_between_the_question_and_its_answers(question_views):
    seen = 0
    for view in question_views:
        form = view.page.one("form", id="question")
        for words in form.all("details", css="words"):
            order = list(form.inside())
            answers = [one for one in form.all("input", "button", "select") if one.get("type") != "hidden"]
            answers = [one for one in answers if one.has("name") or one.has("value")]
            assert order.index(form.all("legend")[0]) < order.index(words), str(view)
            assert order.index(words) < min(map(order.index, answers)), str(view)
            assert not words.has("open"), str(view)
            seen += 1
    assert seen > 100


def test_each_hard_word_can_be_heard_with_its_explanation(question_views):
    for view in question_views:
        for words in view.page.one("form", id="question").all("details", css="words"):
            for group in words.one("dl").all("div"):
                assert group.has("data-together")
                assert group.one(data_listen=True)["data-name"] == group.one("dt").text
                assert [part.text for part in group.all(data_heard=True)] == [
                    group.one("dt").text,
                    group.one("dd").text,
                ]
