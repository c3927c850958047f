"""What each key of a question means, and each fixed word, in French and in Dutch, for editors of code."""

from collections.abc import Mapping

from diagnostic.definition.schema_texts import Pair

OF_QUESTIONS: Mapping[str, Mapping[str, Pair]] = {
    "section": {
        "section": ("Le même mot que le nom du fichier.", "Hetzelfde woord als de bestandsnaam."),
        "title": ("Le titre de la section.", "De titel van het deel."),
        "questions": (
            "Posées dans l’ordre où elles se trouvent.",
            "Gesteld in de volgorde waarin ze staan.",
        ),
        "domain": (
            "Le domaine de toutes ses questions qui n’en nomment pas un autre.",
            "Het domein van alle vragen die geen ander noemen.",
        ),
        "decide-early": (
            "Une question dont aucune réponse ne change rien n’est plus posée.",
            "Een vraag waarvan geen enkel antwoord iets verandert, wordt niet meer gesteld.",
        ),
    },
    "question": {
        "kind": (
            "La sorte de question ; elle décide des autres clés.",
            "Het soort vraag; het bepaalt de andere sleutels.",
        ),
        "text": ("La question elle-même.", "De vraag zelf."),
        "help": ("Une phrase sous la question.", "Eén zin onder de vraag."),
        "observe": (
            "Ce qu’un conseiller ou une conseillère peut regarder.",
            "Waar een consulent naar kan kijken.",
        ),
        "can": (
            "La force montrée quand la réponse reçoit tous ses points.",
            "De sterkte die getoond wordt als het antwoord al zijn punten krijgt.",
        ),
        "evidence": (
            "Ce que vaut la réponse. Un fait ne donne pas de points.",
            "Wat het antwoord waard is. Een feit geeft geen punten.",
        ),
        "domain": (
            "À qui vont les points, si ce n’est pas au domaine de la section.",
            "Voor welk domein de punten zijn, als het niet dat van het deel is.",
        ),
        "competence": (
            "La compétence de DigComp 2.2 ; 0 est ce qui vient avant. Il la faut si la question compte.",
            "De competentie van DigComp 2.2; 0 is wat daarvoor komt. Nodig als de vraag meetelt.",
        ),
        "rung": (
            "La capacité dans votre inventaire, par exemple E2. Il la faut si la question compte.",
            "De vaardigheid in uw inventaris, bijvoorbeeld E2. Nodig als de vraag meetelt.",
        ),
        "difficulty": (
            "La difficulté, en logits, pour les simulations ; rien ne change pour la personne.",
            "De moeilijkheid, in logits, voor simulaties; voor de persoon verandert er niets.",
        ),
        "ask_if": (
            "La question est posée seulement si cette condition est remplie.",
            "De vraag wordt alleen gesteld als deze voorwaarde vervuld is.",
        ),
        "if_skipped": (
            "Les points tenus pour acquis quand ask_if n’est pas remplie.",
            "De punten die als verworven gelden als ask_if niet vervuld is.",
        ),
    },
    "question-choice": {
        "options": ("2 à 7 réponses ; ou une échelle (scale).", "2 tot 7 antwoorden; of een schaal (scale)."),
        "scale": (
            "Les réponses d’une échelle de questionnaire.yml ; ou des options.",
            "De antwoorden van een schaal van questionnaire.yml; of opties.",
        ),
        "branches": (
            "Ce qui suit une réponse de l’échelle, par identifiant d’option.",
            "Wat op een antwoord van de schaal volgt, per identificatie van optie.",
        ),
    },
    "question-several": {
        "options": ("2 à 7 réponses.", "2 tot 7 antwoorden."),
        "at_most": ("Combien on peut en choisir.", "Hoeveel er gekozen mogen worden."),
        "max_points": (
            "Les points s’additionnent, mais jamais au-delà.",
            "Punten worden opgeteld, maar nooit hierboven.",
        ),
    },
    "question-list": {
        "list": ("Une liste de questionnaire.yml.", "Een lijst van questionnaire.yml."),
    },
    "question-order": {
        "steps": (
            "3 à 5 étapes dans le bon ordre ; la page les mêle.",
            "3 tot 5 stappen in de juiste volgorde; de pagina haalt ze door elkaar.",
        ),
        "points": (
            "Tout juste ; deux voisines échangées donnent la moitié ; autrement rien.",
            "Alles juist; twee buren verwisseld geeft de helft; anders niets.",
        ),
    },
    "question-sort": {
        "folders": ("2 à 5 dossiers.", "2 tot 5 mappen."),
        "things": (
            "2 à 6 choses à ranger, dans l’ordre où la page les montre.",
            "2 tot 6 dingen om op te bergen, in de volgorde waarin de pagina ze toont.",
        ),
        "points": (
            "Tout à sa place ; une seule erreur donne la moitié ; autrement rien.",
            "Alles op zijn plaats; één fout geeft de helft; anders niets.",
        ),
    },
    "question-typed": {
        "accept": ("Les textes justes de chaque langue.", "De juiste teksten van elke taal."),
        "points": ("Pour un texte juste.", "Voor een juiste tekst."),
        "tolerance": (
            "Ce qui compte dans le texte ; loose sans la clé.",
            "Wat telt in de tekst; loose zonder de sleutel.",
        ),
    },
    "question-task": {
        "screen": (
            "L’écran dessiné ; il décide des parties.",
            "Het getekende scherm; het bepaalt de onderdelen.",
        ),
        "device": ("Dans quel cadre l’écran est dessiné.", "In welk kader het scherm getekend wordt."),
        "elements": (
            "Ce qu’on peut presser, de préférence 5 ou plus ; plusieurs peuvent donner des points.",
            "Waarop gedrukt kan worden, liefst 5 of meer; meerdere mogen punten geven.",
        ),
        "scene": ("Les mots autour des éléments.", "De woorden rond de elementen."),
        "branches": (
            "Ce qui suit quand on presse un élément, par identifiant.",
            "Wat volgt als op een element gedrukt wordt, per identificatie.",
        ),
    },
    "question-warm-up": {
        "gesture": ("Le geste à essayer.", "De handeling om te proberen."),
        "options": ("Ce qu’on peut presser.", "Waarop gedrukt kan worden."),
        "right": (
            "L’option attendue ; après une autre, la page propose l’aide d’une personne.",
            "De verwachte optie; na een andere biedt de pagina de hulp van iemand aan.",
        ),
        "lines": ("Ce qu’on fait défiler ; pour scroll.", "Wat voorbijschuift; voor scroll."),
    },
    "option": {
        "text": ("La réponse, comme la personne la lit.", "Het antwoord, zoals de persoon het leest."),
        "points": (
            "Les points du domaine ; 0 sans la clé.",
            "De punten van het domein; 0 zonder de sleutel.",
        ),
        "picture": ("À côté du texte, jamais à sa place.", "Naast de tekst, nooit in de plaats ervan."),
        "exclusive": (
            "Cette option reste seule : « rien de tout cela ».",
            "Deze optie staat alleen: ‘niets van dit alles’.",
        ),
        "urgent": (
            "Qui répond cela doit recevoir une orientation urgente ; pour les faits.",
            "Wie dit antwoordt, moet een dringende doorverwijzing krijgen; voor feiten.",
        ),
        "then": (
            "Des questions posées après cette réponse seulement, et juste après elle.",
            "Vragen die alleen na dit antwoord gesteld worden, en er meteen na.",
        ),
        "ends": (
            "Plus aucune question de la section, ou du test ; celles sous then sont encore posées.",
            "Geen verdere vraag van het deel, of van de test; die onder then worden nog gesteld.",
        ),
        "settles": (
            "Le niveau du domaine est connu, quels que soient les points ; la section se termine.",
            "Het niveau van het domein is bekend, wat de punten ook zijn; het deel stopt.",
        ),
    },
    "thing": {
        "text": ("La chose, comme la personne la lit.", "Het ding, zoals de persoon het leest."),
        "in": ("Le dossier où elle va.", "De map waar het in hoort."),
        "picture": ("À côté du texte, jamais à sa place.", "Naast de tekst, nooit in de plaats ervan."),
    },
    "element": {
        "text": (
            "Ses mots, et son nom pour qui écoute la page.",
            "De woorden erop, en de naam voor wie naar de pagina luistert.",
        ),
        "part": (
            "Ce que c’est sur cet écran ; sans la clé, le premier mot proposé.",
            "Wat het is op dit scherm; zonder de sleutel het eerste woord.",
        ),
        "points": (
            "Les points quand on le presse ; 0 sans la clé.",
            "De punten als erop gedrukt wordt; 0 zonder de sleutel.",
        ),
        "picture": ("Un pictogramme.", "Een pictogram."),
        "marks": ("Une ou plusieurs marques de cet écran.", "Een of meer merktekens van dit scherm."),
        "from": ("De qui vient le message.", "Van wie het bericht komt."),
        "date": ("La date ou l’heure.", "De datum of het uur."),
        "detail": ("Un mot de plus, en petit.", "Een woord extra, kleiner."),
        "value": ("Ce qui est déjà rempli.", "Wat al ingevuld is."),
        "error": ("Le message d’erreur à côté.", "De foutmelding ernaast."),
        "hint": ("L’indication sous le champ.", "De aanwijzing onder het veld."),
        "address": ("L’adresse du site.", "Het adres van de site."),
        "summary": ("Les mots sous le résultat.", "De woorden onder het resultaat."),
    },
    "scene": {
        "heading": ("Le titre de l’écran.", "De titel van het scherm."),
        "account": ("À qui est la boîte mail.", "Van wie de mailbox is."),
        "from": ("De qui vient le message.", "Van wie het bericht komt."),
        "to": ("À qui il est envoyé.", "Aan wie het gestuurd is."),
        "subject": ("Le sujet du message.", "Het onderwerp van het bericht."),
        "body": ("Le texte de l’écran.", "De tekst van het scherm."),
        "body2": ("La suite du texte.", "De rest van de tekst."),
        "date": ("La date ou l’heure.", "De datum of het uur."),
        "address": ("L’adresse de la page.", "Het adres van de pagina."),
        "notice": ("Un avertissement sur la page.", "Een waarschuwing op de pagina."),
        "path": ("Où l’on est dans les dossiers.", "Waar men is in de mappen."),
        "query": ("Les mots cherchés.", "De gezochte woorden."),
    },
}

OF_WORDS: Mapping[str, Mapping[str, Pair]] = {
    "question.kind": {
        "choice": ("une option", "één optie"),
        "several": ("plusieurs options", "meerdere opties"),
        "list": (
            "une entrée d’une longue liste ; toujours un fait",
            "één item van een lange lijst; altijd een feit",
        ),
        "order": ("des étapes dans le bon ordre", "stappen in de juiste volgorde"),
        "sort": ("des choses à ranger dans des dossiers", "dingen om in mappen op te bergen"),
        "typed": ("un texte court à taper", "een korte tekst om te typen"),
        "task": (
            "un élément à presser sur un écran dessiné",
            "een element om op te drukken op een getekend scherm",
        ),
        "warm-up": ("un geste à essayer ; toujours un fait", "een handeling om te proberen; altijd een feit"),
    },
    "question.evidence": {
        "fact": ("un fait, sans points", "een feit, zonder punten"),
        "said": ("ce que la personne dit savoir faire", "wat de persoon zegt te kunnen"),
        "shown": ("ce que la personne montre", "wat de persoon toont"),
    },
    "question-task.device": {
        "phone": ("un téléphone", "een telefoon"),
        "computer": ("un ordinateur", "een computer"),
    },
    "question-task.screen": {
        "phone": ("un téléphone", "een telefoon"),
        "mailbox": ("une boîte mail", "een mailbox"),
        "message": ("un message ouvert", "een open bericht"),
        "page": ("une page d’un site", "een pagina van een site"),
        "form": ("un formulaire", "een formulier"),
        "files": ("des fichiers et des dossiers", "bestanden en mappen"),
        "results": ("des résultats de recherche", "zoekresultaten"),
    },
    "question-warm-up.gesture": {
        "press": ("presser", "drukken"),
        "choose": ("choisir", "kiezen"),
        "scroll": ("faire défiler", "scrollen"),
    },
    "question-typed.tolerance": {
        "exact": ("chaque signe compte", "elk teken telt"),
        "loose": (
            "majuscules, accents et espaces ne comptent pas",
            "hoofdletters, accenten en spaties tellen niet",
        ),
    },
    "option.ends": {
        "section": ("la section se termine", "het deel stopt"),
        "test": ("le test se termine", "de test stopt"),
    },
    "service.confidence": {
        "high": ("source officielle et récente", "officiële en recente bron"),
        "medium": ("datée, partielle ou venue de la presse", "gedateerd, gedeeltelijk of uit de pers"),
        "low": ("ancienne ou indirecte", "oud of onrechtstreeks"),
    },
    "service.show_to": {
        "everyone": ("à tout le monde", "aan iedereen"),
        "counsellor": ("aux conseillers seulement", "alleen aan consulenten"),
    },
    "service.kind": {
        "epn": ("espace public numérique", "openbare computerruimte"),
        "training": ("une formation", "een opleiding"),
        "mentoring": ("une personne qui accompagne", "iemand die begeleidt"),
        "mobile": ("une équipe qui se déplace", "een team dat langskomt"),
        "jobseeker-desk": ("un accueil pour qui cherche un emploi", "een onthaal voor wie werk zoekt"),
        "library": ("une bibliothèque", "een bibliotheek"),
        "other": ("autre chose", "iets anders"),
    },
}
