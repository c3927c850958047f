"""Mistakes that editors make, each with the one finding that must come of it.

Where the finding must point, the text carries the sign ▶, which is taken out before reading.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "bundle"
MARK = "▶"

# The smallest questionnaire that uses everything the dialect has; there is nothing to find in it.
SOUND = {str(path.relative_to(FOLDER)): path.read_bytes() for path in sorted(FOLDER.rglob("*.yml"))}


class Accident(NamedTuple):
    """A file of its own that cannot be taken as YAML."""

    code: str
    text: str
    sentence: str


class Mistake(NamedTuple):
    """A change of one file of the sound questionnaire."""

    code: str
    file: str
    old: str
    new: str
    sentence: str


def without_mark(text):
    """The text without its mark, and line and column of the mark, counted from 1."""
    before, mark, after = text.partition(MARK)
    assert mark, text
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


def with_mistake(mistake):
    """The files of the sound questionnaire with one mistake, and line and column where it is."""
    text = SOUND[mistake.file].decode()
    assert text.count(mistake.old) == 1, mistake
    changed, line, column = without_mark(text.replace(mistake.old, mistake.new))
    return {**SOUND, mistake.file: changed.encode()}, line, column


ACCIDENTS = [
    Accident("Y03", "▶\ufeffa: 1\n", "Ce fichier commence par une marque invisible (BOM)."),
    Accident(
        "Y04",
        "a: bon▶\u202ejour\n",
        "Il y a ici un signe invisible (U+202E), qui peut tromper la personne qui lit.",
    ),
    Accident(
        "Y04",
        'a: ▶"bon\\u202ejour"\n',
        "Il y a ici un signe invisible (U+202E), qui peut tromper la personne qui lit.",
    ),
    Accident(
        "Y04",
        "a: bon▶\rjour\n",
        "Il y a ici un signe invisible (U+000D), qui peut tromper la personne qui lit.",
    ),
    Accident(
        "Y05",
        "# début\n▶%YAML 1.1\n---\na: 1\n",
        "Le fichier commence par une instruction (« % ») ; elles ne sont pas admises.",
    ),
    Accident(
        "Y06",
        "a: 1\n▶---\nb: 2\n",
        "Un deuxième document commence ici (« --- ») ; un fichier en contient un seul.",
    ),
    Accident(
        "Y06",
        "a: 1\n...\n▶b: 2\n",
        "Un deuxième document commence ici (« --- ») ; un fichier en contient un seul.",
    ),
    Accident("Y07", "a: ▶&nom 1\n", "« &nom » est une ancre ; elles ne sont pas admises."),
    Accident("Y08", "a: ▶*nom\n", "« *nom » est un renvoi à une ancre ; ils ne sont pas admis."),
    Accident("Y09", "▶<<: {a: 1}\n", "La clé « << » n'est pas admise."),
    Accident(
        "Y10",
        "a: ▶!!python/name:os.system x\n",
        "« !!python/name:os.system » est une étiquette de type ; elles ne sont pas admises.",
    ),
    Accident("Y10", "a: ▶!local x\n", "« !local » est une étiquette de type ; elles ne sont pas admises."),
    Accident("Y11", "a: 1\nb: 2\n▶a: 3\n", "La clé « a » se trouve déjà à la ligne 1."),
    Accident("Y12", "? ▶[a, b]\n: c\n", "Une clé doit être un simple mot suivi de deux-points."),
    Accident("Y12", "▶: c\n", "Une clé doit être un simple mot suivi de deux-points."),
    Accident("Y13", "[" * 24 + "▶[" + "]" * 25, "Il y a ici plus de 24 niveaux les uns dans les autres."),
    Accident(
        "Y14",
        "[" + "a, " * 39_997 + "▶a]",
        "Ce fichier contient plus de 40000 éléments ; la suite n'a pas été lue.",
    ),
    Accident("Y15", "a: ▶" + "b" * 5_001, "Ce texte compte 5001 signes ; la limite est de 5000."),
    Accident("Y20", "a: [b]▶]\n", "La suite du fichier ne peut pas être lue à partir d'ici."),
    Accident(
        "Y21",
        "text:\n  fr: ▶'L'adresse de l'ami'\n  nl: 'Het adres'\n",
        "Ce texte est entre apostrophes ('…') et en contient une : il s'arrête trop tôt.",
    ),
    Accident(
        "Y21",
        "- {id: a, text: {fr: ▶'Aujourd'hui, oui', nl: 'Vandaag'}}\n",
        "Ce texte est entre apostrophes ('…') et en contient une : il s'arrête trop tôt.",
    ),
    Accident(
        "Y22",
        "text:\n  fr: Attention ▶: lisez\n",
        "Ce texte contient deux-points suivis d'un espace ; sans guillemets, c'est pris pour une clé.",
    ),
    Accident(
        "Y22",
        "text: {fr: Attention ▶: lisez, nl: Opgelet}\n",
        "Ce texte contient deux-points suivis d'un espace ; sans guillemets, c'est pris pour une clé.",
    ),
    Accident(
        "Y23", "a:\n▶\tb: 1\n", "Il y a ici une tabulation ; seuls des espaces sont admis devant un mot."
    ),
    Accident(
        "Y23",
        "a:\n  - b: 1\n▶\t  c: 2\n",
        "Il y a ici une tabulation ; seuls des espaces sont admis devant un mot.",
    ),
    Accident("Y24", 'a:\n  fr: ▶"Bonjour\n  nl: Dag\n', "Le texte qui commence ici par \" n'est pas fermé."),
    Accident(
        "Y24", 'a:\n  fr: ▶"Bonjour\n  nl: "Dag"\n', "Le texte qui commence ici par \" n'est pas fermé."
    ),
    Accident("Y24", "a:\n  fr: ▶'Bonjour\n  nl: 'Dag'\n", "Le texte qui commence ici par ' n'est pas fermé."),
    Accident(
        "Y25", "a: ▶[b, c\nd: e\n", "Le [ ouvert ici n'est pas fermé, ou il manque une virgule après lui."
    ),
    Accident(
        "Y25", "a: ▶{fr: b, nl: c\n", "Le { ouvert ici n'est pas fermé, ou il manque une virgule après lui."
    ),
    Accident(
        "Y26", 'a: "Bonjour" ▶dit-il\n', "Il y a encore des signes après le guillemet qui ferme le texte."
    ),
    Accident("Y27", "a: ▶@nom\n", "Sans guillemets, un texte ne peut pas commencer par @."),
    Accident("Y27", "a: ▶`nom`\n", "Sans guillemets, un texte ne peut pas commencer par `."),
    Accident("Y27", "a: ▶* nom\n", "Sans guillemets, un texte ne peut pas commencer par *."),
    Accident("Y27", "a: ▶| nom\n", "Sans guillemets, un texte ne peut pas commencer par |."),
    Accident(
        "Y29", "a:\n  b: 1\n   ▶c: 2\n", "Cette ligne ne commence pas sous la même colonne que ses voisines."
    ),
    Accident(
        "Y29",
        "a:\n  - b: 1\n    c: 2\n   ▶d: 3\n",
        "Cette ligne ne commence pas sous la même colonne que ses voisines.",
    ),
    Accident(
        "Y29", "a:\n  - b\n  ▶c: 2\n", "Cette ligne ne commence pas sous la même colonne que ses voisines."
    ),
    Accident("Y30", "a: 1\n▶bcd\ne: 2\n", "Après cette clé, il manque deux-points suivis d'un espace."),
    Accident("Y30", '▶text:"Bonjour"\nb: 2\n', "Après cette clé, il manque deux-points suivis d'un espace."),
    Accident("Y30", "▶a:1\nb: 2\n", "Après cette clé, il manque deux-points suivis d'un espace."),
    Accident("Y40", "▶# rien\n", "Ce fichier est vide."),
]
