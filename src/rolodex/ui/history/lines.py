"""What a step changed as lines: one for each person, and under it one for each field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.difference import WHAT, ContactDifference, Counted, What
from rolodex.domain.display import ground, initials
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.history import words
from rolodex.ui.tamed_rows import tamed_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LONGEST = 600
"""Letters of one text that are shown; the card as it was shows all."""
UNSAID = frozenset(("uid", "rev"))
"""What goes without saying of somebody who came or went."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the head of a person, a field with what it was and is, or a remark in words.

    `label` names the person or field; `contact_id` is whose line it is, 0 where it is nobody's.
    """

    kind: Literal["person", "field", "remark"]
    contact_id: int
    label: str
    before: str = ""
    after: str = ""
    what: What = "changed"
    initials: str = ""
    ground: int = 0

    def spoken(self) -> str:
        """The line for those who cannot see how it is set."""
        if self.kind == "person":
            return f"{self.label}, {word(WHAT[self.what])}"
        was = _("was %(value)s") % {"value": self.before} if self.before else ""
        now = _("now %(value)s") % {"value": self.after} if self.after else ""
        return ", ".join(part for part in (self.label, was, now) if part)


def person_lines(person: ContactDifference) -> Iterator[Line]:
    """The lines of one person."""
    name = person.fn or _("No name")
    yield Line(
        "person",
        person.contact_id,
        name,
        what=person.what,
        initials=initials(name),
        ground=ground(name),
    )
    for field in person.fields:
        if person.what != "changed" and field.name in UNSAID:
            continue
        yield Line(
            "field",
            person.contact_id,
            words.label(field),
            _short(words.said(field.name, field.before)),
            _short(words.said(field.name, field.after)),
            field.what,
        )
    yield from (Line("remark", person.contact_id, words.counted(other)) for other in person.others)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def other_lines(others: Sequence[Counted]) -> Iterator[Line]:
    """The lines of what is nobody's."""
    yield from (Line("remark", 0, words.counted(other)) for other in others)


class LinesModel(QAbstractTableModel):
    """One column of lines; asks for further people when the view comes to the end of these."""

    more_wanted = Signal(int)
    """The number of people that are here already."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._people: list[ContactDifference] = []
        self._others: tuple[Counted, ...] = ()
        self._count = 0
        self._asked = False

    def show(self, people: Sequence[ContactDifference], count: int, others: Sequence[Counted]) -> None:
        """Show these people of `count`, and what is nobody's."""
        self.beginResetModel()
        self._people, self._others, self._count = list(people), tuple(others), count
        self._asked = False
        self._lines = [*other_lines(others)]
        for person in people:
            self._lines += person_lines(person)
        self.endResetModel()

    def add(self, people: Sequence[ContactDifference]) -> None:
        """Add further people."""
        lines = [line for person in people for line in person_lines(person)]
        self._people += people
        # where others went meanwhile, fewer come than were counted
        self._count = self._count if people else len(self._people)
        self._asked = False
        if lines:
            first = len(self._lines)
            self.beginInsertRows(NOWHERE, first, first + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def retranslate(self) -> None:
        """Word the lines anew."""
        self.show(self._people, self._count, self._others)

    def line(self, position: int) -> Line | None:
        """The line at a position."""
        return self._lines[position] if 0 <= position < len(self._lines) else None

    def people(self) -> Sequence[ContactDifference]:
        """Those whose lines are here."""
        return self._people

    def summary(self) -> str:
        """How many people the step touched."""
        text = ngettext("%(count)s contact", "%(count)s contacts", self._count)
        return text % {"count": wording.number(self._count)} if self._count else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.label
        return line.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def canFetchMore(self, parent: Index) -> bool:
        return len(self._people) < self._count and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit(len(self._people))
