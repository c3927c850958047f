"""The rules of the dialect once more, as plainly as they are written, to compare the engine with.

Nothing here uses `diagnostic.engine`. It is slow and knows nothing of intervals: it reads the sections
"Conditions" and "Points, bands, profile" of the dialect literally, for answers that leave nothing open.
"""

from diagnostic.model.condition import (
    AllOf,
    Among,
    AnyOf,
    AtLeast,
    Below,
    Every,
    Given,
    Missing,
    NotAmong,
    NotEvery,
)
from diagnostic.model.question import Order, Several, Sort, Task

NO_ANSWER = {("unclear",), ("unsaid",), None}


def holds(condition, known, points):
    """Whether the condition is plainly true of the facts that are known (fact -> set of values)."""
    if condition is None:
        return True
    if isinstance(condition, AllOf):
        return all(holds(part, known, points) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any(holds(part, known, points) for part in condition.parts)
    if isinstance(condition, AtLeast):
        return points[condition.fact] >= condition.bound
    if isinstance(condition, Below):
        return points[condition.fact] < condition.bound
    given = condition.fact in known
    if isinstance(condition, Missing):
        return not given
    if isinstance(condition, Given):
        return given
    has = [value in known.get(condition.fact, ()) for value in condition.values]
    by_kind = {Among: any(has), NotAmong: not any(has), Every: all(has), NotEvery: not all(has)}
    return given and by_kind[type(condition)]


def worth(question, value, observation=None):
    """The points of an answer, or of what was observed."""
    if observation is not None:
        best = most(question)
        return {"alone": best, "hint": best // 2}.get(observation, 0)
    if value == ("unsure",):
        return 0
    form = question.form
    if isinstance(form, Order):
        right = tuple(step.id for step in form.steps)
        exchanged = {(*right[:n], right[n + 1], right[n], *right[n + 2 :]) for n in range(len(right) - 1)}
        return form.points if value == right else form.points // 2 if value in exchanged else 0
    if isinstance(form, Sort):
        right = [thing.folder for thing in form.things]
        others = [
            [*right[:n], folder.id, *right[n + 1 :]] for n in range(len(right)) for folder in form.folders
        ]
        return form.points if list(value) == right else form.points // 2 if list(value) in others else 0
    parts = form.elements if isinstance(form, Task) else form.options
    total = sum(part.points for part in parts if part.id in value)
    return total if not isinstance(form, Several) or form.max_points is None else min(total, form.max_points)


def most(question):
    """The points of the best answer."""
    form = question.form
    if isinstance(form, Order | Sort):
        return form.points
    if isinstance(form, Several):
        total = sum(option.points for option in form.options)
        return total if form.max_points is None else min(total, form.max_points)
    return max(part.points for part in (form.elements if isinstance(form, Task) else form.options))


class Walked:
    """The path of a person, step by step, and what the tables then read."""

    def __init__(self, bundle, answers, facts):
        self.bundle = bundle
        self.domains = {domain.id: domain for domain in bundle.questionnaire.domains}
        self.known = {"language": {facts.language}, "language-flag": {"false"}}
        self.points = dict.fromkeys(["points.total", *(f"points.{domain}" for domain in self.domains)], 0)
        self.answered = dict.fromkeys(self.domains, 0)
        self.settled = {}
        self.path = []
        unclear = 0
        for question in bundle.questionnaire.questions():
            if not holds(question.branch, self.known, self.points):
                continue
            if not holds(question.ask_if, self.known, self.points):
                if question.scored and question.if_skipped is not None:
                    self.count(question, question.if_skipped)
                continue
            self.path.append(question.id)
            value, observation = answers.given.get(question.id), answers.observed.get(question.id)
            unclear += value == ("unclear",)
            self.known["language-flag"] = {"true" if unclear > 1 else "false"}
            if value not in NO_ANSWER:
                self.known[question.id] = set(value)
            if question.scored and (value not in NO_ANSWER or observation):
                self.answered[question.domain] += 1
                self.count(question, worth(question, value, observation))
            settles = {} if question.scored and observation else question.settles or {}
            if value in {(option,) for option in settles}:
                self.settled.setdefault(question.domain, settles[value[0]])
            self.look_at_bands()

    def count(self, question, points):
        self.points[f"points.{question.domain}"] += points
        self.points["points.total"] += points
        self.look_at_bands()

    def look_at_bands(self):
        for name in self.domains:
            band = self.band(name)
            if band is not None:
                self.known[f"band.{name}"] = {band}

    def band(self, name):
        """The band of a domain; None with too few answers."""
        if name in self.settled:
            return self.settled[name]
        domain, points = self.domains[name], self.points[f"points.{name}"]
        reached = [band.id for band in domain.bands if points >= band.cut]
        return reached[-1] if self.answered[name] >= domain.needs else None

    @property
    def bands(self):
        return {name: self.band(name) for name in self.domains}

    @property
    def profile(self):
        """The first profile of the table that holds."""
        return next(
            profile.id
            for profile in self.bundle.profiles.profiles
            if holds(profile.when, self.known, self.points)
        )

    def rules(self, profile):
        """The ids of the rules that fire, in order; `profile` is None where it is not decided."""
        known = self.known if profile is None else {**self.known, "profile": {profile}}
        firing = [rule for rule in self.bundle.referrals.rules if holds(rule.when, known, self.points)]
        return [rule.id for rule in sorted(firing, key=lambda rule: (not rule.urgent, rule.rank))]
