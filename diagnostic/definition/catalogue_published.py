"""Findings about a change, beside the version in force (V01 to V03)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

PUBLISHED: Mapping[str, Wording] = {
    "V01": Wording(
        Severity.ERROR,
        say("Identifiant qui change de sens", "Id die iets anders betekent", "Id that changed its meaning"),
        say(
            "« {name} » change de sens : « {what} » était « {was} », est maintenant « {now} ».",
            "‘{name}’ betekent iets anders: ‘{what}’ was ‘{was}’, is nu ‘{now}’.",
            "“{name}” means something else: “{what}” was “{was}”, is now “{now}”.",
        ),
        say(
            "Donnez un nouvel identifiant : des réponses gardées portent l'ancien.",
            "Geef een nieuwe id: bewaarde antwoorden dragen de oude.",
            "Give a new id: answers that are kept carry the old one.",
        ),
    ),
    "V02": Wording(
        Severity.WARNING,
        say("Points déplacés", "Punten verschoven", "Points that moved"),
        say(
            "« {domain} » donnait {was} points, et donne maintenant {now}.",
            "‘{domain}’ gaf {was} punten, en geeft nu {now}.",
            "“{domain}” gave {was} points, and now gives {now}.",
        ),
        say(
            "Vérifiez les seuils des niveaux et des profils.",
            "Kijk de drempels van niveaus en profielen na.",
            "Check the cuts of bands and profiles.",
        ),
    ),
    "V03": Wording(
        Severity.INFORMATION,
        say("Autre résultat", "Ander resultaat", "Another result"),
        say(
            "« {name} » recevait : {was}. Maintenant : {now}.",
            "‘{name}’ kreeg: {was}. Nu: {now}.",
            "“{name}” got: {was}. Now: {now}.",
        ),
        say(
            "Regardez si c'est bien ce que vous voulez.",
            "Kijk of dit is wat u wilt.",
            "See whether this is what you want.",
        ),
    ),
}
