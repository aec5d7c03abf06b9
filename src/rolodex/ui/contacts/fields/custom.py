"""Fields of the user's own on one card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.adopting import adopted, spoken
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact, Custom, Foreign, Kind
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import UserError
from rolodex.domain.typed_value import looks_like, spoken_name
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.contacts.fields.custom_form import FieldForm
from rolodex.ui.contacts.fields.custom_row import CustomRow
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button


class CustomFields(Protocol):
    """What is asked of the book."""

    def fields(self) -> tuple[CustomField, ...]: ...
    def save(self, field: CustomField) -> Changes: ...
    def delete(self, field_id: int) -> Changes: ...
    def adopt_foreign(self, name: str, field: CustomField) -> Changes: ...


Command: TypeAlias = Callable[[], Changes]


class CustomFieldsField(QWidget):
    """A row for each field the card offers, and ways to make, change and take away fields.

    A field belongs to the book: making one is a step of its own. What stands in it is the contact's.
    """

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner: TaskRunner | None = None
        self._book: CustomFields | None = None
        self._fields: tuple[CustomField, ...] = ()
        self._contact = Contact()
        self._adopting = ""
        self._made: set[tuple[str, str]] = set()
        self._rows: list[CustomRow] = []
        self.form = FieldForm(self)
        self.add_button = Button(self)
        self.add_button.setIcon(theme.icon("plus"))
        theme.set_role(self.add_button, "quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.size(6))
        self._column.addWidget(self.form)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self.begin)
        self.form.wanted.connect(self._keep)
        self.form.left.connect(self._close_form)
        self.retranslate()

    def attach(self, runner: TaskRunner, fields: CustomFields) -> None:
        """Take the fields from this book."""
        self._runner, self._book = runner, fields
        self.read()

    def react(self, changes: Changes) -> None:
        """Read the fields again where some may have changed."""
        if changes.touches("setting"):
            self.read()

    def read(self) -> None:
        """Learn which fields the book has."""
        runner, book = self._runner, self._book
        if runner is not None and book is not None:
            runner.submit("lookups", "fields", lambda progress: book.fields(), self.show_fields, owner=self)

    def show_fields(self, fields: Sequence[CustomField]) -> None:
        """Offer these fields; what is written stays, under new names where fields were renamed."""
        now = {field.id: field for field in fields}
        contact = self.store(self._contact)
        kept = [
            one
            for custom in contact.custom
            if (one := _followed(custom, self._field_of(custom), now)) is not None
        ]
        if tuple(fields) == self._fields:
            return
        self._fields = tuple(fields)
        self._rebuild(replace(contact, custom=tuple(kept)))

    def load(self, contact: Contact) -> None:
        """Show what the contact says in its fields."""
        self._made.clear()
        self._close_form(back=False)
        self._rebuild(contact)

    def store(self, contact: Contact) -> Contact:
        """The contact with what the rows say now."""
        said = tuple(custom for row in self._rows if (custom := row.custom()) is not None)
        return replace(contact, custom=said, foreign=self._contact.foreign)

    def is_empty(self) -> bool:
        """Whether no field is offered."""
        return not self._rows

    @property
    def rows(self) -> tuple[CustomRow, ...]:
        """The rows in the order of the contact, those without a value last."""
        return tuple(self._rows)

    def show_kind(self, kind: Kind) -> None:
        """Offer the fields of people, or those of companies."""
        if kind != self._contact.kind:
            self._rebuild(replace(self.store(self._contact), kind=kind))

    def begin(self) -> None:
        """Open the form for a new field."""
        self._adopting = ""
        self._open(CustomField(0, "", "text", "org" if self._contact.kind == "org" else "individual"))

    def adopt(self, foreign: Foreign, kept: Sequence[Foreign]) -> None:
        """Open the form for a field in place of this one of the properties that are kept."""
        self._contact = replace(self._contact, foreign=tuple(kept))
        self._adopting = foreign.name
        self._open(CustomField(0, spoken_name(foreign.name), looks_like(spoken(foreign)), "one"))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.add_button.setText(_("Add a field of my own…"))
        self.form.retranslate()
        for row in self._rows:
            row.retranslate()

    def _open(self, field: CustomField) -> None:
        self.form.describe(field, adopting=bool(self._adopting))
        self.add_button.hide()
        self.rows_changed.emit()

    def _close_form(self, *, back: bool = True) -> None:
        self.form.hide()
        self.add_button.show()
        if back:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows_changed.emit()

    def _change(self, field: CustomField) -> None:
        self._adopting = ""
        self._open(field)

    def _keep(self, field: CustomField) -> None:
        """Make or change a field in the book."""
        book, adopting = self._book, self._adopting
        if book is None:
            return
        known = any((one.name, one.type) == (field.name, field.type) for one in self._fields)
        if adopting and self.form.everywhere.isChecked():
            self._do(lambda: book.adopt_foreign(adopting, field), field)
        elif adopting and known:
            self._kept(field)
        else:
            self._do(lambda: book.save(field), field)

    def _remove(self, field: CustomField) -> None:
        book = self._book
        if not field.id:
            contact = self.store(self._contact)
            left = [one for one in contact.custom if (one.name, one.type) != (field.name, field.type)]
            self._rebuild(replace(contact, custom=tuple(left)))
            self.edited.emit()
        elif book is not None:
            self._do(lambda: book.delete(field.id), None)

    def _do(self, command: Command, field: CustomField | None) -> None:
        if self._runner is not None:
            self._runner.submit(
                "changes",
                "field",
                lambda progress: command(),
                lambda _changes: self._kept(field),
                owner=self,
                failed=self._failed,
            )

    def _kept(self, field: CustomField | None) -> None:
        """Show a field that the book has now, with the cursor in it."""
        if field is not None:
            self._made.add((field.name, field.type))
            if self._adopting:
                contact = self.store(self._contact)
                self._rebuild(adopted(contact, self._adopting, field))
                self.edited.emit()
            self._close_form(back=False)
        self._adopting = ""
        runner, book = self._runner, self._book
        if runner is not None and book is not None:
            runner.submit(
                "lookups",
                "fields",
                lambda progress: book.fields(),
                lambda fields: self._show_kept(fields, field),
                owner=self,
            )

    def _show_kept(self, fields: Sequence[CustomField], field: CustomField | None) -> None:
        self.show_fields(fields)
        named = (field.name, field.type) if field else None
        row = next((row for row in self._rows if (row.field.name, row.field.type) == named), None)
        (row.entry if row else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and not self.form.isHidden():
            self.form.say(word(error.message))
        elif self._runner is not None:
            self._runner.error.emit(error)

    def _field_of(self, custom: Custom) -> CustomField | None:
        return next((one for one in self._fields if (one.name, one.type) == (custom.name, custom.type)), None)

    def _offers(self, field: CustomField) -> bool:
        return field.is_offered(replace(self._contact, custom=())) or (field.name, field.type) in self._made

    def _rebuild(self, contact: Contact) -> None:
        self._contact = contact
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [
            self._row(self._field_of(custom) or CustomField(0, custom.name, custom.type, "one"), custom)
            for custom in contact.custom
        ]
        said = {(custom.name, custom.type) for custom in contact.custom}
        self._rows += [
            self._row(field, None)
            for field in self._fields
            if self._offers(field) and (field.name, field.type) not in said
        ]
        places = {field.id: place for place, field in enumerate(self._fields)}
        shown = sorted(self._rows, key=lambda row: places.get(row.field.id, len(places)))
        for place, widget in enumerate(shown):
            self._column.insertWidget(place, widget)
            widget.show()
        self.rows_changed.emit()

    def _row(self, field: CustomField, custom: Custom | None) -> CustomRow:
        row = CustomRow(field, custom, self)
        row.edited.connect(self.edited)
        row.change_wanted.connect(self._change)
        row.removal_wanted.connect(self._remove)
        return row


def _followed(custom: Custom, field: CustomField | None, now: dict[int, CustomField]) -> Custom | None:
    """A value under the name its field has now; None where the field was taken away."""
    if field is None:
        return custom
    renamed = now.get(field.id)
    return replace(custom, name=renamed.name) if renamed else None
