"""The slips on paper: as many to a page as fit, none cut across, legible in grey."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.measure import measure
from tests.browser.pages import EASY, HARD, NEVER, let_in
from tests.browser.site import LANGUAGES, personas, reading, serving
from tests.browser.test_sheet import A4, wordiest_bundle

pytestmark = pytest.mark.browser


def open_slips(page, site, language, who):
    let_in(page.context, site, site.person(language, personas()[who].answers, finished=True))
    page.goto(f"{site.url}/{language}/result/slip")


def assert_no_slip_is_cut(page):
    """Each slip, from its name to its last words, is on one page; how many pages there are."""
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in sheets} == {A4}
    texts = [squeezed(sheet.extract_text()) for sheet in sheets]
    for slip in page.locator(".slip").all():
        lines = [squeezed(line) for line in slip.inner_text().splitlines() if squeezed(line)]
        holding = [number for number, text in enumerate(texts) if all(line in text for line in lines)]
        assert len(holding) >= 1, lines[0]
    return len(texts)


def squeezed(text):
    return re.sub(r"[\s\u2060-]+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", [EASY, HARD, NEVER])
def test_slips_of_a_person_are_on_one_page_or_two_and_never_cut(who, language, site, open_page):
    page = open_page()
    open_slips(page, site, language, who)
    slips = page.locator(".slip").count()
    assert 1 <= slips <= reading().bundle.referrals.at_most
    assert assert_no_slip_is_cut(page) <= (1 if slips < 3 else 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_longest_slips_are_never_cut(language, tmp_path, open_page):
    page = open_page()
    bundle = wordiest_bundle(language)
    told = {name: replace(service, languages=()) for name, service in bundle.services.items()}
    with serving(tmp_path, bundle=replace(bundle, services=told)) as site:
        open_slips(page, site, language, HARD)
        sent_to = [told[name] for name in bundle.referrals.rules[0].target.services]
        assert len(sent_to) == bundle.referrals.at_most
        expected = sum(bool(service.address or service.phone) for service in sent_to)
        assert page.locator(".slip").count() == expected >= 2
        assert assert_no_slip_is_cut(page) <= 2
        page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_slips_on_paper_are_dark_on_white_and_large_enough_with_nothing_to_press(language, site, open_page):
    page = open_page(width=718, height=1000)
    open_slips(page, site, language, HARD)
    page.emulate_media(media="print")
    seen = measure(page, "print")
    assert (seen["pressed"], seen["small"]) == ([], [])
    assert set(seen["colours"]) <= {"rgb(34, 28, 53)", "rgb(75, 66, 98)"}
    assert set(seen["grounds"]) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert (
        page.locator(".slip__say strong").first.evaluate(
            "words => parseFloat(getComputedStyle(words).fontSize) * 0.75"
        )
        >= 14
    ), "points: what is shown across a counter"
