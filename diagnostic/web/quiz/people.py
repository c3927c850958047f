"""By which ways somebody can be reached: at the desk where the device stands, else at the questionnaire's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from flask import current_app

from diagnostic.model.bundle import Bundle
from diagnostic.model.service import Service
from diagnostic.web.device import Device


@dataclass(frozen=True, slots=True)
class People:
    """The services that answer at a counter, by phone and by post.

    `here` is the one in whose hall the device stands, for a page that sends people there at once.
    """

    here: Service | None
    counter: Service
    phone: Service
    post: Service


def people_of(bundle: Bundle, device: Device) -> People:
    """The people to ask; a way that the desk of the device does not have is that of the questionnaire's."""
    usual = bundle.services[bundle.questionnaire.desk]
    site = None if device.desk is None else _site(bundle, device.desk)

    def by(has: Callable[[Service], object]) -> Service:
        return site if site is not None and has(site) else usual

    return People(
        here=None if device.setting == "home" else site,
        counter=site or usual,
        phone=by(lambda service: service.phone),
        post=by(lambda service: service.address),
    )


@lru_cache(maxsize=64)
def _site(bundle: Bundle, desk: str) -> Service | None:
    """The service of this id. A bundle that is older or newer than the setting may lack it: told once."""
    found = bundle.services.get(desk)
    if found is None:
        current_app.logger.warning("No service is called “%s”: pages name the questionnaire's desk.", desk)
    return found
