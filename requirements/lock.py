"""Write the locked requirements: ``lock.py UV``; called by ``make lock``.

What is wanted stands in ``pyproject.toml``; what is used stands in the files made here, with the hash of
every file of every package, and without the address of any index: whoever installs says where from.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
HEADER = "# Made by `make lock`; do not edit. What is wanted is in pyproject.toml.\n"


def compiled(uv: str, *what: str) -> str:
    """The locked form of *what*, as uv resolves it for every platform from Python 3.11.

    Extras stay in the names: pip takes `coverage[toml]`, which a package asks for, as not locked where only
    `coverage` is, and refuses everything on the day a newer coverage appears.
    """
    options = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url"]
    options += ["--no-strip-extras"]
    quiet = ["--no-annotate", "--no-header", "--quiet"]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "locked.txt")
        command = [uv, "pip", "compile", *what, *options, *quiet, f"--output-file={target}"]
        subprocess.run(command, cwd=HERE.parent, check=True, stdout=subprocess.DEVNULL)
        return HEADER + target.read_text(encoding="utf-8")


def main(uv: str) -> None:
    """Lock what runs first; everything else must agree with it."""
    run = HERE / "run.txt"
    run.write_text(compiled(uv, str(PROJECT)), encoding="utf-8")
    constrained = f"--constraint={run}"
    for name, wanted in (
        ("build.txt", ["--group=build"]),
        ("test.txt", [str(PROJECT), "--group=test"]),
    ):
        (HERE / name).write_text(compiled(uv, *wanted, constrained), encoding="utf-8")
    with tempfile.NamedTemporaryFile("w", suffix=".in", encoding="utf-8") as wanted_uv:
        wanted_uv.write("uv\n")
        wanted_uv.flush()
        (HERE / "lock.txt").write_text(compiled(uv, wanted_uv.name), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
