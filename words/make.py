"""Write the everyday words of French and Dutch beside this file: ``python words/make.py``.

They come from the package `wordfreq`, which `make test` installs; README.md tells where it has them from.
"""

import re
from pathlib import Path

from wordfreq import freq_to_zipf, get_frequency_dict

LANGUAGES = ("fr", "nl")
EVERYDAY = 3.5
"""A Zipf frequency: one word in 300,000. The tests of the contents ask an explanation of what is rarer."""

WORD = re.compile(r"[^\W\d_]{2,}(?:'[^\W\d_]+)*")


def everyday(language: str) -> str:
    """The words, one on a line: letters only, but for the apostrophe of "aujourd'hui" and "foto's"."""
    frequencies = get_frequency_dict(language, "best")
    words = (word for word in frequencies if WORD.fullmatch(word))
    return "".join(f"{word}\n" for word in sorted(words) if _zipf(frequencies[word]) >= EVERYDAY)


def _zipf(frequency: float) -> float:
    return round(freq_to_zipf(frequency), 2)


if __name__ == "__main__":
    for name in LANGUAGES:
        Path(__file__).with_name(f"{name}.txt").write_text(everyday(name), encoding="utf-8")
