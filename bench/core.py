"""What the questionnaire costs without a server, as JSON in seconds; called by ``run.py``."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from diagnostic.definition.folder import Reading, read_folder
from diagnostic.engine.outcome import diagnose
from diagnostic.model.answers import Answers, Facts
from diagnostic.model.bundle import Bundle

FOLDER = Path(__file__).parents[1] / "questionnaires" / "allo-digiparcours"
READINGS = 5
DIAGNOSES = 500


def middle(what: Callable[[], object], times: int) -> float:
    """The middle of the seconds that *what* takes, after one call that is not counted."""
    what()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        what()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def thinking(bundle: Bundle, answers: Answers) -> float:
    """Seconds from answers to the whole outcome."""
    facts = Facts("fr")
    return middle(lambda: diagnose(bundle, answers, facts), DIAGNOSES)


def main() -> None:
    """Read the folder as the server does at its start, then think at the first question and at the last."""
    begun = time.perf_counter()
    reading: Reading = read_folder(FOLDER)
    first = time.perf_counter() - begun
    if reading.bundle is None:
        sys.exit(f"{FOLDER.name} has errors: diagnostic check {FOLDER}")
    answers = max((persona.answers for persona in reading.personas), key=len)
    figures = {
        "reading the folder, first time in a process": first,
        "reading the folder again": middle(lambda: read_folder(FOLDER), READINGS),
        "walk and diagnose, no answer yet": thinking(reading.bundle, Answers()),
        f"walk and diagnose, {len(answers)} answers": thinking(reading.bundle, Answers(answers)),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
