"""Flaws of a questionnaire that can be read: each with the one finding that must come of it.

See `tests/definition/broken.py` for the sign ▶.
"""

from tests.definition.broken import Mistake

COVER, EMAIL, GLOSSARY, PERSONAS = "questionnaire.yml", "sections/email.yml", "glossary.yml", "personas.yml"
PROFILES, REFERRALS = "profiles.yml", "referrals.yml"

LONG = "Un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
SIXTY_ONE = " ".join(f"Mot {number}." for number in range(30)) + " Fin."
HELP = '{fr: "Sur un téléphone aussi.", nl: "Ook op een telefoon."}'

FLAWS = [
    Mistake(
        "R26",
        GLOSSARY,
        "- id: mailbox\n    words: {fr: [boîte, boîtes]",
        "- id: ▶mailbox\n    words: {fr: [casier, casiers]",
        "Aucun texte en « fr » ne contient « casier ».",
    ),
    Mistake(
        "T01",
        EMAIL,
        HELP,
        '{fr: "Sur un téléphone aussi.", nl: ▶"Sur un téléphone aussi."}',
        "Ce texte est le même en « fr » et en « nl » : Sur un téléphone aussi.",
    ),
    Mistake(
        "T02",
        EMAIL,
        HELP,
        f'{{fr: ▶"{"Très bien. " * 7}", nl: "{"Heel goed. " * 4}"}}',
        "Le texte en « fr » compte 76 signes, l'autre seulement 43.",
    ),
    Mistake(
        "T03",
        EMAIL,
        HELP,
        f'{{fr: ▶"{LONG} seize. Oui.", nl: "{LONG.upper()}."}}',
        "Cette phrase compte 16 mots, plus que 15 : "
        "Un deux trois quatre cinq six sept huit neuf dix onze douze…",
    ),
    Mistake(
        "T04",
        EMAIL,
        HELP,
        "{fr: ▶'Pressez \"Oui\".', nl: Druk op ‘Ja’.}",
        'Ce texte contient des guillemets droits : Pressez "Oui".',
    ),
    Mistake(
        "T05",
        EMAIL,
        HELP,
        "{fr: ▶\"C'est aussi sur l'écran.\", nl: Ook op het scherm.}",
        "Les textes mêlent l'apostrophe droite (2 fois) et courbe (11 fois).",
    ),
    Mistake(
        "T06",
        EMAIL,
        HELP,
        '{fr: "Sur un téléphone aussi.", nl: ▶"Ook op een  telefoon."}',
        "Ce texte contient deux espaces de suite : Ook op een telefoon.",
    ),
    Mistake(
        "T07",
        EMAIL,
        HELP,
        '{fr: ▶"Sur un <b>téléphone</b>.", nl: "Ook op een telefoon."}',
        "Ce texte contient une balise, qui serait montrée telle quelle : Sur un <b>téléphone</b>.",
    ),
    Mistake(
        "T08",
        EMAIL,
        HELP,
        '{fr: ▶"Sur un téléphone ?", nl: "Ook op een telefoon?"}',
        "En français, il faut un espace insécable avant ? : Sur un téléphone ?",
    ),
    Mistake(
        "T08",
        EMAIL,
        HELP,
        '{fr: ▶"Deux choses: un, deux.", nl: "Twee dingen: een, twee."}',
        "En français, il faut un espace insécable avant : : Deux choses: un, deux.",
    ),
    Mistake(
        "T09",
        EMAIL,
        HELP,
        '{fr: "Bonjour {nom}.", nl: ▶"Dag {naam}."}',
        "Les langues n'ont pas les mêmes mots entre accolades : {nom} ; {naam}.",
    ),
    Mistake(
        "T10",
        COVER,
        'fr: "Ce test est gratuit.", nl: "Deze test is gratis."',
        f'fr: ▶"{SIXTY_ONE}", nl: "{SIXTY_ONE.replace("Mot", "Woord").removesuffix(" Fin.")}"',
        "Le but du test compte 61 mots ; la limite est de 60.",
    ),
    Mistake(
        "T11",
        EMAIL,
        HELP,
        '{fr: ▶"Après l’authentification aussi.", nl: "Ook na het aanmelden."}',
        "Le mot « authentification » est rare et n'est pas expliqué : Après l’authentification aussi.",
    ),
]

PERSONA_FLAWS = [
    Mistake(
        "P01",
        PERSONAS,
        "path: [warm, commune, things, printer, address,",
        "path: ▶[warm, commune, things, address, printer,",
        "Exemple « Ana », question 4 du chemin : attendu address, obtenu printer.",
    ),
    Mistake(
        "P01",
        PERSONAS,
        "path: [warm, commune, things, printer, address, open, find, steps, type]",
        "path: ▶[warm, commune, things, printer, address, open, find, steps]",
        "Exemple « Ana », question 9 du chemin : attendu la fin du test, obtenu type.",
    ),
    Mistake(
        "P02",
        PERSONAS,
        "profile: ready",
        "profile: ▶unknown",
        "Exemple « Ana » : profil attendu unknown, obtenu ready.",
    ),
    Mistake(
        "P03",
        PERSONAS,
        "{email: high}",
        "{email: ▶low}",
        "Exemple « Ana », domaine email : niveau attendu low, obtenu high.",
    ),
    Mistake(
        "P04",
        PERSONAS,
        "referrals: [epn-jette]",
        "referrals: ▶[actiris, epn-jette]",
        "Exemple « Bram » : orientations attendues actiris, epn-jette, obtenues epn-jette.",
    ),
    Mistake(
        "P05",
        PERSONAS,
        "rules: [no-address, starting-place]",
        "rules: ▶[]",
        "Exemple « Bram » : règles attendues aucun, obtenues no-address, starting-place.",
    ),
    Mistake(
        "P06",
        PERSONAS,
        "{commune: laeken, address: none}",
        "{commune: laeken, address: none, ▶find: sofia}",
        "Exemple « Bram » : la question « find » n'est pas posée à cette personne.",
    ),
]
