"""Where templates, static files, translations, word lists and questionnaires are found.

They stand at the top of the repository; in a wheel they are packed into the package. This is the one
place that knows the difference.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The folder called `name`: the package's own if it is there, else the repository's."""
    packed = _PACKAGE / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
