"""The rail at the left: the brand with its menu, over all that can be listed and opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.listing import Tally
from rolodex.domain.segment import Segment
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.rail_delegate import ITEM, RailDelegate
from rolodex.ui.rail_list import RailList
from rolodex.ui.rail_rows import Kind, RailItem, RailModel
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.menu import Menu

WIDE = 212
NARROW = 56


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
    segment_chosen = Signal(int)
    segment_edited = Signal(int)
    segment_deleted = Signal(int)
    deed_wanted = Signal(str)
    """A row that does something was pressed: "new_segment"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ("panel", "people")
        self.brand = Button(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.rows = RailModel(self)
        self.list = RailList(self.rows, self)
        self.foot_rows = RailModel(self, foot=True)
        self.foot = RailList(self.foot_rows, self)
        self._delegate = RailDelegate(self)
        self._build()
        self.retranslate()
        self.set_compact(compact=False)
        for view in (self.list, self.foot):
            view.selectionModel().currentChanged.connect(self._current)
            view.selectionModel().selectionChanged.connect(self._selected)
        self.list.clicked.connect(self._pressed)
        self.list.deletion_wanted.connect(self.group_deleted)
        self.list.segment_edited.connect(self.segment_edited)
        self.list.segment_deleted.connect(self.segment_deleted)
        self.list.deed_wanted.connect(self.deed_wanted)
        self.rows.named.connect(self.group_named)
        self.rows.modelReset.connect(self._stand)
        self._stand()

    def set_menu(self, groups: Sequence[Sequence[QAction]]) -> None:
        """What the brand button offers, group by group."""
        menu = Menu(self.brand)
        for number, group in enumerate(groups):
            if number:
                menu.addSeparator()
            menu.addActions(list(group))
        self.brand.setMenu(menu)

    def place_bell(self, bell: QWidget) -> None:
        """Put the bell beside the brand, or below it where the rail is narrow."""
        self._head.addWidget(bell)

    def show_tally(self, tally: Tally) -> None:
        """Show these counts."""
        self.rows.show_tally(tally)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these segments with their counts."""
        self.rows.show_segments(segments)

    def show_count(self, panel: str, count: int) -> None:
        """Show how many there are in this panel."""
        self.rows.show_count(panel, count)

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
        self.choose_if_there(kind, item_id)

    def choose_if_there(self, kind: Kind, item_id: str) -> bool:
        """Stand on an item and tell it; says whether there is one."""
        for view, rows in ((self.list, self.rows), (self.foot, self.foot_rows)):
            place = rows.place_of(kind, item_id)
            if place >= 0:
                view.setCurrentIndex(rows.index(place))
                return True
        return False

    def leave(self) -> None:
        """Stand nowhere: what is listed is none of the rows."""
        self._chosen = ("panel", "")
        for view in (self.list, self.foot):
            view.setCurrentIndex(QModelIndex())

    def set_compact(self, compact: bool) -> None:
        """Show icons only, or icons with words."""
        self._delegate.narrow = compact
        self.list.set_narrow(compact)
        self.setFixedWidth(theme.size(NARROW if compact else WIDE))
        self.brand.setText("" if compact else _("Rolodex"))
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if compact else direction.LeftToRight)
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
        self.list.setAccessibleName(_("Panels, segments, lists, groups and tags"))
        self.foot.setAccessibleName(_("History and settings"))
        self.rows.build()
        self.foot_rows.build()

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        item = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(item, RailItem) or item.kind in ("new", "deed"):
            return
        # Only one row is current in both lists together.
        other = self.foot if index.model() is self.rows else self.list
        other.setCurrentIndex(QModelIndex())
        if (item.kind, item.id) == self._chosen:
            return
        self._chosen = (item.kind, item.id)
        if item.kind == "group":
            self.group_chosen.emit(int(item.id))
        elif item.kind in ("segment", "saved"):
            self.segment_chosen.emit(int(item.id))
        elif item.kind == "list":
            self.list_chosen.emit(item.id)
        else:
            (self.panel_chosen if item.kind == "panel" else self.tag_chosen).emit(item.id)

    def _selected(self, chosen: QItemSelection, _before: QItemSelection) -> None:
        """A screen reader selects a row without standing on it; keys and mouse stand there a moment later."""
        row = next(iter(chosen.indexes()), QModelIndex())
        QTimer.singleShot(0, self, partial(self._follow, QPersistentModelIndex(row)))

    def _follow(self, row: QPersistentModelIndex) -> None:
        view = self.list if row.model() is self.rows else self.foot
        if row.isValid() and view.currentIndex() != row and view.selectionModel().isSelected(row):
            view.setCurrentIndex(row)

    def _pressed(self, index: QModelIndex) -> None:
        """A click on the row that makes groups begins to write a name."""
        item = self.rows.item(index.row())
        if item.kind == "new":
            self.list.write_name(index)
        elif item.kind == "deed":
            self.deed_wanted.emit(item.id)

    def _stand(self) -> None:
        """Stand where one stood before the rows were made anew; on the people where that is gone."""
        if self._chosen == ("panel", ""):
            self.leave()
        elif self.foot_rows.place_of(*self._chosen) < 0:
            place = self.rows.place_of(*self._chosen)
            place = place if place >= 0 else self.rows.place_of("panel", "people")
            self.list.setCurrentIndex(self.rows.index(place))

    def _build(self) -> None:
        theme.set_role(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_role(self.brand, "brand")
        self.brand.setIcon(theme.icon("contact", "ink"))
        self.brand.setIconSize(QSize(theme.size(24), theme.size(20)))
        self.brand.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for view in (self.list, self.foot):
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
        self._head.setContentsMargins(18, 0, 10, 0)
        self._head.addWidget(self.brand)
        self._head.addStretch(1)
        column.addLayout(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)

    def changeEvent(self, event: QEvent) -> None:
        """Paint the rows again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.list.viewport().update()
            self.foot.viewport().update()
        super().changeEvent(event)
