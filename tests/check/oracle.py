"""Everybody who could take a small questionnaire, one by one: what the checker proves, counted out.

Written without the checker. A person is a language, the declared facts and a reply to each question met;
what is asked and what comes of it is what `walk` and `diagnose` say. Nothing is cut short or put together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, permutations, product

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.engine.reply import ANSWER, possible_values, read_reply, ways_out
from diagnostic.engine.scoring import outcome_values
from diagnostic.engine.truth import compile_condition
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.condition import ALWAYS
from diagnostic.model.question import Evidence, Order, Several, Sort, Typed, Value
from diagnostic.model.questionnaire import Section
from tests.engine.build import fact

NOT_RIGHT = "surely not right"


class TooManyError(Exception):
    """There are more people than a test wants to wait for."""


@dataclass(slots=True)
class Person:
    """One complete path: who, what was given in the order of the questions, and what came of it."""

    facts: Facts
    given: Mapping[str, Value]
    outcome: Outcome
    values: Mapping[str, Value | None] = field(init=False)

    def __post_init__(self):
        profile = self.outcome.profile
        self.values = outcome_values(self.outcome.path, self.outcome.domains)
        self.values["profile"] = None if profile is None else (profile.id,)

    def truth(self, condition):
        """What a table would find: True, False, or None where it cannot be known."""
        return compile_condition(condition or ALWAYS)(
            self.values, self.outcome.path.low, self.outcome.path.high
        )

    def __len__(self):
        return len(self.given)


class Everybody:
    """All persons of a questionnaire; with more than `most` of them, `TooManyError`."""

    def __init__(self, bundle, most=10_000):
        self.bundle = bundle
        self.most = most
        self.persons = []
        self.before = {}
        """Question -> the fewest answers before it; no entry: never asked."""
        self._replies = {}
        declared = bundle.questionnaire.facts
        for language in bundle.questionnaire.languages:
            for values in product(*declared.values()):
                self._go_on(Facts(language, dict(zip(declared, values, strict=True))), {})

    def _go_on(self, facts, given):
        question = walk(self.bundle, Answers(given), facts).first_open
        if question is None:
            self.persons.append(Person(facts, given, diagnose(self.bundle, Answers(given), facts)))
            if len(self.persons) > self.most:
                raise TooManyError
            return
        self.before[question.id] = min(len(given), self.before.get(question.id, len(given)))
        for reply in self._possible(question, facts.language):
            self._go_on(facts, {**given, question.id: reply})

    def _possible(self, question, language):
        key = question.id, language
        if key not in self._replies:
            self._replies[key] = replies(question, language)
        return self._replies[key]

    # ------------------------------------------------------------------------------------------- what can be

    def fewest(self, wanted):
        """The fewest answers with which a person is as wanted; None when nobody is."""
        return min((len(person) for person in self.persons if wanted(person)), default=None)

    def holding(self, goal):
        """The fewest answers with which every (condition, truths) of the goal is met at the end."""
        return self.fewest(lambda person: meets(person, goal))

    @cached_property
    def never_asked(self):
        return {question.id for question in self.bundle.questionnaire.questions()} - set(self.before)

    @cached_property
    def never_refusing(self):
        """The questions whose `ask_if` refuses nobody of those, if any, who come to it."""
        return {
            question.id
            for question in self.bundle.questionnaire.questions()
            if question.ask_if is not None and self._refuses_nobody(question)
        }

    def _refuses_nobody(self, question):
        """Two facts in the place of the question, one with its `branch`, one with both its guards."""
        before = []
        for earlier in self.bundle.questionnaire.questions():
            if earlier.id == question.id:
                break
            before.append(earlier)
        come = replace(fact("come", "yes"), branch=question.branch)
        both = replace(fact("both", "yes"), branch=question.branch, ask_if=question.ask_if)
        sections = (Section("probed", self.bundle.questionnaire.title, (*before, come, both)),)
        probed = replace(self.bundle, questionnaire=replace(self.bundle.questionnaire, sections=sections))
        paths = [walk(probed, Answers(person.given), person.facts) for person in self.persons]
        coming = [path for path in paths if path.step("come")]
        return bool(coming) and all(path.step("both") for path in coming)

    @cached_property
    def longest(self):
        """The most questions that anybody is asked."""
        return max(len(person) for person in self.persons)

    def same_with(self, question, option, other):
        """Whether everybody who gives one answer would get the same with another one in its place."""
        return all(
            self._result(person.given, person.facts)
            == self._result({**person.given, question: (other,)}, person.facts)
            for person in self.persons
            if person.given.get(question) == (option,)
        )

    def _result(self, given, facts):
        outcome = diagnose(self.bundle, Answers(given), facts)
        referrals = [referral.service.id for referral in (*outcome.referrals, *outcome.further)]
        path = outcome.path
        return path.questions, path.low, path.high, outcome.bands, outcome.profile, referrals

    # ---------------------------------------------------------------------------------------- points, bands

    def points(self, domain):
        """The fewest and the most points that anybody surely has at the end."""
        found = [person.outcome.path.low[f"points.{domain}"] for person in self.persons]
        return min(found), max(found)

    def with_band(self, domain, band):
        return self.fewest(lambda person: person.outcome.bands[domain] == band)

    def thin(self, domain):
        """The fewest answers of somebody who answered all of a domain that was asked, and yet too little."""

        def wanted(person):
            result = next(r for r in person.outcome.domains if r.domain.id == domain)
            asked = [
                step
                for step in person.outcome.path.steps
                if step.question.domain == domain and step.question.evidence is not Evidence.FACT
            ]
            answered = [step for step in asked if step.answered]
            return answered == asked and len(answered) < result.domain.needs and not result.settled

        return self.fewest(wanted)

    # ------------------------------------------------------------------------------------ profiles, referrals

    def with_profile(self, profile):
        return self.fewest(lambda person: person.outcome.profile and person.outcome.profile.id == profile)

    def overlap(self, first, second):
        """The fewest answers of somebody in both rows, if somebody else is in the first alone."""
        both = self.holding([(first.when, {True}), (second.when, {True})])
        apart = self.holding([(first.when, {True}), (second.when, {False, None})])
        return None if apart is None else both

    def with_rule(self, rule):
        return self.holding([(rule.when, {True})])

    @cached_property
    def otherwise_only(self):
        """The fewest answers of somebody for whom no rule fires; None when there is always one."""
        return self.holding([(rule.when, {False, None}) for rule in self.bundle.referrals.rules])


def meets(person, goal):
    """Whether a person has, for each condition of the goal, one of the truths that go with it."""
    return all(person.truth(condition) in truths for condition, truths in goal)


# --------------------------------------------------------------------------------------------------- replies


def replies(question, language):
    """Every value that can come in through the door of the replies."""
    sent = [{ANSWER: [way]} for way in ways_out(question)]
    form = question.form
    if isinstance(form, Several):
        ids = [option.id for option in form.options]
        sent += [{ANSWER: list(some)} for size in range(len(ids)) for some in combinations(ids, size + 1)]
    elif isinstance(form, Order):
        places = [str(place + 1) for place in range(len(form.steps))]
        names = [f"place-{step.id}" for step in form.steps]
        sent += [
            {name: [place] for name, place in zip(names, order, strict=True)}
            for order in permutations(places)
        ]
    elif isinstance(form, Sort):
        names = [f"place-{thing.id}" for thing in form.things]
        for folders in product([folder.id for folder in form.folders], repeat=len(names)):
            sent.append({name: [folder] for name, folder in zip(names, folders, strict=True)})
    elif isinstance(form, Typed):
        sent += [{ANSWER: [text]} for text in (*form.accept.get(language, ())[:1], NOT_RIGHT)]
    else:
        sent += [{ANSWER: [value]} for value in sorted(possible_values(question))]
    read = [read_reply(question, lambda name, form=form: form.get(name, []), language) for form in sent]
    return list(dict.fromkeys(value for value in read if isinstance(value, tuple)))
