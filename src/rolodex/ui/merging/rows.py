"""The fields of cards that become one, as rows that can be read out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from rolodex.domain import uniting
from rolodex.domain.contact import Contact
from rolodex.domain.merging import FieldOfMerge
from rolodex.i18n import _
from rolodex.ui.merging.words import label, side
from rolodex.ui.widgets.row_model import RowModel


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with what each card says, a text for each value; `doubles` are values an earlier card has.

    `chosen` is the place of the card whose word is taken.
    """

    name: str
    label: str
    sides: tuple[tuple[str, ...], ...]
    united: bool = False
    chosen: int = 0
    doubles: tuple[frozenset[int], ...] = ()

    def next_side(self, step: int) -> int:
        """The next card in this direction that says something, the chosen one where there is none."""
        place = self.chosen + step
        while 0 <= place < len(self.sides):
            if self.sides[place]:
                return place
            place += step
        return self.chosen


def field_row(contacts: Sequence[Contact], field: FieldOfMerge, chosen: int) -> FieldRow:
    """The row of a field of these cards."""
    sides = tuple(side(field, place) for place in range(len(field.sides)))
    doubles = tuple(_doubles(contacts, field.name, sides)) if field.united else ()
    return FieldRow(field.name, label(field), sides, field.united, chosen, doubles)


def _doubles(
    contacts: Sequence[Contact], name: str, sides: Sequence[Sequence[str]]
) -> Iterator[frozenset[int]]:
    """The places of the values on each side that an earlier side has, written as here or otherwise."""
    texts: list[str] = []
    values: list[object] = []
    for contact, said in zip(contacts, sides, strict=True):
        items = getattr(contact, name)
        # a job is said in two lines, a birthday not among the dates: there the words alone tell
        told = len(items) == len(said)
        yield frozenset(
            place
            for place, text in enumerate(said)
            if text in texts or (told and uniting.found(name, items[place], values) is not None)
        )
        texts += said
        values += items if told else ()


class FieldRows(RowModel[FieldRow]):
    """The rows of a merge; the names of the cards tell them apart when they are read out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()

    def show_rows(self, rows: Sequence[FieldRow], names: Sequence[str]) -> None:
        """Show these."""
        self._names = tuple(names)
        self._put(rows)

    def rows(self) -> tuple[FieldRow, ...]:
        """All rows."""
        return tuple(self._rows)

    def choose(self, position: int, place: int) -> None:
        """Take the word of this card in the row at a position."""
        self._rows[position] = replace(self._rows[position], chosen=place)
        index = self.index(position, 0)
        self.dataChanged.emit(index, index)

    def named(self, row: FieldRow) -> str:
        """What the field is called."""
        return row.label

    def spoken(self, row: FieldRow) -> str:
        """The field, what is taken, and what each card says."""
        kept = (
            _("keeps all")
            if row.united
            else _("takes: %(value)s") % {"value": " / ".join(row.sides[row.chosen])}
        )
        said = (
            _("%(name)s: %(value)s") % {"name": name, "value": " / ".join(text)}
            for name, text in zip(self._names, row.sides, strict=True)
            if text
        )
        return ". ".join((row.label, kept, *said))
