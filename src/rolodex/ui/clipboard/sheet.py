"""What was understood of a pasted text, before a contact is made of it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.contact import Contact
from rolodex.domain.naming import display_name
from rolodex.domain.signature import Guess, Signature, contact
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.clipboard.guess_row import GuessRow
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.ports import Contacts, Saved
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.scroll import ScrollColumn
from rolodex.ui.widgets.sheet_head import sheet_head

WIDEST = 760


class Pasting(Protocol):
    """What guesses a contact from text."""

    def read(self, text: str) -> Signature: ...


class PasteSheet(Sheet):
    """Shows each guess with its line; what is ticked becomes a contact, here or in the form."""

    edit_wanted = Signal(object)
    """The Contact is to be finished in the form."""
    saved = Signal(int)
    """The contact was saved under this id."""
    noticed = Signal(str, bool)
    """Who was added, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, contacts: Contacts, pasting: Pasting, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._contacts = contacts
        self._pasting = pasting
        self._spanish = False
        self._asked = False
        self._trouble = ""
        self.rows: list[GuessRow] = []
        self.title = ElidedLabel("", "title", lines=2)
        self.entitle(self.title)
        self.subtitle = plain_label("", "dim", wrap=True)
        self.save_button = Button()
        self.edit_button = Button()
        self.close_button = Button()
        self._card = QFrame()
        self._list = QVBoxLayout(self._card)
        held = QWidget()
        self._held = QVBoxLayout(held)
        self._scroll = ScrollColumn(held)
        self._build()
        self.save_button.clicked.connect(self.save)
        self.edit_button.clicked.connect(self._edit)
        self.close_button.clicked.connect(self.leave)
        self.retranslate()

    def start(self, text: str) -> None:
        """Read this text and show what it says."""
        self._asked, self._trouble = False, ""
        self._show(Signature())
        self.come()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        pasting = self._pasting
        self._runner.submit(
            "lookups", "paste", lambda _progress: pasting.read(text), self._arrived, owner=self
        )

    def contact(self) -> Contact:
        """The contact that the ticked guesses make."""
        return contact(self._guesses(), self._spanish)

    def save(self) -> None:
        """Add the contact to the book."""
        contacts, made = self._contacts, self.contact()
        if not self._guesses():
            return
        self.save_button.setEnabled(False)
        self._runner.submit(
            "changes",
            "paste-save",
            lambda _progress: contacts.save(made),
            self._saved,
            owner=self,
            failed=self._failed,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("From the clipboard"))
        self.save_button.setText(_("Save"))
        self.edit_button.setText(_("Continue in the form"))
        self.close_button.setText(_("Cancel"))
        for row in self.rows:
            row.retranslate()
        self._say()

    def _arrived(self, signature: Signature) -> None:
        self._asked = True
        self._show(signature)
        if self.rows:
            self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, signature: Signature) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        while self._list.takeAt(0) is not None:
            pass
        self._spanish = signature.spanish
        self.rows = [GuessRow(guess, self._card) for guess in signature.guesses]
        for place, row in enumerate(self.rows):
            if place:
                self._list.addWidget(Line(parent=self._card))
            self._list.addWidget(row)
            row.changed.connect(self._say)
        self._card.setVisible(bool(self.rows))
        self._say()

    def _guesses(self) -> list[Guess]:
        return [guess for row in self.rows if (guess := row.guess()) is not None]

    def _say(self) -> None:
        wanted = len(self._guesses())
        for button in (self.save_button, self.edit_button):
            button.setEnabled(wanted > 0)
        if self._trouble:
            text = self._trouble
        elif not self._asked:
            text = _("Reading…")
        elif not self.rows:
            text = _("Nothing could be understood of it.")
        else:
            text = ngettext(
                "%(count)s thing will be saved. Untick what is wrong, or change what it is.",
                "%(count)s things will be saved. Untick what is wrong, or change what it is.",
                wanted,
            ) % {"count": wording.number(wanted)}
        self.subtitle.setText(text)
        theme.set_role(self.subtitle, "bad" if self._trouble else "dim")

    def _saved(self, saved: Saved) -> None:
        self.go()
        self.saved.emit(saved.id)
        self.noticed.emit(_("Added %(name)s") % {"name": display_name(self.contact())}, True)

    def _failed(self, error: Exception) -> None:
        self._say()
        self._runner.error.emit(error)

    def _edit(self) -> None:
        made = self.contact()
        self.go()
        self.edit_wanted.emit(made)

    def _build(self) -> None:
        theme.set_role(self.save_button, "primary")
        theme.set_role(self._card, "card")
        self._list.setContentsMargins(1, theme.size(4), 1, theme.size(4))
        self._list.setSpacing(0)
        self._held.setContentsMargins(0, 0, 0, 0)
        self._held.addWidget(self._card)
        self._held.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(theme.size(WIDEST))
        column = QVBoxLayout(middle)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(12))
        column.setSpacing(theme.size(16))
        buttons = (self.close_button, self.edit_button, self.save_button)
        column.addLayout(sheet_head(self.title, self.subtitle, *buttons))
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
