"""What the test measures and how long it takes, walked with made-up people.

Where nothing else is said the sections are asked to their end: that is the test that the points are made
for. What ending early spares is told at the end.
"""

from collections import Counter
from dataclasses import replace
from itertools import combinations, product

import pytest

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.points import points_of
from diagnostic.model.answers import Answers
from diagnostic.model.question import (
    UNCLEAR,
    UNSURE,
    Evidence,
    Order,
    Screen,
    Several,
    Sort,
    Task,
    Typed,
    WarmUp,
)
from tests.content.people import (
    FRENCH,
    KEYS,
    beginner,
    best,
    can_be_asked,
    reachable,
    replies_to,
    take,
    worst,
)

DOMAINS = ("device", "email", "online-admin", "myactiris")
SITUATION = {
    "equipment": ("smartphone", "computer", "internet", "printer", "nothing"),
    "email-address": ("mine", "shared", "none"),
    "identity-means": ("itsme", "card", "other-key", "none"),
    "helper": ("chosen", "sometimes", "nobody"),
    "aim": ("my-actiris", "find-job", "apply", "paperwork", "learn", "nothing-yet"),
    "deadline": ("this-week", "this-month", "no"),
    "course-language": ("fr", "nl", "other"),
    "wish": ("alone", "group", "one-person", "mentor"),
}

TASKS = Task | Order | Sort | Typed
"""What is done and not said. Of a set one could say as well that one only knows it."""


@pytest.fixture(scope="module")
def bundle(published):
    """The questionnaire with every section asked to its end."""
    cover = published.questionnaire
    sections = tuple(replace(section, decide_early=False) for section in cover.sections)
    return replace(published, questionnaire=replace(cover, sections=sections))


def questions(bundle, *kinds):
    return [q for q in bundle.questionnaire.questions() if isinstance(q.form, kinds or object)]


def scored_in(bundle, domain):
    """The scored questions of a domain that can be asked where these people sit: typing needs keys."""
    asked = bundle.questionnaire.questions()
    return [q for q in asked if q.scored and q.domain == domain and can_be_asked(q, FRENCH)]


def scored_steps(path, domain=None):
    return [s for s in path.steps if s.question.scored and domain in (None, s.question.domain)]


def routing(bundle, domain):
    return [q for q in scored_in(bundle, domain) if q.ask_if is None]


@pytest.fixture(scope="module")
def covering_paths(bundle):
    """Each pair of replies to the routing questions of each domain, with all other questions answered
    best and worst; then a beginner, and people who know or understand nothing."""
    found = []
    for rest in (best, worst):
        for domain in DOMAINS:
            first, second = routing(bundle, domain)
            for one, other in product(replies_to(first), replies_to(second)):
                pair = {first.id: one, second.id: other}
                found.append(take(bundle, lambda q, pair=pair, rest=rest: pair.get(q.id) or rest(q)))
    return [
        *found,
        take(bundle, beginner),
        take(bundle, lambda _: (UNSURE,)),
        take(bundle, lambda _: (UNCLEAR,)),
    ]


# -------------------------------------------------------------------------------------------- what is there


def test_each_domain_has_two_routing_questions_and_six_of_the_second_stage(bundle):
    found = {domain: (len(routing(bundle, domain)), len(scored_in(bundle, domain))) for domain in DOMAINS}
    assert found == dict.fromkeys(DOMAINS, (2, 8))


def test_each_scored_question_says_what_it_measures(bundle):
    silent = [
        q.id for q in questions(bundle) if q.scored and not (q.competence and q.rung and q.can and q.observe)
    ]
    assert silent == []


def test_each_domain_names_the_competences_of_its_questions(bundle):
    named = {domain.id: set(domain.competences) for domain in bundle.questionnaire.domains}
    measured = {domain: {q.competence for q in scored_in(bundle, domain)} for domain in DOMAINS}
    assert named == measured


def test_each_scored_question_states_its_difficulty(bundle, reading):
    assert set(reading.difficulties) == {q.id for q in questions(bundle) if q.scored}


def test_easier_questions_come_first_in_each_stage(bundle, reading):
    for domain in DOMAINS:
        for skipped in (None, 2, 0):
            stage = [reading.difficulties[q.id] for q in scored_in(bundle, domain) if q.if_skipped == skipped]
            assert stage == sorted(stage), (domain, skipped)


def test_each_rung_of_the_inventory_is_measured_once(bundle):
    for place in (FRENCH, KEYS):
        rungs = Counter(q.rung for q in questions(bundle) if q.scored and can_be_asked(q, place))
        assert [rung for rung, times in rungs.items() if times > 1] == []
        assert {"S4", "S6", "M10", "A10", "A4", "D5", "D10"} <= set(rungs)


def test_there_are_at_least_20_tasks_on_all_seven_screens_and_both_devices(bundle):
    tasks = [q.form for q in questions(bundle, Task)]
    assert len(tasks) >= 20
    assert {task.screen for task in tasks} == set(Screen)
    devices = Counter(task.device for task in tasks)
    assert devices["phone"] >= 4
    assert devices["computer"] >= 4


def test_each_task_has_five_elements_or_more_and_mostly_wrong_ones(bundle):
    for question in questions(bundle, Task):
        points = [element.points for element in question.form.elements]
        assert len(points) >= 5, question.id
        assert max(points) == 2, question.id
        assert points.count(max(points)) <= 2, question.id
        assert points.count(0) >= 2, question.id


def test_some_tasks_know_a_second_good_element_or_half_of_one(bundle):
    points = [[e.points for e in q.form.elements] for q in questions(bundle, Task)]
    assert len([p for p in points if p.count(max(p)) > 1]) >= 2
    assert len([p for p in points if 1 in p]) >= 6


def test_good_elements_do_not_always_stand_in_the_same_place(bundle):
    places = Counter(
        [e.points for e in q.form.elements].index(max(e.points for e in q.form.elements))
        for q in questions(bundle, Task)
    )
    assert max(places.values()) <= len(questions(bundle, Task)) / 3


def test_an_order_a_sorting_a_set_and_a_text_are_scored(bundle):
    assert [
        len([q for q in questions(bundle, kind) if q.scored]) for kind in (Order, Sort, Several, Typed)
    ] == [1, 1, 1, 1]


def test_three_gestures_are_tried_first(bundle):
    first = next(iter(bundle.questionnaire.sections))
    assert [(q.id, q.form.gesture) for q in first.questions] == [
        ("warm-press", "press"),
        ("warm-choose", "choose"),
        ("warm-scroll", "scroll"),
    ]
    assert len(questions(bundle, WarmUp)) == 3


def test_situation_keeps_the_ids_that_rules_use(bundle):
    section = next(s for s in bundle.questionnaire.sections if s.id == "situation")
    options = {q.id: tuple(o.id for o in q.form.options) for q in section.questions if q.id != "commune"}
    assert options == SITUATION
    assert {q.evidence for q in section.questions} == {Evidence.FACT}
    assert len(section.questions) <= 10


def test_communes_are_the_19_and_neighbourhood_goes_both_ways(bundle):
    communes = {entry.id: set(entry.neighbours) for entry in bundle.questionnaire.lists["communes"]}
    assert len(communes) == 20
    assert communes.pop("elsewhere") == set()
    assert {(a, b) for a in communes for b in communes[a] if a not in communes[b]} == set()
    assert [commune for commune, neighbours in communes.items() if not neighbours] == []


# ------------------------------------------------------------------------------------------- how long it is


def test_a_full_path_asks_five_scored_questions_in_each_domain(covering_paths):
    for path in covering_paths:
        expected = {domain: 5 for domain in DOMAINS if domain not in path.settled}
        asked = {domain: len(scored_steps(path, domain)) for domain in DOMAINS if domain not in path.settled}
        assert asked == expected


def test_a_full_path_asks_18_to_24_scored_questions_and_32_at_most(covering_paths, bundle):
    assert bundle.questionnaire.longest == 32
    full = [path for path in covering_paths if not path.settled]
    assert len(full) > 120
    assert {len(scored_steps(path)) for path in full} == {20}
    assert max(len(path.steps) for path in covering_paths) == 32


def test_a_person_at_the_very_start_meets_14_scored_questions_at_most(bundle):
    path = take(bundle, beginner)
    assert {d: settled.band for d, settled in path.settled.items()} == {
        "email": "not-yet",
        "myactiris": "not-yet",
    }
    assert len(scored_steps(path)) == 12


def test_a_fact_alone_settles_nothing(bundle):
    # No address and no identity means, yet everything else goes well: all domains are measured in full.
    facts = {"email-address": ("none",), "identity-means": ("none",), "equipment": ("nothing",)}
    path = take(bundle, lambda q: facts.get(q.id) or best(q))
    assert path.settled == {}
    assert len(scored_steps(path)) == 20


# ------------------------------------------------------------------------------------------- what it counts


def test_40_of_100_points_or_more_come_from_tasks(covering_paths):
    for path in covering_paths:
        asked = scored_steps(path)
        assert reachable(asked, TASKS) >= 0.4 * reachable(asked)


def test_tasks_hold_40_of_100_points_even_with_the_inferred_ones(covering_paths):
    certain = [path for path in covering_paths if all(step.low == step.high for step in path.inferred)]
    assert len(certain) > 150
    for path in certain:
        all_points = reachable(scored_steps(path)) + sum(step.high for step in path.inferred)
        assert reachable(scored_steps(path), TASKS) >= 0.4 * all_points


def test_domains_weigh_the_same(bundle):
    path = take(bundle, best)
    assert path.low == take(bundle, best, KEYS).low
    assert path.low == path.high == {"points.total": 64} | {f"points.{domain}": 16 for domain in DOMAINS}


def test_either_the_easier_or_the_harder_questions_are_asked(covering_paths, bundle):
    stage = {
        domain: (
            [q.id for q in scored_in(bundle, domain) if (q.if_skipped or 0) > 0],
            [q.id for q in scored_in(bundle, domain) if q.if_skipped == 0],
        )
        for domain in DOMAINS
    }
    assert {len(ids) for pair in stage.values() for ids in pair} == {3}
    for path in covering_paths:
        for domain in DOMAINS:
            second = [s.question.id for s in scored_steps(path, domain) if s.question.ask_if is not None]
            assert second in ([[]] if domain in path.settled else list(stage[domain]))


def test_three_points_of_the_first_stage_lead_to_the_harder_way(bundle):
    for domain in DOMAINS:
        said, shown = routing(bundle, domain)
        for first, second in product(replies_to(said), replies_to(shown)):
            pair = {said.id: first, shown.id: second}
            path = take(bundle, lambda q, pair=pair: pair.get(q.id) or worst(q))
            if domain in path.settled:
                continue
            points = sum(points_of(q, pair[q.id]) for q in (said, shown) if pair[q.id] != (UNCLEAR,))
            asked = {s.question.if_skipped for s in scored_steps(path, domain) if s.question.ask_if}
            assert asked == ({0} if points >= 3 else {2}), (domain, first, second)


def test_neither_saying_nor_showing_alone_leads_to_the_harder_way(bundle):
    for domain in DOMAINS:
        for one in routing(bundle, domain):
            path = take(bundle, lambda q, one=one: best(q) if q.id == one.id else worst(q))
            asked = {s.question.if_skipped for s in scored_steps(path, domain) if s.question.ask_if}
            assert asked <= {2}, (domain, one.id)


def test_the_harder_way_always_ends_above_the_easier_one(bundle):
    highest_of_the_easier = lowest_of_the_harder = None
    for domain in DOMAINS:
        said, shown = routing(bundle, domain)
        clear = [reply for reply in replies_to(said) if reply != (UNCLEAR,)]
        for first, second, rest in product(clear, replies_to(shown)[:-1], (best, worst)):
            pair = {said.id: first, shown.id: second}
            path = take(bundle, lambda q, pair=pair, rest=rest: pair.get(q.id) or rest(q))
            if domain in path.settled:
                continue
            points = path.low[f"points.{domain}"]
            if any(s.question.if_skipped == 0 for s in scored_steps(path, domain)):
                lowest_of_the_harder = min(points, lowest_of_the_harder or points)
            else:
                highest_of_the_easier = max(points, highest_of_the_easier or points)
    assert (highest_of_the_easier, lowest_of_the_harder) == (8, 9)


def test_not_understanding_never_lowers_the_points_one_can_still_have(bundle):
    every_scored = [q for q in bundle.questionnaire.questions() if q.scored]
    for question in every_scored:
        if take(bundle, best).step(question.id) is None:
            continue
        path = take(bundle, lambda q, asked=question: (UNCLEAR,) if q.id == asked.id else best(q))
        assert path.high[f"points.{question.domain}"] == 16, question.id
        others = {domain: path.low[f"points.{domain}"] for domain in DOMAINS if domain != question.domain}
        assert others == dict.fromkeys(others, 16), question.id


# ----------------------------------------------------------------------------------------- what comes of it


def outcome_of(bundle, reply):
    path = take(bundle, reply)
    given = {step.question.id: step.value for step in path.steps}
    return diagnose(bundle, Answers(given), FRENCH)


def test_who_answers_everything_best_is_autonomous(bundle):
    outcome = outcome_of(bundle, best)
    assert outcome.profile.id == "autonomous"
    assert outcome.bands == dict.fromkeys(DOMAINS, "alone")


def test_who_passes_the_first_stage_only_does_simple_tasks(bundle):
    # "Without help", the routing tasks right, and nothing of the harder questions.
    outcome = outcome_of(bundle, lambda q: worst(q) if q.if_skipped == 0 else best(q))
    assert outcome.profile.id == "simple-tasks"
    assert outcome.bands == dict.fromkeys(DOMAINS, "helped")


def test_who_says_helped_and_shows_only_the_routing_tasks_is_on_the_side_of_help(bundle):
    said = {q.id for domain in DOMAINS for q in routing(bundle, domain)[:1]}

    def reply(question):
        if question.id in said:
            return ("helped",)
        return worst(question) if question.if_skipped == 0 else best(question)

    assert outcome_of(bundle, reply).profile.id == "with-help"


def test_who_does_the_easier_questions_goes_on_with_help(bundle):
    shown = {q.id for domain in DOMAINS for q in routing(bundle, domain)[1:]}
    outcome = outcome_of(bundle, lambda q: worst(q) if q.id in shown else best(q))
    assert outcome.profile.id == "with-help"
    assert outcome.bands == dict.fromkeys(DOMAINS, "helped")


def test_who_stands_at_the_very_start_gets_first_steps(bundle):
    outcome = outcome_of(bundle, beginner)
    assert outcome.profile.id == "first-steps"
    assert outcome.bands == dict.fromkeys(DOMAINS, "not-yet")


def test_alone_needs_two_of_the_three_harder_questions(bundle):
    for domain in DOMAINS:
        harder = {q.id for q in scored_in(bundle, domain) if q.if_skipped == 0}
        for right in (set(some) for number in range(4) for some in combinations(sorted(harder), number)):
            missed = harder - right
            outcome = outcome_of(bundle, lambda q, missed=missed: worst(q) if q.id in missed else best(q))
            assert outcome.bands[domain] == ("alone" if len(right) >= 2 else "helped"), (domain, right)


def test_answers_are_the_only_state(bundle):
    path = take(bundle, best)
    given = {step.question.id: step.value for step in path.steps}
    assert walk(bundle, Answers(dict(reversed(given.items()))), FRENCH) == path


# -------------------------------------------------------------------------------------------- ending early


def test_every_scored_section_ends_early(published):
    early = {s.id: s.decide_early for s in published.questionnaire.sections}
    assert early == {"welcome": False, "situation": False} | dict.fromkeys(DOMAINS, True)


@pytest.mark.parametrize("reply", [best, worst, beginner], ids=lambda reply: reply.__name__)
def test_ending_early_changes_no_outcome_and_asks_nothing_more(reply, bundle, published):
    full, early = (outcome_of(test, reply) for test in (bundle, published))
    assert (early.profile, early.bands) == (full.profile, full.bands)
    assert [found.service.id for found in early.referrals] == [found.service.id for found in full.referrals]
    assert set(early.path.questions) <= set(full.path.questions)


def test_who_answers_everything_best_is_spared_the_last_question(published):
    path = take(published, best)
    assert [step.question.id for step in path.spared] == ["jobs-video"]
