"""Findings about the texts that people read (T01 to T14)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

TEXTS: Mapping[str, Wording] = {
    "T01": Wording(
        Severity.WARNING,
        say("Même texte dans deux langues", "Zelfde tekst in twee talen", "Same text in two languages"),
        say(
            "Ce texte est le même en « {first} » et en « {second} » : {text}",
            "Deze tekst is gelijk in ‘{first}’ en ‘{second}’: {text}",
            "This text is the same in “{first}” and “{second}”: {text}",
        ),
        say(
            "Traduisez l'un des deux, s'il n'est pas un nom propre.",
            "Vertaal een van beide, als het geen eigennaam is.",
            "Translate one of the two, unless it is a proper name.",
        ),
    ),
    "T02": Wording(
        Severity.WARNING,
        say("Une langue bien plus longue", "Eén taal veel langer", "One language much longer"),
        say(
            "Le texte en « {language} » compte {length} signes, l'autre seulement {other}.",
            "De tekst in ‘{language}’ telt {length} tekens, de andere maar {other}.",
            "The text in “{language}” has {length} characters, the other only {other}.",
        ),
        say(
            "Vérifiez que les deux disent la même chose.",
            "Kijk na of beide hetzelfde zeggen.",
            "Check that both say the same.",
        ),
    ),
    "T03": Wording(
        Severity.WARNING,
        say("Phrase longue", "Lange zin", "Long sentence"),
        say(
            "Cette phrase compte {count} mots, plus que {most} : {text}",
            "Deze zin telt {count} woorden, meer dan {most}: {text}",
            "This sentence has {count} words, more than {most}: {text}",
        ),
        say(
            "Coupez-la : une idée par phrase.",
            "Splits hem: één idee per zin.",
            "Cut it: one idea per sentence.",
        ),
    ),
    "T04": Wording(
        Severity.WARNING,
        say("Guillemets droits", "Rechte aanhalingstekens", "Straight quotation marks"),
        say(
            "Ce texte contient des guillemets droits : {text}",
            "Deze tekst bevat rechte aanhalingstekens: {text}",
            "This text contains straight quotation marks: {text}",
        ),
        say(
            "Employez « … » en français, “…” ou ‘…’ en néerlandais.",
            "Gebruik « … » in het Frans, “…” of ‘…’ in het Nederlands.",
            "Use « … » in French, “…” or ‘…’ in Dutch.",
        ),
    ),
    "T05": Wording(
        Severity.WARNING,
        say("Deux sortes d'apostrophes", "Twee soorten apostrofs", "Two kinds of apostrophes"),
        say(
            "Les textes mêlent l'apostrophe droite ({straight} fois) et courbe ({curly} fois).",
            "De teksten mengen rechte ({straight} keer) en gebogen apostrofs ({curly} keer).",
            "The texts mix the straight apostrophe ({straight} times) and the curly one ({curly} times).",
        ),
        say(
            "Employez partout la même ; voici le premier texte de la minorité.",
            "Gebruik overal dezelfde; dit is de eerste tekst van de minderheid.",
            "Use the same everywhere; this is the first text of the minority.",
        ),
    ),
    "T06": Wording(
        Severity.WARNING,
        say("Espaces doubles", "Dubbele spaties", "Double spaces"),
        say(
            "Ce texte contient deux espaces de suite : {text}",
            "Deze tekst bevat twee spaties na elkaar: {text}",
            "This text contains two spaces in a row: {text}",
        ),
        say("Gardez-en un seul.", "Behoud er maar één.", "Keep only one."),
    ),
    "T07": Wording(
        Severity.WARNING,
        say("Balise HTML", "HTML-code", "HTML tag"),
        say(
            "Ce texte contient une balise, qui serait montrée telle quelle : {text}",
            "Deze tekst bevat een code, die zo getoond zou worden: {text}",
            "This text contains a tag, which would be shown as it is: {text}",
        ),
        say("Effacez la balise.", "Wis de code.", "Delete the tag."),
    ),
    "T08": Wording(
        Severity.WARNING,
        say("Espace insécable manquant", "Harde spatie ontbreekt", "Missing no-break space"),
        say(
            "En français, il faut un espace insécable avant {mark} : {text}",
            "In het Frans hoort een harde spatie voor {mark}: {text}",
            "In French a no-break space is needed before {mark}: {text}",
        ),
        say(
            "Remplacez ce qui précède {mark} par un espace insécable (U+00A0).",
            "Vervang wat voor {mark} staat door een harde spatie (U+00A0).",
            "Replace what stands before {mark} by a no-break space (U+00A0).",
        ),
    ),
    "T09": Wording(
        Severity.ERROR,
        say("Trous différents", "Verschillende invulplaatsen", "Different placeholders"),
        say(
            "Les langues n'ont pas les mêmes mots entre accolades : {first} ; {second}.",
            "De talen hebben niet dezelfde woorden tussen accolades: {first}; {second}.",
            "The languages do not have the same words between braces: {first}; {second}.",
        ),
        say(
            "Employez les mêmes dans chaque langue, sans les traduire.",
            "Gebruik in elke taal dezelfde, zonder ze te vertalen.",
            "Use the same in every language, without translating them.",
        ),
    ),
    "T10": Wording(
        Severity.WARNING,
        say("But trop long", "Doel te lang", "Purpose too long"),
        say(
            "Le but du test compte {count} mots ; la limite est de {most}.",
            "Het doel van de test telt {count} woorden; de grens is {most}.",
            "The purpose of the test has {count} words; the limit is {most}.",
        ),
        say(
            "Raccourcissez-le : il est dit avant la première question.",
            "Maak het korter: het wordt voor de eerste vraag gezegd.",
            "Shorten it: it is said before the first question.",
        ),
    ),
    "T11": Wording(
        Severity.WARNING,
        say("Mot rare sans explication", "Zeldzaam woord zonder uitleg", "Rare word without an explanation"),
        say(
            "Le mot « {word} » est rare et n'est pas expliqué : {text}",
            "Het woord ‘{word}’ is zeldzaam en wordt niet uitgelegd: {text}",
            "The word “{word}” is rare and is not explained: {text}",
        ),
        say(
            "Prenez un mot de tous les jours, ou expliquez-le dans glossary.yml.",
            "Neem een woord van elke dag, of leg het uit in glossary.yml.",
            "Take an everyday word, or explain it in glossary.yml.",
        ),
    ),
    "T12": Wording(
        Severity.WARNING,
        say(
            "Traduction plus ancienne que sa source",
            "Vertaling ouder dan haar bron",
            "Translation older than its source",
        ),
        say(
            "Le texte en « {changed} » a changé, celui en « {language} » est resté le même : {text}",
            "De tekst in ‘{changed}’ is veranderd, die in ‘{language}’ bleef dezelfde: {text}",
            "The text in “{changed}” has changed, the one in “{language}” has stayed the same: {text}",
        ),
        say(
            "Relisez-les ; s'ils disent la même chose, approuvez-les : diagnostic texts DOSSIER --approve.",
            "Lees ze na; als ze hetzelfde zeggen, keur ze goed: diagnostic texts MAP --approve.",
            "Read them again; if they say the same, approve them: diagnostic texts FOLDER --approve.",
        ),
    ),
    "T13": Wording(
        Severity.WARNING,
        say("Textes pas encore comparés", "Teksten nog niet vergeleken", "Texts not compared yet"),
        say(
            "Textes nouveaux ou réécrits que personne n'a encore approuvés : {count} ; voici le premier.",
            "Nieuwe of herschreven teksten die niemand al goedkeurde: {count}; dit is de eerste.",
            "Texts that are new or rewritten and that nobody has approved yet: {count}; this is the first.",
        ),
        say(
            "Comparez leurs langues, puis approuvez : diagnostic texts DOSSIER --approve.",
            "Vergelijk hun talen en keur ze goed: diagnostic texts MAP --approve.",
            "Compare their languages, then approve them: diagnostic texts FOLDER --approve.",
        ),
    ),
    "T14": Wording(
        Severity.WARNING,
        say("Textes disparus", "Verdwenen teksten", "Texts that are gone"),
        say(
            "Textes approuvés qui n'existent plus : {count} ; voici le premier : {name}.",
            "Goedgekeurde teksten die niet meer bestaan: {count}; dit is de eerste: {name}.",
            "Texts that were approved and are gone: {count}; this is the first: {name}.",
        ),
        say(
            "Si vous les avez effacés exprès, approuvez : diagnostic texts DOSSIER --approve.",
            "Als u ze met opzet hebt gewist, keur dat goed: diagnostic texts MAP --approve.",
            "If you deleted them on purpose, approve that: diagnostic texts FOLDER --approve.",
        ),
    ),
}
