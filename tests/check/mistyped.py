"""Files as they look after an accident: lines lost, doubled or moved, values exchanged, ids renamed."""

import re

from hypothesis import strategies as st

WORD = re.compile(r"[a-z][a-z0-9-]+")
NUMBER = re.compile(r"(?<![\w-])-?\d+(?![\w-])")
VALUE = re.compile(r"(?<=: )[^\s{\[][^\n]*")
NUMBERS = ("0", "1", "2", "-1", "99", "10001", "2.5", "1e9", "0x1F", "true")
ODD = (
    "\t",
    ":",
    "- ",
    "{",
    "]",
    "'",
    '"',
    "#",
    "&a ",
    "*a",
    "|",
    "\u202e",
    "\ufeff",
    "é",
    "null",
    "~",
    "'0'",
)


def _between(text, found, change):
    return text[: found.start()] + change + text[found.end() :]


def _pick(pattern, text, at):
    found = list(pattern.finditer(text))
    return found[at % len(found)] if found else None


def _line_lost(text, one, other):
    lines = text.splitlines(keepends=True)
    return "".join(line for number, line in enumerate(lines) if number != one % max(len(lines), 1))


def _lines_lost(text, one, other):
    lines = text.splitlines(keepends=True)
    start = one % max(len(lines), 1)
    return "".join(lines[:start] + lines[start + 1 + other % 6 :])


def _line_doubled(text, one, other):
    lines = text.splitlines(keepends=True)
    start = one % max(len(lines), 1)
    return "".join(lines[: start + 1] + lines[start:])


def _line_moved(text, one, other):
    lines = text.splitlines(keepends=True)
    if lines:
        lines.insert(other % len(lines), lines.pop(one % len(lines)))
    return "".join(lines)


def _line_shifted(text, one, other):
    lines = text.splitlines(keepends=True)
    if lines:
        at = one % len(lines)
        lines[at] = "  " + lines[at] if other % 2 else lines[at].removeprefix("  ")
    return "".join(lines)


def _values_exchanged(text, one, other):
    first, second = _pick(VALUE, text, one), _pick(VALUE, text, other)
    if not first or first.span() == second.span():
        return text
    if first.start() > second.start():
        first, second = second, first
    return _between(_between(text, second, first[0]), first, second[0])


def _number_changed(text, one, other):
    found = _pick(NUMBER, text, one)
    return _between(text, found, NUMBERS[other % len(NUMBERS)]) if found else text


def _word_changed(text, one, other):
    found, change = _pick(WORD, text, one), _pick(WORD, text, other)
    return _between(text, found, change[0]) if found else text


def _word_renamed(text, one, other):
    """Everywhere in this file, and so no longer as in the others."""
    found = _pick(WORD, text, one)
    return re.sub(rf"(?<![\w-]){found[0]}(?![\w-])", f"{found[0]}-2", text) if found else text


def _sign_put_in(text, one, other):
    at = one % (len(text) + 1)
    return text[:at] + ODD[other % len(ODD)] + text[at:]


def _sign_lost(text, one, other):
    at = one % max(len(text), 1)
    return text[:at] + text[at + 1 :]


def _cut_off(text, one, other):
    return text[: one % max(len(text), 1)]


ACCIDENTS = (
    _number_changed,
    _word_changed,
    _values_exchanged,
    _line_lost,
    _line_doubled,
    _line_moved,
    _lines_lost,
    _word_renamed,
    _line_shifted,
    _sign_put_in,
    _sign_lost,
    _cut_off,
)
GENTLE = ACCIDENTS[:6]
"""After these, most files can still be read."""


def accidents(names, kinds=ACCIDENTS, most=3):
    """What happened to which files, and where."""
    where = st.integers(0, 65_535).map(lambda number: number * 40_503 % 65_536)
    one = st.tuples(st.sampled_from(names), st.sampled_from(kinds), where, where)
    return st.lists(one, min_size=1, max_size=most)


def after(files, happened):
    """The files after all that happened to them."""
    texts = dict(files)
    for name, accident, one, other in happened:
        texts[name] = accident(texts[name].decode(), one, other).encode()
    return texts
