"""What the forms of deals and tickets share: whose it is, and what is next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from rolodex.ui import theme
from rolodex.ui.pipeline.person_line import PersonLine
from rolodex.ui.pipeline.step_line import StepLine


class RecordForm(QFrame):
    """One record to be written; `edited` says that something is different now."""

    edited = Signal()
    decided = Signal()
    """Enter in a line."""
    left = Signal()

    # made by the forms themselves, in the order in which the keyboard reaches the fields
    person: PersonLine
    step: StepLine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._captions: dict[str, QLabel] = {}

    def missing(self) -> str:
        """What is still wanted or not understood, "" where the record can be saved."""
        raise NotImplementedError

    def focus(self) -> None:
        """Put the keyboard on the first field that wants something."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Word everything anew."""
        raise NotImplementedError
