"""Documents for paper: one HTML file that needs nothing else, and a PDF where WeasyPrint is installed."""

import base64
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import click
import jinja2
from markupsafe import Markup

from diagnostic.definition.wording import Phrase, say
from diagnostic.engine.shown import shuffled
from diagnostic.model.question import Question, Task
from diagnostic.resources import resource
from diagnostic.web.assets import FONT, SPRITE
from diagnostic.web.language import CATALOGUES

NO_PDF: Phrase = say(
    "Aucun PDF : le programme WeasyPrint n'est pas installé. Installez-le avec "
    "« pip install 'diagnostic[pdf]' », ou ouvrez le fichier HTML dans un navigateur et imprimez-le en PDF.",
    "Geen pdf: het programma WeasyPrint is niet geïnstalleerd. Installeer het met "
    "\"pip install 'diagnostic[pdf]'\", of open het HTML-bestand in een browser en druk het af als pdf.",
    "No PDF: the program WeasyPrint is not installed. Install it with "
    "\"pip install 'diagnostic[pdf]'\", or open the HTML file in a browser and print it as a PDF.",
)

PRESSABLE = re.compile(r"<button [^>]*?value=\"(?P<id>[^\"]+)\"[^>]*?class=\"(?P<classes>[^\"]+)\"[^>]*>")
"""What `templates/quiz/screens/element.html` makes: the one thing that paper cannot have."""


def render(template: str, language: str, values: Mapping[str, object]) -> str:
    """The template of `templates/print/` as a file of its own: style, typeface and pictograms are inside."""
    return _environment(language).get_template(f"print/{template}").render(language=language, **values)


def write_pdf(html: str, path: Path, language: str) -> None:
    """A PDF of *html*.

    :raises click.ClickException: WeasyPrint is not installed; says in *language* what to do.
    """
    try:
        import weasyprint  # noqa: PLC0415  an optional extra, and slow to load
    except ImportError as error:
        raise click.ClickException(NO_PDF[language]) from error
    weasyprint.HTML(string=html).write_pdf(path)


@cache
def _environment(language: str) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resource("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue = CATALOGUES[language]
    made.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        # Paper says nothing aloud: of the drawn screens only the words stay.
        "heard": lambda text, *_, **__: text,
        "listen_to": lambda *_, **__: "",
        "player": lambda *_, **__: "",
        "picture": picture,
        "shuffled": shuffled,
        "style": style(),
        "twin": lambda question, letters: _twin(made, question, letters, language),
    }
    return made


def _twin(
    environment: jinja2.Environment, question: Question, letters: Mapping[str, str], language: str
) -> Markup:
    """The drawn screen of a task as the test shows it, with a letter where one would press.

    The ids of the elements stay out: one called `right` would tell what to choose.
    """
    task = question.form
    assert isinstance(task, Task)  # noqa: S101  templates ask for tasks only
    drawn = environment.get_template(f"quiz/screens/{task.screen}.html").render(
        question=question, scene=task.scene, chosen=(), language=language
    )

    def lettered(found: re.Match[str]) -> str:
        return f'<span class="{found["classes"]}"><b class="letter">{letters[found["id"]]}</b>'

    return Markup(PRESSABLE.sub(lettered, drawn).replace("</button>", "</span>"))  # noqa: S704  it was escaped there


def picture(name: str) -> Markup:
    """A pictogram drawn in place; empty where the sprite has none of this name."""
    found = _symbols().get(name)
    if found is None:
        return Markup()
    return Markup(f'<svg class="picture" aria-hidden="true" focusable="false" {found}</svg>')  # noqa: S704


@cache
def _symbols() -> Mapping[str, str]:
    sprite = (resource("static") / SPRITE).read_text(encoding="utf-8")
    return dict(re.findall(r'<symbol id="([^"]+)" (.*?)</symbol>', sprite, re.DOTALL))


@cache
def style() -> Markup:
    """The typeface, the tokens of the screens, and the style sheet for paper."""
    static = resource("static")
    font = base64.b64encode((static / FONT).read_bytes()).decode()
    screens = (static / "css" / "quiz.css").read_text(encoding="utf-8")
    face = re.search(r"@font-face \{.*?\n\}\n", screens, re.DOTALL)
    tokens = re.search(r":root \{.*?\n\}\n", screens, re.DOTALL)
    assert face is not None  # noqa: S101  the style sheet is ours
    assert tokens is not None  # noqa: S101
    with_font = re.sub(r'url\("[^"]+"\)', f"url(data:font/woff2;base64,{font})", face[0])
    paper = (static / "css" / "print.css").read_text(encoding="utf-8")
    return Markup(with_font + tokens[0] + paper)  # noqa: S704
