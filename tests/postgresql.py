"""A PostgreSQL server of our own for one run of the tests or of ``make bench``."""

import contextlib
import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
import urllib.parse
import uuid
from pathlib import Path


def server_programs():
    """The folder of PostgreSQL's server programs, the newest first, or None."""
    on_path = shutil.which("pg_ctl")
    if on_path and shutil.which("initdb"):
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


class Cluster:
    """A server in *folder*, reached by a Unix socket there, with the durability PostgreSQL has by default."""

    def __init__(self, folder):
        self.bin = server_programs()
        self.data = folder / "data"
        self.log = folder / "log"
        self.socket = folder
        # PostgreSQL refuses to run as root; Debian's package brings a user for it.
        self.user = "postgres" if os.geteuid() == 0 else getpass.getuser()
        if os.geteuid() == 0:
            account = pwd.getpwnam(self.user)
            os.chown(folder, account.pw_uid, account.pw_gid)

    def run(self, program, *args):
        account = {"user": self.user, "extra_groups": []} if os.geteuid() == 0 else {}
        subprocess.run(
            [self.bin / program, *args],
            check=True,
            cwd=self.socket,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            **account,
        )

    def start(self):
        initdb = ["--pgdata", self.data, "--auth=trust", "--encoding=UTF8", "--username=diagnostic"]
        self.run("initdb", *initdb, "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.socket}'"
        self.run("pg_ctl", "start", "--wait", "--pgdata", self.data, "--log", self.log, "--options", options)

    def stop(self):
        self.run("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata", self.data)

    @property
    def pid(self):
        """The server's first process, the parent of all others."""
        return int((self.data / "postmaster.pid").read_text(encoding="ascii").split()[0])

    @contextlib.contextmanager
    def database(self):
        """The URL of a new, empty database that is dropped at the end."""
        import psycopg

        name = f"test_{uuid.uuid4().hex}"
        server = {"host": str(self.socket), "user": "diagnostic", "dbname": "postgres"}
        with psycopg.connect(**server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
            query = urllib.parse.urlencode({"host": self.socket})
            yield f"postgresql+psycopg://diagnostic@/{name}?{query}"
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextlib.contextmanager
def running_cluster():
    """A server in a temporary folder, which is gone afterwards."""
    # Not pytest's own folder: other users may not enter it, and a socket's path is 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        cluster = Cluster(folder)
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
