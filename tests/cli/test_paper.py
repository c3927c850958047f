"""`diagnostic paper`: everything is on it, and nothing that tells what to choose."""

import re
import sys
from html.parser import HTMLParser

import pytest

from diagnostic.cli.paper import NO_LIBRARY, NO_PDF, key_of, sheets_of
from diagnostic.engine.reply import ways_out
from diagnostic.engine.shown import letters_of
from diagnostic.insight.guards import WAYS_OUT, Speaker
from diagnostic.insight.sheet import numbers_of, on_paper
from diagnostic.model.question import Evidence, Order, Sort, Task, Typed, offered
from diagnostic.web import pdf
from diagnostic.web.documents import style
from diagnostic.web.language import CATALOGUES
from diagnostic.web.pdf import NoLibrary
from diagnostic.web.quiz.glossary import hard_words
from tests.cli.conftest import FOLDER
from tests.conftest import CAPABILITIES
from tests.engine.build import bundle, choice, domain, order, profile, several, task, typed

LANGUAGES = ("fr", "nl")


class Sheet(HTMLParser):
    """The words of a document, by question; and how often each element occurs."""

    def __init__(self, html):
        super().__init__()
        self.words = {None: ""}
        self.question = None
        self.tags = []
        self.style = False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        named = dict(attributes).get("id") or ""
        if tag == "article" and named:
            self.question = named.removeprefix("question-")
            self.words[self.question] = ""
        self.style = tag == "style"

    def handle_endtag(self, tag):
        self.style = False
        if tag == "article":
            self.question = None

    def handle_data(self, data):
        if not self.style:
            self.words[self.question] += data

    def of(self, number):
        return " ".join(self.words[str(number)].split())

    @property
    def all(self):
        return " ".join(" ".join(self.words.values()).split())


def one_line(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def papers(reading):
    return {language: Sheet(sheets_of(reading.bundle, language)) for language in LANGUAGES}


@pytest.fixture(scope="module")
def keys(reading):
    return {language: Sheet(key_of(reading.bundle, language)) for language in LANGUAGES}


def things_of(question):
    """What is to be sorted, on a line each."""
    return question.form.things if isinstance(question.form, Sort) else ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_every_question_answer_element_and_way_out(language, reading, papers):
    sheet, gettext = papers[language], CATALOGUES[language].gettext
    questions = on_paper(reading.bundle)
    assert [number for number in sheet.words if number] == [str(n) for n in range(1, len(questions) + 1)]
    words_of_ways = {
        "unsure": gettext("I do not know"),
        "unclear": gettext("I do not understand the question"),
        "unsaid": gettext("I would rather not say"),
    }
    for number, question in enumerate(questions, 1):
        text = sheet.of(number)
        letters = letters_of(question)
        expected = [question.text[language], *(answer.text[language] for answer in offered(question.form))]
        expected += [thing.text[language] for thing in things_of(question)]
        expected += [question.help[language]] if question.help else []
        expected += [words_of_ways[way] for way in ways_out(question)] + list(letters.values())
        if isinstance(question.form, Task):
            expected += [words[language] for words in question.form.scene.values()]
            expected += [
                words[language] for e in question.form.elements for words in (e.details or {}).values()
            ]
        for words in expected:
            assert one_line(words) in text, (question.id, words)


def test_paper_leaves_out_exactly_what_only_a_screen_can_practise(reading):
    left_out = [q for q in reading.bundle.questionnaire.questions() if q not in on_paper(reading.bundle)]
    assert [(q.id, q.form.gesture) for q in left_out] == [("warm-press", "press"), ("warm-scroll", "scroll")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_reads_on_paper_that_it_is_paper(language, papers, keys):
    assert re.search(r"\bpaper\b", papers[language].all) is None
    assert re.search(r"\bsetting\b", keys[language].all) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_title_purpose_sections_and_desk(language, reading, papers):
    made = reading.bundle.questionnaire
    desk = reading.bundle.services[made.desk]
    titles = [section.title for section in made.sections]
    for text in (made.name, made.title, made.purpose, desk.name, *titles):
        assert one_line(text[language]) in papers[language].all


HOW = (
    "Take your time. There is no hurry.",
    "Tick one box, unless the question says more:",
    "Some questions show a drawn screen. There you circle one letter:",
    "You do not know? You do not understand? There is a box for that too.",
    "Some questions are not for everybody. A frame above them says so.",
    "“I do not understand the question” counts as no answer there.",
    "Do not write your name.",
    "You may ask a person for help.",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_says_how_to_fill_it_in_and_what_hard_words_mean(language, reading, papers):
    for sentence in HOW:
        assert one_line(CATALOGUES[language].gettext(sentence)) in papers[language].all
    asked = on_paper(reading.bundle)
    hard = {hard.term.id: hard.term for q in asked for hard in hard_words(reading.bundle, q, language)}
    assert hard
    for term in hard.values():
        assert one_line(f"{term.words[language][0]}{term.text[language]}") in papers[language].all


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_in_letters_stand_in_the_order_of_the_alphabet(language, reading):
    """The letters follow what is drawn, from top to bottom."""
    html = sheets_of(reading.bundle, language)
    for number, question in enumerate(on_paper(reading.bundle), 1):
        letters = list(letters_of(question).values())
        drawn = re.search(rf'id="question-{number}">(.*?)</article>', html, re.DOTALL)[1]
        found = re.findall(r'<b class="letter">([A-Z])</b>', drawn)
        times = 2 if isinstance(question.form, Task) else len(things_of(question)) or 1
        assert found == letters * times, question.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_gives_no_answer_away(language, reading):
    """No id of what is shown (`right`, `fake`), no points; so other points give the same paper."""
    html = sheets_of(reading.bundle, language)
    bare = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert CATALOGUES[language].gettext("Number of points").lower() not in Sheet(html).all.lower()
    codes = re.findall(r"<code>([^<]*)</code>", bare)
    known = {*numbers_of(reading.bundle)} | set(WAYS_OUT)
    for question in reading.bundle.questionnaire.questions():
        if question.evidence is Evidence.SHOWN:
            assert question.id not in codes
            drawn = re.search(
                rf'id="question-{numbers_of(reading.bundle)[question.id]}">(.*?)</article>', bare, re.DOTALL
            )[1]
            assert set(re.findall(r"<code>([^<]*)</code>", drawn)) == set(ways_out(question))
            assert re.findall(r'(?:value|data-\w+|name)="', drawn) == []
        else:
            known |= {answer.id for answer in offered(question.form)}
    assert set(codes) <= known


def test_other_points_and_cuts_give_the_same_paper():
    def made(*points):
        return bundle(
            choice("q1", dict(zip(("a", "b", "c"), points, strict=True))),
            several("q2", dict(zip(("d", "e", "f"), points, strict=True)), max_points=max(points)),
            task("q3", dict(zip("ghijk", (*points, 0, 0), strict=True))),
            domains=[domain(low=0, high=max(points))],
        )

    one, other = (sheets_of(made(*points), "fr") for points in ((0, 1, 2), (5, 0, 3)))
    without = re.compile(r'content: "[^"]*"')
    assert without.sub("", one) == without.sub("", other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_frames_are_about_the_same_questions(language, reading):
    html = sheets_of(reading.bundle, language)
    ranges = re.findall(r'<p class="gate__range">([^<]+)</p>', html)
    assert ranges
    assert len(set(ranges)) == len(ranges)
    two = {"fr": "Les questions {} et {}", "nl": "Vragen {} en {}"}[language]
    numbers = [tuple(map(int, re.findall(r"\d+", one))) for one in ranges]
    pairs = [(one, pair) for one, pair in zip(ranges, numbers, strict=True) if len(pair) == 2]
    assert {one == two.format(*pair) for one, pair in pairs if pair[1] == pair[0] + 1} == {True}
    assert {one == two.format(*pair) for one, pair in pairs if pair[1] > pair[0] + 1} <= {False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guard_of_the_questionnaire_is_on_the_paper(language, reading, papers):
    made = reading.bundle
    speaker = Speaker(made, language, numbers_of(made))
    sentences = {
        sentence
        for question in made.questionnaire.questions()
        for condition in (question.branch, question.ask_if)
        for statement in speaker.statements(condition)
        for sentence in statement.sentences
    }
    assert len(sentences) > 15
    for sentence in sentences:
        assert one_line(sentence) in papers[language].all


def test_ways_out_are_called_in_guards_as_they_are_on_the_sheet():
    messages = {
        "unsure": "I do not know",
        "unclear": "I do not understand the question",
        "unsaid": "I would rather not say",
    }
    for way, message in messages.items():
        for language in LANGUAGES:
            assert WAYS_OUT[way][language] == CATALOGUES[language].gettext(message)


def test_order_typed_and_at_most_have_their_places():
    made = bundle(
        order("q1", "x", "y", "z", points=2),
        typed("q2", points=1, fr=("bonjour",)),
        several("q3", {"a": 1, "b": 1, "c": 0}, at_most=2),
    )
    html = sheets_of(made, "fr")
    sheet = Sheet(html)
    assert html.count('class="box box--number"') == 3
    shown = re.findall(r'<b class="letter">[ABC]</b><span class="words">([xyz])</span>', html)
    assert sorted(shown) == ["x", "y", "z"]
    assert shown != ["x", "y", "z"]
    assert html.count('class="to-write"') == 1
    assert "bonjour" not in html
    assert "Cochez au plus 2 cases." in sheet.of(3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_key_has_all_points_guards_and_cuts(language, reading, keys):
    key, made = keys[language], reading.bundle
    html = key_of(made, language)
    for number, question in enumerate(on_paper(made), 1):
        part = re.search(rf'id="question-{number}">(.*?)</article>', html, re.DOTALL)[1]
        assert f"<code>{question.id}</code>" in part
        if question.scored and not isinstance(question.form, Order | Sort | Typed):
            rows = re.findall(r"<tr>.*?<code>([^<]*)</code>.*?class=\"points\">(\d+)</td></tr>", part)
            expected = {answer.id: str(answer.points) for answer in offered(question.form)}
            assert dict(rows) == expected | {"unsure": "0"}, question.id
        if question.if_skipped is not None:
            said = CATALOGUES[language].gettext("Who may skip this question is given %(points)d points.")
            assert said % {"points": question.if_skipped} in key.of(number)
    for band in (band for measured in made.questionnaire.domains for band in measured.bands):
        assert re.search(rf'<td class="points">{band.cut}</td><td><code>{band.id}</code>', html)
    speaker = Speaker(made, language, numbers_of(made), exact=True)
    for found in made.profiles.profiles:
        assert found.title[language] in key.all
        for statement in speaker.statements(found.when):
            assert all(one_line(sentence) in key.all for sentence in statement.sentences)


def test_key_says_the_points_of_an_order_and_of_a_typed_answer():
    made = bundle(
        order("q1", "x", "y", "z", points=3),
        typed("q2", points=1, fr=("bonjour", "salut")),
        profiles=[profile("anyone")],
    )
    key = Sheet(key_of(made, "fr"))
    assert "Tout dans le bon ordre : 3 points." in key.of(1).replace("\u00a0", " ")
    assert "échangés : 1." in key.of(1).replace("\u00a0", " ")
    assert "bonjour" in key.of(2)
    assert "salut" in key.of(2)


@pytest.mark.html
def test_documents_are_valid_html(reading, htmlcheck):
    made = reading.bundle
    typing = bundle(typed("q1", points=1, fr=("oui",)), order("q2", "x", "y", "z", points=2))
    pages = {f"paper-{language}": sheets_of(made, language, large=True) for language in LANGUAGES}
    pages |= {f"key-{language}": key_of(made, language) for language in LANGUAGES}
    pages |= {"paper-typed": sheets_of(typing, "fr"), "key-typed": key_of(typing, "fr")}
    assert htmlcheck(pages) == []


def test_documents_need_nothing_else(papers, keys, reading):
    for sheet in (*papers.values(), *keys.values()):
        assert {"script", "link", "img", "button", "input", "form"}.isdisjoint(sheet.tags)
    addresses = re.findall(r"url\(([^)]{0,30})", sheets_of(reading.bundle, "fr"))
    assert all(address.startswith("data:font/woff2;base64,") for address in addresses)
    assert len(addresses) == 1
    assert "@import" not in style("questionnaire")


def test_no_question_is_cut_by_the_end_of_a_page():
    rule = re.search(r"^\.question \{([^}]*)\}", style("questionnaire"), re.MULTILINE)
    assert "break-inside: avoid" in rule[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_writes_what_was_asked_for(language, run, tmp_path):
    plain, large, key = (tmp_path / f"{name}.html" for name in ("plain", "large", "key"))
    for file, more in ((plain, []), (large, ["--large"]), (key, ["--key"])):
        done = run("paper", FOLDER, "--language", language, "--output", file, *more)
        assert (done.exit_code, done.output) == (0, "")
    assert f'<html lang="{language}">' in plain.read_text("utf-8")
    assert f'<html lang="{language}" class="large">' in large.read_text("utf-8")
    assert CATALOGUES[language].gettext("Key for the counsellor") in key.read_text("utf-8")


@pytest.mark.parametrize("place, words", [("nl_BE.UTF-8", "nl"), ("fr_BE.UTF-8", "fr"), ("C", "en")])
def test_paper_without_weasyprint_says_so_and_keeps_the_page(place, words, run, tmp_path, monkeypatch):
    for name in ("weasyprint", "weasyprint.text.fonts"):
        monkeypatch.setitem(sys.modules, name, None)
    pdf._fonts.cache_clear()
    file, made = tmp_path / "a.html", tmp_path / "a.pdf"
    done = run("paper", FOLDER, "--language", "nl", "--output", file, "--pdf", made, LANG=place)
    assert done.exit_code == 1
    assert done.stderr.strip() == f"Error: {NO_PDF[words]}"
    assert "diagnostic[pdf]" in done.stderr
    assert file.exists()
    assert not made.exists()


@pytest.mark.parametrize("place, words", [("nl_BE.UTF-8", "nl"), ("fr_BE.UTF-8", "fr"), ("C", "en")])
def test_paper_without_a_library_of_weasyprint_names_the_packages(place, words, run, tmp_path, monkeypatch):
    def cannot_be_loaded():
        raise NoLibrary("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "_fonts", cannot_be_loaded)
    file, made = tmp_path / "a.html", tmp_path / "a.pdf"
    done = run("paper", FOLDER, "--language", "nl", "--output", file, "--pdf", made, LANG=place)
    assert (done.exit_code, done.stderr.strip()) == (1, f"Error: {NO_LIBRARY[words]}")
    assert CAPABILITIES["pdf"][2] == re.findall(r"lib\w+-[\w.-]+", NO_LIBRARY[words])
    assert (file.exists(), made.exists()) == (True, False)


def test_paper_refuses_a_language_that_the_questionnaire_does_not_speak(run, folder, tmp_path):
    done = run("paper", FOLDER, "--language", "de", "--output", tmp_path / "a.html")
    assert done.exit_code == 2


def test_paper_of_a_broken_questionnaire_shows_its_errors(run, folder, change, tmp_path):
    line, _ = change("sections/device.yml", "kind: choice", "kind: choise")
    done = run("paper", folder, "--language", "fr", "--output", tmp_path / "a.html")
    assert done.exit_code == 1
    assert f"sections/device.yml:{line}:" in done.stderr
    assert not (tmp_path / "a.html").exists()
