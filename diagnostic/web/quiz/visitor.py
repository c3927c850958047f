"""The person behind a request: the assessment, its pinned bundle, and the path so far."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from flask import abort, g, redirect, url_for

from diagnostic.engine.course import prepare
from diagnostic.engine.journey import Path, walk
from diagnostic.engine.outcome import Outcome, diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle
from diagnostic.model.question import Evidence, Question, Value
from diagnostic.store import assessments
from diagnostic.store.assessments import Assessment, Channel
from diagnostic.web.enrolment import this_device
from diagnostic.web.installation import Installation, installation
from diagnostic.web.quiz.codes import Code, make
from diagnostic.web.visit import this_visit

RESULT_OPEN = timedelta(hours=24)
"""For how long after its end a result is open in the browser of a device of one's own."""

LINK_BYTES = 24
"""192 bits: nobody finds somebody else's result by trying."""


@dataclass(frozen=True)
class Visitor:
    """One person in the middle of the test, or after it. The path is walked when it is first asked for."""

    here: Installation
    assessment: Assessment
    bundle: Bundle
    facts: Facts

    @cached_property
    def path(self) -> Path:
        """The path with the answers so far."""
        return walk(self.bundle, self.assessment.answers, self.facts)

    @property
    def finished(self) -> bool:
        """True once the outcome was kept; answers then stay as they are."""
        return self.assessment.finished is not None

    @property
    def under_way(self) -> bool:
        """True in the middle of a test: there is an answer, and no outcome yet."""
        return not self.finished and bool(self.assessment.answers.given)

    @property
    def language(self) -> str:
        """The language of this page."""
        return self.facts.language

    def question(self, question_id: str) -> Question | None:
        """A question of this person's bundle, on the path or not."""
        return prepare(self.bundle).questions.get(question_id)

    def path_with(self, question: Question, value: Value) -> Path:
        """The path as it would be with this answer."""
        answers = self.assessment.answers
        return walk(self.bundle, Answers({**answers.given, question.id: value}, answers.observed), self.facts)

    def save(self, question: Question, value: Value) -> None:
        """Keep one answer, in one statement."""
        assessments.save_answer(
            self.here.engine,
            self.assessment.id,
            question.id,
            channel_of(question),
            value,
            at=self.here.clock(),
        )

    def outcome(self) -> Outcome:
        """The diagnosis of the answers as they are."""
        return diagnose(self.bundle, self.assessment.answers, self.facts)

    def link_token(self) -> str:
        """The unguessable end of the address under which a phone finds this result.

        Derived from the server's key, so that it need not be stored to be shown again.
        """
        digest = hmac.new(
            self.here.settings.secret, b"link " + str(self.assessment.id).encode(), hashlib.sha256
        ).digest()
        return base64.urlsafe_b64encode(digest[:LINK_BYTES]).decode()

    def code(self, counter: int = 0) -> Code:
        """The code under which the person finds this result; derived too, for the same reason."""
        return make(self.here.settings.secret, self.assessment.id, counter)


def channel_of(question: Question) -> Channel:
    """By which way the person's own answer to it comes."""
    return "shown" if question.evidence is Evidence.SHOWN else "said"


def visitor(language: str) -> Visitor:
    """The person of this request; without one (no cookie, expired, erased) the start page."""
    return present(language) or abort(redirect(url_for("quiz.purpose", language=language), 303))


def present(language: str) -> Visitor | None:
    """The person of this request, if there is one; who has just got a cookie is nobody yet.

    On a device of one's own a result stays open for longer than a test: nobody else comes after.
    """
    here, visit, device = installation(), this_visit(), this_device()
    if visit.fresh:
        return None
    limit, at = timedelta(seconds=device.limit), here.clock()
    longest = limit if device.shared else max(limit, RESULT_OPEN)
    assessment = assessments.load(here.engine, visit.token, at=at, idle=longest)
    if assessment is None or (assessment.finished is None and at - assessment.seen > limit):
        return None
    if device.shared or assessment.finished is None:
        g.rested = at - assessment.seen
    return visitor_of(here, assessment, language)


def rested() -> int | None:
    """For how many seconds the server has had no sign of life of this page's person; None where that ends
    nothing: without a person, and for a result on a device of one's own.
    """
    return int(g.rested.total_seconds()) if "rested" in g else None


def visitor_of(here: Installation, assessment: Assessment, language: str) -> Visitor:
    """The visitor of a loaded assessment, as the pages in this language see it."""
    bundle = here.bundle(assessment.digest)
    day = assessment.finished or here.clock()
    facts = Facts(
        language=language,
        declared={"setting": assessment.setting, "keyboard": assessment.keyboard},
        today=day.date(),
    )
    return Visitor(here, assessment, bundle, facts)
