"""Findings of the proofs: the way through the test (F), points and bands (B), profiles (N)."""

from collections.abc import Mapping

from diagnostic.definition.wording import Severity, Wording, say

_SIMPLIFY = say(
    "Simplifiez : des conditions plus proches de leur question, ou moins de réponses à retenir.",
    "Maak het eenvoudiger: voorwaarden dichter bij hun vraag, of minder antwoorden om te onthouden.",
    "Simplify: conditions nearer to their question, or fewer answers to keep in mind.",
)

PROOFS: Mapping[str, Wording] = {
    "F01": Wording(
        Severity.ERROR,
        say("Question jamais posée", "Vraag die nooit komt", "Question never asked"),
        say(
            "Personne ne peut recevoir la question « {name} » : {reason}.",
            "Niemand kan de vraag ‘{name}’ krijgen: {reason}.",
            "Nobody can be asked “{name}”: {reason}.",
        ),
        say(
            "Corrigez la condition ou la place de la question, ou supprimez la question.",
            "Verbeter de voorwaarde of de plaats van de vraag, of verwijder de vraag.",
            "Correct the condition or the place of the question, or remove the question.",
        ),
    ),
    "F03": Wording(
        Severity.WARNING,
        say("Condition toujours vraie", "Voorwaarde die altijd klopt", "Condition always true"),
        say(
            "La condition « ask_if » de « {name} » est vraie pour tout le monde.",
            "De voorwaarde ‘ask_if’ van ‘{name}’ klopt voor iedereen.",
            "The condition `ask_if` of “{name}” holds for everybody.",
        ),
        say(
            "Supprimez la condition, ou corrigez ce qu'elle compare.",
            "Verwijder de voorwaarde, of verbeter wat ze vergelijkt.",
            "Remove the condition, or correct what it compares.",
        ),
    ),
    "F04": Wording(
        Severity.WARNING,
        say("Réponses sans différence", "Antwoorden zonder verschil", "Answers that make no difference"),
        say(
            "Pour « {name} », ces réponses mènent exactement au même résultat : {options}.",
            "Bij ‘{name}’ leiden deze antwoorden tot precies hetzelfde: {options}.",
            "For “{name}” these answers lead to exactly the same: {options}.",
        ),
        say(
            "Gardez-en une seule, ou acceptez l'avertissement avec sa raison (« accepted »).",
            "Hou er één over, of aanvaard de waarschuwing met de reden (‘accepted’).",
            "Keep one of them, or accept the warning with its reason (“accepted”).",
        ),
    ),
    "F05": Wording(
        Severity.WARNING,
        say("Test trop long", "Test te lang", "Test too long"),
        say(
            "Une personne peut recevoir {count} questions ; « longest » en permet {most}.",
            "Iemand kan {count} vragen krijgen; ‘longest’ laat er {most} toe.",
            "A person can be asked {count} questions; `longest` allows {most}.",
        ),
        say(
            "Supprimez des questions de ce chemin, ou augmentez « longest ».",
            "Verwijder vragen op deze weg, of verhoog ‘longest’.",
            "Remove questions from this path, or raise `longest`.",
        ),
    ),
    "F06": Wording(
        Severity.WARNING,
        say("Chemin non prouvé", "Weg niet bewezen", "Way not proved"),
        say(
            "À partir de « {name} », rien n'est prouvé : plus de {states} situations sont possibles. "
            "Réponses retenues le plus longtemps : {questions}.",
            "Vanaf ‘{name}’ is niets bewezen: meer dan {states} situaties zijn mogelijk. "
            "Antwoorden die het langst onthouden worden: {questions}.",
            "From “{name}” on nothing is proved: more than {states} situations are possible. "
            "Answers kept the longest: {questions}.",
        ),
        _SIMPLIFY,
    ),
    "F07": Wording(
        Severity.WARNING,
        say("Trop de combinaisons", "Te veel combinaties", "Too many combinations"),
        say(
            "Rien n'est prouvé : la question « {name} » permet trop de combinaisons de réponses.",
            "Niets is bewezen: de vraag ‘{name}’ laat te veel combinaties van antwoorden toe.",
            "Nothing is proved: the question “{name}” allows too many combinations of answers.",
        ),
        say(
            "Nommez moins de ses options dans les conditions, ou donnez « at_most ».",
            "Noem minder opties ervan in voorwaarden, of geef ‘at_most’.",
            "Name fewer of its options in conditions, or give `at_most`.",
        ),
    ),
    "B01": Wording(
        Severity.ERROR,
        say("Seuil hors d'atteinte", "Drempel buiten bereik", "Cut out of reach"),
        say(
            "Le niveau « {band} » commence à {cut} points ; « {domain} » en donne {most} au plus.",
            "Het niveau ‘{band}’ begint bij {cut} punten; ‘{domain}’ geeft er hoogstens {most}.",
            "The band “{band}” begins at {cut} points; “{domain}” gives at most {most}.",
        ),
        say(
            "Abaissez « from », ou donnez plus de points.",
            "Verlaag ‘from’, of geef meer punten.",
            "Lower `from`, or give more points.",
        ),
    ),
    "B02": Wording(
        Severity.ERROR,
        say("Niveau jamais atteint", "Niveau dat niemand haalt", "Band that no path reaches"),
        say(
            "Aucun chemin ne mène au niveau « {band} » de « {domain} ».",
            "Geen enkele weg leidt naar het niveau ‘{band}’ van ‘{domain}’.",
            "No path leads to the band “{band}” of “{domain}”.",
        ),
        say(
            "Corrigez les seuils, les points ou « needs », ou supprimez ce niveau.",
            "Verbeter de drempels, de punten of ‘needs’, of verwijder dit niveau.",
            "Correct the cuts, the points or `needs`, or remove this band.",
        ),
    ),
    "B03": Wording(
        Severity.WARNING,
        say("Trop peu de questions", "Te weinig vragen", "Too few questions"),
        say(
            "Une personne qui répond à tout a moins de {needs} réponses notées pour « {domain} ».",
            "Iemand die alles beantwoordt, heeft minder dan {needs} gescoorde antwoorden voor ‘{domain}’.",
            "A person who answers everything has fewer than {needs} scored answers for “{domain}”.",
        ),
        say(
            "Ajoutez une question sur ce chemin, ou abaissez « needs ».",
            "Voeg op deze weg een vraag toe, of verlaag ‘needs’.",
            "Add a question on this path, or lower `needs`.",
        ),
    ),
    "B04": Wording(
        Severity.INFORMATION,
        say("Points possibles", "Mogelijke punten", "Reachable points"),
        say(
            "« {domain} » donne de {least} à {most} points.",
            "‘{domain}’ geeft van {least} tot {most} punten.",
            "“{domain}” gives from {least} to {most} points.",
        ),
        say("Rien à faire.", "Niets te doen.", "Nothing to do."),
    ),
    "B05": Wording(
        Severity.WARNING,
        say("Points non prouvés", "Punten niet bewezen", "Points not proved"),
        say(
            "Pour « {about} », rien de trouvé, rien d'exclu après {steps} essais.",
            "Voor ‘{about}’ niet gevonden en niet uitgesloten na {steps} pogingen.",
            "For “{about}” neither found nor excluded after {steps} steps.",
        ),
        _SIMPLIFY,
    ),
    "B06": Wording(
        Severity.WARNING,
        say("Points oubliés en passant", "Punten vergeten bij overslaan", "Points forgotten when skipped"),
        say(
            "Dans « {domain} », passer une question donne des points ; « {name} » n'en dit rien.",
            "In ‘{domain}’ geeft een overgeslagen vraag punten; ‘{name}’ zegt daar niets over.",
            "In “{domain}” a question that is skipped gives points; “{name}” says nothing about it.",
        ),
        say(
            "Ajoutez « if_skipped », avec 0 si passer la question ne donne rien.",
            "Voeg ‘if_skipped’ toe, met 0 als overslaan niets geeft.",
            "Add `if_skipped`, with 0 if skipping the question gives nothing.",
        ),
    ),
    "N01": Wording(
        Severity.ERROR,
        say("Profil impossible", "Onmogelijk profiel", "Impossible profile"),
        say(
            "Personne ne peut avoir le profil « {name} ».",
            "Niemand kan het profiel ‘{name}’ krijgen.",
            "Nobody can get the profile “{name}”.",
        ),
        say(
            "Regardez sa condition, et les profils qui le précèdent.",
            "Kijk naar zijn voorwaarde, en naar de profielen ervoor.",
            "Look at its condition, and at the profiles before it.",
        ),
    ),
    "N02": Wording(
        Severity.WARNING,
        say("Profils qui se recouvrent", "Profielen die overlappen", "Profiles that overlap"),
        say(
            "Une personne convient à « {name} » et à « {other} » : seul l'ordre décide.",
            "Iemand past bij ‘{name}’ en bij ‘{other}’: alleen de volgorde beslist.",
            "A person fits “{name}” and “{other}”: only the order decides.",
        ),
        say(
            "Précisez l'une des conditions, ou acceptez l'avertissement avec sa raison (« accepted »).",
            "Maak een voorwaarde nauwkeuriger, of aanvaard de waarschuwing met de reden (‘accepted’).",
            "Make one of the conditions more precise, or accept the warning with its reason (“accepted”).",
        ),
    ),
    "N03": Wording(
        Severity.INFORMATION,
        say("Une personne de ce profil", "Iemand met dit profiel", "A person of this profile"),
        say(
            "« {name} » : le chemin le plus court compte {count} réponses.",
            "‘{name}’: de kortste weg telt {count} antwoorden.",
            "“{name}”: the shortest path has {count} answers.",
        ),
        say("Rien à faire.", "Niets te doen.", "Nothing to do."),
    ),
    "N04": Wording(
        Severity.WARNING,
        say("Profil non prouvé", "Profiel niet bewezen", "Profile not proved"),
        say(
            "Pour « {name} », aucune personne trouvée, rien d'exclu après {steps} essais.",
            "Voor ‘{name}’ niemand gevonden en niets uitgesloten na {steps} pogingen.",
            "For “{name}” nobody found, nothing excluded after {steps} steps.",
        ),
        _SIMPLIFY,
    ),
}
