"""Findings about names of things that are not there, or not yet (R01 to R28)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Phrase, Severity, Wording, say

_CORRECT = say(
    "Corrigez le nom, ou ajoutez ce qui manque.",
    "Verbeter de naam, of voeg toe wat ontbreekt.",
    "Correct the name, or add what is missing.",
)


def _unknown(title: Phrase, sentence: Phrase, remedy: Phrase = _CORRECT) -> Wording:
    return Wording(Severity.ERROR, title, sentence, remedy)


REFERENCES: Mapping[str, Wording] = {
    "R01": _unknown(
        say("Question inconnue", "Onbekende vraag", "Unknown question"),
        say(
            "Il n'y a ni question ni fait « {name} ».",
            "Er is geen vraag en geen feit ‘{name}’.",
            "There is neither a question nor a fact “{name}”.",
        ),
    ),
    "R02": _unknown(
        say("Question posée plus tard", "Vraag komt later", "Question that comes later"),
        say(
            "« {name} » n'a pas encore de réponse à cet endroit : elle vient plus tard.",
            "‘{name}’ heeft hier nog geen antwoord: ze komt later.",
            "“{name}” has no answer yet at this point: it comes later.",
        ),
        say(
            "Déplacez cette question-ci après « {name} », ou changez la condition.",
            "Zet deze vraag na ‘{name}’, of verander de voorwaarde.",
            "Move this question behind “{name}”, or change the condition.",
        ),
    ),
    "R03": _unknown(
        say("Réponse inconnue", "Onbekend antwoord", "Unknown answer"),
        say(
            "« {name} » n'est pas une valeur possible de « {fact} ».",
            "‘{name}’ is geen mogelijke waarde van ‘{fact}’.",
            "“{name}” is no possible value of “{fact}”.",
        ),
    ),
    "R04": _unknown(
        say("Domaine inconnu", "Onbekend domein", "Unknown domain"),
        say(
            "Il n'y a pas de domaine « {name} ».",
            "Er is geen domein ‘{name}’.",
            "There is no domain “{name}”.",
        ),
    ),
    "R05": _unknown(
        say("Niveau inconnu", "Onbekend niveau", "Unknown band"),
        say(
            "Ce domaine n'a pas de niveau « {name} ».",
            "Dit domein heeft geen niveau ‘{name}’.",
            "This domain has no band “{name}”.",
        ),
    ),
    "R06": _unknown(
        say("Profil inconnu", "Onbekend profiel", "Unknown profile"),
        say(
            "Il n'y a pas de profil « {name} ».",
            "Er is geen profiel ‘{name}’.",
            "There is no profile “{name}”.",
        ),
    ),
    "R07": _unknown(
        say("Service inconnu", "Onbekende dienst", "Unknown service"),
        say(
            "Il n'y a pas de service « {name} » dans services.yml.",
            "Er is geen dienst ‘{name}’ in services.yml.",
            "There is no service “{name}” in services.yml.",
        ),
    ),
    "R08": _unknown(
        say("Liste inconnue", "Onbekende lijst", "Unknown list"),
        say(
            "Il n'y a pas de liste « {name} » dans questionnaire.yml.",
            "Er is geen lijst ‘{name}’ in questionnaire.yml.",
            "There is no list “{name}” in questionnaire.yml.",
        ),
    ),
    "R09": _unknown(
        say("Échelle inconnue", "Onbekende schaal", "Unknown scale"),
        say(
            "Il n'y a pas d'échelle « {name} » dans questionnaire.yml.",
            "Er is geen schaal ‘{name}’ in questionnaire.yml.",
            "There is no scale “{name}” in questionnaire.yml.",
        ),
    ),
    "R10": _unknown(
        say("Fait inconnu", "Onbekend feit", "Unknown fact"),
        say(
            "Il n'y a pas de fait « {name} » dans questionnaire.yml.",
            "Er is geen feit ‘{name}’ in questionnaire.yml.",
            "There is no fact “{name}” in questionnaire.yml.",
        ),
    ),
    "R11": _unknown(
        say("Image inconnue", "Onbekende afbeelding", "Unknown picture"),
        say(
            "Il n'y a pas d'image « {name} ».",
            "Er is geen afbeelding ‘{name}’.",
            "There is no picture “{name}”.",
        ),
        say(
            "Choisissez un nom dans la liste des pictogrammes.",
            "Kies een naam uit de lijst met pictogrammen.",
            "Choose a name from the list of pictograms.",
        ),
    ),
    "R12": _unknown(
        say("Réponse inconnue", "Onbekend antwoord", "Unknown answer"),
        say(
            "Cette question n'a pas de réponse « {name} ».",
            "Deze vraag heeft geen antwoord ‘{name}’.",
            "This question has no answer “{name}”.",
        ),
    ),
    "R13": _unknown(
        say("Pas encore connu ici", "Hier nog niet bekend", "Not known here"),
        say(
            "« {name} » n'est connu qu'à la fin ; seules les orientations peuvent l'employer.",
            "‘{name}’ is pas op het einde bekend; alleen de doorverwijzingen kunnen het gebruiken.",
            "“{name}” is known only at the end; only referrals can use it.",
        ),
        say(
            "Employez une réponse, des points ou un niveau.",
            "Gebruik een antwoord, punten of een niveau.",
            "Use an answer, points or a band.",
        ),
    ),
    "R14": _unknown(
        say("Points pas encore donnés", "Nog geen punten", "No points yet"),
        say(
            "À cet endroit, aucune question n'a encore pu donner « {name} ».",
            "Hier kon nog geen enkele vraag ‘{name}’ geven.",
            "At this point no question can have given “{name}” yet.",
        ),
        say(
            "Déplacez cette question plus loin, ou changez la condition.",
            "Zet deze vraag verder, of verander de voorwaarde.",
            "Move this question further on, or change the condition.",
        ),
    ),
    "R15": _unknown(
        say("Comparaison impossible", "Vergelijking niet mogelijk", "Impossible comparison"),
        say(
            "« {operator} » ne va pas avec « {name} ».",
            "‘{operator}’ past niet bij ‘{name}’.",
            "“{operator}” does not go with “{name}”.",
        ),
        say(
            "« at_least » et « below » vont avec des points ou un niveau, « all » avec plusieurs réponses.",
            "‘at_least’ en ‘below’ passen bij punten of een niveau, ‘all’ bij meerdere antwoorden.",
            "“at_least” and “below” go with points or a band, “all” with several answers.",
        ),
    ),
    "R16": _unknown(
        say("Points sans comparaison", "Punten zonder vergelijking", "Points without a comparison"),
        say(
            "« {name} » est un nombre de points : il faut dire à partir de combien.",
            "‘{name}’ is een aantal punten: zeg vanaf hoeveel.",
            "“{name}” is a number of points: say from how many.",
        ),
        say(
            "Écrivez par exemple {{at_least: 4}} ou {{below: 4}}.",
            "Schrijf bijvoorbeeld {{at_least: 4}} of {{below: 4}}.",
            "Write for example {{at_least: 4}} or {{below: 4}}.",
        ),
    ),
    "R17": _unknown(
        say("Rien en dessous", "Niets daaronder", "Nothing below"),
        say(
            "« {name} » est le niveau le plus bas : il n'y a rien en dessous.",
            "‘{name}’ is het laagste niveau: er is niets onder.",
            "“{name}” is the lowest band: there is nothing below it.",
        ),
        say(
            "Nommez un niveau plus haut, ou effacez cette condition.",
            "Noem een hoger niveau, of wis deze voorwaarde.",
            "Name a higher band, or delete this condition.",
        ),
    ),
    "R18": _unknown(
        say("Question sans lieu", "Vraag zonder plaats", "Question without a place"),
        say(
            "La question « {name} » ne demande pas de choisir dans une liste.",
            "De vraag ‘{name}’ laat niet uit een lijst kiezen.",
            "The question “{name}” does not ask for a choice from a list.",
        ),
        say(
            "« near » nomme une question de type « list », comme celle de la commune.",
            "‘near’ noemt een vraag van het type ‘list’, zoals die over de gemeente.",
            "“near” names a question of kind “list”, such as the one about the commune.",
        ),
    ),
    "R19": _unknown(
        say("Règle inconnue", "Onbekende regel", "Unknown rule"),
        say(
            "Il n'y a pas de règle « {name} » dans referrals.yml.",
            "Er is geen regel ‘{name}’ in referrals.yml.",
            "There is no rule “{name}” in referrals.yml.",
        ),
    ),
    "R20": _unknown(
        say("Section sans fichier", "Deel zonder bestand", "Section without a file"),
        say(
            "Le fichier sections/{name}.yml n'existe pas.",
            "Het bestand sections/{name}.yml bestaat niet.",
            "There is no file sections/{name}.yml.",
        ),
    ),
    "R21": _unknown(
        say("Entrée inconnue", "Onbekend item", "Unknown entry"),
        say(
            "« {name} » ne se trouve pas dans la liste.",
            "‘{name}’ staat niet in de lijst.",
            "“{name}” is not in the list.",
        ),
    ),
    "R22": _unknown(
        say("Clavier non déclaré", "Toetsenbord niet vermeld", "Keyboard not declared"),
        say(
            "Une question à taper se pose seulement avec un clavier : il faut le fait « {name} ».",
            "Een typvraag wordt alleen gesteld met een toetsenbord: het feit ‘{name}’ is nodig.",
            "A typing question is asked only with a keyboard: the fact “{name}” is needed.",
        ),
        say(
            "Ajoutez « {name}: [physical, none] » sous « facts » dans questionnaire.yml.",
            "Voeg ‘{name}: [physical, none]’ toe onder ‘facts’ in questionnaire.yml.",
            "Add “{name}: [physical, none]” under “facts” in questionnaire.yml.",
        ),
    ),
    "R23": Wording(
        Severity.WARNING,
        say("Échelle inutilisée", "Ongebruikte schaal", "Unused scale"),
        say(
            "Aucune question n'emploie l'échelle « {name} ».",
            "Geen enkele vraag gebruikt de schaal ‘{name}’.",
            "No question uses the scale “{name}”.",
        ),
        say("Effacez-la, ou employez-la.", "Wis ze, of gebruik ze.", "Delete it, or use it."),
    ),
    "R24": Wording(
        Severity.WARNING,
        say("Liste inutilisée", "Ongebruikte lijst", "Unused list"),
        say(
            "Aucune question n'emploie la liste « {name} ».",
            "Geen enkele vraag gebruikt de lijst ‘{name}’.",
            "No question uses the list “{name}”.",
        ),
        say("Effacez-la, ou employez-la.", "Wis ze, of gebruik ze.", "Delete it, or use it."),
    ),
    "R25": Wording(
        Severity.WARNING,
        say("Section jamais posée", "Deel wordt nooit gevraagd", "Section never asked"),
        say(
            "La section « {name} » ne figure pas sous « sections » dans questionnaire.yml.",
            "Het deel ‘{name}’ staat niet onder ‘sections’ in questionnaire.yml.",
            "The section “{name}” is not listed under “sections” in questionnaire.yml.",
        ),
        say(
            "Ajoutez-la à la liste, ou effacez le fichier.",
            "Zet het in de lijst, of wis het bestand.",
            "Add it to the list, or delete the file.",
        ),
    ),
    "R26": Wording(
        Severity.WARNING,
        say("Mot du glossaire inutilisé", "Ongebruikt woord", "Unused glossary word"),
        say(
            "Aucun texte en « {language} » ne contient « {name} ».",
            "Geen enkele tekst in ‘{language}’ bevat ‘{name}’.",
            "No text in “{language}” contains “{name}”.",
        ),
        say(
            "Effacez ce mot, ou ajoutez la forme que les textes emploient.",
            "Wis dit woord, of voeg de vorm toe die de teksten gebruiken.",
            "Delete this word, or add the form that the texts use.",
        ),
    ),
    "R27": Wording(
        Severity.WARNING,
        say("Voisins dans un seul sens", "Buren in één richting", "Neighbours one way only"),
        say(
            "« {name} » a « {other} » pour voisin, mais « {other} » n'a pas « {name} ».",
            "‘{name}’ heeft ‘{other}’ als buur, maar ‘{other}’ heeft ‘{name}’ niet.",
            "“{name}” has “{other}” for a neighbour, but “{other}” does not have “{name}”.",
        ),
        say(
            "Ajoutez « {name} » aux voisins de « {other} », ou effacez « {other} » ici.",
            "Voeg ‘{name}’ toe aan de buren van ‘{other}’, of wis ‘{other}’ hier.",
            "Add “{name}” to the neighbours of “{other}”, or delete “{other}” here.",
        ),
    ),
    "R28": _unknown(
        say("Dossier inconnu", "Onbekende map", "Unknown folder"),
        say(
            "Cette question n'a pas de dossier « {name} ».",
            "Deze vraag heeft geen map ‘{name}’.",
            "This question has no folder “{name}”.",
        ),
    ),
}
