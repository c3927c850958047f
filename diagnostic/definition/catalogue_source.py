"""Findings about files and about the parts of YAML that are refused (Y01 to Y19)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

SOURCE: Mapping[str, Wording] = {
    "Y01": Wording(
        Severity.ERROR,
        say("Fichier trop grand", "Bestand te groot", "File too large"),
        say(
            "Ce fichier fait plus de {limit} Kio : il n'est pas lu.",
            "Dit bestand is groter dan {limit} KiB: het wordt niet gelezen.",
            "This file has more than {limit} KiB: it is not read.",
        ),
        say(
            "Répartissez son contenu dans plusieurs fichiers plus courts.",
            "Verdeel de inhoud over meerdere kortere bestanden.",
            "Spread its content over several shorter files.",
        ),
    ),
    "Y02": Wording(
        Severity.ERROR,
        say("Fichier qui n'est pas en UTF-8", "Bestand niet in UTF-8", "File not in UTF-8"),
        say(
            "Ce fichier n'est pas enregistré en UTF-8 : le signe à cet endroit ne peut pas être lu.",
            "Dit bestand is niet opgeslagen als UTF-8: het teken op deze plaats is onleesbaar.",
            "This file is not saved as UTF-8: the character here cannot be read.",
        ),
        say(
            "Ouvrez-le dans votre éditeur de texte et enregistrez-le avec le codage « UTF-8 ».",
            "Open het in uw teksteditor en sla het op met de codering ‘UTF-8’.",
            "Open it in your text editor and save it with the encoding “UTF-8”.",
        ),
    ),
    "Y03": Wording(
        Severity.ERROR,
        say(
            "Marque invisible au début", "Onzichtbaar merkteken aan het begin", "Invisible mark at the start"
        ),
        say(
            "Ce fichier commence par une marque invisible (BOM).",
            "Dit bestand begint met een onzichtbaar merkteken (BOM).",
            "This file begins with an invisible mark (BOM).",
        ),
        say(
            "Enregistrez-le avec le codage « UTF-8 » et non « UTF-8 avec BOM ».",
            "Sla het op met de codering ‘UTF-8’ en niet ‘UTF-8 met BOM’.",
            "Save it with the encoding “UTF-8”, not “UTF-8 with BOM”.",
        ),
    ),
    "Y04": Wording(
        Severity.ERROR,
        say("Signe invisible", "Onzichtbaar teken", "Invisible character"),
        say(
            "Il y a ici un signe invisible ({character}), qui peut tromper la personne qui lit.",
            "Hier staat een onzichtbaar teken ({character}), dat de lezer kan misleiden.",
            "There is an invisible character here ({character}), which can mislead the reader.",
        ),
        say(
            "Effacez ce passage et tapez-le de nouveau, sans copier-coller.",
            "Wis dit stuk en typ het opnieuw, zonder kopiëren en plakken.",
            "Delete this passage and type it again, without copy and paste.",
        ),
    ),
    "Y05": Wording(
        Severity.ERROR,
        say("Ligne qui commence par %", "Regel die met % begint", "Line that begins with %"),
        say(
            "Le fichier commence par une instruction (« % ») ; elles ne sont pas admises.",
            "Het bestand begint met een instructie (‘%’); die zijn niet toegelaten.",
            "The file begins with a directive (“%”); these are not allowed.",
        ),
        say("Effacez cette ligne.", "Wis deze regel.", "Delete this line."),
    ),
    "Y06": Wording(
        Severity.ERROR,
        say("Plusieurs documents", "Meerdere documenten", "Several documents"),
        say(
            "Un deuxième document commence ici (« --- ») ; un fichier en contient un seul.",
            "Hier begint een tweede document (‘---’); een bestand bevat er maar één.",
            "A second document begins here (“---”); a file holds only one.",
        ),
        say(
            "Effacez la ligne « --- », ou faites deux fichiers.",
            "Wis de regel ‘---’ of maak twee bestanden.",
            "Delete the line “---”, or make two files.",
        ),
    ),
    "Y07": Wording(
        Severity.ERROR,
        say("Ancre (&)", "Anker (&)", "Anchor (&)"),
        say(
            "« &{name} » est une ancre ; elles ne sont pas admises.",
            "‘&{name}’ is een anker; die zijn niet toegelaten.",
            "“&{name}” is an anchor; these are not allowed.",
        ),
        say(
            "Effacez-la ; si c'est un texte, mettez-le entre guillemets droits.",
            "Wis het; als het een tekst is, zet die tussen rechte aanhalingstekens.",
            "Delete it; if it is a text, put it between straight quotation marks.",
        ),
    ),
    "Y08": Wording(
        Severity.ERROR,
        say("Renvoi (*)", "Verwijzing (*)", "Alias (*)"),
        say(
            "« *{name} » est un renvoi à une ancre ; ils ne sont pas admis.",
            "‘*{name}’ verwijst naar een anker; dat is niet toegelaten.",
            "“*{name}” refers to an anchor; this is not allowed.",
        ),
        say(
            "Écrivez la valeur elle-même ; si c'est un texte, mettez-le entre guillemets droits.",
            "Schrijf de waarde zelf; als het een tekst is, zet die tussen rechte aanhalingstekens.",
            "Write the value itself; if it is a text, put it between straight quotation marks.",
        ),
    ),
    "Y09": Wording(
        Severity.ERROR,
        say("Clé de fusion (<<)", "Samenvoegsleutel (<<)", "Merge key (<<)"),
        say(
            "La clé « << » n'est pas admise.",
            "De sleutel ‘<<’ is niet toegelaten.",
            "The key “<<” is not allowed.",
        ),
        say(
            "Recopiez les lignes voulues à leur place.",
            "Schrijf de gewenste regels op hun plaats.",
            "Write the lines you want in their place.",
        ),
    ),
    "Y10": Wording(
        Severity.ERROR,
        say("Étiquette (!)", "Etiket (!)", "Tag (!)"),
        say(
            "« {tag} » est une étiquette de type ; elles ne sont pas admises.",
            "‘{tag}’ is een type-etiket; die zijn niet toegelaten.",
            "“{tag}” is a type tag; these are not allowed.",
        ),
        say(
            "Effacez-la ; si c'est un texte, mettez-le entre guillemets droits.",
            "Wis het; als het een tekst is, zet die tussen rechte aanhalingstekens.",
            "Delete it; if it is a text, put it between straight quotation marks.",
        ),
    ),
    "Y11": Wording(
        Severity.ERROR,
        say("Clé écrite deux fois", "Sleutel twee keer geschreven", "Key written twice"),
        say(
            "La clé « {key} » se trouve déjà à la ligne {line}.",
            "De sleutel ‘{key}’ staat al op regel {line}.",
            "The key “{key}” already stands on line {line}.",
        ),
        say(
            "Gardez une seule des deux lignes.",
            "Behoud maar één van de twee regels.",
            "Keep only one of the two lines.",
        ),
    ),
    "Y12": Wording(
        Severity.ERROR,
        say("Clé qui n'est pas un mot", "Sleutel die geen woord is", "Key that is not a word"),
        say(
            "Une clé doit être un simple mot suivi de deux-points.",
            "Een sleutel moet een eenvoudig woord zijn met een dubbelpunt erachter.",
            "A key must be a simple word followed by a colon.",
        ),
        say(
            "Écrivez un mot avant les deux-points, sans crochet ni accolade.",
            "Schrijf een woord voor de dubbelpunt, zonder haken of accolades.",
            "Write a word before the colon, without brackets or braces.",
        ),
    ),
    "Y13": Wording(
        Severity.ERROR,
        say("Trop de niveaux", "Te veel niveaus", "Too many levels"),
        say(
            "Il y a ici plus de {limit} niveaux les uns dans les autres.",
            "Hier staan meer dan {limit} niveaus in elkaar.",
            "There are more than {limit} levels one inside the other here.",
        ),
        say(
            "Sortez des questions de leurs branches, par exemple avec « ask_if ».",
            "Haal vragen uit hun takken, bijvoorbeeld met ‘ask_if’.",
            "Take questions out of their branches, for example with “ask_if”.",
        ),
    ),
    "Y14": Wording(
        Severity.ERROR,
        say("Trop d'éléments", "Te veel elementen", "Too many elements"),
        say(
            "Ce fichier contient plus de {limit} éléments ; la suite n'a pas été lue.",
            "Dit bestand bevat meer dan {limit} elementen; de rest is niet gelezen.",
            "This file holds more than {limit} elements; the rest was not read.",
        ),
        say(
            "Répartissez son contenu dans plusieurs fichiers.",
            "Verdeel de inhoud over meerdere bestanden.",
            "Spread its content over several files.",
        ),
    ),
    "Y15": Wording(
        Severity.ERROR,
        say("Texte trop long", "Tekst te lang", "Text too long"),
        say(
            "Ce texte compte {length} signes ; la limite est de {limit}.",
            "Deze tekst telt {length} tekens; de grens is {limit}.",
            "This text has {length} characters; the limit is {limit}.",
        ),
        say(
            "Raccourcissez-le. Vérifiez aussi qu'un guillemet n'a pas été oublié.",
            "Maak hem korter. Kijk ook na of er geen aanhalingsteken ontbreekt.",
            "Shorten it. Also check that no quotation mark is missing.",
        ),
    ),
}
