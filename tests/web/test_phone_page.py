"""The result on a person's phone: what stands first, how long it is there, and that it can be erased."""

from datetime import timedelta

import pytest

from tests.content.people import best
from tests.web.conftest import ORIGIN
from tests.web.engines import counts, rows
from tests.web.person import Person
from tests.web.qr import link_on


@pytest.fixture
def finished(make_public, bundle):
    """Somebody at the result, with the QR code on the screen."""
    person = Person(make_public().test_client(), "fr", ORIGIN)
    person.begin()
    person.take({question.id: best(question) for question in bundle.questionnaire.questions()})
    return person


@pytest.fixture
def link(finished):
    return link_on(finished.page).removeprefix(ORIGIN)


@pytest.fixture
def phone(finished):
    """Somebody's telephone, which has never been here."""
    return Person(finished.client.application.test_client(), "fr", ORIGIN)


@pytest.fixture
def engine(finished):
    return finished.client.application.extensions["diagnostic"].engine


def is_gone(page):
    return (page.status, page.one("h1").text) == (410, "Cette page est vide maintenant")


def test_link_shows_the_same_result_on_a_phone(finished, phone, link):
    phone.open(link)
    assert phone.page.status == 200
    assert phone.page.one("h1").text == finished.page.one("h1").text
    steps = [article.text for article in finished.page.all("article", css="next")]
    assert [article.text for article in phone.page.all("article", css="next")] == steps


def test_statement_31_save_print_erase_come_first_and_erasing_is_the_quietest(phone, link):
    """ux.md 31: the phone page saves, prints and erases."""
    page = phone.open(link)
    first, *_ = [child for child in page.main.children if not isinstance(child, str)]
    buttons = first.all("a", "button")
    assert [button.text for button in buttons] == ["Enregistrer", "Imprimer", "Effacer"]
    assert [button.classes for button in buttons] == [{"button"}, {"button"}, {"button", "button--quiet"}]
    assert [button["href"] for button in buttons] == [f"{link}/file", f"{link}/sheet", "#erase"]


def test_statement_31_save_gives_one_file_that_says_nothing_in_its_name(finished, phone, link):
    response = phone.client.get(f"{link}/file", base_url=ORIGIN)
    assert response.status_code == 200
    assert response.mimetype in {"text/html", "application/pdf"}
    name = response.headers["Content-Disposition"]
    assert name.startswith("attachment; filename=")
    assert link.rpartition("/")[2] not in name


def test_sheet_and_slips_of_the_link_are_those_of_the_person(finished, phone, link):
    for below, own in (("sheet", "result/sheet"), ("slip", "result/slip")):
        mine, theirs = finished.open(f"/fr/{own}"), phone.open(f"{link}/{below}")
        assert theirs.status == 200
        assert (
            [part.text for part in theirs.all("article")] == [part.text for part in mine.all("article")] != []
        )
        back = theirs.link("Retour à mon résultat")
        assert back["href"] == link


def test_looking_at_every_page_of_the_link_changes_no_row(phone, link, engine):
    before = rows(engine)
    for below in ("", "/sheet", "/slip", "/file"):
        assert phone.client.get(link + below, base_url=ORIGIN).status_code == 200
    assert rows(engine) == before


def test_statement_31_link_lasts_thirty_days_and_no_longer(finished, phone, link):
    """ux.md 31: the phone page expires."""
    clock = finished.client.application.extensions["diagnostic"].clock
    clock.now += timedelta(days=30)
    assert phone.open(link).status == 200
    clock.now += timedelta(seconds=1)
    for below in ("", "/sheet", "/slip", "/file"):
        assert is_gone(phone.open(link + below))


def test_link_ends_when_the_person_erases_all(finished, phone, link):
    finished.open("/fr/erase")
    finished.press("Yes, erase all")
    assert is_gone(phone.open(link))


def test_statement_31_phone_erases_the_result_with_all_that_led_to_it_and_says_so(phone, link, engine):
    """ux.md 31: the phone page erases on request."""
    phone.open(link)
    phone.press("Yes, erase all")
    assert phone.page.address == link
    assert is_gone(phone.page)
    assert set(counts(engine).values()) == {0}


@pytest.mark.parametrize("token", ["x", "A" * 32, "%00", "é" * 30, "x" * 5000])
def test_wrong_link_says_that_nothing_is_there(phone, token):
    assert is_gone(phone.open(f"/fr/carry/{token}"))


def test_link_gives_no_way_into_the_test(finished, phone, link, engine):
    """Whoever holds the link of a result reads it; the visit stays with the cookie."""
    before = counts(engine)
    phone.open(link)
    assert phone.open("/fr/test").address == "/fr/"
    phone.send(f"{link}/go-on", [("csrf_token", token(phone))])
    assert phone.page.address == link, "there is nothing to go on with"
    phone.send("/fr/erase", [("csrf_token", token(phone))])
    assert counts(engine) == before


def token(person):
    return person.open("/fr/").all("input", name="csrf_token")[0]["value"]


def test_only_own_devices_offer_a_file(make_application, bundle):
    """On a screen that many people use a file would stay; a phone is a person's own in any case."""
    application = make_application(public_url=ORIGIN, https=True, setting="kiosk")
    person = Person(application.test_client(), "fr", ORIGIN)
    person.begin()
    person.send("/fr/finish", [("csrf_token", person.token())])
    link = link_on(person.page).removeprefix(ORIGIN)
    assert person.open("/fr/result/sheet").all("a", href="/fr/result/sheet/file") == []
    phone = Person(application.test_client(), "fr", ORIGIN)
    assert phone.open(link).link("Enregistrer")["href"] == f"{link}/file"
    assert phone.client.get(f"{link}/file", base_url=ORIGIN).status_code == 200
