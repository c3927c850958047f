"""What the script may do: little, and nothing that outlives the page."""

import gzip
import re
from pathlib import Path

import pytest

from diagnostic.web.assets import JOINED

STATIC = Path(__file__).parents[2] / "static"
PARTS = sorted((STATIC / "js" / "quiz").glob("*.js"))
WORKER = STATIC / "js" / "worker.js"
SCRIPTS = [*PARTS, WORKER]
ALL = "\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)


def code_of(*scripts):
    text = "\n".join(script.read_text(encoding="utf-8") for script in scripts)
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)


CODE = code_of(*SCRIPTS)


def test_every_part_is_sent_once():
    assert sorted(STATIC / part for part in JOINED["js/quiz.js"]) == PARTS
    assert sorted((STATIC / "js").rglob("*.js")) == sorted(SCRIPTS)


def test_scripts_are_light():
    assert SCRIPTS
    assert len(gzip.compress(ALL.encode(), 6)) <= 8 * 1024


@pytest.mark.parametrize("kept", ["localStorage", "sessionStorage", "indexedDB", "caches", "document.cookie"])
def test_scripts_keep_nothing_in_the_browser(kept):
    """Statement 7: only the worker keeps something, one page for when the network is lost."""
    assert kept not in code_of(*PARTS)
    assert kept == "caches" or kept not in code_of(WORKER)


@pytest.mark.parametrize(
    "way", ["https:", "http:", "XMLHttpRequest", "WebSocket", "sendBeacon", "importScripts", "import("]
)
def test_scripts_ask_nothing_of_another_machine(way):
    """Statement 71."""
    assert way not in CODE


@pytest.mark.parametrize(
    "danger", ["eval(", "Function(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"]
)
def test_scripts_make_no_code_and_no_markup_from_text(danger):
    assert danger not in CODE


def test_scripts_never_send_a_form_by_themselves():
    """Statement 19: choosing an answer never leaves the page. What somebody pressed may be sent once more."""
    assert re.findall(r"\.(?:submit|requestSubmit)\([^)]*\)", CODE) == [".requestSubmit(pressed)"]


def test_every_hook_of_the_script_is_in_a_page():
    root = Path(__file__).parents[2]
    # One module makes markup for the script: the texts that can be listened to.
    makers = [*(root / "templates").rglob("*.html"), root / "diagnostic" / "web" / "listening.py"]
    pages = "\n".join(page.read_text(encoding="utf-8") for page in makers)
    hooks = {
        hook for pair in re.findall(r'\[(data-[a-z-]+)|getElementById\("([a-z-]+)"\)', CODE) for hook in pair
    }
    hooks.discard("")
    assert hooks
    assert {hook for hook in hooks if hook not in pages} == set()
