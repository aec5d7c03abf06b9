"""The one dialog that asks: erasing a person for good, and the proof that it was done."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from rolodex.domain.erasure import ErasurePlan, ErasureReport
from rolodex.domain.erasure_words import verdict
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.planner import paper_of
from rolodex.i18n import _, word
from rolodex.services import erasure_proof
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.privacy.erase_ask import AskView
from rolodex.ui.privacy.proof_view import ProofView
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner

Stage = Literal["reading", "lost", "asking", "erasing", "done"]
"""`lost` is where there is nobody to ask about."""


class EraseSheet(FormSheet):
    """Says what erasing takes and leaves; one plain button does it, Esc leaves as long as nothing was done.

    No key does it by the way: Ctrl+Enter is no short cut here, and the keyboard begins on “Cancel”.
    """

    dossier_wanted = Signal(int)
    """Everything about this contact is to be shown first."""
    erased = Signal(int)
    """A contact was erased."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(runner, over)
        self._services = services
        self._contact_id = 0
        self._stage: Stage = "reading"
        self._plan: ErasurePlan | None = None
        self._report: ErasureReport | None = None
        self._task: Task | None = None
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.ask, self.proof = AskView(), ProofView()
        self.build(self.bar, self.ask, self.proof)
        theme.set_role(self.save_button, "danger")
        for button in (self.save_button, self.extra_button):
            # Qt sets no gap between icon and words; a wider icon with its picture at the left does.
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.extra_button.clicked.connect(self._ask_where)
        self.ask.warning.followed.connect(self._show_dossier)
        self.retranslate()

    def start(self, contact_id: int) -> None:
        """Ask about this contact."""
        self._contact_id = contact_id
        self._plan = self._report = None
        self._show("reading")
        self.come()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        erasing = self._services.erasing
        self._task = self._runner.submit(
            "lookups",
            "erasure-plan",
            lambda progress: erasing.plan(contact_id, progress),
            self._show_plan,
            owner=self,
            failed=self._failed,
            progressed=self._progressed,
        )

    def save(self) -> None:
        """Erase the person."""
        plan = self._plan
        if plan is None or self._stage != "asking":
            return
        self._show("erasing")
        erasing, contact_id = self._services.erasing, self._contact_id
        keep, copies = self.ask.keep_orders(), self.ask.make_copies_again()
        mentions, nameless = self.ask.chosen_mentions(), _("Erased person")
        self._task = self._runner.submit(
            "changes",
            "erase",
            lambda progress: erasing.erase(contact_id, keep, mentions, copies, progress, nameless),
            self._show_report,
            owner=self,
            failed=self._failed,
            progressed=self._progressed,
        )

    def leave(self) -> None:
        """Go; while the person is being erased, ask the work to stop, which it does as long as it can."""
        if self._stage == "erasing" and self._task is not None:
            self._task.cancel()
            self.close_button.setEnabled(False)
            self.say(_("Stopping, if nothing was written yet"))
            return
        if self._stage == "reading" and self._task is not None:
            self._task.cancel()
        self.go()

    def is_settled(self) -> bool:
        """Whether nothing is being read or erased."""
        return self._stage not in ("reading", "erasing")

    def stage(self) -> Stage:
        """How far it has come."""
        return self._stage

    def save_proof_to(self, out: Path) -> None:
        """Write the proof to a file, PDF or text as its name says."""
        report = self._report
        if report is None:
            return
        settings = self._services.settings
        self._runner.submit(
            "paper",
            "erasure-proof",
            lambda _progress: erasure_proof.write(
                report, out, word=word, paper=paper_of(settings.get("country"))
            ),
            lambda _none: self.say(_("Saved to %(file)s.") % {"file": out.name}, "good"),
            owner=self,
            failed=self.fail,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.ask.retranslate()
        if self._report is not None:
            self.proof.show_report(self._report)
        self._word()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; nothing else is done by a key of its own."""
        Sheet.keyPressEvent(self, event)

    def _show_plan(self, plan: ErasurePlan) -> None:
        self._plan = plan
        self.ask.show_plan(plan)
        self._show("asking")

    def _show_report(self, report: ErasureReport) -> None:
        self._report = report
        self.proof.show_report(report)
        self._show("done")
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.erased.emit(self._contact_id)

    def _failed(self, error: Exception) -> None:
        """Trouble before anything was done leads back to the question."""
        self._show("asking" if self._plan is not None else "lost")
        if isinstance(error, Cancelled):
            self.say(_("Stopped; nothing was erased."), "warn")
            return
        if isinstance(error, UserError) and self.isVisible():
            self.say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))

    def _show(self, stage: Stage) -> None:
        self._stage = stage
        self._busy = stage in ("reading", "erasing")
        self.bar.setVisible(self._busy)
        self.bar.setRange(0, 0)
        self.ask.setVisible(stage in ("asking", "erasing"))
        self.ask.setEnabled(stage == "asking")
        self.proof.setVisible(stage == "done")
        self.close_button.setEnabled(True)
        self.save_button.setVisible(stage != "done")
        self.save_button.setEnabled(stage == "asking" and not self._services.read_only)
        self.extra_button.setVisible(stage == "done")
        self.extra_button.setEnabled(True)
        self._word()

    def _word(self) -> None:
        stage, plan = self._stage, self._plan
        name = (plan.fn if plan is not None else "") or _("this person")
        self.save_button.setText(_("Erase for good"))
        self.save_button.setToolTip("")
        self.save_button.setIcon(theme.icon("eraser", "bad"))
        self.close_button.setText(_("Close") if stage == "done" else _("Cancel"))
        self.bar.setAccessibleName(_("Erasing") if stage == "erasing" else _("Reading"))
        if stage == "done" and self._report is not None:
            self.title.setText(_("Erased for good"))
            self.extra_button.setText(_("Save the proof…"))
            self.extra_button.setIcon(theme.icon("shield-check", "ink"))
            self.say(word(verdict(self._report)), "good" if self._report.is_whole else "bad")
            return
        self.title.setText(_("Erase %(name)s for good?") % {"name": name})
        if stage == "reading":
            self.say(_("Looking for everything that is kept about them"))
        elif stage == "erasing":
            self.say(_("Erasing; the book and its copies are searched afterwards"))
        elif self._services.read_only:
            self.say(_("This book can only be read, so nobody can be erased from it."), "warn")
        else:
            self.say(_("For a person who asks to be forgotten. To tidy up, deleting the card is enough."))

    def _show_dossier(self) -> None:
        self.go()
        self.dossier_wanted.emit(self._contact_id)

    def _ask_where(self) -> None:
        report = self._report
        number = report.erasure_id if report is not None else 0
        proposed = str(Path.home() / f"{_('erasure')}-{number}.pdf")
        kinds = ";;".join((_("PDF (*.pdf)"), _("Text (*.txt)")))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the proof"), proposed, kinds)
        if name:
            out = Path(name)
            self.save_proof_to(out if out.suffix else out.with_suffix(".pdf"))
