"""A follow-up on its way from one day to another."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData

from rolodex.domain.agenda import FollowUp

MIME = "application/x-rolodex-follow-up"


def carried(entry: FollowUp) -> QMimeData:
    """A follow-up as it is dragged."""
    mime = QMimeData()
    mime.setData(MIME, QByteArray("\n".join((entry.key, entry.slot)).encode()))
    return mime


def named(mime: QMimeData) -> tuple[str, str]:
    """The key and slot of the follow-up that is dragged."""
    key, _line, slot = bytes(mime.data(MIME).data()).decode().partition("\n")
    return key, slot
