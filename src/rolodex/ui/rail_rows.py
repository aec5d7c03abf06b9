"""The rows of the rail: the panels, the lists kept by themselves, groups and tags, each with its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rolodex.domain.listing import Tally
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import wording

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


Kind = Literal["panel", "head", "list", "group", "new", "tag"]


@dataclass(frozen=True, slots=True)
class RailItem:
    """One row: a panel, the head of a section, a list kept by itself, a group, or a tag.

    "new" is the row that makes a group when a name is written into it. A count that waits to be done
    (`waits`) is shown as such.
    """

    kind: Kind
    id: str
    text: str
    icon: str = ""
    count: int | None = None
    waits: bool = False


_PANELS: tuple[tuple[str, Message, str], ...] = (
    ("today", message("Today"), "calendar-check"),
    ("people", message("People"), "users"),
    ("companies", message("Companies"), "building-2"),
    ("pipeline", message("Pipeline"), "kanban"),
    ("tickets", message("Tickets"), "ticket"),
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
        self._may_write = False
        self._items: list[RailItem] = []
        self.build()

    def show_tally(self, tally: Tally) -> None:
        """Show these counts."""
        self._tally = tally
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
