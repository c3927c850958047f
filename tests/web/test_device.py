"""What a device is, how it is told, how long it waits, and what stays when somebody leaves."""

import itertools
from datetime import timedelta

import pytest
from sqlalchemy import select

from diagnostic.store.tables import METADATA
from diagnostic.web.device import DEVICES, device_of
from diagnostic.web.enrolment import enrolment
from tests.web.conftest import MORNING, ORIGIN
from tests.web.engines import ON_BOTH, count
from tests.web.person import Person

KEY = b"k" * 32
SHARED = ("kiosk", "tablet")


@pytest.fixture
def at_a(make_application):
    """`at_a("kiosk", "nl")`: somebody at such a device."""

    def somebody(setting, language="fr"):
        device = DEVICES[setting]
        application = make_application(setting=device.setting, keyboard=device.keyboard)
        return Person(application.test_client(), language)

    return somebody


def kept(store):
    return {name: count(store, name) for name in ("assessment", "answer", "outcome")}


def facts(store):
    """Setting and keyboard of the one test there is."""
    table = METADATA.tables["assessment"]
    with store.connect() as connection:
        return tuple(connection.execute(select(table.c.setting, table.c.keyboard)).one())


# ----------------------------------------------------------------------------------------------- the profiles


@pytest.mark.parametrize("setting", SHARED)
def test_shared_device_asks_after_two_minutes_and_waits_one(setting):
    device = DEVICES[setting]
    assert (device.ask_after, device.answer_within) == (120, 60)
    assert device.limit == 120 + 60 + 30, "the server waits longer than the page"


def test_device_at_home_asks_after_forty_minutes_and_is_not_shared():
    """WCAG 2.2.1: whoever's test closes is asked before."""
    device = DEVICES["home"]
    assert (device.ask_after, device.answer_within, device.shared) == (40 * 60, 5 * 60, False)
    assert device.limit == 40 * 60 + 5 * 60 + 150


def test_counsellor_may_go_on_the_next_day():
    """Statement 37: no idle wipe, and nobody asks."""
    assert not DEVICES["counsellor"].shared
    assert DEVICES["counsellor"].ask_after is None
    assert DEVICES["counsellor"].limit >= 20 * 3600


def test_keyboard_is_what_is_usual_there_unless_it_is_said(make_application):
    assert {name: device_of(name).keyboard for name in DEVICES} == {
        "kiosk": "none",
        "tablet": "none",
        "home": "none",
        "counsellor": "physical",
    }
    assert device_of("kiosk", "physical").keyboard == "physical"


@pytest.mark.parametrize("setting", DEVICES)
def test_test_begun_on_a_device_has_its_facts(setting, at_a, store):
    at_a(setting).begin()
    assert facts(store) == (setting, DEVICES[setting].keyboard)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_purpose_page_says_how_long_a_device_waits(language, at_a):
    """Statement: the length of inactivity is told at the start (WCAG 2.2.6)."""
    asking = "Without touch for %(minutes)d minutes, we ask if you are still here."
    erased, closed = (
        "If you do not press, the test ends and is erased.",
        "If you do not press, the test closes.",
    )
    for setting in DEVICES:
        person = at_a(setting, language)
        words = person.open(f"/{language}/").main.text
        assert (person.words(asking) % {"minutes": 2} in words) is (setting in SHARED)
        assert (person.words(erased) in words) is (setting in SHARED)
        assert (person.words(asking) % {"minutes": 40} in words) is (setting == "home")
        assert (person.words(closed) in words) is (setting == "home")


@pytest.mark.parametrize(
    "setting, sheet, prints",
    [
        ("kiosk", "See and print my sheet", True),
        ("tablet", "See my sheet", False),
        ("home", "See and print my sheet", True),
    ],
)
def test_only_a_device_with_a_printer_offers_to_print(setting, sheet, prints, at_a, everything):
    person = at_a(setting)
    person.begin()
    person.take(everything)
    person.follow(sheet)
    assert bool(person.page.all("button", data_print=True)) is prints
    assert bool(person.page.all("noscript")) is prints


# ---------------------------------------------------------------------------------------------- the enrolment


def enrolling(person, token):
    return person.open(f"/enrol/{token}")


def asks(person):
    """Whether every page asks if somebody is still there, as on a shared device."""
    return bool(person.open("/fr/code").all("dialog", id="idle"))


def test_link_makes_a_device_a_kiosk_with_one_cookie(person, clock, store):
    assert not asks(person)
    response = person.client.get(f"/enrol/{enrolment(KEY, device_of('kiosk', 'physical'), MORNING)}")
    assert (response.status_code, response.location) == (303, "/")
    (cookie,) = [one for one in response.headers.getlist("Set-Cookie") if one.startswith("device=")]
    assert cookie.startswith("device=kiosk.physical.")
    assert {"HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=34560000"} <= set(cookie.split("; "))
    assert asks(person)
    person.begin()
    assert facts(store) == ("kiosk", "physical")


def test_cookie_of_the_device_is_the_same_for_everybody_and_stays_when_somebody_leaves(person):
    token = enrolment(KEY, device_of("tablet"), MORNING)
    enrolling(person, token)
    first = person.client.get_cookie("device").value
    person.begin()
    visit = person.cookie
    person.send("/fr/leave", [("csrf_token", person.token())])
    assert person.cookie != visit
    assert person.client.get_cookie("device").value == first
    other = Person(person.client.application.test_client())
    enrolling(other, token)
    assert other.client.get_cookie("device").value == first


def test_cookie_of_the_device_over_https_belongs_to_this_host_alone(make_public):
    person = Person(make_public().test_client(), "fr", ORIGIN)
    response = person.client.get(f"/enrol/{enrolment(KEY, device_of('kiosk'), MORNING)}", base_url=ORIGIN)
    (cookie,) = [one for one in response.headers.getlist("Set-Cookie") if "device=" in one]
    assert cookie.startswith("__Host-device=kiosk.none.")
    assert "Secure" in cookie.split("; ")


def refused(person, token):
    page = enrolling(person, token)
    assert page.status == 410
    assert person.client.get_cookie("device") is None
    for language in ("fr", "nl"):
        person.language = language
        assert person.words("This link does not work any more") in page.text
    return True


def test_link_that_is_too_old_changes_nothing_and_says_so(person, clock):
    token = enrolment(KEY, device_of("kiosk"), MORNING + timedelta(days=7))
    clock.pass_(days=7, seconds=1)
    assert refused(person, token)
    assert not asks(person)


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token.replace("kiosk", "tablet"),
        lambda token: token.replace("none", "physical"),
        lambda token: token.replace(str(int(MORNING.timestamp())), "9999999999"),
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.rpartition(".")[0],
        lambda token: token + ".",
        lambda _: "kiosk",
        lambda _: "kiosk.none",
        lambda _: "kiosk.none.é",
        lambda _: enrolment(b"x" * 32, device_of("kiosk"), MORNING),
    ],
)
def test_link_that_was_changed_or_is_not_ours_changes_nothing(change, person):
    assert refused(person, change(enrolment(KEY, device_of("kiosk"), MORNING)))


def test_signed_cookie_is_no_link_and_a_link_no_cookie(person):
    token = enrolment(KEY, device_of("kiosk"), MORNING)
    enrolling(person, token)
    cookie = person.client.get_cookie("device").value
    other = Person(person.client.application.test_client())
    assert refused(other, cookie)
    other.client.set_cookie("device", token)
    assert not asks(other)


@pytest.mark.parametrize("value", ["", "kiosk", "kiosk.none.wrong", ".", "moon.none.x", "é" * 50])
def test_cookie_that_nobody_signed_is_no_cookie(value, person):
    person.client.set_cookie("device", value)
    assert not asks(person)
    assert person.page.status == 200


# ------------------------------------------------------------------------------------------ limit and leaving


def token_of(person):
    return [("csrf_token", person.token())]


@ON_BOTH
@pytest.mark.parametrize("setting", DEVICES)
def test_server_opens_a_test_until_its_limit_and_no_longer(setting, at_a, clock):
    """The true guard, which holds without JavaScript too."""
    person = at_a(setting)
    person.begin()
    clock.pass_(seconds=DEVICES[setting].limit)
    assert person.open("/fr/test").address == "/fr/test/warm-press"
    clock.pass_(seconds=1)
    assert person.open("/fr/test").address == "/fr/"


@ON_BOTH
def test_sign_of_life_begins_the_limit_anew_as_often_as_one_likes(at_a, clock):
    """Statement 3, server part."""
    person = at_a("kiosk")
    person.begin()
    token = token_of(person)
    for _ in range(30):
        clock.pass_(seconds=200)
        assert person.client.post("/fr/stay", data=dict(token)).status_code == 204
    assert person.open("/fr/test").address == "/fr/test/warm-press"


@ON_BOTH
def test_sign_of_life_after_the_limit_wakes_nobody(at_a, clock):
    person = at_a("kiosk")
    person.begin()
    token = token_of(person)
    clock.pass_(seconds=211)
    assert person.client.post("/fr/stay", data=dict(token)).status_code == 410, "the page is to know"
    assert person.open("/fr/test").address == "/fr/"


@ON_BOTH
def test_answers_count_as_signs_of_life(at_a, clock):
    person = at_a("kiosk")
    person.begin()
    clock.pass_(seconds=200)
    person.answer("button")
    token = token_of(person)
    clock.pass_(seconds=200)
    person.client.post("/fr/stay", data=dict(token))
    clock.pass_(seconds=200)
    assert person.open("/fr/test").address == "/fr/test/warm-choose"


@ON_BOTH
@pytest.mark.parametrize("way", ["leave", "erase"])
def test_who_leaves_in_the_middle_leaves_nothing(way, at_a, everything, store):
    """Statement 4, server part: row and answers gone, a new cookie, old pages lead to the start."""
    person = at_a("kiosk")
    person.begin()
    person.take(everything, until="email-open")
    assert kept(store)["answer"] > 3
    before, pages = person.cookie, set(person.pages)
    person.send(f"/fr/{way}", token_of(person))
    assert person.page.address == "/"
    assert person.cookie != before
    assert kept(store) == {"assessment": 0, "answer": 0, "outcome": 0}
    for address in pages - {"/fr/", "/fr/start"}:
        assert person.open(address).address == "/fr/", address


@ON_BOTH
def test_result_that_was_left_opens_only_for_who_carries_its_code(at_a, everything, store):
    person = at_a("kiosk")
    person.begin()
    person.take(everything)
    code = "".join(person.page.one("p", css="ticket__code").text.split())
    old = person.cookie
    person.press("I have finished")
    assert person.page.address == "/"
    person.client.set_cookie("visit", old)
    for address in ("/fr/result", "/fr/result/sheet", "/fr/test"):
        assert person.open(address).address == "/fr/", "the old cookie is nobody's"
    person.open("/fr/code")
    fields = [*token_of(person), ("typed", code), ("press", "show")]
    person.send("/fr/code", fields)
    assert person.page.status == 200
    assert person.page.all(css="band")
    assert kept(store)["outcome"] == 1


@ON_BOTH
def test_next_person_who_begins_does_not_take_away_a_result_that_is_carried(at_a, everything, store):
    person = at_a("kiosk")
    person.begin()
    person.take(everything)
    answers = kept(store)["answer"]
    person.begin()
    assert kept(store) == {"assessment": 2, "answer": answers, "outcome": 1}
    assert person.question == "warm-press"
    assert person.chosen == ()


@pytest.mark.parametrize("way", ["leave", "stay"])
def test_leaving_and_staying_are_never_done_from_elsewhere(way, at_a, everything, store):
    person = at_a("kiosk")
    person.begin()
    person.answer("button")
    assert person.client.post(f"/fr/{way}").status_code == 400
    assert person.client.get(f"/fr/{way}").status_code == {"leave": 303, "stay": 405}[way], "only led on"
    assert kept(store)["answer"] == 1


# ------------------------------------------------------------------------------------------------- the dialog


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("setting", DEVICES)
def test_every_page_of_a_shared_device_can_ask_and_at_home_those_of_the_test(
    setting, language, at_a, everything
):
    """At home a result stays on the screen: it is found again by its code, so nothing is lost."""
    person = at_a(setting, language)
    pages = [person.open(f"/{language}/{name}") for name in ("", "help", "erase", "code", "accessibility")]
    person.begin()
    pages += [*person.walk(everything), person.open(f"/{language}/result/sheet")]
    assert len(pages) > 40
    for page in pages:
        kind = page.address.removeprefix(f"/{language}/").partition("/")[0]
        during = kind in {"test", "summary", "help", "erase"} and "/sheet" not in page.address
        dialogs = page.all("dialog", id="idle")
        assert len(dialogs) == (setting in SHARED or (setting == "home" and during)), page.address
        for dialog in dialogs:
            assert page.one(id=dialog["aria-labelledby"]).text == person.words("Are you still here?")
            assert {form["value"] for form in page.all("input", name="csrf_token")} <= {dialog["data-proof"]}
            assert dialog.has("data-leave") is (setting in SHARED), "at home the server closes by itself"


@pytest.mark.parametrize("address", ["/nowhere", "/nl/nowhere", "/enrol/wrong"])
def test_error_page_of_a_shared_device_comes_home_by_itself(address, at_a):
    """Without a script and without a database: a header tells the browser."""
    for setting in DEVICES:
        headers = at_a(setting).client.get(address).headers
        assert headers.get("Refresh") == ("210; url=/" if setting in SHARED else None)


def test_kept_question_page_of_one_device_is_not_shown_on_another(person):
    """Question pages are kept; the device is part of what they depend on."""
    person.begin()
    assert not person.page.one("dialog").has("data-leave")
    other = Person(person.client.application.test_client())
    enrolling(other, enrolment(KEY, device_of("kiosk"), MORNING))
    other.begin()
    assert other.page.address == person.page.address
    assert other.page.one("dialog").has("data-leave")
    assert other.page.one("dialog")["data-proof"] == other.token()
    assert other.token() != person.token()


@pytest.mark.html
def test_dialog_is_valid_html(at_a, everything, htmlcheck):
    pages = {}
    for setting, language in itertools.product(("kiosk", "home"), ("fr", "nl")):
        person = at_a(setting, language)
        person.begin()
        pages[f"question {setting} {language}"] = person.page.html
        person.take(everything)
        pages[f"result {setting} {language}"] = person.page.html
    assert htmlcheck(pages) == []
