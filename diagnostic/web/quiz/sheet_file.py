"""The person's sheet as a file to keep: PDF where it can be made, else HTML that stands alone.

On a device that many people share there is none: it would stay where the next person finds it.
"""

from flask import Response, abort, redirect, render_template, request, url_for

from diagnostic.web.documents import render
from diagnostic.web.enrolment import this_device
from diagnostic.web.installation import installation
from diagnostic.web.language import gettext
from diagnostic.web.pdf import Busy, NoPdf, pdf_of
from diagnostic.web.quiz import carried_page
from diagnostic.web.quiz.blueprint import IN_LANGUAGE, Page, blueprint, go, published
from diagnostic.web.quiz.result_page import shown
from diagnostic.web.quiz.visitor import Visitor, visitor, visitor_of
from diagnostic.web.quiz.way import where_now

KIND = "<any(pdf, html):kind>"


@blueprint.get(IN_LANGUAGE + "/result/sheet/file")
@blueprint.get(IN_LANGUAGE + "/result/sheet/file." + KIND)
def sheet_file(language: str, kind: str | None = None) -> Page:
    """The sheet of this browser's person, as a file of this kind or of the best that there is."""
    _only_on_own_devices()
    who = visitor(language)
    return _file_of(who, kind) if who.finished else go(language, where_now(who.path))


@blueprint.get(IN_LANGUAGE + "/carry/<token>/file")
@blueprint.get(IN_LANGUAGE + "/carry/<token>/file." + KIND)
def carried_file(language: str, token: str, kind: str | None = None) -> Page:
    """The sheet of whoever holds this link."""
    opened = carried_page.by_link(token)
    _only_on_own_devices()
    if opened is None:
        return carried_page.gone_page(published(), language)
    who = visitor_of(installation(), opened.assessment, language)
    if not who.finished:
        return redirect(url_for("quiz.carry", language=language, token=token), 303)
    return _file_of(who, kind)


def _only_on_own_devices() -> None:
    if this_device().shared:
        abort(404)


def _file_of(who: Visitor, kind: str | None) -> Page:
    html = render("sheet.html", who.language, shown(who))
    if kind == "html":
        return _file(html.encode(), "html")
    try:
        return _file(pdf_of(html), "pdf")
    except NoPdf:
        return _no_file(who, "no-pdf", 404) if kind else _file(html.encode(), "html")
    except Busy:
        return _no_file(who, "busy", 503)


def _file(content: bytes, kind: str) -> Response:
    """An attachment whose name says nothing of the person."""
    response = Response(content, mimetype={"pdf": "application/pdf", "html": "text/html"}[kind])
    name = gettext("my-result")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{kind}")
    return response


def _no_file(who: Visitor, why: str, code: int) -> Page:
    """Why there is no file, and what to do instead."""
    page = render_template(
        "quiz/no_file.html",
        bundle=who.bundle,
        language=who.language,
        why=why,
        here=request.path,
        plain=request.path.removesuffix(".pdf"),
        token=(request.view_args or {}).get("token"),
        typed=None,
    )
    return page, code
