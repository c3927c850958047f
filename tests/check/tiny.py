"""A small questionnaire with every kind of guard and table, in one language: quick to read, easy to break."""

COVER = """\
id: tiny
languages: [fr]
name: {fr: Petit}
title: {fr: Titre}
purpose: {fr: But}
desk: desk
longest: 5
domains:
  - id: skill
    title: {fr: Savoir}
    competences: ["2.1"]
    needs: 1
    bands:
      - {id: low, from: 0, title: {fr: Bas}}
      - {id: middle, from: 2, title: {fr: Moyen}}
      - {id: high, from: 4, title: {fr: Haut}}
facts:
  keyboard: [physical, none]
sections: [only]
"""

SECTION = """\
section: only
domain: skill
title: {fr: Section}
questions:
  - id: address
    kind: choice
    evidence: fact
    text: {fr: Adresse}
    options:
      - {id: mine, text: {fr: Oui}}
      - {id: shared, text: {fr: Presque}}
      - {id: none, text: {fr: Non}, settles: low}
  - id: open
    kind: choice
    competence: "2.1"
    rung: E1
    text: {fr: Ouvrir}
    options:
      - id: alone
        text: {fr: Seul}
        points: 2
        then:
          - id: send
            kind: choice
            competence: "2.1"
            rung: E2
            text: {fr: Envoyer}
            options:
              - {id: yes, text: {fr: Oui}, points: 2}
              - {id: no, text: {fr: Non}}
      - {id: helped, text: {fr: Aide}, points: 1}
      - {id: not-yet, text: {fr: Rien}, ends: test}
  - id: uses
    kind: several
    competence: "2.1"
    rung: E3
    at_most: 2
    max_points: 2
    ask_if: {address: [mine, shared], any: [{points.skill: {at_least: 2}}, {send: {missing: true}}]}
    if_skipped: 0
    text: {fr: Usages}
    options:
      - {id: write, text: {fr: Lettre}, points: 1}
      - {id: pay, text: {fr: Payer}, points: 1}
      - {id: nothing, text: {fr: Jamais}, exclusive: true}
  - id: sort
    kind: order
    points: 2
    competence: "2.1"
    rung: E4
    ask_if: {uses: {all: [write, pay]}, band.skill: {not: low}}
    text: {fr: Ordre}
    steps:
      - {id: first, text: {fr: Un}}
      - {id: second, text: {fr: Deux}}
      - {id: third, text: {fr: Trois}}
"""

PROFILES = """\
close_within: 1
profiles:
  - id: ready
    when: {band.skill: high, points.total: {at_least: 4}}
    title: {fr: Vite}
    can: {fr: Tout}
    next: {fr: Encore}
  - id: halfway
    when: {any: [{points.skill: {at_least: 2, below: 4}}, {open: alone}]}
    title: {fr: Presque}
    can: {fr: Bien}
    next: {fr: Plus}
  - id: starting
    title: {fr: Lent}
    can: {fr: Peu}
    next: {fr: Aide}
"""

REFERRALS = """\
at_most: 2
rules:
  - id: no-address
    urgent: true
    when: {address: {not: mine}}
    refer: desk
    because: {fr: Adresse}
  - id: lesson
    rank: 2
    when: {profile: [halfway, starting], uses: {none: pay}, language-flag: false}
    refer: [school]
    because: {fr: Cours}
otherwise:
  refer: [desk]
  because: {fr: Question}
"""

SERVICES = """\
services:
  - {id: desk, name: {fr: Bureau}, kind: jobseeker-desk, phone: 0800 35 123, source: us, confidence: high}
  - {id: school, name: {fr: Cours}, kind: other, phone: 0800 35 124, source: us, confidence: high}
"""

TINY = {
    "questionnaire.yml": COVER.encode(),
    "sections/only.yml": SECTION.encode(),
    "profiles.yml": PROFILES.encode(),
    "referrals.yml": REFERRALS.encode(),
    "services.yml": SERVICES.encode(),
}
