"""Somebody at the keypad, and what is asked of the program when a code is tried."""

import argon2

from diagnostic.web.quiz.codes import show, split


class Watched(argon2.PasswordHasher):
    """Does its work and notes what was asked of it."""

    def __init__(self):
        super().__init__(memory_cost=19 * 1024, time_cost=2, parallelism=1)
        self.hashed = 0
        self.verified = []

    def hash(self, password, **options):
        self.hashed += 1
        return super().hash(password, **options)

    def verify(self, hash, password):  # noqa: A002  the name is the library's
        self.verified.append(hash)
        return super().verify(hash, password)


class Recorder:
    """Notes what passes between browsers and the application: addresses, and heads of answers."""

    def __init__(self, app):
        self.app = app
        self.addresses, self.heads = [], []

    def __call__(self, environ, start_response):
        self.addresses.append(environ["PATH_INFO"] + "?" + environ["QUERY_STRING"])

        def start(status, headers, exc_info=None):
            self.heads.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], status, headers))
            return start_response(status, headers, exc_info)

        return self.app(environ, start)


def finish(person):
    """Stop at the first question; the code that the result shows."""
    person.begin()
    person.send(f"/{person.language}/finish", [("csrf_token", person.token())])
    return code_on(person.page)


def code_on(page):
    return page.one(css="ticket__code").text.replace(" ", "")


def typed(page):
    """The characters in the boxes, with a dot for each empty one."""
    boxes = page.all("span", css="typed__box")
    return " ".join(
        "".join("".join(box.children).strip() or "." for box in boxes[at : at + 4]) for at in (0, 4, 8)
    )


def key(person, value):
    return person.press(person.page.one("button", name="press", value=value))


def enter(person, characters):
    """Open the keypad, press these keys, then ask for the result."""
    person.open(f"/{person.language}/code")
    for character in characters:
        assert key(person, character).status == 200
    return key(person, "show")


def try_(person, characters, press="show"):
    """The same in one step, from the keypad that is open; or something else that a code can do."""
    fields = [("csrf_token", person.token()), ("typed", characters), ("press", press)]
    return person.send(f"/{person.language}/code", fields)


def wrong(code):
    """Another secret with the same selector."""
    return code[:-1] + ("0" if code[-1] != "0" else "1")


def elsewhere(code):
    """The same secret with another selector."""
    return ("0" if code[0] != "0" else "1") + code[1:]


def halves(code):
    return {code, show(split(code)), code[4:], code[:8], code.lower()}
