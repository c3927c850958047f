"""People who answer by chance: three hundred of them, the same ones in every run."""

import random
from dataclasses import dataclass

from sqlalchemy import insert

from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.engine.reply import ways_out
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import Evidence, Order, Several
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


def journeys(app, bundle, number, seed):
    """The ends of so many journeys; the answers in between are put straight into the database."""
    here = app.extensions["diagnostic"]
    chance = random.Random(seed)
    for _ in range(number):
        language = chance.choice(["fr", "nl"])
        person = Person(app.test_client(), language, "https://test.example")
        person.begin()
        facts = Facts(language, {"setting": "home", "keyboard": "none"}, today=here.clock().date())
        given = answers(bundle, facts, chance)
        keep(here, person, bundle, given)
        person.open(f"/{language}/erase")
        result = person.send(f"/{language}/finish", [("csrf_token", person.token())])
        sheet = person.open(f"/{language}/result/sheet")
        yield Seen(language, diagnose(bundle, Answers(given), facts), result, sheet)


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
