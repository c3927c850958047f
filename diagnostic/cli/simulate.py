"""`diagnostic simulate`: what a questionnaire does to two thousand people, before it meets one."""

from pathlib import Path

import click

from diagnostic.cli.report import LANGUAGES, errors, line_of, own_language
from diagnostic.cli.simulated import as_json, as_text
from diagnostic.definition.folder import read_folder
from diagnostic.engine.reply import possible_values
from diagnostic.insight.people import Assumptions
from diagnostic.insight.simulation import NoCuts
from diagnostic.insight.simulation import simulate as simulate_people
from diagnostic.model.bundle import Bundle

MOST_PEOPLE = 1_000_000


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--people", type=click.IntRange(2, MOST_PEOPLE), default=2000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, other people.")
@click.option("--mean", default=0.0, show_default=True, help="Mean ability, in logits.")
@click.option("--spread", type=click.FloatRange(0), default=2.0, show_default=True, help="Its deviation.")
@click.option(
    "--unsure",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Share of those who do not know a task that says so; the others press somewhere.",
)
@click.option("--claim", default=0.0, show_default=True, help="Logits that people claim above their ability.")
@click.option(
    "--claim-spread", type=click.FloatRange(0), default=0.0, show_default=True, help="Its deviation."
)
@click.option("--cuts", metavar="A,B,...", help="Abilities between the profiles; for four: -1.8,0,1.8.")
@click.option(
    "--share",
    multiple=True,
    metavar="QUESTION:OPTION=WEIGHT",
    help="How likely an answer about the situation is; others have weight 1.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of the report; by default yours.")
def simulate(
    path: Path,
    people: int,
    seed: int,
    mean: float,
    spread: float,
    unsure: float,
    claim: float,
    claim_spread: float,
    cuts: str | None,
    share: tuple[str, ...],
    form: str,
    language: str | None,
) -> None:
    """Let made-up people take the test of the folder PATH, each of them twice.

    Tells how many are placed right and the same way twice, how many questions and minutes it takes, and how
    many people each service would receive. The people follow from stated assumptions, so the figures show
    how a questionnaire behaves, not how real people do. The same seed gives the same people.

    \b
    Examples:
      diagnostic simulate questionnaires/allo-digiparcours
      diagnostic simulate questionnaires/allo-digiparcours --people 10000 --seed 7 --format json
      diagnostic simulate questionnaires/allo-digiparcours --claim 0.8 --claim-spread 1.0
      diagnostic simulate questionnaires/allo-digiparcours --share helper:nobody=3 --unsure 0
    """
    words = language or own_language()
    reading = read_folder(path)
    if reading.bundle is None:
        raise click.ClickException("\n".join(line_of(found, words) for found in errors(reading.findings)))
    assumptions = Assumptions(
        mean=mean,
        spread=spread,
        unsure=unsure,
        claim=claim,
        claim_spread=claim_spread,
        shares=_shares(reading.bundle, share),
    )
    try:
        abilities = None if cuts is None else [float(cut) for cut in cuts.split(",")]
        found = simulate_people(reading.bundle, reading.difficulties, people, seed, assumptions, abilities)
    except NoCuts as problem:
        raise click.BadParameter(f"{problem}.", param_hint="--cuts") from problem
    except ValueError as problem:
        raise click.BadParameter("numbers with commas, as -1.8,0,1.8.", param_hint="--cuts") from problem
    click.echo(as_json(found) if form == "json" else as_text(found, words))


def _shares(bundle: Bundle, shares: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """The weights by question and option."""
    facts = {q.id: possible_values(q) for q in bundle.questionnaire.questions() if not q.scored}
    found: dict[str, dict[str, float]] = {}
    for share in shares:
        name, _, weight = share.partition("=")
        question, _, option = name.partition(":")
        if option not in facts.get(question, ()) or not weight.replace(".", "", 1).isdecimal():
            raise click.BadParameter(
                f"{share} is not QUESTION:OPTION=WEIGHT with a question about the situation and one of its"
                " options.",
                param_hint="--share",
            )
        found.setdefault(question, {})[option] = float(weight)
    return found
