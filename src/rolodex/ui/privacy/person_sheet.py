"""Everything about one person: what there is, and as what it is handed over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QProgressBar, QVBoxLayout, QWidget

from rolodex.domain import environment
from rolodex.domain.dossier import Dossier, Written
from rolodex.domain.errors import Cancelled
from rolodex.domain.file_name import safe_name
from rolodex.domain.message import Message, message
from rolodex.i18n import _, locale, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.printing import ask_printer, print_pdf
from rolodex.ui.privacy.rows_card import CardRow, RowsCard
from rolodex.ui.radio_button import RadioButton
from rolodex.ui.tasks import Task, TaskRunner

FORMS: tuple[tuple[str, Message, Message], ...] = (
    (
        ".zip",
        message("All of it in one file (ZIP)"),
        message("Pages to read, JSON, the card, pictures and attached files."),
    ),
    (".pdf", message("Pages to read (PDF)"), message("What a person wants to see, in plain words.")),
    (".json", message("For programs (JSON)"), message("Every value under its own name.")),
    (".vcf", message("The card alone (vCard 4.0)"), message("What any address book can take in.")),
)
"""The endings of the files, what they are called, and for whom they are."""


class PersonSheet(FormSheet):
    """Lists what is kept about a person; Ctrl+Enter saves it as a file, Esc leaves."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(runner, over)
        self._services = services
        self._contact_id = 0
        self._dossier: Dossier | None = None
        self._task: Task | None = None
        self.kept = RowsCard(columns=2)
        self.forms = {ending: RadioButton() for ending, _text, _about in FORMS}
        self._choice = QFrame()
        self._choice_head = plain_label("", "strong")
        self._group = QButtonGroup(self)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._build()
        self.extra_button.clicked.connect(self._print)
        self.retranslate()

    def start(self, contact_id: int) -> None:
        """Show what is kept about this contact."""
        self._contact_id, self._dossier = contact_id, None
        self.title.setText("")
        self.kept.show_rows(())
        self.forms[".zip"].setChecked(True)
        self.say("")
        self._set_busy(True)
        self.come()
        self.forms[".zip"].setFocus(Qt.FocusReason.OtherFocusReason)
        data, now = self._services.personal_data, environment.now()
        self._runner.submit(
            "lookups",
            "dossier",
            lambda _progress: data.dossier(contact_id, now),
            self._show,
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Ask where the file is to be saved."""
        if self._dossier is None:
            return
        ending = self.ending()
        base = safe_name(self._dossier.fn) or _("person")
        kinds = {
            ".zip": _("ZIP (*.zip)"),
            ".pdf": _("PDF (*.pdf)"),
            ".json": _("JSON (*.json)"),
            ".vcf": _("vCard (*.vcf)"),
        }
        proposed = str(Path.home() / f"{base}{ending}")
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save everything about this person"), proposed, kinds[ending]
        )
        if name:
            out = Path(name)
            self.save_to(out if out.suffix.lower() == ending else out.with_name(out.name + ending))

    def save_to(self, out: Path) -> None:
        """Write it there."""
        data, contact_id, now, spoken = (
            self._services.personal_data,
            self._contact_id,
            environment.now(),
            locale(),
        )
        self._start_work()
        self._task = self._runner.submit(
            "paper",
            "dossier-file",
            lambda progress: data.write(contact_id, out, now, word=word, locale=spoken, progress=progress),
            lambda written: self._saved(out, written),
            owner=self,
            failed=self.fail,
            progressed=self._progressed,
        )

    def ending(self) -> str:
        """The ending of the file that is wanted."""
        return next(ending for ending, button in self.forms.items() if button.isChecked())

    def leave(self) -> None:
        """Go; a file that is being written is given up first."""
        if self._task is not None:
            self._task.cancel()
        else:
            self.go()

    def fail(self, error: Exception) -> None:
        """Say what went wrong."""
        self._task = None
        self.bar.hide()
        if isinstance(error, Cancelled):
            self._set_busy(False)
            self.say(_("Stopped; no file was written."), "warn")
        else:
            super().fail(error)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.save_button.setText(_("Save…"))
        self.extra_button.setText(_("Print…"))
        self.close_button.setText(_("Close"))
        self.bar.setAccessibleName(_("Writing"))
        self._choice_head.setText(_("Hand over as"))
        for ending, text, about in FORMS:
            self.forms[ending].say(word(text), word(about))
        self._word()

    def _start_work(self) -> None:
        self._set_busy(True)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.say(_("Writing"))

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _saved(self, out: Path, written: Written) -> None:
        self._task = None
        self._set_busy(False)
        self.bar.hide()
        if written.pages:
            text = ngettext(
                "Saved to %(file)s, %(count)s page.", "Saved to %(file)s, %(count)s pages.", written.pages
            )
            self.say(text % {"file": out.name, "count": wording.number(written.pages)}, "good")
        else:
            self.say(_("Saved to %(file)s.") % {"file": out.name}, "good")

    def _show(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._set_busy(False)
        self._word()

    def _word(self) -> None:
        found = self._dossier
        if found is None:
            return
        self.title.setText(_("Everything about %(name)s") % {"name": found.fn or _("No name")})
        self.say(_("For a person who asks what is kept about them. Nothing is changed by it."))
        self.kept.say(_("What there is"))
        rows = [CardRow(_("The card"))]
        if found.photos:
            rows.append(CardRow(_("Pictures"), wording.number(len(found.photos))))
        rows += [CardRow(word(title), wording.number(count)) for title, count in found.counts]
        if found.files:
            rows.append(CardRow(_("Attached files"), wording.number(len(found.files))))
        if found.draft is not None:
            rows.append(CardRow(_("An edit that was begun and not saved")))
        self.kept.show_rows(rows)

    def _print(self) -> None:
        found = self._dossier
        printer = ask_printer(found.fn, self) if found is not None else None
        if printer is None:
            return
        data, contact_id, now, spoken = (
            self._services.personal_data,
            self._contact_id,
            environment.now(),
            locale(),
        )
        self._start_work()
        self._runner.submit(
            "paper",
            "dossier-print",
            lambda progress: print_pdf(
                printer, data.pdf(contact_id, now, word=word, locale=spoken), progress
            ),
            self._printed,
            owner=self,
            failed=self.fail,
        )

    def _printed(self, pages: int) -> None:
        self._set_busy(False)
        self.bar.hide()
        text = ngettext("%(count)s page sent to the printer.", "%(count)s pages sent to the printer.", pages)
        self.say(text % {"count": wording.number(pages)}, "good")

    def _build(self) -> None:
        theme.set_role(self._choice, "card")
        column = QVBoxLayout(self._choice)
        margin = theme.size(16)
        column.setContentsMargins(margin, theme.size(12), margin, theme.size(14))
        column.setSpacing(theme.size(6))
        column.addWidget(self._choice_head)
        for button in self.forms.values():
            self._group.addButton(button)
            column.addWidget(button)
        self.save_button.setIcon(theme.icon("file-down", "onacc"))
        self.extra_button.setIcon(theme.icon("printer", "ink"))
        for pressed in (self.save_button, self.extra_button):
            # Qt sets no gap between icon and words; a wider icon with its picture at the left does.
            pressed.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.build(self.bar, self.kept, self._choice)
        self.extra_button.show()
