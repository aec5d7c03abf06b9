"""The books that were open lately: one is opened, or leaves the list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.books import recent
from rolodex.ui.books.recent import RecentBook
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.column_table import ColumnTable, Head, Line

HEADS = (
    Head(lambda: _("Book"), 220, strong=True),
    Head(lambda: _("Folder"), 0),
    Head(lambda: _("How it stands"), 130),
)
ABOVE = 120
"""What the head of the sheet takes of its height."""


class RecentBooksSheet(FormSheet):
    """Lists books; Enter opens one, Delete takes it off the list, Esc goes back."""

    book_chosen = Signal(object)
    """This book is to be opened: a Path."""
    other_wanted = Signal()
    """A book that is not in the list is to be opened."""
    forgotten = Signal(object)
    """This book is to be in the list no more: a Path."""

    def __init__(self, runner: TaskRunner, state: WindowState, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._state = state
        self._open = Path()
        self._rows: tuple[RecentBook, ...] = ()
        self.list = ColumnTable(HEADS)
        self.nothing = Blank("library")
        self.build(self.list, self.nothing)
        self.list.wanted.connect(self._do)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._allow())
        self.extra_button.clicked.connect(lambda: self.list.ask("delete"))
        self.retranslate()

    def start(self, open_now: Path) -> None:
        """Show the books; `open_now` is the one of this window."""
        self._open = open_now
        # the open book is the latest: what is wanted stands below it
        self._fill(1)
        self.come()
        first = self.list if self._rows else self.save_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Open the one that one stands on, or look for one where none is listed."""
        if self._rows:
            self.list.ask("edit")
        else:
            self.go()
            self.other_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list reach to the lower edge."""
        super().resizeEvent(event)
        self.list.setMinimumHeight(max(theme.size(200), self.height() - theme.size(ABOVE)))

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Recent books"))
        self.list.setAccessibleName(_("Recent books"))
        self.list.setAccessibleDescription(_("Enter opens the book, Delete takes it off this list."))
        self.save_button.setToolTip("")
        self.extra_button.setText(_("Remove from list"))
        self.close_button.setText(_("Close"))
        self.list.horizontalHeader().viewport().update()
        self._fill(max(0, self.list.currentIndex().row()))

    def _fill(self, place: int) -> None:
        self._rows = recent.listed(self._state)
        lines = [
            Line(at + 1, (Path(row.path).stem, str(Path(row.path).parent), self._standing(row)))
            for at, row in enumerate(self._rows)
        ]
        self.list.show_lines(lines)
        self.list.selectRow(max(0, min(place, len(lines) - 1)))
        self.say(_("Enter opens a book. Taking one off this list leaves its file as it is.") if lines else "")
        self.nothing.say(_("No books yet"), _("The books you open are listed here, the latest first."))
        self.nothing.paint_icon()
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.save_button.setText(_("Open the book") if lines else _("Open another book…"))
        self._allow()

    def _standing(self, row: RecentBook) -> str:
        if self._is_open(row):
            return _("Open now")
        return "" if recent.is_there(row) else _("Not there now")

    def _allow(self) -> None:
        row = self._row()
        self.extra_button.setVisible(bool(self._rows))
        self.extra_button.setEnabled(row is not None and not self._is_open(row))
        self.save_button.setEnabled(not self._rows or (row is not None and not self._is_open(row)))

    def _row(self) -> RecentBook | None:
        place = self.list.currentIndex().row()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _is_open(self, row: RecentBook) -> bool:
        return Path(row.path) == self._open.absolute()

    def _do(self, deed: str, _line: int) -> None:
        row = self._row()
        if row is None or self._is_open(row):
            return
        if deed == "delete":
            place = self.list.currentIndex().row()
            self.forgotten.emit(Path(row.path))
            self._fill(place)
        elif recent.is_there(row):
            self.go()
            self.book_chosen.emit(Path(row.path))
        else:
            self.say(
                _(
                    "“%(book)s” is not there now, so nothing was opened. Plug in the disk it lies on, or "
                    "take it off this list."
                )
                % {"book": Path(row.path).stem},
                "bad",
            )
