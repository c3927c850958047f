"""Findings: what is wrong in a bundle, where, and what to do about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from diagnostic.definition.catalogue_folder import FOLDER
from diagnostic.definition.catalogue_personas import PERSONAS
from diagnostic.definition.catalogue_proofs import PROOFS
from diagnostic.definition.catalogue_published import PUBLISHED
from diagnostic.definition.catalogue_questions import QUESTIONS
from diagnostic.definition.catalogue_references import REFERENCES
from diagnostic.definition.catalogue_referrals import REFERRALS
from diagnostic.definition.catalogue_shape import SHAPE
from diagnostic.definition.catalogue_source import SOURCE
from diagnostic.definition.catalogue_syntax import SYNTAX
from diagnostic.definition.catalogue_texts import TEXTS
from diagnostic.definition.wording import Phrase, Severity, Wording, say
from diagnostic.model.witness import Witness

CATALOGUE: Mapping[str, Wording] = {
    **SOURCE,
    **SYNTAX,
    **FOLDER,
    **SHAPE,
    **QUESTIONS,
    **REFERENCES,
    **TEXTS,
    **PERSONAS,
    **PROOFS,
    **PUBLISHED,
    **REFERRALS,
}

DID_YOU_MEAN = say("Vous vouliez écrire « {near} » ?", "Bedoelde u ‘{near}’?", "Did you mean “{near}”?")

ACCEPTED = say("Accepté : {accepted}", "Aanvaard: {accepted}", "Accepted: {accepted}")
"""What a warning says besides once somebody let it stand; the value `accepted` is the reason."""

TERMS: Mapping[str, Phrase] = {
    "text": say("un texte", "een tekst", "a text"),
    "list": say("une liste", "een lijst", "a list"),
    "keys": say("des clés avec leurs valeurs", "sleutels met hun waarden", "keys with their values"),
    "whole number": say("un nombre entier", "een geheel getal", "a whole number"),
    "decimal number": say("un nombre à virgule", "een kommagetal", "a decimal number"),
    "true or false": say("« true » ou « false »", "‘true’ of ‘false’", "“true” or “false”"),
    "nothing": say("rien", "niets", "nothing"),
    "no band": say("pas assez de réponses", "niet genoeg antwoorden", "not enough answers"),
    "end": say("la fin du test", "het einde van de test", "the end of the test"),
    "no one": say("aucun", "geen", "none"),
    "no way there": say(
        "aucune réponse ne mène à elle", "geen enkel antwoord leidt ernaar", "no answer leads to it"
    ),
    "never true": say(
        "sa condition « ask_if » n'est vraie pour personne",
        "de voorwaarde ‘ask_if’ klopt voor niemand",
        "its condition `ask_if` holds for nobody",
    ),
}
"""Values of findings that are words of ours: a value found here is translated, any other stays as it is."""

TRANSLATED = ("expected", "got", "found", "reason")


class Place(NamedTuple):
    """Where something stands; line and column count from 1. A tuple, because places are sorted and
    there are thousands of them.
    """

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `values` fill the placeholders of its wording; `near`, if there, is the guess for
    "did you mean". `witness`, if there, is a person to whom it happens.
    """

    code: str
    severity: Severity
    place: Place
    values: Mapping[str, str]
    witness: Witness | None = None

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}:{self.place.column}: {self.code}"


def find(code: str, place: Place, values: Mapping[str, str], witness: Witness | None = None) -> Finding:
    """A finding with the severity of its code."""
    return Finding(code, CATALOGUE[code].severity, place, values, witness)


def by_place(finding: Finding) -> tuple[Place, str]:
    """The order in which findings are shown."""
    return finding.place, finding.code


def describe(finding: Finding, language: str) -> tuple[str, str]:
    """The sentence and the remedy of a finding, in "fr", "nl" or "en"."""
    wording = CATALOGUE[finding.code]
    values = {
        name: TERMS[value][language] if name in TRANSLATED and value in TERMS else value
        for name, value in finding.values.items()
    }
    sentence = spaced(wording.sentence[language], language).format(**values)
    remedy = spaced(wording.remedy[language], language).format(**values)
    if values.get("accepted"):
        sentence = f"{sentence} {spaced(ACCEPTED[language], language).format(**values)}"
    if values.get("near"):
        remedy = f"{spaced(DID_YOU_MEAN[language], language).format(**values)} {remedy}"
    return sentence, remedy


def title(code: str, language: str) -> str:
    """The short name of a kind of finding."""
    return spaced(CATALOGUE[code].title[language], language)


def spaced(phrase: str, language: str) -> str:
    """French signs keep a no-break space before (or, for an opening quote, after) them."""
    if language != "fr":
        return phrase
    return re.sub("« ", "«\u00a0", re.sub(" (?=[?!:;»])", "\u00a0", phrase))
