"""The rail at the left: the panels, the lists kept by themselves, groups and tags, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.listing import Tally
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.widgets.button import Button

WIDE = 212
NARROW = 56
ITEM = 35
HEAD = 46

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


Kind = Literal["panel", "head", "list", "group", "new", "tag"]


@dataclass(frozen=True, slots=True)
class RailItem:
    """One row: a panel, the head of a section, a list kept by itself, a group, or a tag.

    "new" is the row that makes a group when a name is written into it.
    """

    kind: Kind
    id: str
    text: str
    icon: str = ""
    count: int | None = None


_PANELS: tuple[tuple[str, Message, str], ...] = (
    ("people", message("People"), "users"),
    ("companies", message("Companies"), "building-2"),
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
        self._may_write = False
        self._items: list[RailItem] = []
        self.build()

    def show_tally(self, tally: Tally) -> None:
        """Show these counts."""
        self._tally = tally
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
        counts = {"people": tally.people, "companies": tally.companies} if tally else {}
        items = [RailItem("panel", one, word(text), icon, counts.get(one)) for one, text, icon in _PANELS]
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


class RailDelegate(QStyledItemDelegate):
    """Paints a row of the rail; only its icon where the rail is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item = index.data(Qt.ItemDataRole.UserRole)
        head = isinstance(item, RailItem) and item.kind == "head"
        return QSize(20, theme.size((16 if self.narrow else HEAD) if head else ITEM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(item, RailItem):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if item.kind == "head":
            self._head(painter, rect, item)
        else:
            self._item(painter, rect, item, option.state)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRectF, item: RailItem) -> None:
        if self.narrow:
            return
        room = rect.adjusted(theme.size(20), theme.size(16), -theme.size(8), 0)
        face = theme.font(11, 600, 0.8)
        theme.draw_text(painter, room, item.text.upper(), face=face, ink=theme.colour("dim"))

    def _item(self, painter: QPainter, rect: QRectF, item: RailItem, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, state)
        size = theme.size
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        token = "accent" if chosen else "dim"
        icon = theme.pixmap(item.icon, token, 16, dpr)
        side = icon.deviceIndependentSize().height()
        left = rect.left() + ((rect.width() - side) / 2 if self.narrow else size(20))
        painter.drawPixmap(QPoint(round(left), round(rect.center().y() - side / 2)), icon)
        if self.narrow:
            return
        right = rect.right() - size(21)
        if item.count is not None:
            self._count(painter, QRectF(rect.left(), rect.top(), right - rect.left(), rect.height()), item)
            right -= theme.metrics(12, tabular=True).horizontalAdvance(wording.number(item.count)) + size(8)
        room = QRectF(rect.left() + size(46), rect.top(), 0, rect.height())
        room.setRight(right)
        face = theme.font(13, 600 if chosen else 400)
        theme.draw_text(painter, room, item.text, face=face, ink=theme.colour("ink"))

    def _count(self, painter: QPainter, room: QRectF, item: RailItem) -> None:
        face = theme.font(12, tabular=True)
        text = wording.number(item.count or 0)
        theme.draw_text(painter, room, text, face=face, ink=theme.colour("dim"), align=theme.RIGHT)

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        inset = theme.size(9)
        box = rect.adjusted(inset + 0.5, 0.5, -inset - 0.5, -0.5)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("card"))
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRoundedRect(box, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("railhover"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(box, 8, 8)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the name of a group."""
        line = QLineEdit(parent)
        line.setMaxLength(200)
        line.setPlaceholderText(_("Name of the group"))
        line.setAccessibleName(_("Name of the group"))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the line where the name stands."""
        inset = theme.size(10 if self.narrow else 40)
        editor.setGeometry(option.rect.adjusted(inset, 2, -theme.size(10), -2))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was written."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


class _RailList(QListView):
    """The rows of the rail; groups are renamed and deleted by keys and by the menu of the row."""

    deletion_wanted = Signal(int)

    def write_name(self, index: QModelIndex) -> None:
        """Write the name of a group, or of a new one."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def event(self, event: QEvent) -> bool:
        """Take F2 before the window does, where it renames a group."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
            and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes a group, F2 renames one, Delete deletes one."""
        item = self._item(self.currentIndex())
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if item is not None and (
            (item.kind == "new" and enter) or (item.kind == "group" and event.key() == Qt.Key.Key_F2)
        ):
            self.write_name(self.currentIndex())
        elif item is not None and item.kind == "group" and event.key() == Qt.Key.Key_Delete:
            self._delete(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to rename and to delete a group."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        item = self._item(index)
        if item is None or item.kind != "group" or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(theme.icon("pencil"), _("Rename group"))
        rename.triggered.connect(lambda: self.write_name(index))
        delete = menu.addAction(theme.icon("trash-2"), _("Delete group"))
        delete.triggered.connect(lambda: self._delete(index))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def _delete(self, index: QModelIndex) -> None:
        item = self._item(index)
        if item is not None and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.deletion_wanted.emit(int(item.id))

    def _item(self, index: QModelIndex) -> RailItem | None:
        item = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return item if isinstance(item, RailItem) else None


class Rail(QWidget):
    """The brand with its menu, the panels with their counts, lists, groups and tags."""

    panel_chosen = Signal(str)
    tag_chosen = Signal(str)
    list_chosen = Signal(str)
    """The favourites or the recent ones are to be listed."""
    group_chosen = Signal(int)
    group_named = Signal(int, str)
    """A group is to be called so; 0 stands for one that is to be made."""
    group_deleted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ("panel", "people")
        self.brand = Button(self)
        self.list = _RailList(self)
        self.rows = RailModel(self)
        self.foot = _RailList(self)
        self.foot_rows = RailModel(self, foot=True)
        self._delegate = RailDelegate(self)
        self._build()
        self.retranslate()
        self.set_compact(compact=False)
        for view in (self.list, self.foot):
            view.selectionModel().currentChanged.connect(self._current)
        self.list.clicked.connect(self._pressed)
        self.list.deletion_wanted.connect(self.group_deleted)
        self.rows.named.connect(self.group_named)
        self.rows.modelReset.connect(self._stand)
        self._stand()

    def set_menu(self, groups: Sequence[Sequence[QAction]]) -> None:
        """What the brand button offers, group by group."""
        menu = QMenu(self.brand)
        for number, group in enumerate(groups):
            if number:
                menu.addSeparator()
            menu.addActions(list(group))
        self.brand.setMenu(menu)

    def show_tally(self, tally: Tally) -> None:
        """Show these counts."""
        self.rows.show_tally(tally)

    def allow_write(self, allowed: bool) -> None:
        """Let groups be made and changed, or not, where the book can only be read."""
        self.rows.allow_write(allowed)

    def new_group(self) -> None:
        """Write the name of a new group."""
        place = self.rows.place_of("new", "group")
        if place >= 0:
            self.list.write_name(self.rows.index(place))

    def choose(self, kind: Kind, item_id: str) -> None:
        """Stand on an item and tell it."""
        for view, rows in ((self.list, self.rows), (self.foot, self.foot_rows)):
            place = rows.place_of(kind, item_id)
            if place >= 0:
                view.setCurrentIndex(rows.index(place))

    def set_compact(self, compact: bool) -> None:
        """Show icons only, or icons with words."""
        self._delegate.narrow = compact
        self.setFixedWidth(theme.size(NARROW if compact else WIDE))
        self.brand.setText("" if compact else _("Rolodex"))
        # A bar would push the icons out of the middle; the wheel and the arrows still lead on.
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if compact else policy.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(bar)
        self.list.doItemsLayout()
        self.foot.doItemsLayout()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.brand.setAccessibleName(_("Rolodex menu"))
        self.brand.setText("" if self._delegate.narrow else _("Rolodex"))
        self.list.setAccessibleName(_("Panels, lists, groups and tags"))
        self.foot.setAccessibleName(_("History and settings"))
        self.rows.build()
        self.foot_rows.build()

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        item = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(item, RailItem) or item.kind == "new":
            return
        # Only one row is current in both lists together.
        other = self.foot if index.model() is self.rows else self.list
        other.setCurrentIndex(QModelIndex())
        if (item.kind, item.id) == self._chosen:
            return
        self._chosen = (item.kind, item.id)
        if item.kind == "group":
            self.group_chosen.emit(int(item.id))
        elif item.kind == "list":
            self.list_chosen.emit(item.id)
        else:
            (self.panel_chosen if item.kind == "panel" else self.tag_chosen).emit(item.id)

    def _pressed(self, index: QModelIndex) -> None:
        """A click on the row that makes groups begins to write a name."""
        if self.rows.item(index.row()).kind == "new":
            self.list.write_name(index)

    def _stand(self) -> None:
        """Stand where one stood before the rows were made anew; on the people where that is gone."""
        if self.foot_rows.place_of(*self._chosen) < 0:
            place = self.rows.place_of(*self._chosen)
            self.list.setCurrentIndex(self.rows.index(max(0, place)))

    def _build(self) -> None:
        theme.set_role(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_role(self.brand, "brand")
        self.brand.setIcon(theme.icon("contact", "ink"))
        self.brand.setIconSize(QSize(theme.size(24), theme.size(20)))
        self.brand.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for view, rows in ((self.list, self.rows), (self.foot, self.foot_rows)):
            view.setModel(rows)
            view.setItemDelegate(self._delegate)
            view.setFrameShape(QFrame.Shape.NoFrame)
            view.setMouseTracking(True)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            view.viewport().setAutoFillBackground(False)
        self.foot.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot.setFixedHeight(theme.size(ITEM) * self.foot_rows.rowCount())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(10)
        holder = QVBoxLayout()
        holder.setContentsMargins(18, 0, 10, 0)
        holder.addWidget(self.brand)
        column.addLayout(holder)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the rows again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.list.viewport().update()
            self.foot.viewport().update()
        super().changeEvent(event)
