"""What each key of the shared files means, in French and in Dutch, as an editor of code shows it.

The texts about questions are in `schema_questions.py`. French has ordinary spaces before its signs here;
`schema.py` puts the no-break spaces in.
"""

from collections.abc import Mapping

Pair = tuple[str, str]
"""French and Dutch."""

ID_TEXT: Pair = (
    "L’identifiant : minuscules sans accent, chiffres, traits d’union. Ne le changez jamais.",
    "De identificatie: kleine letters zonder accent, cijfers, koppeltekens. Verander ze nooit.",
)

FILES: Mapping[str, Pair] = {
    "questionnaire": (
        "Le questionnaire : son identité, ses langues, ce qu’il mesure, l’ordre de ses sections.",
        "De vragenlijst: identiteit, talen, wat ze meet, de volgorde van de delen.",
    ),
    "section": ("Une section : ses questions, dans l’ordre.", "Een deel: de vragen, in volgorde."),
    "profiles": (
        "Les profils, essayés dans l’ordre : le premier qui convient.",
        "De profielen, in volgorde geprobeerd: het eerste dat past.",
    ),
    "referrals": (
        "Les orientations : qui est orienté vers quel lieu, et pourquoi.",
        "De doorverwijzingen: wie naar welke plaats verwezen wordt, en waarom.",
    ),
    "services": ("Les lieux et les services.", "De plaatsen en de diensten."),
    "glossary": ("Les mots difficiles et leur explication.", "De moeilijke woorden met hun uitleg."),
    "personas": (
        "Des exemples : ces réponses doivent donner ce résultat.",
        "Voorbeelden: deze antwoorden moeten dit resultaat geven.",
    ),
    "translations": (
        "Ce que disait chaque texte quand ses langues ont été comparées ; la commande texts l’écrit.",
        "Wat elke tekst zei toen de talen vergeleken werden; het commando texts schrijft dit.",
    ),
}

OF_FILES: Mapping[str, Mapping[str, Pair]] = {
    "questionnaire": {
        "id": (
            "Le nom propre du questionnaire, de préférence celui de son dossier.",
            "De eigen naam van de vragenlijst, liefst die van haar map.",
        ),
        "languages": (
            "Chaque texte doit exister dans chacune. Il faut fr et nl, les langues des pages.",
            "Elke tekst moet in elke taal bestaan. fr en nl moeten erbij zijn: de talen van de pagina’s.",
        ),
        "name": ("Le nom court en haut de chaque page.", "De korte naam bovenaan elke pagina."),
        "title": (
            "Le titre de la première page et de la feuille imprimée.",
            "De titel van de eerste pagina en van het gedrukte blad.",
        ),
        "purpose": (
            "Ce qui est dit avant la première question ; 60 mots au plus.",
            "Wat voor de eerste vraag gezegd wordt; ten hoogste 60 woorden.",
        ),
        "desk": (
            "Le service où une personne répond au guichet, au téléphone, par la poste.",
            "De dienst waar iemand antwoordt aan het loket, per telefoon, per post.",
        ),
        "domains": ("Ce qui est mesuré.", "Wat gemeten wordt."),
        "sections": (
            "Les sections dans leur ordre ; chacune est un fichier du dossier sections.",
            "De delen in hun volgorde; elk is een bestand van de map sections.",
        ),
        "longest": (
            "Le plus grand nombre de questions qu’une personne peut rencontrer.",
            "Het grootste aantal vragen dat iemand kan krijgen.",
        ),
        "scales": (
            "Des réponses que plusieurs questions partagent.",
            "Antwoorden die meerdere vragen delen.",
        ),
        "lists": (
            "De longues listes où choisir, comme les communes.",
            "Lange lijsten om uit te kiezen, zoals de gemeenten.",
        ),
        "accepted": (
            "Des avertissements examinés et acceptés ; ils ne reviennent plus.",
            "Waarschuwingen die bekeken en aanvaard zijn; ze komen niet terug.",
        ),
        "facts": ("Ce que le lieu sait sans le demander.", "Wat de plaats weet zonder het te vragen."),
    },
    "accepted": {
        "code": ("Le code de l’avertissement.", "De code van de waarschuwing."),
        "about": ("De quoi il parle.", "Waarover ze gaat."),
        "because": ("Pourquoi il est accepté.", "Waarom ze aanvaard is."),
    },
    "translations": {
        "approved": (
            "Un texte par ligne : ses langues et ce qu’elles disaient.",
            "Eén tekst per regel: de talen en wat ze zeiden.",
        ),
    },
    "entry": {
        "text": ("Le nom dans la liste.", "De naam in de lijst."),
        "neighbours": (
            "Où chercher quand cette commune n’a pas de service : la plus proche d’abord.",
            "Waar gezocht wordt als deze gemeente geen dienst heeft: de dichtste eerst.",
        ),
    },
    "domain": {
        "title": ("Le nom du domaine.", "De naam van het domein."),
        "competences": (
            "Les compétences de DigComp que le domaine couvre.",
            "De competenties van DigComp waar het domein over gaat.",
        ),
        "needs": (
            "Avec moins de réponses comptées : « pas assez de réponses », jamais un niveau.",
            "Met minder meetellende antwoorden: ‘niet genoeg antwoorden’, nooit een niveau.",
        ),
        "bands": ("Les niveaux, le plus bas d’abord.", "De niveaus, het laagste eerst."),
    },
    "band": {
        "from": (
            "Où le niveau commence, en points : 0 pour le premier, davantage pour chacun des suivants.",
            "Waar het niveau begint, in punten: 0 voor het eerste, meer voor elk volgende.",
        ),
        "title": ("Le nom du niveau.", "De naam van het niveau."),
        "can": (
            "Ce que sait faire une personne à ce niveau ; montré au lieu du titre.",
            "Wat iemand op dit niveau kan; getoond in plaats van de titel.",
        ),
    },
    "profiles": {
        "close_within": (
            "Un résultat aussi près d’un autre profil, en points, est dit proche ; pour les conseillers.",
            "Een resultaat dat zo dicht bij een ander profiel ligt, in punten, heet nipt; voor consulenten.",
        ),
        "profiles": (
            "Essayés dans l’ordre : le premier qui convient. Le dernier est sans condition.",
            "In volgorde geprobeerd: het eerste dat past. Het laatste heeft geen voorwaarde.",
        ),
    },
    "profile": {
        "when": (
            "La condition ; tous en ont une, sauf le dernier profil.",
            "De voorwaarde; alle hebben er een, behalve het laatste profiel.",
        ),
        "title": ("Sur la feuille imprimée.", "Op het gedrukte blad."),
        "can": (
            "La première phrase du résultat : une force, vraie pour tous dans ce profil.",
            "De eerste zin van het resultaat: een sterkte, waar voor iedereen met dit profiel.",
        ),
        "next": (
            "La deuxième phrase du résultat : ce qui vient ensuite.",
            "De tweede zin van het resultaat: wat daarna komt.",
        ),
    },
    "referrals": {
        "at_most": (
            "Combien de lieux la personne voit ; les autres sont pour les conseillers.",
            "Hoeveel plaatsen de persoon ziet; de andere zijn voor consulenten.",
        ),
        "rules": ("Toute règle remplie compte.", "Elke vervulde regel telt."),
        "otherwise": (
            "Quand aucune règle n’est remplie, ou qu’aucune ne trouve un lieu.",
            "Als geen regel vervuld is, of geen enkele een plaats vindt.",
        ),
    },
    "rule": {
        "when": ("La règle vaut si cette condition est remplie.", "De regel geldt als dit vervuld is."),
        "refer": (
            "Vers où : des services, ou une sorte de lieux près de la personne.",
            "Waarheen: diensten, of een soort plaatsen dicht bij de persoon.",
        ),
        "because": (
            "La raison que la personne lit ; vraie chaque fois que la règle est remplie.",
            "De reden die de persoon leest; waar telkens als de regel vervuld is.",
        ),
        "rank": ("Le plus petit d’abord ; 50 sans la clé.", "De laagste eerst; 50 zonder de sleutel."),
        "urgent": (
            "Avant toutes celles qui ne sont pas urgentes.",
            "Voor alle regels die niet dringend zijn.",
        ),
    },
    "nearby": {
        "kind": ("Une ou plusieurs sortes de services.", "Een of meer soorten diensten."),
        "near": (
            "La question qui demande la commune : la même d’abord, puis ses voisines.",
            "De vraag naar de gemeente: eerst dezelfde, dan haar buren.",
        ),
        "at_most": ("Combien de lieux ; 1 sans la clé.", "Hoeveel plaatsen; 1 zonder de sleutel."),
        "else": (
            "Quand on n’en trouve aucun, ou que la question n’a pas de réponse.",
            "Als er geen gevonden wordt, of de vraag geen antwoord heeft.",
        ),
    },
    "services": {"services": ("Un lieu ou un service par élément.", "Eén plaats of dienst per item.")},
    "service": {
        "name": ("Le nom du lieu.", "De naam van de plaats."),
        "kind": ("Ce par quoi les règles choisissent.", "Waar regels op kiezen."),
        "source": ("D’où vient cette ligne.", "Waar deze rij vandaan komt."),
        "confidence": (
            "Combien on peut s’y fier ; les plus basses sont pour les conseillers seulement.",
            "Hoe betrouwbaar dit is; de laagste zijn alleen voor consulenten.",
        ),
        "operator": ("Qui s’en occupe.", "Wie het doet."),
        "address": ("Rue et numéro.", "Straat en nummer."),
        "postcode": ("Le code postal.", "De postcode."),
        "commune": (
            "Une entrée de la liste communes ; sans elle : toute la Région.",
            "Een item van de lijst communes; zonder: het hele Gewest.",
        ),
        "reach": ("Comment y aller.", "Hoe u er komt."),
        "phone": ("Le numéro de téléphone.", "Het telefoonnummer."),
        "email": ("L’adresse e-mail.", "Het e-mailadres."),
        "website": ("Le site.", "De website."),
        "languages": (
            "Les langues qu’on y parle ; sans la clé : pas connues, et pas un obstacle.",
            "De talen die men er spreekt; zonder de sleutel: niet bekend, en geen hindernis.",
        ),
        "opening": ("Les heures d’ouverture.", "De openingsuren."),
        "audience": ("Pour qui ; aucune règle ne le lit.", "Voor wie; geen regel leest het."),
        "offer": ("Ce qu’on peut y faire.", "Wat men er kan doen."),
        "cost": ("Ce que cela coûte.", "Wat het kost."),
        "bring": ("Ce qu’il faut apporter.", "Wat men meebrengt."),
        "say": ("Une phrase à dire à l’accueil.", "Een zin om aan het onthaal te zeggen."),
        "checked": (
            "La date de la source, ou d’un appel.",
            "De datum van de bron, of van een telefoontje.",
        ),
        "show_to": ("À qui le lieu est montré.", "Aan wie de plaats getoond wordt."),
        "valid_until": ("Le dernier jour où ceci est vrai.", "De laatste dag waarop dit klopt."),
        "full": ("Il y a une liste d’attente.", "Er is een wachtlijst."),
    },
    "glossary": {"terms": ("Les mots difficiles.", "De moeilijke woorden.")},
    "term": {
        "words": (
            "Toutes les formes employées : c’est par elles que la page trouve le mot.",
            "Alle vormen die voorkomen: daaraan vindt de pagina het woord.",
        ),
        "text": ("L’explication, en mots faciles.", "De uitleg, in gemakkelijke woorden."),
    },
    "personas": {"personas": ("Un exemple par élément.", "Eén voorbeeld per item.")},
    "persona": {
        "name": ("Un prénom, pour s’en souvenir.", "Een voornaam, om het te onthouden."),
        "language": ("La langue de la personne.", "De taal van de persoon."),
        "answers": (
            "Les réponses : pour chaque question, ce qui est choisi. Les autres restent sans réponse.",
            "De antwoorden: voor elke vraag wat gekozen wordt. De andere blijven zonder antwoord.",
        ),
        "expect": (
            "Ce qui doit en résulter ; au moins une de ces clés.",
            "Wat eruit moet komen; minstens een van deze sleutels.",
        ),
        "facts": ("Ce que le lieu sait.", "Wat de plaats weet."),
    },
    "expect": {
        "path": ("Les questions posées, dans l’ordre.", "De gestelde vragen, in volgorde."),
        "profile": (
            "Le profil ; unknown : pas assez de réponses.",
            "Het profiel; unknown: niet genoeg antwoorden.",
        ),
        "bands": (
            "Le niveau de chaque domaine ; unknown : pas assez de réponses.",
            "Het niveau van elk domein; unknown: niet genoeg antwoorden.",
        ),
        "points": ("Les points de chaque domaine.", "De punten van elk domein."),
        "referrals": ("Les services montrés, dans l’ordre.", "De getoonde diensten, in volgorde."),
        "rules": ("Les règles remplies, dans l’ordre.", "De vervulde regels, in volgorde."),
    },
    "condition": {
        "any": ("Au moins une de ces conditions est remplie.", "Minstens een van deze is vervuld."),
        "not": (
            "La condition à l’intérieur n’est sûrement pas remplie.",
            "De voorwaarde erin is zeker niet vervuld.",
        ),
        "language-flag": ("Les mots semblent être l’obstacle.", "De woorden lijken de hindernis."),
        "points.": (
            "Les points d’un domaine, ou de tous (total).",
            "De punten van een domein, of van alle (total).",
        ),
        "band.": ("Le niveau d’un domaine.", "Het niveau van een domein."),
    },
    "comparison": {
        "not": (
            "Il y a une réponse, et elle n’est aucune de celles-ci.",
            "Er is een antwoord, en geen van deze.",
        ),
        "all": ("Toutes celles-ci sont choisies.", "Deze zijn allemaal gekozen."),
        "none": (
            "Il y a une réponse, et aucune de celles-ci n’en fait partie.",
            "Er is een antwoord, zonder een van deze.",
        ),
        "at_least": ("Celui-ci ou plus haut.", "Dit of hoger."),
        "below": ("Plus bas que celui-ci.", "Lager dan dit."),
        "missing": (
            "Il n’y a pas de réponse ; false : il y en a une.",
            "Er is geen antwoord; false: er is er een.",
        ),
    },
}
