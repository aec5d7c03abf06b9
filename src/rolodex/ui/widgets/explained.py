"""A small painted thing that says in a sentence how it came about: to the mouse, by keyboard, to a reader."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from rolodex.ui.labelling import plain_tip
from rolodex.ui.told_as import Role

BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)


class Explained(QWidget):
    """Shows its sentence as a tool tip, and with the keyboard as soon as it comes here; Escape hides it."""

    told_as = Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def explain(self, name: str, sentence: str) -> None:
        """What this is, and the sentence of it."""
        self._sentence = sentence
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self.setToolTip(plain_tip(sentence))
        self.update()

    def sentence(self) -> str:
        """How it came about."""
        return self._sentence

    def show_sentence(self) -> None:
        """Show the sentence below."""
        if self._sentence and self.isVisible():
            place = self.mapToGlobal(QPoint(0, self.height()))
            QToolTip.showText(place, plain_tip(self._sentence), self, self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the sentence to whoever comes by keyboard."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY:
            self.show_sentence()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing behind."""
        super().focusOutEvent(event)
        QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter show the sentence again, Escape hides it."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_sentence()
        elif event.key() == Qt.Key.Key_Escape and QToolTip.isVisible():
            QToolTip.hideText()
        else:
            super().keyPressEvent(event)
