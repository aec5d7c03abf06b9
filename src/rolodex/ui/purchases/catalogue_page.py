"""What products and offers have in common: a table, its sheet, and a word where there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes, Noun
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.handing_on import hand_on
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import Lane, TaskRunner
from rolodex.ui.widgets.blank import ActionButton, Blank
from rolodex.ui.widgets.column_table import ColumnTable, Head, Line


class CataloguePage(QWidget):
    """Lists one kind of thing in a table; Enter opens one in its sheet."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    closed = Signal()
    """The sheet has gone again."""

    noun: Noun
    """What is listed."""

    def __init__(
        self, runner: TaskRunner, over: QWidget, heads: Sequence[Head], icon: str, clock: Clock
    ) -> None:
        super().__init__(over)
        self._runner, self._over, self._clock = runner, over, clock
        self._services: Services | None = None
        self._busy = 0
        self.pages = QStackedWidget(self)
        self._frame = QFrame(self.pages)
        self.table = ColumnTable(heads, self._frame)
        self.nothing = Blank(icon, self.pages)
        self.first = QAction(self)
        self.top = QHBoxLayout()
        self._build()

    def attach(self, services: Services) -> None:
        """Show what this book has."""
        self._services = services
        self.first.setEnabled(not services.read_only)
        self.read()

    def react(self, changes: Changes) -> None:
        """Read again when something of the kind has changed."""
        if changes.touches(self.noun) or changes.touches("purchase"):
            self.read()

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        return not self._busy

    def read(self) -> None:
        """Read all anew."""
        raise NotImplementedError

    def open(self, item_id: int) -> None:
        """Show one in its sheet, or a new one (0)."""
        raise NotImplementedError

    def delete(self, item_id: int) -> None:
        """Take one away."""
        raise NotImplementedError

    def focus(self) -> None:
        """Put the keyboard on the table, or on what can be done where it is empty."""
        first = self.nothing.findChild(ActionButton)
        if self.pages.currentWidget() is self._frame:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, or that there are none."""
        focused = QApplication.focusWidget() or self.window()
        held = self.table.hasFocus() or self.nothing.isAncestorOf(focused)
        self.table.show_lines(lines)
        self.pages.setCurrentWidget(self._frame if lines else self.nothing)
        if held:
            self.focus()

    def ask(self, key: str, work: Callable[[], object], show: Callable[..., object]) -> None:
        """Read something off the UI thread and show it."""
        self._submit("lookups", key, work, show)

    def write(self, said: str, deed: Callable[[], object]) -> None:
        """Do something with the book and tell of it."""
        self._submit("changes", "deed", deed, lambda _answer: self.noticed.emit(said, True))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.table.horizontalHeader().viewport().update()
        self.read()

    def _submit(self, lane: Lane, key: str, work: Callable[[], object], show: Callable[..., object]) -> None:
        self._busy += 1
        number = self._busy

        def done(answer: object) -> None:
            if number == self._busy:
                self._busy = 0
            show(answer)

        def failed(error: Exception) -> None:
            if number == self._busy:
                self._busy = 0
            self._runner.error.emit(error)

        self._runner.submit(lane, key, lambda _progress: work(), done, owner=self, failed=failed)

    def _do(self, deed: str, item_id: int) -> None:
        services = self._services
        if services is None:
            return
        if deed == "edit":
            self.open(item_id)
        elif not services.read_only:
            if deed == "new":
                self.open(0)
            else:
                self.delete(item_id)

    def _build(self) -> None:
        hand_on(self, self.table)
        self.nothing.offer([(self.first, "primary", "plus")])
        self.nothing.paint_icon()
        theme.set_role(self._frame, "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        self.pages.addWidget(self._frame)
        self.pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        column.addLayout(self.top)
        column.addWidget(self.pages, 1)
        self.table.wanted.connect(self._do)
        self.first.triggered.connect(lambda: self._do("new", 0))


def currencies(services: Services) -> tuple[str, ...]:
    """The codes of all currencies, that of the book first."""
    from rolodex.services import currencies as known  # start-up

    return (services.settings.preferences().currency, *(one.code for one in known.currencies()))
