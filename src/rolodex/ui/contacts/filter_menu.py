"""The menu of filters: a field, then its values with their counts, narrowed as one types."""

from __future__ import annotations

from PySide6.QtCore import (
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
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.asked import Filter
from rolodex.domain.folding import fold
from rolodex.domain.listing import Query
from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.contacts.filters import FIELDS, MISSING, value_name
from rolodex.ui.flow import FlowLayout
from rolodex.ui.ports import Contacts
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.told_as import announce_current
from rolodex.ui.widgets.button import Button

WIDE, HIGH = 320, 380
MOST = 200
VALUE = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Values = tuple[tuple[str, str, int], ...]
"""Each value as the search has it, as it is shown, and how many have it."""


class _Delegate(QStyledItemDelegate):
    """A value at the left, its count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.size(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        chosen = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if chosen:
            painter.fillRect(rect, theme.colour("accent_soft"))
        room = rect.adjusted(theme.size(8), 0, -theme.size(8), 0)
        count = wording.number(int(index.data(COUNT) or 0))
        face = theme.font(12, tabular=True)
        theme.draw_text(painter, room, count, face=face, ink=theme.colour("dim"), align=theme.RIGHT)
        room.setRight(room.right() - theme.metrics(12, tabular=True).horizontalAdvance(count) - theme.size(8))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        theme.draw_text(painter, room, text, face=theme.font(13), ink=theme.colour("ink"))


class FilterMenu(QFrame):
    """Drops down under the button that asks for it; Enter or a click takes a value."""

    chosen = Signal(object)
    """The Filter that was taken."""

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._runner = runner
        self._contacts: Contacts | None = None
        self._query = Query()
        self._field = "tag"
        self._fields = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self.narrow = QLineEdit(self)
        self.values = QListWidget(self)
        self.without: QCheckBox = CheckBox(self)
        self._build()
        self.retranslate()

    def open(self, contacts: Contacts, query: Query, place: QPoint) -> None:
        """Drop down here and offer what the contacts of this list can be filtered by."""
        self._contacts, self._query = contacts, query
        self.without.setChecked(False)
        self.resize(theme.size(WIDE), theme.size(HIGH))
        self.move(place)
        self.choose_field(self._field)
        self.show()
        self.narrow.setFocus(Qt.FocusReason.PopupFocusReason)

    def choose_field(self, field: str) -> None:
        """Offer the values of this field."""
        self._field = field
        self._buttons[field].setChecked(True)
        self.narrow.clear()
        self._ask()

    def retranslate(self) -> None:
        """Word everything anew."""
        for field, button in self._buttons.items():
            button.setText(word(FIELDS[field]))
        self.narrow.setPlaceholderText(_("Type to narrow"))
        self.narrow.setAccessibleName(_("Type to narrow"))
        self.values.setAccessibleName(_("Values"))
        self.without.setText(_("All but these"))
        self.setAccessibleName(_("Filter"))

    def _ask(self) -> None:
        contacts, field, query, text = self._contacts, self._field, self._query, self.narrow.text().strip()
        if contacts is None:
            return

        def work(_progress: Progress) -> Values:
            if field == "missing":
                return _missing(contacts, query, text)
            found = contacts.values(field, text, MOST, query.kind)
            return tuple((value, value_name(field, value), count) for value, count in found)

        self._runner.submit("lookups", "values", work, self._show, owner=self)

    def _show(self, values: Values) -> None:
        self.values.clear()
        for value, shown, count in values:
            item = QListWidgetItem(shown)
            item.setData(VALUE, value)
            item.setData(COUNT, count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown}, {wording.number(count)}")
            self.values.addItem(item)
        if values:
            self.values.setCurrentRow(0)

    def _take(self) -> None:
        item = self.values.currentItem()
        if item is not None:
            taken = Filter(self._field, str(item.data(VALUE)), self.without.isChecked())
            self.hide()
            self.chosen.emit(taken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move among the values and take one while the keyboard stays in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if watched is self.narrow and event.key() in (
                Qt.Key.Key_Up,
                Qt.Key.Key_Down,
                Qt.Key.Key_PageUp,
                Qt.Key.Key_PageDown,
            ):
                QApplication.sendEvent(self.values, QKeyEvent(event))
                announce_current(self.values)
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme.set_role(self, "card")
        fields = QWidget(self)
        flow = FlowLayout(fields, across=2, down=2)
        for field in FIELDS:
            button = Button(fields)
            theme.set_role(button, "quiet")
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, field=field: self._pick(field))
            self._fields.addButton(button)
            self._buttons[field] = button
            flow.addWidget(button)
        self.values.setItemDelegate(_Delegate(self.values))
        self.values.setUniformItemSizes(True)
        self.values.setMouseTracking(True)
        self.values.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.values.itemClicked.connect(lambda _item: self._take())
        self.narrow.textEdited.connect(lambda _text: self._ask())
        for widget in (self.narrow, self.values):
            widget.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for part in (fields, self.narrow):
            column.addWidget(part)
        column.addWidget(self.values, 1)
        column.addWidget(self.without)

    def _pick(self, field: str) -> None:
        self.choose_field(field)
        self.narrow.setFocus(Qt.FocusReason.OtherFocusReason)


def _missing(contacts: Contacts, query: Query, text: str) -> Values:
    """What the contacts of a list may miss, and how many do."""
    found = [(value, word(shown)) for value, shown in MISSING.items()]
    asked = [Query(kind=query.kind, filters=(Filter("missing", value),)) for value, _shown in found]
    counts = [contacts.matches(one, 1).total for one in asked]
    return tuple(
        (value, shown, count)
        for (value, shown), count in zip(found, counts, strict=True)
        if count and fold(shown).startswith(fold(text))
    )
