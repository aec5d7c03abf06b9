"""Importing files: read, show what will happen, do it, show what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.importing import ImportRow, Receipt
from rolodex.domain.message import Message
from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.services.history import UndoClash
from rolodex.services.import_plan import ImportPlan
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.importing import receipt_words, rows_plan, views
from rolodex.ui.importing.in_hand import InHand, close, done_row
from rolodex.ui.importing.jobs import Job, jobs, size
from rolodex.ui.importing.keeping import keeps
from rolodex.ui.importing.mapping_page import MappingPage
from rolodex.ui.importing.page import ImportPage, View
from rolodex.ui.importing.plan_view import PlanView
from rolodex.ui.importing.receipt_view import ReceiptView
from rolodex.ui.importing.rows_plan import RowsView
from rolodex.ui.importing.saving import Plan, RejectedSaver
from rolodex.ui.importing.table_desk import TableDesk
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner

WRITING = ("applying", "cancelling", "undoing")
READING = ("reading", "looking")


class ImportFlow(Sheet):
    """Brings files into the book, with a rehearsal before and a receipt after.

    `finished(Receipt)` comes when the book was changed; the sheet stays until the user is done with it.
    """

    finished = Signal(object)
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    people_wanted = Signal(object, str)
    """Those who came in are to be listed: a Clause, and what the list is called."""
    labels_wanted = Signal(object)
    """Labels are to be printed for those who came in: their ids."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services = services
        self._waiting: list[Job] = []
        self._paths: tuple[Path, ...] = ()
        self._done: ImportRow | None = None
        self._view: Callable[[], View] | None = None
        self._receipt: Receipt | None = None
        self._task: Task | None = None
        self._state = ""
        self._room: Message | None = None
        """That the disk is nearly full for what comes in."""
        self._began = self._seconds = 0.0
        self.page = ImportPage(self)
        self.entitle(self.page.title)
        self.plan = PlanView(runner, partial(keeps, services.activities), self)
        self.rows = RowsView(self)
        self.receipt = ReceiptView(runner, services, self)
        self.mapping = MappingPage(self)
        self.desk = TableDesk(runner, services.tables_in, self.mapping)
        self._in_hand = InHand(runner, self.plan, self.rows)
        self._saver = RejectedSaver(runner, self, self.page.say)
        self._build()

    def start(self, paths: Sequence[Path]) -> None:
        """Read these files, cards and tables, and show what importing them would do."""
        if paths and self._state not in (*READING, *WRITING):
            self._waiting = list(jobs(paths))
            self.come()
            self._go_on()

    def start_data(self, data: bytes, name: str) -> None:
        """Read cards that are no file, such as those of the clipboard."""
        if self._state not in (*READING, *WRITING):
            importing = self._services.importing
            self._waiting = []
            self._paths = (Path(name),)
            self.come()
            self._read(lambda progress: importing.plan_data(data, name, progress))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files, as they are shown."""
        return tuple(path.name for path in self._paths)

    @property
    def state(self) -> str:
        """Where the import is: looking, mapping, reading, planned, applying, cancelling, done, undoing,
        clashed, undone, failed.
        """
        return self._state

    def leave(self) -> None:
        """Go where nothing is being written; the reading stops then."""
        if self._state == "reading" and self._task is not None:
            self._task.cancel()
        if self._state not in WRITING:
            self._in_hand.let_go()
            self._waiting = []
            self._state = ""
            self._view = None
            self.go()

    def save_rejected(self, out: Path) -> None:
        """Write what could not be read to a file; a .txt lists what was read with a doubt too."""
        if self._in_hand.plan is not None:
            self._saver.save(self._in_hand.plan, out)

    def retranslate(self) -> None:
        """Word everything anew."""
        for part in (self.plan, self.rows, self.receipt, self.mapping):
            part.retranslate()
        if self._view is not None:
            self.page.show_view(self._view(), focus=False)

    # Reading

    def _go_on(self) -> None:
        """Take the next of the files that came together."""
        job = self._waiting.pop(0)
        self._paths = job.paths
        importing, tables, path = self._services.importing, self._services.tables_in, job.paths[0]
        if job.kind == "cards":
            self._read(lambda progress: importing.plan(job.paths, progress))
        elif job.kind == "list":
            self._read(lambda progress: tables.plan(path, progress=progress))
        else:
            self._in_hand.let_go()
            self._receipt = None
            self._show("looking", partial(views.looking, self.files))
            self.desk.look(path)

    def _looked(self, certain: bool) -> None:
        if self._state == "looking" and certain:
            self._read_table()
        elif self._state in ("looking", "mapping"):
            self._ask_columns()

    def _ask_columns(self) -> None:
        """Let the user say which column is what."""
        self._in_hand.let_go()
        first = self._state != "mapping"
        self._state = "mapping"
        self._view = lambda: views.mapping(self.files, self.mapping.said())
        self.page.show_view(self._view(), focus=False)
        if first:
            self.mapping.focus()

    def _read_table(self) -> None:
        table, services = self.desk.table, self._services
        if table is None:
            return
        mapping = self.mapping.mapping()
        if mapping.subject == "contacts":
            tables = services.tables_in
            self._read(lambda progress: tables.plan(table.path, mapping, progress, table.preview))
        else:
            self._read(lambda progress: rows_plan.plan(services, table, mapping, progress))

    def _read(self, read: Callable[[Progress], Plan]) -> None:
        self._in_hand.let_go()
        self._receipt = None
        self._began = monotonic()
        self._show("reading", partial(views.reading, self.files))
        checking, paths = self._services.checking, self._paths

        def work(progress: Progress) -> tuple[Plan, Message | None]:
            plan = read(progress)
            try:
                progress(1, 1)
            except BaseException:
                # cancelled at the last moment: nobody else would close it
                close(plan)
                raise
            return plan, checking.room(size(paths))

        # the plan only reads, and saves need not wait for a large file
        self._task = self._runner.submit(
            "paper",
            "import-plan",
            work,
            self._planned,
            owner=self,
            failed=self._failed,
            progressed=self._progressed,
        )

    def _planned(self, answer: tuple[Plan, Message | None]) -> None:
        plan, self._room = answer
        if self._state != "reading":
            close(plan)
            return
        self._seconds = monotonic() - self._began
        self._in_hand.take(plan)
        self._show("planned", self._plan_view)

    def _plan_view(self) -> View:
        view = self._in_hand.view(self.files, self._seconds, table=self.desk.is_of(self._paths))
        if self._room is None or not view.primary:
            return view
        return replace(view, footer=" ".join(part for part in (word(self._room), view.footer) if part))

    def _chosen(self) -> None:
        """Say on the button how many are taken by now; the keyboard stays with the rows."""
        if self._state == "planned":
            self.page.show_view(self._plan_view(), focus=False)

    # Writing

    def _apply(self) -> None:
        plan, services, in_hand = self._in_hand.plan, self._services, self._in_hand
        if plan is None:
            return
        self.plan.apply_tag()
        self._show("applying", partial(views.applying, self.files))
        self._task = self._runner.submit(
            "changes",
            "import-apply",
            lambda progress: in_hand.apply(services, plan, progress),
            self._applied,
            owner=self,
            failed=self._failed,
            progressed=self._progressed,
        )

    def _applied(self, receipt: Receipt) -> None:
        plan, waiting = self._in_hand.plan, len(self._waiting)
        self._receipt = receipt
        self._done = done_row(receipt, plan, self.files) if receipt.import_id else None
        if self._done is not None:
            self.receipt.show_import(self._done)
        if plan is None or isinstance(plan, ImportPlan):
            self._show("done", partial(views.done, self.files, receipt, waiting))
        else:
            self._show("done", partial(rows_plan.done, plan, receipt, waiting))
        self.finished.emit(receipt)

    def _undo(self, *, anyway: bool) -> None:
        receipt, services = self._receipt, self._services
        step = receipt.changes.step if receipt is not None else None
        if receipt is None or step is None:
            return
        self._show("undoing", partial(views.undoing, self.files))

        def work(progress: Progress) -> Changes:
            if receipt.import_id:
                return services.imports.revert(receipt.import_id, anyway, progress)
            return services.history.revert(step.id, anyway, progress)

        self._task = self._runner.submit(
            "changes",
            "import-undo",
            work,
            lambda _changes: self._show("undone", partial(views.undone, self.files, len(self._waiting))),
            owner=self,
            failed=self._failed,
            progressed=self._progressed,
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            if self._state == "cancelling" and self._in_hand.plan is not None:
                self._show("planned", self._plan_view)
                self.page.subtitle.setText(_("Cancelled. Nothing has been written to your book."))
            return
        if isinstance(error, UndoClash):
            self._show("clashed", partial(views.clashed, self.files, wording.clash(error.clashes)))
            return
        reason = word(error.message) if isinstance(error, UserError) else _("Something went wrong.")
        if not isinstance(error, UserError):
            self._runner.error.emit(error)
        self._in_hand.let_go()
        third = _("Columns…") if self.desk.is_of(self._paths) and self._state == "reading" else ""
        self._show("failed", partial(views.failed, self.files, reason, len(self._waiting), third))

    # The window

    def _press(self, button: str) -> None:
        """Do what one of the buttons says in the state in which the import is."""
        plan = self._in_hand.plan
        if button == "other" and plan is not None:
            self._saver.ask(plan, self._paths[0])
        elif button == "fourth":
            self._print_labels()
        elif button == "third":
            self._show_people() if self._state == "done" else self._ask_columns()
        elif button == "secondary" and self._state == "applying" and self._task is not None:
            self._task.cancel()
            self._show("cancelling", partial(views.cancelling, self.files))
        elif button == "secondary" and self._state in ("done", "clashed"):
            self._undo(anyway=self._state == "clashed")
        elif button == "primary" and self._state == "planned":
            self._apply()
        elif button == "primary" and self._state == "mapping":
            self._read_table()
        elif button == "primary" and self._waiting:
            self._go_on()
        else:
            self.leave()

    def _show_people(self) -> None:
        """List those who came in."""
        row = self._done
        if row is not None:
            self.leave()
            self.people_wanted.emit(receipt_words.people_of(row), receipt_words.title(row))

    def _print_labels(self) -> None:
        """Print labels for those who came in."""
        if self._receipt is not None:
            ids = tuple(sorted(self._receipt.changes.of("contact")))
            self.leave()
            self.labels_wanted.emit(ids)

    def _show(self, state: str, view: Callable[[], View]) -> None:
        """Go to a state; its view is made again when the language changes."""
        self._state = state
        self._view = view
        self.page.show_view(view())

    def _progressed(self, done: int, total: int) -> None:
        self.page.show_progress(done, total, views.progress(self._state, done, total))

    def _build(self) -> None:
        bodies = {"plan": self.plan, "rows": self.rows, "receipt": self.receipt, "mapping": self.mapping}
        for name, body in bodies.items():
            self.page.add_body(name, body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.pressed.connect(self._press)
        self.plan.save_wanted.connect(partial(self._press, "other"))
        self.plan.chosen.connect(self._chosen)
        self.receipt.person_chosen.connect(self.leave)
        self.receipt.person_chosen.connect(self.person_chosen)
        self.desk.looked.connect(self._looked)
        self.desk.failed.connect(self._failed)
