"""A bundle: one folder of YAML, read, immutable, named by the digest of its meaning."""

from collections.abc import Mapping
from dataclasses import dataclass

from diagnostic.model.profile import ProfileTable
from diagnostic.model.question import Question
from diagnostic.model.questionnaire import Questionnaire
from diagnostic.model.referral import ReferralTable
from diagnostic.model.service import Service
from diagnostic.model.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """A hard word: the forms in which it occurs, per language, and its plain explanation."""

    id: str
    words: Mapping[str, tuple[str, ...]]
    text: Text


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """All that decides what a person is asked and where the person is sent.

    Personas are not part of it: they test the meaning, they do not change it. Bundles are compared by
    identity (and by digest, see `codec`), so that what is prepared from one can be cached cheaply.
    """

    questionnaire: Questionnaire
    profiles: ProfileTable
    referrals: ReferralTable
    services: Mapping[str, Service]
    glossary: tuple[Term, ...]

    def question(self, question_id: str) -> Question | None:
        """The question with this id; None if there is none."""
        return next((q for q in self.questionnaire.questions() if q.id == question_id), None)
