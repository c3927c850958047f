"""The result, its sheet of paper, and the slips for the places."""

import json
from dataclasses import dataclass

from flask import render_template

from diagnostic.engine.journey import Step
from diagnostic.engine.outcome import Outcome
from diagnostic.engine.referral import Referral
from diagnostic.store import assessments
from diagnostic.web.enrolment import this_device
from diagnostic.web.quiz.kept_code import carried_by, keep_code
from diagnostic.web.quiz.people import people_of
from diagnostic.web.quiz.visitor import Visitor

MOST_STRENGTHS = 4
MOST_GROUNDS = 3


@dataclass(frozen=True, slots=True)
class NextStep:
    """One place to go, with the first few of the answers that led there."""

    referral: Referral
    grounds: tuple[Step, ...]


def keep_outcome(who: Visitor) -> None:
    """Store the outcome as it is now, with its code; the first one stays for good."""
    if who.finished:
        return
    outcome = who.outcome()
    keep_code(who)
    assessments.finish(
        who.here.engine,
        who.assessment.id,
        digest=who.assessment.digest,
        profile=outcome.profile.id if outcome.profile else None,
        snapshot=json.dumps(snapshot(outcome), sort_keys=True),
        referrals=[(referral.service.id, referral.rule.id) for referral in outcome.referrals],
        at=who.here.clock(),
    )


def snapshot(outcome: Outcome) -> dict[str, object]:
    """The outcome as plain data: what was concluded, and from what. No words, no person."""
    return {
        "complete": outcome.complete,
        "profile": outcome.profile.id if outcome.profile else None,
        "possible": [profile.id for profile in outcome.profile_result.possible],
        "language_flag": outcome.path.language_flag,
        "domains": {
            result.domain.id: {
                "band": result.band.id if result.band else None,
                "low": result.low,
                "high": result.high,
                "most": result.most,
                "answered": result.answered,
            }
            for result in outcome.domains
        },
        "path": list(outcome.path.questions),
        "referrals": [{"service": r.service.id, "rule": r.rule.id} for r in outcome.referrals],
    }


def result_page(who: Visitor) -> str:
    """The result on the screen."""
    return render_template("quiz/result.html", **shown(who))


def sheet_page(who: Visitor) -> str:
    """The result on one A4 page."""
    return render_template("quiz/sheet.html", **shown(who))


def slips_page(who: Visitor) -> str:
    """A slip for each place the person is sent to, to be handed over there."""
    return render_template("quiz/slips.html", **shown(who))


def _speaks_to_somebody(step: NextStep) -> bool:
    """Whether there is anybody to show a slip to: not at a website."""
    service = step.referral.service
    return bool(service.address or service.phone)


def shown(who: Visitor) -> dict[str, object]:
    """What templates show of a result."""
    outcome = who.outcome()
    carried = carried_by(who)
    finished = who.assessment.finished
    next_steps = [_next_step(outcome, referral) for referral in outcome.referrals]
    return {
        "bundle": who.bundle,
        "language": who.language,
        "people": people_of(who.bundle, this_device()),
        "outcome": outcome,
        "strengths": outcome.strengths[:MOST_STRENGTHS],
        "enough": [result for result in outcome.domains if result.band is not None],
        "not_enough": [result for result in outcome.domains if result.band is None],
        "next_steps": next_steps,
        "slips": [step for step in next_steps if _speaks_to_somebody(step)],
        "day": finished.date() if finished else None,
        "version": who.assessment.digest[:8],
        "link": carried.path,
        "qr": carried.qr,
        "code": carried.code,
        "token": None,
        "typed": None,
    }


def _next_step(outcome: Outcome, referral: Referral) -> NextStep:
    """Few answers, the ones that the rule names first: a long list is not read."""
    found = (outcome.path.step(question_id) for question_id in referral.grounds)
    given = [step for step in found if step is not None and step.value is not None]
    return NextStep(referral, tuple(given[:MOST_GROUNDS]))
