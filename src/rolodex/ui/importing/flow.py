"""Importing files: read, show what will happen, do it, show what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from rolodex.domain.card import Doubt, Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.importing import Receipt
from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.services.history import UndoClash
from rolodex.services.import_plan import ImportPlan
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.importing import rejected, views
from rolodex.ui.importing.keeping import keeps
from rolodex.ui.importing.page import ImportPage, View
from rolodex.ui.importing.plan_view import PlanView
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner

WRITING = ("applying", "cancelling", "undoing")


class ImportFlow(Sheet):
    """Brings files into the book, with a rehearsal before and a receipt after.

    `finished(Receipt)` comes when the book was changed; the sheet stays until the user is done with it.
    """

    finished = Signal(object)

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services = services
        self._paths: tuple[Path, ...] = ()
        self._plan: ImportPlan | None = None
        self._view: Callable[[], View] | None = None
        self._receipt: Receipt | None = None
        self._task: Task | None = None
        self._state = ""
        self._began = 0.0
        self._seconds = 0.0
        self.page = ImportPage(self)
        self.plan = PlanView(runner, partial(keeps, services.activities), self)
        self.page.add_body("plan", self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.primary_pressed.connect(self._primary)
        self.page.secondary_pressed.connect(self._secondary)
        self.page.other_pressed.connect(self._ask_where)
        self.plan.save_wanted.connect(self._ask_where)
        self.plan.chosen.connect(self._chosen)

    def start(self, paths: Sequence[Path]) -> None:
        """Read these files and show what importing them would do."""
        importing = self._services.importing
        self._begin(tuple(paths), lambda progress: importing.plan(paths, progress))

    def start_data(self, data: bytes, name: str) -> None:
        """Read cards that are no file, such as those of the clipboard."""
        importing = self._services.importing
        self._begin((Path(name),), lambda progress: importing.plan_data(data, name, progress))

    def _begin(self, paths: tuple[Path, ...], read: Callable[[Progress], ImportPlan]) -> None:
        if not paths or self._state in ("reading", *WRITING):
            return
        self._drop_plan()
        self._paths = paths
        self._receipt = None
        self._began = monotonic()
        self.come()
        self._show("reading", partial(views.reading, self.files))

        def work(progress: Progress) -> ImportPlan:
            plan = read(progress)
            try:
                progress(1, 1)
            except BaseException:
                # cancelled at the last moment: nobody else would close it
                plan.close()
                raise
            return plan

        self._task = self._runner.submit(
            "paper",  # the plan only reads, and saves need not wait for a large file
            "import-plan",
            work,
            self._planned,
            owner=self,
            failed=self._failed,
            progressed=self._read_so_far,
        )

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files, as they are shown."""
        return tuple(path.name for path in self._paths)

    @property
    def state(self) -> str:
        """Where the import is: reading, planned, applying, cancelling, done, undoing, clashed,
        undone, failed.
        """
        return self._state

    def leave(self) -> None:
        """Go where nothing is being written; the reading stops then."""
        if self._state == "reading" and self._task is not None:
            self._task.cancel()
        if self._state not in WRITING:
            self._drop_plan()
            self._state = ""
            self._view = None
            self.go()

    def save_rejected(self, out: Path) -> None:
        """Write what could not be read to a file; a .txt lists what was read with a doubt too."""
        listed, doubts = self._named()
        self._runner.submit(
            "paper",
            "save-rejected",
            lambda _progress: rejected.save(listed, doubts, out),
            lambda _nothing: self._say_saved(out),
            owner=self,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self.plan.retranslate()
        if self._view is not None:
            self.page.show_view(self._view(), focus=False)

    def _show(self, state: str, view: Callable[[], View]) -> None:
        """Go to a state; its view is made again when the language changes."""
        self._state = state
        self._view = view
        self.page.show_view(view())

    def _read_so_far(self, done: int, total: int) -> None:
        self.page.show_progress(done, total, _progress_text(_("Reading… %(percent)d%%"), done, total))

    def _written_so_far(self, done: int, total: int) -> None:
        if self._state == "applying":
            text = _progress_text(_("Importing… %(percent)d%%"), done, total)
            self.page.show_progress(done, total, text)

    def _undone_so_far(self, done: int, total: int) -> None:
        self.page.show_progress(done, total, _progress_text(_("Undoing… %(percent)d%%"), done, total))

    def _planned(self, plan: ImportPlan) -> None:
        if self._state != "reading":
            plan.close()
            return
        self._plan = plan
        self._seconds = monotonic() - self._began
        self.plan.show_plan(plan)
        self._show_plan()

    def _show_plan(self) -> None:
        self._show("planned", self._plan_view)

    def _plan_view(self) -> View:
        plan = self._plan
        if plan is None:
            return views.reading(self.files)
        return views.planned(plan, plan.taking(), self._seconds)

    def _chosen(self) -> None:
        """Say on the button how many are taken by now; the keyboard stays with the rows."""
        if self._state == "planned":
            self.page.show_view(self._plan_view(), focus=False)

    def _apply(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self.plan.apply_tag()
        self._show("applying", partial(views.applying, self.files))
        importing = self._services.importing
        self._task = self._runner.submit(
            "changes",
            "import-apply",
            lambda progress: importing.apply(plan, progress),
            self._applied,
            owner=self,
            failed=self._failed,
            progressed=self._written_so_far,
        )

    def _applied(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self._drop_plan()
        self._show("done", partial(views.done, self.files, receipt))
        self.finished.emit(receipt)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            if self._state == "cancelling" and self._plan is not None:
                self._show_plan()
                self.page.subtitle.setText(_("Cancelled. Nothing has been written to your book."))
            return
        if isinstance(error, UndoClash):
            self._show("clashed", partial(views.clashed, self.files, wording.clash(error.clashes)))
            return
        reason = word(error.message) if isinstance(error, UserError) else _("Something went wrong.")
        if not isinstance(error, UserError):
            self._runner.error.emit(error)
        self._drop_plan()
        self._show("failed", partial(views.failed, self.files, reason))

    def _primary(self) -> None:
        if self._state == "planned":
            self._apply()
        else:
            self.leave()

    def _secondary(self) -> None:
        if self._state == "applying" and self._task is not None:
            self._task.cancel()
            self._show("cancelling", partial(views.cancelling, self.files))
        elif self._state in ("done", "clashed"):
            self._undo(anyway=self._state == "clashed")
        else:
            self.leave()

    def _undo(self, *, anyway: bool) -> None:
        step = self._receipt.changes.step if self._receipt is not None else None
        if step is None:
            return
        self._show("undoing", partial(views.undoing, self.files))
        history = self._services.history
        self._task = self._runner.submit(
            "changes",
            "import-undo",
            lambda progress: history.revert(step.id, anyway, progress),
            self._undone,
            owner=self,
            failed=self._failed,
            progressed=self._undone_so_far,
        )

    def _undone(self, _changes: Changes) -> None:
        self._show("undone", partial(views.undone, self.files))

    def _say_saved(self, out: Path) -> None:
        self.page.footer.setText(_("Saved to %(file)s") % {"file": out.name})
        self.page.footer.show()

    def _named(self) -> tuple[tuple[Rejected, ...], tuple[Doubt, ...]]:
        source = self._receipt or self._plan
        return (source.rejected, source.doubts) if source is not None else ((), ())

    def _ask_where(self) -> None:
        listed, _doubtful = self._named()
        end, kinds = ".vcf", _("Cards as they stood (*.vcf);;List with reasons (*.txt)")
        if not listed:
            end, kinds = ".txt", _("List with reasons (*.txt)")
        proposed = self._paths[0].with_name(f"{self._paths[0].stem} {_('rejected')}{end}")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save rejected cards"), str(proposed), kinds)
        if name:
            self.save_rejected(Path(name))

    def _drop_plan(self) -> None:
        plan, self._plan = self._plan, None
        self.plan.close_plan()
        if plan is None:
            return
        if self._runner.busy("paper"):
            # rows of it may be read this moment
            self._runner.submit(
                "paper",
                f"close-{id(plan)}",
                lambda _progress: plan.close(),
                lambda _none: None,
                owner=self._runner,
            )
        else:
            plan.close()


def _progress_text(text: str, done: int, total: int) -> str:
    return text % {"percent": 100 * done // total if total else 0}
