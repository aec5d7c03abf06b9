"""The languages one can choose."""

from __future__ import annotations

from rolodex.domain.message import Message, message, verbatim

LANGUAGES: tuple[tuple[str, Message], ...] = (
    ("", message("As the computer")),
    ("en", verbatim("English")),
    ("es", verbatim("Español")),
)
"""Each under its own name, so that whoever cannot read this one finds theirs; "" is that of the computer."""
