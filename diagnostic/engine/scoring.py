"""From the path to bands and profile, with the answers that made them.

Missing is not zero: a scored question without an answer could still give anything from nothing to its
most. Points are therefore an interval, and a band or a profile is given only when both ends agree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diagnostic.engine.bands import band_between, bands_between
from diagnostic.engine.course import Course
from diagnostic.engine.journey import Path, Step
from diagnostic.engine.truth import NEVER_ASKED
from diagnostic.model.profile import Band, Domain, Profile
from diagnostic.model.question import Evidence, Value


@dataclass(frozen=True, slots=True)
class Tally:
    """Points out of the most possible, of one kind of evidence in one domain."""

    points: int
    most: int


@dataclass(frozen=True, slots=True)
class DomainResult:
    """What is known of one domain.

    `low` and `high` are the points the person has at least and at most; `most` what the path could have
    given. `band` is None when there are not enough answers; `possible` then says between which bands.
    `answered` counts the scored answers, `spared` the questions left out because they decide nothing any
    more: for `needs` they count too, as they would have been answered. `to_cut` is the distance in points,
    from either end, to the nearest cut. `support` are the answers that made the band,
    the inferred ones last; for a settled band the one that settled it.
    """

    domain: Domain
    low: int
    high: int
    most: int
    answered: int
    spared: int
    band: Band | None
    possible: tuple[Band, ...]
    settled: bool
    to_cut: int
    tallies: Mapping[Evidence, Tally]
    support: tuple[Step, ...]

    @property
    def full(self) -> tuple[str, ...]:
        """The questions of the support that were asked and got all their points."""
        return tuple(step.question.id for step in self._asked() if step.low == step.most)

    @property
    def short(self) -> tuple[str, ...]:
        """The questions of the support that were asked and got less."""
        return tuple(step.question.id for step in self._asked() if step.low < step.most)

    def _asked(self) -> Iterator[Step]:
        return (step for step in self.support if step.evidence is not Evidence.INFERRED)


@dataclass(frozen=True, slots=True)
class ProfileResult:
    """The profile, or None with the `possible` ones when the answers do not decide.

    `runner_up` is a profile that `margin` points more or fewer would give, when that is close.
    """

    profile: Profile | None
    possible: tuple[Profile, ...]
    runner_up: Profile | None
    margin: int | None


def score_domains(course: Course, path: Path) -> tuple[DomainResult, ...]:
    """The result of each domain, in the order of the questionnaire."""
    asked: dict[str, list[Step]] = {domain: [] for domain in course.domains}
    inferred: dict[str, list[Step]] = {domain: [] for domain in course.domains}
    spared: dict[str, list[Step]] = {domain: [] for domain in course.domains}
    for steps, found in ((path.steps, asked), (path.inferred, inferred), (path.spared, spared)):
        for step in steps:
            if step.question.scored and step.question.domain is not None:
                found[step.question.domain].append(step)
    open_bands = _open_settlements(course, path)
    return tuple(
        _score_domain(domain, path, asked[name], inferred[name], spared[name], open_bands[name])
        for name, domain in course.domains.items()
    )


def _score_domain(
    domain: Domain,
    path: Path,
    asked: list[Step],
    inferred: list[Step],
    spared: list[Step],
    open_bands: frozenset[str],
) -> DomainResult:
    low, high = path.low[f"points.{domain.id}"], path.high[f"points.{domain.id}"]
    known = [step for step in asked if step.answered or step.observed]
    settlement = path.settled.get(domain.id)
    if settlement is None:
        enough = len(known) + len(spared) >= domain.needs
        bands = {band.id for band in bands_between(domain, low, high)}
        support = (*known, *(step for step in inferred if step.low == step.high))
    else:
        enough = True
        bands = {settlement.band}
        support = tuple(step for step in path.steps if step.question.id == settlement.question)
    possible = tuple(band for band in domain.bands if band.id in bands | open_bands)
    return DomainResult(
        domain=domain,
        low=low,
        high=high,
        most=sum(step.most for step in (*asked, *spared)) + sum(step.high for step in inferred),
        answered=len(known),
        spared=len(spared),
        band=possible[0] if len(possible) == 1 and enough else None,
        possible=possible if enough or len(possible) > 1 else domain.bands,
        settled=settlement is not None,
        to_cut=min((abs(end - band.cut) for band in domain.bands[1:] for end in (low, high)), default=0),
        tallies=_tallies(asked),
        support=support,
    )


def _open_settlements(course: Course, path: Path) -> dict[str, frozenset[str]]:
    """Per domain the bands that a question still to come could settle."""
    if path.complete:
        return dict.fromkeys(course.domains, frozenset())
    return {
        domain: frozenset(
            band
            for question in questions
            if path.values.get(question.id, NEVER_ASKED) is None
            for band in (question.settles or {}).values()
        )
        for domain, questions in course.settling.items()
    }


def _tallies(steps: Iterable[Step]) -> dict[Evidence, Tally]:
    found: dict[Evidence, Tally] = {}
    for step in steps:
        if step.low == step.high:
            so_far = found.get(step.evidence, Tally(0, 0))
            found[step.evidence] = Tally(so_far.points + step.low, so_far.most + step.most)
    return found


def outcome_values(path: Path, domains: Iterable[DomainResult]) -> dict[str, Value | None]:
    """The facts that the profile and referral tables read: the path's, and the bands."""
    values = dict(path.values)
    for result in domains:
        values[_band_of(result)] = None if result.band is None else (result.band.id,)
    values["language-flag"] = ("true",) if path.language_flag else ("false",)
    return values


def find_profile(
    course: Course, values: Mapping[str, Value | None], path: Path, domains: Sequence[DomainResult]
) -> ProfileResult:
    """The first profile that surely holds, unless one before it might hold too."""
    possible = _profiles(course, values, path.low, path.high)
    if len(possible) > 1:
        return ProfileResult(None, possible, None, None)
    runner_up, margin = _runner_up(course, values, path, domains, possible[0])
    return ProfileResult(possible[0], possible, runner_up, margin)


def _profiles(
    course: Course, values: Mapping[str, Value | None], low: Mapping[str, int], high: Mapping[str, int]
) -> tuple[Profile, ...]:
    possible = []
    for profile, holds in zip(course.bundle.profiles.profiles, course.profiles, strict=True):
        truth = holds(values, low, high)
        if truth is not False:
            possible.append(profile)
        if truth is True:
            break
    return tuple(possible)


def _runner_up(
    course: Course,
    values: Mapping[str, Value | None],
    path: Path,
    domains: Iterable[DomainResult],
    profile: Profile,
) -> tuple[Profile | None, int | None]:
    """The nearest other profile and how far: over the total, and over each domain that the table reads."""
    read = [r for r in domains if course.profile_facts & {_points_of(r), _band_of(r)}]
    for margin in range(1, course.bundle.profiles.close_within + 1):
        for shift in (-margin, margin):
            for moved in (None, *read):
                others = _profiles(course, *_shifted(values, path, moved, shift))
                other = next((other for other in others if other is not profile), None)
                if other is not None:
                    return other, margin
    return None, None


def _shifted(
    values: Mapping[str, Value | None], path: Path, moved: DomainResult | None, shift: int
) -> tuple[Mapping[str, Value | None], Mapping[str, int], Mapping[str, int]]:
    """Values and points as they would be with that many points more, all in one domain."""
    numbers = ["points.total"] if moved is None else ["points.total", _points_of(moved)]
    low = {**path.low, **{number: path.low[number] + shift for number in numbers}}
    high = {**path.high, **{number: path.high[number] + shift for number in numbers}}
    if moved is not None and not moved.settled:
        number = _points_of(moved)
        band = band_between(moved.domain, low[number], high[number], moved.answered + moved.spared)
        values = {**values, _band_of(moved): None if band is None else (band.id,)}
    return values, low, high


def _points_of(result: DomainResult) -> str:
    return f"points.{result.domain.id}"


def _band_of(result: DomainResult) -> str:
    return f"band.{result.domain.id}"
