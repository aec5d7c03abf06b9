"""A language nobody speaks: every text of the catalogue marked, accented and longer, so that the rest shows.

What the window says in it was taken from the catalogue where its letters have accents; plain letters are data
or a text that no translator will ever see. A text that has lost its last bracket was cut short.
"""

# ruff: noqa: N802, N803 - the names are those of Qt

from __future__ import annotations

import gettext
import re

from PySide6.QtCore import QCoreApplication, QTranslator

from rolodex import i18n

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
MARKED = "áƀçđéƒĝĥíĵķļḿñöþɋŕšţúṽŵẋýžÁɃÇĐÉƑĜĤÍĴĶĻḾÑÖÞǪŔŠŢÚṼŴẊÝŽ"
LETTERS = str.maketrans(PLAIN, MARKED)
VOWELS = frozenset("aeiouAEIOU")
OPEN, CLOSE = "[", "]"
# An argument, a field of a letter, a tag, an entity, an argument of Qt: a translator leaves them as they are.
KEPT = re.compile(r"%\(\w+\)[sd]|%%|%L?\d|%n|\{[^{}]*\}|</?[a-zA-Z][^<>]*>|&\w+;|\s+\Z|\A\s+")
LANGUAGE = "pseudo"


class Texts(gettext.NullTranslations):
    """The catalogue of that language: there is no text it lacks."""

    def gettext(self, message: str) -> str:
        """The text, marked."""
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for the count, marked."""
        return marked(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The text, marked; what it means is not told."""
        return marked(message)


class QtTexts(QTranslator):
    """Qt's own words in that language."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text of Qt, marked."""
        return marked(sourceText)

    def isEmpty(self) -> bool:
        """False: Qt asks no translator that says it has nothing."""
        return False


def speak() -> None:
    """Let the program speak that language, Qt's own words included; figures stay as in English."""
    i18n.speak(Texts(), "en")
    app = QCoreApplication.instance()
    if app is not None and app.findChild(QtTexts) is None:
        app.installTranslator(QtTexts(app))


def silence() -> None:
    """Let the program speak English again."""
    app = QCoreApplication.instance()
    words = app.findChild(QtTexts) if app is not None else None
    if app is not None and words is not None:
        app.removeTranslator(words)
        words.setParent(None)
    i18n.use("en")


def marked(text: str) -> str:
    """A text in brackets, with accents and its vowels twice: two fifths longer, as a translation may be."""
    if not any(letter in PLAIN for letter in KEPT.sub("", text)):
        return text
    pieces, at = [], 0
    for found in KEPT.finditer(text):
        pieces += [_accented(text[at : found.start()]), found[0]]
        at = found.end()
    pieces.append(_accented(text[at:]))
    if text[:1].isspace() and text.strip():
        return pieces[1] + OPEN + "".join(pieces[2:]).rstrip() + CLOSE + _trailing(text)
    return OPEN + "".join(pieces).rstrip() + CLOSE + _trailing(text)


def _trailing(text: str) -> str:
    return text[len(text.rstrip()) :]


def _accented(text: str) -> str:
    return "".join(letter * 2 if letter in VOWELS else letter for letter in text).translate(LETTERS)
