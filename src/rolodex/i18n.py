"""The one catalogue of window, command and paper: English source strings worded in the user's language."""

from __future__ import annotations

import gettext
import locale
import os

from rolodex import paths
from rolodex.domain.message import Message

DOMAIN = "rolodex"
LANGUAGES = ("en", "es")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def preferred() -> str:
    """The language the environment asks for, of those there are; English otherwise."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        named = os.environ.get(variable, "")[:2]
        if named:
            return named if named in LANGUAGES else "en"
    named = (locale.getlocale()[0] or "en")[:2]
    return named if named in LANGUAGES else "en"


def use(language: str) -> None:
    """Word everything in this language from now on; a language without a catalogue gives English."""
    global _catalogue, _language  # noqa: PLW0603 - one program speaks one language at a time
    _catalogue = gettext.translation(
        DOMAIN, localedir=paths.resources() / "locale", languages=[language], fallback=True
    )
    _language = language


def language() -> str:
    """The language in use (ISO 639-1)."""
    return _language


def _(text: str) -> str:
    """A source string in the user's language."""
    return _catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of this counted source string for `count`, in the user's language."""
    return _catalogue.ngettext(one, many, count)


def word(message: Message) -> str:
    """A message as a sentence in the user's language."""
    text = ngettext(message.text, message.plural, message.count) if message.plural else _(message.text)
    arguments = message.arguments()
    return text % arguments if arguments else text
