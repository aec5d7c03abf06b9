"""A sheet with one form in its middle: a head with its buttons, and what is still missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.errors import UserError
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.told_as import announce
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.scroll import ScrollColumn
from rolodex.ui.widgets.sheet_head import sheet_head

WIDEST = 720
TROUBLE = ("warn", "bad")
"""The colours of what is to be read out at once: it says why something is not done."""

Answer = TypeVar("Answer")


class FormSheet(Sheet):
    """Covers its parent with a form; Ctrl+Enter saves, Esc leaves."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    widest = WIDEST
    """The form is never wider, in pixels of the design."""

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._busy = False
        self.title = ElidedLabel("", "title", lines=2)
        self.entitle(self.title)
        self.state = plain_label("", "dim", wrap=True)
        # of the sheet from the start: shown before it has a place, a button would be a window of its own
        self.extra_button = Button(self)
        self.close_button = Button(self)
        self.save_button = Button(self)
        theme.set_role(self.save_button, "primary")
        self.extra_button.hide()
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.leave)

    def save(self) -> None:
        """Write what stands in the form into the book."""
        raise NotImplementedError

    def keep(self, deed: Callable[[], Answer], told: Callable[[Answer], str]) -> None:
        """Do it off the UI thread, then go and notice what `told` says of the answer.

        Trouble is said here, and what is written stays.
        """
        self._set_busy(True)

        def done(answer: Answer) -> None:
            self._set_busy(False)
            self.go()
            self.noticed.emit(told(answer), True)

        self._runner.submit("changes", "form", lambda _progress: deed(), done, owner=self, failed=self.fail)

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return not self._busy

    def retranslate(self) -> None:
        """Word everything anew."""
        self.save_button.setText(_("Save"))
        self.save_button.setToolTip(_("Ctrl+Enter"))
        self.close_button.setText(_("Cancel"))

    def save_on_enter(self, *lines: QLineEdit) -> None:
        """Save with Enter in these, too, as soon as there is something to save."""
        for line in lines:
            line.returnPressed.connect(self.save_button.click)

    def say(self, text: str, role: str = "dim") -> None:
        """Say how the form stands."""
        self.state.setText(text)
        theme.set_role(self.state, role)
        if role in TROUBLE:
            announce(self, text)

    def fail(self, error: Exception) -> None:
        """Say what went wrong; what was written stays in the form."""
        self._set_busy(False)
        if isinstance(error, UserError) and self.isVisible():
            self.say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.save_button.isEnabled():
                self.save()
            event.accept()
        else:
            super().keyPressEvent(event)

    def build(self, *parts: QWidget) -> None:
        """Put the head and these parts, one below the other, into the middle."""
        middle = QWidget()
        middle.setMaximumWidth(theme.size(self.widest))
        side = theme.size(24)
        column = QVBoxLayout(middle)
        column.setContentsMargins(side, side, side, theme.size(12))
        column.setSpacing(theme.size(16))
        buttons = (self.extra_button, self.close_button, self.save_button)
        column.addLayout(sheet_head(self.title, self.state, *buttons))
        column.addWidget(_scrolled(parts), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.setTabOrder(self.extra_button, self.close_button)
        self.setTabOrder(self.close_button, self.save_button)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
        self.extra_button.setEnabled(not busy)


def _scrolled(parts: tuple[QWidget, ...]) -> ScrollColumn:
    """These parts below each other, moved up and down where they are too many."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.size(12))
    for part in parts:
        # an empty page takes all the room there is, to stand in its middle
        column.addWidget(part, 100 if isinstance(part, Blank) else 0)
    column.addStretch(1)
    return ScrollColumn(inner)
