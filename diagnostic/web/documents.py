"""Documents for paper: one HTML file that needs nothing else. The pages and the command make the same ones.

The environment of the pages cannot serve here: it learns the language from a request, and its pictograms and
listen buttons need other files beside the page.
"""

import base64
import re
from collections.abc import Mapping
from functools import cache

import jinja2
from markupsafe import Markup

from diagnostic.engine.shown import shuffled
from diagnostic.model.question import Question, Task
from diagnostic.resources import resource
from diagnostic.web.assets import FONT, SPRITE, content
from diagnostic.web.language import CATALOGUES
from diagnostic.web.quiz.words import address_of

PRESSABLE = re.compile(r"<button [^>]*?value=\"(?P<id>[^\"]+)\"[^>]*?class=\"(?P<classes>[^\"]+)\"[^>]*>")
"""What `templates/quiz/screens/element.html` makes: the one thing that paper cannot have."""


def render(template: str, language: str, values: Mapping[str, object]) -> str:
    """The template of `templates/print/` as a file of its own: style, typeface and pictograms are inside."""
    return (
        _environment(language)
        .get_template(f"print/{template}")
        .render({"large": False, **values, "language": language})
    )


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
        "address_of": address_of,
        # Paper says nothing aloud: of what can be heard only the words stay.
        "named": named,
        "heard": lambda text, *_, **__: text,
        "listen_to": lambda *_, **__: "",
        "player": lambda *_, **__: "",
        "picture": picture,
        "shuffled": shuffled,
        "style": style,
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


def named(drawing: Markup, name: str) -> Markup:
    """The drawing with its own words for whoever cannot see it: a PDF file takes them from nowhere else."""
    start, _, rest = drawing.partition(">")
    return start + Markup("><title>{}</title>").format(name) + rest


@cache
def _symbols() -> Mapping[str, str]:
    sprite = (resource("static") / SPRITE).read_text(encoding="utf-8")
    return dict(re.findall(r'<symbol id="([^"]+)" (.*?)</symbol>', sprite, re.DOTALL))


@cache
def style(*sheets: str) -> Markup:
    """The typeface, the tokens of the screens, what all paper shares, and the style sheets of these names."""
    font = base64.b64encode(content(FONT)).decode()
    screens = content("css/quiz.css").decode()
    face = re.search(r"@font-face \{.*?\n\}\n", screens, re.DOTALL)
    tokens = re.search(r":root \{.*?\n\}\n", screens, re.DOTALL)
    assert face is not None  # noqa: S101  the style sheet is ours
    assert tokens is not None  # noqa: S101
    with_font = re.sub(r'url\("[^"]+"\)', f"url(data:font/woff2;base64,{font})", face[0])
    paper = [content(f"css/{name}.css").decode() for name in ("print", *sheets)]
    return Markup("".join((with_font, tokens[0], *paper)))  # noqa: S704
