"""The person's sheet as a file: PDF where it can be made, else HTML; never on a device that many share."""

import os
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from html import unescape

import pytest

from diagnostic.web import pdf
from diagnostic.web.device import device_of
from diagnostic.web.documents import style
from diagnostic.web.enrolment import enrolment
from diagnostic.web.language import CATALOGUES
from diagnostic.web.pdf import NoLibrary, Refused, pdf_of
from tests.pdf import A4, Pdf, without_blanks
from tests.web.conftest import MORNING, ORIGIN
from tests.web.gallery import without_weasyprint
from tests.web.person import Person
from tests.web.qr import link_on
from tests.web.test_headers import SHEET, policy

LANGUAGES = ("fr", "nl")
NAMES = {"fr": "mon-resultat", "nl": "mijn-resultaat"}


@pytest.fixture(scope="module")
def finished(make_public, personas):
    """`finished("fr")`: somebody at home who sees their result; phones reach this server."""
    app, people = make_public(), {}
    for language in LANGUAGES:
        people[language] = Person(app.test_client(), language, ORIGIN)
        people[language].open(f"/{language}/")
        people[language].begin()
        people[language].take(personas["jean-pierre"].answers)
    return people.__getitem__


@pytest.fixture
def no_weasyprint():
    with without_weasyprint():
        yield


def fetch(person, address):
    return person.client.get(address, base_url=person.origin)


def carried(person):
    """The address that the square on the result leads a phone to."""
    page = person.open(f"/{person.language}/result")
    return link_on(page).removeprefix(ORIGIN)


def addresses(person):
    return f"/{person.language}/result/sheet/file", f"{carried(person)}/file"


# --------------------------------------------------------------------------------------------- real files


@pytest.mark.pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_file_is_one_page_of_a4_with_all_of_the_sheet(language, finished):
    """Statement 29, for the file: date, version, code, every next step, and a square that a phone reads."""
    person = finished(language)
    sheet = person.open(f"/{language}/result/sheet").one("article", css="paper")
    link = ORIGIN + carried(person)
    for address in addresses(person):
        made = Pdf(fetch(person, address).data)
        assert made.sizes == [A4]
        said = [without_blanks(words) for words, _ in sheet.words()]
        assert [words for words in said if words not in made.words[0]] == []
        ((read, side),) = made.square_codes()
        assert read == link
        assert side >= 35


@pytest.mark.pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_file_says_its_language_its_title_and_what_is_drawn(language, finished):
    made = Pdf(fetch(finished(language), f"/{language}/result/sheet/file").data)
    gettext = CATALOGUES[language].gettext
    assert made.language == language
    assert made.title.startswith(gettext("My sheet"))
    assert made.part_of_pdf_ua == "1"
    tags = made.tags()
    assert [words for kind, words in tags if kind == "Figure"] == [
        gettext("Square code with the address of your result")
    ]
    kinds = [kind for kind, _ in tags]
    assert (kinds.count("H1"), kinds.count("H2")) == (1, 2)
    assert kinds.count("H3") == made.words[0].count(without_blanks(gettext("Why?")))


@pytest.mark.pdf
def test_file_is_legible_in_grey_and_nothing_sticks_out(finished):
    made = Pdf(fetch(finished("fr"), "/fr/result/sheet/file").data)
    assert made.beside_the_paper(margin=14) == {}
    # Dark on white and hardly anything between: what a printer without colours would lose.
    shades = made.picture(scale=3).histogram()
    between = sum(shades[90:200])
    assert between < 0.02 * sum(shades)


@pytest.mark.pdf
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/a.png", "https://example.test/a.css", "file:///etc/hostname"]
)
def test_document_for_a_pdf_can_load_nothing(address):
    with pytest.raises(Refused):
        pdf_of(f'<html lang="fr"><title>x</title><img alt="x" src="{address}"></html>')


@pytest.mark.pdf
def test_typeface_that_was_tidied_away_is_put_back():
    """Systems empty their folder for temporary files while the server runs on."""
    html = f'<html lang="fr"><title>x</title><style>{style()}</style><p>Bonjour</p></html>'
    before = pdf_of(html)
    shutil.rmtree(pdf._fonts()._folder)
    after = pdf_of(html)
    fonts = [Pdf(made).fonts() for made in (before, after)]
    assert fonts[0] == fonts[1] == {"Atkinson-Hyperlegible-Next"}


@pytest.mark.pdf
def test_process_that_made_a_file_leaves_nothing_behind(tmp_path):
    program = "import sys; from diagnostic.web.pdf import pdf_of; pdf_of(sys.stdin.read())"
    html = f'<html lang="fr"><title>x</title><style>{style()}</style><p>Bonjour</p></html>'
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], input=html, text=True, env=environment, check=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.pdf
def test_one_file_is_made_at_a_time(finished):
    person = finished("fr")
    with pdf.ONE_AT_A_TIME:
        for address in addresses(person):
            page = person.open(f"{address}.pdf")
            assert page.status == 503
            assert page.one("h1").text == person.words("One moment, please")
            again = page.link(person.words("Try again"))
            assert again["href"] == f"{address}.pdf"
        assert fetch(person, "/fr/result/sheet/file.html").status_code == 200
    assert fetch(person, again["href"]).mimetype == "application/pdf"


@pytest.mark.pdf
def test_lock_is_free_again_after_a_file_that_could_not_be_made(finished):
    with pytest.raises(Refused):
        pdf_of('<html lang="fr"><title>x</title><img alt="x" src="http://127.0.0.1:9/a.png"></html>')
    assert fetch(finished("fr"), "/fr/result/sheet/file").mimetype == "application/pdf"


# ---------------------------------------------------------------------------------------- without WeasyPrint


@pytest.mark.usefixtures("no_weasyprint")
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_weasyprint_the_file_is_a_page_that_stands_alone(language, finished):
    person = finished(language)
    sheet = person.open(f"/{language}/result/sheet").one("article", css="paper")
    for address in addresses(person):
        response = fetch(person, address)
        assert (response.status_code, response.mimetype) == (200, "text/html")
        html = response.get_data(as_text=True)
        bare = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
        assert re.findall(r"<(?:script|link|img|button|form|a|iframe)\b|\ssrc=|\son[a-z]+=", bare) == []
        assert set(re.findall(r"url\((.{21})", html)) == {"data:font/woff2;base6"}
        assert "@import" not in html
        words = without_blanks(unescape(re.sub(r"<[^>]*>", "", bare)))
        assert [said for said, _ in sheet.words() if without_blanks(said) not in words] == []
        assert f'<html lang="{language}">' in html


@pytest.mark.usefixtures("no_weasyprint")
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_weasyprint_whoever_asks_for_a_pdf_is_told_so_and_what_to_do(language, finished):
    person = finished(language)
    for address in addresses(person):
        page = person.open(f"{address}.pdf")
        assert page.status == 404
        assert page.one("h1").text == person.words("There is no PDF here")
        saved = page.link(person.words("Save my sheet"))
        assert fetch(person, saved["href"]).mimetype == "text/html"


def test_libraries_that_are_missing_are_like_a_missing_weasyprint(monkeypatch):
    """Importing it ends in an OSError where Pango is not installed."""

    class Broken:
        def find_spec(self, name, *_):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    pdf._fonts.cache_clear()
    with pytest.raises(NoLibrary, match="libpango"):
        pdf_of("<html></html>")


# ----------------------------------------------------------------------------------------- headers, and who


@pytest.mark.parametrize("kind", ["pdf", "html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_file_has_a_plain_name_and_is_kept_by_nobody_else(language, kind, finished, request):
    if kind == "pdf":
        from tests.conftest import need

        need("pdf")
    person = finished(language)
    for address in addresses(person):
        response = fetch(person, f"{address}.{kind}")
        assert response.headers["Content-Disposition"] == f"attachment; filename={NAMES[language]}.{kind}"
        assert policy(response) == SHEET | {"Strict-Transport-Security": "max-age=31536000"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_offers_the_file(language, finished):
    person = finished(language)
    page = person.open(f"/{language}/result/sheet")
    assert page.link(person.words("Save my sheet"))["href"] == f"/{language}/result/sheet/file"
    page = person.open(carried(person))
    assert page.link(person.words("Save"))["href"] == f"{carried(person)}/file"


@pytest.mark.parametrize("setting", ["kiosk", "tablet"])
def test_shared_device_keeps_no_file_and_offers_none(setting, make_application, personas):
    person = Person(make_application(setting=setting).test_client())
    person.begin()
    person.take(personas["jean-pierre"].answers)
    page = person.open("/fr/result/sheet")
    assert [link["href"] for link in page.all("a") if "/file" in link["href"]] == []
    for ending in ("", ".pdf", ".html"):
        assert fetch(person, f"/fr/result/sheet/file{ending}").status_code == 404


def test_enrolled_kiosk_gives_no_file_by_link_either_but_a_phone_gets_it(make_application, personas):
    app = make_application(setting="kiosk", public_url=ORIGIN, https=True)
    person = Person(app.test_client(), "fr", ORIGIN)
    person.begin()
    person.take(personas["jean-pierre"].answers)
    link = carried(person)
    kiosk, phone = (Person(app.test_client(), "fr", ORIGIN) for _ in range(2))
    until = MORNING + timedelta(days=1)
    kiosk.open(f"/enrol/{enrolment(b'k' * 32, device_of('kiosk'), until)}")
    assert [a["href"] for a in kiosk.open(link).all("a") if "/file" in a["href"]] == []
    assert fetch(kiosk, f"{link}/file.html").status_code == 404
    assert fetch(phone, f"{link}/file.html").status_code == 200


def test_file_is_only_for_whoever_has_a_result(application, person):
    assert fetch(person, "/fr/result/sheet/file").headers["Location"] == "/fr/"
    person.begin()
    assert "/test/" in fetch(person, "/fr/result/sheet/file").headers["Location"]
    assert fetch(person, f"/fr/carry/{'A' * 32}/file").status_code == 410


def test_file_is_gone_when_the_result_is_erased(make_public, personas):
    person = Person(make_public().test_client(), "fr", ORIGIN)
    person.begin()
    person.take(personas["jean-pierre"].answers)
    address = f"{carried(person)}/file.html"
    assert fetch(person, address).status_code == 200
    person.open("/fr/erase")
    person.press("Yes, erase all")
    assert fetch(person, address).status_code == 410
    assert fetch(person, "/fr/result/sheet/file").headers["Location"] == "/fr/"
