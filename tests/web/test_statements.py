"""What a step costs: how many SQL statements, and that looking changes nothing."""

import contextlib

from sqlalchemy import event

from diagnostic.engine.reply import ANSWER, sent_for
from tests.web.conftest import ORIGIN
from tests.web.crawl import addresses
from tests.web.engines import ON_BOTH, rows
from tests.web.person import Person
from tests.web.qr import link_on

pytestmark = ON_BOTH


@contextlib.contextmanager
def counted(store):
    """The statements that go to the database meanwhile, in order."""
    sent = []

    def note(_connection, _cursor, statement, *_):
        sent.append(statement)

    event.listen(store, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store, "before_cursor_execute", note)


def kind(statement):
    return statement.split(None, 1)[0].upper()


def kinds(person, store, method, address, fields=()):
    """The kinds of statements of one request."""
    with counted(store) as sent:
        person.client.open(address, method=method, data=dict(fields)).close()
    return [kind(statement) for statement in sent]


def test_step_is_one_read_and_one_write_then_one_read_from_the_first_question_to_the_last(
    person, everything, questions, store
):
    """At most three statements a step, the same at the first question as at the last."""
    person.begin()
    steps = {}
    for page in person.walk(everything):
        name = person.question
        if name is not None:
            fields = [("csrf_token", person.token()), *sent(questions[name], everything[name])]
            posted = kinds(person, store, "POST", page.address, fields)
            shown = kinds(person, store, "GET", page.address)
            steps[name] = (posted, shown)
    assert len(steps) > 25
    assert {tuple(map(tuple, step)) for step in steps.values()} == {(("SELECT", "INSERT"), ("SELECT",))}


def sent(question, value):
    """What the form of this question sends."""
    names = [ANSWER, *(f"place-{part.id}" for part in getattr(question.form, "steps", ()))]
    names += [f"place-{thing.id}" for thing in getattr(question.form, "things", ())]
    fields = sent_for(question, value)
    return [(name, one) for name in names for one in fields(name)]


def test_every_page_of_the_test_is_at_most_one_read(person, everything, store):
    person.begin()
    for page in person.walk(everything):
        if page.address != "/fr/result":
            assert kinds(person, store, "GET", page.address) == ["SELECT"], page.address
    for page in ("test", "help", "accessibility", "erase", "code", ""):
        assert kinds(person, store, "GET", f"/fr/{page}") == ["SELECT"], page
    for page in ("result", "result/sheet", "result/slip"):
        assert kinds(person, store, "GET", f"/fr/{page}") == ["SELECT"] * 2, "the answers, and the code"
    assert kinds(person, store, "GET", "/static/css/quiz.css") == []


def test_going_on_later_is_two_reads_to_look_at_and_going_on_costs_no_step_more(person, everything, store):
    """The answers and the code; afterwards a step is what it always is."""
    person.begin()
    assert kinds(person, store, "GET", "/fr/pause") == ["SELECT"] * 2
    person.open("/fr/pause")
    person.press("Get my code")
    assert kinds(person, store, "GET", "/fr/pause") == ["SELECT"] * 2
    person.follow("Back to the test")
    fields = [("csrf_token", person.token()), ("answer", everything["warm-press"][0])]
    assert kinds(person, store, "POST", "/fr/test/warm-press", fields) == ["SELECT", "INSERT"]
    assert kinds(person, store, "GET", "/fr/test/warm-choose") == ["SELECT"]


def test_mistake_is_one_read_and_no_write(person, store):
    person.begin()
    fields = [("csrf_token", person.token())]
    assert kinds(person, store, "POST", "/fr/test/warm-press", fields) == ["SELECT"]


def test_questionnaire_is_read_once_and_not_for_every_person(make_person, store, everything):
    first = make_person()
    first.begin()
    with counted(store) as sent:
        second = make_person("nl")
        second.begin()
        second.take(everything, until="helper")
    assert [statement for statement in sent if "FROM bundle" in statement] == []


def test_looking_at_every_page_changes_no_row(person, make_person, everything, store, application):
    """No GET writes, whoever asks: nobody, somebody in the middle of the test, somebody at the end."""
    person.begin()
    person.take(everything, until="device-wifi")
    finished = make_person("nl")
    finished.begin()
    finished.take(everything)
    before = rows(store)
    for method in ("GET", "HEAD", "OPTIONS"):
        for _, address in addresses(application, method):
            for client in (application.test_client(), person.client, finished.client):
                with counted(store) as sent:
                    client.open(address, method=method).close()
                assert {kind(statement) for statement in sent} <= {"SELECT"}, address
    assert rows(store) == before


def test_looking_at_the_result_on_a_phone_changes_no_row(make_application, everything):
    application = make_application(public_url=ORIGIN, https=True)
    store = application.extensions["diagnostic"].engine
    person = Person(application.test_client(), "fr", ORIGIN)
    person.begin()
    person.take(everything)
    before = rows(store)
    phone = Person(application.test_client(), "fr", ORIGIN)
    with counted(store) as sent:
        assert phone.open(link_on(person.page).removeprefix(ORIGIN)).status == 200
    assert {kind(statement) for statement in sent} == {"SELECT"}
    assert rows(store) == before
