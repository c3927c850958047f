"""The real application with the real questionnaire, served on a free port of this machine."""

import gzip
import re
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

from diagnostic.cli.serve import load_questionnaire
from diagnostic.definition.folder import read_folder
from diagnostic.engine.journey import walk
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import RIGHT, UNCLEAR, UNSAID, UNSURE, Order, Sort, Typed
from diagnostic.store import bundles, schema
from diagnostic.store.engine import open_engine
from diagnostic.web.app import create_app
from diagnostic.web.device import DEVICES
from diagnostic.web.quiz.words import whole_words
from diagnostic.web.settings import Settings
from tests.sqlite import hurry

FOLDER = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"
WAYS_OUT = (UNSURE, UNCLEAR, UNSAID)
LANGUAGES = ("fr", "nl")
AT_HOME = Facts("fr", {"setting": "home", "keyboard": "none"})


@cache
def reading():
    """The questionnaire and its personas, read once."""
    found = read_folder(FOLDER)
    assert found.bundle is not None
    return found


@cache
def personas():
    return {persona.id: persona for persona in reading().personas}


def question(question_id):
    return reading().bundle.question(question_id)


def asked(question_id, language):
    """The words of a question as the page has them: short hyphens joined."""
    return whole_words(question(question_id).text[language])


def fields_of(question_id, value, language):
    """What the form of this question sends for an answer."""
    form = question(question_id).form
    if isinstance(form, Order) and value[0] not in WAYS_OUT:
        return {f"place-{step}": str(place) for place, step in enumerate(value, 1)}
    if isinstance(form, Sort) and value[0] not in WAYS_OUT:
        return {f"place-{thing.id}": folder for thing, folder in zip(form.things, value, strict=True)}
    if isinstance(form, Typed) and value[0] not in WAYS_OUT:
        return {"answer": form.accept[language][0] if value == (RIGHT,) else "x"}
    return {"answer": list(value)}


@dataclass
class Exchange:
    """One request that came in, and what was sent back: bytes as gzip -6 would make them, head included."""

    method: str
    path: str
    status: int
    bytes: int


@cache
def asked_of(who):
    """The questions that a persona is asked, in order: where a section ends early, not all there are."""
    answers, given = personas()[who].answers, {}
    while (waiting := walk(reading().bundle, Answers(given), AT_HOME).first_open) is not None:
        if waiting.id not in answers:
            break
        given[waiting.id] = answers[waiting.id]
    return tuple(given)


@dataclass
class Site:
    """A running server. `pause` slows every POST down, in seconds; while it is `away`, every POST gets 503;
    `traffic` is all that was asked for.
    """

    app: object
    url: str = ""
    pause: float = 0.0
    away: bool = False
    traffic: list[Exchange] = field(default_factory=list)
    _visits: dict = field(default_factory=dict)

    @property
    def cookie(self):
        return self.app.session_interface.name

    @property
    def https(self):
        return self.app.session_interface.https

    def person(self, language, answers=(), *, finished=False, paused=False):
        """The cookie of somebody new, who has given these answers by the real forms (question -> value).

        `finished` means that the person then saw the result, `paused` that they got a code to go on later.
        """
        client = self.app.test_client()
        if self.https:
            client.environ_base["wsgi.url_scheme"] = "https"
        token = _token(client.get(f"/{language}/").text)
        client.post(f"/{language}/start", data={"csrf_token": token})
        token = None
        answers = dict(answers)
        while True:
            where = client.get(f"/{language}/test").location
            question_id = where.rpartition("/")[2]
            if "/summary/" in where or question_id not in answers:
                break
            token = token or _token(client.get(where).text)
            sent = {"csrf_token": token, **fields_of(question_id, answers[question_id], language)}
            assert client.post(where, data=sent).status_code == 303, (question_id, answers[question_id])
        for press in ("finish",) * finished + ("pause",) * paused:
            token = token or _token(client.get(where).text)
            assert client.post(f"/{language}/{press}", data={"csrf_token": token}).status_code == 303
        return client.get_cookie(self.cookie).value

    def visit(self, language, who, *, finished=False, paused=False):
        """The cookie of a persona at the end of the test. Shared between tests, so only to be looked at."""
        key = (language, who, finished, paused)
        if key not in self._visits:
            answers = personas()[who].answers
            self._visits[key] = self.person(language, answers, finished=finished, paused=paused)
        return self._visits[key]

    def __call__(self, environ, start_response):
        """The application, watched."""
        head = {}

        def start(status, headers, exc_info=None):
            head["status"] = int(status[:3])
            head["bytes"] = sum(len(name) + len(value) + 4 for name, value in headers)
            return start_response(status, headers, exc_info)

        if environ["REQUEST_METHOD"] == "POST":
            time.sleep(self.pause)
        parts = (_out_of_order if self.away and environ["REQUEST_METHOD"] == "POST" else self.app)(
            environ, start
        )
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        packed = min(len(body), len(gzip.compress(body, 6)))
        self.traffic.append(
            Exchange(environ["REQUEST_METHOD"], environ["PATH_INFO"], head["status"], head["bytes"] + packed)
        )
        return [body]


def _out_of_order(_environ, start_response):
    """What a proxy says when there is nobody behind it."""
    start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
    return [b"away"]


def _token(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log(self, *_):
        pass


@contextmanager
def serving(folder, *, bundle=None, public_url=None, setting="home", desk=None, audio=None):
    """A `Site` with its database in *folder*; *bundle* in force, not the real one; recordings in *audio*."""
    database = f"sqlite:///{folder / 'diagnostic.db'}"
    engine = open_engine(database)
    schema.upgrade(engine)
    if bundle is None:
        load_questionnaire(engine, FOLDER)
    else:
        bundles.publish(engine, bundles.keep(engine, bundle, {}), datetime.now(UTC))
    engine.dispose()
    settings = Settings(
        database=database,
        secret=b"s" * 32,
        setting=setting,
        keyboard=DEVICES[setting].keyboard,
        desk=desk,
        public_url=public_url,
        https=public_url is not None,
        audio=audio,
    )
    site = Site(create_app(settings))
    hurry(site.app.extensions["diagnostic"].engine)
    server = make_server("127.0.0.1", 0, site, threaded=True, request_handler=Quiet)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        site.app.extensions["diagnostic"].engine.dispose()
