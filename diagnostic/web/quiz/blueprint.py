"""What all routes of the test share: the blueprint they stand in, and the few answers that many give."""

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from diagnostic.model.bundle import Bundle
from diagnostic.store import bundles
from diagnostic.web.installation import installation
from diagnostic.web.language import LANGUAGES
from diagnostic.web.quiz.visitor import rested
from diagnostic.web.quiz.way import Place
from diagnostic.web.quiz.words import address_of, chosen_words, staff_reads, whole_words, words_of

blueprint = Blueprint("quiz", __name__)
blueprint.add_app_template_global(address_of)
blueprint.add_app_template_global(rested)
blueprint.add_app_template_global(chosen_words)
blueprint.add_app_template_global(staff_reads)
blueprint.add_app_template_global(words_of)
blueprint.add_app_template_filter(whole_words)

Page = str | tuple[str, int] | tuple[str, int, dict[str, str]] | Response
IN_LANGUAGE = f"/<any({', '.join(LANGUAGES)}):language>"


def plain_page(name: str, language: str) -> Page:
    """A page that needs no more than the questionnaire in force."""
    return render_template(f"quiz/{name}.html", bundle=published(), language=language)


def published_digest() -> str:
    """The bundle that whoever begins now begins with; 503 while there is none."""
    digest = bundles.published(installation().engine)
    if digest is None:
        abort(503)
    return digest


def published() -> Bundle:
    """The bundle in force, for pages that need no assessment."""
    return installation().bundle(published_digest())


def go(language: str, place: Place) -> Response:
    """A redirect to a place of the test."""
    match place.page:
        case "question":
            where = url_for("quiz.question", language=language, question_id=place.id)
        case "summary":
            part = place.part if place.part > 1 else None
            where = url_for("quiz.summary", language=language, section_id=place.id, part=part)
        case _:
            where = url_for("quiz.result", language=language)
    return redirect(where, 303)
