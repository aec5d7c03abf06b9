"""Other books than the one that is open: another, a new one, those of late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex import paths
from rolodex.domain.errors import UserError
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.books import recent
from rolodex.ui.departure import Departure
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner

ENDING = ".rolodex"


class Shelf(QObject):
    """Leads from the open book to others; each is opened in place of it."""

    departed = Signal(object)
    """Another book is to be opened: a Departure."""
    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(
        self,
        runner: TaskRunner,
        over: QWidget,
        book: Path,
        state: WindowState,
        remember: Callable[[WindowState], None],
    ) -> None:
        super().__init__(over)
        self._runner, self._over = runner, over
        self._book = book
        self._state, self._remember = state, remember
        self._sheets = LazySheets()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action about books does."""
        return {"open_book": self.choose, "new_book": self.choose_new, "recent_books": self.show_recent}

    def actions(self) -> Sequence[QAction]:
        """An action for each book of late that is there and not open."""
        return [
            self._action(Path(row.path))
            for row in recent.listed(self._state)
            if Path(row.path) != self._book.absolute() and recent.is_there(row)
        ]

    def choose(self) -> None:
        """Ask for the file of another book and open it."""
        kinds = _("Rolodex books (*.rolodex);;All files (*)")
        name, _kind = QFileDialog.getOpenFileName(
            self._over, _("Open another book"), str(self._book.parent), kinds
        )
        if name:
            self._go(Path(name))

    def choose_new(self) -> None:
        """Ask what a new book is to be called and open it; one that is there already is opened as it is."""
        folder = self._book.parent if self._book.parent.is_dir() else paths.data()
        name, _kind = QFileDialog.getSaveFileName(
            self._over,
            _("New book"),
            str(folder / (_("My book") + ENDING)),
            _("Rolodex books (*.rolodex)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self._go(path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING))

    def show_recent(self) -> None:
        """List the books of late."""
        # start-up
        from rolodex.ui.books.sheet import RecentBooksSheet

        def make() -> RecentBooksSheet:
            sheet = RecentBooksSheet(self._runner, self._state, self._over)
            sheet.book_chosen.connect(self._go)
            sheet.forgotten.connect(self._forget)
            sheet.other_wanted.connect(self.choose)
            return sheet

        self._sheets.get(RecentBooksSheet, make).start(self._book)

    def is_covering(self) -> bool:
        """Whether the list of books lies over the panel."""
        return self._sheets.is_covering()

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()

    def _action(self, path: Path) -> QAction:
        text = _("Open the book “%(book)s”") % {"book": path.stem.replace("&", "&&")}
        action = QAction(theme.icon("library"), text, self)
        action.triggered.connect(partial(self._go, path))
        return action

    def _go(self, path: Path) -> None:
        if path.absolute() == self._book.absolute():
            self.noticed.emit(_("This book is open already."), False)
        else:
            self.departed.emit(Departure(path))

    def _forget(self, path: Path) -> None:
        recent.forget(self._state, path)
        try:
            self._remember(self._state)
        except UserError as error:
            self._runner.error.emit(error)
