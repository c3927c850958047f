"""The services themselves: out of date, full, without a rule, or not confirmed.

Many rows are for counsellors only, who look them up by name; it is no mistake that no rule leads there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from diagnostic.check.places import Places, place_of
from diagnostic.check.tables.survey import listed
from diagnostic.definition.findings import Finding, find
from diagnostic.model.bundle import Bundle
from diagnostic.model.referral import Named, Rule
from diagnostic.model.service import Confidence, Service


def check_services(bundle: Bundle, places: Places, today: date | None = None) -> list[Finding]:
    """All findings about services (A06 to A09, A13). Without a day, none is out of date."""
    table = bundle.referrals
    naming = _rules_by_service((*table.rules, table.otherwise))
    kinds = {kind for rule in table.rules if not isinstance(rule.target, Named) for kind in rule.target.kinds}
    about = [
        (service, code, values)
        for service in bundle.services.values()
        for code, values in _about(bundle, service, naming.get(service.id, []), kinds, today)
    ]
    return [
        find(code, place_of(places, f"service:{service.id}"), values)
        for service, code, values in (*about, *_elsewhere(bundle))
    ]


def _elsewhere(bundle: Bundle) -> Iterator[tuple[Service, str, dict[str, str]]]:
    """A service whose postcode most services have in another commune."""
    by_postcode: dict[str, list[Service]] = {}
    for service in bundle.services.values():
        if service.postcode and service.commune:
            by_postcode.setdefault(service.postcode, []).append(service)
    for postcode, services in by_postcode.items():
        communes = Counter(service.commune for service in services)
        for service in services:
            other, count = max(
                ((commune, count) for commune, count in communes.items() if commune != service.commune),
                key=lambda pair: pair[1],
                default=(None, 0),
            )
            if other and service.commune and count >= communes[service.commune]:
                values = {"service": service.id, "commune": service.commune, "postcode": postcode}
                yield service, "A13", {**values, "other": other}


def _rules_by_service(rules: tuple[Rule, ...]) -> Mapping[str, list[str]]:
    """Service id -> the rules that name it."""
    found: dict[str, list[str]] = {}
    for rule in rules:
        target = rule.target
        for service in target.services if isinstance(target, Named) else target.otherwise:
            found.setdefault(service, []).append(rule.id)
    return found


def _about(
    bundle: Bundle, service: Service, rules: list[str], kinds: set[str], today: date | None
) -> Iterator[tuple[str, dict[str, str]]]:
    confirmed = service.confidence is not Confidence.LOW and service.show_to == "everyone"
    near = service.kind in kinds and service.address is not None
    used = bool(rules) or near or service.id == bundle.questionnaire.desk
    if today is not None and service.valid_until is not None and service.valid_until < today:
        yield "A06", {"service": service.id, "date": service.valid_until.isoformat()}
    if service.full and used and confirmed:
        yield "A07", {"service": service.id}
    if confirmed and not used:
        yield "A08", {"service": service.id}
    if rules and not confirmed:
        yield "A09", {"service": service.id, "rules": listed(rules)}
