"""Findings about YAML that cannot be read, explained to somebody who never heard of YAML (Y20 to Y30)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

SYNTAX: Mapping[str, Wording] = {
    "Y20": Wording(
        Severity.ERROR,
        say("Écriture incompréhensible", "Onbegrijpelijke schrijfwijze", "Cannot be understood"),
        say(
            "La suite du fichier ne peut pas être lue à partir d'ici.",
            "Vanaf hier kan het bestand niet gelezen worden.",
            "From here on the file cannot be read.",
        ),
        say(
            "Comparez cette ligne et celle d'avant avec une partie qui fonctionne : "
            "espaces du début, deux-points, guillemets.",
            "Vergelijk deze regel en de vorige met een deel dat werkt: "
            "spaties vooraan, dubbelpunten, aanhalingstekens.",
            "Compare this line and the one before with a part that works: "
            "spaces at the start, colons, quotation marks.",
        ),
    ),
    "Y21": Wording(
        Severity.ERROR,
        say(
            "Apostrophe qui ferme le texte", "Apostrof die de tekst afsluit", "Apostrophe that ends the text"
        ),
        say(
            "Ce texte est entre apostrophes ('…') et en contient une : il s'arrête trop tôt.",
            "Deze tekst staat tussen apostrofs ('…') en bevat er een: hij stopt te vroeg.",
            "This text stands between apostrophes ('…') and contains one: it ends too early.",
        ),
        say(
            'Mettez le texte entre guillemets droits : "…".',
            'Zet de tekst tussen rechte aanhalingstekens: "…".',
            'Put the text between straight quotation marks: "…".',
        ),
    ),
    "Y22": Wording(
        Severity.ERROR,
        say("Deux-points dans un texte", "Dubbelpunt in een tekst", "Colon in a text"),
        say(
            "Ce texte contient deux-points suivis d'un espace ; sans guillemets, c'est pris pour une clé.",
            "Deze tekst bevat een dubbelpunt met een spatie; zonder aanhalingstekens lijkt dat een sleutel.",
            "This text has a colon followed by a space; without quotation marks it is taken for a key.",
        ),
        say(
            'Mettez tout le texte entre guillemets droits : "…".',
            'Zet de hele tekst tussen rechte aanhalingstekens: "…".',
            'Put the whole text between straight quotation marks: "…".',
        ),
    ),
    "Y23": Wording(
        Severity.ERROR,
        say("Tabulation", "Tab", "Tab"),
        say(
            "Il y a ici une tabulation ; seuls des espaces sont admis devant un mot.",
            "Hier staat een tab; voor een woord mogen alleen spaties staan.",
            "There is a tab here; only spaces are allowed in front of a word.",
        ),
        say(
            "Remplacez la tabulation par des espaces, autant que sur les lignes voisines.",
            "Vervang de tab door spaties, evenveel als op de regels ernaast.",
            "Replace the tab by spaces, as many as on the lines around it.",
        ),
    ),
    "Y24": Wording(
        Severity.ERROR,
        say("Guillemet non fermé", "Aanhalingsteken niet gesloten", "Quotation mark not closed"),
        say(
            "Le texte qui commence ici par {mark} n'est pas fermé.",
            "De tekst die hier met {mark} begint, is niet afgesloten.",
            "The text that begins here with {mark} is not closed.",
        ),
        say(
            "Ajoutez {mark} à la fin du texte.",
            "Zet {mark} aan het einde van de tekst.",
            "Add {mark} at the end of the text.",
        ),
    ),
    "Y25": Wording(
        Severity.ERROR,
        say("Crochet ou accolade", "Haak of accolade", "Bracket or brace"),
        say(
            "Le {mark} ouvert ici n'est pas fermé, ou il manque une virgule après lui.",
            "De {mark} die hier opent, is niet gesloten, of er ontbreekt een komma na.",
            "The {mark} opened here is not closed, or a comma is missing after it.",
        ),
        say(
            "Ajoutez {closing} à la fin, et une virgule entre les éléments.",
            "Zet {closing} aan het einde en een komma tussen de elementen.",
            "Add {closing} at the end, and a comma between the elements.",
        ),
    ),
    "Y26": Wording(
        Severity.ERROR,
        say("Mots après les guillemets", "Woorden na de aanhalingstekens", "Words after the quotation marks"),
        say(
            "Il y a encore des signes après le guillemet qui ferme le texte.",
            "Er staan nog tekens na het aanhalingsteken dat de tekst afsluit.",
            "There are more characters after the quotation mark that closes the text.",
        ),
        say(
            "Mettez tout entre guillemets droits ; à l'intérieur, employez « … ».",
            "Zet alles tussen rechte aanhalingstekens; gebruik binnenin ‘…’.",
            "Put everything between straight quotation marks; inside, use “…”.",
        ),
    ),
    "Y27": Wording(
        Severity.ERROR,
        say("Premier signe réservé", "Gereserveerd eerste teken", "Reserved first character"),
        say(
            "Sans guillemets, un texte ne peut pas commencer par {mark}.",
            "Zonder aanhalingstekens kan een tekst niet met {mark} beginnen.",
            "Without quotation marks a text cannot begin with {mark}.",
        ),
        say(
            'Mettez le texte entre guillemets droits : "…".',
            'Zet de tekst tussen rechte aanhalingstekens: "…".',
            'Put the text between straight quotation marks: "…".',
        ),
    ),
    "Y28": Wording(
        Severity.ERROR,
        say("Barre oblique inverse", "Omgekeerde schuine streep", "Backslash"),
        say(
            "Entre guillemets droits, la barre « \\ » annonce un code ; celui-ci n'existe pas.",
            "Tussen rechte aanhalingstekens kondigt ‘\\’ een code aan; deze bestaat niet.",
            "Between straight quotation marks, “\\” announces a code; this one does not exist.",
        ),
        say(
            "Écrivez deux barres (« \\\\ »), ou effacez-la.",
            "Schrijf er twee (‘\\\\’) of wis ze.",
            "Write two of them (“\\\\”), or delete it.",
        ),
    ),
    "Y29": Wording(
        Severity.ERROR,
        say("Décalage de la ligne", "Inspringing van de regel", "Indentation"),
        say(
            "Cette ligne ne commence pas sous la même colonne que ses voisines.",
            "Deze regel begint niet onder dezelfde kolom als de regels ernaast.",
            "This line does not begin in the same column as its neighbours.",
        ),
        say(
            "Comptez les espaces au début : les clés d'un même groupe sont alignées.",
            "Tel de spaties vooraan: sleutels van dezelfde groep staan onder elkaar.",
            "Count the spaces at its start: the keys of one group are aligned.",
        ),
    ),
    "Y30": Wording(
        Severity.ERROR,
        say("Deux-points manquants", "Dubbelpunt ontbreekt", "Missing colon"),
        say(
            "Après cette clé, il manque deux-points suivis d'un espace.",
            "Na deze sleutel ontbreekt een dubbelpunt met een spatie.",
            "After this key, a colon followed by a space is missing.",
        ),
        say(
            'Écrivez « clé: "texte" », avec un espace après les deux-points.',
            'Schrijf ‘sleutel: "tekst"’, met een spatie na de dubbelpunt.',
            'Write “key: "text"”, with a space after the colon.',
        ),
    ),
}
