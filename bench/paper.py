"""What PDF files cost, as JSON: the person's sheet asked of the application again and again, and the
questionnaire on paper; called by ``run.py``.

Each case runs in a process of its own, so that its memory is its own. Seconds are of the processor, since
other work may run beside it.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # so that somebody of the tests is found; hence the imports below (E402)

from diagnostic.cli.paper import key_of, sheets_of  # noqa: E402
from diagnostic.definition.folder import Reading, read_folder  # noqa: E402
from diagnostic.store import bundles, schema  # noqa: E402
from diagnostic.store.engine import open_engine  # noqa: E402
from diagnostic.web.app import create_app  # noqa: E402
from diagnostic.web.pdf import NoPdf, pdf_of  # noqa: E402
from diagnostic.web.settings import Settings  # noqa: E402
from tests.web.person import Person  # noqa: E402

FOLDER = ROOT / "questionnaires" / "allo-digiparcours"
FILES = 300
CASES = ("sheet", "sheet-html", "paper", "paper-large", "key")


def mib() -> float:
    """What this process holds in memory."""
    return psutil.Process().memory_info().rss / 2**20


def somebody(reading: Reading, folder: Path) -> Person:
    """A person at home who has finished the test."""
    url = f"sqlite:///{folder / 'paper.db'}"
    engine = open_engine(url)
    schema.upgrade(engine)
    assert reading.bundle is not None
    bundles.publish(engine, bundles.keep(engine, reading.bundle, reading.files), datetime.now(UTC))
    engine.dispose()
    person = Person(create_app(Settings(url, b"k" * 32)).test_client())
    person.begin()
    person.take(max((persona for persona in reading.personas), key=lambda one: len(one.answers)).answers)
    return person


def asked(person: Person, kind: str) -> float:
    """Seconds of one file."""
    begun = time.process_time()
    response = person.client.get(f"/fr/result/sheet/file.{kind}")
    assert response.status_code == 200, response.status
    return time.process_time() - begun


def sheets(reading: Reading, kind: str) -> dict[str, object]:
    """One file as the first of a worker, then many more."""
    with tempfile.TemporaryDirectory() as folder:
        person = somebody(reading, Path(folder))
        person.open("/fr/result/sheet")
        before = mib()
        first = asked(person, kind)
        after = mib()
        more = [asked(person, kind) for _ in range(FILES // 2)]
        half = mib()
        more += [asked(person, kind) for _ in range(FILES // 2)]
        return {
            "first": first,
            "next": statistics.median(more),
            "mib": [round(size) for size in (before, after, half, mib())],
        }


def paper(reading: Reading, case: str) -> dict[str, object]:
    """The whole questionnaire, as the command makes it."""
    assert reading.bundle is not None
    large = case == "paper-large"
    html = key_of(reading.bundle, "fr") if case == "key" else sheets_of(reading.bundle, "fr", large=large)
    before = mib()
    begun = time.process_time()
    pdf_of(html)
    return {"first": time.process_time() - begun, "mib": [round(before), round(mib())]}


def main() -> None:
    """All cases, one process each; none where no PDF can be made."""
    if len(sys.argv) > 1:
        reading, case = read_folder(FOLDER), sys.argv[1]
        kind = "html" if case == "sheet-html" else "pdf"
        print(json.dumps(sheets(reading, kind) if case.startswith("sheet") else paper(reading, case)))
        return
    figures = {}
    try:
        pdf_of('<html lang="en"><title>There is WeasyPrint</title></html>')
    except NoPdf:
        print("{}")
        return
    for case in CASES:
        command = [sys.executable, __file__, case]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        if done.returncode:
            sys.exit(done.stderr)
        figures[case] = json.loads(done.stdout)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
