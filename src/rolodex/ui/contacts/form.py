"""The fields of the form as one: loaded, stored, worded and listened to together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui.contacts.fields.around import Around
from rolodex.ui.contacts.fields.kept import KeptField
from rolodex.ui.contacts.fields.names import NameField, ShownNameField
from rolodex.ui.contacts.fields.repeated import RepeatedField
from rolodex.ui.contacts.fields.single import GenderField, TimeZoneField
from rolodex.ui.contacts.fields.specs import REPEATED
from rolodex.ui.contacts.fields.tags import TagsField
from rolodex.ui.tasks import TaskRunner


@runtime_checkable
class Field(Protocol):
    """A widget for one property of a contact; `edited` is its signal."""

    edited: Any

    def load(self, contact: Contact) -> None: ...
    def store(self, contact: Contact) -> Contact: ...
    def retranslate(self) -> None: ...


@runtime_checkable
class Growing(Protocol):
    """A field whose entries come and go, which `rows_changed` tells."""

    rows_changed: Any


@runtime_checkable
class Emptied(Protocol):
    """A field that is hidden while it is empty, until `add_row` brings an entry."""

    def is_empty(self) -> bool: ...
    def add_row(self) -> None: ...


@runtime_checkable
class Attached(Protocol):
    """A field that asks the book."""

    def attach(self, services: Services) -> None: ...


@runtime_checkable
class Bringing(Protocol):
    """A field that brings pictures the book may not have yet."""

    def blobs(self) -> tuple[Blob, ...]: ...


class Form(QObject):
    """All fields by name; `widgets` are theirs to be put in place."""

    edited = Signal()
    name_edited = Signal()
    """What the contact is called may be another now."""
    rows_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.around = Around(self)
        self.names = NameField()
        self.shown_name = ShownNameField()
        self.tags = TagsField()
        self.kept = KeptField()
        self.repeated = {spec.attribute: RepeatedField(spec, self.around) for spec in REPEATED}
        self.widgets: dict[str, QWidget] = {
            "n": self.names,
            "fn": self.shown_name,
            "tz": TimeZoneField(),
            "gender": GenderField(),
            "categories": self.tags,
            "foreign": self.kept,
            **self.repeated,
        }
        self._fields = {name: field for name, field in self.widgets.items() if isinstance(field, Field)}
        self.offers = self._offers()
        for field in self.widgets.values():
            if isinstance(field, Field):
                field.edited.connect(self.edited)
            if isinstance(field, Growing):
                field.rows_changed.connect(self.rows_changed)
        for name in ("n", "org"):
            self._fields[name].edited.connect(self.name_edited)
        self.repeated["adr"].edited.connect(self._moved)

    def attach(self, runner: TaskRunner, services: Services) -> None:
        """Ask this book."""
        self.around.attach(runner, services)
        for field in self.widgets.values():
            if isinstance(field, Attached):
                field.attach(services)

    def load(self, contact: Contact) -> None:
        """Show a contact."""
        self.around.show_contact(contact)
        for field in self._fields.values():
            field.load(contact)

    def store(self, contact: Contact) -> Contact:
        """The contact with all that the fields say."""
        for field in self._fields.values():
            contact = field.store(contact)
        return contact

    def blobs(self) -> tuple[Blob, ...]:
        """New pictures that the contact names."""
        return tuple(
            blob for field in self.widgets.values() if isinstance(field, Bringing) for blob in field.blobs()
        )

    def hides(self, name: str) -> bool:
        """Whether a field has nothing to show, and waits to be asked for."""
        field = self.widgets[name]
        if isinstance(field, RepeatedField):
            return field.is_empty() and not field.spec.blank
        if isinstance(field, KeptField):
            return field.is_empty()
        return name in self.offers and isinstance(field, Emptied) and field.is_empty()

    def bring(self, name: str) -> None:
        """Show a field with an entry to write in."""
        field = self.widgets[name]
        if isinstance(field, Emptied):
            field.add_row()

    def captions(self) -> Mapping[str, str]:
        """What stands beside each field."""
        return {
            **{spec.attribute: word(spec.title) for spec in REPEATED},
            "n": _("Name"),
            "fn": _("Shown as"),
            "categories": _("Tags"),
            "tz": _("Time zone"),
            "gender": _("Gender"),
            "foreign": _("Kept from an import"),
        }

    def retranslate(self) -> None:
        """Word everything anew."""
        for field in self._fields.values():
            field.retranslate()

    def _offers(self) -> Mapping[str, Message]:
        """The words of the buttons that bring a field, in their order."""
        offers = {spec.attribute: spec.add for spec in REPEATED if not spec.blank}
        return {**offers, "tz": message("Add time zone"), "gender": message("Add gender")}

    def _moved(self) -> None:
        """A number without country code belongs to where the contact lives now."""
        self.around.show_contact(self.repeated["adr"].store(Contact()))
