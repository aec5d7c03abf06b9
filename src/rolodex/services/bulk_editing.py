"""One change for many contacts: rehearsed first, then one step of the history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rolodex.domain.bulk import OWN, BulkEdit, BulkField, BulkPlan, BulkRow, Edited
from rolodex.domain.bulk_fields import fields
from rolodex.domain.bulk_rehearsing import Surroundings, changed, rehearsed
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.progress import Progress, silent
from rolodex.domain.typed_value import as_type
from rolodex.services import addresses
from rolodex.services.backups import Backups
from rolodex.store import companies, custom_fields
from rolodex.store import contacts as store
from rolodex.store.book import Book, Connection

TOLD = 200
"""Progress is told once for as many cards."""


class BulkEditing:
    """One change for many contacts."""

    def __init__(self, book: Book, backups: Backups) -> None:
        self._book = book
        self._backups = backups

    def fields(self) -> tuple[BulkField, ...]:
        """The fields that can be changed for many, in the order of a card."""
        with self._book.reading() as connection:
            return fields(custom_fields.fields(connection))

    def plan(self, edit: BulkEdit, ids: Sequence[int], progress: Progress = silent) -> BulkPlan:
        """What the change would do to each of these. Raises UserError where it cannot be meant so."""
        with self._book.reading() as connection:
            edit = _meant(connection, edit)
            change = changed(edit, _surroundings(connection, edit))
            rows: list[BulkRow] = []
            unchanged = 0
            for done, contact in enumerate(store.get_many(connection, ids)):
                if done % TOLD == 0:
                    progress(done, len(ids))
                row, _after = rehearsed(contact, change)
                if row is None:
                    unchanged += 1
                else:
                    rows.append(row)
            progress(len(ids), len(ids))
        return BulkPlan(edit, tuple(rows), unchanged)

    def move_address(
        self, company_id: int, place: int = 0, ids: Sequence[int] = (), progress: Progress = silent
    ) -> BulkPlan:
        """What it would do to give these people, or all who work there, an address of their company.

        It takes the place of the one they have at work, and follows the company's from then on. Raises
        UserError where the company has no such address.
        """
        with self._book.reading() as connection:
            row = companies.address_row(connection, company_id, place)
            if not row:
                raise UserError(
                    message("The company no longer has this address, so nothing was changed; look again.")
                )
            people = ids or companies.people(connection, company_id)
        return self.plan(BulkEdit("move", "adr", address=row), people, progress)

    def apply(self, plan: BulkPlan, leaving_out: Collection[int] = (), progress: Progress = silent) -> Edited:
        """Do what was rehearsed, but for these, as one step; cards that are others by now stay as they are.

        Raises UserError where nothing is left to do.
        """
        wanted = {row.contact_id: row for row in plan.taking() if row.contact_id not in leaving_out}
        if not wanted:
            raise UserError(message("Everybody is left out, so nothing was changed."))
        edit = plan.edit
        self._backups.before("bulk")
        with self._book.change(_label(edit, tuple(wanted.values()))) as tx:
            change = changed(edit, _surroundings(tx.connection, edit))
            left = dict(wanted)
            for done, contact in enumerate(store.get_many(tx.connection, wanted)):
                if done % TOLD == 0:
                    progress(done, len(wanted))
                row, after = rehearsed(contact, change)
                if row == replace(wanted[contact.id], fn=contact.fn):
                    store.replace(tx, after, contact)
                    del left[contact.id]
            if len(left) == len(wanted):
                raise UserError(message("These cards were changed meanwhile, so they stay as they are."))
            tx.progress = progress
        return Edited(tx.changes, tuple(left.values()))


def _meant(connection: Connection, edit: BulkEdit) -> BulkEdit:
    """The change with its value as the field keeps it. Raises UserError where it cannot be."""
    if edit.deed == "move":
        return edit
    own = custom_fields.fields(connection)
    known = next((field for field in fields(own) if field.name == edit.field), None)
    every_text = edit.deed == "replace" and not edit.field
    if not every_text and (known is None or edit.deed not in known.deeds):
        raise UserError(
            message(
                "The field “%(field)s” cannot be changed so for many; nothing was changed. Choose another.",
                field=edit.field,
            )
        )
    if edit.deed == "replace" and not edit.find:
        raise UserError(message("Write what is to be found; nothing was changed."))
    if edit.deed in ("set", "add", "remove") and not edit.value.strip():
        raise UserError(message("Write what is to stand there; nothing was changed."))
    if edit.deed == "clear":
        return replace(edit, value="")
    if edit.deed == "set" and known is not None and known.choices:
        return _choice(edit, known)
    if edit.deed == "set" and edit.field.startswith(OWN):
        kind = next(field.type for field in own if OWN + field.name == edit.field)
        value = as_type(edit.value, kind)
        if value is None:
            raise UserError(
                message("“%(value)s” does not fit this field; nothing was changed.", value=edit.value)
            )
        return replace(edit, value=value)
    return edit if edit.deed == "replace" else replace(edit, value=edit.value.strip())


def _choice(edit: BulkEdit, field: BulkField) -> BulkEdit:
    """The change with one of the choices of its field, however its case."""
    found = next((key for key, _said in field.choices if key.casefold() == edit.value.strip().casefold()), "")
    if not found:
        raise UserError(
            message("“%(value)s” does not fit this field; nothing was changed.", value=edit.value)
        )
    return replace(edit, value=found)


def _surroundings(connection: Connection, edit: BulkEdit) -> Surroundings:
    countries = addresses.rules().countries
    own = custom_fields.fields(connection)
    if edit.deed != "move":
        return Surroundings(countries, own)
    owner, _name = companies.owners(connection, [edit.address]).get(edit.address, (0, ""))
    firm = store.get(connection, owner)
    rows = companies.address_rows(connection, owner)
    address = firm.adr[rows.index(edit.address)] if firm and edit.address in rows else None
    return Surroundings(countries, own, address, frozenset(rows))


def _label(edit: BulkEdit, rows: Sequence[BulkRow]) -> Message:
    """What the step is called in the history."""
    count = len(rows)
    value, find = short_name(edit.value, 40), short_name(edit.find, 40)
    if edit.deed == "move":
        return plural_message(
            "Move %(count)d person to the address of the company",
            "Move %(count)d people to the address of the company",
            count,
        )
    if edit.deed == "replace":
        return plural_message(
            "Replace “%(find)s” with “%(value)s” in %(count)d contact",
            "Replace “%(find)s” with “%(value)s” in %(count)d contacts",
            count,
            find=find,
            value=value,
        )
    if edit.deed == "clear":
        return plural_message(
            "Clear a field of %(count)d contact", "Clear a field of %(count)d contacts", count
        )
    if edit.deed == "remove":
        return plural_message(
            "Take “%(value)s” off %(count)d contact",
            "Take “%(value)s” off %(count)d contacts",
            count,
            value=value,
        )
    return plural_message(
        "Write “%(value)s” on %(count)d contact",
        "Write “%(value)s” on %(count)d contacts",
        count,
        value=value,
    )
