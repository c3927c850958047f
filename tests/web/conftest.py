"""The whole application on the real questionnaire, with a database of its own and a clock to set.

CSRF protection is on, as in production. Tests marked with ``ON_BOTH`` (see ``tests/web/engines.py``) run on
SQLite and on PostgreSQL; all others on SQLite.
"""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache

from diagnostic.definition.folder import read_folder
from diagnostic.store import bundles
from diagnostic.store.engine import open_engine
from diagnostic.store.schema import upgrade
from diagnostic.store.tables import METADATA
from diagnostic.web.app import create_app
from diagnostic.web.device import DEVICES
from diagnostic.web.settings import Settings
from tests.content.people import best
from tests.sqlite import hurry
from tests.web.gallery import FAILING, PLAIN, View, look_at_everything
from tests.web.person import Person
from tests.web.waiting import UNTIL, get_code

FOLDER = Path(__file__).parents[2] / "questionnaires" / "allo-digiparcours"
MORNING = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self):
        self.now = MORNING

    def __call__(self):
        return self.now

    def pass_(self, **time):
        self.now += timedelta(**time)


@pytest.fixture(scope="session")
def reading():
    found = read_folder(FOLDER)
    assert [str(finding) for finding in found.findings if finding.severity == "error"] == []
    return found


@pytest.fixture(scope="session")
def bundle(reading):
    return reading.bundle


@pytest.fixture(scope="session")
def questions(bundle):
    return {question.id: question for question in bundle.questionnaire.questions()}


@pytest.fixture(scope="session")
def everything(questions):
    """The best answer to every question, asked or not."""
    return {name: best(question) for name, question in questions.items()}


@pytest.fixture(scope="session")
def personas(reading):
    return {persona.id: persona for persona in reading.personas}


def publish(url, reading):
    engine = open_engine(url)
    upgrade(engine)
    bundles.publish(engine, bundles.keep(engine, reading.bundle, reading.files), MORNING)
    engine.dispose()


@pytest.fixture(scope="session")
def prepared(reading, tmp_path_factory):
    """An SQLite file with the tables and the questionnaire, to be copied."""
    file = tmp_path_factory.mktemp("prepared") / "diagnostic.db"
    publish(f"sqlite:///{file}", reading)
    return file


@pytest.fixture
def engine_name():
    return "sqlite"


@pytest.fixture
def database(request, engine_name, reading, tmp_path):
    """The URL of a database in which the questionnaire is published and nobody has answered."""
    if engine_name == "sqlite":
        shutil.copy(request.getfixturevalue("prepared"), tmp_path / "diagnostic.db")
        return f"sqlite:///{tmp_path / 'diagnostic.db'}"
    url = request.getfixturevalue("postgresql_url")
    engine = open_engine(url)
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(METADATA.tables)} RESTART IDENTITY")
    engine.dispose()
    publish(url, reading)
    return url


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory):
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


def build(url, clock, compiled_templates, **settings):
    app = create_app(Settings(url, b"k" * 32, **settings), clock=clock)
    app.jinja_env.bytecode_cache = compiled_templates
    hurry(app.extensions["diagnostic"].engine)
    return app


@pytest.fixture
def make_application(database, clock, compiled_templates):
    """`make_application(setting="kiosk", …)`: an application with these settings on this test's database."""
    made = []

    def make(**settings):
        made.append(build(database, clock, compiled_templates, **settings))
        return made[-1]

    yield make
    for app in made:
        app.extensions["diagnostic"].engine.dispose()


@pytest.fixture
def application(make_application):
    return make_application()


@pytest.fixture
def store(application):
    """The engine of the application's database."""
    return application.extensions["diagnostic"].engine


@pytest.fixture
def person(application):
    return Person(application.test_client())


@pytest.fixture
def make_person(application):
    """`make_person("nl")`: somebody else, at another browser."""
    return lambda language="fr": Person(application.test_client(), language)


ORIGIN = "https://test.example"


@pytest.fixture(scope="session")
def make_public(prepared, compiled_templates, tmp_path_factory):
    """`make_public(setting="kiosk")`: a new application that phones can reach, with a database of its own."""
    made = []

    def make(**settings):
        file = shutil.copy(prepared, tmp_path_factory.mktemp("public"))
        url = f"sqlite:///{file}"
        made.append(build(url, Clock(), compiled_templates, public_url=ORIGIN, https=True, **settings))
        return made[-1]

    yield make
    for app in made:
        app.extensions["diagnostic"].engine.dispose()


@pytest.fixture(scope="session")
def gallery(make_public, questions):
    """A `View` of every page in both languages."""
    app, with_keys = make_public(), make_public(keyboard="physical")
    app.add_url_rule(f"/<any(fr, nl):language>{FAILING}", "failing", fail)

    def make_person(language):
        return Person(app.test_client(), language, ORIGIN)

    def make_typist(language):
        return Person(with_keys.test_client(), language, ORIGIN)

    views = []
    for language in ("fr", "nl"):
        views += look_at_everything(make_person, make_typist, questions, language)
    views.append(View("error 410", "both", make_person("fr").open("/enrol/forged")))
    with app.extensions["diagnostic"].engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE revision")
    for language in ("fr", "nl"):
        broken = make_person(language).open(PLAIN["help"].format(language))
        views.append(View("error 503", language, broken))
    views.append(View("error 503", "both", make_person("fr").open(PLAIN["gate"])))
    return views


def fail(language):
    raise RuntimeError("This view fails on purpose.")


@pytest.fixture(scope="session")
def question_views(gallery):
    """The pages with a question: at first sight, after a mistake, and on return."""
    return [view for view in gallery if view.kind.split()[0] in {"question", "mistake", "return"}]


@pytest.fixture
def at_a(make_application):
    """`at_a("counsellor", "nl")`: somebody at such a device, on the same database."""

    def somebody(setting, language="fr"):
        device = DEVICES[setting]
        application = make_application(setting=device.setting, keyboard=device.keyboard)
        return Person(application.test_client(), language)

    return somebody


@pytest.fixture
def far(make_application):
    """`far()`: somebody at a server that phones can reach."""
    application = make_application(public_url=ORIGIN, https=True)
    return lambda language="fr": Person(application.test_client(), language, ORIGIN)


@pytest.fixture
def pause(everything):
    """`pause(person)`: take the test until `UNTIL` and get a code; the code."""

    def paused(person, until=UNTIL):
        person.begin()
        person.take(everything, until=until)
        return get_code(person)

    return paused
