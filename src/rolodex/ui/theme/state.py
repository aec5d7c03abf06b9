"""Which of the two tables of colours is in force; painters ask for a colour while they paint."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

from rolodex.ui.theme.tokens import AVATARS, TABLES, Mode

_mode: Mode = "light"


def mode() -> Mode:
    """The table in force."""
    return _mode


def use(chosen: Mode) -> None:
    """Put this table in force."""
    global _mode  # noqa: PLW0603 - one program has one theme
    _mode = chosen
    colour.cache_clear()


@lru_cache(maxsize=64)
def colour(token: str) -> QColor:
    """The colour of this token in the table in force."""
    return QColor(TABLES[_mode][token])


def soft(token: str) -> QColor:
    """The ground of a chip whose words are in this colour."""
    return colour("chip" if token == "dim" else f"{token}_soft")


def avatar_colours(ground: int) -> tuple[QColor, QColor]:
    """Ground and ink of initials, by the number of the ground."""
    back, ink = AVATARS[ground % len(AVATARS)]
    return QColor(back), QColor(ink)
