"""A row of a table as a card: each cell in its field, kept word for word, or told as what it is not."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rolodex.domain.card import Card, PropertyFate, Rejected
from rolodex.domain.contact import Contact, CustomType
from rolodex.domain.mapping import Mapping as Columns
from rolodex.domain.mapping import Target
from rolodex.domain.message import Message, message
from rolodex.domain.naming import display_name, full_name
from rolodex.domain.table_draft import RowDraft
from rolodex.domain.table_guard import unguarded
from rolodex.domain.table_text import Row

NAMELESS = message("It says no name, firm, phone, e-mail or address.")
TOO_MANY = message("It has more cells than there are columns.")
LEFT_OUT = message("The column was left out.")
_OTHER = re.compile(r"[^A-Z0-9]+")
_NO_LETTER = "\ufffd"
_PARTS = {"label": 0, "value": 1}


class RowReader:
    """Makes cards of the rows of one table."""

    def __init__(
        self, header: Sequence[str], mapping: Columns, file: str, own: Mapping[str, CustomType] | None = None
    ) -> None:
        """Get ready for these columns; `own` are the types of the fields of the user's own, by name."""
        self._width = max(len(header), len(mapping.targets))
        self._file = file
        self._mapping = mapping
        self._own = own or {}
        names = [*header, *[""] * (self._width - len(header))]
        # Labels are read before the values they stand beside.
        self._columns = sorted(
            (
                (place, target, name.strip() or f"Column {place + 1}")
                for place, (name, target) in enumerate(zip(names, _filled(mapping, self._width), strict=True))
            ),
            key=lambda one: _PARTS[one[1].part],
        )
        said = repr((mapping.targets, mapping.date_order, mapping.country))
        self._seed = hashlib.sha256(said.encode("utf-8", "replace")).digest()

    def card(self, row: Row) -> Card | Rejected:
        """The card of a row, or why there is none."""
        if row.reason is not None:
            return Rejected(self._file, row.line, "", row.reason, row.text)
        if any(cell.strip() for cell in row.cells[self._width :]):
            fates = [
                PropertyFate(str(place), "rejected", reason=TOO_MANY)
                for place, cell in enumerate(row.cells, 1)
                if cell.strip()
            ]
            return Rejected(self._file, row.line, _first(row), TOO_MANY, row.text, tuple(fates))
        draft = RowDraft(self._mapping, self._own)
        fates = []
        for place, target, name in self._columns:
            cell = row.cells[place] if place < len(row.cells) else ""
            text = unguarded(cell).strip() if cell else ""
            if not text:
                continue
            if not target.field:
                fates.append(PropertyFate(name, "rejected", reason=LEFT_OUT))
            elif draft.take(target, text):
                fates.append(PropertyFate(name, "mapped"))
            else:
                draft.keep(property_name(name), text)
                fates.append(PropertyFate(name, "kept"))
        contact = draft.contact()
        if not display_name(contact) and not _of_address(contact):
            return Rejected(self._file, row.line, _first(row), NAMELESS, row.text, _lost(fates))
        return Card(
            replace(contact, fn=contact.fn or _whole_name(contact)),
            self._digest(row),
            row.line,
            warnings=(*draft.warnings, *_broken_letters(row)),
            file=self._file,
            fates=tuple(fates),
        )

    def _digest(self, row: Row) -> str:
        said = hashlib.sha256(self._seed)
        said.update("\x1f".join(row.cells).encode("utf-8", "surrogatepass"))
        return said.hexdigest()


def _whole_name(contact: Contact) -> str:
    """What a card says somebody is called; nothing where it says a part, so that an update loses none."""
    name = contact.n
    if (name.given and name.family) or not display_name(contact):
        return full_name(name) or _of_address(contact)
    return ""


def _lost(fates: Sequence[PropertyFate]) -> tuple[PropertyFate, ...]:
    return tuple(replace(fate, fate="rejected", reason=NAMELESS) for fate in fates)


def _filled(mapping: Columns, width: int) -> list[Target]:
    missing = width - len(mapping.targets)
    return [*mapping.targets, *[Target("keep")] * missing]


def _first(row: Row) -> str:
    """What tells a row that was not taken apart from others: its first cell that says something."""
    return next((cell.strip()[:80] for cell in row.cells if cell.strip()), "")


def _of_address(contact: Contact) -> str:
    """The first line of an address or a link, where nothing else names a contact."""
    lines = [line for adr in contact.adr for line in (adr.street, adr.city) if line]
    lines += [value.value for value in (*contact.url, *contact.impp)]
    return lines[0].split("\n")[0] if lines else ""


def _broken_letters(row: Row) -> list[Message]:
    if not any(_NO_LETTER in cell for cell in row.cells):
        return []
    return [message("Some letters could not be read in this encoding; another one may fit.")]


def property_name(header: str) -> str:
    """The name under which a column is kept word for word: "Office Location" becomes X-OFFICE-LOCATION."""
    apart = unicodedata.normalize("NFKD", header.upper())
    plain = _OTHER.sub("-", "".join(c for c in apart if not unicodedata.combining(c))).strip("-")
    return f"X-{plain[:60].rstrip('-') or 'COLUMN'}"
