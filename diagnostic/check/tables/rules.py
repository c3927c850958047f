"""The referral table: rules that hold for nobody or add nothing, and people whom it leaves alone."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, islice

from diagnostic.check.graph.search import NotProved, Refuted
from diagnostic.check.graph.states import World
from diagnostic.check.places import Places
from diagnostic.check.tables.cutoff import rules_cut_off
from diagnostic.check.tables.gaps import people_without_rule
from diagnostic.check.tables.people import Person
from diagnostic.check.tables.survey import NAMED, Survey, listed, survey_of
from diagnostic.definition.findings import Finding
from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import AllOf, Among, Condition
from diagnostic.model.question import Choice, Several
from diagnostic.model.referral import Named, Rule, Target

OTHERWISE = "rule:otherwise#because"
"""The key of its place: `otherwise` is written without an id."""


def check_tables(bundle: Bundle, places: Places, world: World) -> list[Finding]:
    """All findings about who is sent where (A01 to A05, A10 to A12)."""
    urgent = [_chose(question, option) for question, option in _urgent_options(bundle)]
    survey = survey_of(bundle, places, world, urgent)
    checks = (
        _holding_for_nobody,
        people_without_rule,
        _redundant,
        rules_cut_off,
        _without_language,
        _urgent_without_rule,
        _without_service,
        _not_proved,
    )
    return [finding for check in checks for finding in check(survey)]


# ------------------------------------------------------------------------------------------- rules for nobody


def _holding_for_nobody(survey: Survey) -> Iterator[Finding]:
    """A02. Comes first: whoever is met here answers most questions of the other checks."""
    for rule in survey.rules:
        found = survey.somebody([rule.when])
        if isinstance(found, NotProved):
            survey.doubt("A02", rule.id)
        elif isinstance(found, Refuted):
            survey.dead.add(rule.id)
            parts = ", ".join(survey.words(part) for part in _impossible_parts(survey, rule))
            yield survey.finding("A02", f"rule:{rule.id}", None, rule=rule.id, parts=parts)


def _impossible_parts(survey: Survey, rule: Rule) -> tuple[Condition, ...]:
    """One part of the condition or two that nobody can have; all of them when it takes more."""
    parts = rule.when.parts if isinstance(rule.when, AllOf) else (rule.when,)
    for few in (*((part,) for part in parts), *combinations(parts, 2)):
        if isinstance(survey.somebody(few), Refuted):
            return few
    return parts


# ------------------------------------------------------------------------------------- rules that add nothing


def _redundant(survey: Survey) -> Iterator[Finding]:
    """A04: every service of the rule is there before it, whenever the rule holds."""
    reached = {
        service
        for situation in survey.situations
        for services in situation.services.values()
        for service in services
    }
    before: dict[str | Target, list[Rule]] = {}
    for rule in survey.living:
        wanted = _what_it_adds(rule, reached)
        if wanted and all(_always_before(survey, rule, before.get(one, [])) for one in wanted):
            survey.redundant.add(rule.id)
            boxes = survey.boxes_of([rule.when])
            others = dict.fromkeys(
                other.id for one in wanted for other in islice(survey.meeting(boxes, before[one]), NAMED + 1)
            )
            person = survey.shortest([rule.when])
            key = f"rule:{rule.id}"
            yield survey.finding("A04", key, person, rule=rule.id, others=listed(others))
        for one in wanted:
            before.setdefault(one, []).append(rule)


def _what_it_adds(rule: Rule, reached: Collection[str]) -> tuple[str | Target, ...]:
    """The services that anybody can be sent to; those near a person only as a whole."""
    if isinstance(rule.target, Named):
        return tuple(service for service in rule.target.services if service in reached)
    return (rule.target,)


def _always_before(survey: Survey, rule: Rule, others: list[Rule]) -> bool:
    """True when one of the others holds whenever the rule does."""
    if not others:
        return False
    found = survey.somebody([rule.when], others)
    if isinstance(found, NotProved):
        survey.doubt("A04", rule.id)
    return isinstance(found, Refuted)


# ---------------------------------------------------------------------------------------- people without help


def _without_language(survey: Survey) -> Iterator[Finding]:
    """A05: the rule holds for people in whose language it finds nothing, though it does in another."""
    for rule in survey.living:
        served = {s.language for s in survey.situations if s.services[rule.id]}
        for language in survey.bundle.questionnaire.languages if served else ():
            if language in served:
                continue
            person = _somebody(survey, "A05", rule.id, [Among("language", frozenset((language,))), rule.when])
            if person:
                values = {"rule": rule.id, "language": language}
                yield survey.finding("A05", f"rule:{rule.id}", person, **values)


def _urgent_without_rule(survey: Survey) -> Iterator[Finding]:
    """A10: somebody gives an urgent answer, and no urgent rule holds."""
    rules = [rule for rule in survey.living if rule.urgent]
    for question, option in _urgent_options(survey.bundle):
        key = f"option:{question}/{option}"
        person = _somebody(survey, "A10", f"{question}: {option}", [_chose(question, option)], rules, key)
        if person:
            yield survey.finding("A10", key, person, question=question, option=option)


def _without_service(survey: Survey) -> Iterator[Finding]:
    """A12: no rule that holds finds a service, and `otherwise` finds none either. One finding a language."""
    told = set()
    for situation in survey.situations:
        if situation.services["otherwise"] or situation.language in told:
            continue
        rules = [rule for rule in survey.living if situation.services[rule.id]]
        person = _somebody(survey, "A12", "otherwise", [situation.when], rules, OTHERWISE)
        if person:
            told.add(situation.language)
            yield survey.finding("A12", OTHERWISE, person, language=situation.language)


def _somebody(
    survey: Survey,
    code: str,
    name: str,
    wanted: list[Condition],
    silent: Sequence[Rule] = (),
    key: str | None = None,
) -> Person | None:
    """The shortest person for whom all of `wanted` and none of the silent rules hold."""
    found = survey.shortest(wanted, silent)
    if isinstance(found, NotProved):
        survey.doubt(code, name, key)
    return found if isinstance(found, Person) else None


def _urgent_options(bundle: Bundle) -> list[tuple[str, str]]:
    """Question and option of each answer that must not be left without help."""
    return [
        (question.id, option.id)
        for question in bundle.questionnaire.questions()
        if isinstance(question.form, Choice | Several)
        for option in question.form.options
        if option.urgent
    ]


def _chose(question: str, option: str) -> Condition:
    return Among(question, frozenset((option,)))


def _not_proved(survey: Survey) -> Iterator[Finding]:
    """A11: one finding for each check that did not come to an end."""
    for code, names in survey.doubts.items():
        key = next(iter(names.values()))
        yield survey.finding("A11", key, None, check=code, rules=listed(names))
