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
from rolodex.domain.message import message
from rolodex.domain.naming import display_name, full_name
from rolodex.domain.quick import quick
from rolodex.domain.table_draft import RowDraft, taker
from rolodex.domain.table_guard import unguarded
from rolodex.domain.table_text import Row

NAMELESS = message("It says no name, firm, phone, e-mail or address.")
TOO_MANY = message("It has more cells than there are columns.")
LEFT_OUT = message("The column was left out.")
BROKEN_LETTERS = message("Some letters could not be read in this encoding; another one may fit.")
_OTHER = re.compile(r"[^A-Z0-9]+")
_NO_LETTER = "\ufffd"
_PARTS = {"label": 0, "value": 1}
_card = quick(Card)


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
        every = zip(names, _filled(mapping, self._width), strict=True)
        # Labels are read before the values they stand beside.
        self._columns = [
            _Column(place, target, name.strip() or f"Column {place + 1}")
            for place, (name, target) in sorted(enumerate(every), key=lambda one: _PARTS[one[1][1].part])
        ]
        said = repr((mapping.targets, mapping.date_order, mapping.country))
        seed = hashlib.sha256(said.encode("utf-8", "replace")).digest()
        self._seeded = hashlib.sha256(seed)

    def card(self, row: Row) -> Card | Rejected:
        """The card of a row, or why there is none."""
        if row.reason is not None:
            return Rejected(self._file, row.line, "", row.reason, row.text)
        cells = row.cells
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            return self._too_many(row)
        if len(cells) < self._width:
            cells = (*cells, *[""] * (self._width - len(cells)))
        draft = RowDraft(self._mapping, self._own)
        fates: list[PropertyFate] = []
        for column in self._columns:
            cell = cells[column.place]
            if cell and (text := (unguarded(cell) if cell[0] == "'" else cell).strip()):
                fates.append(column.take(draft, text))
        contact = draft.contact()
        if not contact.fn:
            if not display_name(contact) and not _of_address(contact):
                return Rejected(self._file, row.line, _first(row), NAMELESS, row.text, _lost(fates))
            contact = replace(contact, fn=_whole_name(contact))
        said = "\x1f".join(row.cells)
        digest = self._seeded.copy()
        digest.update(said.encode("utf-8", "surrogatepass"))
        warnings = (*draft.warnings, BROKEN_LETTERS) if _NO_LETTER in said else tuple(draft.warnings)
        return _card(contact, digest.hexdigest(), row.line, (), warnings, self._file, tuple(fates))

    def _too_many(self, row: Row) -> Rejected:
        fates = tuple(
            PropertyFate(str(place), "rejected", reason=TOO_MANY)
            for place, cell in enumerate(row.cells, 1)
            if cell.strip()
        )
        return Rejected(self._file, row.line, _first(row), TOO_MANY, row.text, fates)


class _Column:
    """One column: where its cells go, and the fates they may have, which are the same for all rows."""

    __slots__ = ("_kept", "_left_out", "_mapped", "_name", "_taker", "place")

    def __init__(self, place: int, target: Target, name: str) -> None:
        self.place = place
        self._name = property_name(name)
        self._taker = taker(target) if target.field else None
        self._mapped = PropertyFate(name, "mapped")
        self._kept = PropertyFate(name, "kept")
        self._left_out = PropertyFate(name, "rejected", reason=LEFT_OUT)

    def take(self, draft: RowDraft, text: str) -> PropertyFate:
        """Put a cell into its field, or keep it; says what became of it."""
        if self._taker is None:
            return self._left_out
        if self._taker(draft, text):
            return self._mapped
        draft.keep(self._name, text)
        return self._kept


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


def property_name(header: str) -> str:
    """The name under which a column is kept word for word: "Office Location" becomes X-OFFICE-LOCATION."""
    apart = unicodedata.normalize("NFKD", header.upper())
    plain = _OTHER.sub("-", "".join(c for c in apart if not unicodedata.combining(c))).strip("-")
    return f"X-{plain[:60].rstrip('-') or 'COLUMN'}"
