"""The fields of the form as one: loaded, stored, worded and listened to together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact, Foreign, Kind
from rolodex.domain.group import Membership
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui.contacts.fields.around import Around
from rolodex.ui.contacts.fields.consent import ConsentField
from rolodex.ui.contacts.fields.custom import CustomFieldsField
from rolodex.ui.contacts.fields.favourite import FavouriteStar
from rolodex.ui.contacts.fields.groups import GroupsField
from rolodex.ui.contacts.fields.kept import KeptField
from rolodex.ui.contacts.fields.names import NameField, ShownNameField
from rolodex.ui.contacts.fields.photo import PhotoField
from rolodex.ui.contacts.fields.repeated import RepeatedField
from rolodex.ui.contacts.fields.single import GenderField, SingleField, TimeZoneField
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
    """A field that is hidden while it is empty, until it is asked for."""

    def is_empty(self) -> bool: ...


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
        self.photo = PhotoField()
        self.star = FavouriteStar()
        self.groups = GroupsField()
        self.custom = CustomFieldsField()
        self._asked: set[str] = set()
        self._has_book = False
        self.repeated = {spec.attribute: RepeatedField(spec, self.around) for spec in REPEATED}
        self.widgets: dict[str, QWidget] = {
            "photo": self.photo,
            "n": self.names,
            "fn": self.shown_name,
            "tz": TimeZoneField(),
            "gender": GenderField(),
            "categories": self.tags,
            "groups": self.groups,
            "custom": self.custom,
            "consent": ConsentField(),
            **self.repeated,
            # the last, as it keeps what the user's own fields did not take
            "foreign": self.kept,
        }
        self._fields: dict[str, Field] = {
            name: field
            for name, field in {"favourite": self.star, **self.widgets}.items()
            if isinstance(field, Field)
        }
        self.offers = self._offers()
        for field in self._fields.values():
            field.edited.connect(self.edited)
            if isinstance(field, Growing):
                field.rows_changed.connect(self.rows_changed)
        for name in ("n", "org"):
            self._fields[name].edited.connect(self.name_edited)
        self.repeated["adr"].edited.connect(self._moved)
        self.custom.rows_changed.connect(self._adopted)
        self.kept.field_wanted.connect(self._adopt)

    def attach(self, runner: TaskRunner, services: Services) -> None:
        """Ask this book."""
        self.around.attach(runner, services)
        self.photo.attach(runner, services.contacts)
        self.custom.attach(runner, services.custom_fields)
        self.groups.attach(runner, services.groups)
        runner.changed.connect(self.custom.react)
        self._has_book = True
        self.rows_changed.emit()

    def load(self, contact: Contact) -> None:
        """Show a contact."""
        self._asked.clear()
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
        return self.photo.blobs()

    def membership(self) -> Membership:
        """Which groups the contact joins and leaves."""
        return self.groups.membership()

    def show_membership(self, wanted: Membership) -> None:
        """Show the groups as they would be then."""
        self.groups.show_membership(wanted)

    def hides(self, name: str) -> bool:
        """Whether a field has nothing to show, and waits to be asked for."""
        field = self.widgets[name]
        if name == "groups":
            return not self._has_book
        if name == "foreign":
            return self.kept.is_empty()
        if name not in self.offers or name in self._asked:
            return False
        return isinstance(field, Emptied) and field.is_empty()

    def bring(self, name: str) -> None:
        """Show a field with an entry to write in."""
        field = self.widgets[name]
        if isinstance(field, RepeatedField | SingleField):
            field.add_row()
            return
        self._asked.add(name)
        self.rows_changed.emit()
        if field is self.custom:
            self.custom.begin()
        elif isinstance(field, ConsentField):
            next(iter(field.rows.values())).state.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kind(self, kind: Kind) -> None:
        """Offer what people, or companies, have."""
        self.custom.show_kind(kind)

    def captions(self) -> Mapping[str, str]:
        """What stands beside each field."""
        return {
            **{spec.attribute: word(spec.title) for spec in REPEATED},
            "photo": _("Photo"),
            "n": _("Name"),
            "fn": _("Shown as"),
            "categories": _("Tags"),
            "groups": _("Groups"),
            "custom": _("Own fields"),
            "consent": _("Consent"),
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
        return {
            **offers,
            "tz": message("Add time zone"),
            "gender": message("Add gender"),
            "consent": message("Add consent"),
            "custom": message("Add a field of my own…"),
        }

    def _moved(self) -> None:
        """A number without country code belongs to where the contact lives now."""
        self.around.show_contact(self.repeated["adr"].store(Contact()))

    def _adopt(self, foreign: Foreign, kept: Sequence[Foreign]) -> None:
        """Ask what field a kept property is to be."""
        self._asked.add("custom")
        self.rows_changed.emit()
        self.custom.adopt(foreign, kept)

    def _adopted(self) -> None:
        """What became a field of the user's own is no longer kept beside it."""
        self.kept.show_left(self.custom.store(Contact()).foreign)
