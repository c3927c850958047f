"""Stopping with a code at one screen and going on at another, and coming back to what a code opens."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Error
from pypdf import PdfReader

from tests.browser.measure import measure
from tests.browser.pages import EASY, let_in, scan
from tests.browser.person import QUIET
from tests.browser.site import LANGUAGES, personas, serving

pytestmark = pytest.mark.browser

ASKED = "email-address"
MILLIMETRE = 96 / 25.4
"""CSS pixels."""
PERSONAL = ".ticket__code, .band, .paper, .slip, .typed__box--full, .review"


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """The application as it is served for kiosks, with a square for phones."""
    folder = tmp_path_factory.mktemp("going-on")
    with serving(folder, setting="kiosk", public_url="https://example.test") as served:
        yield served


def until(question_id):
    """What a persona answered before this question."""
    answers = personas()[EASY].answers
    return {name: answers[name] for name in list(answers)[: list(answers).index(question_id)]}


def enter(page, site, language, code):
    """Press the code on the keypad, and then what the keypad offers."""
    page.goto(f"{site.url}/{language}/code")
    for character in code:
        with page.expect_navigation():
            page.locator(f'.key[value="{character}"]').click()
    press(page, '.keypad button[value="show"]')


def press(page, button):
    page.wait_for_timeout(QUIET)  # a faster press is taken for the end of a double tap
    with page.expect_navigation():
        page.locator(button).first.click()


def go_back(page):
    """Press Back. What a form was sent for is not sent for again: for that the browser has its own page."""
    try:
        page.go_back(wait_until="commit")
    except Error as error:
        if "ERR_CACHE_MISS" not in str(error):
            raise
    page.wait_for_timeout(100)


def code_on(page):
    return re.sub(r"\W", "", page.locator(".ticket__code").inner_text())


@pytest.mark.parametrize(
    "language, width, height, scripts",
    [("fr", 320, 640, False), ("nl", 1280, 800, True), ("fr", 800, 1280, True)],
)
def test_who_stops_with_a_code_goes_on_elsewhere_at_the_same_question(
    language, width, height, scripts, hall, open_page
):
    """By touch alone, with scripts and without: stop, write down, come back; the other language too."""
    mine = open_page(width=width, height=height, scripts=scripts)
    let_in(mine.context, hall, hall.person(language, until(ASKED)))
    mine.goto(f"{hall.url}/{language}/help")
    press(mine, f'a[href="/{language}/pause"]')
    press(mine, "form.actions button")
    code = code_on(mine)
    press(mine, 'main form.actions button[type="submit"]')
    assert mine.url == f"{hall.url}/"
    other = open_page(width=width, height=height, scripts=scripts)
    spoken = "nl" if language == "fr" else "fr"
    enter(other, hall, spoken, code)
    assert code not in other.url
    press(other, "form.actions button")
    assert other.url == f"{hall.url}/{spoken}/test/{ASKED}"
    mine.goto(f"{hall.url}/{language}/test/{ASKED}")
    assert mine.url == f"{hall.url}/{language}/"


@pytest.mark.parametrize("way", ["stop", "erase by code", "go on by code", "leave a result by code"])
def test_back_shows_no_code_and_nothing_that_a_code_opened(way, hall, open_page):
    """Statement 5, for the pages around codes: Chromium keeps pages in its memory, and shows none of them."""
    page = open_page(memory=True)
    finished = way.startswith("leave")
    cookie = hall.person("fr", until(ASKED), finished=finished, paused=not finished)
    let_in(page.context, hall, cookie)
    page.goto(f"{hall.url}/fr/{'result' if finished else 'pause'}")
    code = code_on(page)
    written = page.locator(".ticket__code").inner_text()
    if way == "stop":
        press(page, 'main form.actions button[type="submit"]')
    else:
        page.context.clear_cookies()
        enter(page, hall, "fr", code)
        if way == "erase by code":
            press(page, '#erase button[value="erase"]')
        elif way == "go on by code":
            press(page, 'button[value="go-on"]')
            assert page.url == f"{hall.url}/fr/test/{ASKED}"
            page.goto(f"{hall.url}/fr/erase")
            press(page, "main form.actions button")
        else:
            page.evaluate(
                "fetch('/fr/leave', {method: 'POST', headers: {'X-CSRFToken': idle.dataset.proof}})"
            )
            page.wait_for_timeout(QUIET)
            page.goto(f"{hall.url}/")
    assert page.url == f"{hall.url}/"
    for _ in range(5):
        go_back(page)
        assert page.locator(PERSONAL).count() == 0, page.url
        assert [one for one in (code, written) if one in page.content()] == [], page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_phone_goes_on_after_the_square_was_scanned(language, hall, open_page):
    """Statement 30 for a test without an end: a link without data; looking takes nothing over."""
    page, phone = open_page(), open_page(width=320, height=640)
    cookie = hall.person(language, until(ASKED), paused=True)
    let_in(page.context, hall, cookie)
    page.goto(f"{hall.url}/{language}/pause")
    assert page.locator(".qr svg").bounding_box()["width"] >= 240
    link = scan(page)
    assert re.fullmatch(rf"https://example\.test/{language}/carry/[A-Za-z0-9_-]{{32}}", link)
    phone.goto(link.replace("https://example.test", hall.url))
    assert phone.locator("dialog").count() == 0, "a phone is its person's own"
    page.goto(f"{hall.url}/{language}/test")
    assert page.url == f"{hall.url}/{language}/test/{ASKED}"
    press(phone, "form.actions button")
    assert phone.url == f"{hall.url}/{language}/test/{ASKED}"
    page.goto(f"{hall.url}/{language}/test")
    assert page.url == f"{hall.url}/{language}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_with_the_code_is_one_page_without_buttons(language, hall, open_page):
    """The code, the square and the day; legible in grey, the square of 35 mm."""
    page = open_page(width=718, height=1000)
    let_in(page.context, hall, hall.person(language, until(ASKED), paused=True))
    page.goto(f"{hall.url}/{language}/pause")
    code = page.locator(".ticket__code").inner_text()
    (paper,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    words = re.sub(r"\s+", " ", paper.extract_text())
    assert re.sub(r"\s+", " ", code) in words
    assert re.search(r"\d\d/\d\d/\d{4}", words)
    page.emulate_media(media="print")
    seen = measure(page, "print")
    assert (seen["pressed"], seen["small"]) == ([], [])
    assert set(seen["colours"]) <= {"rgb(34, 28, 53)", "rgb(75, 66, 98)"}
    assert set(seen["grounds"]) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert page.locator(".qr svg").bounding_box()["width"] >= 35 * MILLIMETRE
    assert scan(page).startswith(f"https://example.test/{language}/carry/")


@pytest.mark.parametrize("path", ["result/sheet", "result/slip", "pause"])
def test_screen_that_prints_without_asking_says_where_the_paper_comes_out(path, hall, open_page):
    page = open_page()
    let_in(
        page.context, hall, hall.person("fr", until(ASKED), finished=path != "pause", paused=path == "pause")
    )
    page.goto(f"{hall.url}/fr/{path}")
    said = page.locator('[role="status"] [data-printing]')
    assert not said.is_visible()
    page.evaluate(
        "window.print = () => { document.title = document.querySelector('[data-printing]').innerText }"
    )
    page.locator("[data-print]").click()
    assert said.inner_text().strip() == "Le papier sort à côté de l’écran."
    assert page.title().startswith("Le papier"), "it is said before the printer keeps the screen busy"


def test_device_with_a_dialog_to_print_says_nothing_beside_it(site, open_page):
    page = open_page()
    let_in(page.context, site, site.visit("fr", EASY, finished=True))
    page.goto(f"{site.url}/fr/result/sheet")
    page.evaluate("window.print = () => {}")
    page.locator("[data-print]").click()
    assert page.get_by_role("status").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_statement_31_phone_page_has_its_three_buttons_in_the_first_window(language, public_site, open_page):
    """At 320 px: save, print and erase, before any scrolling, each wide enough for a thumb."""
    page = open_page(width=320, height=640)
    let_in(page.context, public_site, public_site.visit(language, EASY, finished=True))
    page.goto(f"{public_site.url}/{language}/result")
    page.goto(scan(page).replace("https://example.test", public_site.url))
    boxes = [button.bounding_box() for button in page.locator(".trio .button").all()]
    assert len(boxes) == 3
    assert {box["width"] for box in boxes} == {boxes[0]["width"]}
    for box in boxes:
        assert box["height"] >= 48
        assert box["y"] + box["height"] <= 640
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    with page.expect_download() as saved:
        page.locator(".trio .button").first.click()
    assert re.fullmatch(r"[a-z-]+\.(pdf|html)", saved.value.suggested_filename)
