from datetime import date

import pytest

from diagnostic.check.services import check_services
from diagnostic.definition.findings import Place, describe
from diagnostic.model.service import Confidence
from tests.engine.build import among, bundle, fact, nearby, place, rule, service

TODAY = date(2026, 11, 20)
QUESTIONS = fact("aim", "learn", "work"), place("home", here=[])
RULES = [
    rule("course", among("aim", "learn"), "school", "academy"),
    nearby("close", among("aim", "work"), near="home", kinds=("library",), otherwise=("backup",)),
]
USED = {name: {} for name in ("school", "academy", "backup")}


def found(**services):
    """Code and values of each finding about these services, beside those that the rules name."""
    listed = [service(name, **more) for name, more in {**USED, **services}.items()]
    tested = bundle(*QUESTIONS, rules=RULES, services=listed)
    return [(finding.code, dict(finding.values)) for finding in check_services(tested, {}, TODAY)]


def test_services_that_rules_lead_to_have_no_findings():
    assert found() == []


@pytest.mark.parametrize(
    "until, findings",
    [
        (date(2026, 11, 19), [("A06", {"service": "school", "date": "2026-11-19"})]),
        (TODAY, []),
        (None, []),
    ],
)
def test_a_service_is_out_of_date_from_the_day_after(until, findings):
    assert found(school={"valid_until": until}) == findings


def test_without_a_day_nothing_is_out_of_date():
    tested = bundle(
        *QUESTIONS, rules=RULES, services=[service(n, valid_until=date(2000, 1, 1)) for n in USED]
    )
    assert check_services(tested, {}) == []


def test_a_full_service_that_rules_lead_to_is_mentioned():
    assert found(school={"full": True}) == [("A07", {"service": "school"})]


def test_a_service_that_nothing_leads_to_is_mentioned():
    assert found(lonely={}) == [("A08", {"service": "lonely"})]


@pytest.mark.parametrize(
    "more, findings",
    [
        ({"kind": "library"}, []),
        ({"kind": "library", "address": None}, [("A08", {"service": "extra"})]),
        ({"kind": "mobile"}, [("A08", {"service": "extra"})]),
    ],
)
def test_a_kind_leads_to_services_whose_street_is_known(more, findings):
    assert found(extra=more) == findings


@pytest.mark.parametrize("doubtful", [{"confidence": Confidence.LOW}, {"show_to": "counsellor"}])
def test_a_service_for_counsellors_is_mentioned_once_and_only_where_rules_name_it(doubtful):
    assert found(backup=doubtful) == [("A09", {"service": "backup", "rules": "close"})]
    assert found(lonely=doubtful) == []
    assert found(lonely={**doubtful, "full": True}) == []


def here(commune, postcode="1070"):
    return {"commune": commune, "postcode": postcode, "show_to": "counsellor"}


def test_a_service_whose_postcode_the_others_have_elsewhere_is_mentioned():
    others = {f"rue-{number}": here("anderlecht") for number in range(3)}
    values = {"service": "odd", "commune": "forest", "postcode": "1070", "other": "anderlecht"}
    assert found(**others, odd=here("forest")) == [("A13", values)]
    assert found(**others, odd=here("forest", "1190")) == []
    assert found(**others, odd=here(None)) == []


def test_of_two_services_with_one_postcode_either_may_be_wrong():
    codes = [(code, values["service"]) for code, values in found(one=here("jette"), two=here("evere"))]
    assert codes == [("A13", "one"), ("A13", "two")]


def test_findings_stand_where_the_service_does():
    here = Place("services.yml", 12, 9)
    tested = bundle(*QUESTIONS, rules=RULES, services=[*map(service, USED), service("lonely")])
    (finding,) = check_services(tested, {"service:lonely": here}, TODAY)
    assert finding.place == here
    assert describe(finding, "fr")[0] == "Aucune règle ne peut mener au service «\u00a0lonely\u00a0»."
