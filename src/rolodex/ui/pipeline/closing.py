"""The two questions at the end of a deal: is the order written down, or why was it lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.deal import DealRow
from rolodex.domain.message import message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import ElidedLabel
from rolodex.ui.pipeline import words
from rolodex.ui.reminders.key_choice import KeyChoice

REASONS = (
    message("Too expensive"),
    message("Bought elsewhere"),
    message("No budget"),
    message("No answer any more"),
)
MOST = 4


class ClosingBar(QFrame):
    """Asks one question about a deal; one key answers it."""

    won = Signal(int, bool)
    """A deal was won, with an order or without."""
    lost = Signal(int, str)
    """A deal was lost, and why."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DealRow | None = None
        self._won = True
        self._reasons: tuple[str, ...] = ()
        self.question = ElidedLabel("", "strong", self)
        self.with_order = KeyChoice("1", self)
        self.without_order = KeyChoice("2", self)
        self.reasons = [KeyChoice(str(place + 1), self) for place in range(MOST)]
        self.reason = QLineEdit(self)
        self._choices = QWidget(self)
        self._build()
        self.hide()

    def ask_won(self, row: DealRow) -> None:
        """Ask whether the order is to be written down."""
        self._begin(row, won=True)
        first = self.with_order if row.deal.amount else self.without_order
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_lost(self, row: DealRow, reasons: Sequence[str]) -> None:
        """Ask why, offering these reasons and then the usual ones."""
        known = [*reasons, *(word(one) for one in REASONS)]
        self._reasons = tuple(dict.fromkeys(known))[:MOST]
        self._begin(row, won=False)
        self.reasons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go without an answer."""
        self.hide()
        self._row = None
        self.left.emit()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.reason.setPlaceholderText(_("Or in your own words"))
        self.reason.setAccessibleName(_("Why the deal was lost"))
        row = self._row
        if row is None:
            return
        title = {"title": row.deal.title}
        question = (
            _("“%(title)s” is won. Write the order down too?")
            if self._won
            else (_("“%(title)s” is lost. Why?"))
        )
        self.question.setText(question % title)
        self.setAccessibleName(self.question.text())
        amount = words.money(row.deal)
        self.with_order.say(_("Yes, %(amount)s") % {"amount": amount} if amount else _("Yes"), "1")
        self.without_order.say(_("No, only the deal"), "2")
        for place, (button, reason) in enumerate(zip(self.reasons, self._reasons, strict=False), start=1):
            button.say(reason, str(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure answers, the arrows lead from answer to answer, Esc leaves."""
        buttons = [button for button in self._buttons() if not button.isHidden() and button.isEnabled()]
        pressed = next((button for button in buttons if button.key == event.text()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif pressed is not None and not self.reason.hasFocus():
            pressed.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        return super().event(event)

    def _begin(self, row: DealRow, won: bool) -> None:
        self._row, self._won = row, won
        for button in (self.with_order, self.without_order):
            button.setVisible(won)
        self.with_order.setEnabled(bool(row.deal.amount))
        for place, button in enumerate(self.reasons):
            button.setVisible(not won and place < len(self._reasons))
        self.reason.setVisible(not won)
        self.reason.clear()
        self.retranslate()
        self.show()

    def _buttons(self) -> tuple[KeyChoice, ...]:
        return (self.with_order, self.without_order, *self.reasons)

    def _win(self, order: bool) -> None:
        row = self._row
        self.leave()
        if row is not None:
            self.won.emit(row.deal.id, order)

    def _lose(self, reason: str) -> None:
        row = self._row
        if row is not None and reason.strip():
            self.leave()
            self.lost.emit(row.deal.id, reason.strip())

    def _build(self) -> None:
        theme.set_role(self, "card")
        flow = FlowLayout(self._choices, theme.size(6), theme.size(6))
        for button in self._buttons():
            flow.addWidget(button)
        flow.addWidget(self.reason)
        self.reason.setMaxLength(500)
        self.reason.setMinimumWidth(theme.size(220))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(16), theme.size(10), theme.size(16), theme.size(10))
        column.setSpacing(theme.size(8))
        column.addWidget(self.question)
        column.addWidget(self._choices)
        self.with_order.clicked.connect(lambda: self._win(order=True))
        self.without_order.clicked.connect(lambda: self._win(order=False))
        for button in self.reasons:
            button.clicked.connect(lambda _checked=False, button=button: self._lose(button.words()))
        self.reason.returnPressed.connect(lambda: self._lose(self.reason.text()))
