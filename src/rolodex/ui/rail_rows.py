"""The rows of the rail: the panels, the lists kept by themselves, groups and tags, each with its count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.listing import Tally
from rolodex.domain.message import Message, message
from rolodex.domain.segment import BUILT_IN, LIFECYCLES, Lifecycle, Segment
from rolodex.i18n import _, word
from rolodex.ui import wording
from rolodex.ui.tamed_rows import tamed_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


Kind = Literal["panel", "head", "list", "segment", "saved", "deed", "group", "new", "tag"]


@dataclass(frozen=True, slots=True)
class RailItem:
    """One row: a panel, the head of a section, a list kept by itself, a segment, a group, or a tag.

    "saved" is a segment of the user's own, "deed" a row that does something when it is pressed, "new" the row
    that makes a group when a name is written into it. A count that waits to be done (`waits`) is shown as
    such. A row without an icon has a dot in its `colour`.
    """

    kind: Kind
    id: str
    text: str
    icon: str = ""
    count: int | None = None
    waits: bool = False
    colour: str = ""


COLOURS: Mapping[Lifecycle, str] = MappingProxyType(
    {
        "vip": "violet",
        "active": "good",
        "slipping": "warn",
        "inactive": "faint",
        "new": "blue",
        "prospect": "line",
    }
)
"""The colour of each state of the lifecycle, beside its name."""

_PANELS: tuple[tuple[str, Message, str], ...] = (
    ("today", message("Today"), "calendar-check"),
    ("people", message("People"), "users"),
    ("companies", message("Companies"), "building-2"),
    ("pipeline", message("Pipeline"), "kanban"),
    ("tickets", message("Tickets"), "ticket"),
    ("orders", message("Orders"), "shopping-bag"),
    ("campaigns", message("Campaigns"), "mailbox"),
    ("reports", message("Reports"), "chart-column"),
)
_LISTS: tuple[tuple[Kind, str, Message, str], ...] = (
    ("list", "favourites", message("Favourites"), "star"),
    ("list", "recent", message("Recent"), "clock"),
    ("panel", "deleted", message("Recently deleted"), "trash-2"),
)


_FOOT: tuple[tuple[str, Message, str], ...] = (
    ("history", message("History"), "history"),
    ("settings", message("Settings"), "settings"),
)


class RailModel(QAbstractListModel):
    """The rows of the rail, or of its foot."""

    named = Signal(int, str)
    """A group got another name, or one that is to be made (0) got its first."""

    def __init__(self, parent: QObject | None = None, *, foot: bool = False) -> None:
        super().__init__(parent)
        self._foot = foot
        self._tally: Tally | None = None
        self._counts: dict[str, int] = {}
        self._segments: Sequence[Segment] = ()
        self._may_write = False
        self._items: list[RailItem] = []
        self.build()

    def show_tally(self, tally: Tally) -> None:
        """Show these counts."""
        self._tally = tally
        self.build()

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these segments with their counts."""
        self._segments = segments
        self.build()

    def show_count(self, panel: str, count: int) -> None:
        """Show how many there are in this panel."""
        self._counts[panel] = count
        self.build()

    def allow_write(self, allowed: bool) -> None:
        """Let groups be made and changed, or not."""
        self._may_write = allowed
        self.build()

    def build(self) -> None:
        """Make the rows anew; only what differs is told."""
        items = self._made()
        same = [(one.kind, one.id) for one in items] == [(one.kind, one.id) for one in self._items]
        if same and self._items:
            self._items = items
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
        else:
            self.beginResetModel()
            self._items = items
            self.endResetModel()

    @property
    def may_write(self) -> bool:
        """Whether groups and segments can be made and changed."""
        return self._may_write

    def item(self, row: int) -> RailItem:
        """The item of a row."""
        return self._items[row]

    def place_of(self, kind: str, item_id: str) -> int:
        """The row of an item, -1 where there is none."""
        places = (n for n, one in enumerate(self._items) if (one.kind, one.id) == (kind, item_id))
        return next(places, -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._items[index.row()].kind == "head":
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._may_write and self._items[index.row()].kind in ("group", "new"):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on the name that was written; the row changes when the book has it."""
        item, name = self._items[index.row()], str(value).strip()
        if name and (item.kind == "new" or name != item.text):
            self.named.emit(int(item.id) if item.kind == "group" else 0, name)
        return True

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role == Qt.ItemDataRole.EditRole:
            return "" if item.kind == "new" else item.text
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.text if item.count is None else f"{item.text}, {wording.number(item.count)}"
        return None

    def _made(self) -> list[RailItem]:
        if self._foot:
            return [RailItem("panel", one, word(text), icon) for one, text, icon in _FOOT]
        tally = self._tally
        counts = dict(self._counts)
        if tally:
            counts |= {"people": tally.people, "companies": tally.companies}
        items = [
            RailItem("panel", one, word(text), icon, counts.get(one), one == "today")
            for one, text, icon in _PANELS
        ]
        items += self._segment_rows()
        if tally:
            counts |= {"favourites": tally.favourites, "recent": tally.recent, "deleted": tally.deleted}
        items.append(RailItem("head", "lists", _("Lists")))
        items += [RailItem(kind, one, word(text), icon, counts.get(one)) for kind, one, text, icon in _LISTS]
        groups = tally.groups if tally else ()
        if groups or self._may_write:
            items.append(RailItem("head", "groups", _("Groups")))
        items += [RailItem("group", str(one), name, "users-round", count) for one, name, count in groups]
        if self._may_write:
            items.append(RailItem("new", "group", _("New group"), "plus"))
        if tally and tally.tags:
            items.append(RailItem("head", "tags", _("Tags")))
            items += [RailItem("tag", name, name, "tag", count) for name, count in tally.tags]
        return items

    def _segment_rows(self) -> list[RailItem]:
        """The states of the lifecycle once somebody has ordered, and the segments of the user's own."""
        items: list[RailItem] = []
        stages = {one.id: one.count for one in self._segments if one.id in BUILT_IN}
        if any(count for one, count in stages.items() if BUILT_IN[one] != "prospect"):
            items.append(RailItem("head", "segments", _("Segments")))
            items += [
                RailItem(
                    "segment", str(one), word(LIFECYCLES[stage]), count=stages.get(one), colour=COLOURS[stage]
                )
                for one, stage in BUILT_IN.items()
            ]
        saved = [one for one in self._segments if one.id > 0]
        if saved or self._may_write:
            items.append(RailItem("head", "saved", _("Saved")))
        items += [RailItem("saved", str(one.id), one.name, "funnel", one.count) for one in saved]
        if self._may_write:
            items.append(RailItem("deed", "new_segment", _("New segment"), "plus"))
        return items
