import re
from pathlib import Path

from diagnostic.definition.pictures import PICTURES

SPRITE = Path(__file__).parents[2] / "static" / "icons" / "sprite.svg"


def test_the_known_pictures_are_those_of_the_sprite():
    assert set(re.findall(r'<symbol[^>]* id="([^"]+)"', SPRITE.read_text("utf-8"))) == PICTURES
