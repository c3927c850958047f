"""The desk of the site: who is named where a device stands, and what happens when nobody knows that desk."""

import logging
from urllib.parse import urlsplit

import pytest

from diagnostic.web.device import DEVICES, device_of
from diagnostic.web.enrolment import enrolment
from tests.web.conftest import MORNING, ORIGIN
from tests.web.person import Person
from tests.web.qr import link_on

KEY = b"k" * 32
WITH_ALL = "mde-bruxelles-ville"
"""A desk with a street and a telephone of its own."""
WITH_A_NAME = "mde-ixelles"
"""A desk of which neither is known."""
LANGUAGES = ("fr", "nl")


@pytest.fixture
def standing_at(make_application):
    """`standing_at("mde-ixelles", "nl")`: somebody at a kiosk of that desk."""

    def somebody(desk, language="fr", setting="kiosk"):
        return Person(make_application(setting=setting, desk=desk).test_client(), language)

    return somebody


def exits(page):
    """The words of the three ways to a person."""
    return [one.one("p").text for one in page.all(css="exit")]


def address(service, bundle, language):
    communes = {entry.id: entry for entry in bundle.questionnaire.lists["communes"]}
    town = f"{service.postcode} {communes[service.commune].text[language]}"
    return f"{service.address[language]}, {town}"


# ----------------------------------------------------------------------------------------------- on the pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_desk_of_the_site_comes_first_where_people_ask_for_help(language, standing_at, bundle):
    desk = bundle.services[WITH_ALL]
    person = standing_at(WITH_ALL, language)
    page = person.open(f"/{language}/help")
    here = page.one("section", css="here")
    assert here.one("h2").text == person.words("Here, at the desk")
    told = [part.text for part in here.all("p")]
    assert told == [
        f"{desk.name[language]} {address(desk, bundle, language)}",
        person.words("Go to the desk. Say: “I would like help with the test.”"),
    ]
    after = list(page.main.inside())
    assert after.index(page.one("h1")) < after.index(here) < after.index(page.all(css="exit")[0])
    assert person.words("Are you in a public place?") not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_desk_of_the_site_nothing_is_said_to_be_here(language, standing_at):
    person = standing_at(None, language)
    page = person.open(f"/{language}/help")
    assert page.all(css="here") == []
    asked = "Are you in a public place? Go to the desk. Say: “I would like help with the test.”"
    assert person.words(asked) in page.text


def test_at_home_the_desk_is_somewhere_else(standing_at, bundle):
    page = standing_at(WITH_ALL, setting="home").open("/fr/help")
    assert page.all(css="here") == []
    assert bundle.services[WITH_ALL].name["fr"] in exits(page)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ways_to_a_person_are_those_of_the_site(language, standing_at, bundle, everything):
    desk = bundle.services[WITH_ALL]
    person = standing_at(WITH_ALL, language)
    name, street = desk.name[language], address(desk, bundle, language)
    expected = [f"{name} {street}", f"{name} {desk.phone}", f"{name} {street}"]
    assert exits(person.open(f"/{language}/help")) == expected
    person.begin()
    person.take(everything)
    assert exits(person.page) == expected
    foot = person.open(f"/{language}/result/sheet").one("footer", css="paper__foot").all("p")[0].text
    assert foot == f"{person.words('You would rather speak to somebody?')} {name}, {street} · {desk.phone}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_way_that_the_desk_does_not_have_is_that_of_the_questionnaire(
    language, standing_at, bundle, everything
):
    """Nobody invents a telephone number; and a page without one would strand people."""
    desk, usual = bundle.services[WITH_A_NAME], bundle.services[bundle.questionnaire.desk]
    assert (desk.address, desk.phone) == (None, None)
    person = standing_at(WITH_A_NAME, language)
    counter, phone, post = exits(person.open(f"/{language}/help"))
    assert counter == desk.name[language]
    assert phone == f"{usual.name[language]} {usual.phone} {usual.cost[language]}"
    assert post == f"{usual.name[language]} {address(usual, bundle, language)}"
    person.begin()
    person.take(everything)
    foot = person.open(f"/{language}/result/sheet").one("footer", css="paper__foot").all("p")[0].text
    assert foot.endswith(f"{desk.name[language]} · {usual.name[language]}, {usual.phone}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_result_on_ones_own_phone_names_the_desk_of_the_site(language, make_application, bundle, everything):
    app = make_application(setting="kiosk", desk=WITH_ALL, public_url=ORIGIN, https=True)
    person = Person(app.test_client(), language, ORIGIN)
    person.begin()
    person.take(everything)
    phone = Person(app.test_client(), language, ORIGIN)
    phone.open(urlsplit(link_on(person.page)).path)
    assert bundle.services[WITH_ALL].name[language] in exits(phone.page)[0]


# ------------------------------------------------------------------------------------------------- the device


def test_link_brings_a_device_to_its_desk(person, bundle):
    assert person.open("/fr/help").all(css="here") == []
    token = enrolment(KEY, device_of("tablet", desk=WITH_ALL), MORNING)
    response = person.client.get(f"/enrol/{token}")
    (cookie,) = [one for one in response.headers.getlist("Set-Cookie") if one.startswith("device=")]
    assert cookie.startswith(f"device=tablet.none.{WITH_ALL}.")
    assert bundle.services[WITH_ALL].name["fr"] in person.open("/fr/help").one(css="here").text


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token.replace(WITH_ALL, "actiris"),
        lambda token: token.replace(f".{WITH_ALL}", ""),
        lambda token: token.replace("kiosk.none", f"kiosk.none.{WITH_A_NAME}"),
    ],
)
def test_desk_in_a_link_cannot_be_changed(change, person):
    token = change(enrolment(KEY, device_of("kiosk", desk=WITH_ALL), MORNING))
    assert person.client.get(f"/enrol/{token}").status_code == 410
    assert person.client.get_cookie("device") is None


def test_link_without_a_desk_takes_the_device_away_from_the_one_of_the_server(standing_at):
    """The link says all that the device is."""
    person = standing_at(WITH_ALL)
    assert person.open("/fr/help").all(css="here")
    person.client.get(f"/enrol/{enrolment(KEY, device_of('kiosk'), MORNING)}")
    assert person.open("/fr/help").all(css="here") == []


def test_device_has_no_desk_unless_it_is_told():
    assert {device.desk for device in DEVICES.values()} == {None}
    assert device_of("kiosk", desk="").desk is None


def test_question_pages_are_kept_for_all_desks_and_name_none(make_application, bundle):
    """They are shared by devices that differ in nothing but the desk; help is not."""
    app = make_application(setting="kiosk")
    pages = {}
    for desk in (WITH_ALL, WITH_A_NAME):
        person = Person(app.test_client())
        person.client.get(f"/enrol/{enrolment(KEY, device_of('kiosk', desk=desk), MORNING)}")
        person.begin()
        pages[desk] = person.page.text
        person.follow("Help")
        assert bundle.services[desk].name["fr"] in person.page.one(css="here").text
    assert pages[WITH_ALL] == pages[WITH_A_NAME]
    assert not any(bundle.services[desk].name["fr"] in pages[desk] for desk in pages)


# ------------------------------------------------------------------------------------------- an unknown desk


def test_unknown_desk_is_that_of_the_questionnaire_and_is_logged_once(standing_at, bundle, caplog):
    """A newer or an older questionnaire may lack the desk: nobody is stranded, and the log says so once."""
    caplog.set_level(logging.WARNING)
    person = standing_at("closed-since")
    pages = [person.open("/fr/help") for _ in range(3)]
    usual = bundle.services[bundle.questionnaire.desk]
    for page in pages:
        assert page.status == 200
        assert page.all(css="here") == []
        assert exits(page)[0] == f"{usual.name['fr']} {address(usual, bundle, 'fr')}"
    said = [record.getMessage() for record in caplog.records if "closed-since" in record.getMessage()]
    assert said == ["No service is called “closed-since”: pages name the questionnaire's desk."]
