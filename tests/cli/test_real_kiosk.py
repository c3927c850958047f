"""What `diagnostic kiosk` prints, in the hands of the programs it is printed for."""

import os
import shlex
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

PAGE = b"<!doctype html><title>There</title><p>The first page of the test</p>"


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


@contextmanager
def serving():
    with HTTPServer(("127.0.0.1", 0), Hello) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def judged(unit):
    return subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)


@pytest.mark.systemd
def test_units_are_ones_that_systemd_would_start(run, tmp_path):
    run("kiosk", "https://test.example/", "--browser", "/bin/true", "--systemd", tmp_path)
    units = sorted(path for path in tmp_path.iterdir() if path.name.startswith("diagnostic-kiosk"))
    assert [path.suffix for path in units] == [".service", ".timer", ".service"]
    for unit in units:
        done = judged(unit)
        assert (done.returncode, done.stderr) == (0, "")
    browser = units[-1]
    text = browser.read_text(encoding="utf-8")
    browser.write_text(text.replace("Restart=always", "Restart=often"), encoding="utf-8")
    assert "often" in judged(browser).stderr, "a mistake would have been seen"


@pytest.mark.parametrize("setting", ["kiosk", "tablet", "counsellor"])
@pytest.mark.parametrize("kept", [False, True], ids=["private", "with a folder of its own"])
def test_browser_comes_to_the_page_with_all_its_options(
    setting, kept, run, chromium, chromium_options, tmp_path
):
    """Without a screen, and without a sandbox where the tests run as root; else as it is printed."""
    folder = ["--profile", tmp_path / "own"] if kept else []
    with serving() as address:
        printed = run("kiosk", address, "--setting", setting, "--browser", chromium, *folder).stdout
        program, *options = shlex.split(printed)
        unseen = ["--headless", "--dump-dom", *chromium_options["args"]]
        unseen += [] if chromium_options["chromium_sandbox"] else ["--no-sandbox"]
        shown = subprocess.run(
            [program, *unseen, *options],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            env={**os.environ, "HOME": str(tmp_path)},
        )
    assert "The first page of the test" in shown.stdout
    assert (tmp_path / "own" / "Default").exists() is kept
