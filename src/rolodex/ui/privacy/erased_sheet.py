"""Those who were erased for good: when, how much went, and the way back into the book for who asks again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.erasure import ErasureReport
from rolodex.domain.erasure_words import verdict
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.backups import words
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.privacy.proof_view import ProofView
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.column_table import ROW, ColumnTable, Head, Line

HEADS = (
    Head(lambda: _("Erased"), 190, strong=True),
    Head(lambda: _("Proof"), 80, needed=False),
    Head(lambda: _("What went"), 0),
    Head(lambda: _("Later imports"), 150),
)
ROWS = range(1, 8)
HEADER = 38


class ErasedSheet(FormSheet):
    """Lists erasures by day, never by name, and shows the proof of each; Ctrl+Enter lets one in again."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(runner, over)
        self._services = services
        self._past: tuple[ErasureReport, ...] = ()
        self.hint = plain_label("", "dim", wrap=True)
        self.list = ColumnTable(HEADS)
        self.list.setTabKeyNavigation(False)
        self.verdict = plain_label("", "", wrap=True)
        self.proof = ProofView()
        card = QFrame()
        theme.set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.list)
        self._card = card
        self.build(self.hint, card, self.verdict, self.proof)
        theme.set_role(self.save_button, "")
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.retranslate()

    def start(self) -> None:
        """Show the erasures there were."""
        self.come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def save(self) -> None:
        """Let later imports bring back whom the chosen erasure keeps out."""
        chosen, erasing = self._chosen(), self._services.erasing
        if chosen is None or not chosen.kept_out or self._services.read_only:
            return
        self._set_busy(True)

        def done(_none: None) -> None:
            self.noticed.emit(_("Imports bring them in again like anybody else"), False)
            self._read()

        self._runner.submit(
            "changes",
            "let in again",
            lambda _progress: erasing.forget(chosen.erasure_id),
            done,
            owner=self,
            failed=self.fail,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Erased for good"))
        self.hint.setText(
            _(
                "Imports leave these people out: the book would recognise them, but no longer knows who they "
                "are. Whoever asks to be in it again is let in here; what was erased does not come back."
            )
        )
        self.list.setAccessibleName(_("People erased for good"))
        self.list.horizontalHeader().viewport().update()
        self.save_button.setText(_("They asked again"))
        self.save_button.setAccessibleName(self.save_button.text())
        self.close_button.setText(_("Close"))
        self._show(self._past)

    def _read(self) -> None:
        self._set_busy(True)
        erasing = self._services.erasing
        self._runner.submit(
            "lookups",
            "erased",
            lambda _progress: erasing.past(),
            self._show_read,
            owner=self,
            failed=self.fail,
        )

    def _show_read(self, past: tuple[ErasureReport, ...]) -> None:
        self._set_busy(False)
        self._show(past)

    def _show(self, past: Sequence[ErasureReport]) -> None:
        self._past = tuple(past)
        today = wording.today()
        self.list.show_lines([_line(one, words.when(one.at, today)) for one in past])
        rows = min(max(len(past), ROWS[0]), ROWS[-1])
        self.list.setFixedHeight(theme.size(HEADER + ROW * rows))
        self._card.setVisible(bool(past))
        self.say("" if past else _("Nobody was erased from this book."))
        self._choose()

    def _chosen(self) -> ErasureReport | None:
        line = self.list.lines.line(self.list.currentIndex().row())
        return next((one for one in self._past if line is not None and one.erasure_id == line.id), None)

    def _choose(self) -> None:
        """Show the proof of the chosen erasure."""
        chosen = self._chosen()
        self.proof.setVisible(chosen is not None)
        self.verdict.setVisible(chosen is not None)
        self.save_button.setVisible(chosen is not None)
        if chosen is not None:
            self.verdict.setText(word(verdict(chosen)))
            self.proof.show_report(chosen)
            self.save_button.setEnabled(
                bool(chosen.kept_out) and not self._busy and not self._services.read_only
            )


def _line(report: ErasureReport, when: str) -> Line:
    rows = sum(report.rows.values())
    went = ngettext("%(count)s entry", "%(count)s entries", rows) % {"count": wording.number(rows)}
    later = _("Left out") if report.kept_out else _("Let in again")
    return Line(report.erasure_id, (when, str(report.erasure_id), went, later), faint=not report.kept_out)
