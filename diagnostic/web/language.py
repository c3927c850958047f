"""Interface words in the language of the page.

Message ids are English; the catalogues stand in `translations/`. The language is part of the path
(`/fr/…`), so a page's address says which language it is in.
"""

from babel.support import NullTranslations, Translations
from flask import Flask, g, request

from diagnostic.resources import resource

LANGUAGES = ("fr", "nl")
NAMES = {"fr": "Français", "nl": "Nederlands"}

CATALOGUES: dict[str, NullTranslations] = {
    language: Translations.load(str(resource("translations")), [language]) for language in LANGUAGES
}


def gettext(message: str) -> str:
    """The message in the language of this page."""
    return CATALOGUES[g.language].gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the message that fits the number."""
    return CATALOGUES[g.language].ngettext(singular, plural, number)


def in_language(language: str, message: str) -> str:
    """The message in a given language, for pages that speak both."""
    return CATALOGUES[language].gettext(message)


def set_up_language(app: Flask) -> None:
    """Give templates their words, and every request its language."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["in_language"] = in_language
    app.before_request(_read_language)


def _read_language() -> None:
    g.language = (request.view_args or {}).get("language") or first_guess()


def first_guess() -> str:
    """For pages without a language in their address: what the browser prefers, French failing that.

    Somebody who prefers nl-BE to fr prefers Dutch, although only "fr" is named as we name it.
    """
    preferred = (tag.partition("-")[0].lower() for tag, quality in request.accept_languages if quality)
    return next((language for language in preferred if language in LANGUAGES), LANGUAGES[0])
