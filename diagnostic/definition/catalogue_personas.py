"""Findings about worked examples that do not come out as expected (P01 to P08)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

_CHECK = say(
    "Vérifiez d'abord l'exemple ; s'il est juste, corrigez les questions, les seuils ou les règles.",
    "Kijk eerst het voorbeeld na; klopt het, verbeter dan de vragen, de grenzen of de regels.",
    "Check the example first; if it is right, correct the questions, the thresholds or the rules.",
)

PERSONAS: Mapping[str, Wording] = {
    "P01": Wording(
        Severity.ERROR,
        say("Autre chemin", "Ander pad", "Another path"),
        say(
            "Exemple « {name} », question {number} du chemin : attendu {expected}, obtenu {got}.",
            "Voorbeeld ‘{name}’, vraag {number} van het pad: verwacht {expected}, gekregen {got}.",
            "Example “{name}”, question {number} of the path: expected {expected}, got {got}.",
        ),
        _CHECK,
    ),
    "P02": Wording(
        Severity.ERROR,
        say("Autre profil", "Ander profiel", "Another profile"),
        say(
            "Exemple « {name} » : profil attendu {expected}, obtenu {got}.",
            "Voorbeeld ‘{name}’: profiel verwacht {expected}, gekregen {got}.",
            "Example “{name}”: profile expected {expected}, got {got}.",
        ),
        _CHECK,
    ),
    "P03": Wording(
        Severity.ERROR,
        say("Autre niveau", "Ander niveau", "Another band"),
        say(
            "Exemple « {name} », domaine {domain} : niveau attendu {expected}, obtenu {got}.",
            "Voorbeeld ‘{name}’, domein {domain}: niveau verwacht {expected}, gekregen {got}.",
            "Example “{name}”, domain {domain}: band expected {expected}, got {got}.",
        ),
        _CHECK,
    ),
    "P04": Wording(
        Severity.ERROR,
        say("Autres orientations", "Andere doorverwijzingen", "Other referrals"),
        say(
            "Exemple « {name} » : orientations attendues {expected}, obtenues {got}.",
            "Voorbeeld ‘{name}’: doorverwijzingen verwacht {expected}, gekregen {got}.",
            "Example “{name}”: referrals expected {expected}, got {got}.",
        ),
        _CHECK,
    ),
    "P05": Wording(
        Severity.ERROR,
        say("Autres règles", "Andere regels", "Other rules"),
        say(
            "Exemple « {name} » : règles attendues {expected}, obtenues {got}.",
            "Voorbeeld ‘{name}’: regels verwacht {expected}, gekregen {got}.",
            "Example “{name}”: rules expected {expected}, got {got}.",
        ),
        _CHECK,
    ),
    "P06": Wording(
        Severity.WARNING,
        say("Réponse hors du chemin", "Antwoord buiten het pad", "Answer off the path"),
        say(
            "Exemple « {name} » : la question « {question} » n'est pas posée à cette personne.",
            "Voorbeeld ‘{name}’: de vraag ‘{question}’ wordt niet aan deze persoon gesteld.",
            "Example “{name}”: this person is not asked the question “{question}”.",
        ),
        say(
            "Effacez cette réponse, ou vérifiez les réponses d'avant.",
            "Wis dit antwoord, of kijk de antwoorden ervoor na.",
            "Delete this answer, or check the answers before it.",
        ),
    ),
    "P07": Wording(
        Severity.WARNING,
        say("Exemple sans réponse", "Voorbeeld zonder antwoord", "Example without an answer"),
        say(
            "Exemple « {name} » : la question « {question} » est posée, et n'a pas de réponse.",
            "Voorbeeld ‘{name}’: de vraag ‘{question}’ wordt gesteld, en heeft geen antwoord.",
            "Example “{name}”: the question “{question}” is asked, and has no answer.",
        ),
        say(
            "Ajoutez la réponse ; pour une personne qui s'arrête ici, attendez « profile: unknown ».",
            "Voeg het antwoord toe; verwacht ‘profile: unknown’ voor iemand die hier stopt.",
            "Add the answer; for a person who stops here, expect `profile: unknown`.",
        ),
    ),
    "P08": Wording(
        Severity.ERROR,
        say("Autres points", "Andere punten", "Other points"),
        say(
            "Exemple « {name} », domaine {domain} : {expected} points attendus, {got} obtenus.",
            "Voorbeeld ‘{name}’, domein {domain}: {expected} punten verwacht, {got} gekregen.",
            "Example “{name}”, domain {domain}: {expected} points expected, {got} got.",
        ),
        _CHECK,
    ),
}
