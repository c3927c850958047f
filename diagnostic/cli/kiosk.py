"""`diagnostic kiosk`: a browser that shows nothing but the test, and links that tell a device what it is."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import click

from diagnostic.cli.desk import bundle_in_force, require_desk
from diagnostic.cli.kiosk_units import TO_ENABLE, units_of
from diagnostic.web.device import KEYBOARDS, SETTINGS, Device, Printing, device_of
from diagnostic.web.enrolment import enrolment
from diagnostic.web.settings import read_settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ALWAYS = (
    "--kiosk",
    "--noerrdialogs",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--disable-features=Translate",
    "--no-first-run",
    "--disable-session-crashed-bubble",
)
"""Nothing but the page: no bar, no question of the browser's own, no zoom or Back by a slip of the hand."""


@click.command()
@click.argument("address", default="http://127.0.0.1:8000/")
@click.option(
    "--setting",
    type=click.Choice(SETTINGS),
    default="kiosk",
    show_default=True,
    help="Where the screen stands.",
)
@click.option(
    "--browser",
    help=f"The browser; by default the first there is of: {', '.join(BROWSERS)}.",
    metavar="PROGRAM",
)
@click.option(
    "--profile",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the browser's own, in which an enrolment stays; by default a private window.",
)
@click.option("--start", is_flag=True, help="Run the command instead of printing it.")
@click.option(
    "--systemd",
    type=click.Path(path_type=Path, file_okay=False, allow_dash=True),
    metavar="FOLDER",
    help="Write units of the user for systemd into this folder instead: the command, and its restart at "
    "night; “-” prints them.",
)
@click.option(
    "--enrol", metavar="URL", help="Print the link that enrols a device with the server at this URL."
)
@click.option("--keyboard", type=click.Choice(KEYBOARDS), help="For the link: whether people can type.")
@click.option(
    "--desk",
    metavar="ID",
    help="For the link: the service of the questionnaire in whose hall the device stands.",
)
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=7,
    show_default=True,
    help="For the link: how long it works.",
)
def kiosk(
    address: str,
    setting: str,
    browser: str | None,
    profile: Path | None,
    start: bool,
    systemd: Path | None,
    enrol: str | None,
    keyboard: str | None,
    desk: str | None,
    days: int,
) -> None:
    """Print the command that shows the test at ADDRESS on a screen for everybody.

    With --enrol it prints a link instead, which makes the device that opens it a kiosk or a tablet; print it
    where the server runs, with the server's settings, since it is signed with its key.

    \b
    Examples:
      diagnostic kiosk
      diagnostic kiosk https://test.example.org/ --start
      diagnostic kiosk https://test.example.org/ --systemd ~/.config/systemd/user
      diagnostic kiosk --enrol https://test.example.org --setting tablet --days 2
      diagnostic kiosk --enrol https://test.example.org --desk mde-ixelles
    """
    device = device_of(setting, keyboard, desk)
    if enrol is not None:
        click.echo(enrolment_link(_web_address(enrol), device, days))
        return
    command = browser_command(browser or _installed(), _web_address(address), device, profile)
    if start:
        sys.exit(subprocess.run(command, check=False).returncode)  # noqa: S603  each part is ours or asked for
    if systemd is None:
        click.echo(shlex.join(command))
    else:
        _put(units_of(command, setting), systemd)


def browser_command(browser: str, address: str, device: Device, profile: Path | None) -> list[str]:
    """The browser with all its options.

    A private window keeps nothing, not even an enrolment; a folder of its own keeps that.
    """
    return [
        browser,
        *ALWAYS,
        f"--user-data-dir={profile.absolute()}" if profile else "--incognito",
        *(["--kiosk-printing"] if device.printing is Printing.AT_ONCE else []),
        "--enable-speech-dispatcher" if device.sound else "--mute-audio",
        address,
    ]


def enrolment_link(url: str, device: Device, days: int) -> str:
    """The link, signed with the key of this installation.

    :raises click.ClickException: the settings of the installation cannot be read, or it knows no such desk.
    """
    try:
        settings = read_settings()
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if device.desk is not None:
        require_desk(bundle_in_force(settings), device.desk)
    token = enrolment(settings.secret, device, datetime.now(UTC) + timedelta(days=days))
    return f"{url.rstrip('/')}/enrol/{token}"


def _put(units: Mapping[str, str], folder: Path) -> None:
    """Write the units, in the place of earlier ones, and say what is left to do."""
    if str(folder) == "-":
        click.echo("\n".join(f"# {name}\n{text}" for name, text in units.items()), nl=False)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in units.items():
            (folder / name).write_text(text, encoding="utf-8")
            click.echo(f"Written: {folder / name}")
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror}. Choose a folder of your own."
        raise click.ClickException(message) from error
    click.echo("Now, as the user of the screen:")
    click.echo("  systemctl --user daemon-reload")
    click.echo(f"  systemctl --user enable --now {' '.join(TO_ENABLE)}")


def _installed() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        message = f"None of these browsers is installed: {', '.join(BROWSERS)}. Name another with --browser."
        raise click.ClickException(message)
    return found


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        message = f"“{url}” is no web address; write it whole, as in https://test.example.org/."
        raise click.ClickException(message)
    return url
