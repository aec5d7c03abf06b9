"""The one catalogue of window, command and paper: English source strings worded in the user's language."""

from __future__ import annotations

import gettext
from pathlib import Path

from rolodex import paths
from rolodex.domain import environment
from rolodex.domain.errors import UserError
from rolodex.domain.message import Argument, Length, Message, Sum, message

DOMAIN = "rolodex"
LANGUAGES = ("en", "es")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_country = ""


def preferred() -> str:
    """The language that was chosen, or the first the environment asks for of those there are, or English."""
    return chosen() or _asked_for()


def chosen() -> str:
    """The language that was chosen on this computer; "" where the environment decides."""
    try:
        kept = _file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return kept if kept in LANGUAGES else ""


def choose(language: str) -> None:
    """Speak this language from now on and after a restart; "" leaves it to the environment.

    Raises UserError where it could not be written down; it is spoken all the same until the program ends.
    """
    # start-up
    from rolodex import files
    from rolodex.domain import os_reason

    use(language or _asked_for())
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        with files.replacing(_file()) as stream:
            stream.write(f"{language}\n".encode())
    except OSError as error:
        raise UserError(
            message(
                "This language is spoken now, but not after the next start: %(file)s could not be written "
                "(%(reason)s). See that this folder can be written, then choose the language again.",
                file=str(_file()),
                reason=os_reason.reason(error),
            )
        ) from error


def use(language: str) -> None:
    """Word everything in this language from now on; a language without a catalogue gives English."""
    found = gettext.translation(
        DOMAIN, localedir=paths.resources() / "locale", languages=[language], fallback=True
    )
    speak(found, language if language in LANGUAGES else "en")


def speak(translations: gettext.NullTranslations, language: str) -> None:
    """Word everything by these texts from now on; figures and days follow this language and the country."""
    global _catalogue, _language  # noqa: PLW0603 - one program speaks one language at a time
    _catalogue = translations
    _language = language


def language() -> str:
    """The language in use (ISO 639-1)."""
    return _language


def live_in(country: str) -> None:
    """Write figures and days as in this country (ISO 3166-1 alpha-2), where it speaks the language."""
    global _country  # noqa: PLW0603 - as with the language
    _country = country


def country() -> str:
    """The country that figures and days are written for; "" where none is known."""
    return _country


def locale() -> str:
    """How figures and days are written: "es_MX", or "es" where no country is known."""
    return f"{_language}_{_country}" if _country else _language


def _(text: str) -> str:
    """A source string in the user's language."""
    return _catalogue.gettext(text) if text else ""


def pgettext(context: str, text: str) -> str:
    """A source string that means several things, in the user's language; `context` says which is meant."""
    return _catalogue.pgettext(context, text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of this counted source string for `count`, in the user's language."""
    return _catalogue.ngettext(one, many, count)


def word(said: Message) -> str:
    """A message as a sentence in the user's language."""
    text = template(said)
    arguments = {name: _plain(value) for name, value in said.arguments().items()}
    arguments |= {name: word(part) for name, part in said.parts}
    return text % arguments if arguments else text


def _plain(value: Argument) -> str | int:
    """An argument as it stands in a text."""
    if isinstance(value, str | int):
        return value
    from rolodex.domain import figure_words  # start-up

    if isinstance(value, Sum):
        return figure_words.sum_of(value.amount, value.currency, locale())
    if isinstance(value, Length):
        return figure_words.millimetres(value.thousandths, locale())
    said = figure_words.long_day if value.long else figure_words.day
    return said(value.iso, word, locale())


def template(said: Message) -> str:
    """A message in the user's language before its arguments are put in."""
    if said.context:
        return pgettext(said.context, said.text)
    return ngettext(said.text, said.plural, said.count) if said.plural else _(said.text)


def _asked_for() -> str:
    """The first language the environment asks for of those there are, or English."""
    return next((language for language in environment.languages() if language in LANGUAGES), "en")


def _file() -> Path:
    return paths.config() / "language"
