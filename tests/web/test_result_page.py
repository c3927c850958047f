"""The statements of ux.md about the result, on the telling ones of many journeys by chance."""

import base64
import re

import pytest
from argon2 import PasswordHasher

from diagnostic.model.question import UNSURE
from diagnostic.web import sealing
from diagnostic.web.language import CATALOGUES
from diagnostic.web.quiz.result_page import MOST_GROUNDS
from tests.web.chance import draw, look, parts, telling
from tests.web.conftest import MORNING, ORIGIN
from tests.web.qr import drawn, link_on

pytestmark = pytest.mark.uncovered

JOURNEYS = 1500

FAILURE = {
    "fr": r"échou|échec|rat[ée]|(réponses?|c’est) fau(x|sses?)|(fait (une|des)|vos) erreurs?|mauvais|faible"
    r"|insuffisan|incapable|lacune|défaut|retard|difficult|\bnul\b|pas capable|ne pouvez pas"
    r"|ne savez pas(?! si)",
    "nl": r"mislukt|gefaald|\bfout(?! in een)|slecht|zwak|onvoldoende|onbekwaam|tekort|achterstand|gezakt"
    r"|verkeerd|moeilijkheden|(kunt|kan) (dit |het )?niet\b|weet (het )?niet\b(?! of)",
}
"""A mistake in a form that somebody else filled in may be named, and what a person said about themselves."""

SCORE = {
    "fr": r"%|pour ?cent|score|\bpoints?\b|\bnotes?\b|niveau|classement|\brang\b|moyenne|\d ?/ ?\d",
    "nl": r"%|procent|score|\bpunt(en)?\b|\bcijfers?\b|niveau|rangschikking|\brang\b|gemiddeld|\d ?/ ?\d",
}
DATE_OR_QUOTATION = r"\d\d/\d\d/\d{4}|‘[^’]*’|“[^”]*”|« [^»]*»"
"""What the person said is quoted as it was said."""


@pytest.fixture(scope="module")
def people(bundle):
    return list(draw(bundle, JOURNEYS, seed=2026, today=MORNING.date()))


@pytest.fixture(scope="module")
def ends(make_public, bundle, people):
    with pytest.MonkeyPatch.context() as patch:
        # Sealing a code is slow on purpose, and no business of these tests.
        patch.setattr(sealing, "HASHER", PasswordHasher(memory_cost=8, time_cost=1, parallelism=1))
        return list(look(make_public(), bundle, telling(people, bundle)))


def say(language, message):
    return CATALOGUES[language].gettext(message)


def own_words(page):
    """What the page says itself: answers that it quotes, and the bar, left aside."""
    main = page.one("main")
    quoted = " ".join(details.text for details in main.all("details"))
    return " ".join(
        text for text, element in main.words() if text not in quoted and "bar" not in element.classes
    )


def in_each_language(people, bundle):
    return {(one.language, *part) for one in people for part in parts(bundle, one.outcome)}


def test_pages_say_all_that_any_of_the_journeys_leads_to(people, ends, bundle):
    assert len(people) == JOURNEYS
    assert in_each_language(ends, bundle) == in_each_language(people, bundle)
    fired = {referral.rule.id for seen in ends for referral in seen.outcome.referrals}
    assert fired == {rule.id for rule in bundle.referrals.rules}


def test_journeys_by_chance_reach_every_profile_and_none_in_each_language(ends, bundle):
    profiles = {None, *(profile.id for profile in bundle.profiles.profiles)}
    for language in ("fr", "nl"):
        outcomes = [seen.outcome for seen in ends if seen.language == language]
        assert {outcome.profile and outcome.profile.id for outcome in outcomes} == profiles
        assert {outcome.complete for outcome in outcomes} == {True, False}


def test_statement_26_first_sentence_is_a_strength(ends):
    """ux.md 26: first sentence is a strength."""
    for seen in ends:
        profile = seen.outcome.profile
        begun = say(seen.language, "You have begun. That is a good start.")
        expected = profile.can[seen.language] if profile else begun
        first, element = next(seen.result.one("main").words())
        assert first == " ".join(expected.split())
        assert any(around.tag == "h1" for around in element.around())


def test_statement_26_at_most_three_next_steps_and_never_none(ends):
    """ux.md 26: <= 3 next steps. Nobody leaves without a place to go."""
    for seen in ends:
        steps = [article.one("h3").text for article in seen.result.all("article", css="next")]
        assert 1 <= len(steps) <= 3
        assert len(set(steps)) == len(steps)
        assert steps == [referral.service.name[seen.language] for referral in seen.outcome.referrals]


def test_statement_26_no_word_of_failure_and_no_score(ends):
    """ux.md 26: no %, score, rank, red, nor words of failure, on the screen or on paper."""
    found = set()
    for seen in ends:
        for page in (seen.result, seen.sheet):
            words = re.sub(DATE_OR_QUOTATION, "", own_words(page))
            assert len(words) > 300
            for pattern in (FAILURE[seen.language], SCORE[seen.language]):
                for match in re.finditer(pattern, words, re.IGNORECASE):
                    found.add(words[max(match.start() - 30, 0) : match.end() + 30])
            classes = set().union(*(element.classes for element in page.one("main").inside()))
            assert classes.isdisjoint({"wrong", "wrong-here", "warned"}), "red is for mistakes in forms"
    assert found == set()


@pytest.mark.parametrize(
    "language, sentence",
    [
        ("fr", "Vous ne savez pas encore envoyer un mail."),
        ("fr", "Votre résultat est faible."),
        ("nl", "U kunt dit niet."),
        ("nl", "Dat antwoord was fout."),
    ],
)
def test_words_of_failure_would_be_found(language, sentence):
    assert re.search(FAILURE[language], sentence, re.IGNORECASE)


@pytest.mark.parametrize(
    "language, sentence",
    [
        ("fr", "Vous avez 12/18."),
        ("fr", "Votre niveau : 60 %"),
        ("nl", "U hebt 40 punten."),
        ("nl", "Uw score is goed."),
    ],
)
def test_scores_would_be_found(language, sentence):
    assert re.search(SCORE[language], sentence, re.IGNORECASE)


def address(service, bundle, language):
    communes = {entry.id: entry for entry in bundle.questionnaire.lists["communes"]}
    town = [service.postcode, communes[service.commune].text[language] if service.commune else None]
    return ", ".join(part for part in (service.address[language], " ".join(filter(None, town))) if part)


REACHED = {
    (True, True): "By phone or on the website.",
    (True, False): "By phone.",
    (False, True): "On the website.",
    (False, False): "Ask your counsellor.",
}


def expected_facts(service, bundle, language):
    """What the page must say of a service: what is known, or that it is not known."""

    def known(text, otherwise):
        return text[language] if text else say(language, otherwise)

    names = {"fr": say(language, "French"), "nl": say(language, "Dutch"), "en": say(language, "English")}
    if service.address:
        where = address(service, bundle, language)
        reach = known(service.reach, "You do not find the place? Show this address to somebody.")
    else:
        by = bool(service.phone), bool(service.website)
        where = say(language, REACHED[by])
        reach = known(service.reach, "No need to travel to ask.")
    who = [
        service.operator or service.name[language],
        f"{say(language, 'Phone:')} {service.phone}" if service.phone else None,
        service.website,
    ]
    spoken = ", ".join(names[code] for code in service.languages)
    return {
        say(language, "Where"): where,
        say(language, "How to get there"): reach,
        say(language, "When"): known(service.opening, "We do not know the hours. Ask first."),
        say(language, "Who"): " ".join(filter(None, who)),
        **({say(language, "For whom"): service.audience[language]} if service.audience else {}),
        say(language, "Price"): known(service.cost, "Ask for the price."),
        say(language, "Language"): spoken or say(language, "Ask in which language they help you."),
    }


def test_statement_27_each_next_step_says_where_how_who_cost_and_language(ends, bundle):
    """ux.md 27: where, how to get there, who, cost, language: known, or honestly unknown."""
    met = {}
    for seen in ends:
        articles = seen.result.all("article", css="next")
        for article, referral in zip(articles, seen.outcome.referrals, strict=True):
            facts = {fact.one("dt").text: fact.one("dd").text for fact in article.all("div", css="fact")}
            expected = expected_facts(referral.service, bundle, seen.language)
            assert {name: facts.get(name) for name in expected} == expected, referral.service.id
            assert all(facts.values())
            met[referral.service.id] = referral.service
    assert len(met) >= 20
    for part in ("opening", "phone", "cost", "languages"):
        known = {bool(getattr(service, part)) for service in met.values()}
        assert known == {True, False}, f"{part}: both what is known and what is not were seen"


def words(step, language):
    """An answer as the person pressed it."""
    if step.value == (UNSURE,):
        return say(language, "I do not know")
    form = step.question.form
    shown = next(
        getattr(form, part) for part in ("options", "elements", "entries", "steps") if hasattr(form, part)
    )
    return " · ".join({option.id: option.text[language] for option in shown}[value] for value in step.value)


def test_statement_27_each_next_step_says_why_with_the_answers_quoted(ends):
    """ux.md 27: why (answers quoted): the answers that fired the rule, as they were given."""
    quoted = 0
    for seen in ends:
        articles = seen.result.all("article", css="next")
        for article, referral in zip(articles, seen.outcome.referrals, strict=True):
            because = article.one(css="because")
            assert because.one("strong").text == say(seen.language, "Why?")
            assert referral.rule.because[seen.language] in because.text
            steps = [seen.outcome.path.step(name) for name in referral.grounds]
            expected = [
                f"{step.question.text[seen.language]} – {words(step, seen.language)}"
                for step in steps
                if step is not None and step.value is not None
            ][:MOST_GROUNDS]
            assert [item.text for item in because.all("li")] == expected, referral.rule.id
            quoted += len(expected)
    assert quoted > len(ends)


def test_statement_28_counter_phone_and_post_are_shown_alike(gallery, bundle):
    """ux.md 28: human exits (counter, phone, post) shown with equal size."""
    desk = bundle.services[bundle.questionnaire.desk]
    pages = [view for view in gallery if view.kind in {"result", "carried", "help"}]
    assert len(pages) >= 10
    for view in pages:
        exits = view.page.all(css="exit")
        assert [exit_.one("h3").text for exit_ in exits] == [
            say(view.language, name) for name in ("At the desk", "By phone", "By post")
        ]
        assert [exit_.classes for exit_ in exits] == [{"exit"}] * 3
        counter, phone, post = (exit_.text for exit_ in exits)
        assert desk.name[view.language] in counter
        assert desk.address[view.language] in counter
        assert desk.phone in phone
        assert desk.name[view.language] in post
        assert desk.address[view.language] in post


def test_statement_29_sheet_has_date_version_and_code(gallery, bundle):
    """ux.md 29, server part: without buttons on paper, with date, version, QR."""
    for view in gallery:
        if view.kind == "sheet":
            head = view.page.one("header", css="paper__head").text
            assert re.search(r"\d\d/\d\d/\d{4}", head)
            assert re.search(r"\b[0-9a-f]{8}\b", head)
            assert view.page.one(css="qr")
            assert view.page.one("article", css="paper").all("button", "a") == []


def test_statement_30_qr_code_is_an_https_link_with_random_bits_and_no_data(gallery):
    """ux.md 30: dark on light, decodes to an https link with >= 128 random bits and no data."""
    links = {"result": [], "sheet": []}
    for view in gallery:
        if view.kind in links:
            links[view.kind].append(link_on(view.page))
    assert links["result"] == links["sheet"]
    assert len(set(links["result"])) == len(links["result"]) == 10
    for link in links["result"]:
        token = re.fullmatch(rf"{re.escape(ORIGIN)}/(?:fr|nl)/carry/([A-Za-z0-9_-]+=*)", link)[1]
        assert len(base64.urlsafe_b64decode(token)) * 8 >= 128


def test_statement_30_qr_code_has_a_quiet_zone_and_is_dark_on_light(gallery):
    """ux.md 30: dark on light, with four light squares around, as scanners need."""
    svg = next(view for view in gallery if view.kind == "result").page.one(css="qr").one("svg")
    picture = drawn(svg)
    white, dark = (255, 255, 255), (0x22, 0x1C, 0x35)
    zone = 4 * picture.width // int(float(svg["viewbox"].split()[2]))
    for box in ((0, 0, picture.width, zone), (0, 0, zone, picture.height)):
        assert [colour for _, colour in picture.crop(box).getcolors()] == [white]
    assert picture.getpixel((zone + 1, zone + 1)) == dark
    assert {colour for _, colour in picture.getcolors()} == {white, dark}


def test_link_tokens_of_different_people_have_nothing_in_common(ends):
    tokens = {link_on(seen.result).rpartition("/")[2] for seen in ends[:40]}
    assert len(tokens) == 40
    assert len({token[:4] for token in tokens}) >= 39


def test_no_qr_code_where_no_phone_could_follow_it(person, bundle):
    person.begin()
    person.open("/fr/erase")
    person.send("/fr/finish", [("csrf_token", person.token())])
    assert person.page.address == "/fr/result"
    assert person.page.all(css="qr") == []
    assert person.open("/fr/result/sheet").all(css="qr") == []


def test_statement_33_section_without_enough_answers_has_no_level(ends, bundle):
    """ux.md 33: incomplete sections say "not enough answers", never a level."""
    incomplete = 0
    for seen in ends:
        cards = {card.one("h4").text: card for card in seen.result.all("li", css="domain")}
        unknown = [line.text for box in seen.result.all(css="unknown") for line in box.all("li")]
        assert {*cards, *unknown} == {result.domain.title[seen.language] for result in seen.outcome.domains}
        for result in seen.outcome.domains:
            card = cards.get(result.domain.title[seen.language])
            if result.band is None:
                incomplete += 1
                assert result.domain.title[seen.language] in unknown
                assert card is None
                levels = [
                    text[seen.language] for band in result.domain.bands for text in (band.title, band.can)
                ]
                assert not any(level in seen.sheet.text for level in levels)
                line = f"{result.domain.title[seen.language]} – {say(seen.language, 'not enough answers')}"
                assert line in seen.sheet.text
            else:
                assert [p.text for p in card.all("p")] == [result.band.can[seen.language]]
    assert incomplete > 100
