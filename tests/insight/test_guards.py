"""Guards in the words of a person with a sheet of paper."""

from dataclasses import replace

import pytest

from diagnostic.insight.guards import Kind, Speaker, Statement
from diagnostic.insight.sheet import lay_out, numbers_of
from diagnostic.model.condition import AllOf, AnyOf, AtLeast, Below, Given, Missing
from diagnostic.model.question import Evidence
from tests.engine.build import (
    among,
    bundle,
    choice,
    domain,
    every,
    fact,
    not_among,
    not_every,
    order,
    several,
    task,
    typed,
)

MADE = bundle(
    choice("first", {"yes": 2, "no": 0}),
    several("second", {"a": 1, "b": 1, "c": 0}),
    task("third", {"one": 0, "two": 2, "three": 0, "four": 0, "five": 0}),
    typed("fourth", points=1, fr=("oui",)),
    order("fifth", "x", "y", "z", points=2),
    domains=[domain("skill", low=0, high=3)],
    facts={"keyboard": ("physical", "none")},
)


def told(condition, language="fr", *, exact=False):
    return Speaker(MADE, language, numbers_of(MADE), exact=exact).statements(condition)


def sentence(condition, language="fr", *, exact=False):
    (statement,) = told(condition, language, exact=exact)
    assert statement.kind is Kind.ONE
    (said,) = statement.sentences
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "condition, fr, nl",
    [
        (
            among("first", "yes"),
            "À la question 1 vous avez choisi « yes ».",
            "Bij vraag 1 koos u voor ‘yes’.",
        ),
        (
            among("first", "yes", "unsure"),
            "À la question 1 vous avez choisi « yes » ou « Je ne sais pas ».",
            "Bij vraag 1 koos u voor ‘yes’ of ‘Ik weet het niet’.",
        ),
        (
            not_among("first", "yes"),
            "À la question 1 vous avez choisi autre chose que « yes ».",
            "Bij vraag 1 koos u voor iets anders dan ‘yes’.",
        ),
        (
            every("second", "a", "b"),
            "À la question 2 vous avez choisi « a » et « b ».",
            "Bij vraag 2 koos u voor ‘a’ en ‘b’.",
        ),
        (
            not_every("second", "a", "b"),
            "À la question 2 vous avez répondu, mais pas « a » et « b » ensemble.",
            "Bij vraag 2 gaf u een antwoord, maar niet ‘a’ en ‘b’ samen.",
        ),
        (Missing("first"), "À la question 1 vous n’avez pas répondu.", "Bij vraag 1 gaf u geen antwoord."),
        (Given("first"), "À la question 1 vous avez répondu.", "Bij vraag 1 gaf u een antwoord."),
        (
            among("third", "four", "two"),
            "À la question 3 vous avez choisi B ou D.",
            "Bij vraag 3 koos u voor B of D.",
        ),
        (
            among("language", "nl"),
            "Vous remplissez ce test en néerlandais.",
            "U vult deze test in het Nederlands in.",
        ),
        (
            not_among("language", "nl"),
            "Vous ne remplissez pas ce test en néerlandais.",
            "U vult deze test niet in het Nederlands in.",
        ),
        (
            among("language-flag", "true"),
            "Vous avez choisi au moins 2 fois « Je ne comprends pas la question ».",
            "U koos minstens 2 keer voor ‘Ik begrijp de vraag niet’.",
        ),
        (
            not_among("language-flag", "true"),
            "Vous avez choisi moins de 2 fois « Je ne comprends pas la question ».",
            "U koos minder dan 2 keer voor ‘Ik begrijp de vraag niet’.",
        ),
    ],
)
def test_each_kind_of_condition_is_said_in_both_languages(condition, fr, nl):
    assert sentence(condition) == fr
    assert sentence(condition, "nl") == nl


@pytest.mark.parametrize(
    "condition, fr",
    [
        (AtLeast("points.skill", 3), "3 points ou plus pour « skill »."),
        (Below("points.total", 3), "Moins de 3 points pour tout le test."),
        (among("band.skill", "high"), "« skill » est « high »."),
        (not_among("band.skill", "high"), "« skill » est connu, et n’est pas « high »."),
        (Missing("band.skill"), "« skill » n’est pas connu."),
        (Given("band.skill"), "« skill » est connu."),
        (among("keyboard", "physical"), "Keyboard est physical."),
        (among("fourth", "right"), "À la question 4 vous avez choisi « la bonne réponse »."),
    ],
)
def test_what_no_person_knows_is_told_by_the_counsellor_and_said_in_the_key(condition, fr):
    assert told(condition) == (Statement(Kind.TOLD),)
    assert sentence(condition, exact=True) == fr


def test_guard_that_reads_points_anywhere_tells_nothing_of_the_rest():
    assert told(AllOf((among("first", "yes"), AtLeast("points.skill", 2)))) == (Statement(Kind.TOLD),)


@pytest.mark.parametrize(
    "language, sentences",
    [
        (
            "fr",
            [
                "À la question 1 vous avez choisi « no », ou vous n’avez pas répondu.",
                "À la question 3 vous n’avez choisi ni B ni D.",
                "À la question 1 vous avez choisi « yes », et à la question 3, A.",
            ],
        ),
        (
            "nl",
            [
                "Bij vraag 1 koos u voor ‘no’, of gaf u geen antwoord.",
                "Bij vraag 3 koos u niet voor B of D.",
                "Bij vraag 1 koos u voor ‘yes’, en bij vraag 3 voor A.",
            ],
        ),
    ],
)
def test_alternatives_are_listed_and_what_belongs_together_is_one_short_sentence(language, sentences):
    condition = AnyOf(
        (
            among("first", "no"),
            Missing("first"),
            not_among("third", "two", "four"),
            Missing("third"),
            AllOf((among("first", "yes"), among("third", "one"))),
        )
    )
    (statement,) = told(condition, language)
    assert statement.kind is Kind.ANY
    assert [said.replace("\u00a0", " ") for said in statement.sentences] == sentences


def test_alternatives_within_an_alternative_stay_together():
    inner = AnyOf((among("first", "yes"), Given("second")))
    (statement,) = told(AnyOf((AllOf((inner, Given("third"))), Missing("second"))), "nl")
    assert statement.sentences[0] == (
        "Ofwel bij vraag 1 koos u voor ‘yes’, ofwel bij vraag 2 gaf u een antwoord, "
        "en bij vraag 3 gaf u een antwoord."
    )


def test_answer_that_ends_a_section_is_said_as_not_for_you():
    (statement,) = told(AnyOf((Missing("first"), not_among("first", "no"))))
    assert statement.kind is Kind.UNLESS
    assert statement.sentences == ("À la question 1 vous avez choisi «\u00a0no\u00a0».",)


def test_sentences_that_must_all_hold_are_one_statement():
    (statement,) = told(AllOf((among("first", "yes"), Given("second"))))
    assert statement.kind is Kind.ALL
    assert len(statement.sentences) == 2


def test_question_for_nobody_says_so():
    assert told(AnyOf(())) == (Statement(Kind.NEVER),)


def test_question_for_everybody_says_nothing():
    assert told(None) == ()


def test_neighbours_with_one_guard_stand_under_one_heading():
    guarded = {"ask_if": among("first", "yes")}
    made = bundle(
        choice("first", {"yes": 1, "no": 0}),
        fact("second", "a", "b", **guarded),
        fact("third", "a", "b", **guarded),
        fact("fourth", "a", "b"),
    )
    (part,) = lay_out(made, "fr")
    (stretch,) = part.stretches
    assert [[entry.number for entry in group.entries] for group in stretch.groups] == [[1], [2, 3], [4]]
    assert [bool(group.statements) for group in stretch.groups] == [False, True, False]


def test_question_that_stands_alone_under_two_conditions_has_one_heading():
    """Two frames with the same number, one above the other, would seem to contradict each other."""
    guarded = {"branch": among("first", "yes"), "ask_if": among("second", "a")}
    made = bundle(
        choice("first", {"yes": 1, "no": 0}), fact("second", "a", "b"), fact("third", "a", "b", **guarded)
    )
    (part,) = lay_out(made, "fr")
    stretch = part.stretches[-1]
    assert [sentence for told in stretch.statements for sentence in told.sentences] == [
        "À la question 1 vous avez choisi «\u00a0yes\u00a0».",
        "À la question 2 vous avez choisi «\u00a0a\u00a0».",
    ]
    (group,) = stretch.groups
    assert (group.statements, [entry.number for entry in group.entries]) == ((), [3])


def test_answers_of_what_is_shown_have_letters_and_others_have_none():
    shown = replace(choice("shown", {"right": 2, "wrong": 0}), evidence=Evidence.SHOWN)
    said = choice("said", {"yes": 2, "no": 0})
    (part,) = lay_out(bundle(shown, said), "fr")
    letters = [
        entry.letters for stretch in part.stretches for group in stretch.groups for entry in group.entries
    ]
    assert letters == [{"right": "A", "wrong": "B"}, {}]
