"""Contacts as other programs exchange them, and what comes from these."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QMimeData

from rolodex.domain.exporting import Clip
from rolodex.domain.file_endings import READ

CARD_TYPES = ("text/vcard", "text/x-vcard", "text/directory;profile=vCard", "text/directory")
_CARD = re.compile(r"^\s*BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)


def mime_of(clip: Clip) -> QMimeData:
    """Text for letters and cards for address books, in one."""
    data = QMimeData()
    data.setText(clip.text)
    for kind in CARD_TYPES[:2]:
        data.setData(kind, clip.vcard)
    return data


def cards_in(data: QMimeData) -> bytes:
    """The cards that another program offers, as bytes or as text; empty where there are none."""
    for kind in CARD_TYPES:
        if data.hasFormat(kind):
            found = bytes(data.data(kind).data())
            if found.strip():
                return found
    text = data.text() if data.hasText() else ""
    return text.encode("utf-8", "replace") if _CARD.search(text) else b""


def files_in(data: QMimeData) -> list[Path]:
    """The files of cards and tables that another program offers."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in READ]
