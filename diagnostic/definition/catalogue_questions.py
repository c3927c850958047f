"""Findings about the shape of questions, bands, profiles and personas (S17 to S39)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

QUESTIONS: Mapping[str, Wording] = {
    "S17": Wording(
        Severity.ERROR,
        say("Une clé et une seule", "Precies één sleutel", "Exactly one key"),
        say(
            "Il faut ici une seule de ces clés : {keys}.",
            "Hier hoort precies één van deze sleutels: {keys}.",
            "Exactly one of these keys is needed here: {keys}.",
        ),
        say(
            "Écrivez les réponses sous « options », ou nommez une échelle avec « scale ».",
            "Schrijf de antwoorden onder ‘options’, of noem een schaal met ‘scale’.",
            "Write the answers under “options”, or name a scale with “scale”.",
        ),
    ),
    "S18": Wording(
        Severity.WARNING,
        say("Nombre de réponses", "Aantal antwoorden", "Number of answers"),
        say(
            "Il y a ici {count} réponse(s) : une seule n'est pas un choix, plus de {most} se lisent mal.",
            "Hier staan {count} antwoord(en): één is geen keuze, meer dan {most} lezen moeilijk.",
            "There are {count} answer(s) here: one is no choice, more than {most} are hard to read.",
        ),
        say(
            "Donnez de 2 à {most} réponses.",
            "Geef 2 tot {most} antwoorden.",
            "Give 2 to {most} answers.",
        ),
    ),
    "S19": Wording(
        Severity.ERROR,
        say("Nombre d'étapes", "Aantal stappen", "Number of steps"),
        say(
            "Il y a ici {count} étape(s) à mettre en ordre.",
            "Hier staan {count} stap(pen) om te ordenen.",
            "There are {count} step(s) to put in order here.",
        ),
        say(
            "Donnez de {least} à {most} étapes, dans le bon ordre.",
            "Geef {least} tot {most} stappen, in de juiste volgorde.",
            "Give {least} to {most} steps, in the right order.",
        ),
    ),
    "S20": Wording(
        Severity.WARNING,
        say("Peu d'éléments à presser", "Weinig elementen", "Few elements to press"),
        say(
            "Cet écran n'a que {count} élément(s) : on réussit trop souvent par hasard.",
            "Dit scherm heeft maar {count} element(en): door toeval lukt het te vaak.",
            "This screen has only {count} element(s): chance succeeds too often.",
        ),
        say(
            "Dessinez au moins {least} éléments.",
            "Teken minstens {least} elementen.",
            "Draw at least {least} elements.",
        ),
    ),
    "S21": Wording(
        Severity.ERROR,
        say("Question comptée incomplète", "Meetellende vraag onvolledig", "Scored question incomplete"),
        say(
            "Cette question donne des points ; il lui faut la clé « {name} ».",
            "Deze vraag geeft punten; ze heeft de sleutel ‘{name}’ nodig.",
            "This question gives points; it needs the key “{name}”.",
        ),
        say(
            "Ajoutez « {name}: … », ou « evidence: fact » si elle ne compte pas.",
            "Voeg ‘{name}: …’ toe, of ‘evidence: fact’ als ze niet meetelt.",
            "Add “{name}: …”, or “evidence: fact” if it does not count.",
        ),
    ),
    "S22": Wording(
        Severity.ERROR,
        say("Points sans domaine", "Punten zonder domein", "Points without a domain"),
        say(
            "La question « {name} » donne des points, mais à aucun domaine.",
            "De vraag ‘{name}’ geeft punten, maar voor geen enkel domein.",
            "The question “{name}” gives points, but to no domain.",
        ),
        say(
            "Ajoutez « domain: … » à la question ou à sa section, ou « evidence: fact ».",
            "Voeg ‘domain: …’ toe aan de vraag of haar deel, of ‘evidence: fact’.",
            "Add “domain: …” to the question or its section, or “evidence: fact”.",
        ),
    ),
    "S23": Wording(
        Severity.ERROR,
        say("Toujours un fait", "Altijd een feit", "Always a fact"),
        say(
            "Une question « {name} » est toujours un fait ; elle ne donne pas de points.",
            "Een vraag ‘{name}’ is altijd een feit; ze geeft geen punten.",
            "A question “{name}” is always a fact; it gives no points.",
        ),
        say(
            "Effacez la clé « evidence ».",
            "Wis de sleutel ‘evidence’.",
            "Delete the key “evidence”.",
        ),
    ),
    "S24": Wording(
        Severity.ERROR,
        say("Clé sans sa compagne", "Sleutel zonder zijn partner", "Key without its partner"),
        say(
            "La clé « {name} » n'a de sens qu'avec « {other} ».",
            "De sleutel ‘{name}’ heeft alleen zin met ‘{other}’.",
            "The key “{name}” makes sense only with “{other}”.",
        ),
        say(
            "Ajoutez « {other} », ou effacez « {name} ».",
            "Voeg ‘{other}’ toe, of wis ‘{name}’.",
            "Add “{other}”, or delete “{name}”.",
        ),
    ),
    "S25": Wording(
        Severity.WARNING,
        say("Points jamais comptés", "Punten tellen nooit mee", "Points never counted"),
        say(
            "« {name} » est un fait : ses points ne sont jamais comptés.",
            "‘{name}’ is een feit: de punten tellen nooit mee.",
            "“{name}” is a fact: its points are never counted.",
        ),
        say(
            "Effacez les points, ou changez « evidence ».",
            "Wis de punten, of verander ‘evidence’.",
            "Delete the points, or change “evidence”.",
        ),
    ),
    "S26": Wording(
        Severity.ERROR,
        say("Premier niveau", "Eerste niveau", "First band"),
        say(
            "Le premier niveau commence à {name} points ; en dessous, il n'y a rien.",
            "Het eerste niveau begint bij {name} punten; daaronder is er niets.",
            "The first band begins at {name} points; there is nothing under it.",
        ),
        say(
            "Faites commencer le premier niveau à 0.",
            "Laat het eerste niveau bij 0 beginnen.",
            "Let the first band begin at 0.",
        ),
    ),
    "S27": Wording(
        Severity.ERROR,
        say("Ordre des niveaux", "Volgorde van de niveaus", "Order of the bands"),
        say(
            "Ce niveau commence à {name} points, le précédent à {before}.",
            "Dit niveau begint bij {name} punten, het vorige bij {before}.",
            "This band begins at {name} points, the one before at {before}.",
        ),
        say(
            "Écrivez les niveaux du plus bas au plus haut, sans répéter un seuil.",
            "Schrijf de niveaus van laag naar hoog, zonder een grens te herhalen.",
            "Write the bands from lowest to highest, without repeating a threshold.",
        ),
    ),
    "S28": Wording(
        Severity.ERROR,
        say("Dernier profil", "Laatste profiel", "Last profile"),
        say(
            "Le dernier profil a une condition : certaines personnes n'auraient aucun profil.",
            "Het laatste profiel heeft een voorwaarde: sommige mensen kregen dan geen profiel.",
            "The last profile has a condition: some people would get no profile.",
        ),
        say(
            "Effacez « when » du dernier profil.",
            "Wis ‘when’ bij het laatste profiel.",
            "Delete “when” from the last profile.",
        ),
    ),
    "S29": Wording(
        Severity.ERROR,
        say("Profil sans condition", "Profiel zonder voorwaarde", "Profile without a condition"),
        say(
            "Ce profil n'a pas de condition : les profils suivants ne servent à rien.",
            "Dit profiel heeft geen voorwaarde: de volgende profielen dienen nergens toe.",
            "This profile has no condition: the profiles after it are of no use.",
        ),
        say(
            "Ajoutez « when », ou mettez ce profil à la fin.",
            "Voeg ‘when’ toe, of zet dit profiel achteraan.",
            "Add “when”, or put this profile at the end.",
        ),
    ),
    "S30": Wording(
        Severity.ERROR,
        say("Nom de la section", "Naam van het deel", "Name of the section"),
        say(
            "La section s'appelle « {name} », mais son fichier « {file}.yml ».",
            "Het deel heet ‘{name}’, maar het bestand ‘{file}.yml’.",
            "The section is called “{name}”, but its file “{file}.yml”.",
        ),
        say(
            "Donnez-leur le même nom.",
            "Geef ze dezelfde naam.",
            "Give them the same name.",
        ),
    ),
    "S31": Wording(
        Severity.ERROR,
        say("Réponse impossible", "Onmogelijk antwoord", "Impossible answer"),
        say(
            "Personne ne peut répondre ainsi à « {name} ».",
            "Niemand kan zo op ‘{name}’ antwoorden.",
            "Nobody can answer “{name}” like this.",
        ),
        say(
            "Vérifiez combien de réponses sont admises et lesquelles vont ensemble.",
            "Kijk na hoeveel antwoorden mogen en welke samengaan.",
            "Check how many answers are allowed and which go together.",
        ),
    ),
    "S32": Wording(
        Severity.WARNING,
        say("Exemple qui ne vérifie rien", "Voorbeeld dat niets nakijkt", "Example that checks nothing"),
        say(
            "Cet exemple n'attend rien : il ne vérifie rien.",
            "Dit voorbeeld verwacht niets: het kijkt niets na.",
            "This example expects nothing: it checks nothing.",
        ),
        say(
            "Ajoutez au moins le profil attendu.",
            "Voeg minstens het verwachte profiel toe.",
            "Add at least the expected profile.",
        ),
    ),
    "S33": Wording(
        Severity.WARNING,
        say("Difficulté d'un fait", "Moeilijkheid van een feit", "Difficulty of a fact"),
        say(
            "« {name} » est un fait : sa difficulté n'a pas de sens.",
            "‘{name}’ is een feit: de moeilijkheid heeft geen zin.",
            "“{name}” is a fact: its difficulty makes no sense.",
        ),
        say(
            "Effacez « difficulty », ou changez « evidence ».",
            "Wis ‘difficulty’, of verander ‘evidence’.",
            "Delete “difficulty”, or change “evidence”.",
        ),
    ),
    "S34": Wording(
        Severity.ERROR,
        say(
            "Réponse urgente qui compte",
            "Dringend antwoord dat meetelt",
            "Urgent answer that counts",
        ),
        say(
            "« {name} » est une réponse urgente, mais sa question donne des points.",
            "‘{name}’ is een dringend antwoord, maar de vraag geeft punten.",
            "“{name}” is an urgent answer, but its question gives points.",
        ),
        say(
            "Gardez « urgent » pour les faits : une mesure n'est pas une urgence.",
            "Hou ‘urgent’ voor feiten: een meting is niet dringend.",
            "Keep “urgent” for facts: a measure is no emergency.",
        ),
    ),
    "S35": Wording(
        Severity.ERROR,
        say("Code inconnu", "Onbekende code", "Unknown code"),
        say(
            "Aucun avertissement n'a le code « {name} ».",
            "Geen enkele waarschuwing heeft de code ‘{name}’.",
            "No warning has the code “{name}”.",
        ),
        say(
            "Copiez le code de l'avertissement, par exemple T03.",
            "Neem de code van de waarschuwing over, bijvoorbeeld T03.",
            "Copy the code of the warning, for example T03.",
        ),
    ),
    "S36": Wording(
        Severity.ERROR,
        say("Pas un avertissement", "Geen waarschuwing", "Not a warning"),
        say(
            "« {name} » n'est pas un avertissement ; rien d'autre ne peut être accepté.",
            "‘{name}’ is geen waarschuwing; iets anders kan niet aanvaard worden.",
            "“{name}” is no warning; nothing else can be accepted.",
        ),
        say(
            "Corrigez ce que le code signale, puis effacez cette acceptation.",
            "Verbeter wat de code meldt en wis dan deze aanvaarding.",
            "Correct what the code reports, then delete this acceptance.",
        ),
    ),
    "S37": Wording(
        Severity.WARNING,
        say("Acceptation sans objet", "Aanvaarding zonder voorwerp", "Acceptance of nothing"),
        say(
            "Aucun avertissement {code} ne parle de « {name} » : cette acceptation ne sert plus.",
            "Geen waarschuwing {code} gaat over ‘{name}’: deze aanvaarding dient nergens meer toe.",
            "No warning {code} speaks of “{name}”: this acceptance is of no more use.",
        ),
        say(
            "Effacez-la, ou corrigez le nom après « about ».",
            "Wis ze, of verbeter de naam na ‘about’.",
            "Delete it, or correct the name after “about”.",
        ),
    ),
    "S38": Wording(
        Severity.ERROR,
        say("Nombre de choses à ranger", "Aantal dingen om op te bergen", "Number of things to sort"),
        say(
            "Sous « {name} », il y a {count} élément(s).",
            "Onder ‘{name}’ staan {count} element(en).",
            "There are {count} item(s) under “{name}”.",
        ),
        say(
            "Donnez-en de {least} à {most}.",
            "Geef er {least} tot {most}.",
            "Give {least} to {most} of them.",
        ),
    ),
    "S39": Wording(
        Severity.WARNING,
        say("Dossier vide", "Lege map", "Empty folder"),
        say(
            "Rien ne va dans le dossier « {name} ».",
            "Niets hoort in de map ‘{name}’.",
            "Nothing belongs in the folder “{name}”.",
        ),
        say(
            "Donnez-lui une chose, ou retirez ce dossier.",
            "Geef er iets voor, of neem deze map weg.",
            "Give it a thing, or take this folder away.",
        ),
    ),
}
