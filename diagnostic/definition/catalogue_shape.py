"""Findings about the shape of a file, whatever it is about (S01 to S16)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

SHAPE: Mapping[str, Wording] = {
    "S01": Wording(
        Severity.ERROR,
        say("Autre chose attendu", "Iets anders verwacht", "Something else expected"),
        say(
            "Ici il faut {expected} ; vous avez écrit {found}.",
            "Hier hoort {expected}; u schreef {found}.",
            "Here {expected} is needed; you wrote {found}.",
        ),
        say(
            "Comparez avec un exemple du guide des éditeurs.",
            "Vergelijk met een voorbeeld uit de handleiding voor redacteurs.",
            "Compare with an example in the editors' guide.",
        ),
    ),
    "S02": Wording(
        Severity.ERROR,
        say("Texte sans guillemets", "Tekst zonder aanhalingstekens", "Text without quotation marks"),
        say(
            "Ici il faut {expected} ; sans guillemets, c'est {found}.",
            "Hier hoort {expected}; zonder aanhalingstekens is dit {found}.",
            "Here {expected} is needed; without quotation marks this is {found}.",
        ),
        say(
            'Mettez-le entre guillemets droits : "…".',
            'Zet het tussen rechte aanhalingstekens: "…".',
            'Put it between straight quotation marks: "…".',
        ),
    ),
    "S03": Wording(
        Severity.ERROR,
        say("Clé inconnue", "Onbekende sleutel", "Unknown key"),
        say(
            "La clé « {name} » n'existe pas ici.",
            "De sleutel ‘{name}’ bestaat hier niet.",
            "There is no key “{name}” here.",
        ),
        say(
            "Les clés possibles : {keys}.",
            "Mogelijke sleutels: {keys}.",
            "The possible keys: {keys}.",
        ),
    ),
    "S04": Wording(
        Severity.ERROR,
        say("Virgule dans un texte", "Komma in een tekst", "Comma in a text"),
        say(
            "Une virgule a coupé le texte : « {name} » est pris pour une clé.",
            "Een komma heeft de tekst geknipt: ‘{name}’ lijkt een sleutel.",
            "A comma has cut the text: “{name}” is taken for a key.",
        ),
        say(
            'Entre accolades, mettez chaque texte entre guillemets droits : "…".',
            'Zet tussen accolades elke tekst tussen rechte aanhalingstekens: "…".',
            'Between braces, put every text between straight quotation marks: "…".',
        ),
    ),
    "S05": Wording(
        Severity.ERROR,
        say("Valeur vide", "Lege waarde", "Empty value"),
        say(
            "Il n'y a rien ici ; il faut {expected}.",
            "Hier staat niets; er hoort {expected}.",
            "There is nothing here; {expected} is needed.",
        ),
        say(
            "Complétez, ou effacez la clé si elle n'est pas obligatoire.",
            "Vul aan, of wis de sleutel als die niet verplicht is.",
            "Fill it in, or delete the key if it is not compulsory.",
        ),
    ),
    "S06": Wording(
        Severity.ERROR,
        say("Clé manquante", "Sleutel ontbreekt", "Missing key"),
        say(
            "La clé « {name} » manque ici ; elle est obligatoire.",
            "De sleutel ‘{name}’ ontbreekt hier; die is verplicht.",
            "The key “{name}” is missing here; it is compulsory.",
        ),
        say(
            "Ajoutez une ligne « {name}: … » sous la même colonne.",
            "Voeg een regel ‘{name}: …’ toe onder dezelfde kolom.",
            "Add a line “{name}: …” in the same column.",
        ),
    ),
    "S07": Wording(
        Severity.ERROR,
        say("Liste vide", "Lege lijst", "Empty list"),
        say(
            "Cette liste est vide ; il faut au moins un élément.",
            "Deze lijst is leeg; er hoort minstens één element.",
            "This list is empty; at least one element is needed.",
        ),
        say(
            "Ajoutez un élément, ou effacez la clé si elle n'est pas obligatoire.",
            "Voeg een element toe, of wis de sleutel als die niet verplicht is.",
            "Add an element, or delete the key if it is not compulsory.",
        ),
    ),
    "S08": Wording(
        Severity.ERROR,
        say("Mot non admis", "Woord niet toegelaten", "Word not allowed"),
        say(
            "« {name} » n'est pas un choix possible ici.",
            "‘{name}’ is hier geen mogelijke keuze.",
            "“{name}” is no possible choice here.",
        ),
        say("Choisissez parmi : {keys}.", "Kies uit: {keys}.", "Choose from: {keys}."),
    ),
    "S09": Wording(
        Severity.ERROR,
        say("Identifiant mal formé", "Foute identificatie", "Malformed id"),
        say(
            "« {name} » ne peut pas servir d'identifiant.",
            "‘{name}’ kan geen identificatie zijn.",
            "“{name}” cannot be an id.",
        ),
        say(
            "Employez minuscules sans accent, chiffres et traits d'union, au plus {limit} signes.",
            "Gebruik kleine letters zonder accent, cijfers en koppeltekens: hoogstens {limit} tekens.",
            "Use small letters without accents, digits and hyphens: at most {limit} characters.",
        ),
    ),
    "S10": Wording(
        Severity.ERROR,
        say("Identifiant déjà pris", "Identificatie al gebruikt", "Id already taken"),
        say(
            "L'identifiant « {name} » est déjà donné dans {file}, ligne {line}.",
            "De identificatie ‘{name}’ is al gegeven in {file}, regel {line}.",
            "The id “{name}” is already given in {file}, line {line}.",
        ),
        say(
            "Donnez un autre identifiant à l'un des deux.",
            "Geef een van beide een andere identificatie.",
            "Give one of the two another id.",
        ),
    ),
    "S11": Wording(
        Severity.ERROR,
        say("Élément répété", "Element herhaald", "Repeated element"),
        say(
            "« {name} » se trouve deux fois dans cette liste.",
            "‘{name}’ staat twee keer in deze lijst.",
            "“{name}” stands twice in this list.",
        ),
        say("Effacez l'un des deux.", "Wis een van de twee.", "Delete one of the two."),
    ),
    "S12": Wording(
        Severity.ERROR,
        say("Nombre hors limites", "Getal buiten de grenzen", "Number out of bounds"),
        say(
            "{name} n'est pas un nombre possible ici.",
            "{name} is hier geen mogelijk getal.",
            "{name} is no possible number here.",
        ),
        say(
            "Écrivez un nombre de {least} à {most}.",
            "Schrijf een getal van {least} tot {most}.",
            "Write a number from {least} to {most}.",
        ),
    ),
    "S13": Wording(
        Severity.ERROR,
        say("Identifiant réservé", "Gereserveerde identificatie", "Reserved id"),
        say(
            "L'identifiant « {name} » a déjà un sens dans le programme.",
            "De identificatie ‘{name}’ heeft al een betekenis in het programma.",
            "The id “{name}” already has a meaning in the program.",
        ),
        say("Prenez un autre mot.", "Neem een ander woord.", "Take another word."),
    ),
    "S14": Wording(
        Severity.ERROR,
        say("Forme inattendue", "Onverwachte vorm", "Unexpected form"),
        say(
            "« {name} » n'a pas la forme attendue.",
            "‘{name}’ heeft niet de verwachte vorm.",
            "“{name}” does not have the expected form.",
        ),
        say(
            "Écrivez-le comme dans cet exemple : {example}.",
            "Schrijf het zoals in dit voorbeeld: {example}.",
            "Write it as in this example: {example}.",
        ),
    ),
    "S15": Wording(
        Severity.ERROR,
        say("Langue manquante", "Taal ontbreekt", "Missing language"),
        say(
            "Ce texte n'existe pas en « {language} ».",
            "Deze tekst bestaat niet in ‘{language}’.",
            "This text does not exist in “{language}”.",
        ),
        say(
            "Ajoutez-le sous la clé « {language} ».",
            "Voeg hem toe onder de sleutel ‘{language}’.",
            "Add it under the key “{language}”.",
        ),
    ),
    "S16": Wording(
        Severity.ERROR,
        say("Texte sans langue", "Tekst zonder taal", "Text without a language"),
        say(
            "Ce texte doit être donné dans chaque langue : {languages}.",
            "Deze tekst moet in elke taal gegeven worden: {languages}.",
            "This text must be given in every language: {languages}.",
        ),
        say(
            'Écrivez par exemple {{fr: "Bonjour", nl: "Dag"}}.',
            'Schrijf bijvoorbeeld {{fr: "Bonjour", nl: "Dag"}}.',
            'Write for example {{fr: "Bonjour", nl: "Dag"}}.',
        ),
    ),
}
