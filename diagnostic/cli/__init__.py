"""The `diagnostic` command: serve the test, check a questionnaire, walk it in the terminal."""

import click

from diagnostic.cli.audio import audio
from diagnostic.cli.check import check
from diagnostic.cli.db import db
from diagnostic.cli.graph import graph
from diagnostic.cli.kiosk import kiosk
from diagnostic.cli.paper import paper
from diagnostic.cli.paths import paths
from diagnostic.cli.schema import schema
from diagnostic.cli.serve import serve
from diagnostic.cli.simulate import simulate
from diagnostic.cli.texts import texts
from diagnostic.cli.walk import walk


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="diagnostic")
def main() -> None:
    """Digital-skills self-diagnosis: answers in, a profile and a place to go out.

    \b
    Examples:
      diagnostic serve                                    the test at http://127.0.0.1:8000
      diagnostic check questionnaires/allo-digiparcours   every mistake, with its place and remedy
      diagnostic walk questionnaires/allo-digiparcours    take the test in the terminal
    """


main.add_command(serve)
main.add_command(kiosk)
main.add_command(check)
main.add_command(walk)
main.add_command(graph)
main.add_command(paths)
main.add_command(paper)
main.add_command(texts)
main.add_command(audio)
main.add_command(simulate)
main.add_command(schema)
main.add_command(db)
