"""Layouts of labels, kept under names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.card import Blob
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.label_layout import LabelTemplate
from rolodex.domain.message import message, plural_message
from rolodex.domain.naming import short_name
from rolodex.services.contacts import Saved
from rolodex.store import blobs
from rolodex.store import label_templates as store
from rolodex.store.book import Book


class LabelTemplates:
    """Layouts of labels, kept under names."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[LabelTemplate, ...]:
        """All templates by name."""
        with self._book.reading() as connection:
            return tuple(sorted(store.every(connection), key=lambda one: (one.name.casefold(), one.id)))

    def get(self, template_id: int) -> LabelTemplate | None:
        """One template, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, template_id)

    def named(self, name: str) -> LabelTemplate:
        """The template of this name, capitals or not; UserError where there is none."""
        found = next((one for one in self.all() if one.name.casefold() == name.strip().casefold()), None)
        if found is None:
            raise UserError(
                message("There is no label template “%(name)s”; nothing was printed.", name=short_name(name))
            )
        return found

    def save(self, template: LabelTemplate) -> Saved:
        """Add a template (id 0) or put this one in place of what the book holds under its id."""
        template = replace(template, name=" ".join(template.name.split()))
        known = self.get(template.id) if template.id else None
        if template.id and known is None:
            raise UserError(message("This template has been deleted meanwhile; nothing was changed."))
        self._check(template)
        name = short_name(template.name)
        label = message("Add the label template %(name)s", name=name)
        if known:
            label = message("Edit the label template %(name)s", name=name)
        with self._book.change(label) as tx:
            if known:
                store.replace(tx, template)
            template_id = template.id if known else store.insert(tx, template)
        return Saved(template_id, tx.changes)

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take templates out of the book; what was printed with them stays."""
        label = plural_message(
            "Delete %(count)d label template", "Delete %(count)d label templates", len(ids)
        )
        if len(ids) == 1 and (known := self.get(ids[0])):
            label = message("Delete the label template %(name)s", name=short_name(known.name))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def keep_logo(self, picture: Blob) -> None:
        """Keep a picture for layouts to name; it shows on no card, and keeping it is no step."""
        with self._book.housekeeping() as tx:
            blobs.put(tx, (picture,))

    def _check(self, template: LabelTemplate) -> None:
        if not template.name:
            raise UserError(message("A template needs a name; nothing was changed."))
        if any(
            one.name.casefold() == template.name.casefold() and one.id != template.id for one in self.all()
        ):
            raise UserError(
                message(
                    "There is another template “%(name)s”; nothing was changed. Choose another name.",
                    name=short_name(template.name),
                )
            )
