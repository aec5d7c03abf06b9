"""Orders in a list: all of them or those to be paid, searched while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.progress import Progress
from rolodex.domain.purchase import PurchaseRow
from rolodex.i18n import _, ngettext
from rolodex.services.purchases import Purchases
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import plain_label
from rolodex.ui.purchases.order_rows import PAGE, OrderList, OrderRows
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import ActionButton, Blank
from rolodex.ui.widgets.search_field import SearchField

Rows = tuple[PurchaseRow, ...]

MOST = 1000
"""So many are read again after a change, where as many were read on."""
PAUSE = 120
"""Milliseconds of rest after a key before the book is searched."""


@dataclass(frozen=True, slots=True)
class _Answer:
    rows: Rows
    count: int
    limit: int


class OrdersPage(QWidget):
    """All orders, the newest first; a box keeps those with something to pay."""

    wanted = Signal(str, int)
    """What is to be done with which order; new without one."""
    counted = Signal(int)
    """How many orders the list has on all its pages."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._clock = runner, clock
        self._purchases: Purchases | None = None
        self._reading = 0
        self._count = 0
        self.search = SearchField(self)
        self.open_only = CheckBox(self)
        self.found = plain_label("", "small", self)
        self.pages = QStackedWidget(self)
        self._frame = QFrame(self.pages)
        self.list = OrderList(self._frame)
        self.rows = OrderRows(self)
        self.nothing = Blank("shopping-bag", self.pages)
        self.first = QAction(self)
        self._pause = QTimer(self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, purchases: Purchases, *, may_write: bool) -> None:
        """Show the orders of this book."""
        self._purchases = purchases
        self.first.setEnabled(may_write)
        self.read()

    def react(self, changes: Changes) -> None:
        """Read again when orders or their contacts have changed."""
        if any(changes.touches(noun) for noun in ("purchase", "contact")):
            self.read()

    def is_settled(self) -> bool:
        """Whether all that was asked for is on the screen."""
        return not self._reading and not self._pause.isActive()

    def focus(self) -> None:
        """Put the keyboard on the list, or on what can be done where it is empty."""
        first = self.nothing.findChild(ActionButton)
        if self.pages.currentWidget() is self._frame:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif first is not None and first.isEnabled() and first.isVisibleTo(self.nothing):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            asked = self.search if self.search.text() else self.nothing
            asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.search.set_hint(_("Search name, number, what was sold…"))
        self.open_only.setText(_("Only to be paid"))
        self.open_only.setAccessibleName(_("Only to be paid"))
        self.list.setAccessibleName(_("Orders, the newest first"))
        self.first.setText(_("Write down an order"))
        self.rows.retranslate()
        self._say()
        self.list.viewport().update()

    @staticmethod
    def page(purchases: Purchases, text: str, open_only: bool, limit: int, offset: int) -> Rows:
        """A page of the list."""
        return purchases.rows(text, open_only, limit=limit, offset=offset)

    def offer(self) -> None:
        """Offer what can be done where there are no orders."""
        self.nothing.offer([(self.first, "primary", "plus")])

    def read(self) -> None:
        """Read the list from the top; what was read on before is read again."""
        purchases = self._purchases
        self._pause.stop()
        if purchases is None:
            return
        text, open_only = self.search.text().strip(), self.open_only.isChecked()
        limit = max(PAGE, min(MOST, self.rows.rowCount()))

        def work(_progress: Progress) -> _Answer:
            rows = self.page(purchases, text, open_only, limit, 0)
            count = purchases.count(text, open_only) if len(rows) == limit else len(rows)
            return _Answer(rows, count, limit)

        self._ask("orders", work, self._show)

    def _read_on(self) -> None:
        purchases = self._purchases
        if purchases is None:
            return
        text, open_only, offset = self.search.text().strip(), self.open_only.isChecked(), self.rows.rowCount()
        self._ask(
            "orders",
            lambda _progress: self.page(purchases, text, open_only, PAGE, offset),
            self.rows.add_rows,
        )

    def _ask(self, key: str, work: Callable[[Progress], object], show: Callable[..., object]) -> None:
        """Read off the UI thread; an answer that a newer question has overtaken is dropped."""
        self._reading += 1
        number = self._reading

        def done(answer: object) -> None:
            if number == self._reading:
                self._reading = 0
            show(answer)

        def failed(error: Exception) -> None:
            if number == self._reading:
                self._reading = 0
            self._runner.error.emit(error)

        self._runner.submit("lookups", key, work, done, owner=self, failed=failed)

    def _show(self, answer: _Answer) -> None:
        current = self.list.currentIndex()
        kept = self.rows.row(current.row()) if current.isValid() else None
        focused = QApplication.focusWidget() or self.window()
        held = self.list.hasFocus() or self.nothing.isAncestorOf(focused)
        self._count = answer.count
        self.rows.show_rows(answer.rows, self._clock().date(), answer.limit)
        self.pages.setCurrentWidget(self._frame if answer.rows else self.nothing)
        if answer.rows:
            place = self.rows.place_of(kept.id) if kept else 0
            self.list.selectRow(place if place >= 0 else min(current.row(), len(answer.rows) - 1))
        self._say()
        self.counted.emit(answer.count)
        if held:
            self.focus()

    def _say(self) -> None:
        narrowed = bool(self.search.text().strip()) or self.open_only.isChecked()
        text = ngettext("%(count)s order", "%(count)s orders", self._count)
        self.found.setText(text % {"count": wording.number(self._count)} if self._count else "")
        for button in self.nothing.findChildren(ActionButton):
            button.setVisible(not narrowed)
        if narrowed:
            self.nothing.say(_("No such order"), _("Try fewer letters, or a number."))
        else:
            self.nothing.say(
                _("No orders yet"), _("What customers buy stands here, with what is still to be paid.")
            )

    def _move(self, event: QKeyEvent) -> None:
        """Keys of the search field that are meant for the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.keyPressEvent(event)

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._search)
        self.search.text_changed.connect(lambda _text: self._pause.start())
        self.search.moved.connect(self._move)
        self.open_only.toggled.connect(lambda _on: self._search())
        self.list.wanted.connect(self.wanted)
        self.rows.more_wanted.connect(self._read_on)
        self.first.triggered.connect(lambda: self.wanted.emit("new", 0))

    def _search(self) -> None:
        """Begin from the top of another list."""
        self.rows.show_rows((), self._clock().date())
        self.read()

    def _build(self) -> None:
        hand_on(self, self.list)
        self.list.setModel(self.rows)
        self.offer()
        self.nothing.paint_icon()
        self.nothing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.set_role(self._frame, "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.list)
        self.pages.addWidget(self._frame)
        self.pages.addWidget(self.nothing)
        top = QHBoxLayout()
        top.setSpacing(theme.size(14))
        self.search.setMinimumWidth(theme.size(180))
        self.search.setMaximumWidth(theme.size(420))
        top.addWidget(self.search, 2)
        top.addWidget(self.open_only)
        top.addStretch(1)
        top.addWidget(self.found)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.size(12))
        self.column.addLayout(top)
        self.column.addWidget(self.pages, 1)
