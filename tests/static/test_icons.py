import gzip
import re
from pathlib import Path
from xml.etree import ElementTree as ET

ICONS = Path(__file__).parents[2] / "static" / "icons"
SPRITE = ICONS / "sprite.svg"


def sprite_ids():
    return [symbol.get("id") for symbol in ET.parse(SPRITE).getroot()]


def readme_ids():
    rows = re.findall(r"^\| `([^`]+)` \|", (ICONS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [row.removeprefix("#") for row in rows]


def test_readme_lists_every_pictogram_once_and_in_order():
    assert readme_ids() == sprite_ids()


def test_no_two_pictograms_share_a_name():
    assert len(set(sprite_ids())) == len(sprite_ids())


def test_pictograms_take_their_colour_from_the_page():
    colours = re.findall(r'(?:fill|stroke)="([^"]+)"', SPRITE.read_text(encoding="utf-8"))
    assert set(colours) == {"currentColor", "none"}


def test_sprite_leaves_room_for_the_font_in_the_first_page():
    assert len(gzip.compress(SPRITE.read_bytes(), 6)) < 14 * 1024
