from diagnostic.engine.course import facts_of, prepare
from diagnostic.model.condition import AllOf, AnyOf, AtLeast, Missing
from tests.engine.build import among, bundle, choice, domain, fact, profile, rule, service

YES = {"no": 0, "yes": 2}


def test_bundle_is_prepared_once():
    tested, twin = bundle(choice("q1", YES)), bundle(choice("q1", YES))
    assert (prepare(tested) is prepare(tested), prepare(tested) is prepare(twin)) == (True, False)


def test_course_keeps_the_questions_in_order():
    course = prepare(
        bundle(choice("b", YES), choice("a", YES, section="next"), fact("c", "x", section="next"))
    )
    assert [stop.question.id for stop in course.stops] == ["b", "a", "c"]
    assert [(stop.most, stop.number) for stop in course.stops] == [
        (2, "points.skill"),
        (2, "points.skill"),
        (0, None),
    ]


def test_course_orders_the_rules_as_they_are_tried():
    rules = [
        rule("late", among("q", "x"), "place", rank=60),
        rule("usual", among("q", "x"), "place"),
        rule("also-usual", among("q", "x"), "place"),
        rule("urgent", among("q", "x"), "place", rank=70, urgent=True),
    ]
    course = prepare(bundle(fact("q", "x"), rules=rules, services=[service("place")]))
    assert [rule.id for rule, _ in course.rules] == ["urgent", "usual", "also-usual", "late"]


def test_course_knows_which_facts_guards_and_profiles_read():
    guarded = choice(
        "q2", YES, branch=among("q1", "x"), ask_if=AnyOf((AtLeast("points.skill", 1), Missing("language")))
    )
    table = [profile("able", AllOf((AtLeast("points.total", 2), among("q2", "yes")))), profile("anyone")]
    course = prepare(bundle(fact("q1", "x"), guarded, profiles=table))
    assert course.guard_facts == {"q1": frozenset(), "q2": {"q1", "points.skill", "language"}}
    assert course.profile_facts == {"points.total", "q2"}


def test_course_knows_which_questions_settle_a_domain():
    settling = fact("q1", "x", settles={"x": "low"})
    course = prepare(bundle(settling, choice("q2", YES), domains=[domain("skill", low=0), domain("other")]))
    assert course.settling == {"skill": (settling,), "other": ()}


def test_course_knows_whether_guards_read_bands():
    without = bundle(choice("q1", YES), choice("q2", YES, ask_if=AtLeast("points.skill", 1)))
    reading = bundle(choice("q1", YES), choice("q2", YES, ask_if=among("band.skill", "low")))
    assert (prepare(without).guards_read_bands, prepare(reading).guards_read_bands) == (False, True)


def test_facts_of_no_condition_are_none():
    assert facts_of(None, None) == frozenset()
