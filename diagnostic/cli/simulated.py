"""A simulation as a page of text in the editor's language, or as JSON."""

import json
from dataclasses import asdict

from diagnostic.insight.simulation import Simulation, Spread

WORDS = {
    "title": {
        "fr": "{people} personnes inventées, deux fois le test chacune (graine {seed})",
        "nl": "{people} verzonnen personen, elk twee keer de test (seed {seed})",
        "en": "{people} made-up people, the test twice each (seed {seed})",
    },
    "ability": {
        "fr": "capacité : moyenne {mean:g}, écart type {spread:g} logits ; limites {cuts}",
        "nl": "vaardigheid: gemiddelde {mean:g}, standaardafwijking {spread:g} logits; grenzen {cuts}",
        "en": "ability: mean {mean:g}, deviation {spread:g} logits; cuts {cuts}",
    },
    "claims": {
        "fr": "qui ne sait pas le dit dans {unsure:.0%} ; on prétend savoir {claim:g} ± {more:g} de plus",
        "nl": "wie het niet weet, zegt dat in {unsure:.0%}; men zegt {claim:g} ± {more:g} meer te kunnen",
        "en": "who does not know says so in {unsure:.0%}; claims are {claim:g} ± {more:g} above ability",
    },
    "right": {"fr": "Bien placées", "nl": "Juist geplaatst", "en": "Placed right"},
    "same": {"fr": "Deux fois pareil", "nl": "Twee keer gelijk", "en": "The same twice"},
    "too_low": {"fr": "Trop bas", "nl": "Te laag", "en": "Too low"},
    "too_high": {"fr": "Trop haut", "nl": "Te hoog", "en": "Too high"},
    "gross": {
        "fr": "Deux profils d'écart ou plus",
        "nl": "Twee profielen ernaast of meer",
        "en": "Two or more away",
    },
    "unknown": {"fr": "Sans profil", "nl": "Zonder profiel", "en": "No profile"},
    "profile": {"fr": "Profil", "nl": "Profiel", "en": "Profile"},
    "true": {"fr": "en vérité", "nl": "in werkelijkheid", "en": "in truth"},
    "given": {"fr": "selon le test", "nl": "volgens de test", "en": "by the test"},
    "length": {"fr": "Longueur", "nl": "Lengte", "en": "Length"},
    "questions": {"fr": "questions", "nl": "vragen", "en": "questions"},
    "scored": {"fr": "dont comptées", "nl": "waarvan meegeteld", "en": "of which scored"},
    "to_the_end": {"fr": "sans fin anticipée", "nl": "zonder vroeg einde", "en": "without ending early"},
    "minutes": {"fr": "minutes", "nl": "minuten", "en": "minutes"},
    "services": {
        "fr": "Personnes envoyées vers chaque service",
        "nl": "Personen per dienst",
        "en": "People whom each service would receive",
    },
    "nowhere": {"fr": "(aucun service)", "nl": "(geen dienst)", "en": "(no service)"},
    "undecided": {
        "fr": "Sans « difficulty », comptées comme moyennes : {names}",
        "nl": "Zonder ‘difficulty’, als gemiddeld geteld: {names}",
        "en": "Without a difficulty, taken as middling: {names}",
    },
}

COLUMNS = {
    "fr": ("moyenne", "médiane", "9 sur 10", "min.", "max."),
    "nl": ("gemiddeld", "mediaan", "9 op 10", "min.", "max."),
    "en": ("mean", "median", "9 in 10", "least", "most"),
}


def as_json(found: Simulation) -> str:
    """All figures; shares are from 0 to 1."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2)


def as_text(found: Simulation, language: str) -> str:
    """A page to read."""

    def word(name: str) -> str:
        return WORDS[name][language]

    placement, assumptions = found.placement, found.assumptions
    cuts = ", ".join(f"{cut:g}" for cut in found.cuts)
    lines = [
        word("title").format(people=found.people, seed=found.seed),
        word("ability").format(mean=assumptions.mean, spread=assumptions.spread, cuts=cuts),
        word("claims").format(
            unsure=assumptions.unsure, claim=assumptions.claim, more=assumptions.claim_spread
        ),
        "",
        *(
            f"{word(name):32}{getattr(placement, name):8.1%}"
            for name in ("right", "same", "too_low", "too_high", "gross", "unknown")
        ),
        "",
        f"{word('profile'):32}{word('true'):>18}{word('given'):>18}",
        *(f"{name:32}{placement.true[name]:18.1%}{placement.given[name]:18.1%}" for name in placement.order),
        "",
        f"{word('length'):22}" + "".join(f"{column:>10}" for column in COLUMNS[language]),
        _row(word("questions"), found.questions),
        _row(word("scored"), found.scored),
        _row(word("to_the_end"), found.scored_to_the_end),
        _row(word("minutes"), found.minutes),
        "",
        word("services"),
        *(f"  {name:40}{count:6}" for name, count in found.services.items()),
        f"  {word('nowhere'):40}{found.nowhere:6}",
    ]
    if found.undecided:
        lines += ["", word("undecided").format(names=", ".join(found.undecided))]
    return "\n".join(lines)


def _row(name: str, spread: Spread) -> str:
    numbers = (spread.mean, spread.median, spread.ninety, spread.least, spread.most)
    return f"{name:22}" + "".join(f"{number:10.1f}" for number in numbers)
