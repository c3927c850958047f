"""People who answer by chance: many of them, the same ones in every run.

All are drawn and diagnosed, which is quick. Pages are looked at of those alone whose result says something
that no earlier one said in the same language, since a page is put together from such parts.
"""

import random
from dataclasses import dataclass

from sqlalchemy import insert

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.engine.reply import ways_out
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import Evidence, Order, Several, Sort
from diagnostic.store import assessments
from diagnostic.store.tables import answer
from tests.content.people import best, replies_to
from tests.web.page import Page
from tests.web.person import Person


@dataclass(frozen=True)
class Seen:
    """What somebody saw at the end, and what the engine says of the same answers."""

    language: str
    outcome: Outcome
    result: Page
    sheet: Page


def reply(question, skill, chance):
    """The best reply with a probability of `skill`, else any that the question takes."""
    if chance.random() < skill:
        return best(question)
    if chance.random() < 0.15:
        return (chance.choice(ways_out(question)),)
    if isinstance(question.form, Order):
        steps = [step.id for step in question.form.steps]
        chance.shuffle(steps)
        return tuple(steps)
    if isinstance(question.form, Sort):
        return tuple(chance.choice(question.form.folders).id for _ in question.form.things)
    if isinstance(question.form, Several):
        together = [option.id for option in question.form.options if not option.exclusive]
        most = question.form.at_most or len(together)
        chosen = chance.sample(together, chance.randint(1, min(most, len(together))))
        alone = [(option.id,) for option in question.form.options if option.exclusive]
        inorder = tuple(option for option in together if option in chosen)
        return chance.choice([*alone, inorder, inorder, inorder])
    ordinary = [value for value in replies_to(question) if value[0] not in ways_out(question)]
    return chance.choice(ordinary)


def answers(bundle, facts, chance):
    """All answers of a journey; one in four leaves after some section."""
    given = {}
    skill = chance.random()
    sections = [section.id for section in bundle.questionnaire.sections]
    leaves_before = chance.choice([*sections[2:], *[None] * (3 * len(sections[2:]))])
    while (question := walk(bundle, Answers(given), facts).first_open) is not None:
        if question.section == leaves_before:
            break
        given[question.id] = reply(question, skill, chance)
    return given


def parts(bundle, outcome):
    """What a result is put together from: profile, levels, next steps, and the answers that they quote."""
    yield "profile", outcome.profile and outcome.profile.id, outcome.complete
    for result in outcome.domains:
        yield "level", result.domain.id, result.band and result.band.id
    for referral in outcome.referrals:
        yield "next step", referral.rule.id, referral.service.id
        for name in referral.grounds:
            step = outcome.path.step(name)
            yield "quotation", referral.rule.id, name, step and step.value
    yield "next steps", len(outcome.referrals)


@dataclass(frozen=True)
class Drawn:
    """Somebody's answers, and what the engine says of them."""

    language: str
    answers: dict
    outcome: Outcome


def draw(bundle, number, seed, today):
    """So many people, half of them in each language."""
    chance = random.Random(seed)
    for person in range(number):
        language = ("fr", "nl")[person % 2]
        facts = Facts(language, {"setting": "home", "keyboard": "none"}, today=today)
        given = answers(bundle, facts, chance)
        yield Drawn(language, given, diagnose(bundle, Answers(given), facts))


def telling(drawn, bundle):
    """Those of them with something in their result that no earlier one has in the same language."""
    known = set()
    for one in drawn:
        its = {(one.language, *part) for part in parts(bundle, one.outcome)}
        if its - known:
            known |= its
            yield one


def look(app, bundle, drawn):
    """What each of them sees; the answers in between are put straight into the database."""
    here = app.extensions["diagnostic"]
    for one in drawn:
        person = Person(app.test_client(), one.language, "https://test.example")
        person.begin()
        keep(here, person, bundle, one.answers)
        person.open(f"/{one.language}/erase")
        result = person.send(f"/{one.language}/finish", [("csrf_token", person.token())])
        sheet = person.open(f"/{one.language}/result/sheet")
        yield Seen(one.language, one.outcome, result, sheet)


def keep(here, person, bundle, given):
    begun = assessments.load(here.engine, person.cookie, at=here.clock(), idle=here.clock() - here.clock())
    shown = {q.id for q in bundle.questionnaire.questions() if q.evidence is Evidence.SHOWN}
    rows = [
        {
            "assessment": begun.id,
            "question": name,
            "channel": "shown" if name in shown else "said",
            "value": " ".join(value),
            "time": here.clock(),
        }
        for name, value in given.items()
    ]
    with here.engine.begin() as connection:
        connection.execute(insert(answer), rows)
