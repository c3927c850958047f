"""What is installed is what was locked: every name, every extra, by its hash."""

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = sorted(Path(__file__).parents[1].glob("requirements/*.txt"))
BY_NAME = pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)


def locked(lock):
    """The requirements of a lock, by name."""
    lines = re.findall(r"^(\S+==.+?)\s*\\$", lock.read_text("utf-8"), re.MULTILINE)
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(one.name): one for one in found}


def asked_by(one):
    """What a locked package asks for on this machine, with its extras; nothing if it is not installed."""
    try:
        wanted = [Requirement(line) for line in requires(one.name) or ()]
    except PackageNotFoundError:
        return []
    extras = one.extras or {""}
    return [
        want for want in wanted if not want.marker or any(want.marker.evaluate({"extra": e}) for e in extras)
    ]


@BY_NAME
def test_lock_names_every_extra_that_its_packages_ask_for(lock):
    """Else pip refuses all of them on the day a newer version of such a package is out."""
    names = locked(lock)
    assert names
    asked = [(one, want) for one in names.values() for want in asked_by(one)]
    lacking = {
        f"{want.name}[{','.join(sorted(want.extras))}] for {one.name}"
        for one, want in asked
        if not want.extras <= names[canonicalize_name(want.name)].extras
    }
    assert lacking == set()


def test_some_extra_is_asked_for():
    """Else the test above would hold whatever the locks say."""
    asked = [want for lock in LOCKS for one in locked(lock).values() for want in asked_by(one)]
    assert any(want.extras for want in asked)


@BY_NAME
def test_lock_has_a_hash_for_everything_and_no_address(lock):
    text = lock.read_text("utf-8")
    parts = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
    assert [part.split()[0] for part in parts if "--hash=sha256:" not in part] == []
    assert "://" not in text
