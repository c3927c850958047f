"""`diagnostic paper --pdf`: real files, page by page."""

import pytest

from diagnostic.engine.reply import ways_out
from diagnostic.engine.shown import letters_of
from diagnostic.insight.guards import WAYS_OUT
from diagnostic.insight.sheet import on_paper
from diagnostic.model.codec import digest
from diagnostic.model.question import Task, offered
from diagnostic.web.language import CATALOGUES
from tests.cli.conftest import FOLDER
from tests.pdf import A4, Pdf, without_blanks

pytestmark = [pytest.mark.pdf, pytest.mark.uncovered]

MADE = {"fr": [], "nl": ["--large"]}
"""Each language once and each size once: a file takes several seconds."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """The paper version by language, made by the command."""
    from click.testing import CliRunner

    from diagnostic.cli import main

    made = {}
    for language, more in MADE.items():
        folder = tmp_path_factory.mktemp("paper")
        html, pdf = folder / "paper.html", folder / "paper.pdf"
        options = ["--language", language, "--output", str(html), "--pdf", str(pdf), *more]
        done = CliRunner().invoke(main, ["paper", str(FOLDER), *options])
        assert (done.exit_code, done.output) == (0, "")
        made[language] = Pdf(pdf.read_bytes())
    return made


@pytest.mark.parametrize("language", MADE)
def test_paper_is_many_pages_of_a4_in_its_language(language, reading, papers):
    pdf = papers[language]
    assert set(pdf.sizes) == {A4}
    assert len(pdf.sizes) > (20 if language == "fr" else 35)
    title = reading.bundle.questionnaire.title[language]
    assert pdf.title == f"{title} – {CATALOGUES[language].gettext('On paper')}"
    assert pdf.language == language


@pytest.mark.parametrize("language", MADE)
def test_every_page_says_of_which_questionnaire_it_is_and_which_page(language, reading, papers):
    """Loose sheets find each other again, and a counsellor sees whether the screen asks the same."""
    foot = f"{reading.bundle.questionnaire.id}·{digest(reading.bundle)[:12]}"
    pages = papers[language].words
    assert [number for number, words in enumerate(pages, 1) if foot not in words] == []
    assert [number for number, words in enumerate(pages, 1) if f"{number}/{len(pages)}" not in words] == []


@pytest.mark.parametrize("language", MADE)
def test_no_question_is_cut_and_none_lacks_a_word(language, reading, papers):
    """A question, its help, its answers, letters and ways out stand on one page, in the order asked."""
    questions = on_paper(reading.bundle)
    beginnings = [f"{number}{without_blanks(q.text[language])}" for number, q in enumerate(questions, 1)]
    pages = iter(papers[language].words)
    words = next(pages)
    for number, question in enumerate(questions, 1):
        while beginnings[number - 1] not in words:
            words = next(pages, None)
            assert words is not None, f"question {number} begins on no page"
        words = words[words.index(beginnings[number - 1]) :]
        here = words.partition(beginnings[number])[0] if number < len(questions) else words
        texts = [choice.text[language] for choice in offered(question.form)]
        texts += [thing.text[language] for thing in getattr(question.form, "things", ())]
        texts += [question.help[language]] if question.help else []
        texts += [WAYS_OUT[way][language] for way in ways_out(question)]
        texts += ["".join(letters_of(question).values())] if isinstance(question.form, Task) else []
        assert (number, [text for text in texts if without_blanks(text) not in here]) == (number, [])


@pytest.mark.parametrize("language", MADE)
def test_nothing_sticks_out_of_the_paper(language, papers):
    assert papers[language].beside_the_paper(margin=15) == {}


@pytest.mark.parametrize("language", MADE)
def test_paper_has_tags_for_those_who_listen(language, reading, papers):
    tags = papers[language].tags()
    kinds = [kind for kind, _ in tags]
    assert kinds.count("H1") == 1
    assert kinds.count("H3") == len(on_paper(reading.bundle))
    # Pictograms stand beside words that say the same.
    assert "Figure" not in kinds
