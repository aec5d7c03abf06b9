"""What is to be done with which field, and with which words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from rolodex.domain.bulk import BulkEdit, BulkField, Deed
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.bulk import words
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choices import Choices
from rolodex.ui.labelling import plain_label

EVERY = "*"
"""Stands for all texts."""


class BulkForm(QFrame):
    """A line for the deed and its field, and one for the words; says when something else is meant."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._fields: tuple[BulkField, ...] = ()
        self.deed, self.field, self.choice = Choices(), Choices(), Choices()
        self.sought, self.value = QLineEdit(), QLineEdit()
        self.whole, self.exact = CheckBox(), CheckBox()
        self._find_label, self._value_label = plain_label("", "small"), plain_label("", "small")
        self._build()
        self.deed.currentIndexChanged.connect(lambda _at: self._turn())
        self.field.currentIndexChanged.connect(lambda _at: self._suit())
        self.choice.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for line in (self.sought, self.value):
            line.setMaxLength(2000)
            line.textChanged.connect(lambda _text: self.changed.emit())
        for box in (self.whole, self.exact):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.retranslate()

    def show_fields(self, fields: Sequence[BulkField]) -> None:
        """Offer these fields."""
        self._fields = tuple(fields)
        self._offer_fields()

    def clear(self) -> None:
        """Forget the words."""
        for line in (self.sought, self.value):
            line.clear()

    def focus(self) -> None:
        """Put the keyboard on the deed."""
        self.deed.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> BulkEdit | None:
        """What is meant, None while something is missing."""
        deed, field = self._deed(), self.field.key()
        chosen = self._field()
        if not field:
            return None
        if deed == "replace":
            if not self.sought.text():
                return None
            name = "" if field == EVERY else field
            return BulkEdit(
                deed,
                name,
                self.value.text(),
                self.sought.text(),
                self.whole.isChecked(),
                self.exact.isChecked(),
            )
        if deed == "clear":
            return BulkEdit(deed, field)
        value = self.choice.key() if chosen is not None and chosen.choices else self.value.text().strip()
        return BulkEdit(deed, field, value) if value else None

    def retranslate(self) -> None:
        """Word everything anew."""
        self.deed.offer((deed, words.deed(deed)) for deed in words.DEEDS)
        self._find_label.setText(_("Find"))
        self.sought.setAccessibleName(_("Find"))
        self.whole.setText(_("Whole words only"))
        self.exact.setText(_("Heed capitals and accents"))
        for widget, name in ((self.deed, _("What is to be done")), (self.field, _("Field"))):
            widget.setAccessibleName(name)
        for box in (self.whole, self.exact):
            box.setAccessibleName(box.text())
        self._offer_fields()

    def _deed(self) -> Deed:
        return next((deed for deed in words.DEEDS if deed == self.deed.key()), "set")

    def _field(self) -> BulkField | None:
        return next((field for field in self._fields if field.name == self.field.key()), None)

    def _turn(self) -> None:
        """Another deed: words are first sought everywhere."""
        self._offer_fields()
        if self._deed() == "replace":
            self.field.show_key(EVERY)

    def _offer_fields(self) -> None:
        deed = self._deed()
        offered = [(field.name, words.field(field)) for field in self._fields if deed in field.deeds]
        first = (EVERY, _("All texts but phones")) if deed == "replace" else ("", _("Which field?"))
        self.field.offer((first, *offered))
        self._suit()

    def _suit(self) -> None:
        """Show the lines that the deed needs."""
        deed, field = self._deed(), self._field()
        chooses = field is not None and bool(field.choices) and deed == "set"
        if chooses and field is not None:
            self.choice.offer((key, word(said)) for key, said in field.choices)
        finds = deed == "replace"
        said = _("Replace with") if finds else _("Value")
        self._value_label.setText(said)
        for entry in (self.value, self.choice):
            entry.setAccessibleName(said)
        for part in (self._find_label, self.sought, self.whole, self.exact):
            part.setVisible(finds)
        self.value.setVisible(deed != "clear" and not chooses)
        self.choice.setVisible(chooses)
        self._value_label.setVisible(deed != "clear")
        self.changed.emit()

    def _build(self) -> None:
        size = theme.size
        grid = QGridLayout(self)
        grid.setContentsMargins(size(16), size(14), size(16), size(14))
        grid.setHorizontalSpacing(size(10))
        grid.setVerticalSpacing(size(6))
        grid.addWidget(self.deed, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self._find_label, 1, 0)
        grid.addWidget(self._value_label, 1, 1)
        grid.addWidget(self.sought, 2, 0)
        grid.addWidget(self.value, 2, 1)
        grid.addWidget(self.choice, 2, 1)
        grid.addWidget(self.whole, 3, 0)
        grid.addWidget(self.exact, 3, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
