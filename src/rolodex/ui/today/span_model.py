"""The days of a week or a month, each with what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rolodex.domain.agenda import Celebration, FollowUp, Span
from rolodex.domain.message import message
from rolodex.domain.week import WEEK, week_of
from rolodex.i18n import _, ngettext
from rolodex.ui import wording
from rolodex.ui.today import words

View = Literal["week", "month"]
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """A day, what stands on it, and whether it belongs to the month that is shown."""

    day: date
    entries: tuple[FollowUp, ...] = ()
    inside: bool = True
    is_today: bool = False
    is_over: bool = False


def bounds(view: View, day: date, begin: int) -> tuple[date, date]:
    """The first and last day that are shown around a day: its week, or the weeks of its month.

    Weeks begin on the weekday `begin`, 0 is Monday.
    """
    if view == "week":
        first = last = day
    else:
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        first, last = day.replace(day=1), following - timedelta(days=1)
    return week_of(first, begin), week_of(last, begin) + timedelta(days=WEEK - 1)


def title(view: View, day: date, begin: int) -> str:
    """The week or month of a day: "16 – 22 November 2026", "November 2026"."""
    if view == "month":
        return words.capital(wording.long_day(day.year, day.month, 0))
    first, last = bounds("week", day, begin)
    year = 0 if first.year == last.year else first.year
    said = str(first.day) if first.month == last.month else wording.long_day(year, first.month, first.day)
    return _("%(first)s – %(last)s") % {
        "first": said,
        "last": wording.long_day(last.year, last.month, last.day),
    }


def day_of(follow_up: FollowUp) -> str:
    """The ISO date on which a follow-up stands."""
    return (follow_up.shown or follow_up.due)[:10]


def as_entry(one: Celebration) -> FollowUp:
    """A birthday or the like as an entry of its day."""
    label = {"bday": message("Birthday"), "anniversary": message("Anniversary")}
    text = label.get(one.name, message("%(label)s", label=one.label or _("Day to remember")))
    if one.turns and one.name == "bday":
        text = message("Birthday: turns %(age)d", age=one.turns)
    return FollowUp(
        key=f"day:{one.name}:{one.contact_id}:{one.day}",
        title=text,
        due=one.day,
        shown=one.day,
        origin="birthday" if one.name == "bday" else "anniversary",
        contact_id=one.contact_id,
        fn=one.fn,
        initials=one.initials,
        ground=one.ground,
        photo=one.photo,
    )


class SpanModel(QAbstractTableModel):
    """Weeks as rows, days of the week as columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: list[Cell] = []

    def show(self, view: View, day: date, today: date, span: Span | None, begin: int) -> None:
        """Show the week or month of a day, filled where it has been read; weeks begin on `begin`."""
        first, last = bounds(view, day, begin)
        found: dict[str, list[FollowUp]] = {}
        for follow_up in span.follow_ups if span else ():
            found.setdefault(day_of(follow_up), []).append(follow_up)
        for one in span.celebrations if span else ():
            found.setdefault(one.day[:10], []).append(as_entry(one))
        self.beginResetModel()
        self._cells = [
            Cell(
                at,
                tuple(found.get(at.isoformat(), ())),
                view == "week" or at.month == day.month,
                at == today,
                at < today,
            )
            for at in (first + timedelta(days=n) for n in range((last - first).days + 1))
        ]
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """The day at an index."""
        place = index.row() * WEEK + index.column()
        return self._cells[place] if index.isValid() and place < len(self._cells) else None

    def cell_of(self, day: date) -> Cell | None:
        """A day that is shown."""
        return next((cell for cell in self._cells if cell.day == day), None)

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; an invalid index where it is not shown."""
        for place, cell in enumerate(self._cells):
            if cell.day == day:
                return self.index(place // WEEK, place % WEEK)
        return QModelIndex()

    def cells(self) -> Sequence[Cell]:
        """All days that are shown."""
        return self._cells

    def find(self, key: str, slot: str) -> FollowUp | None:
        """A follow-up that is shown."""
        entries = (one for cell in self._cells for one in cell.entries)
        return next((one for one in entries if (one.key, one.slot) == (key, slot)), None)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cells) // WEEK

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        return spoken(cell) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section >= len(self._cells):
            return None
        return words.capital(words.weekday(self._cells[section].day))


def spoken(cell: Cell) -> str:
    """A day for those who cannot see it."""
    entries = ngettext("%(count)d entry", "%(count)d entries", len(cell.entries)) % {
        "count": len(cell.entries)
    }
    parts = [words.heading(cell.day), _("today") if cell.is_today else "", entries]
    parts += [entry_text(one) for one in cell.entries[:3]]
    return ", ".join(part for part in parts if part)


def entry_text(entry: FollowUp) -> str:
    """An entry in one line: its time, what is to be done, and with whom."""
    at = wording.local(entry.shown or entry.due)
    clock = wording.clock(at) if at and "T" in (entry.shown or entry.due) else ""
    what = " · ".join(part for part in (words.title(entry), entry.fn) if part)
    return f"{clock} {what}" if clock else what
