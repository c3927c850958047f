"""The whole diagnosis: path, bands, profile and referrals, each with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from diagnostic.engine.course import Course, prepare
from diagnostic.engine.journey import Path, Step, walk
from diagnostic.engine.referral import Case, Referral, refer
from diagnostic.engine.scoring import DomainResult, ProfileResult, find_profile, outcome_values, score_domains
from diagnostic.engine.truth import Values
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.profile import Profile
from diagnostic.model.question import Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that can be said of one person's answers.

    `referrals` are for the person, at most as many as the table allows; `further` are for the
    counsellor. `undecided` are the questions that would settle what is still open.
    """

    path: Path
    domains: tuple[DomainResult, ...]
    profile_result: ProfileResult
    referrals: tuple[Referral, ...]
    further: tuple[Referral, ...]
    undecided: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """True once every question on the path was dealt with."""
        return self.path.complete

    @property
    def profile(self) -> Profile | None:
        """The profile; None means "not enough answers"."""
        return self.profile_result.profile

    @property
    def bands(self) -> Mapping[str, str | None]:
        """Domain id -> band id; None means "not enough answers"."""
        return {r.domain.id: None if r.band is None else r.band.id for r in self.domains}

    @property
    def strengths(self) -> tuple[Step, ...]:
        """Answers with full points that have a sentence to say so, one of each domain in turn.

        Within a domain what was shown comes before what was said, and the harder (asked later) before
        the easier.
        """
        full = [step for step in reversed(self.path.steps) if step.question.can and step.low == step.most > 0]
        full.sort(key=lambda step: step.evidence is Evidence.SAID)
        by_domain = [[s for s in full if s.question.domain == result.domain.id] for result in self.domains]
        turns = zip_longest(*by_domain)
        return tuple(step for turn in turns for step in turn if step is not None)


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of a person before anybody is sent anywhere; `values` is all that rules can read."""

    path: Path
    domains: tuple[DomainResult, ...]
    profile_result: ProfileResult
    values: Values


def score(bundle: Bundle, answers: Answers, facts: Facts) -> Score:
    """Walk and score: the diagnosis without its referrals."""
    course = prepare(bundle)
    path = walk(bundle, answers, facts)
    domains = score_domains(course, path)
    values = outcome_values(path, domains)
    profile_result = find_profile(course, values, path, domains)
    profile = profile_result.profile
    values["profile"] = None if profile is None else (profile.id,)
    return Score(path, domains, profile_result, values)


def diagnose(bundle: Bundle, answers: Answers, facts: Facts) -> Outcome:
    """Walk, score, refer. Pure: the same three arguments always give the same outcome."""
    course = prepare(bundle)
    scored = score(bundle, answers, facts)
    path, domains, profile_result = scored.path, scored.domains, scored.profile_result
    referrals = refer(Case(course, path, {r.domain.id: r for r in domains}, scored.values, facts))
    at_most = bundle.referrals.at_most
    return Outcome(
        path=path,
        domains=domains,
        profile_result=profile_result,
        referrals=referrals[:at_most],
        further=referrals[at_most:],
        undecided=_undecided(course, path, domains, profile_result),
    )


def _undecided(
    course: Course, path: Path, domains: tuple[DomainResult, ...], profile_result: ProfileResult
) -> tuple[str, ...]:
    """Missing answers that count, could settle a band, or decide what is asked or which profile it is."""
    no_profile = profile_result.profile is None
    open_domains = {result.domain.id for result in domains if no_profile or result.band is None}
    read = _hanging_on(course, path, open_domains) | (course.profile_facts if no_profile else set())
    return tuple(
        step.question.id
        for step in path.steps
        if (step.question.domain in open_domains and (step.low < step.high or _could_settle(step)))
        or (step.question.id in read and path.values[step.question.id] is None)
        or (step.low < step.high and not read.isdisjoint(_numbers_of(step)))
    )


def _hanging_on(course: Course, path: Path, open_domains: set[str]) -> set[str]:
    """The facts that decide whether the questions are asked that could still count in these domains."""
    waiting = [s.question.id for s in path.inferred if s.low < s.high and s.question.domain in open_domains]
    read: set[str] = set()
    while waiting:
        new = course.guard_facts[waiting.pop()] - read
        read |= new
        waiting += [fact for fact in new if fact in course.questions and path.values.get(fact, ()) is None]
    return read


def _could_settle(step: Step) -> bool:
    return step.value is None and step.question.settles is not None


def _numbers_of(step: Step) -> tuple[str, ...]:
    return "points.total", f"points.{step.question.domain}", f"band.{step.question.domain}"
