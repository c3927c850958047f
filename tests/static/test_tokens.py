"""The colours of the style sheet, by the arithmetic of WCAG (statement 56)."""

import re

import pytest

from diagnostic.web.assets import content

SHEET = content("css/quiz.css").decode()
ROOT = re.search(r":root \{(.*?)\}", SHEET, re.DOTALL)[1]
TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", ROOT))

GROUNDS = ("paper", "card")
TINTS = ("iris-tint", "brass-tint", "moss-tint", "clay-tint", "sky-tint")

# (text, ground): what is written on what.
TEXTS = [
    *(("ink", ground) for ground in (*GROUNDS, *TINTS, "brass")),
    *(("soft", ground) for ground in (*GROUNDS, "iris-tint")),
    *(("iris", ground) for ground in (*GROUNDS, "iris-tint")),
    *(("moss", ground) for ground in ("moss-tint", *GROUNDS)),
    *(("clay", ground) for ground in ("clay-tint", *GROUNDS)),
    *(("sky", ground) for ground in ("sky-tint", *GROUNDS)),
    *(("on-iris", ground) for ground in ("iris", "iris-deep", "ink")),
]
# (border or ring, ground): what shows where a control is, or that it has the focus or is chosen.
EDGES = [
    *(("line", ground) for ground in GROUNDS),
    *(("iris", ground) for ground in (*GROUNDS, "iris-tint")),
    *(("ink", ground) for ground in GROUNDS),
    *(("clay", ground) for ground in (*GROUNDS, "clay-tint")),
    *(("iris-deep", ground) for ground in (*GROUNDS, "ring", "iris-tint")),
    ("brass", "iris-deep"),
]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules():
    """(selector, declarations) of every rule, those inside of media queries too."""
    bare = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", bare):
        yield " ".join(selector.split()), dict(re.findall(r"([a-z-]+):\s*([^;]+);", body))


def colour_of(value):
    """The colour of a declaration, None where it is none or more than one."""
    named = re.fullmatch(r"var\(--([a-z-]+)\)", value)
    if named:
        return TOKENS.get(named[1])
    return value if re.fullmatch(r"#[0-9a-f]{6}", value) else None


def test_contrast_of_known_pairs_is_known():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1


@pytest.mark.parametrize("text, ground", TEXTS)
def test_text_stands_out_seven_to_one(text, ground):
    """Statement 56."""
    assert contrast(TOKENS[text], TOKENS[ground]) >= 7


@pytest.mark.parametrize("edge, ground", EDGES)
def test_edge_of_a_control_stands_out_three_to_one(edge, ground):
    """Statement 56."""
    assert contrast(TOKENS[edge], TOKENS[ground]) >= 3


def test_every_rule_that_sets_text_and_ground_keeps_seven_to_one():
    """Statement 56, for pairs that nobody thought of."""
    pairs = {
        selector: (colour_of(said["color"]), colour_of(said["background"]))
        for selector, said in rules()
        if {"color", "background"} <= set(said)
    }
    known = {selector: pair for selector, pair in pairs.items() if None not in pair}
    assert len(known) >= 10
    assert {selector: pair for selector, pair in known.items() if contrast(*pair) < 7} == {}


def test_colours_of_drawn_screens_stand_out_too():
    """A drawn screen has a few colours of its own; ink must be readable on each of its grounds."""
    plain = re.compile(r"#[0-9a-f]{6}")
    grounds = {said["background"] for _, said in rules() if plain.fullmatch(said.get("background", ""))}
    texts = {said["color"] for _, said in rules() if plain.fullmatch(said.get("color", ""))}
    assert grounds
    assert min(contrast(TOKENS["ink"], ground) for ground in grounds) >= 7
    assert min((contrast(text, "#ffffff") for text in texts), default=21) >= 7


def test_every_colour_of_the_list_is_used():
    used = set(re.findall(r"var\(--([a-z-]+)\)", SHEET.replace(ROOT, "")))
    assert set(TOKENS) - used == set()
