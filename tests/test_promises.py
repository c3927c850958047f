"""The document about promises names tests that there are and that run."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NUMBERS = [*range(1, 33), *range(57, 64), *range(69, 74)]
"""Of the kiosk, the question page, the result, accessibility, listening and privacy."""
ROW = re.compile(r"^\| (\w+) \| (.+) \| (.+) \|$", re.MULTILINE)
PROMISES = ROW.findall((ROOT / "docs" / "promises.md").read_text(encoding="utf-8"))
NEVER_RUN = {"skip", "skipif", "xfail"}
TESTS = sorted({test for _, _, tests in PROMISES for test in re.findall(r"`([^`]+)`", tests)})


def marks(decorated):
    """The names in the decorators of a test, such as the marks of pytest."""
    return {
        name.attr if isinstance(name, ast.Attribute) else name.id
        for decorator in decorated
        for name in ast.walk(decorator)
        if isinstance(name, ast.Attribute | ast.Name)
    }


def test_every_number_is_promised_once_and_in_order():
    assert [int(number) for number, _, _ in PROMISES if number.isdigit()] == NUMBERS


def test_every_promise_is_held_by_a_test():
    held = re.compile(r"`tests/[\w/]+\.py::test_\w+`(?: `tests/[\w/]+\.py::test_\w+`)*")
    assert [number for number, _, tests in PROMISES if not held.fullmatch(tests)] == []


@pytest.mark.parametrize("test", TESTS)
def test_named_test_is_there_and_runs(test):
    file, _, name = test.partition("::")
    module = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = {one.name: one for one in module.body if isinstance(one, ast.FunctionDef)}
    assert Path(file).name.startswith("test_"), "or it is never collected"
    assert name in functions
    everywhere = [
        one.value
        for one in module.body
        if isinstance(one, ast.Assign)
        and [getattr(target, "id", "") for target in one.targets] == ["pytestmark"]
    ]
    assert marks([*functions[name].decorator_list, *everywhere]) & NEVER_RUN == set()


def test_marks_that_keep_a_test_away_are_seen():
    (away,) = ast.parse("@pytest.mark.skipif(True, reason='')\ndef test_it(): ...").body
    assert marks(away.decorator_list) & NEVER_RUN == {"skipif"}
