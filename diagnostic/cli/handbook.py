"""The document about all findings, family by family: `docs/findings.*.md` is made of it."""

import re
from collections.abc import Iterator

from diagnostic.cli.explain import REMEDY, RIGHT, WHY, WRONG, Page, page
from diagnostic.definition.findings import CATALOGUE, spaced
from diagnostic.definition.wording import say

NAMES = {"en": "English", "fr": "Français", "nl": "Nederlands"}

FAMILIES = {
    "Y": say("les fichiers", "de bestanden", "the files"),
    "S": say("la forme", "de vorm", "the shape"),
    "R": say("ce qui renvoie à quoi", "wat naar wat verwijst", "what refers to what"),
    "T": say("les textes", "de teksten", "the texts"),
    "F": say("le parcours", "het pad", "the path"),
    "B": say("les points et les niveaux", "de punten en de niveaus", "points and bands"),
    "N": say("les profils", "de profielen", "the profiles"),
    "A": say("les orientations", "de doorverwijzingen", "the referrals"),
    "P": say("les exemples", "de voorbeelden", "the examples"),
    "V": say("la version publiée", "de gepubliceerde versie", "the published version"),
}
"""First letter of a code -> what its findings are about, in the order of the document."""

HEADING = say("Toutes les remarques", "Alle opmerkingen", "All findings")

INTRODUCTION = say(
    "`diagnostic check` relit un questionnaire et montre chaque remarque avec son code."
    " Voici tous les codes.\n\n"
    "- Une **erreur** empêche d'employer le questionnaire.\n"
    "- Un **avertissement** est à juger par vous.\n"
    "- Une **information** ne demande rien.\n\n"
    "`diagnostic check --explain S03` montre une seule de ces pages. "
    "Dans les exemples, ‹U+FEFF› est un signe invisible et ‹E9› un signe illisible. "
    "Ce document est fait par `make findings`.",
    "`diagnostic check` leest een vragenlijst na en toont elke opmerking met haar code."
    " Hier staan alle codes.\n\n"
    "- Bij een **fout** kan de vragenlijst niet gebruikt worden.\n"
    "- Een **waarschuwing** beoordeelt u zelf.\n"
    "- Een **inlichting** vraagt niets.\n\n"
    "`diagnostic check --explain S03` toont één van deze pagina's. "
    "In de voorbeelden is ‹U+FEFF› een onzichtbaar teken en ‹E9› een onleesbaar teken. "
    "Dit document wordt gemaakt door `make findings`.",
    "`diagnostic check` rereads a questionnaire and shows each finding with its code."
    " Here are all the codes.\n\n"
    "- An **error** keeps the questionnaire from being used.\n"
    "- A **warning** is for you to judge.\n"
    "- **Information** asks for nothing.\n\n"
    "`diagnostic check --explain S03` shows one of these pages. "
    "In the examples, ‹U+FEFF› is an invisible character and ‹E9› an unreadable one. "
    "This document is made by `make findings`.",
)


def handbook(language: str) -> str:
    """The whole document."""
    return "\n\n".join(_parts(language)) + "\n"


def _parts(language: str) -> Iterator[str]:
    yield f"# {HEADING[language]}"
    yield " · ".join(
        f"**{name}**" if code == language else f"[{name}](findings.{code}.md)" for code, name in NAMES.items()
    )
    yield _curly(INTRODUCTION[language])
    for family, about in FAMILIES.items():
        codes = sorted(code for code in CATALOGUE if code[0] == family)
        if codes:
            yield f"## {family}{_colon(language)} {about[language]}"
        for code in codes:
            one = page(code, language)
            yield f"### {code} {_marked(one.title)}"
            yield in_markdown(one, language)


def in_markdown(about: Page, language: str) -> str:
    """A page as a part of a document, without its heading."""
    parts = [
        f"**{about.severity.capitalize()}.** {_marked(about.sentence)}",
        f"**{_marked(WHY[language])}.** {_marked(about.why)}",
    ]
    if about.wrong:
        kind = "yaml" if about.file else "text"
        where = f" (`{about.file}`)" if about.file else ""
        parts += [
            f"{WRONG[language]}{where}{_colon(language)}",
            f"```{kind}\n{about.wrong}\n```",
            f"{RIGHT[language]}{_colon(language)}",
            f"```{kind}\n{about.right}\n```",
        ]
    parts.append(f"**{REMEDY[language]}.** {_marked(about.remedy)}")
    return "\n\n".join(parts)


def _colon(language: str) -> str:
    return spaced(" :", language) if language == "fr" else ":"


def _marked(text: str) -> str:
    """Words of ours in Markdown: signs that it would take for its own are only signs."""
    return _curly(re.sub(r"[\\*<\[]", r"\\\g<0>", text))


def _curly(text: str) -> str:
    """The catalogue keeps apostrophes straight; a document does not."""
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)
