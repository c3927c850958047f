"""What the machine can do, and what every test may count on.

A test that needs more than Python asks for a fixture (``chromium``, ``postgresql_url``, ``hunspell``,
``htmlcheck``) or carries a marker (``browser``, ``postgresql``, ``hunspell``, ``html``, ``editor``,
``pdf``, ``espeak``, ``systemd``, ``z3``). Without it the test is skipped and the summary says how to add
it; with ``REQUIRE_ALL=1`` it fails instead, so that a green CI has left nothing out.
"""

import os
import shutil
import socket
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

from tests import htmlcheck as checkers
from tests import languageserver
from tests.postgresql import running_cluster, server_programs

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
DICTIONARIES = [
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/Library/Spelling"),
]

# The same examples every time, and no deadline: what is slow is measured by `make bench`, never here.
settings.register_profile("tests", deadline=None, derandomize=REQUIRE_ALL, print_blob=True)
settings.load_profile("tests")


# ---------------------------------------------------------------------------------- what the machine can do


def dictionary(name):
    """The path of a hunspell dictionary without its suffix, or None."""
    return next((folder / name for folder in DICTIONARIES if (folder / f"{name}.dic").exists()), None)


def without_chromium():
    return None if shutil.which("chromium") else "Chromium is not installed"


def without_postgresql():
    return None if server_programs() else "PostgreSQL's server programs are not installed"


def without_hunspell():
    missing = [name for name in ("fr_BE", "nl_BE") if not dictionary(name)]
    if not shutil.which("hunspell"):
        missing.insert(0, "hunspell")
    return f"not installed: {', '.join(missing)}" if missing else None


def without_html_checkers():
    missing = checkers.missing()
    return f"not installed: {', '.join(missing)}" if missing else None


def without_language_server():
    missing = languageserver.missing()
    return f"not installed: {', '.join(missing)}" if missing else None


def without_weasyprint():
    if not find_spec("weasyprint"):
        return "WeasyPrint, a test tool of requirements/test.txt, is not installed"
    missing = [name for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset") if not find_library(name)]
    return f"not installed: {', '.join(missing)}" if missing else None


def without_espeak():
    return None if shutil.which("espeak-ng") else "espeak-ng is not installed"


def without_systemd():
    return None if shutil.which("systemd-analyze") else "systemd-analyze is not installed"


def without_z3():
    return None if find_spec("z3") else "z3-solver, a test tool of requirements/test.txt, is not installed"


# Marker -> (what the summary calls it, why it cannot be used or None, Debian's packages that bring it).
CAPABILITIES = {
    "browser": ("browser tests", without_chromium(), ["chromium", "chromium-headless-shell"]),
    "postgresql": ("the store on PostgreSQL", without_postgresql(), ["postgresql"]),
    "hunspell": (
        "spelling",
        without_hunspell(),
        ["hunspell", "hunspell-fr-classical", "hunspell-nl"],
    ),
    "html": ("validity of HTML", without_html_checkers(), ["nodejs", "npm", "default-jre-headless"]),
    "editor": ("what VS Code shows", without_language_server(), ["nodejs", "npm"]),
    "pdf": (
        "files in PDF",
        without_weasyprint(),
        ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
    ),
    "espeak": ("texts read by a machine", without_espeak(), ["espeak-ng"]),
    "systemd": ("the unit of a kiosk", without_systemd(), ["systemd"]),
    "z3": ("what a solver says of the checker", without_z3(), []),
}


def need(capability):
    """Go on only where the machine has *capability*; see the top of this file."""
    _, reason, _ = CAPABILITIES[capability]
    if reason:
        (pytest.fail if REQUIRE_ALL else pytest.skip)(reason)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Whatever needs a browser waits for a server, which coverage would make slower."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker("uncovered")


def pytest_runtest_setup(item):
    for capability in CAPABILITIES:
        if item.get_closest_marker(capability):
            need(capability)


def pytest_terminal_summary(terminalreporter):
    left_out = [(what, reason, packages) for what, reason, packages in CAPABILITIES.values() if reason]
    if not left_out:
        return
    terminalreporter.section("left out")
    for what, reason, _ in left_out:
        terminalreporter.write_line(f"{what}: {reason}")
    packages = " ".join(package for _, _, packages in left_out for package in packages)
    if packages:
        terminalreporter.write_line(f"To add it on Debian or Ubuntu: sudo apt-get install {packages}")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Where several workers share the files, they share them as ``tests/dealing.py`` says."""
    if config.getvalue("dist") != "loadfile":
        return None
    from tests.dealing import Dealing

    return Dealing(config, log)


# ---------------------------------------------------------------------------------------- the outside world


def is_here(address):
    """Whether a socket address is on this machine. Unix sockets have a path and no host."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    return host in {"localhost", "::1", "0.0.0.0", ""} or host.startswith("127.")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Nothing here may call the outside: the program makes no outbound call, and neither do its tests."""

    def guarded(real):
        def connect(self, address):
            if not is_here(address):
                raise AssertionError(f"a connection to {address!r} was tried")
            return real(self, address)

        return connect

    real_lookup = socket.getaddrinfo

    def lookup(host, *args, **kwargs):
        if host is not None and not is_here((host if isinstance(host, str) else host.decode(), 0)):
            raise AssertionError(f"the address of {host!r} was asked for")
        return real_lookup(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", lookup)


# --------------------------------------------------------------------------------------------- the fixtures


@pytest.fixture(scope="session")
def chromium():
    """The path of Chromium, for ``playwright.chromium.launch(executable_path=...)``."""
    need("browser")
    return shutil.which("chromium")


@pytest.fixture(scope="session")
def chromium_options(chromium):
    """How to launch it: it looks nothing up outside, and has no sandbox where the tests run as root."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--no-first-run",
    ]
    return {"executable_path": chromium, "args": quiet, "chromium_sandbox": os.geteuid() != 0}


@pytest.fixture(scope="session")
def hunspell():
    """The dictionaries of each language: ``{"fr": path, "nl": path}``, without their suffix."""
    need("hunspell")
    return {"fr": dictionary("fr_BE"), "nl": dictionary("nl_BE")}


@pytest.fixture(scope="session")
def htmlcheck():
    """``problems(html_by_name)``: what two checkers have against some pages."""
    need("html")
    return checkers.problems


@pytest.fixture(scope="session")
def postgresql_cluster():
    """One server for each worker of the test run."""
    need("postgresql")
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgresql_url(postgresql_cluster):
    """The URL of an empty database that the tests of this worker share."""
    with postgresql_cluster.database() as url:
        yield url


@pytest.fixture
def fresh_postgresql_url(postgresql_cluster):
    """The URL of an empty database for one test alone, as a migration needs it."""
    with postgresql_cluster.database() as url:
        yield url
