"""Fields of the user's own: made, changed and taken away."""

from __future__ import annotations

from rolodex.domain.adopting import adopted
from rolodex.domain.changes import Changes
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.store import contacts, custom_fields
from rolodex.store.book import Book


class CustomFields:
    """The fields that the user of one book has thought of."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def fields(self) -> tuple[CustomField, ...]:
        """All of them in their order."""
        with self._book.reading() as connection:
            return custom_fields.fields(connection)

    def save(self, field: CustomField) -> Changes:
        """Add a field (id 0), or put this one in place of the one with its id.

        Raises UserError where it has no name, or the name and type of another.
        """
        if not field.name.strip():
            raise UserError(message("A field needs a name; nothing was changed."))
        label = message("Change the field “%(name)s”", name=field.name)
        if not field.id:
            label = message("Add the field “%(name)s”", name=field.name)
        with self._book.change(label) as tx:
            for known in custom_fields.fields(tx.connection):
                if known.id != field.id and (known.name, known.type) == (field.name, field.type):
                    raise UserError(
                        message(
                            "There is a field “%(name)s” already; nothing was changed. Choose another name.",
                            name=field.name,
                        )
                    )
            custom_fields.save(tx, field)
        return tx.changes

    def delete(self, field_id: int) -> Changes:
        """Take a field away with all that stands in it; undo brings both back."""
        with self._book.reading() as connection:
            name = next((one.name for one in custom_fields.fields(connection) if one.id == field_id), "")
        with self._book.change(message("Remove the field “%(name)s”", name=name)) as tx:
            custom_fields.delete(tx, field_id)
        return tx.changes

    def adopt_foreign(self, name: str, field: CustomField) -> Changes:
        """Make the unknown property of this name a field, and move what all cards say there into it.

        What says more than a value, or nothing of the field's type, stays as it is. A field of the same name
        and type is used again.
        """
        if not field.name.strip():
            raise UserError(message("A field needs a name; nothing was changed."))
        with self._book.change(
            message("Make %(property)s the field “%(name)s”", property=name, name=field.name)
        ) as tx:
            known = custom_fields.fields(tx.connection)
            if not any((one.name, one.type) == (field.name, field.type) for one in known):
                custom_fields.save(tx, field)
            ids = custom_fields.having_foreign(tx.connection, name)
            for contact in tuple(contacts.get_many(tx.connection, ids)):
                changed = adopted(contact, name, field)
                if changed != contact:
                    contacts.replace(tx, changed)
        return tx.changes
