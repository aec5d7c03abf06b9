"""What the card asks of the line in which something is sold."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget


class SaleLine(Protocol):
    """The line in which something is sold, as the card needs it."""

    @property
    def left(self) -> SignalInstance: ...
    @property
    def widget(self) -> QWidget: ...
    def set_contact(self, contact_id: int, name: str = "") -> None: ...
    def focus_line(self) -> None: ...
    def retranslate(self) -> None: ...
