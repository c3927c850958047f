"""Measure our server beside a bare page and print Markdown: ``run.py --help``; called by ``make bench``."""

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import servers

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))  # so that the cluster of the tests is found; hence the import below (E402)

from tests.postgresql import running_cluster, server_programs  # noqa: E402

GUESSED = "| wrong code with the | ms, the middle | the middle half |\n|---|---|---|"
PRINTED = (
    "| file | s of processor, the first | each of 300 more | MiB before, after, after 150, after 300 |\n"
    "|---|---|---|---|"
)
CHECKED = "| checked | s of processor | MiB | states | found |\n|---|---|---|---|---|"
PEOPLE = 16
STARTS = 3


def say(what: str) -> None:
    """Progress, beside the tables."""
    print(what, file=sys.stderr, flush=True)


def checker() -> list[str]:
    """Rows of the table of what it costs to prove something."""
    say("checker")
    return [
        f"| {case} | {found['seconds']:.2f} | {found['mib']} | {found['states'] or ''} "
        f"| {', '.join(f'{code} {number}' for code, number in found['found'].items())} |"
        for case, found in program("checker.py").items()
    ]


def guesses() -> list[str]:
    """Rows of the table of what it costs to look at a wrong code."""
    say("guesses")
    return [
        f"| {case} | {1000 * middle:.2f} | {1000 * low:.2f} to {1000 * high:.2f} |"
        for case, (low, middle, high) in program("guesses.py").items()
    ]


def papers() -> list[str]:
    """Rows of the table of what files for paper cost."""
    say("paper")
    return [
        f"| {case} | {found['first']:.2f} | {format(found['next'], '.3f') if 'next' in found else ''} "
        f"| {', '.join(map(str, found['mib']))} |"
        for case, found in program("paper.py").items()
    ]


def program(name: str, *args: str) -> dict:
    """The JSON that one of our measuring programs prints."""
    command = [sys.executable, str(HERE / name), *args]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    try:
        return json.loads(done.stdout)
    except json.JSONDecodeError:
        raise SystemExit(f"{name} gave no figures:\n{done.stderr}{done.stdout}") from None


def walk(server: servers.Server, journey: str, pids: list[int], *more: str) -> dict:
    """The figures of one run of *journey*; anything that went wrong ends the measurement."""
    pid = [part for p in [server.pid, *pids] for part in ("--pid", str(p))]
    found = program("journey.py", server.url, str(HERE / "journeys" / journey), "--json", *pid, *more)
    if found["errors"]:
        raise SystemExit(f"{journey} did not go through: {found['errors']}")
    return found["median"]


@contextlib.contextmanager
def database(kind: str, folder: Path) -> Iterator[tuple[dict[str, str], list[int]]]:
    """A database for each server, and the processes of the database server if there is one."""
    if kind == "SQLite":
        yield {name: f"sqlite:///{folder / name}.db" for name in ("bare", "ours")}, []
        return
    with running_cluster() as cluster, cluster.database() as first, cluster.database() as second:
        yield {"bare": first, "ours": second}, [cluster.pid]


def speed(kind: str, args: argparse.Namespace, folder: Path) -> list[str]:
    """Rows of the table of speed on one kind of database; in turn, so that both see the same machine."""
    load = ["-c", str(PEOPLE), "-d", str(args.seconds), "--warmup", "2", "--quiet", "0.3"]
    runs: dict[str, list[dict]] = {"bare": [], "ours": []}
    names = ["bare"] if args.bare_only else ["bare", "ours"]
    with database(kind, folder) as (urls, pids), contextlib.ExitStack() as stack:
        started = {name: stack.enter_context(getattr(servers, name)(urls[name], folder)) for name in names}
        for number in range(args.runs):
            for name in names:
                say(f"{kind}: {name}, run {number + 1} of {args.runs}")
                runs[name].append(walk(started[name], f"{name}.json", pids, *load))
    middle = {
        name: {
            key: statistics.median(run[key] for run in runs[name])
            for key in ("steps_s", "server_cpu_ms_a_step", "step_p50_ms", "step_p99_ms")
        }
        for name in names
    }
    base = middle["bare"]
    return [
        f"| {kind} | {name} | {m['steps_s']:.0f} | {m['steps_s'] / base['steps_s']:.2f} "
        f"| {m['server_cpu_ms_a_step']:.2f} | {m['server_cpu_ms_a_step'] / base['server_cpu_ms_a_step']:.2f} "
        f"| {m['step_p50_ms']:.1f} / {m['step_p99_ms']:.0f} |"
        for name, m in middle.items()
    ]


def weight(folder: Path) -> list[str]:
    """Rows of the table of weight: the first question with nothing kept, and the page after it."""
    steps = json.loads((HERE / "journeys" / "ours.json").read_text(encoding="utf-8"))
    clicks = [
        part for key in ("before", "click") for css in steps["weigh"][key] for part in (f"--{key}", css)
    ]
    say("weight in Chromium")
    with servers.ours(f"sqlite:///{folder / 'weight'}.db", folder) as server:
        found = program("weigh.py", server.url + steps["start"], *clicks)
    if found["cold"]["other_hosts"] or found["warm"]["other_hosts"] or found["cold"]["missing"]:
        raise SystemExit(f"a page asks for what is not here: {found}")
    rows = []
    for name, label in (("cold", "first question, empty cache"), ("warm", "next question")):
        page = found[name]
        kinds = page["by_type_gzip"]
        script = kinds.get("Script", [0, 0])[1]
        font = kinds.get("Font", [0, 0])[1]
        sizes = [page["gzip_bytes"], page["wire_bytes"], font, script]
        kilobytes = " | ".join(f"{size / 1000:.1f}" for size in sizes)
        rows.append(f"| {label} | {page['requests']} | {kilobytes} |")
    return rows


def start(folder: Path) -> float:
    """Seconds from the command to the first page, with the schema there; the middle of a few starts."""
    url = f"sqlite:///{folder / 'start'}.db"
    say("start")
    with servers.ours(url, folder):
        pass
    times = []
    for _ in range(STARTS):
        with servers.ours(url, folder) as server:
            times.append(server.started_in)
    return statistics.median(times)


def memory(args: argparse.Namespace, folder: Path) -> list[str]:
    """Rows of the table of memory: each process after so many requests, and after as many again."""
    rows = []
    with servers.ours(f"sqlite:///{folder / 'memory'}.db", folder) as server:
        done = 0
        for goal in (args.requests, 2 * args.requests):
            say(f"memory after {goal} requests")
            figures: dict = {}
            while done < goal:
                rate = figures.get("requests_s", 500)
                seconds = str(max(1, min(60, round((goal - done) / rate))))
                figures = walk(server, "ours.json", [], "-c", str(PEOPLE), "-d", seconds)
                done += figures["requests"]
            sizes = " + ".join(f"{size:.1f}" for size in figures["pss_each_mib"])
            rows.append(f"| {done} | {sizes} |")
    return rows


PARTS = {"guesses": (GUESSED, guesses), "paper": (PRINTED, papers), "checker": (CHECKED, checker)}
"""What can be measured alone: the head of its table, and its rows."""


def machine() -> str:
    """What the figures were taken on."""
    commit = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--abbrev=10"]
    version = subprocess.run(commit, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    today = dt.datetime.now(dt.UTC).date()
    python = platform.python_version()
    return f"{today}, commit {version}, {os.cpu_count()} cores, {platform.system()}, Python {python}."


def main() -> None:
    """Everything, in the order of the goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=8, help="of one run (default 8)")
    parser.add_argument("--runs", type=int, default=3, help="of each server on each database (default 3)")
    parser.add_argument("--requests", type=int, default=5000, help="before memory is read (default 5000)")
    parser.add_argument("--checker-only", action="store_true", help="what proofs cost, and nothing else")
    parser.add_argument("--guesses-only", action="store_true", help="what wrong codes cost, and nothing else")
    parser.add_argument("--paper-only", action="store_true", help="what PDF files cost, and nothing else")
    parser.add_argument("--bare-only", action="store_true", help="try the programs without our server")
    args = parser.parse_args()
    kinds = ["SQLite", "PostgreSQL"] if server_programs() else ["SQLite"]
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        print(f"{machine()}\n")
        for name, (head, rows_of) in PARTS.items():
            if getattr(args, f"{name}_only"):
                print(head)
                print("\n".join(rows_of()))
                return
        print("| database | server | steps/s | to bare | CPU ms a step | to bare | p50 / p99 ms |")
        print("|---|---|---|---|---|---|---|")
        for kind in kinds:
            print("\n".join(speed(kind, args, folder)), flush=True)
        if args.bare_only:
            return
        if shutil.which("chromium"):
            rows = weight(folder)
            print("\n| page | requests | KB compressed | KB as sent | font | JavaScript |")
            print("|---|---|---|---|---|---|")
            print("\n".join(rows), flush=True)
        say("core")
        core = program("core.py")
        print("\n| what | ms |\n|---|---|")
        print(f"| start to first page, schema there | {1000 * start(folder):.0f} |")
        for what, seconds in core.items():
            print(f"| {what} | {1000 * seconds:.3f} |")
        for head, rows_of in PARTS.values():
            rows = rows_of()
            print(f"\n{head}")
            print("\n".join(rows), flush=True)
        rows = memory(args, folder)
        print("\n| after requests | MiB of each process, proportional |\n|---|---|")
        print("\n".join(rows))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
