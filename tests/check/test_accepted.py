"""Warnings that may stand: only those, only with a reason, and no reason without its warning."""

from diagnostic.check.accepted import accept
from diagnostic.definition.accepted import Accepted
from diagnostic.definition.findings import Place, describe, find
from diagnostic.definition.wording import Severity

HERE = Place("sections/email.yml", 12, 9)
THERE = Place("questionnaire.yml", 40, 5)
LONG = find("T03", HERE, {"count": "17", "most": "15", "text": "Une phrase"})
UNUSED = find("R23", THERE, {"name": "autonomy"})
UNKNOWN = find("R01", HERE, {"name": "autonomy", "near": ""})
PLACES = {
    "question:email-open": Place("sections/email.yml", 5, 9),
    "option:email-open/alone": HERE,
    "option:email-open/alone#text.fr": HERE,
    "questionnaire#title": THERE,
}


def accepted(code, about):
    return Accepted(code, about, "vu avec l’équipe", Place("questionnaire.yml", 90, 5))


def judged(findings, *entries, places=PLACES):
    return [(finding.code, finding.severity) for finding in accept(findings, entries, places)]


def test_a_warning_that_names_what_was_accepted_becomes_information():
    assert judged([LONG, UNUSED], accepted("R23", "autonomy")) == [
        ("T03", Severity.WARNING),
        ("R23", Severity.INFORMATION),
    ]


def test_an_accepted_warning_says_why_in_every_language():
    (finding,) = accept([UNUSED], [accepted("R23", "autonomy")])
    assert describe(finding, "fr")[0].endswith(" Accepté\u00a0: vu avec l’équipe")
    assert describe(finding, "nl")[0].endswith(" Aanvaard: vu avec l’équipe")
    assert describe(finding, "en")[0].endswith(" Accepted: vu avec l’équipe")


def test_a_warning_is_about_the_question_and_the_option_at_whose_place_it_stands():
    for about in ("email-open", "alone", "Une phrase"):
        assert judged([LONG], accepted("T03", about)) == [("T03", Severity.INFORMATION)]
    assert judged([LONG], accepted("T03", "alone"), places={})[0] == ("T03", Severity.WARNING)


def test_a_warning_of_another_code_or_about_something_else_stays():
    assert judged([UNUSED], accepted("R24", "autonomy"))[0] == ("R23", Severity.WARNING)
    assert judged([UNUSED], accepted("R23", "yes-no"))[0] == ("R23", Severity.WARNING)
    assert judged([UNUSED], accepted("R23", ""))[0] == ("R23", Severity.WARNING)


def test_an_error_cannot_be_accepted():
    assert judged([UNKNOWN], accepted("R01", "autonomy"))[0] == ("R01", Severity.ERROR)


def test_one_entry_covers_all_warnings_of_its_code_about_it():
    assert judged([UNUSED, UNUSED], accepted("R23", "autonomy")) == [("R23", Severity.INFORMATION)] * 2


def test_an_entry_that_covers_nothing_is_a_warning_with_a_guess():
    idle = accept([UNUSED], [accepted("R23", "autonomie"), accepted("R23", "autonomy")])[-1]
    assert (idle.code, idle.severity, idle.place.line) == ("S37", Severity.WARNING, 90)
    assert (idle.values["code"], idle.values["name"]) == ("R23", "autonomie")
    assert judged([], accepted("R23", "autonomy")) == [("S37", Severity.WARNING)]
    near = accept([UNUSED], [accepted("R23", "autonomi")])[-1]
    assert describe(near, "en")[1].startswith("Did you mean “autonomy”?")


def test_without_entries_nothing_changes():
    assert accept([LONG, UNUSED, UNKNOWN], [], PLACES) == (LONG, UNUSED, UNKNOWN)


def test_an_entry_is_not_called_idle_where_its_proof_was_given_up():
    given_up = find("F07", HERE, {"name": "equipment"})
    entries = (accepted("A08", "epn-jette"), accepted("R23", "autonomy"))
    assert judged([given_up], *entries) == [("F07", Severity.WARNING), ("S37", Severity.WARNING)]
    assert [code for code, _ in judged([], *entries)] == ["S37", "S37"]
