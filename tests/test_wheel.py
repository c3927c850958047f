"""What is built is what runs: the wheel does the main job far from the repository."""

import json
import os
import socket
import subprocess
import sys
import sysconfig
import tarfile
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKED = {"questionnaires", "static", "templates", "translations", "words"}
PATIENCE = 30


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """The sdist, and the wheel built from the sdist; `make test` has compiled the catalogues before."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(dist):
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """A new environment with the wheel; its dependencies are those of this one, so nothing is fetched."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*install, wheel], check=True, capture_output=True)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def resources():
    """The files of the repository that the program needs at run time, compiled catalogues among them."""
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files", *PACKED], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    compiled = (str(path.relative_to(ROOT)) for path in ROOT.glob("translations/*/LC_MESSAGES/*.mo"))
    return {path for path in [*listed, *compiled] if (ROOT / path).exists()}


def test_wheel_holds_every_resource(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = {name.removeprefix("diagnostic/") for name in packed.namelist()}
    assert resources() - names == set()


def test_wheel_holds_the_explanations_of_the_findings(wheel):
    here = {str(path.relative_to(ROOT)) for path in ROOT.glob("diagnostic/definition/explanations/*.yml")}
    with zipfile.ZipFile(wheel) as packed:
        assert here
        assert here - set(packed.namelist()) == set()


def test_sdist_holds_every_resource(dist):
    (found,) = dist.glob("*.tar.gz")
    with tarfile.open(found) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert resources() - names == set()


def test_wheel_holds_the_licences(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = {name.partition("/licenses/")[2] for name in packed.namelist()} - {""}
    assert names >= {"LICENSE", "LICENSES/CC-BY-SA-4.0.txt", "static/icons/LICENSE-phosphor.txt"}


def test_catalogues_are_compiled():
    assert {path.parts[-3] for path in ROOT.glob("translations/*/LC_MESSAGES/*.mo")} >= {"fr", "nl"}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(url, process):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as page:
                return page.status
        except OSError:
            time.sleep(0.05)
    return None


@pytest.fixture(scope="module")
def served(environment, tmp_path_factory):
    """The address of the installed program, started in an empty folder as anybody would."""
    folder = tmp_path_factory.mktemp("elsewhere")
    port = free_port()
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTHON"))}
    with (folder / "log").open("wb") as log:
        command = [environment / "bin" / "diagnostic", "serve", "--port", str(port)]
        process = subprocess.Popen(
            command, cwd=folder, env=keep, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        url = f"http://127.0.0.1:{port}"
        assert wait_for(f"{url}/fr/", process) == 200, (folder / "log").read_text(encoding="utf-8")
        yield url
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_installed_program_takes_a_person_to_the_result(served, language, tmp_path):
    plan = json.loads((ROOT / "bench" / "journeys" / "ours.json").read_text(encoding="utf-8"))
    changed = {key: plan[key].replace("/fr/", f"/{language}/") for key in ("start", "end")}
    (tmp_path / "plan.json").write_text(json.dumps(plan | changed), encoding="utf-8")
    walk = [sys.executable, ROOT / "bench" / "journey.py", served, tmp_path / "plan.json"]
    done = subprocess.run(
        [*walk, "-c", "1", "-n", "1", "-d", "60", "--json"], capture_output=True, text=True, check=False
    )
    found = json.loads(done.stdout)
    assert found["errors"] == {}
    assert found["median"]["journeys"] == 1
