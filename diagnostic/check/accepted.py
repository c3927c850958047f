"""Warnings that somebody looked at and let stand: they stay in sight as information, with the reason.

What a warning is about is said by its values: `about` is one of them (an id that the sentence names), or
an id at whose place the warning stands, or around it: a text that is too long belongs to its question.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diagnostic.check.places import Places
from diagnostic.definition.accepted import Accepted
from diagnostic.definition.findings import Finding, Place, find
from diagnostic.definition.nearest import nearest
from diagnostic.definition.wording import Severity

NO_PLACES: Places = {}

PROVED = "FBNA"
"""The letters of the warnings that proofs give."""

NOT_PROVED = ("F06", "F07", "B05", "N04", "A11")
"""The codes that say that not all of these were looked for, so that none of them can be called gone."""


def accept(
    findings: Iterable[Finding], accepted: Sequence[Accepted], places: Places = NO_PLACES
) -> tuple[Finding, ...]:
    """The findings, in their order, with those that may stand turned into information.

    One entry may cover several warnings. One that covers none is noted at the end, so that the list says
    no more than is true.
    """
    at = _ids_at(places) if accepted else {}
    judged: list[Finding] = []
    used: set[Accepted] = set()
    said: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        topics = _topics(finding, at)
        entry = next(
            (entry for entry in accepted if entry.code == finding.code and entry.about in topics), None
        )
        said[finding.code] |= topics
        if entry is None or finding.severity is not Severity.WARNING:
            judged.append(finding)
        else:
            used.add(entry)
            values = {**finding.values, "accepted": entry.because}
            judged.append(replace(finding, severity=Severity.INFORMATION, values=values))
    judged_all = not any(finding.code in NOT_PROVED for finding in judged)
    idle = [
        _idle(entry, said[entry.code])
        for entry in accepted
        if entry not in used and (judged_all or entry.code[0] not in PROVED)
    ]
    return (*judged, *idle)


def _topics(finding: Finding, at: Mapping[Place, set[str]]) -> set[str]:
    """All that a finding is about."""
    return {value for name, value in finding.values.items() if name != "near"} | at.get(finding.place, set())


def _ids_at(places: Places) -> dict[Place, set[str]]:
    """Place -> the ids of what stands there; "option:email-open/alone#text.fr" has those of both."""
    found: dict[Place, set[str]] = defaultdict(set)
    for key, place in places.items():
        _, _, owner = key.partition("#")[0].partition(":")
        found[place] |= set(filter(None, owner.split("/")))
    return found


def _idle(entry: Accepted, said: Iterable[str]) -> Finding:
    values = {"code": entry.code, "name": entry.about, "near": nearest(entry.about, sorted(said))}
    return find("S37", entry.place, values)
