"""Findings about who is sent where, and about the services themselves (A01 to A13)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

REFERRALS: Mapping[str, Wording] = {
    "A01": Wording(
        Severity.WARNING,
        say("Personnes sans règle", "Mensen zonder regel", "People without a rule"),
        say(
            "Pour ces personnes, aucune règle ne vaut, seul « otherwise » : {people}.",
            "Voor deze mensen geldt geen enkele regel, alleen ‘otherwise’: {people}.",
            "For these people no rule holds, only `otherwise`: {people}.",
        ),
        say(
            "Ajoutez une règle pour elles, ou acceptez l'avertissement si « otherwise » leur convient.",
            "Voeg een regel toe voor deze mensen, of aanvaard de waarschuwing als ‘otherwise’ voor hen past.",
            "Add a rule for these people, or accept the warning if `otherwise` suits them.",
        ),
    ),
    "A02": Wording(
        Severity.ERROR,
        say("Règle qui ne vaut jamais", "Regel die nooit geldt", "Rule that never holds"),
        say(
            "La règle « {rule} » ne vaut pour personne : on ne peut pas avoir {parts}.",
            "De regel ‘{rule}’ geldt voor niemand: dit kan niemand hebben: {parts}.",
            "The rule “{rule}” holds for nobody: one cannot have {parts}.",
        ),
        say(
            "Corrigez la condition de la règle, ou supprimez la règle.",
            "Verbeter de voorwaarde van de regel, of verwijder de regel.",
            "Correct the condition of the rule, or remove the rule.",
        ),
    ),
    "A03": Wording(
        Severity.WARNING,
        say("Règle jamais montrée", "Regel die nooit te zien is", "Rule that is never shown"),
        say(
            "Avant « {rule} », d'autres règles remplissent toujours les {count} places montrées.",
            "Vóór ‘{rule}’ vullen andere regels altijd de {count} plaatsen die te zien zijn.",
            "Before “{rule}” other rules always fill the {count} places that are shown.",
        ),
        say(
            "Donnez à la règle un rang plus petit, ou laissez-la si elle est pour les conseillers seulement.",
            "Geef de regel een kleinere rang, of laat ze staan als ze alleen voor consulenten dient.",
            "Give the rule a lower rank, or leave it if it is meant for counsellors only.",
        ),
    ),
    "A04": Wording(
        Severity.WARNING,
        say("Règle superflue", "Overbodige regel", "Redundant rule"),
        say(
            "Quand « {rule} » vaut, d'autres règles envoient déjà aux mêmes services avant elle : {others}.",
            "Als ‘{rule}’ geldt, sturen andere regels al eerder naar dezelfde diensten: {others}.",
            "Whenever “{rule}” holds, other rules send to the same services before it: {others}.",
        ),
        say(
            "Supprimez la règle, changez ses services, ou acceptez l'avertissement si sa raison est utile.",
            "Verwijder de regel, verander de diensten, of aanvaard de waarschuwing als de reden nuttig is.",
            "Remove the rule, change its services, or accept the warning if its reason is useful.",
        ),
    ),
    "A05": Wording(
        Severity.ERROR,
        say("Aucun service dans la langue", "Geen dienst in de taal", "No service in the language"),
        say(
            "La règle « {rule} » vaut aussi en « {language} », mais aucun de ses services n'y répond.",
            "De regel ‘{rule}’ geldt ook in het ‘{language}’, maar geen van haar diensten spreekt die taal.",
            "The rule “{rule}” also holds in “{language}”, but none of its services speaks it.",
        ),
        say(
            "Ajoutez un service dans cette langue, ou nommez « language » dans la condition de la règle.",
            "Voeg een dienst in die taal toe, of noem ‘language’ in de voorwaarde van de regel.",
            "Add a service in this language, or name `language` in the condition of the rule.",
        ),
    ),
    "A06": Wording(
        Severity.WARNING,
        say("Service périmé", "Vervallen dienst", "Service out of date"),
        say(
            "Le service « {service} » n'est plus valable depuis le {date} : personne n'y est envoyé.",
            "De dienst ‘{service}’ geldt niet meer na {date}: niemand wordt ernaar verwezen.",
            "The service “{service}” was valid until {date}: nobody is sent there any more.",
        ),
        say(
            "Vérifiez auprès du service, puis changez « valid_until », ou supprimez le service.",
            "Vraag het na bij de dienst, verander dan ‘valid_until’, of verwijder de dienst.",
            "Ask the service, then change `valid_until`, or remove the service.",
        ),
    ),
    "A07": Wording(
        Severity.WARNING,
        say("Service complet", "Volzette dienst", "Service that is full"),
        say(
            "Le service « {service} » est complet : les règles qui y mènent le passent.",
            "De dienst ‘{service}’ is volzet: de regels die ernaar leiden, slaan hem over.",
            "The service “{service}” is full: the rules that lead there pass it over.",
        ),
        say(
            "Quand il y a de nouveau de la place, enlevez « full ».",
            "Haal ‘full’ weg zodra er weer plaats is.",
            "Remove `full` as soon as there is room again.",
        ),
    ),
    "A08": Wording(
        Severity.WARNING,
        say("Service sans règle", "Dienst zonder regel", "Service without a rule"),
        say(
            "Aucune règle ne peut mener au service « {service} ».",
            "Geen enkele regel kan naar de dienst ‘{service}’ leiden.",
            "No rule can lead to the service “{service}”.",
        ),
        say(
            "Nommez le service dans une règle, réservez-le aux conseillers (« show_to »), ou supprimez-le.",
            "Noem de dienst in een regel, houd hem voor consulenten (‘show_to’), of verwijder hem.",
            "Name the service in a rule, keep it for counsellors (`show_to`), or remove it.",
        ),
    ),
    "A09": Wording(
        Severity.WARNING,
        say("Service non confirmé", "Niet bevestigde dienst", "Unconfirmed service"),
        say(
            "Ces règles nomment « {service} », que seuls les conseillers voient : {rules}.",
            "Deze regels noemen ‘{service}’, die alleen consulenten zien: {rules}.",
            "These rules name “{service}”, which only counsellors see: {rules}.",
        ),
        say(
            "Faites confirmer le service, ou enlevez-le des règles.",
            "Laat de dienst bevestigen, of haal hem uit de regels.",
            "Have the service confirmed, or take it out of the rules.",
        ),
    ),
    "A10": Wording(
        Severity.ERROR,
        say("Urgence sans règle", "Dringend zonder regel", "Urgent answer without a rule"),
        say(
            "« {option} » à « {question} » est urgent, mais aucune règle urgente ne vaut pour la personne.",
            "‘{option}’ bij ‘{question}’ is dringend, maar voor deze persoon geldt geen dringende regel.",
            "“{option}” to “{question}” is urgent, but no urgent rule holds for this person.",
        ),
        say(
            "Ajoutez une règle avec « urgent: true » pour cette réponse.",
            "Voeg voor dit antwoord een regel met ‘urgent: true’ toe.",
            "Add a rule with `urgent: true` for this answer.",
        ),
    ),
    "A11": Wording(
        Severity.WARNING,
        say("Orientation non prouvée", "Doorverwijzing niet bewezen", "Referral not proved"),
        say(
            "La vérification {check} n'a pas abouti dans ses limites pour : {rules}.",
            "De controle {check} raakte binnen haar grenzen niet klaar voor: {rules}.",
            "The check {check} came to no end within its limits for: {rules}.",
        ),
        say(
            "Vérifiez ces règles avec des exemples, ou simplifiez leurs conditions.",
            "Kijk deze regels na met voorbeelden, of vereenvoudig hun voorwaarden.",
            "Check these rules with examples, or simplify their conditions.",
        ),
    ),
    "A12": Wording(
        Severity.ERROR,
        say("Personne sans service", "Persoon zonder dienst", "Person without a service"),
        say(
            "Pour une personne, ni les règles ni « otherwise » ne trouvent de service en « {language} ».",
            "Voor een persoon vinden noch de regels noch ‘otherwise’ een dienst in het ‘{language}’.",
            "For a person neither the rules nor `otherwise` find a service in “{language}”.",
        ),
        say(
            "Nommez sous « otherwise » un service confirmé qui répond dans chaque langue.",
            "Noem onder ‘otherwise’ een bevestigde dienst die elke taal spreekt.",
            "Name under `otherwise` a confirmed service that speaks every language.",
        ),
    ),
    "A13": Wording(
        Severity.WARNING,
        say("Code postal d'une autre commune", "Postcode van een andere gemeente", "Postcode of elsewhere"),
        say(
            "« {service} » est à « {commune} », mais les autres services du code {postcode} à « {other} ».",
            "‘{service}’ ligt in ‘{commune}’, maar de andere diensten met postcode {postcode} in ‘{other}’.",
            "“{service}” lies in “{commune}”, but the other services of postcode {postcode} in “{other}”.",
        ),
        say(
            "Corrigez « commune » ou « postcode » : c'est la commune qui décide pour qui ce lieu est proche.",
            "Verbeter ‘commune’ of ‘postcode’: de gemeente beslist voor wie deze plaats dichtbij is.",
            "Correct `commune` or `postcode`: the commune decides for whom this place is near.",
        ),
    ),
}
