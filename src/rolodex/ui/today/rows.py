"""The follow-ups of a day as rows that are ready to be painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.reminders.moment_line import local_now
from rolodex.ui.tamed_rows import tamed_rows
from rolodex.ui.today import words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A follow-up in words, or (without one) the head of those to come.

    `below` is who it is about, `chip` when it is due in the colour `token`, `why` why it exists. What is
    `fixed` is no follow-up but stands on that day, such as a birthday.
    """

    title: str
    follow_up: FollowUp | None = None
    below: str = ""
    chip: str = ""
    token: str = "dim"
    why: str = ""
    opened: bool = False
    fixed: bool = False

    def spoken(self) -> str:
        """The row for those who cannot see how it is set."""
        if self.follow_up is None:
            return f"{self.title}, {_('shown') if self.opened else _('hidden')}"
        marks = words.marks(self.follow_up)
        return ", ".join(part for part in (self.title, self.below, self.chip, marks, self.why) if part)

    def hint(self) -> str:
        """What is told of a row that the mouse rests on."""
        if self.follow_up is None:
            return ""
        due = words.when(self.follow_up.shown or self.follow_up.due)
        return "\n".join(part for part in (due, self.why, words.marks(self.follow_up)) if part)


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed: those due, those to come with their number, and how many there are in all."""

    due: tuple[FollowUp, ...] = ()
    coming: tuple[FollowUp, ...] = ()
    due_count: int = 0
    coming_count: int = 0

    @property
    def has_more(self) -> bool:
        """Whether more follow than are here."""
        return len(self.due) < self.due_count or len(self.coming) < self.coming_count


def row_of(follow_up: FollowUp, now: datetime) -> Row:
    """A follow-up as a row."""
    chip, token = words.chip(follow_up, now)
    below = follow_up.fn or (_("No name") if follow_up.contact_id else follow_up.detail)
    fixed = words.is_fixed(follow_up)
    return Row(
        words.title(follow_up),
        follow_up,
        below,
        "" if fixed else chip,
        token,
        word(follow_up.why),
        fixed=fixed,
    )


class FollowUps(QAbstractTableModel):
    """One column of rows: those due, then under their head those to come."""

    more_wanted = Signal()
    """The view has come near the end of what is here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._listed = Listed()
        self._now = local_now()
        self._asked = False
        self.coming_shown = True

    def show(self, listed: Listed, now: datetime) -> None:
        """List these."""
        self.beginResetModel()
        self._listed, self._now, self._asked = listed, now, False
        self._rows = list(self._made())
        self.endResetModel()

    def toggle_coming(self) -> None:
        """Show those to come, or hide them."""
        self.coming_shown = not self.coming_shown
        self.show(self._listed, self._now)

    def retranslate(self) -> None:
        """Word the rows anew."""
        self.show(self._listed, self._now)

    def row(self, position: int) -> Row | None:
        """The row at a position."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def place_of(self, key: str, slot: str = "") -> int:
        """The position of a follow-up, -1 where it is not listed."""
        for place, row in enumerate(self._rows):
            one = row.follow_up
            if one is not None and one.key == key and (not slot or one.slot == slot):
                return place
        return -1

    def follow_ups(self) -> Sequence[FollowUp]:
        """All that are here, be they shown or hidden."""
        return (*self._listed.due, *self._listed.coming)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._asked and self._listed.has_more

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_wanted.emit()

    def _made(self) -> Iterator[Row]:
        listed = self._listed
        yield from (row_of(one, self._now) for one in listed.due)
        if not listed.coming:
            return
        count = max(listed.coming_count, len(listed.coming))
        text = ngettext("%(count)s in the next 7 days", "%(count)s in the next 7 days", count)
        below = text % {"count": wording.number(count)}
        yield Row(_("Coming"), below=below, opened=self.coming_shown)
        if self.coming_shown:
            yield from (row_of(one, self._now) for one in listed.coming)
