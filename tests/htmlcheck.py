"""Judge HTML with the two checkers of ``tests/tools``: the Nu Html Checker and html-validate.

Each starts a program, so pages are judged together: collect them, then call ``problems`` once.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

TOOLS = Path(__file__).parent / "tools"
MODULES = TOOLS / "node_modules"
CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LINTER = MODULES / "html-validate" / "bin" / "html-validate.mjs"
BRIEFLY = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
"""The program lives for a few seconds: better work would not pay for itself in that time. With code that is
made so, the schema of HTML needs more stack than there is by default."""


def missing() -> list[str]:
    """Which of the programs are not there, in words."""
    found = {
        "Node.js": shutil.which("node"),
        "Java": shutil.which("java"),
        "tests/tools/node_modules": CHECKER.exists() and LINTER.exists(),
    }
    return [name for name, there in found.items() if not there]


def problems(html_by_name: dict[str, str]) -> list[str]:
    """What both checkers have against the pages, as ``name:line:column: message``, sorted.

    Names may be paths or addresses; they are only used to say where a problem is.
    """
    if not html_by_name:
        raise ValueError("no page to judge: a test that collected nothing must not pass")
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(html_by_name.items()):
            file = Path(folder, f"{number}.html").resolve()
            file.write_text(html, encoding="utf-8")
            names[file.name] = name
        files = [str(Path(folder, name).resolve()) for name in names]
        return sorted({*_nu(files, names), *_html_validate(files, names)})


def _nu(files: list[str], names: dict[str, str]) -> list[str]:
    """Errors of the standard. Warnings are left to html-validate, whose rules can be chosen one by one."""
    command = ["java", *BRIEFLY, "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return [
        f"{names[Path(m['url']).name]}:{m.get('lastLine', 0)}:{m.get('lastColumn', 0)}: {m['message']}"
        for m in json.loads(done.stderr)["messages"]
        if m["type"] != "info"
    ]


def _html_validate(files: list[str], names: dict[str, str]) -> list[str]:
    config = str(TOOLS / "html-validate.config.mjs")
    command = ["node", str(LINTER), "--config", config, "--formatter", "json", *files]
    with tempfile.TemporaryFile("w+") as said:  # what it writes to a pipe is cut at 64 KiB
        done = subprocess.run(
            command, stdout=said, stderr=subprocess.PIPE, text=True, check=False, timeout=300
        )
        said.seek(0)
        pages = said.read()
    if done.returncode not in (0, 1):  # 1: it found something
        raise RuntimeError(f"html-validate could not run:\n{done.stderr}")
    return [
        f"{names[Path(page['filePath']).name]}:{m['line']}:{m['column']}: {m['message']} ({m['ruleId']})"
        for page in json.loads(pages)
        for m in page["messages"]
    ]
