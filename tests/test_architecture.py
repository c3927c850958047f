"""What import-linter cannot see: a clock or chance reached through a name that may be imported."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "diagnostic"
CORE = ["model", "engine", "definition", "check"]
FORBIDDEN_MODULES = {"random", "secrets", "time", "uuid", "socket", "sqlite3", "subprocess"}
FORBIDDEN_CALLS = {"now", "today", "utcnow", "fromtimestamp"}


def core_modules():
    return sorted(module for layer in CORE for module in (PACKAGE / layer).rglob("*.py"))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def called_methods(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def test_the_core_is_there():
    assert {module.relative_to(PACKAGE).parts[0] for module in core_modules()} >= {
        "model",
        "engine",
        "definition",
    }


@pytest.mark.parametrize("module", core_modules(), ids=lambda m: str(m.relative_to(PACKAGE)))
def test_core_has_no_clock_and_no_chance(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert FORBIDDEN_MODULES.intersection(imported(tree)) == set()
    assert FORBIDDEN_CALLS.intersection(called_methods(tree)) == set()


@pytest.mark.parametrize("name", ["utils.py", "helpers.py", "common.py", "misc.py"])
def test_no_module_is_a_drawer_for_everything(name):
    assert list(PACKAGE.rglob(name)) == []
