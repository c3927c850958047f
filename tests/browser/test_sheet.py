"""The person's sheet of paper, and the square that carries it to a phone."""

import re
from dataclasses import replace
from io import BytesIO
from urllib.request import Request, urlopen

import pytest
from pypdf import PdfReader

from diagnostic.engine.referral import obstacle_of
from diagnostic.model.answers import Facts
from diagnostic.model.condition import ALWAYS
from diagnostic.model.referral import Named, ReferralTable, Rule
from tests.browser.measure import measure
from tests.browser.pages import EASY, HARD, let_in, scan
from tests.browser.site import LANGUAGES, personas, reading, serving
from tests.pdf import A4, Pdf

pytestmark = pytest.mark.browser

MILLIMETRE = 96 / 25.4
"""CSS pixels."""


def longest(texts, language):
    return max((text for text in texts if text is not None), key=lambda text: len(text[language]))


def length_of_service(service, language):
    parts = ("name", "address", "reach", "cost", "opening", "bring", "say")
    texts = [getattr(service, part) for part in parts]
    return sum(len(text[language]) for text in texts if text) + len(service.website or "")


def wordiest_bundle(language):
    """The questionnaire, but everything that a sheet can say is said with the longest words there are."""
    bundle = reading().bundle
    table = bundle.referrals
    longest_can = longest((q.can for q in bundle.questionnaire.questions()), language)
    sections = tuple(
        replace(section, questions=tuple(replace(q, can=q.can and longest_can) for q in section.questions))
        for section in bundle.questionnaire.sections
    )
    facts = Facts(language)
    shown = [service for service in bundle.services.values() if obstacle_of(service, facts) is None]
    chosen = sorted(shown, key=lambda service: length_of_service(service, language))[-table.at_most :]
    because = longest([rule.because for rule in table.rules], language)
    rule = Rule("longest", ALWAYS, Named(tuple(service.id for service in chosen)), because)
    title = longest([profile.title for profile in bundle.profiles.profiles], language)
    profiles = tuple(replace(profile, title=title) for profile in bundle.profiles.profiles)
    return replace(
        bundle,
        questionnaire=replace(bundle.questionnaire, sections=sections),
        profiles=replace(bundle.profiles, profiles=profiles),
        referrals=ReferralTable((rule,), table.otherwise, table.at_most),
    )


def printed(page):
    """The sheet as the printer gets it: its pages, and all words with plain blanks."""
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    words = " ".join(page.extract_text() for page in pages)
    return pages, re.sub(r"\s+", " ", words)


def assert_one_page(page, who):
    pages, words = printed(page)
    assert (who, len(pages)) == (who, 1)
    assert tuple(round(float(side)) for side in pages[0].mediabox[2:]) == A4
    return words


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_of_every_profile_is_one_page(language, site, open_page):
    """Statement 29: one A4 page, with date, version and every next step."""
    page = open_page()
    known = [persona for persona in personas().values() if persona.language == language]
    one_of_each = {persona.expect.profile: persona.id for persona in known}
    assert len(one_of_each) == 5  # the four profiles, and too few answers for any
    for who in one_of_each.values():
        let_in(page.context, site, site.person(language, personas()[who].answers, finished=True))
        page.goto(f"{site.url}/{language}/result/sheet")
        words = assert_one_page(page, who)
        assert re.search(r"\d\d/\d\d/\d{4} · [^:]+: [0-9a-f]{8}", words)
        for name in page.locator(".paper__step h3").all_inner_texts():
            assert re.sub(r"\s+", " ", name) in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_with_the_longest_texts_is_one_page(language, tmp_path, open_page):
    """Statement 29, for the sheet with more to say than any outcome can have."""
    page = open_page()
    with serving(tmp_path, bundle=wordiest_bundle(language), public_url="https://example.test") as site:
        let_in(page.context, site, site.person(language, personas()[HARD].answers, finished=True))
        page.goto(f"{site.url}/{language}/result/sheet")
        assert page.locator(".paper__step").count() == reading().bundle.referrals.at_most
        assert page.locator(".paper__list li").count() == 4
        assert page.locator(".paper .qr").count() == 1
        assert_one_page(page, "longest")
        page.context.close()


@pytest.mark.pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_file_with_the_longest_texts_is_one_page(language, tmp_path):
    """Statement 29, for the PDF file."""
    with serving(tmp_path, bundle=wordiest_bundle(language), public_url="https://example.test") as site:
        cookie = site.person(language, personas()[HARD].answers, finished=True)
        asked = Request(
            f"{site.url}/{language}/result/sheet/file.pdf", headers={"Cookie": f"{site.cookie}={cookie}"}
        )
        with urlopen(asked) as answer:
            made = Pdf(answer.read())
    assert made.sizes == [A4]
    assert made.beside_the_paper(margin=14) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_saved_page_can_be_read_and_printed_without_the_server(width, language, public_site, open_page):
    """The same sheet on a screen and on one A4 page; `open_page` sees to it that nothing is loaded."""
    page = open_page(width=width, accept_downloads=True)
    let_in(page.context, public_site, public_site.visit(language, EASY, finished=True))
    page.goto(f"{public_site.url}/{language}/result/sheet")
    on_screen = page.locator(".paper").inner_text()
    page.evaluate("document.querySelector('a[href$=\"/file\"]').href += '.html'")
    with page.expect_download() as saved:
        page.locator("a[href$='/file.html']").click()
    page.goto("about:blank")  # away from the headers of the server
    page.set_content(saved.value.path().read_text(encoding="utf-8"))
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
    assert page.locator(".paper").inner_text().split() == on_screen.split()
    assert measure(page, "overflow") == []
    assert float(page.locator(".paper").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 17
    assert_one_page(page, "saved")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_has_no_buttons_and_no_small_print(language, public_site, open_page):
    """Statement 29: nothing to press on paper; legible, so at least 9 pt and dark on white."""
    page = open_page(width=718, height=1000)
    let_in(page.context, public_site, public_site.visit(language, EASY, finished=True))
    page.goto(f"{public_site.url}/{language}/result/sheet")
    page.emulate_media(media="print")
    seen = measure(page, "print")
    assert seen["pressed"] == []
    assert seen["small"] == []
    assert set(seen["colours"]) <= {"rgb(34, 28, 53)", "rgb(75, 66, 98)", "rgb(0, 0, 0)"}
    assert set(seen["grounds"]) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_code_is_large_enough_to_scan(width, language, public_site, open_page):
    """Statement 30: at least 240 px on the screen and 35 mm on paper, read by a scanner in both places."""
    page = open_page(width=width)
    let_in(page.context, public_site, public_site.visit(language, EASY, finished=True))
    page.goto(f"{public_site.url}/{language}/result")
    assert page.locator(".qr svg").bounding_box()["width"] >= 240
    on_screen = scan(page)
    assert re.fullmatch(rf"https://example\.test/{language}/carry/[A-Za-z0-9_-]{{22,}}", on_screen)
    page.goto(f"{public_site.url}/{language}/result/sheet")
    page.emulate_media(media="print")
    assert page.locator(".qr").bounding_box()["width"] >= 35 * MILLIMETRE
    assert scan(page) == on_screen


def test_button_prints_the_sheet(site, open_page):
    page = open_page()
    let_in(page.context, site, site.visit("fr", EASY, finished=True))
    page.goto(f"{site.url}/fr/result/sheet")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.locator("[data-print]").click()
    assert page.title() == "printed"
