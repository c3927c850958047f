"""Small referral tables, what is found in them, and what comes of the person of a finding."""

from dataclasses import replace

from diagnostic.check.graph.states import explore
from diagnostic.check.tables.rules import check_tables
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.condition import ALWAYS
from diagnostic.model.question import Choice
from tests.engine.build import bundle, choice, fact, place, question, rule, service

AIM = fact("aim", "learn", "work")
HELPER = fact("helper", "friend", "nobody")
SKILL = choice("skill-shown", {"no": 0, "some": 1, "yes": 2})
HOME = place("home", here=["there"], there=["here"], far=[])
ALL_SERVICES = [service(name) for name in ("one", "two", "three", "four")]
EVERYBODY = rule("everybody", ALWAYS, "one", rank=90)
FRENCH_ONLY = service("french", languages=("fr",))


def table(*rules, asked=(AIM, HELPER), at_most=3, services=ALL_SERVICES, **more):
    return bundle(*asked, rules=rules, at_most=at_most, services=services, **more)


def findings(tested):
    return check_tables(tested, {}, explore(tested))


def codes(tested):
    return [finding.code for finding in findings(tested)]


def only(tested):
    """The one finding there is, what comes of its person, and what it says."""
    (finding,) = findings(tested)
    if finding.witness is None:
        return finding, None, finding.values
    return finding, outcome_of(tested, finding.witness), finding.values


def outcome_of(tested, person):
    """What comes of a witness, who answers everything asked and nothing else."""
    outcome = diagnose(tested, Answers(person.answers), Facts(person.language, person.facts))
    assert outcome.complete
    assert outcome.path.questions == tuple(person.answers)
    return outcome


def rules_in(referrals):
    return {one.id for referral in referrals for one in (referral.rule, *referral.also)}


def all_of(outcome):
    return (*outcome.referrals, *outcome.further)


def urgent_aim():
    calm, pressing = AIM.form.options
    return question("aim", Choice((calm, replace(pressing, urgent=True))))
