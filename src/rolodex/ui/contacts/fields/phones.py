"""A telephone number as it was typed, and below it as its country writes it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer

from rolodex.i18n import _
from rolodex.ui.contacts.fields.row import Row

REST = 200
"""Milliseconds after the last key until the number is looked at."""


class PhoneRow(Row):
    """TEL: what is kept is what was typed."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self._soon = QTimer()
        super().__init__(*args, **named)
        self._soon.setParent(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self._ask)
        self.edited.connect(self._soon.start)
        self.around.learned.connect(self._ask)
        self._ask()

    def _ask(self) -> None:
        typed = self.said("value").strip()
        if not any(map(str.isdigit, typed)):
            self.say("")
            return

        def tell(written: str) -> None:
            if self.said("value").strip() == typed:
                self.say(_("= %(number)s") % {"number": written} if written.strip() != typed else "")

        self.around.written(self, typed, tell)
