"""Entries for the values of own fields, one for each type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rolodex.domain.contact import CustomType, Date
from rolodex.domain.custom_field import CustomField
from rolodex.domain.typed_date import typed_date
from rolodex.domain.typed_value import is_link, typed_number, typed_time
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.contacts.fields.dates import DateEntry
from rolodex.ui.labelling import ElidedLabel
from rolodex.ui.widgets.text_entry import Line, Lines


class CheckedEntry(QWidget):
    """A line whose text is read as a number, time or link; what is none is kept as it was written."""

    edited = Signal()

    def __init__(self, kind: CustomType, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.line = Line(self)
        self._hint = ElidedLabel("", "small", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._hint, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show a value."""
        self.line.show_text(text)
        self._tell()

    def text_value(self) -> str:
        """The value as it was given or, once edited, as it was understood."""
        text = self.line.text_value()
        return (self._read(text) or text) if self.line.is_touched() else text

    def is_touched(self) -> bool:
        """Whether the text is another than the one shown."""
        return self.line.is_touched()

    def hint(self) -> str:
        """What is said beside the line."""
        return self._hint.text()

    def retranslate(self) -> None:
        """Word the hint anew."""
        self._tell()

    def _read(self, text: str) -> str | None:
        if self._kind == "number":
            return typed_number(text, comma=wording.comma())
        if self._kind == "time":
            return typed_time(text)
        return text if is_link(text) else None

    def _tell(self) -> None:
        text = self.line.text().strip()
        read = self._read(text) if text else ""
        understood = read is not None
        if not understood:
            self._hint.setText(self._complaint())
        elif read != text and self.is_touched():
            self._hint.setText(_("= %(value)s") % {"value": read or ""})
        else:
            self._hint.setText("")
        theme.set_role(self._hint, "small" if understood else "warn")
        self.line.setAccessibleDescription(self._hint.text())
        self.edited.emit()

    def _complaint(self) -> str:
        if self._kind == "number":
            return _("No number in this; kept as written")
        if self._kind == "time":
            return _("No time in this; kept as written")
        return _("No link in this; kept as written")


class ChosenEntry(ChoiceBox):
    """A box of choices with an empty one; a value that is no choice stays among them."""

    edited = Signal()

    def __init__(
        self, choices: Callable[[], Sequence[tuple[str, str]]], parent: QWidget | None = None
    ) -> None:
        """`choices` gives (value, words) in the language in use."""
        super().__init__(parent)
        self._choices = choices
        self._given = ""
        self.show_text("")
        self.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def show_text(self, text: str) -> None:
        """Show a value."""
        self._given = text
        self._fill(text)

    def text_value(self) -> str:
        """The value chosen."""
        return str(self.currentData())

    def is_touched(self) -> bool:
        """Whether the choice is another than the one shown."""
        return self.text_value() != self._given

    def retranslate(self) -> None:
        """Word the choices anew."""
        self._fill(self.text_value())

    def _fill(self, chosen: str) -> None:
        self.blockSignals(True)
        self.clear()
        self.addItem("", "")
        for value, words in self._choices():
            self.addItem(words, value)
        for text in dict.fromkeys((self._given, chosen)):
            if self.findData(text) < 0:
                self.addItem(text, text)
        self.setCurrentIndex(self.findData(chosen))
        self.blockSignals(False)
        self.update()


class DayEntry(DateEntry):
    """A line for a date, its value ISO 8601."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""

    def show_text(self, text: str) -> None:
        """Show a value."""
        self._given = text
        date = typed_date(text)
        self.show_date(Date("event", text, *date) if date else Date("event", text))

    def text_value(self) -> str:
        """The value as it was given or, once edited, as it was understood."""
        return str(self.parts()["value"]) if self.is_touched() else self._given


class TextEntry(Lines):
    """Text of any length."""

    def retranslate(self) -> None:
        """There is nothing to word."""


CustomEntry: TypeAlias = CheckedEntry | ChosenEntry | DayEntry | TextEntry


def entry_for(field: CustomField, parent: QWidget) -> CustomEntry:
    """The entry for the values of a field."""
    if field.type == "yesno":
        return ChosenEntry(lambda: (("yes", _("Yes")), ("no", _("No"))), parent)
    if field.type == "choice":
        return ChosenEntry(lambda: [(choice, choice) for choice in field.choices], parent)
    if field.type == "date":
        return DayEntry(parent)
    return TextEntry(parent=parent) if field.type == "text" else CheckedEntry(field.type, parent)


def name_entry(entry: CustomEntry, name: str) -> None:
    """Say to a screen reader which field this is."""
    entry.setAccessibleName(name)
    if isinstance(entry, CheckedEntry | DayEntry):
        entry.line.setAccessibleName(name)
