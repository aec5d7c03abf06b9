"""The rows of one repeated property, to be added to and taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.contact import Contact, Date
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.contacts.fields.addresses import AddressRow
from rolodex.ui.contacts.fields.around import Around
from rolodex.ui.contacts.fields.jobs import JobRow
from rolodex.ui.contacts.fields.kinds import kind_text
from rolodex.ui.contacts.fields.languages import LanguageRow
from rolodex.ui.contacts.fields.phones import PhoneRow
from rolodex.ui.contacts.fields.related import RelatedRow
from rolodex.ui.contacts.fields.row import Row
from rolodex.ui.contacts.fields.specs import NO_CHOICE, Item, Repeated
from rolodex.ui.widgets.button import Button

ROWS: Mapping[str, type[Row]] = {
    "tel": PhoneRow,
    "adr": AddressRow,
    "org": JobRow,
    "related": RelatedRow,
    "lang": LanguageRow,
}
"""Properties whose rows have ways of their own."""


class RepeatedField(QWidget):
    """All values of one property of a contact, one row each, in their order."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, spec: Repeated, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._around = around
        self._rows: list[Row] = []
        self._star: Row | None = None
        self._star_before: Row | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.size(8))
        self.add_button = Button(self)
        self.add_button.setIcon(theme.icon("plus"))
        theme.set_role(self.add_button, "quiet")
        self.add_button.clicked.connect(self.add_row)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def load(self, contact: Contact) -> None:
        """Show what the contact has of this property."""
        for row in self._rows:
            self._drop(row)
        self._rows = []
        items: Sequence[Item] = getattr(contact, self.spec.attribute)
        for item in items:
            self._append(item, own=True)
        self._star = self._star_before = self._best()
        if not items and self.spec.blank:
            self._append(self._fresh(), own=False)
        self._changed()

    def store(self, contact: Contact) -> Contact:
        """The contact with what the rows say now."""
        said = [(row, item) for row in self._rows if (item := row.item()) is not None]
        if self._star is not self._star_before:
            said = [(row, self._with_pref(row, item)) for row, item in said]
        changed: dict[str, Any] = {self.spec.attribute: tuple(item for _row, item in said)}
        return replace(contact, **changed)

    def is_empty(self) -> bool:
        """Whether there is neither a value nor a row for one."""
        return not self._rows

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    def add_row(self) -> None:
        """A new empty row with the cursor in it; the last one where that is empty still."""
        if not self._rows or not self._rows[-1].is_blank():
            self._append(self._fresh(), own=False)
            self._changed()
        self._rows[-1].focus_first()

    def shift(self, row: Row, way: int) -> None:
        """Let a row change places with the one above (-1) or below (1)."""
        place = self._rows.index(row)
        if not 0 <= place + way < len(self._rows):
            return
        reached = self.focusWidget()
        self._put(row, place + way)
        self._changed()
        if reached is not None:
            reached.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.add_button.setText(word(self.spec.add))
        self.add_button.setAccessibleName(word(self.spec.add))
        for row in self._rows:
            row.retranslate()

    def _append(self, item: Item, *, own: bool) -> None:
        kind = ROWS.get(self.spec.attribute, Row)
        row = kind(self.spec, item, own=own, around=self._around, parent=self)
        row.edited.connect(self.edited)
        row.removed.connect(self._remove)
        row.starred.connect(self._choose)
        row.moved.connect(self.shift)
        row.rearranged.connect(self.rows_changed)
        self._column.insertWidget(len(self._rows), row)
        row.show()
        self._rows.append(row)

    def _remove(self, row: Row) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        if row is self._star:
            self._star = None
        self._drop(row)
        self._changed()
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _choose(self, row: Row) -> None:
        self._star = None if row is self._star else row
        if self.spec.leading and self._star is row:
            self._put(row, 0)
        self._changed()
        self.edited.emit()

    def _put(self, row: Row, place: int) -> None:
        self._rows.remove(row)
        self._rows.insert(place, row)
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)

    def _drop(self, row: Row) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _changed(self) -> None:
        for row in self._rows:
            row.show_place(chosen=row is self._star, among=len(self._rows))
        self.rows_changed.emit()

    def _best(self) -> Row | None:
        """The first row with the best PREF that is said."""
        said = [(pref, place) for place, row in enumerate(self._rows) if (pref := _pref(row.item()))]
        return self._rows[min(said)[1]] if said else None

    def _with_pref(self, row: Row, item: Item) -> Item:
        """The item with its PREF after another row was chosen: one above the rest, their order kept."""
        if isinstance(item, Date):
            return item
        graded = any(_pref(other.item()) > 1 for other in self._rows)
        if row is self._star:
            return replace(item, pref=1)
        return replace(item, pref=min(100, item.pref + 1) if item.pref and graded else 0)

    def _fresh(self) -> Item:
        """An empty value of the first kind that no row has yet."""
        taken = {kind_text(item, self.spec.choices) for row in self._rows if (item := row.item())}
        free = [choice for choice in self.spec.choices if word(choice.text) not in taken]
        return self.spec.make((free or self.spec.choices or (NO_CHOICE,))[0])


def _pref(item: Item | None) -> int:
    return 0 if item is None or isinstance(item, Date) else item.pref
