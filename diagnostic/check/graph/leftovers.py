"""Guards and goals with some of their facts filled in, numbered so that states compare quickly."""

from typing import NamedTuple

from diagnostic.check.graph.residues import Residue, fill_in
from diagnostic.model.question import Value


class Guard(NamedTuple):
    """What is left of the guards of a question; `fails` is the opposite of the branch (see the engine)."""

    branch: Residue
    ask_if: Residue
    fails: Residue


NO_GUARD = Guard(branch=True, ask_if=True, fails=False)
CLOSED = Guard(branch=False, ask_if=False, fails=False)
"""Once the branch is closed, the rest no longer matters."""


class Leftovers:
    """Numbers for what is left of guards and goals, so that states compare quickly; and what filling in a
    fact makes of them, worked out once.
    """

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._things: list[Guard | Residue] = []
        self._filled: dict[tuple[int, str, Value | None], int] = {}

    def number(self, thing: Guard | Residue) -> int:
        """The number of a thing; equal things have the same."""
        # By type as well, since a plain True would be found under the number of a 1.
        number = self._numbers.setdefault((type(thing), thing), len(self._things))
        if number == len(self._things):
            self._things.append(thing)
        return number

    def guard(self, number: int) -> Guard:
        """The guard with this number."""
        thing = self._things[number]
        assert isinstance(thing, Guard)  # noqa: S101  turns have guards, goals have residues
        return thing

    def residue(self, number: int) -> Residue:
        """The residue with this number."""
        thing = self._things[number]
        assert not isinstance(thing, Guard)  # noqa: S101  as above
        return thing

    def fill_in(self, number: int, fact: str, value: Value | None) -> int:
        """The number of what is left when the fact has this value."""
        key = (number, fact, value)
        after = self._filled.get(key)
        if after is None:
            after = self._filled[key] = self.number(_filled(self._things[number], fact, value))
        return after


def _filled(thing: Guard | Residue, fact: str, value: Value | None) -> Guard | Residue:
    if not isinstance(thing, Guard):
        return fill_in(thing, fact, value)
    branch = fill_in(thing.branch, fact, value)
    if branch is False:
        return CLOSED
    return Guard(branch, fill_in(thing.ask_if, fact, value), fill_in(thing.fails, fact, value))
