"""One of every page of the application, in one language, as people come to see them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.content.people import beginner, best, worst
from tests.web.page import Page
from tests.web.qr import link_on


@dataclass(frozen=True)
class View:
    """A page, what kind of page it is, and the question or section it is about, if any."""

    kind: str
    language: str
    page: Page
    about: str | None = None

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
}


def puzzled(question):
    """The reply of somebody who understands no question at all."""
    return ("unclear",)


def look_at_everything(make_person, questions, language):
    """Every page in this language; `make_person` gives somebody at a new browser."""
    somebody = make_person(language)
    views = [View(kind, language, somebody.open(address.format(language))) for kind, address in PLAIN.items()]
    seen = set()
    for replies in (best, worst, beginner, puzzled):
        views += journey(make_person(language), questions, replies, seen)
    return [*views, *mistakes(make_person(language), questions), *errors(make_person(language))]


def journey(person, questions, replies, seen):
    """A journey with all that can be seen on its way; questions that were `seen` are passed."""
    language = person.language
    person.begin()
    while person.page.address != f"/{language}/result":
        name = person.question
        if name is None:
            yield View("summary", language, person.page, person.page.address.split("/")[3])
            person.go_on()
        elif name in seen:
            person.answer(*replies(questions[name]))
        else:
            seen.add(name)
            yield View("question", language, person.page, name)
            yield View("mistake", language, send(person), name)
            person.open(f"/{language}/test/{name}")
            person.answer(*replies(questions[name]))
            after = person.page.address
            yield View("return", language, person.open(f"/{language}/test/{name}"), name)
            person.open(after)
    yield View("result", language, person.page)
    carried = urlsplit(link_on(person.page)).path
    yield View("sheet", language, person.open(f"/{language}/result/sheet"))
    yield View("carried", language, person.open(carried))


def send(person, *fields):
    """Send the form of the question with these fields only."""
    return person.send(person.form["action"], [("csrf_token", person.token()), *fields])


def mistakes(person, questions):
    """What is said about answers that do not go together."""
    language = person.language
    answers = {name: best(question) for name, question in questions.items()}
    answers |= {"admin-form": ("not-yet",), "admin-required": ("unsure",)}
    person.begin()
    for name, kind, fields in (
        ("equipment", "mistake not together", [("answer", "nothing"), ("answer", "computer")]),
        (
            "device-scan",
            "mistake same place",
            [(f"place-{s.id}", "1") for s in questions["device-scan"].form.steps],
        ),
        (
            "admin-stuck",
            "mistake too many",
            [("answer", o.id) for o in questions["admin-stuck"].form.options],
        ),
    ):
        person.take(answers, until=name)
        yield View(kind, language, send(person, *fields), name)


def errors(person):
    """What people see when a request is wrong, or the program."""
    language = person.language
    person.begin()
    action, token = person.form["action"], ("csrf_token", person.token())
    yield View("error 400", language, person.send(action, [token, ("answer", "forged")]))
    yield View("error 404", language, person.open(f"/{language}/nowhere"))
    yield View("error 405", language, person.send(f"/{language}/help", [token]))
    yield View("error 413", language, person.send(action, [token, ("answer", "x" * 70_000)]))
    yield View("error 500", language, person.open(f"/{language}{FAILING}"))
