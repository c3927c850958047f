"""Every type of page, and how to come to it."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

import zxingcpp
from PIL import Image

from tests.browser.site import personas

WIDTHS = {320: 640, 800: 1280, 1280: 800}
"""The widths of a small phone, of a kiosk and of a computer, each with its height."""


@dataclass(frozen=True)
class PageType:
    """`who` is the persona whose page it is (None: nobody yet).

    `mistake` means that nothing was answered yet and the button to go on is pressed all the same;
    `paused` that the person has got a code to go on later; `scanned` that we follow the QR code on the page,
    and `beyond` it to a page below its own.
    """

    path: str
    who: str | None = None
    finished: bool = False
    mistake: bool = False
    paused: bool = False
    scanned: bool = False
    beyond: str = ""


def _question(question_id, who, **more):
    return PageType(f"/{{language}}/test/{question_id}", who, **more)


# Between them these three meet every question: one never used e-mail, one takes every easy way, one every
# hard one.
NEVER, EASY, HARD = "amina", "karim", "jean-pierre"
FEW_ANSWERS = "nadia"
NOT_AT_EASE = "mohamed"
"""For whom the warm-ups do not go by themselves."""

PLAIN = {
    "gate": PageType("/"),
    "purpose": PageType("/{language}/"),
    "help": PageType("/{language}/help", EASY),
    "erase": PageType("/{language}/erase", EASY),
    "accessibility": PageType("/{language}/accessibility"),
    "keypad": PageType("/{language}/code"),
    "keypad-mistake": PageType("/{language}/code", mistake=True),
    "not-found": PageType("/{language}/nothing-here"),
    "offline": PageType("/offline"),
    "summary": PageType("/{language}/summary/situation", EASY),
    "last-summary": PageType("/{language}/summary/myactiris", HARD),
    "result": PageType("/{language}/result", HARD, finished=True),
    "result-of-few-answers": PageType("/{language}/result", FEW_ANSWERS, finished=True),
    "sheet": PageType("/{language}/result/sheet", HARD, finished=True),
    "slips": PageType("/{language}/result/slip", HARD, finished=True),
    "carried": PageType("/{language}/result", HARD, finished=True, scanned=True),
    "carried-sheet": PageType("/{language}/result", HARD, finished=True, scanned=True, beyond="/sheet"),
    "carried-slips": PageType("/{language}/result", HARD, finished=True, scanned=True, beyond="/slip"),
    "pause": PageType("/{language}/pause", EASY),
    "pause-code": PageType("/{language}/pause", EASY, paused=True),
    "waiting": PageType("/{language}/pause", EASY, paused=True, scanned=True),
    "gone": PageType(f"/{{language}}/carry/{'A' * 32}"),
}
FORMS = {
    "press": _question("warm-press", EASY),
    "choose": _question("warm-choose", EASY),
    "scroll": _question("warm-scroll", EASY),
    "choice": _question("email-address", EASY),
    "several": _question("equipment", EASY),
    "list": _question("commune", EASY),
    "order": _question("device-scan", HARD),
    "hand": _question("equipment", NOT_AT_EASE),
    "choice-mistake": _question("email-address", EASY, mistake=True),
    "order-mistake": _question("device-scan", HARD, mistake=True),
    "sort": _question("device-sort-papers", HARD),
    "sort-mistake": _question("device-sort-papers", HARD, mistake=True),
}
SCREENS = {
    "phone-settings": _question("device-text-size", EASY),
    "phone-icons": _question("device-photos", NEVER),
    "phone-keys": _question("device-at-sign", NEVER),
    "page": _question("myactiris-cv", HARD),
    "page-with-notice": _question("device-cookies", NEVER),
    "page-on-phone": _question("admin-confirm", HARD),
    "files": _question("email-attach-cv", HARD),
    "mailbox": _question("email-find", EASY),
    "mailbox-folders": _question("email-spam", HARD),
    "message": _question("email-reply", EASY),
    "message-on-phone": _question("email-doubt", HARD),
    "form": _question("admin-repair", HARD),
    "form-on-phone": _question("admin-date", EASY),
    "results": _question("jobs-offer", EASY),
    "results-on-phone": _question("jobs-fake", HARD),
}
GROUPS = {"plain": PLAIN, "forms": FORMS, "screens": SCREENS}
PAGES = {**PLAIN, **FORMS, **SCREENS}


def tour(page, site, language, names):
    """Come to each of these pages in turn; gives its name."""
    for name in names:
        come_to(page, site, name, language)
        yield name


def come_to(page, site, name, language):
    """Open one page of `PAGES`."""
    kind = PAGES[name]
    if kind.who is not None:
        answers = personas()[kind.who].answers
        if kind.mistake:
            asked = kind.path.rpartition("/")[2]
            cookie = site.person(language, {key: value for key, value in answers.items() if key != asked})
        else:
            cookie = site.visit(language, kind.who, finished=kind.finished, paused=kind.paused)
        let_in(page.context, site, cookie)
    page.goto(site.url + kind.path.format(language=language))
    if kind.mistake:
        page.wait_for_timeout(400)  # a faster press is taken for the end of a double tap
        with page.expect_navigation():
            page.locator("form .actions button.button").click()
    if kind.scanned:
        page.goto(site.url + urlsplit(scan(page)).path + kind.beyond)


def scan(page):
    """What a phone reads in the QR code on the page."""
    picture = Image.open(BytesIO(page.locator(".qr").screenshot()))
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text


def let_in(context, site, cookie):
    """Give the browser the cookie of a person, in place of the one it has."""
    # A cookie for https only may not be given to an http address, though Chromium sends it to this machine.
    url = site.url.replace("http:", "https:") if site.https else site.url
    context.clear_cookies()
    context.add_cookies([{"name": site.cookie, "value": cookie, "url": url, "secure": site.https}])
