"""The people whom the checker names press everything there is, in both languages, through the pages.

Pages are read with a few patterns instead of as a whole: there are thousands of them here, and other tests
read one of each kind with care.
"""

import re
from functools import cache, partial
from html import unescape
from random import Random

import pytest
from werkzeug.datastructures import MultiDict

from diagnostic.check.coverage import covering_people
from diagnostic.check.graph.states import explore
from diagnostic.engine.journey import walk
from diagnostic.engine.outcome import diagnose
from diagnostic.engine.reply import possible_values, ways_out
from diagnostic.insight.people import Assumptions, draw_person, respondents
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.question import RIGHT, WRONG, Order, Sort, Typed, WarmUp
from diagnostic.model.witness import Witness
from diagnostic.web.language import CATALOGUES

pytestmark = pytest.mark.uncovered

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
NEXT = re.compile(r'<a class="button" href="([^"]+)"')
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
MOST_PAGES = 100


MOST_DRAWN = 300


@cache
def people_of(bundle):
    """The people whom the checker names, and others for what is spared them.

    The checker's people answer everything that could be asked. Sections that end early do not ask it all.
    """
    people = [at_a_screen(bundle, somebody) for somebody in covering_people(explore(bundle))]
    missing = everything_of(bundle)
    for somebody in people:
        facts = Facts(somebody.language, somebody.facts)
        given = asked_of(bundle, facts, lambda question, answers=somebody.answers: answers[question.id])
        missing -= pressed_by(given)
    random, respond = Random(1), respondents(bundle, {}, Assumptions())
    for _ in range(MOST_DRAWN):
        if not missing:
            break
        drawn = draw_person(random, bundle, Assumptions())
        if drawn.facts.declared["setting"] == "paper":
            continue
        given = asked_of(bundle, drawn.facts, partial(reply_with, missing, respond, random, drawn))
        if not missing.isdisjoint(pressed_by(given)):
            missing -= pressed_by(given)
            people.append(Witness(drawn.facts.language, drawn.facts.declared, given))
    return tuple(people)


def at_a_screen(bundle, somebody):
    """Whoever had a paper takes the test at home instead: test_typing.py types papers in."""
    if somebody.facts["setting"] != "paper":
        return somebody
    forms = {question.id: question.form for question in bundle.questionnaire.questions()}
    practice = {name: (form.right,) for name, form in forms.items() if isinstance(form, WarmUp)}
    return Witness(somebody.language, {**somebody.facts, "setting": "home"}, {**practice, **somebody.answers})


def reply_with(missing, respond, random, person, question):
    """An option that nobody pressed yet, or what the person would answer."""
    wanted = sorted(option for name, option in missing if name == question.id)
    return (wanted[0],) if wanted else respond[question.id](random, person)


def everything_of(bundle):
    return {
        (question.id, option)
        for question in bundle.questionnaire.questions()
        for option in (*possible_values(question), *ways_out(question))
    }


def pressed_by(answers):
    return {(question, option) for question, value in answers.items() for option in value}


def asked_of(bundle, facts, reply):
    """The answers to the questions that come up one by one."""
    given = {}
    while (question := walk(bundle, Answers(given), facts).first_open) is not None:
        given[question.id] = reply(question)
    return given


def fields_of(question, value, page, language):
    """What the form of the page sends for this answer; everything in it must stand on the page."""
    if isinstance(question.form, Order) and len(value) > 1:
        fields = [(f"place-{step}", str(place)) for place, step in enumerate(value, 1)]
        offered = [f'name="{name}"' for name, _ in fields]
    elif isinstance(question.form, Sort) and len(value) > 1:
        things = question.form.things
        fields = [(f"place-{thing.id}", folder) for thing, folder in zip(things, value, strict=True)]
        offered = [f'name="{name}" value="{folder}"' for name, folder in fields]
    elif isinstance(question.form, Typed) and value[0] in (RIGHT, WRONG):
        text = {RIGHT: question.form.accept[language][0], WRONG: "x"}[value[0]]
        fields, offered = [("answer", text)], ['type="text"', 'name="answer"']
    else:
        fields = [("answer", option) for option in value]
        offered = [f'value="{option}"' for option in value]
    assert [sign for sign in offered if sign not in page] == []
    return MultiDict([*fields, ("csrf_token", TOKEN.search(page)[1])])


def take(client, language, bundle, answers):
    """From the start to the result; the questions that were asked, and the page of the result."""
    start = client.get(f"/{language}/").text
    token = {"csrf_token": TOKEN.search(start)[1]}
    response = client.post(f"/{language}/start", data=token, follow_redirects=True)
    asked = []
    for _ in range(MOST_PAGES):
        assert response.status_code == 200
        page, address = response.text, response.request.path
        if address == f"/{language}/result":
            return asked, page
        if "/summary/" not in address:
            asked.append(address.rpartition("/")[2])
            fields = fields_of(bundle.question(asked[-1]), answers[asked[-1]], page, language)
            response = client.post(address, data=fields, follow_redirects=True)
        elif (link := NEXT.search(page)) is not None:
            response = client.get(link[1], follow_redirects=True)
        else:
            token = {"csrf_token": TOKEN.search(page)[1]}
            response = client.post(f"/{language}/finish", data=token, follow_redirects=True)
    raise AssertionError(f"no end in sight: {asked}")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_option_is_pressed_on_a_page_and_leads_to_the_result_of_the_engine(
    language, bundle, make_application, clock
):
    applications = {}
    pressed = set()
    for somebody in people_of(bundle):
        setting = tuple(somebody.facts.items())
        if setting not in applications:
            applications[setting] = make_application(**somebody.facts)
        client = applications[setting].test_client()
        asked, page = take(client, language, bundle, somebody.answers)
        answers = {question: value for question, value in somebody.answers.items() if question in asked}
        pressed |= pressed_by(answers)

        outcome = diagnose(bundle, Answers(answers), Facts(language, somebody.facts, today=clock().date()))
        unknown = CATALOGUES[language].gettext("You have begun. That is a good start.")
        told = outcome.profile.can[language] if outcome.profile else unknown
        assert unescape(re.sub(r"<[^>]+>", "", HEADING.search(page)[1])).strip() == told
    assert everything_of(bundle) - pressed == set()
