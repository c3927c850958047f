"""What a wrong code costs, beside one that exists and beside none, as JSON in seconds; called by ``run.py``.

A guesser must not learn from the time whether the first four characters belong to somebody. The program is
asked in its own process, so that no network blurs what there is to see; both kinds take turns, so that they
see the same machine.
"""

import json
import re
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask.testing import FlaskClient

from diagnostic.cli.serve import load_questionnaire
from diagnostic.store import schema
from diagnostic.store.engine import open_engine
from diagnostic.web.app import create_app
from diagnostic.web.settings import Settings

FOLDER = Path(__file__).parents[1] / "questionnaires" / "allo-digiparcours"
GUESSES = 300
NOT_COUNTED = 20
APART = timedelta(minutes=16)
"""By the clock of the program: long enough that no guess is refused without being looked at."""


class Clock:
    """A clock that is set forward between two guesses."""

    now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def token(page: str) -> str:
    """What a form on the page proves itself with."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    if found is None:
        raise SystemExit("a page has no form")
    return found[1]


def code_of_somebody(client: FlaskClient) -> str:
    """The code of a person who begins and stops at once."""
    sent = {"csrf_token": token(client.get("/fr/").text)}
    question = client.post("/fr/start", data=sent, follow_redirects=True).text
    result = client.post("/fr/finish", data={"csrf_token": token(question)}, follow_redirects=True).text
    return "".join(re.findall(r'ticket__code"[^>]*>([^<]+)<', result)[0].split())


def taken(client: FlaskClient, form: dict[str, str], guess: str) -> float:
    """Seconds until the answer to one guess, which must have been looked at."""
    begun = time.perf_counter()
    answer = client.post("/fr/code", data={**form, "typed": guess})
    seconds = time.perf_counter() - begun
    if answer.status_code != 422:
        raise SystemExit(f"a guess was not looked at: {answer.status}")
    return seconds


def main() -> None:
    """Guess in turn beside a code that exists and beside none; the middle and the middle half of both."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/guesses.db"
        engine = open_engine(database)
        schema.upgrade(engine)
        load_questionnaire(engine, FOLDER)
        engine.dispose()
        clock = Clock()
        app = create_app(Settings(database, b"k" * 32), clock=clock)
        code = code_of_somebody(app.test_client())
        guesser = app.test_client()
        form = {"csrf_token": token(guesser.get("/fr/code").text), "press": "show"}
        other = "0" if code[0] != "0" else "1"
        wrong = "0" if code[-1] != "0" else "1"
        guesses = {"selector of a code": code[:-1] + wrong, "selector of no code": other + code[1:]}
        seconds: dict[str, list[float]] = {name: [] for name in guesses}
        for number in range(NOT_COUNTED + GUESSES):
            for name in sorted(guesses, reverse=number % 2 == 1):
                clock.now += APART / 2
                one = taken(guesser, form, guesses[name])
                if number >= NOT_COUNTED:
                    seconds[name].append(one)
        app.extensions["diagnostic"].engine.dispose()
    print(json.dumps({name: statistics.quantiles(all_, n=4) for name, all_ in seconds.items()}))


if __name__ == "__main__":
    main()
