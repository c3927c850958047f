"""The result, its sheet of paper, and what the link or the code shows of it later."""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import segno
from flask import render_template, url_for
from markupsafe import Markup

from diagnostic.engine.journey import Step
from diagnostic.engine.outcome import Outcome
from diagnostic.engine.referral import Referral
from diagnostic.store import assessments
from diagnostic.store import codes as kept_codes
from diagnostic.store.assessments import Assessment
from diagnostic.store.codes import KeptCode, Taken
from diagnostic.web.installation import Installation
from diagnostic.web.quiz.codes import show, split
from diagnostic.web.quiz.visitor import Visitor, visitor_of
from diagnostic.web.sealing import opens, seal

MOST_STRENGTHS = 4
MOST_GROUNDS = 3
CARRIED_FOR = timedelta(days=30)
MOST_CODES = 16
"""With 100,000 results kept, a selector is taken once in ten times: all of these, never."""


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
    keep = partial(
        assessments.finish,
        who.here.engine,
        who.assessment.id,
        digest=who.assessment.digest,
        profile=outcome.profile.id if outcome.profile else None,
        snapshot=json.dumps(snapshot(outcome), sort_keys=True),
        referrals=[(referral.service.id, referral.rule.id) for referral in outcome.referrals],
        link_hash=assessments.hashed(who.link_token()),
        at=who.here.clock(),
    )
    for counter in range(MOST_CODES):
        code = who.code(counter)
        if kept_codes.is_taken(who.here.engine, code.selector):
            continue
        try:
            keep(code=KeptCode(code.selector, counter, seal(code.secret)))
        except Taken:  # by somebody who finished in this very moment
            continue
        return
    keep()


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
    return render_template("quiz/result.html", **_shown(who, who.outcome()))


def sheet_page(who: Visitor) -> str:
    """The result on one A4 page."""
    return render_template("quiz/sheet.html", **_shown(who, who.outcome()))


def linked_page(here: Installation, token: str, language: str) -> str | None:
    """The result for whoever holds the link; None once it is erased or too old."""
    return _carried_page(here, assessments.by_link(here.engine, assessments.hashed(token)), language)


def coded_page(here: Installation, characters: str, language: str) -> str | None:
    """The result for whoever knows its code; None if there is none, or it is erased or too old.

    Nobody can tell from the answer, nor from the time it takes, whether such a selector exists.

    :raises TooOften: codes were tried too often; this one was not looked at.
    """
    code = split(characters)
    at = here.clock()
    kept_codes.count(here.engine, code.selector, at=at)
    found = kept_codes.find(here.engine, code.selector, made_after=at - CARRIED_FOR)
    right = opens(code.secret, found.sealed if found else None)
    if found is None or not right:
        return None
    kept_codes.take_back(here.engine, code.selector)
    return _carried_page(here, assessments.by_id(here.engine, found.assessment), language, characters)


def _carried_page(
    here: Installation, assessment: Assessment | None, language: str, typed: str | None = None
) -> str | None:
    if assessment is None or assessment.finished is None or assessment.finished + CARRIED_FOR < here.clock():
        return None
    who = visitor_of(here, assessment, language)
    shown = _shown(who, who.outcome())
    return render_template("quiz/carried.html", **shown, typed=typed, token=who.link_token())


def _shown(who: Visitor, outcome: Outcome) -> dict[str, object]:
    language = who.language
    link = _link(who)
    finished = who.assessment.finished
    return {
        "bundle": who.bundle,
        "language": language,
        "outcome": outcome,
        "strengths": outcome.strengths[:MOST_STRENGTHS],
        "domains": outcome.domains,
        "enough": [result for result in outcome.domains if result.band is not None],
        "not_enough": [result for result in outcome.domains if result.band is None],
        "next_steps": [_next_step(outcome, referral) for referral in outcome.referrals],
        "day": finished.date() if finished else None,
        "version": who.assessment.digest[:8],
        "link": link,
        "qr": _qr(link) if link else None,
        "code": _code(who),
    }


def _code(who: Visitor) -> str | None:
    """The code to write down; None if there is none, or if it was made with another key than today's."""
    kept = kept_codes.of_assessment(who.here.engine, who.assessment.id)
    if kept is None:
        return None
    code = who.code(kept.counter)
    return show(code) if code.selector == kept.selector else None


def _link(who: Visitor) -> str | None:
    """The address for a phone; None where no phone could reach this server."""
    public = who.here.settings.public_url
    if not who.here.settings.https or public is None:
        return None
    return public + url_for("quiz.carry", language=who.language, token=who.link_token())


def _qr(link: str) -> Markup:
    """The QR code as inline SVG: dark on light, with the quiet zone that scanners need."""
    drawing = segno.make(link, error="m").svg_inline(border=4, dark="#221c35", light="#ffffff", omitsize=True)
    return Markup(drawing)  # noqa: S704  made by segno from an address, which it encodes in squares


def _next_step(outcome: Outcome, referral: Referral) -> NextStep:
    """Few answers, the ones that the rule names first: a long list is not read."""
    found = (outcome.path.step(question_id) for question_id in referral.grounds)
    given = [step for step in found if step is not None and step.value is not None]
    return NextStep(referral, tuple(given[:MOST_GROUNDS]))
