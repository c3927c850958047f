"""`diagnostic check --explain`: a page about each finding, and the document with all of them."""

import re

import pytest

from diagnostic.cli.explain import as_text, page
from diagnostic.cli.handbook import FAMILIES, handbook
from diagnostic.definition.findings import CATALOGUE
from diagnostic.definition.wording import LANGUAGES
from tests.documents import ROOT, blocks, read


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_everything_about_its_code(language, run):
    done = run("check", "--explain", "S03", "--language", language)
    about = page("S03", language)
    assert done.exit_code == 0
    text = re.sub(r"\n *", " ", done.stdout)
    for part in (
        f"S03 {about.title} ({about.severity})",
        about.sentence,
        about.why,
        about.file,
        about.remedy,
    ):
        assert part in text
    for lines in (about.wrong, about.right):
        assert "\n".join(f"    {line}" for line in lines.split("\n")) in done.stdout


def test_a_page_needs_no_path_and_small_letters_do(run):
    assert run("check", "--explain", "s03").stdout == run("check", "--explain", "S03").stdout != ""


def test_a_page_speaks_the_language_of_the_terminal(run):
    spoken = run("check", "--explain", "T03", LANG="nl_BE.UTF-8").stdout
    assert spoken == run("check", "--explain", "T03", "--language", "nl").stdout


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CATALOGUE)
def test_every_page_fits_a_terminal(code, language):
    lines = as_text(page(code, language), language).split("\n")
    assert [line for line in lines if not line.startswith("    ") and len(line) > 80] == []


@pytest.mark.parametrize(
    "typed, hint", [("S3", "S03"), ("T033", "T03"), ("unknown", "diagnostic check --explain all")]
)
def test_an_unknown_code_is_refused_with_a_hint(typed, hint, run):
    done = run("check", "--explain", typed, "--language", "fr")
    assert done.exit_code == 2
    assert f"Il n'y a pas de code «\u00a0{typed}\u00a0»." in done.stderr
    assert hint in done.stderr.replace("\u00a0", " ")


def test_check_without_a_folder_or_a_code_asks_for_the_folder(run):
    done = run("check")
    assert done.exit_code == 2
    assert "Missing argument 'PATH'" in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_of_all_findings_is_the_one_in_docs(language, run):
    """After a change: make findings."""
    done = run("check", "--explain", "all", "--language", language)
    assert done.stdout == handbook(language) == read(ROOT / "docs" / f"findings.{language}.md")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_has_every_code_once_and_the_same_examples(language):
    text = handbook(language)
    assert sorted(re.findall(r"^### ([A-Z]\d\d) ", text, re.MULTILINE)) == sorted(CATALOGUE)
    assert blocks(text, "yaml") == blocks(handbook("en"), "yaml") != []


def test_every_family_has_a_heading():
    assert {code[0] for code in CATALOGUE} <= set(FAMILIES)
