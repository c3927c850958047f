"""Start a server on a free port of this machine, wait until it answers, and end it again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
WORKERS = 2
PATIENCE = 30


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, its first process, and the seconds until its first answer."""

    url: str
    pid: int
    started_in: float


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as s:
        return int(s.getsockname()[1])


def answers(url: str) -> bool:
    """Whether *url* gives a page."""
    try:
        with urllib.request.urlopen(url, timeout=5) as page:
            return bool(page.status == 200)
    except urllib.error.HTTPError:
        raise
    except OSError:
        return False


@contextlib.contextmanager
def running(command: list[str], port: int, page: str, folder: Path, env: dict[str, str]) -> Iterator[Server]:
    """Run *command* in *folder* until the block ends; its output goes to a file there."""
    log = folder / f"server-{port}.log"
    with log.open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        while not answers(url + page):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise SystemExit(f"{command[0]} did not start:\n{log.read_text(encoding='utf-8')}")
            time.sleep(0.005)
        yield Server(url, process.pid, time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def bare(database: str, folder: Path) -> contextlib.AbstractContextManager[Server]:
    """The bare page under granian, with a commit that is on disk before it answers."""
    port = free_port()
    command = [str(BIN / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(WORKERS), "--blocking-threads", "1", "--no-ws", "bare_app:app"]
    env = {"BARE_DB": database, "BARE_SYNC": "FULL", "PYTHONPATH": str(HERE)}
    return running(command, port, "/hello", folder, env)


def ours(database: str, folder: Path) -> contextlib.AbstractContextManager[Server]:
    """Our server as anybody starts it."""
    port = free_port()
    command = [str(BIN / "diagnostic"), "serve", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(WORKERS), "--database", database]
    return running(command, port, "/fr/", folder, {})
