"""The slips that a person hands over where they are sent: what the place is, and nothing of the person."""

import re

import pytest

from diagnostic.web.quiz import result_page
from diagnostic.web.quiz.words import address_of, staff_reads
from tests.content.people import best, worst
from tests.web.keypad import code_on, try_
from tests.web.person import Person

LANGUAGES = pytest.mark.parametrize("language", ["fr", "nl"])
OTHER = {"fr": "nl", "nl": "fr"}


def take(person, bundle, reply):
    """The whole test; every page of the way."""
    person.begin()
    return list(person.walk({question.id: reply(question) for question in bundle.questionnaire.questions()}))


def slips(person):
    return person.open(f"/{person.language}/result/slip").all("article", css="slip")


def services(page, bundle, language):
    """The services of the next steps where somebody is spoken to, in order."""
    named = {service.name[language]: service for service in bundle.services.values()}
    steps = [named[step.one("h3").text] for step in page.all("article", css="next")]
    return [service for service in steps if service.address or service.phone]


@LANGUAGES
@pytest.mark.parametrize("reply", [best, worst])
def test_there_is_a_slip_for_each_next_step_with_all_that_is_known(make_person, bundle, language, reply):
    person = make_person(language)
    take(person, bundle, reply)
    wanted = services(person.page, bundle, language)
    found = slips(person)
    assert [slip.one("h2").text for slip in found] == [service.name[language] for service in wanted]
    for slip, service in zip(found, wanted, strict=True):
        assert re.search(r"\d\d/\d\d/\d{4}", slip.one("header").text)
        known = [service.offer, service.reach, service.opening, service.cost, service.bring, service.say]
        for text in known:
            assert text is None or text[language] in slip.text
        assert (address_of(bundle, service, language) or "") in slip.text
        assert (service.phone or "") in slip.text
        if service.opening is None:
            assert person.words("We do not know the hours. Ask first.") in slip.text
        if service.address and service.bring is None:
            assert person.words("We do not know. Ask first.") in slip.text


def test_there_is_no_slip_for_a_website_and_no_way_to_none(make_person, personas, monkeypatch):
    """A slip is shown to somebody."""
    person = make_person("fr")
    person.begin()
    person.take(personas["jean-pierre"].answers)
    steps = [step.one("h3").text for step in person.page.all("article", css="next")]
    assert "Miti, conseil en ligne des Cités des métiers" in steps
    assert [slip.one("h2").text for slip in slips(person)] == [name for name in steps if "Miti" not in name]
    real = result_page.shown
    monkeypatch.setattr(result_page, "shown", lambda who: real(who) | {"slips": []})
    words = person.words("See my slips")
    assert words not in person.open("/fr/result").text
    assert words not in person.open("/fr/result/sheet").text


@LANGUAGES
@pytest.mark.parametrize("reply", [best, worst])
def test_slips_say_nothing_of_answers_result_or_code(make_person, bundle, language, reply):
    """A slip is read by strangers."""
    person = make_person(language)
    pages = take(person, bundle, reply)
    code = code_on(person.page)
    because = [p.text for p in person.page.all("div", css="because")]
    title = person.page.one(css="band").one("h1").text
    main = " ".join(slip.text for slip in slips(person))
    assert len(pages) > 20
    telling = {title, *because, code, " ".join((code[:4], code[4:8], code[8:]))}
    for question in bundle.questionnaire.questions():
        telling |= {question.text[language]} | ({question.can[language]} if question.can else set())
    for profile in bundle.profiles.profiles:
        telling |= {profile.title[language], profile.can[language], profile.next[language]}
    for domain in bundle.questionnaire.domains:
        telling.add(domain.title[language])
    for rule in (*bundle.referrals.rules, bundle.referrals.otherwise):
        telling.add(rule.because[language])
    assert sorted(words for words in telling if words in main) == []


def test_sentence_stands_in_the_other_language_where_it_is_read(make_person, bundle):
    """And only there: never for a place whose languages are known to be others."""
    told = set()
    for language in ("fr", "nl"):
        for reply in (best, worst):
            person = make_person(language)
            take(person, bundle, reply)
            wanted = services(person.page, bundle, language)
            for slip, service in zip(slips(person), wanted, strict=True):
                others = slip.all("p", css="slip__other")
                if service.say is None or OTHER[language] not in (service.languages or ("fr", "nl")):
                    assert others == []
                    told.add("one")
                else:
                    (other,) = others
                    assert other["lang"] == OTHER[language]
                    assert service.say[OTHER[language]] in other.text
                    told.add("both")
    assert told == {"one", "both"}


def test_staff_may_read_the_languages_that_are_spoken_or_all_where_nobody_knows(bundle):
    expected = {
        **dict.fromkeys(("", "nl", "fr nl", "en nl", "en fr nl"), ("nl",)),
        **dict.fromkeys(("fr", "en", "en fr"), ()),
    }
    seen = {" ".join(sorted(s.languages)): staff_reads(s, "fr") for s in bundle.services.values()}
    assert {spoken: expected[spoken] for spoken in seen} == seen
    assert {"", "fr", "fr nl"} <= seen.keys()


def test_slips_are_reached_from_the_result_and_from_the_sheet(make_person, bundle):
    person = make_person("nl")
    take(person, bundle, best)
    for page in ("/nl/result", "/nl/result/sheet"):
        person.open(page)
        person.follow("See my slips")
        assert person.page.address == "/nl/result/slip"
        person.follow("Back to my result")
        assert person.page.address == "/nl/result"


def test_code_shows_the_same_slips_and_the_way_back(make_person, bundle):
    mine, other = make_person(), make_person()
    take(mine, bundle, worst)
    code = code_on(mine.page)
    expected = [slip.text for slip in slips(mine)]
    other.open("/fr/code")
    try_(other, code)
    other.press("See my slips")
    assert other.page.address == "/fr/code"
    assert [slip.text for slip in other.page.all("article", css="slip")] == expected != []
    other.press("Back to my result")
    assert other.page.all(css="band")
    assert code_on(other.page) == code


def test_no_slips_before_the_end(person, bundle):
    assert person.open("/fr/result/slip").address == "/fr/"
    person.begin()
    assert person.open("/fr/result/slip").address == "/fr/test/warm-press"


@pytest.mark.parametrize("setting, prints", [("home", True), ("kiosk", True), ("tablet", False)])
def test_slips_print_as_the_sheet_does(make_application, setting, prints):
    person = Person(make_application(setting=setting).test_client())
    person.begin()
    person.send("/fr/finish", [("csrf_token", person.token())])
    for page in ("sheet", "slip"):
        person.open(f"/fr/result/{page}")
        assert (person.page.all("button", data_print=True) != []) is prints
        said = "Cet écran n’imprime pas. Demandez à l’accueil, avec votre code."
        assert (said in person.page.main.text) is not prints
        assert (person.page.all(data_printing=True) != []) is (setting == "kiosk")
