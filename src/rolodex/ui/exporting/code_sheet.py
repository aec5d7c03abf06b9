"""A card as a QR code: shown for the camera of a telephone, saved or printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from rolodex.domain.exporting import CardCode
from rolodex.domain.file_name import safe_name
from rolodex.i18n import _, ngettext
from rolodex.services.exporting import Exporting
from rolodex.services.files import replacing
from rolodex.ui import property_names, theme
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.printing import ask_printer, print_pdf
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.qr_code import QrCode

SIDE = 360
NAMED = 6
"""So many of the things left out are told one by one."""


class CodeSheet(FormSheet):
    """Shows the code of one card and what it leaves out; Ctrl+Enter saves it as a PDF, Esc leaves."""

    def __init__(self, runner: TaskRunner, exporting: Exporting, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._exporting = exporting
        self._contact_id = 0
        self._card: CardCode | None = None
        self.code = QrCode(side=SIDE)
        self.left_out = plain_label("", "small", wrap=True)
        inner = QWidget()
        theme.set_role(inner, "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(16))
        column.addWidget(self.code)
        column.addWidget(self.left_out)
        self.build(inner)
        self.save_button.setIcon(theme.icon("file-down", "onacc"))
        self.extra_button.setIcon(theme.icon("printer", "ink"))
        for button in (self.save_button, self.extra_button):
            # Qt sets no gap between icon and words; a wider icon with its picture at the left does.
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.extra_button.show()
        self.extra_button.clicked.connect(self._print)
        self.retranslate()

    def start(self, contact_id: int, fn: str) -> None:
        """Show the code of this contact."""
        self._contact_id, self._card = contact_id, None
        self.title.setText(fn)
        self.code.show_code((), "")
        self.left_out.clear()
        self._set_busy(True)
        self.come()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        exporting = self._exporting
        self._runner.submit(
            "lookups",
            "card-code",
            lambda _progress: exporting.card_code(contact_id),
            self._show,
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Ask where the PDF is to be saved."""
        proposed = str(Path.home() / f"{safe_name(self.title.text())}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save PDF"), proposed, _("PDF (*.pdf)"))
        if name:
            self.save_to(Path(name))

    def save_to(self, out: Path) -> None:
        """Write a card with name and code there, as large as a business card."""
        exporting, contact_id = self._exporting, self._contact_id
        self._set_busy(True)

        def written() -> None:
            pdf = exporting.card_code_pdf(contact_id)
            with replacing(out) as stream:
                stream.write(pdf)

        def done(_none: None) -> None:
            self._set_busy(False)
            self.say(_("Saved to %(file)s.") % {"file": out.name}, "good")

        self._runner.submit(
            "paper", "card-code-pdf", lambda _progress: written(), done, owner=self, failed=self.fail
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.save_button.setText(_("Save PDF…"))
        self.extra_button.setText(_("Print…"))
        self.close_button.setText(_("Close"))
        self._word()

    def _show(self, card: CardCode) -> None:
        self._card = card
        self._set_busy(False)
        self.title.setText(card.fn)
        self.code.show_code(card.rows, _("QR code"))
        self._word()

    def _word(self) -> None:
        self.say(_("Point the camera of a phone at it; the card is taken in there."))
        card = self._card
        if card is None or not card.left_out:
            self.left_out.clear()
            return
        names = list(dict.fromkeys(property_names.name(loss.property.upper()) for loss in card.left_out))
        head = ngettext(
            "%(count)d thing does not fit into the code: %(names)s",
            "%(count)d things do not fit into the code: %(names)s",
            len(card.left_out),
        )
        more = "…" if len(names) > NAMED else ""
        said = {"count": len(card.left_out), "names": ", ".join(names[:NAMED]) + more}
        self.left_out.setText(head % said)

    def _print(self) -> None:
        printer = ask_printer(self.title.text(), self)
        if printer is None:
            return
        exporting, contact_id = self._exporting, self._contact_id
        self._set_busy(True)

        def done(_pages: int) -> None:
            self._set_busy(False)
            self.say(_("Printed."), "good")

        self._runner.submit(
            "paper",
            "card-code-print",
            lambda progress: print_pdf(printer, exporting.card_code_pdf(contact_id), progress),
            done,
            owner=self,
            failed=self.fail,
        )
