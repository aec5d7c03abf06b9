"""Which page of the help fits where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QApplication, QWidget

from rolodex.domain.help_topics import FIRST
from rolodex.ui.sheet import Sheet

PAGE_OF: Mapping[str, str] = MappingProxyType(
    {
        "backups": "backups",
        "bulk": "people",
        "calls": "calls",
        "campaigns": "campaigns",
        "clipboard": "cards",
        "contacts": "people",
        "diagnosis": "troubleshooting",
        "directories": "labels",
        "drips": "campaigns",
        "exporting": "cards",
        "gate": "troubleshooting",
        "history": "backups",
        "households": "people",
        "importing": "cards",
        "labels": "labels",
        "letters": "letters",
        "line": "notes",
        "look_alikes": "look-alikes",
        "merging": "look-alikes",
        "photos": "people",
        "pipeline": "pipeline",
        "privacy": "privacy",
        "protecting": "passphrase",
        "purchases": "orders",
        "reminders": "notes",
        "reminding": "notes",
        "reports": "reports",
        "rules": "today",
        "segments": "segments",
        "settings": "books",
        "tickets": "tickets",
        "tidy": "look-alikes",
        "timeline": "notes",
        "today": "today",
    }
)
"""The page of each folder of the window: a subject has one noun from the book to the screen, and here."""


def page_for(window: QWidget) -> str:
    """The page for what the keyboard is in, otherwise for the sheet or panel in view."""
    return _of(QApplication.focusWidget()) or next(filter(None, map(_of, _in_view(window))), FIRST)


def _of(widget: QWidget | None) -> str:
    """The page of the innermost part that has one."""
    while widget is not None:
        noun = _noun(type(widget))
        if noun in PAGE_OF:
            return PAGE_OF[noun]
        widget = widget.parentWidget()
    return ""


def _noun(kind: type) -> str:
    """The folder of the window that a kind of widget is at home in."""
    parts = kind.__module__.split(".")
    return parts[2] if parts[:2] == ["rolodex", "ui"] and len(parts) > 3 else ""


def _in_view(window: QWidget) -> Iterator[QWidget]:
    """What lies over all else first, then the panel in view with its parts."""
    open_ = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    yield from reversed(open_)
    yield from (part for part in window.findChildren(QWidget) if part.isVisible())
