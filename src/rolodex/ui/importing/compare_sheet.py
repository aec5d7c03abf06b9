"""A card that comes in beside whom of the book it concerns, or the text of one that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rolodex.domain.contact import Contact
from rolodex.domain.importing import Choice, PlanRow
from rolodex.i18n import _, pgettext, word
from rolodex.ui import theme, wording
from rolodex.ui.importing.plan_words import CHOOSABLE, kind_name
from rolodex.ui.importing.side_by_side import beside
from rolodex.ui.labelling import ElidedLabel, plain_label, plain_tip
from rolodex.ui.sheet import Sheet
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import ColumnTable, Head, Line

KEYS: Mapping[Qt.Key, Choice] = MappingProxyType(
    {Qt.Key.Key_M: "merge", Qt.Key.Key_B: "both", Qt.Key.Key_S: "skip", Qt.Key.Key_T: "take"}
)
HEADS = (
    Head(lambda: _("Field"), 190),
    Head(lambda: _("In your book"), 0, strong=True),
    Head(lambda: _("In the file"), 0, strong=True),
    Head(lambda: "", 90),
)


class CompareSheet(Sheet):
    """Shows one row of a rehearsal closely; its keys and buttons choose what happens to it, Esc goes back."""

    choice_wanted = Signal(int, str)
    """This is to be done with the row at this place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row: PlanRow | None = None
        self._cards: tuple[Contact | None, Contact | None] = (None, None)
        self.title = ElidedLabel("", "title", lines=2)
        self.entitle(self.title)
        self.reasons = plain_label("", "dim", wrap=True)
        self.card = QFrame()
        theme.set_role(self.card, "card")
        self.table = _Fields(HEADS, self.card)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.back = Button()
        self.buttons: dict[Choice, Button] = {key: Button() for key in ("skip", "both", "take", "merge")}
        self.back.clicked.connect(self.leave)
        for choice, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
        self._build()
        self.retranslate()

    def show_row(self, row: PlanRow, card: Contact | None, known: Contact | None) -> None:
        """Show a row, its card, and whom of the book it concerns."""
        self._row, self._cards = row, (card, known)
        self.retranslate()
        self.come()
        target = self.text if self.text.isVisibleTo(self) else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.back.setText(_("Back"))
        self.back.setToolTip(_("Esc"))
        self.table.setAccessibleName(_("Both cards, field by field"))
        self.text.setAccessibleName(_("The text as it stands in the file"))
        texts: tuple[tuple[Choice, str, str], ...] = (
            ("skip", _("Leave out"), "S"),
            ("both", _("Keep both"), "B"),
            ("take", pgettext("deed", "Take"), "T"),
            ("merge", pgettext("deed", "Merge"), "M"),
        )
        for choice, text, key in texts:
            self.buttons[choice].setText(text)
            self.buttons[choice].setAccessibleName(text)
            self.buttons[choice].setToolTip(plain_tip(key))
        if self._row is not None:
            self._fill(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M merges, B keeps both, S leaves out, T takes."""
        choice = KEYS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and choice and self.buttons[choice].isVisibleTo(self):
            self._choose(choice)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fill(self, row: PlanRow) -> None:
        card, known = self._cards
        can = CHOOSABLE[row.kind]
        for choice, button in self.buttons.items():
            button.setVisible(choice in can)
            theme.set_role(button, "primary" if choice == row.choice else "")
        unread = row.kind == "rejected"
        self.text.setVisible(unread)
        self.card.setVisible(not unread)
        self.title.setText(row.title or _("No name"))
        if unread:
            self._say_unread(row)
            return
        fields = beside(known or Contact(), card or Contact())
        lines = [
            Line(place, (field.label, _flat(field.one), _flat(field.other), _same(field.same)), field.same)
            for place, field in enumerate(fields)
        ]
        self.table.show_lines(lines)
        self.table.setColumnHidden(1, known is None)
        self.reasons.setText(self._reasons(row, known))

    def _reasons(self, row: PlanRow, known: Contact | None) -> str:
        if row.alike and known is not None:
            said = [word(reason) for reason in row.alike[0].likeness.reasons]
            named = {"name": known.fn or _("No name"), "reasons": ", ".join(said)}
            return _("Looks like %(name)s: %(reasons)s.") % named
        return " · ".join((kind_name(row.kind), *map(word, row.doubts)))

    def _say_unread(self, row: PlanRow) -> None:
        reason = word(row.reason) if row.reason else ""
        line = _("line %(line)s") % {"line": wording.number(row.line)} if row.line else ""
        self.reasons.setText(" · ".join(part for part in (Path(row.file).name, line, reason) if part))
        self.text.setPlainText(row.text)
        if not row.title:
            self.title.setText(_("A card that cannot be read"))

    def _choose(self, choice: Choice) -> None:
        if self._row is not None:
            self.choice_wanted.emit(self._row.place, choice)
            self.go()

    def _build(self) -> None:
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        head = QHBoxLayout()
        head.setSpacing(theme.size(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        for button in self.buttons.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(16))
        column.setSpacing(theme.size(12))
        column.addLayout(head)
        column.addWidget(self.reasons)
        column.addWidget(self.card, 1)
        column.addWidget(self.text, 1)


class _Fields(ColumnTable):
    """The fields of both cards; letters belong to the sheet, which chooses by them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on every key that moves nothing."""
        if event.text().strip() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _same(same: bool) -> str:
    return pgettext("values", "same") if same else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
