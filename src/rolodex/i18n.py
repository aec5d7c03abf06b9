"""The one catalogue of window, command and paper: English source strings worded in the user's language."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Iterator

from rolodex import paths
from rolodex.domain.message import Message

DOMAIN = "rolodex"
LANGUAGES = ("en", "es")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def preferred() -> str:
    """The first language the environment asks for of those there are; English when there is none."""
    return next((language for language in _asked_for() if language in LANGUAGES), "en")


def use(language: str) -> None:
    """Word everything in this language from now on; a language without a catalogue gives English."""
    global _catalogue, _language  # noqa: PLW0603 - one program speaks one language at a time
    _catalogue = gettext.translation(
        DOMAIN, localedir=paths.resources() / "locale", languages=[language], fallback=True
    )
    _language = language if language in LANGUAGES else "en"


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
    text = template(message)
    arguments = message.arguments()
    return text % arguments if arguments else text


def template(message: Message) -> str:
    """A message in the user's language before its arguments are put in."""
    return ngettext(message.text, message.plural, message.count) if message.plural else _(message.text)


def _asked_for() -> Iterator[str]:
    """The languages of the environment in its order; LANGUAGE may list several, the rest name one."""
    named = os.environ.get("LANGUAGE", "").split(":")
    settled = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    for tag in (*named, settled or locale.getlocale()[0] or ""):
        if tag:
            yield tag.replace("-", "_").split("_")[0].split(".")[0].lower()
