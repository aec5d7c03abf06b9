"""Properties that stand once: time zone and gender."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rolodex.domain.contact import Contact
from rolodex.domain.folding import fold
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import icon_button, name_button
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

GENDERS: Mapping[str, Message] = MappingProxyType(
    {
        "F": message("Female"),
        "M": message("Male"),
        "O": message("Other"),
        "N": message("Not applicable"),
        "U": message("Unknown"),
    }
)
_OFFERED = 40


class SingleField(QWidget):
    """What two fields of one entry share: shown when filled or asked for, and taken out again."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, entry: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = False
        self._entry = entry
        self.remove = icon_button("x", self._remove, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(6))
        row.addWidget(entry, 1)
        row.addWidget(self.remove)
        self.setFocusProxy(entry)

    def add_row(self) -> None:
        """Show the entry with the cursor in it."""
        self._wanted = True
        self.rows_changed.emit()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._wanted and not self.said()

    def said(self) -> str:
        """The value as it stands now."""
        raise NotImplementedError

    def clear(self) -> None:
        """Say nothing."""
        raise NotImplementedError

    def _remove(self) -> None:
        self.clear()
        self._wanted = False
        self.rows_changed.emit()
        self.edited.emit()


class TimeZoneField(SingleField):
    """TZ: a zone by its name, found by any of its words, or an offset as it was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = SuggestLine(_zones)
        super().__init__(self.line, parent)
        self.line.edited.connect(self.edited)
        self.retranslate()

    def load(self, contact: Contact) -> None:
        """Show the time zone."""
        self._wanted = False
        self.line.show_text(contact.tz)

    def store(self, contact: Contact) -> Contact:
        """The contact with the zone as it stands now."""
        return replace(contact, tz=self.said())

    def said(self) -> str:
        """The zone as it stands now."""
        return self.line.text_value()

    def clear(self) -> None:
        """No zone."""
        self.line.setText("")

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.setPlaceholderText(_("Town or zone, such as Europe/Madrid"))
        self.line.setAccessibleName(_("Time zone"))
        name_button(self.remove, _("Remove %(field)s") % {"field": _("Time zone")})


class GenderField(SingleField):
    """GENDER: one of the letters of RFC 6350, or words of their own after a semicolon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = ChoiceBox(editable=True)
        self._given, self._shown = "", ""
        super().__init__(self.box, parent)
        self._fill()
        self.box.editTextChanged.connect(self.edited)
        self.retranslate()

    def load(self, contact: Contact) -> None:
        """Show the gender."""
        self._wanted = False
        self._given = contact.gender
        self._show()

    def store(self, contact: Contact) -> Contact:
        """The contact with the gender as it stands now."""
        return replace(contact, gender=self.said())

    def said(self) -> str:
        """The gender as given, a letter, or typed words."""
        text = self.box.currentText()
        if text == self._shown:
            return self._given
        typed = text.strip()
        letter = next((key for key, name in GENDERS.items() if fold(word(name)) == fold(typed)), "")
        return letter or (f";{typed}" if typed else "")

    def clear(self) -> None:
        """Not said."""
        self.box.setEditText("")

    def retranslate(self) -> None:
        """Word everything anew."""
        said = self.said()
        untouched = said == self._given
        self._fill()
        if untouched:
            self._show()
        else:
            self.box.setEditText(_worded(said))
        self.box.setAccessibleName(_("Gender"))
        name_button(self.remove, _("Remove %(field)s") % {"field": _("Gender")})

    def _fill(self) -> None:
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([word(name) for name in GENDERS.values()])
        self.box.setCurrentIndex(-1)
        self.box.blockSignals(False)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(_("Gender"))

    def _show(self) -> None:
        self.box.setEditText(_worded(self._given))
        self._shown = self.box.currentText()


def _worded(gender: str) -> str:
    known = GENDERS.get(gender.upper())
    if known:
        return word(known)
    return gender.removeprefix(";")


def _zones(text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
    typed = fold(text).replace(" ", "")
    names = [bytes(zone.data()).decode("ascii") for zone in QTimeZone.availableTimeZoneIds()]
    places = [(name, fold(name.rpartition("/")[2]).replace(" ", "")) for name in names if "/" in name]
    first = [name for name, place in places if place.startswith(typed)]
    found = first or [name for name, _place in places if typed in fold(name).replace(" ", "")]
    answer([Suggestion(name) for name in found[:_OFFERED]])
