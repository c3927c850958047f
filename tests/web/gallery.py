"""One of every page of the application, in one language, as people come to see them."""

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch
from urllib.parse import urlsplit

from diagnostic.engine.points import points_of
from diagnostic.web import pdf
from tests.content.people import beginner, best, replies_to, worst
from tests.web.keypad import code_on, try_
from tests.web.page import Page
from tests.web.qr import link_on


@dataclass(frozen=True)
class View:
    """A page, what kind of page it is, and the question or section it is about, if any."""

    kind: str
    language: str
    page: Page
    about: str | None = None

    @classmethod
    def of(cls, kind, person, about=None):
        """What the person sees now, kept as it is: they go on to tick things on their own page."""
        return cls(kind, person.language, Page(person.page.response, person.page.address), about)

    def __str__(self):
        return " ".join(part for part in (self.kind, self.about, self.language) if part)


FAILING = "/failing"
"""The address of a view that fails, which the application of the gallery has besides its own."""

PLAIN = {
    "gate": "/",
    "purpose": "/{}/",
    "help": "/{}/help",
    "accessibility": "/{}/accessibility",
    "erase": "/{}/erase",
    "code": "/{}/code",
}


def nearly(question):
    """Well, but of the harder questions only half where there is a half: so that nothing is decided early."""
    halves = [value for value in replies_to(question)[:-2] if points_of(question, value) == 1]
    return halves[0] if halves and question.if_skipped == 0 else best(question)


def puzzled(question):
    """The reply of somebody who understands no question at all."""
    return ("unclear",)


def look_at_everything(make_person, make_typist, questions, language):
    """Every page in this language; `make_person` gives somebody at a new browser, `make_typist` with keys."""
    somebody = make_person(language)
    views = [View(kind, language, somebody.open(address.format(language))) for kind, address in PLAIN.items()]
    seen = set()
    for replies in (best, worst, beginner, nearly, puzzled):
        views += journey(make_person(language), questions, replies, seen)
    views += typed(make_typist(language), questions, seen)
    views += pauses(make_person(language), make_person(language), questions)
    return [*views, *mistakes(make_person(language), questions), *errors(make_person(language))]


def journey(person, questions, replies, seen):
    """A journey with all that can be seen on its way; questions that were `seen` are passed."""
    language = person.language
    person.begin()
    while person.page.address != f"/{language}/result":
        name = person.question
        if name is None:
            yield View.of("summary", person, person.page.address.split("/")[3])
            person.go_on()
        elif name in seen:
            person.answer(*replies(questions[name]))
        else:
            seen.add(name)
            yield from question_views(person, questions[name], replies)
    yield View.of("result", person)
    carried = urlsplit(link_on(person.page)).path
    person.open(f"/{language}/result/sheet")
    yield View.of("sheet", person)
    person.open(f"/{language}/result/slip")
    yield View.of("slips", person)
    person.open(carried)
    yield View.of("carried", person)
    for below in ("sheet", "slip"):
        person.open(f"{carried}/{below}")
        yield View.of(f"carried {below}", person)


def question_views(person, question, replies):
    """A question at first sight, after a mistake and on return; the person then goes on from it."""
    address = person.page.address
    yield View.of("question", person, question.id)
    send(person)
    yield View.of("mistake", person, question.id)
    person.open(address)
    person.answer(*replies(question))
    after = person.page.address
    person.open(address)
    yield View.of("return", person, question.id)
    person.open(after)


def typed(person, questions, seen):
    """What is asked only of people with keys: somebody who finds everything hard meets it."""
    person.begin()
    for _ in person.walk({name: worst(question) for name, question in questions.items()}):
        name = person.question
        if name is not None and name not in seen:
            seen.add(name)
            yield from question_views(person, questions[name], best)


def pauses(person, other, questions):
    """Somebody goes on later: what is shown, and what the link and the code then open for another one."""
    language = person.language
    person.begin()
    person.take({name: best(question) for name, question in questions.items()}, until="equipment")
    person.open(f"/{language}/pause")
    yield View.of("pause", person)
    person.press("Get my code")
    yield View.of("pause code", person)
    other.open(urlsplit(link_on(person.page)).path)
    yield View.of("waiting", other)
    code = code_on(person.page)
    other.open(f"/{language}/code")
    try_(other, code)
    yield View.of("waiting by code", other)
    person.open(f"/{language}/erase")
    person.send(f"/{language}/finish", [("csrf_token", person.token())])
    other.open(f"/{language}/code")
    for press in ("show", "sheet", "slips"):
        try_(other, code, press)
        yield View.of(f"carried {press} by code", other)
    yield from no_files(person)
    other.press("Yes, erase all")
    other.open(urlsplit(link_on(person.page)).path)
    yield View.of("gone", other)


def no_files(person):
    """Why there is no file just now, or no PDF file at all."""
    before, address = person.page.address, f"/{person.language}/result/sheet/file.pdf"
    with pdf.ONE_AT_A_TIME:
        person.open(address)
    yield View.of("no-file 503", person)
    with without_weasyprint():
        person.open(address)
    yield View.of("no-file 404", person)
    person.open(before)


@contextmanager
def without_weasyprint():
    """Whatever is installed: inside of this it is not."""
    pdf._fonts.cache_clear()
    with patch.dict(sys.modules, {"weasyprint": None, "weasyprint.text.fonts": None}):
        yield
    pdf._fonts.cache_clear()


def send(person, *fields):
    """Send the form of the question with these fields only."""
    person.send(person.form["action"], [("csrf_token", person.token()), *fields])


def mistakes(person, questions):
    """What is said about answers that do not go together."""
    answers = {name: best(question) for name, question in questions.items()}
    answers |= {"admin-form": ("not-yet",), "admin-required": ("unsure",)}
    person.begin()
    steps, remedies = questions["device-scan"].form.steps, questions["admin-stuck"].form.options
    for name, kind, fields in (
        ("equipment", "mistake not together", [("answer", "nothing"), ("answer", "computer")]),
        ("device-scan", "mistake same place", [(f"place-{step.id}", "1") for step in steps]),
        ("admin-stuck", "mistake too many", [("answer", remedy.id) for remedy in remedies]),
    ):
        person.take(answers, until=name)
        send(person, *fields)
        yield View.of(kind, person, name)


def errors(person):
    """What people see when a request is wrong, or the program."""
    language = person.language
    person.begin()
    action, token = person.form["action"], ("csrf_token", person.token())
    person.send(action, [token, ("answer", "forged")])
    yield View.of("error 400", person)
    person.open(f"/{language}/nowhere")
    yield View.of("error 404", person)
    person.send(f"/{language}/help", [token])
    yield View.of("error 405", person)
    person.send(action, [token, ("answer", "x" * 70_000)])
    yield View.of("error 413", person)
    person.open(f"/{language}{FAILING}")
    yield View.of("error 500", person)
