"""A sheet with a short list of what the book keeps, and buttons for the row one stands on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import ROW, ColumnTable, Head, Line

One = TypeVar("One")

ROWS = range(1, 9)
HEADER = 38


class ListSheet(FormSheet, Generic[One]):
    """Lists what `read` gives; Enter opens a row, Delete drops it, N adds one."""

    def __init__(self, runner: TaskRunner, heads: Sequence[Head], parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._known: tuple[One, ...] = ()
        self._sought = 0
        self.hint = plain_label("", "dim", wrap=True)
        self.list = ColumnTable(heads)
        self.list.setTabKeyNavigation(False)
        self.new_button, self.open_button = Button(), Button()
        self._card = QFrame()
        theme.set_role(self._card, "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.list)
        self.list.wanted.connect(self._do)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.stand(self.current()))
        self.new_button.clicked.connect(lambda: self._do("new", 0))
        self.open_button.clicked.connect(lambda: self.list.ask("edit"))
        self.extra_button.clicked.connect(lambda: self.list.ask("delete"))

    def start(self) -> None:
        """Show what the book keeps."""
        self.retranslate()
        self.come()
        self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look_up()

    def react(self, changes: Changes) -> None:
        """Show what is kept now."""
        if changes.touches("stock"):
            self.look_up()

    def look_up(self, sought: int = 0) -> None:
        """Read what is kept, and stand on this one where it is given."""
        self._sought = sought or self._sought
        self._runner.submit(
            "lookups",
            self.objectName(),
            lambda _progress: self.read(),
            self._show,
            owner=self,
            failed=self.fail,
        )

    def current(self) -> One | None:
        """What the row one stands on shows."""
        line = self.list.lines.line(self.list.currentIndex().row())
        return self._of(line.id) if line is not None else None

    def known(self) -> tuple[One, ...]:
        """All that is listed."""
        return self._known

    def read(self) -> Sequence[One]:
        """What the book keeps; asked off the UI thread."""
        raise NotImplementedError

    def line(self, one: One) -> Line:
        """How one is shown."""
        raise NotImplementedError

    def open(self, one: One | None) -> None:
        """Show one, or a new one."""
        raise NotImplementedError

    def drop(self, one: One) -> None:
        """Take one away."""
        raise NotImplementedError

    def stand(self, one: One | None) -> None:
        """Show what can be done with the one that the row shows."""
        raise NotImplementedError

    def buttons(self) -> QWidget:
        """The buttons below the list."""
        row = QWidget()
        layout = FlowLayout(row, theme.size(8), theme.size(8))
        for button in (self.open_button, self.new_button):
            layout.addWidget(button)
        return row

    def card(self) -> QFrame:
        """The list in its frame."""
        return self._card

    def show_again(self) -> None:
        """Word the rows anew."""
        self._show(self._known)

    def _show(self, known: Sequence[One]) -> None:
        self._known = tuple(known)
        self.list.show_lines([self.line(one) for one in self._known])
        place = self.list.lines.place_of(self._sought)
        if place >= 0:
            self.list.selectRow(place)
            self._sought = 0
        rows = min(max(len(self._known), ROWS[0]), ROWS[-1])
        self.list.setFixedHeight(theme.size(HEADER + ROW * rows))
        # a list that goes would leave the keyboard to what lies below the sheet
        if self.list.hasFocus() and not self._known:
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._card.setVisible(bool(self._known))
        if self.new_button.hasFocus() and self._known:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_button.setVisible(bool(self._known))
        self.extra_button.setVisible(bool(self._known))
        self.stand(self.current())

    def _do(self, deed: str, line_id: int) -> None:
        one = self._of(line_id)
        if deed == "new":
            self.open(None)
        elif one is not None and deed == "edit":
            self.open(one)
        elif one is not None and deed == "delete":
            self.drop(one)

    def _of(self, line_id: int) -> One | None:
        return next((one for one in self._known if self.line(one).id == line_id), None)
