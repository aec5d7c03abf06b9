"""How a table is read before its columns are looked at: encoding, delimiter, header, sheet, key, dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rolodex.domain.mapping import Mapping, Subject, TablePreview
from rolodex.i18n import _, pgettext
from rolodex.ui import theme
from rolodex.ui.choices import Choices
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import plain_label

HEADER_ROWS = 10
SUBJECTS: tuple[Subject, ...] = ("contacts", "purchases", "activities")
ORDERS: tuple[Literal["dmy", "mdy", "ymd"], ...] = ("dmy", "mdy", "ymd")
ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Windows-1252"),
    ("mac_roman", "Mac Roman"),
    ("cp1250", "Windows-1250"),
    ("cp1251", "Windows-1251"),
)
LAYOUTS = {
    "google": "Google",
    "outlook": "Outlook",
    "icloud": "iCloud",
    "act": "ACT!",
    "thunderbird": "Thunderbird",
    "rolodex": "Rolodex",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read."""

    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""
    header_row: int | None = None
    subject: Subject = "contacts"


class MappingHeads(QWidget):
    """Choices about the whole table; those that no table of its kind has are not there."""

    reading_changed = Signal()
    """The file is to be looked at again."""
    mapping_changed = Signal()
    """The rows mean something else: by what they update, or the order of dates."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[Choices, QWidget, QLabel, Callable[[], str]]] = []
        self._flow = FlowLayout(self, theme.size(10), theme.size(8))
        self.subject = self._add(lambda: _("The rows are"))
        self.key_field = self._add(lambda: _("Update by"))
        self.dates = self._add(lambda: _("Dates"))
        self.sheet = self._add(lambda: _("Sheet"))
        self.header = self._add(lambda: _("Names of columns"))
        self.delimiter = self._add(lambda: _("Separated by"))
        self.encoding = self._add(lambda: pgettext("encoding", "Letters"))
        for choices in (self.subject, self.sheet, self.header, self.delimiter, self.encoding):
            choices.currentIndexChanged.connect(lambda _at: self.reading_changed.emit())
        for choices in (self.key_field, self.dates):
            choices.currentIndexChanged.connect(lambda _at: self.mapping_changed.emit())
        self._preview: TablePreview | None = None
        self._mapping = Mapping(())
        self._own: tuple[str, ...] = ()

    def show_preview(self, preview: TablePreview, mapping: Mapping, own: tuple[str, ...]) -> None:
        """Show how this table is read."""
        self._preview, self._mapping, self._own = preview, mapping, own
        self.retranslate()

    def reading(self) -> Reading:
        """How the file is to be read by what is chosen."""
        subject = self.chosen(self._mapping).subject
        # for other rows other names tell where the header stands
        row = int(self.header.key() or 0) if subject == self._mapping.subject else None
        return Reading(self.sheet.key(), self.delimiter.key(), self.encoding.key(), row, subject)

    def chosen(self, mapping: Mapping) -> Mapping:
        """The mapping with what is chosen here."""
        subject = next((one for one in SUBJECTS if one == self.subject.key()), mapping.subject)
        order = next((one for one in ORDERS if one == self.dates.key()), mapping.date_order)
        return replace(mapping, subject=subject, date_order=order, key=self.key_field.key())

    def retranslate(self) -> None:
        """Word everything anew."""
        for choices, _holder, label, text in self._parts:
            label.setText(text())
            choices.setAccessibleName(text())
        preview = self._preview
        if preview is None:
            return
        mapping = self._mapping
        self._offer(self.subject, _subjects(), mapping.subject)
        self._offer(self.key_field, _keys(self._own), mapping.key)
        self._offer(self.dates, _dates(), mapping.date_order)
        self._offer(self.sheet, [(name, name) for name in preview.sheets], preview.sheet)
        self._offer(self.header, _headers(preview.header_row), str(preview.header_row))
        self._offer(self.delimiter, _delimiters(preview.delimiter), preview.delimiter)
        self._offer(self.encoding, _encodings(preview.encoding), preview.encoding)
        workbook = not preview.delimiter
        self._show(self.sheet, len(preview.sheets) > 1)
        self._show(self.delimiter, not workbook)
        self._show(self.encoding, not workbook)
        self._show(self.key_field, mapping.subject == "contacts")

    def _offer(self, choices: Choices, offered: list[tuple[str, str]], key: str) -> None:
        was = choices.blockSignals(True)
        choices.offer(offered)
        choices.show_key(key)
        choices.blockSignals(was)

    def _show(self, choices: Choices, shown: bool) -> None:
        holder = next(part[1] for part in self._parts if part[0] is choices)
        holder.setVisible(shown)
        self._flow.invalidate()
        self.updateGeometry()

    def _add(self, text: Callable[[], str]) -> Choices:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(2))
        choices = Choices(holder)
        choices.setMinimumWidth(theme.size(150))
        label = plain_label("", "small", holder)
        label.setBuddy(choices)
        column.addWidget(label)
        column.addWidget(choices)
        self._flow.addWidget(holder)
        self._parts.append((choices, holder, label, text))
        return choices


def _subjects() -> list[tuple[str, str]]:
    return [("contacts", _("Contacts")), ("purchases", _("Orders")), ("activities", _("Activities"))]


def _keys(own: tuple[str, ...]) -> list[tuple[str, str]]:
    known = [
        ("", _("What the rows say")),
        ("email", _("Email")),
        ("tel", _("Phone")),
        ("fn", _("Name")),
        ("uid", _("Number of the card")),
    ]
    return [*known, *((name, name) for name in own)]


def _dates() -> list[tuple[str, str]]:
    return [
        ("dmy", _("Day, month, year")),
        ("mdy", _("Month, day, year")),
        ("ymd", _("Year, month, day")),
    ]


def _headers(found: int) -> list[tuple[str, str]]:
    rows = max(HEADER_ROWS, found + 1)
    return [
        ("-1", _("There are none")),
        *((str(row), _("Row %(number)d") % {"number": row + 1}) for row in range(rows)),
    ]


def _delimiters(found: str) -> list[tuple[str, str]]:
    known = [(",", _("Comma")), (";", _("Semicolon")), ("\t", _("Tab")), ("|", "|")]
    return known if any(key == found for key, _text in known) else [(found, found), *known]


def _encodings(found: str) -> list[tuple[str, str]]:
    known = list(ENCODINGS)
    return known if any(key == found for key, _text in known) else [(found, found), *known]
