"""Answers from a paper, typed in by a counsellor, give what the person would have got at a screen."""

import pytest
from sqlalchemy import event, select

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.shown import letters_of
from diagnostic.insight.sheet import numbers_of, on_paper
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.codec import digest
from diagnostic.model.question import RIGHT, Order, Sort, Task, Typed, offered
from diagnostic.store.tables import METADATA
from tests.cli.test_walk import asked_of
from tests.web.engines import ON_BOTH, PERSONAL, counts, rows
from tests.web.gallery import PLAIN

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])
WAYS_OUT = {"unsure", "unclear", "unsaid"}


def copied(bundle, given, language):
    """What the page sends when these answers are copied from a paper."""
    fields = []
    for name, value in given.items():
        form = bundle.question(name).form
        if isinstance(form, Order) and not set(value) & WAYS_OUT:
            fields += [(f"{name}.place-{step}", str(place)) for place, step in enumerate(value, 1)]
        elif isinstance(form, Sort) and not set(value) & WAYS_OUT:
            things = zip(form.things, value, strict=True)
            fields += [(f"{name}.place-{thing.id}", folder) for thing, folder in things]
        elif isinstance(form, Typed) and value == (RIGHT,):
            fields.append((f"{name}.answer", form.accept[language][0]))
        else:
            fields += [(f"{name}.answer", chosen) for chosen in value]
    return fields


def type_in(counsellor, fields):
    """Open the page and send these fields, besides those that the page sends by itself."""
    counsellor.open(f"/{counsellor.language}/paper")
    return counsellor.send(
        f"/{counsellor.language}/paper", [("csrf_token", counsellor.token()), *map(tuple, fields)]
    )


def engine_of(person):
    return person.client.application.extensions["diagnostic"].engine


def kept(engine):
    (row,) = rows(engine)["assessment"] or (None,)
    with engine.connect() as connection:
        return connection.execute(select(METADATA.tables["assessment"])).one() if row else None


# ------------------------------------------------------------------------------------------ what comes out


@ON_BOTH
@pytest.mark.parametrize("name", ["lieve", "amina", "karim", "noor"])
def test_paper_gives_the_result_of_the_screen(name, at_a, bundle, personas, clock):
    persona = personas[name]
    facts = Facts(persona.language, {"setting": "paper", "keyboard": "none"}, today=clock().date())
    answers = {q.id: persona.answers.get(q.id, ("unsure",)) for q in on_paper(bundle)}
    answers.pop("device-type-address")
    counsellor = at_a("counsellor", persona.language)
    page = type_in(counsellor, copied(bundle, asked_of(bundle, answers, facts), persona.language))
    assert "/summary/" in page.address, "nothing is missing"
    counsellor.take({})
    outcome = diagnose(bundle, Answers(asked_of(bundle, answers, facts)), facts)
    assert outcome.complete
    assert counsellor.page.main.one("h1").text == outcome.profile.can[persona.language]
    shown = [step.one("h3").text for step in counsellor.page.main.all("article", css="next")]
    assert shown == [referral.service.name[persona.language] for referral in outcome.referrals]


@ON_BOTH
def test_what_was_typed_is_kept_with_the_channel_of_each_question(at_a, bundle, personas):
    counsellor = at_a("counsellor", "nl")
    type_in(counsellor, copied(bundle, personas["lieve"].answers, "nl"))
    engine = engine_of(counsellor)
    test = kept(engine)
    assert (test.setting, test.keyboard) == ("paper", "none")
    assert (test.language, test.digest) == ("nl", digest(bundle))
    with engine.connect() as connection:
        found = connection.execute(select(METADATA.tables["answer"])).all()
    assert {row.question: (row.channel, tuple(row.value.split())) for row in found} == {
        name: ("shown" if bundle.question(name).evidence == "shown" else "said", value)
        for name, value in personas["lieve"].answers.items()
    }


def test_what_was_written_by_hand_is_judged_and_not_kept(at_a, bundle):
    counsellor = at_a("counsellor")
    type_in(counsellor, [("device-type-address.answer", "Lina@Courrier.example")])
    assert kept(engine_of(counsellor)).keyboard == "physical"
    assert "lina" not in str({name: rows(engine_of(counsellor))[name] for name in PERSONAL}).lower()


@LANGUAGES
def test_what_is_missing_on_the_paper_is_asked_next(language, at_a, bundle, personas):
    counsellor = at_a("counsellor", language)
    given = dict(personas["lieve"].answers)
    del given["aim"], given["email-find"]
    type_in(counsellor, copied(bundle, given, language))
    assert counsellor.question == "aim"
    counsellor.answer("learn")
    assert counsellor.page.address == f"/{language}/summary/situation"
    counsellor.go_on()
    counsellor.go_on()
    assert counsellor.question == "email-find"


def test_practice_at_a_screen_is_asked_of_nobody_who_had_a_paper(at_a, bundle, personas):
    facts = Facts("nl", {"setting": "paper", "keyboard": "none"})
    path = walk(bundle, Answers(personas["lieve"].answers), facts)
    assert {"warm-press", "warm-scroll"} & set(path.questions) == set()


# ------------------------------------------------------------------------------------------------- the page


@LANGUAGES
def test_page_has_every_question_by_its_number_with_letters_words_and_ways_out(language, at_a, bundle):
    counsellor = at_a("counsellor", language)
    main = counsellor.open(f"/{language}/paper").main
    assert [int(number.text) for number in main.all("span", css="typing__number")] == list(
        numbers_of(bundle).values()
    )
    for question in on_paper(bundle):
        controls = [
            one
            for one in main.all("select", "input")
            if (one.get("name") or "").startswith(f"{question.id}.")
        ]
        values = {option["value"] for one in controls for option in one.all("option")}
        values |= {one["value"] for one in controls if one.get("type") == "checkbox"}
        assert {"unsure", "unclear"} <= values, question.id
        if isinstance(question.form, Order):
            assert {str(place + 1) for place in range(len(question.form.steps))} <= values
        else:
            assert {choice.id for choice in offered(question.form)} <= values
        if isinstance(question.form, Task):
            for name, letter in letters_of(question).items():
                assert f'<option value="{name}">{letter} – ' in counsellor.page.html, question.id


@LANGUAGES
def test_page_names_the_version_at_the_foot_of_the_paper(language, at_a, bundle):
    page = at_a("counsellor", language).open(f"/{language}/paper")
    assert f"allo-digiparcours · {digest(bundle)[:12]}" in page.main.text


@LANGUAGES
def test_every_control_has_a_label(language, at_a):
    main = at_a("counsellor", language).open(f"/{language}/paper").main
    labelled = [label["for"] for label in main.all("label")]
    controls = [one["id"] for one in main.all("select", "input") if one.get("type") != "hidden"]
    assert sorted(labelled) == sorted(controls)
    assert len(controls) > 60


@LANGUAGES
def test_mistakes_are_told_by_number_and_nothing_is_lost_or_stored(language, at_a):
    counsellor = at_a("counsellor", language)
    typed = [
        ("equipment.answer", "smartphone"),
        ("equipment.answer", "unsure"),
        ("device-scan.place-flat", "1"),
        ("device-scan.place-send", "1"),
        ("aim.answer", "learn"),
        ("device-type-address.answer", "<b>x</b>"),
        ("device-type-address.way", "unclear"),
    ]
    page = type_in(counsellor, typed)
    assert page.status == 422
    assert page.title.startswith(counsellor.words("Error:"))
    links = [link["href"] for link in page.one(id="wrong").all("a")]
    assert links == ["#answer-2", "#answer-14", "#answer-17"]
    for link in links:
        assert page.main.one(id=link[1:]).tag in {"select", "input"}
        assert page.main.one(id=link.replace("#answer", "wrong")).text
    assert {
        (one["name"], option["value"])
        for one in page.main.all("select")
        for option in one.all("option", selected=True)
    } | {
        (one["name"], one["value"]) for one in page.main.all("input", type="checkbox") if one.has("checked")
    } | {(one["name"], one["value"]) for one in page.main.all("input", type="text")} == set(typed)
    assert set(counts(engine_of(counsellor)).values()) == {0}


@LANGUAGES
def test_nothing_typed_says_so(language, at_a):
    counsellor = at_a("counsellor", language)
    page = type_in(counsellor, [("aim.answer", ""), ("device-type-address.answer", "  ")])
    assert page.status == 422
    assert counsellor.words("There is no answer yet.") in page.one(id="wrong").text
    assert set(counts(engine_of(counsellor)).values()) == {0}


def test_other_language_keeps_what_was_typed(at_a):
    counsellor = at_a("counsellor", "fr")
    counsellor.open("/fr/paper")
    button = counsellor.page.one("header", css="bar").one("button", lang="nl")
    fields = [("csrf_token", counsellor.token()), ("aim.answer", "learn"), ("switch-to", "nl")]
    page = counsellor.send(button["formaction"], fields)
    assert (page.status, page.address, page.one("html")["lang"]) == (200, "/nl/paper", "nl")
    assert [option["value"] for option in page.main.all("option", selected=True)] == ["learn"]
    assert set(counts(engine_of(counsellor)).values()) == {0}


def test_sending_twice_is_one_test_and_the_right_page(at_a, bundle, personas):
    counsellor = at_a("counsellor", "nl")
    counsellor.open("/nl/paper")
    fields = [("csrf_token", counsellor.token()), *copied(bundle, personas["lieve"].answers, "nl")]
    first = counsellor.send("/nl/paper", fields).address
    assert counsellor.send("/nl/paper", fields).address == first
    assert counts(engine_of(counsellor))["assessment"] == 1


@ON_BOTH
def test_all_answers_are_kept_or_none(at_a, bundle, personas):
    counsellor = at_a("counsellor", "nl")
    engine = engine_of(counsellor)

    def fail(_connection, _cursor, statement, *_):
        if "INSERT INTO answer" in statement:
            raise RuntimeError("the power fails")

    event.listen(engine, "before_cursor_execute", fail)
    assert type_in(counsellor, copied(bundle, personas["lieve"].answers, "nl")).status == 500
    event.remove(engine, "before_cursor_execute", fail)
    assert set(counts(engine).values()) == {0}


@pytest.mark.parametrize("setting", ["kiosk", "tablet", "home"])
def test_page_is_only_where_a_counsellor_sits(setting, at_a):
    somebody = at_a(setting)
    for language in ("fr", "nl"):
        assert somebody.open(f"/{language}/paper").status == 404
        assert "/paper" not in somebody.open(PLAIN["purpose"].format(language)).html
    somebody.open("/fr/")
    fields = [("csrf_token", somebody.token()), ("aim.answer", "learn")]
    assert somebody.send("/fr/paper", fields).status == 404
    assert set(counts(engine_of(somebody)).values()) == {0}


@LANGUAGES
def test_page_before_the_test_leads_there(language, at_a):
    counsellor = at_a("counsellor", language)
    counsellor.open(f"/{language}/")
    counsellor.follow("Type in a paper")
    assert (counsellor.page.status, counsellor.page.address) == (200, f"/{language}/paper")


@pytest.mark.parametrize("field", [("aim.answer", "nonsense"), ("aim.way", "nonsense")])
def test_forged_answer_is_refused(field, at_a):
    counsellor = at_a("counsellor")
    assert type_in(counsellor, [field]).status == 400
    assert set(counts(engine_of(counsellor)).values()) == {0}


@pytest.mark.html
def test_page_is_valid_html(at_a, htmlcheck):
    pages = {}
    for language in ("fr", "nl"):
        counsellor = at_a("counsellor", language)
        pages[f"{language} empty"] = counsellor.open(f"/{language}/paper").html
        fields = [
            ("equipment.answer", "smartphone"),
            ("equipment.answer", "unsure"),
            ("device-scan.place-flat", "1"),
        ]
        pages[f"{language} wrong"] = type_in(counsellor, fields).html
    assert htmlcheck(pages) == []
