"""The smallest bundles that are worth keeping, and a fixed moment."""

from datetime import UTC, datetime, timedelta

from diagnostic.model.bundle import Bundle
from diagnostic.model.condition import AllOf
from diagnostic.model.profile import Profile, ProfileTable
from diagnostic.model.question import Choice, Evidence, Option, Question
from diagnostic.model.questionnaire import Questionnaire, Section
from diagnostic.model.referral import Named, ReferralTable, Rule
from diagnostic.model.text import Text
from diagnostic.store import assessments, bundles

NOW = datetime(2026, 3, 29, 1, 59, 30, 123000, tzinfo=UTC)  # half a minute before summer time begins
IDLE = timedelta(minutes=30)
FILES = {"questionnaire.yml": b"id: tiny  # as written\n", "sections/email.yml": "section: é\n".encode()}


def text(word):
    return Text({"fr": word, "nl": word})


def tiny_bundle(title="first"):
    options = (Option("yes", text("yes"), points=1), Option("no", text("no")))
    question = Question("q-1", "email", Evidence.SAID, text("question"), Choice(options))
    return Bundle(
        Questionnaire(
            id="tiny",
            languages=("fr", "nl"),
            name=text("tiny"),
            title=text(title),
            purpose=text("purpose"),
            desk="desk",
            domains=(),
            facts={"setting": ("kiosk", "home")},
            lists={},
            sections=(Section("email", text("e-mail"), (question,)),),
        ),
        ProfileTable((Profile("first-steps", text("t"), text("c"), text("n")),), 0),
        ReferralTable((), Rule("otherwise", AllOf(()), Named(()), text("because")), 3),
        {},
        (),
    )


def begin(engine, token="token", at=NOW, title="first"):
    """An assessment that has just begun, with its bundle kept and in force."""
    digest = bundles.keep(engine, tiny_bundle(title), FILES)
    bundles.publish(engine, digest, at)
    return assessments.start(
        engine, token=token, digest=digest, language="fr", setting="kiosk", keyboard="none", at=at
    )


def load(engine, token="token", at=NOW):
    return assessments.load(engine, token, at=at, idle=IDLE)
