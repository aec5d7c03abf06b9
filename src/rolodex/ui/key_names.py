"""Keys as they stand on the keyboard of the user's language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from rolodex.domain.message import Message, message
from rolodex.i18n import pgettext, word

_NAMES: dict[str, Message] = {
    "Ctrl": message("Ctrl"),
    "Shift": message("Shift"),
    "Alt": message("Alt"),
    "Del": message("Del"),
    "Delete": message("Del"),
    "Return": message("Enter"),
    "Enter": message("Enter"),
    "Space": message("Space"),
    "Esc": message("Esc"),
    "End": message("End"),
    "PgUp": message("Page Up"),
    "PgDown": message("Page Down"),
    "Tab": message("Tab"),
    "Backspace": message("Backspace"),
}
_SIGNS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
KNOWN = frozenset((*_NAMES, *_SIGNS, "Home"))
"""What Qt calls the keys that are said otherwise here."""


def named(sequence: str) -> str:
    """A key as Qt writes it in programs ("Ctrl+Shift+Z"), as it is said to the user."""
    parts = sequence.split("+") if not sequence.endswith("+") else [*sequence[:-2].split("+"), "+"]
    return "+".join(map(_name, parts))


def of_key(key: int) -> str:
    """A key of a table of keys, as it is said to the user."""
    return named(QKeySequence(Qt.Key(key)).toString(QKeySequence.SequenceFormat.PortableText))


def _name(part: str) -> str:
    if part == "Home":
        return pgettext("key", "Home")  # of an address it is where somebody lives
    return word(_NAMES[part]) if part in _NAMES else _SIGNS.get(part, part)
