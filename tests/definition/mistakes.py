"""Mistakes in an otherwise sound questionnaire, each with the one finding that must come of it.

See `broken.py` for the sign ▶.
"""

from tests.definition.broken import MARK, Mistake

COVER, START, EMAIL = "questionnaire.yml", "sections/start.yml", "sections/email.yml"
PROFILES, REFERRALS, SERVICES = "profiles.yml", "referrals.yml", "services.yml"
GLOSSARY, PERSONAS = "glossary.yml", "personas.yml"

SOFIA = (
    '- {id: sofia, text: {fr: "Le cours", nl: "De les"}, points: 2, '
    "from: {fr: Sofia, nl: Sofia}, marks: [unread]}\n"
)
DOWN = """
    text: {fr: "Descendez et pressez.", nl: "Ga omlaag en druk."}
    lines:
      """
PRINTER = """id: printer
            kind: choice
            evidence: fact
            text: {fr: "Vous imprimez\u00a0?", nl: "Drukt u af?"}
            options:
              - {id: sure,"""
A_TEXT = '{fr: "un", nl: "één"}'
SCORED = "domain: email\n            competence: 1.1\n            rung: A1"
DESK = "desk: actiris"
ACCEPTED = "accepted: [{{code: {}, about: open, because: Vu}}]"
DECIMAL = "Ici il faut un nombre à virgule ; vous avez écrit "
NEEDS_NUMBER = "Ici il faut un nombre entier ; vous avez écrit "
BAD_FORM = "« {} » n'a pas la forme attendue."
NO_CHOICE = "« {} » n'est pas un choix possible ici."
NOTHING_HERE = "Il n'y a rien ici ; il faut un texte."

SHAPE = [
    Mistake("S01", COVER, "longest: 12", "longest: ▶[12]", NEEDS_NUMBER + "une liste."),
    Mistake("S01", COVER, "longest: 12", "longest: ▶2.5", NEEDS_NUMBER + "un nombre à virgule."),
    Mistake("S01", COVER, "longest: 12", "longest: ▶{a: 1}", NEEDS_NUMBER + "des clés avec leurs valeurs."),
    Mistake(
        "S01",
        COVER,
        "fr: Jette, nl: Jette}, neighbours: [laeken]",
        "fr: Jette, nl: Jette}, neighbours: ▶laeken",
        "Ici il faut une liste ; vous avez écrit un texte.",
    ),
    Mistake(
        "S01",
        START,
        '{fr: "Pour commencer", nl: "Om te beginnen"}',
        "▶[a]",
        "Ici il faut des clés avec leurs valeurs ; vous avez écrit une liste.",
    ),
    Mistake(
        "S01",
        REFERRALS,
        "urgent: true",
        "urgent: ▶oui",
        "Ici il faut « true » ou « false » ; vous avez écrit un texte.",
    ),
    Mistake(
        "S02",
        START,
        'fr: "Où habitez-vous\u00a0?"',
        "fr: ▶12",
        "Ici il faut un texte ; sans guillemets, c'est un nombre entier.",
    ),
    Mistake(
        "S02",
        EMAIL,
        'nl: "Nee"',
        "nl: ▶false",
        "Ici il faut un texte ; sans guillemets, c'est « true » ou « false ».",
    ),
    Mistake("S03", EMAIL, "rung: E1", "rung: E1\n    ▶kindd: a", "La clé « kindd » n'existe pas ici."),
    Mistake("S03", START, "at_most: 2", "▶at_least: 2", "La clé « at_least » n'existe pas ici."),
    Mistake("S03", EMAIL, "from: {fr", "▶summary: {fr", "La clé « summary » n'existe pas ici."),
    Mistake("S03", EMAIL, "{heading:", "{▶query:", "La clé « query » n'existe pas ici."),
    Mistake(
        "S03", COVER, 'nl: "Waar sta ik?"', 'nl: "Waar?", ▶en: "Where?"', "La clé « en » n'existe pas ici."
    ),
    Mistake(
        "S04",
        COVER,
        'fr: "Oui, seul"',
        "fr: Oui, ▶seul",
        "Une virgule a coupé le texte : « seul » est pris pour une clé.",
    ),
    Mistake("S05", EMAIL, "rung: E1", "▶rung:", NOTHING_HERE),
    Mistake("S05", START, '"Pour commencer"', '▶"  "', NOTHING_HERE),
    Mistake("S05", SERVICES, "[fr, nl]", "[fr, ▶~]", NOTHING_HERE),
    Mistake(
        "S06",
        PERSONAS,
        "- id: ana\n    name: Ana\n",
        "- ▶id: ana\n",
        "La clé « name » manque ici ; elle est obligatoire.",
    ),
    Mistake("S07", COVER, "[kiosk, home]", "▶[]", "Cette liste est vide ; il faut au moins un élément."),
    Mistake(
        "S07",
        PROFILES,
        "{points.total: {at_least: 5}}",
        "▶{}",
        "Cette liste est vide ; il faut au moins un élément.",
    ),
    Mistake("S08", START, "gesture: scroll", "gesture: ▶scrol", NO_CHOICE.format("scrol")),
    Mistake("S08", START, "kind: list", "kind: ▶lst", NO_CHOICE.format("lst")),
    Mistake("S08", EMAIL, "marks: [unread]", "marks: [▶urgent]", NO_CHOICE.format("urgent")),
    Mistake("S08", EMAIL, "screen: mailbox", "screen: ▶mail", NO_CHOICE.format("mail")),
    Mistake("S08", REFERRALS, "kind: epn", "kind: [▶bank]", NO_CHOICE.format("bank")),
    Mistake("S08", PERSONAS, "language: nl", "language: ▶en", NO_CHOICE.format("en")),
    Mistake(
        "S09", GLOSSARY, "id: mailbox", "id: ▶Boîte mail", "« Boîte mail » ne peut pas servir d'identifiant."
    ),
    Mistake(
        "S09",
        GLOSSARY,
        "id: mailbox",
        f"id: ▶{'a' * 61}",
        f"« {'a' * 59}… » ne peut pas servir d'identifiant.",
    ),
    Mistake(
        "S10",
        START,
        "{id: never,",
        "{id: ▶sure,",
        "L'identifiant « sure » est déjà donné dans sections/start.yml, ligne 32.",
    ),
    Mistake(
        "S11",
        COVER,
        "[start, email]",
        "[start, email, ▶start]",
        "« start » se trouve deux fois dans cette liste.",
    ),
    Mistake("S12", COVER, "longest: 12", "longest: ▶0", "0 n'est pas un nombre possible ici."),
    Mistake("S12", START, "at_most: 2", "at_most: ▶4", "4 n'est pas un nombre possible ici."),
    Mistake(
        "S13",
        START,
        "{id: never,",
        "{id: ▶unsure,",
        "L'identifiant « unsure » a déjà un sens dans le programme.",
    ),
    Mistake("S14", EMAIL, "rung: E1", "rung: ▶e1", BAD_FORM.format("e1")),
    Mistake("S14", EMAIL, "competence: 2.1\n", "competence: ▶2.7\n", BAD_FORM.format("2.7")),
    Mistake("S14", COVER, "2.2]", "▶9.9]", BAD_FORM.format("9.9")),
    Mistake("S14", SERVICES, "2027-06-30", "▶2027-06-31", BAD_FORM.format("2027-06-31")),
    Mistake("S14", SERVICES, "2027-06-30", "▶20270630", BAD_FORM.format("20270630")),
    Mistake("S14", SERVICES, "checked: 2026-11", "checked: ▶2026-13", BAD_FORM.format("2026-13")),
    Mistake("S14", SERVICES, "postcode: 1090", "postcode: ▶109", BAD_FORM.format("109")),
    Mistake(
        "S14", SERVICES, "www.example.brussels/epn", "▶javascript:alert", BAD_FORM.format("javascript:alert")
    ),
    Mistake("S14", SERVICES, "info@example.brussels", "▶info at example", BAD_FORM.format("info at example")),
    Mistake("S14", SERVICES, "phone: 0800 35 123", "phone: ▶appelez", BAD_FORM.format("appelez")),
    Mistake("S14", SERVICES, "[fr, nl]", "[fr, ▶dutch]", BAD_FORM.format("dutch")),
    Mistake(
        "S15",
        COVER,
        '{fr: "Ce test est gratuit.", nl: "Deze test is gratis."}',
        '▶{fr: "Ce test est gratuit."}',
        "Ce texte n'existe pas en « nl ».",
    ),
    Mistake("S15", EMAIL, "{fr: [bleu], nl: [blauw]}", "▶{fr: [bleu]}", "Ce texte n'existe pas en « nl »."),
    Mistake(
        "S15",
        GLOSSARY,
        "{fr: [boîte, boîtes], nl: mailbox}",
        "▶{nl: mailbox}",
        "Ce texte n'existe pas en « fr ».",
    ),
    Mistake(
        "S16",
        EMAIL,
        '{fr: "Publicité", nl: "Reclame"}',
        "▶Spam",
        "Ce texte doit être donné dans chaque langue : fr, nl.",
    ),
    Mistake(
        "S17",
        EMAIL,
        "- id: open\n",
        f"- ▶id: open\n    options: [{{id: alone, text: {A_TEXT}}}, {{id: b, text: {A_TEXT}}}]\n",
        "Il faut ici une seule de ces clés : options, scale.",
    ),
    Mistake(
        "S18",
        START,
        '\n              - {id: sure, text: {fr: "Oui", nl: "Ja"}}\n              - {id: never, text',
        "\n              ▶- {id: sure, text",
        "Il y a ici 1 réponse(s) : une seule n'est pas un choix, plus de 7 se lisent mal.",
    ),
    Mistake(
        "S19",
        START,
        "  - id: commune\n",
        f"""  - id: sort
    kind: order
    evidence: fact
    points: 0
    text: {A_TEXT}
    steps:
      ▶- {{id: first, text: {A_TEXT}}}
      - {{id: second, text: {A_TEXT}}}
  - id: commune
""",
        "Il y a ici 2 étape(s) à mettre en ordre.",
    ),
    Mistake(
        "S20",
        EMAIL,
        SOFIA + '      - {id: bank, text: {fr: "Votre carte", nl: "Uw kaart"}}\n',
        MARK + SOFIA,
        "Cet écran n'a que 4 élément(s) : on réussit trop souvent par hasard.",
    ),
    Mistake(
        "S21",
        EMAIL,
        '- id: type\n    kind: typed\n    points: 1\n    competence: "0"\n    rung: T17\n',
        '- ▶id: type\n    kind: typed\n    points: 1\n    competence: "0"\n',
        "Cette question donne des points ; il lui faut la clé « rung ».",
    ),
    Mistake(
        "S22",
        START,
        "- id: printer\n            kind: choice\n            evidence: fact",
        "- ▶id: printer\n            kind: choice\n            competence: 1.1\n            rung: A1",
        "La question « printer » donne des points, mais à aucun domaine.",
    ),
    Mistake(
        "S23",
        START,
        "list: communes",
        "list: communes\n    evidence: ▶said",
        "Une question « list » est toujours un fait ; elle ne donne pas de points.",
    ),
    Mistake(
        "S24",
        EMAIL,
        "rung: E2",
        "rung: E2\n    if_skipped: ▶0",
        "La clé « if_skipped » n'a de sens qu'avec « ask_if ».",
    ),
    Mistake(
        "S24",
        START,
        f"gesture: scroll{DOWN}-",
        f"gesture: press{DOWN}▶-",
        "La clé « lines » n'a de sens qu'avec « gesture: scroll ».",
    ),
    Mistake(
        "S24",
        START,
        "{id: never, text",
        "{id: never, settles: ▶low, text",
        "La clé « settles » n'a de sens qu'avec « domain ».",
    ),
    Mistake(
        "S24",
        EMAIL,
        '{id: none, text: {fr: "Non", nl: "Nee"}, settles: low}',
        '{id: none, text: {fr: "Non", nl: "Nee"}}\n    branches: ▶{none: {ends: section}}',
        "La clé « branches » n'a de sens qu'avec « scale ».",
    ),
    Mistake(
        "S25",
        START,
        PRINTER,
        f"{MARK}{PRINTER} points: 1,",
        "« printer » est un fait : ses points ne sont jamais comptés.",
    ),
    Mistake(
        "S26",
        COVER,
        "from: 0",
        "from: ▶1",
        "Le premier niveau commence à 1 points ; en dessous, il n'y a rien.",
    ),
    Mistake("S27", COVER, "from: 6", "from: ▶3", "Ce niveau commence à 3 points, le précédent à 3."),
    Mistake(
        "S28",
        PROFILES,
        "  - id: starting",
        "  - id: starting\n    when: ▶{points.total: {below: 5}}",
        "Le dernier profil a une condition : certaines personnes n'auraient aucun profil.",
    ),
    Mistake(
        "S29",
        PROFILES,
        "  - id: ready\n    when: {points.total: {at_least: 5}}",
        "  - ▶id: ready",
        "Ce profil n'a pas de condition : les profils suivants ne servent à rien.",
    ),
    Mistake(
        "S30",
        EMAIL,
        "section: email",
        "section: ▶mail",
        "La section s'appelle « mail », mais son fichier « email.yml ».",
    ),
    Mistake(
        "S31", PERSONAS, "find: sofia", "find: ▶[sofia, bank]", "Personne ne peut répondre ainsi à « find »."
    ),
    Mistake(
        "S31",
        PERSONAS,
        "[computer, phone]",
        "▶[nothing, phone]",
        "Personne ne peut répondre ainsi à « things ».",
    ),
    Mistake(
        "S31",
        PERSONAS,
        "[write, attach, send]",
        "▶[write, send]",
        "Personne ne peut répondre ainsi à « steps ».",
    ),
    Mistake(
        "S32",
        PERSONAS,
        "{profile: starting, bands: {email: low}, "
        "referrals: [epn-jette], rules: [no-address, starting-place]}",
        "▶{}",
        "Cet exemple n'attend rien : il ne vérifie rien.",
    ),
    Mistake(
        "S33",
        START,
        PRINTER,
        PRINTER.replace("evidence: fact", "evidence: fact\n            difficulty: ▶0.5"),
        "« printer » est un fait : sa difficulté n'a pas de sens.",
    ),
    Mistake(
        "S34",
        START,
        PRINTER,
        PRINTER.replace("evidence: fact", SCORED).replace("{id: sure,", "{id: ▶sure, urgent: true,"),
        "« sure » est une réponse urgente, mais sa question donne des points.",
    ),
    Mistake(
        "S35", COVER, DESK, f"{DESK}\n{ACCEPTED.format('▶T99')}", "Aucun avertissement n'a le code « T99 »."
    ),
    Mistake(
        "S36",
        COVER,
        DESK,
        f"{DESK}\n{ACCEPTED.format('▶R01')}",
        "« R01 » n'est pas un avertissement ; rien d'autre ne peut être accepté.",
    ),
    Mistake(
        "S36",
        COVER,
        DESK,
        f"{DESK}\n{ACCEPTED.format('▶Y47')}",
        "« Y47 » n'est pas un avertissement ; rien d'autre ne peut être accepté.",
    ),
    Mistake("S01", EMAIL, "rung: E1", "rung: E1\n    difficulty: ▶hard", DECIMAL + "un texte."),
    Mistake("S01", EMAIL, "rung: E1", "rung: E1\n    difficulty: ▶true", DECIMAL + "« true » ou « false »."),
    Mistake(
        "S12", EMAIL, "rung: E1", "rung: E1\n    difficulty: ▶-6.5", "-6.5 n'est pas un nombre possible ici."
    ),
    Mistake(
        "S01",
        START,
        "section: start",
        "section: start\ndecide-early: ▶yes",
        "Ici il faut « true » ou « false » ; vous avez écrit un texte.",
    ),
    Mistake(
        "S03",
        START,
        "section: start",
        "section: start\n▶decide_early: true",
        "La clé « decide_early » n'existe pas ici.",
    ),
    Mistake("S03", EMAIL, "picture: folder}", "▶urgent: true}", "La clé « urgent » n'existe pas ici."),
    Mistake(
        "S06",
        COVER,
        DESK,
        f"{DESK}\naccepted: [▶{{code: T03, about: open}}]",
        "La clé « because » manque ici ; elle est obligatoire.",
    ),
    Mistake(
        "S01",
        COVER,
        DESK,
        f"{DESK}\naccepted: ▶{{code: T03}}",
        "Ici il faut une liste ; vous avez écrit des clés avec leurs valeurs.",
    ),
]

REFERENCES = [
    Mistake(
        "R01",
        PROFILES,
        "{points.total: {at_least: 5}}",
        "{▶opne: alone}",
        "Il n'y a ni question ni fait « opne ».",
    ),
    Mistake("R01", REFERRALS, "near: commune", "near: ▶comune", "Il n'y a ni question ni fait « comune »."),
    Mistake(
        "R01", PERSONAS, "printer: sure", "▶printers: sure", "Il n'y a ni question ni fait « printers »."
    ),
    Mistake(
        "R02",
        EMAIL,
        "scale: autonomy",
        "scale: autonomy\n    ask_if: {▶find: sofia}",
        "« find » n'a pas encore de réponse à cet endroit : elle vient plus tard.",
    ),
    Mistake(
        "R02",
        EMAIL,
        "scale: autonomy",
        "scale: autonomy\n    ask_if: {▶open: alone}",
        "« open » n'a pas encore de réponse à cet endroit : elle vient plus tard.",
    ),
    Mistake(
        "R03",
        EMAIL,
        "{open: alone,",
        "{open: [alone, ▶helpd],",
        "« helpd » n'est pas une valeur possible de « open ».",
    ),
    Mistake(
        "R03",
        REFERRALS,
        "{profile: starting}",
        "{profile: ▶stating}",
        "« stating » n'est pas une valeur possible de « profile ».",
    ),
    Mistake(
        "R03",
        PERSONAS,
        "address: mine",
        "address: ▶yours",
        "« yours » n'est pas une valeur possible de « address ».",
    ),
    Mistake(
        "R03",
        PERSONAS,
        "setting: kiosk",
        "setting: ▶bus",
        "« bus » n'est pas une valeur possible de « setting ».",
    ),
    Mistake("R04", START, "kind: list", "kind: list\n    domain: ▶mail", "Il n'y a pas de domaine « mail »."),
    Mistake("R04", PERSONAS, "{email: high}", "{▶emial: high}", "Il n'y a pas de domaine « emial »."),
    Mistake("R05", EMAIL, "settles: low", "settles: ▶lowest", "Ce domaine n'a pas de niveau « lowest »."),
    Mistake("R05", REFERRALS, "{below: high}", "{below: ▶hihg}", "Ce domaine n'a pas de niveau « hihg »."),
    Mistake("R05", PERSONAS, "{email: high}", "{email: ▶hi}", "Ce domaine n'a pas de niveau « hi »."),
    Mistake("R06", PERSONAS, "profile: ready", "profile: ▶redy", "Il n'y a pas de profil « redy »."),
    Mistake(
        "R07",
        REFERRALS,
        "refer: epn-jette",
        "refer: [▶epn-jett]",
        "Il n'y a pas de service « epn-jett » dans services.yml.",
    ),
    Mistake(
        "R07",
        COVER,
        "desk: actiris",
        "desk: ▶actris",
        "Il n'y a pas de service « actris » dans services.yml.",
    ),
    Mistake(
        "R07", PERSONAS, "[actiris]", "[▶actris]", "Il n'y a pas de service « actris » dans services.yml."
    ),
    Mistake(
        "R08",
        START,
        "list: communes",
        "list: ▶comunes",
        "Il n'y a pas de liste « comunes » dans questionnaire.yml.",
    ),
    Mistake(
        "R09",
        EMAIL,
        "scale: autonomy",
        "scale: ▶autonomie",
        "Il n'y a pas d'échelle « autonomie » dans questionnaire.yml.",
    ),
    Mistake(
        "R10",
        PERSONAS,
        "{setting:",
        "{▶settings:",
        "Il n'y a pas de fait « settings » dans questionnaire.yml.",
    ),
    Mistake(
        "R11", EMAIL, "picture: paperclip", "picture: ▶paper-clip", "Il n'y a pas d'image « paper-clip »."
    ),
    Mistake("R12", START, "right: button", "right: ▶buton", "Cette question n'a pas de réponse « buton »."),
    Mistake(
        "R12", EMAIL, "not-yet: {ends", "▶notyet: {ends", "Cette question n'a pas de réponse « notyet »."
    ),
    Mistake(
        "R13",
        EMAIL,
        "{open: alone,",
        "{▶profile: ready,",
        "« profile » n'est connu qu'à la fin ; seules les orientations peuvent l'employer.",
    ),
    Mistake(
        "R14",
        START,
        "kind: list",
        "kind: list\n    ask_if: {▶points.email: {at_least: 1}}",
        "À cet endroit, aucune question n'a encore pu donner « points.email ».",
    ),
    Mistake(
        "R14",
        EMAIL,
        "- id: address\n",
        "- id: address\n    ask_if: {▶band.email: low}\n",
        "À cet endroit, aucune question n'a encore pu donner « band.email ».",
    ),
    Mistake(
        "R15",
        REFERRALS,
        "{address: none}",
        "{address: {at_least: ▶1}}",
        "« at_least » ne va pas avec « address ».",
    ),
    Mistake(
        "R15",
        REFERRALS,
        "{address: none}",
        "{address: {all: ▶[mine, none]}}",
        "« all » ne va pas avec « address ».",
    ),
    Mistake(
        "R15", PROFILES, "{at_least: 5}", "{missing: ▶true}", "« missing » ne va pas avec « points.total »."
    ),
    Mistake(
        "R16",
        PROFILES,
        "{at_least: 5}",
        "▶5",
        "« points.total » est un nombre de points : il faut dire à partir de combien.",
    ),
    Mistake(
        "R17",
        REFERRALS,
        "{below: high}",
        "{below: ▶low}",
        "« low » est le niveau le plus bas : il n'y a rien en dessous.",
    ),
    Mistake(
        "R18",
        REFERRALS,
        "near: commune",
        "near: ▶things",
        "La question « things » ne demande pas de choisir dans une liste.",
    ),
    Mistake(
        "R19", PERSONAS, "[otherwise]", "[▶other]", "Il n'y a pas de règle « other » dans referrals.yml."
    ),
    Mistake(
        "R20",
        COVER,
        "[start, email]",
        "[start, email, ▶extra]",
        "Le fichier sections/extra.yml n'existe pas.",
    ),
    Mistake("R21", SERVICES, "commune: jette", "commune: ▶jete", "« jete » ne se trouve pas dans la liste."),
    Mistake(
        "R21",
        COVER,
        "neighbours: [laeken]",
        "neighbours: [▶evere]",
        "« evere » ne se trouve pas dans la liste.",
    ),
    Mistake(
        "R23",
        COVER,
        "scales:\n",
        f"scales:\n  ▶yes-no: [{{id: a, text: {A_TEXT}}}, {{id: b, text: {A_TEXT}}}]\n",
        "Aucune question n'emploie l'échelle « yes-no ».",
    ),
    Mistake(
        "R24",
        COVER,
        "lists:\n",
        f"lists:\n  ▶towns: [{{id: a, text: {A_TEXT}}}]\n",
        "Aucune question n'emploie la liste « towns ».",
    ),
]
