"""`diagnostic serve`: prepare the database, load the questionnaire, serve the pages."""

import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from diagnostic.check import check_bundle
from diagnostic.cli.desk import bundle_in_force, require_desk
from diagnostic.cli.report import errors, line_of, own_language
from diagnostic.definition.folder import read_folder
from diagnostic.model.codec import digest
from diagnostic.resources import resource
from diagnostic.store import bundles, schema
from diagnostic.store.bundles import DamagedBundleError
from diagnostic.store.engine import Unavailable, UnsafeDatabaseError, open_engine
from diagnostic.store.schema import UnknownSchema
from diagnostic.web.device import KEYBOARDS, SETTINGS
from diagnostic.web.settings import read_settings

DEFAULT_QUESTIONNAIRE = "allo-digiparcours"
MOST_LINES = 5
SECONDS_TO_STOP = 5


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, help="Processes that answer.")
@click.option("--database", help="Database URL; by default an SQLite file in the data folder (./var).")
@click.option(
    "--questionnaire",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the questionnaire; by default the one that comes with the program.",
)
@click.option("--setting", type=click.Choice(SETTINGS), help="Where the screen stands.")
@click.option("--keyboard", type=click.Choice(KEYBOARDS), help="Whether people can type.")
@click.option("--desk", metavar="ID", help="The service in whose hall the screens stand.")
def serve(
    host: str,
    port: int,
    workers: int,
    database: str | None,
    questionnaire: Path | None,
    setting: str | None,
    keyboard: str | None,
    desk: str | None,
) -> None:
    """Serve the test.

    Creates or migrates the database, checks and loads the questionnaire, then serves. It refuses to
    start on a questionnaire with errors, and with a desk that the questionnaire does not have.

    \b
    Examples:
      diagnostic serve
      diagnostic serve --port 8080 --workers 2
      diagnostic serve --database postgresql://user@localhost/diagnostic
    """
    # The workers are processes of their own and read their settings where we read them: the environment.
    chosen = {"DATABASE": database, "SETTING": setting, "KEYBOARD": keyboard, "DESK": desk}
    os.environ.update({f"DIAGNOSTIC_{name}": value for name, value in chosen.items() if value})
    try:
        settings = read_settings()
        engine = open_engine(settings.database)
        schema.upgrade(engine)
        click.echo(f"Database ready: {make_url(settings.database).render_as_string(hide_password=True)}")
        click.echo(
            load_questionnaire(engine, questionnaire or resource("questionnaires") / DEFAULT_QUESTIONNAIRE)
        )
        engine.dispose()
        if settings.desk is not None:
            require_desk(bundle_in_force(settings), settings.desk)
    except (Unavailable, UnknownSchema, UnsafeDatabaseError, DamagedBundleError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    require_free(host, port)
    click.echo(f"The test is at http://{host}:{port} (stop with Ctrl+C)")
    run(host, port, workers)


def load_questionnaire(engine: Engine, folder: Path) -> str:
    """Check the questionnaire, keep it and put it in force; says what it did in a line.

    One that is in force already was proved when it was put there, so a start need not wait for the proofs.

    :raises click.ClickException: it has errors, named in a few lines.
    """
    reading = read_folder(folder)
    in_force = reading.bundle is not None and bundles.published(engine) == digest(reading.bundle)
    wrong = errors(reading.findings if in_force else check_bundle(reading))
    if reading.bundle is None or wrong:
        lines = [line_of(finding, own_language()) for finding in wrong[:MOST_LINES]]
        if len(wrong) > MOST_LINES:
            lines.append(f"… and {len(wrong) - MOST_LINES} more.")
        lines.append(f"Nothing was started. All errors are shown by: diagnostic check {folder}")
        raise click.ClickException("\n".join(lines))
    name = bundles.keep(engine, reading.bundle, reading.files)
    bundles.publish(engine, name, datetime.now(UTC))
    questionnaire = reading.bundle.questionnaire
    number = sum(1 for _ in questionnaire.questions())
    return f"Questionnaire loaded: {questionnaire.id}, {number} questions, version {name[:8]}"


def require_free(host: str, port: int) -> None:
    """Say in a line that the port is taken, rather than in a traceback of every worker.

    :raises click.ClickException: another program listens there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = f"Cannot listen on {host}:{port} ({error.strerror}). Choose another with --port."
            raise click.ClickException(message) from error


def run(host: str, port: int, workers: int) -> None:
    """Serve until told to stop. One blocking thread a worker: SQLite has one writer anyway."""
    Server(
        "diagnostic.web.app:create_app",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        factory=True,
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
        # A worker that still loads the application does not hear that it shall stop.
        workers_kill_timeout=SECONDS_TO_STOP,
    ).serve()
