"""Units of the user for systemd: the browser of a kiosk, and its restart at night."""

import shlex
from collections.abc import Sequence

BROWSER = "diagnostic-kiosk.service"
NIGHT = "diagnostic-kiosk-night.service"
NIGHT_TIMER = "diagnostic-kiosk-night.timer"

TO_ENABLE = (BROWSER, NIGHT_TIMER)
"""What is enabled; the timer starts the third."""


def units_of(command: Sequence[str], setting: str) -> dict[str, str]:
    """Every unit by the name of its file; *command* starts the browser.

    A browser that is closed or breaks comes back. Each night, when the hall is empty, it starts afresh: what
    it holds in memory grows, and an update of the browser counts only then.
    """
    # In a unit, % begins a specifier and $ a variable.
    line = shlex.join(command).replace("%", "%%").replace("$", "$$")
    return {
        BROWSER: f"""\
[Unit]
Description=Digital-skills self-diagnosis, on the screen of a {setting}
PartOf=graphical-session.target
After=graphical-session.target

[Service]
ExecStart={line}
Restart=always
RestartSec=2

[Install]
WantedBy=graphical-session.target
""",
        NIGHT: f"""\
[Unit]
Description=Start the browser of the self-diagnosis afresh

[Service]
Type=oneshot
ExecStart=systemctl --user try-restart {BROWSER}
""",
        NIGHT_TIMER: """\
[Unit]
Description=When the hall is empty: the browser of the self-diagnosis

[Timer]
OnCalendar=04:00

[Install]
WantedBy=timers.target
""",
    }
