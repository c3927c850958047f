"""Made-up people who take the whole test: for each question, what they reply."""

from diagnostic.engine.journey import walk
from diagnostic.engine.points import most_points, points_of
from diagnostic.engine.reply import possible_values
from diagnostic.engine.truth import compile_condition
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import UNCLEAR, UNSURE, Evidence, Order, Several, Sort, Task

FRENCH = Facts("fr", {"setting": "kiosk", "keyboard": "none"})
KEYS = Facts("fr", {"setting": "counsellor", "keyboard": "physical"})


def can_be_asked(question, facts):
    """False where the place of the test keeps the question away, whatever anybody answers."""
    if question.branch is None:
        return True
    given = {name: (value,) for name, value in facts.declared.items()}
    return compile_condition(question.branch)(given, {}, {}) is not False


def take(bundle, reply, facts=FRENCH):
    """The complete path of a person who answers each question as `reply(question)` says."""
    given = {}
    path = walk(bundle, Answers(given), facts)
    while path.first_open is not None:
        question = path.first_open
        given[question.id] = reply(question)
        path = walk(bundle, Answers(given), facts)
    return path


def replies_to(question):
    """Every single reply to a question; of an order, a sorting and a set, the best ones and bad ones."""
    if isinstance(question.form, Order):
        right = tuple(step.id for step in question.form.steps)
        return [right, right[::-1], (UNSURE,), (UNCLEAR,)]
    if isinstance(question.form, Sort):
        right = tuple(thing.folder for thing in question.form.things)
        anywhere = tuple(question.form.folders[0].id for _ in right)
        return [right, anywhere, right[-1:] + right[:-1], (UNSURE,), (UNCLEAR,)]
    values = [(value,) for value in sorted(possible_values(question))]
    if isinstance(question.form, Several) and question.scored:
        best = sorted(question.form.options, key=lambda option: -option.points)[: question.form.at_most]
        values = [tuple(option.id for option in best), *values]
    return [*values, (UNSURE,), (UNCLEAR,)]


def best(question):
    """The reply with the most points."""
    return max(replies_to(question)[:-2], key=lambda value: points_of(question, value))


def worst(question):
    """The reply with the fewest points, "I do not know" left aside."""
    return min(replies_to(question)[:-2], key=lambda value: points_of(question, value))


def beginner(question):
    """No e-mail, a telephone only, "not yet" and "I do not know" to all the rest."""
    facts = {
        "equipment": "smartphone",
        "email-address": "none",
        "identity-means": "none",
        "myactiris-log-in": "neither",
    }
    if question.id in facts:
        return (facts[question.id],)
    if question.evidence is Evidence.FACT:
        return replies_to(question)[0]
    return (UNSURE,) if isinstance(question.form, Task | Order | Sort | Several) else worst(question)


def reachable(steps, kinds=object):
    """The most points that these steps can give, of the kinds of question asked for."""
    return sum(most_points(step.question) for step in steps if isinstance(step.question.form, kinds))
