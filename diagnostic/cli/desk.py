"""The desk that `--desk` names, refused before anybody is sent to a place that the questionnaire lacks."""

import click

from diagnostic.cli.report import own_language
from diagnostic.definition.findings import DID_YOU_MEAN, spaced
from diagnostic.definition.nearest import nearest
from diagnostic.definition.wording import Phrase, say
from diagnostic.model.bundle import Bundle
from diagnostic.store import bundles
from diagnostic.store.engine import Unavailable, UnsafeDatabaseError, open_engine
from diagnostic.store.schema import UnknownSchema, require_current
from diagnostic.web.settings import Settings

UNKNOWN: Phrase = say(
    "Aucun service du questionnaire ne s'appelle « {desk} ». Choisissez un « id » de services.yml.",
    "Geen enkele dienst van de vragenlijst heet ‘{desk}’. Kies een ‘id’ uit services.yml.",
    "No service of the questionnaire is called “{desk}”. Choose an `id` of services.yml.",
)
NOTHING_IN_FORCE: Phrase = say(
    "Aucun questionnaire n'est encore en vigueur : lancez d'abord « diagnostic serve ».",
    "Er geldt nog geen vragenlijst: start eerst ‘diagnostic serve’.",
    "No questionnaire is in force yet: start `diagnostic serve` first.",
)


def require_desk(bundle: Bundle, desk: str) -> None:
    """Go on only if the questionnaire has this service.

    :raises click.ClickException: it has not; says so in the language of the terminal, with the nearest one.
    """
    if desk in bundle.services:
        return
    language, near = own_language(), nearest(desk, bundle.services)
    said = [UNKNOWN[language].format(desk=desk)]
    if near:
        said.append(DID_YOU_MEAN[language].format(near=near))
    raise click.ClickException(spaced(" ".join(said), language))


def bundle_in_force(settings: Settings) -> Bundle:
    """The questionnaire that this installation serves.

    :raises click.ClickException: there is none yet, or the database cannot be read.
    """
    try:
        engine = open_engine(settings.database)
        try:
            require_current(engine)
            digest = bundles.published(engine)
            if digest is not None:
                return bundles.load(engine, digest)
        finally:
            engine.dispose()
    except (Unavailable, UnknownSchema, UnsafeDatabaseError, bundles.DamagedBundleError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    raise click.ClickException(spaced(NOTHING_IN_FORCE[own_language()], own_language()))
