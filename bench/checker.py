"""What the checker costs, as JSON: the real questionnaire, made-up trees, large tables; called by ``run.py``.

Each case runs in a process of its own, so that its memory is its own. Seconds are of the processor, since
other work may run beside it.
"""

import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # so that the builders of the tests are found; hence the imports below (E402)

from diagnostic.check import check_bundle  # noqa: E402
from diagnostic.check.graph.states import explore  # noqa: E402
from diagnostic.check.proofs import check_proofs  # noqa: E402
from diagnostic.definition.findings import Finding  # noqa: E402
from diagnostic.definition.folder import read_folder  # noqa: E402
from diagnostic.model.bundle import Bundle  # noqa: E402
from diagnostic.model.condition import AllOf, AnyOf, AtLeast  # noqa: E402
from tests.engine.build import among, bundle, choice, domain, fact, profile, rule, service  # noqa: E402

FOLDER = ROOT / "questionnaires" / "allo-digiparcours"
DOMAINS = 5
GUARDED = 0.3
OPTIONS = (3, 3, 3, 4, 4)
"""3.4 options a question: 1,700 for 500 questions."""


def tree(questions: int, back: int, seed: int = 1) -> Bundle:
    """A tree of that many scored questions, 30 % of them guarded by answers at most `back` before."""
    draw = random.Random(seed)
    made = []
    for number in range(questions):
        worth = {f"o{option}": min(option, 2) for option in range(draw.choice(OPTIONS))}
        guard = None
        if number > 1 and draw.random() < GUARDED:
            read = [draw.randrange(max(0, number - back), number) for _ in range(draw.choice((1, 1, 2)))]
            parts = tuple(
                among(f"q{at}", *draw.sample(["o0", "o1", "o2"], draw.choice((1, 2)))) for at in read
            )
            guard = parts[0] if len(parts) == 1 else draw.choice((AllOf, AnyOf))(parts)
        made.append(choice(f"q{number}", worth, domain=f"d{number % DOMAINS}", ask_if=guard))
    most = 2 * questions
    cuts = [int(most * share) for share in (0.7, 0.45, 0.2)]
    return bundle(
        *made,
        domains=[
            domain(f"d{at}", needs=2, low=0, middle=questions // 8, high=questions // 4)
            for at in range(DOMAINS)
        ],
        profiles=[*(profile(f"p{cut}", AtLeast("points.total", cut)) for cut in cuts), profile("rest")],
    )


def table(rules: int, facts: int, seed: int = 1) -> Bundle:
    """A referral table over facts of five values each, two to four of them read by a rule."""
    draw = random.Random(seed)
    values = [f"v{number}" for number in range(5)]
    asked = [fact(f"f{number}", *values) for number in range(facts)]
    places = [service(f"s{number}") for number in range(40)]
    made = []
    for number in range(rules):
        read = draw.sample(range(facts), min(facts, draw.choice((2, 3, 4))))
        when = AllOf(tuple(among(f"f{at}", *draw.sample(values, draw.choice((1, 2)))) for at in read))
        made.append(rule(f"r{number}", when, draw.choice(places).id, rank=number))
    return bundle(*asked, rules=made, services=places)


def codes(findings: list[Finding]) -> dict[str, int]:
    """How often each code was found."""
    found: dict[str, int] = {}
    for finding in findings:
        found[finding.code] = found.get(finding.code, 0) + 1
    return dict(sorted(found.items()))


def measure(case: str) -> dict[str, object]:
    """Seconds of the processor, the most memory, and what was found in one case."""
    if case == "real":
        begun = time.process_time()
        found = list(check_bundle(read_folder(FOLDER)))
    else:
        kind, *sizes = case.split("-")
        made = tree(int(sizes[0]), int(sizes[1])) if kind == "tree" else table(int(sizes[0]), int(sizes[1]))
        begun = time.process_time()
        found = check_proofs(made, {})
    seconds = time.process_time() - begun
    states = explore(made).states if case != "real" else None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(seconds, 3), "mib": round(peak), "states": states, "found": codes(found)}


CASES = (
    "real",
    "tree-50-8",
    "tree-100-8",
    "tree-200-8",
    "tree-500-8",
    "tree-500-25",
    "tree-500-40",
    "tree-10000-8",
    "table-400-8",
    "table-5000-8",
)


def main() -> None:
    """All cases, one process each."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
        return
    figures = {}
    for case in CASES:
        command = [sys.executable, __file__, case]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        if done.returncode:
            sys.exit(done.stderr)
        figures[case] = json.loads(done.stdout)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
