"""The pages beside the test, from which one goes back, stops, or erases: ask a person, erase all."""

from flask import render_template

from diagnostic.web.enrolment import this_device
from diagnostic.web.quiz.blueprint import Page, published
from diagnostic.web.quiz.people import people_of
from diagnostic.web.quiz.visitor import present


def aside_page(name: str, language: str) -> Page:
    """One of them. Whoever is in the middle of a test sees it with the questionnaire of that test, and the
    ways to stop early.
    """
    who = present(language)
    bundle = published() if who is None else who.bundle
    return render_template(
        f"quiz/{name}.html",
        bundle=bundle,
        language=language,
        people=people_of(bundle, this_device()),
        nobody=who is None,
        under_way=who is not None and who.under_way,
    )
