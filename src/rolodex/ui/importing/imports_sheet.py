"""The imports that were done: what each brought, who was changed since, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.importing import ImportRow
from rolodex.i18n import _, word
from rolodex.services.history import UndoClash
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.importing import receipt_words as words
from rolodex.ui.importing import views
from rolodex.ui.importing.page import ImportPage, View
from rolodex.ui.importing.receipt_view import ReceiptView
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.column_table import ColumnTable, Head

HEADS = (
    Head(lambda: _("When"), 150),
    Head(lambda: _("File"), 0, strong=True),
    Head(lambda: _("Kind"), 80, needed=False),
    Head(lambda: _("New"), 80, right=True),
    Head(lambda: _("Updated"), 90, right=True),
    Head(lambda: _("Already the same"), 130, right=True, needed=False),
    Head(lambda: _("Could not be read"), 140, right=True, needed=False),
    Head(lambda: "", 130),
)


class ImportsSheet(Sheet):
    """Lists imports; Enter opens a receipt, P lists the people, R takes an import back, Esc goes back."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    people_wanted = Signal(object, str)
    """Those who came in are to be listed: a Clause, and what the list is called."""
    import_wanted = Signal()
    """Nothing was imported yet, and a file is to be."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._rows: tuple[ImportRow, ...] = ()
        self._has_none = False
        self._shown: ImportRow | None = None
        self._task: Task | None = None
        self._lost = ""
        self._trouble = ""
        self._reverting = False
        self.page = ImportPage(self)
        self.entitle(self.page.title)
        self.frame = QFrame()
        theme.set_role(self.frame, "card")
        self.list = ImportList(HEADS, self.frame)
        self.none = Blank("file-down")
        self.receipt = ReceiptView(runner, services, self)
        self._build()
        runner.changed.connect(self._react)
        self.retranslate()

    def start(self) -> None:
        """Show the imports, the newest first."""
        self._shown, self._lost, self._trouble = None, "", ""
        self._word()
        self.come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def is_settled(self) -> bool:
        """Whether nothing is being read or taken back."""
        return self._asking.is_settled() and self.receipt.is_settled() and not self._reverting

    def leave(self) -> None:
        """Go back to the list, and from there away; not while an import is taken back."""
        if self._reverting:
            return
        if self._shown is not None:
            self._shown, self._lost, self._trouble = None, "", ""
            self._word()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.list.setAccessibleName(_("Imports"))
        self.list.setAccessibleDescription(
            _("Enter opens the receipt, P lists the people, R takes the import back.")
        )
        self.list.horizontalHeader().viewport().update()
        self.receipt.retranslate()
        self.none.say(
            _("Nothing was imported yet"),
            _("Each import will stand here with its receipt, and can be taken back from here."),
        )
        self._fill()
        self._word()

    # Reading

    def _read(self) -> None:
        imports = self._services.imports
        self._asking.ask("imports", lambda _progress: imports.all(), self._show, failed=self._failed)

    def _show(self, rows: Sequence[ImportRow]) -> None:
        had_none, self._has_none = self._has_none, not rows
        self._rows = tuple(rows)
        if self._shown is not None:
            self._shown = next((row for row in rows if row.id == self._shown.id), None)
        self._fill()
        self._word()
        if self.isVisible() and self._has_none:
            self.page.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_none and self._shown is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        today = wording.today()
        self.list.show_lines([words.import_line(row, today) for row in self._rows])

    def _word(self) -> None:
        """Say what is shown, and what can be done with it."""
        self.page.show_view(replace(self._view(), mark=False), focus=False)

    def _view(self) -> View:
        row = self._current()
        can_revert = row is not None and self._can_revert(row)
        revert = _("Take back") if can_revert else ""
        people = _("Show these people") if row is not None and row.standing else ""
        if self._reverting and row is not None:
            return View(words.title(row), _("Undoing…"), secondary=_("Cancel"), running=True)
        if self._shown is None:
            said = _("Each can be looked at and taken back, today or next year.")
            opening = _("Import…") if self._has_none else _("Receipt") if self._rows else ""
            told = self._trouble or ("" if self._has_none else said)
            shown = "none" if self._has_none else "list"
            return View(_("Imports"), told, opening, revert, people, body=shown, trouble=bool(self._trouble))
        said = " · ".join(part for part in (self._shown.file, words.state(self._shown)) if part)
        said = self._lost or self._trouble or said
        if self._lost:
            revert = _("Take back anyway")
        trouble = bool(self._lost or self._trouble)
        return View(
            words.title(self._shown), said, _("Back"), revert, people, body="receipt", trouble=trouble
        )

    def _current(self) -> ImportRow | None:
        """The import that is shown, or stood on in the list."""
        if self._shown is not None:
            return self._shown
        line = self.list.lines.line(self.list.currentIndex().row())
        return next((row for row in self._rows if line is not None and row.id == line.id), None)

    def _can_revert(self, row: ImportRow) -> bool:
        return row.standing and bool(row.changeset) and not self._services.read_only

    # Doing

    def _do(self, deed: str) -> None:
        row = self._current()
        if row is None or self._reverting:
            return
        if deed == "edit":
            self._open(row)
        elif deed == "people" and row.standing:
            self.go()
            self.people_wanted.emit(words.people_of(row), words.title(row))
        elif deed == "revert" and self._can_revert(row):
            self._revert(row)

    def _open(self, row: ImportRow) -> None:
        self._shown = row
        self.receipt.show_import(row)
        self._word()
        self.receipt.focus()

    def _press(self, button: str) -> None:
        if button == "secondary" and self._reverting:
            if self._task is not None:
                self._task.cancel()
        elif button == "primary" and self._shown is not None:
            self.leave()
        elif button == "primary" and self._has_none:
            self.go()
            self.import_wanted.emit()
        else:
            self._do({"primary": "edit", "secondary": "revert", "third": "people"}.get(button, ""))

    def _revert(self, row: ImportRow) -> None:
        """Take an import back; whose later work would be lost is said first, and has to be insisted on."""
        imports, anyway = self._services.imports, bool(self._lost) and self._shown is not None
        self._reverting = True
        self._word()
        self._task = self._runner.submit(
            "changes",
            "import-revert",
            lambda progress: imports.revert(row.id, anyway, progress),
            lambda _changes: self._reverted(row),
            owner=self,
            failed=self._failed,
            progressed=self._progressed,
        )

    def _reverted(self, row: ImportRow) -> None:
        self._reverting = False
        self._shown, self._lost, self._trouble = None, "", ""
        self._word()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()
        self.noticed.emit(_("Took back “%(import)s”") % {"import": words.title(row)}, True)

    def _failed(self, error: Exception) -> None:
        row = self._current()
        self._reverting = False
        if isinstance(error, UndoClash) and row is not None:
            self._lost = _("%(lost)s Nothing was taken back.") % {"lost": wording.clash(error.clashes)}
            if self._shown is None:
                self._open(row)
            self.receipt.show_page("changed")
        elif isinstance(error, UserError):
            self._trouble = word(error.message)
        elif not isinstance(error, Cancelled):
            self._runner.error.emit(error)
        self._word()

    def _progressed(self, done: int, total: int) -> None:
        self.page.show_progress(done, total, views.progress("undoing", done, total))

    def _react(self, changes: Changes) -> None:
        if self.isVisible() and not self._reverting and changes.step is not None:
            self._read()

    def _choose_person(self, contact_id: int) -> None:
        self.go()
        self.person_chosen.emit(contact_id)

    def _build(self) -> None:
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.list)
        self.page.add_body("list", self.frame)
        self.page.add_body("none", self.none)
        self.none.paint_icon()
        self.page.add_body("receipt", self.receipt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.pressed.connect(self._press)
        self.list.wanted.connect(lambda deed, _id: self._do(deed))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._word())
        self.receipt.person_chosen.connect(self._choose_person)


class ImportList(ColumnTable):
    """The imports; P lists people, R takes back."""

    deeds = MappingProxyType({Qt.Key.Key_P: "people", Qt.Key.Key_R: "revert"})
