"""Findings about the files of a bundle (Y40 to Y49)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

FOLDER: Mapping[str, Wording] = {
    "Y40": Wording(
        Severity.ERROR,
        say("Fichier vide", "Leeg bestand", "Empty file"),
        say("Ce fichier est vide.", "Dit bestand is leeg.", "This file is empty."),
        say(
            "Écrivez son contenu : le guide des éditeurs en donne un exemple.",
            "Schrijf de inhoud: de handleiding voor redacteurs geeft een voorbeeld.",
            "Write its content: the editors' guide gives an example.",
        ),
    ),
    "Y41": Wording(
        Severity.ERROR,
        say("Fichier manquant", "Bestand ontbreekt", "Missing file"),
        say(
            "Le fichier « {name} » manque ; il est obligatoire.",
            "Het bestand ‘{name}’ ontbreekt; het is verplicht.",
            "The file “{name}” is missing; it is compulsory.",
        ),
        say(
            "Ajoutez ce fichier dans le dossier, avec exactement ce nom.",
            "Voeg dit bestand toe aan de map, met precies deze naam.",
            "Add this file to the folder, with exactly this name.",
        ),
    ),
    "Y42": Wording(
        Severity.WARNING,
        say("Fichier inconnu", "Onbekend bestand", "Unknown file"),
        say(
            "Le fichier « {name} » ne fait pas partie d'un questionnaire ; il n'est pas lu.",
            "Het bestand ‘{name}’ hoort niet bij een vragenlijst; het wordt niet gelezen.",
            "The file “{name}” is no part of a questionnaire; it is not read.",
        ),
        say(
            "Corrigez son nom, ou rangez-le ailleurs.",
            "Verbeter de naam of zet het bestand ergens anders.",
            "Correct its name, or keep it elsewhere.",
        ),
    ),
    "Y43": Wording(
        Severity.ERROR,
        say("Lien vers un autre fichier", "Koppeling naar een ander bestand", "Link to another file"),
        say(
            "« {name} » est un lien vers un autre endroit ; il n'est pas suivi.",
            "‘{name}’ is een koppeling naar een andere plaats; die wordt niet gevolgd.",
            "“{name}” is a link to another place; it is not followed.",
        ),
        say(
            "Mettez le fichier lui-même dans le dossier.",
            "Zet het bestand zelf in de map.",
            "Put the file itself in the folder.",
        ),
    ),
    "Y44": Wording(
        Severity.ERROR,
        say("Nom de fichier non admis", "Bestandsnaam niet toegelaten", "File name not allowed"),
        say(
            "Le nom de fichier « {name} » n'est pas admis.",
            "De bestandsnaam ‘{name}’ is niet toegelaten.",
            "The file name “{name}” is not allowed.",
        ),
        say(
            "Prenez seulement des minuscules sans accent, des chiffres et des traits d'union, puis « .yml ».",
            "Gebruik alleen kleine letters zonder accent, cijfers en koppeltekens, en dan ‘.yml’.",
            "Use only small letters without accents, digits and hyphens, then “.yml”.",
        ),
    ),
    "Y45": Wording(
        Severity.ERROR,
        say("Lecture impossible", "Lezen niet mogelijk", "Cannot be read"),
        say(
            "« {name} » ne peut pas être lu.",
            "‘{name}’ kan niet gelezen worden.",
            "“{name}” cannot be read.",
        ),
        say(
            "Vérifiez que le chemin est juste et que vous avez le droit de lire à cet endroit.",
            "Kijk na of het pad klopt en of u daar mag lezen.",
            "Check that the path is right and that you are allowed to read there.",
        ),
    ),
    "Y46": Wording(
        Severity.ERROR,
        say("Trop de fichiers", "Te veel bestanden", "Too many files"),
        say(
            "Le dossier contient plus de {limit} fichiers ; rien n'a été lu.",
            "De map bevat meer dan {limit} bestanden; er is niets gelezen.",
            "The folder holds more than {limit} files; nothing was read.",
        ),
        say(
            "Gardez seulement les fichiers du questionnaire.",
            "Behoud alleen de bestanden van de vragenlijst.",
            "Keep only the files of the questionnaire.",
        ),
    ),
    "Y47": Wording(
        Severity.INFORMATION,
        say("D'autres problèmes", "Nog andere problemen", "Further problems"),
        say(
            "Ce fichier a plus de {limit} problèmes ; les suivants ne sont pas montrés.",
            "Dit bestand heeft meer dan {limit} problemen; de volgende worden niet getoond.",
            "This file has more than {limit} problems; the next ones are not shown.",
        ),
        say(
            "Corrigez d'abord ceux-ci, puis vérifiez de nouveau.",
            "Verbeter eerst deze en controleer dan opnieuw.",
            "Correct these first, then check again.",
        ),
    ),
    "Y48": Wording(
        Severity.WARNING,
        say("Fichier conseillé", "Aanbevolen bestand", "Recommended file"),
        say(
            "Le fichier « {name} » manque ; rien ne vérifie donc cette partie.",
            "Het bestand ‘{name}’ ontbreekt; dat deel wordt dus niet nagekeken.",
            "The file “{name}” is missing, so nothing checks that part.",
        ),
        say(
            "Ajoutez-le : quelques exemples suffisent pour commencer.",
            "Voeg het toe: enkele voorbeelden volstaan om te beginnen.",
            "Add it: a few examples are enough to begin with.",
        ),
    ),
}
