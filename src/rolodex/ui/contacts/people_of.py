"""The people of a company, on its card."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.contacts.delegate import ROW, ContactDelegate
from rolodex.ui.labelling import ElidedLabel, plain_tip
from rolodex.ui.tamed_rows import tamed_rows
from rolodex.ui.widgets.button import Button

MOST = 4
"""So many rows are in view at once; the others are scrolled to."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Model(QAbstractListModel):
    """The rows of a short list that is here as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ContactRow, ...] = ()

    def show_rows(self, rows: Sequence[ContactRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.fn or _("No name"), row.detail) if part)
        return row.fn if role == Qt.ItemDataRole.DisplayRole else None


class _List(QListView):
    """A short list of people; Enter goes to one."""

    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the current one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, ContactRow):
            self.opened.emit(row.id)


class PeopleOf(QFrame):
    """Who works at a company; more can be added, and given its address."""

    contact_wanted = Signal(int)
    person_wanted = Signal()
    """A new person who works here is to be written."""
    address_wanted = Signal()
    """The company's address is to be given to its people."""

    def __init__(self, photos: Callable[[str], QImage | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._count = 0
        self._compact = False
        self.title = ElidedLabel("", "head", self)
        self.add = Button(self)
        self.address = Button(self)
        self.list = _List(self)
        self._rows = _Model(self)
        self._delegate = ContactDelegate(photos, self)
        self._build()
        self.retranslate()

    def show_people(self, rows: Sequence[ContactRow], *, has_address: bool, may_write: bool) -> None:
        """Show these people."""
        self._count = len(rows)
        self._rows.show_rows(rows)
        self.add.setVisible(may_write)
        self.address.setVisible(may_write and has_address and bool(rows))
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(len(rows), MOST) * theme.size(ROW))
        self._say()

    def set_compact(self, compact: bool) -> None:
        """Show the buttons without words, or with them."""
        self._compact = compact
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        for button, text in (
            (self.add, _("Add person here")),
            (self.address, _("Give them the address…")),
        ):
            button.setAccessibleName(text)
        self.list.setAccessibleName(_("People of this company"))
        self._say()

    def _say(self) -> None:
        text = ngettext("%(count)s person", "%(count)s people", self._count)
        self.title.setText(
            text % {"count": wording.number(self._count)}
            if self._count
            else _("Nobody is known to work here")
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what the buttons do where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = [one for one in (self.address, self.add) if not one.isHidden()]
        words = (one.fontMetrics().horizontalAdvance(one.accessibleName()) for one in buttons)
        titled = self.title.fontMetrics().horizontalAdvance(self.title.text())
        brief = self._compact or titled + sum(words) + theme.size(36 + 60 * len(buttons)) > self.width()
        for button in (self.address, self.add):
            text = button.accessibleName()
            button.setText("" if brief else text)
            button.setToolTip(plain_tip(text) if brief else "")

    def _build(self) -> None:
        view = self.list
        view.setModel(self._rows)
        view.setItemDelegate(self._delegate)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.viewport().setAutoFillBackground(False)
        view.clicked.connect(view._open)
        view.opened.connect(self.contact_wanted)
        self.add.clicked.connect(self.person_wanted)
        self.address.clicked.connect(self.address_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 10, 4)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for button, icon in ((self.address, "map-pin"), (self.add, "user-plus")):
            theme.set_role(button, "quiet")
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(view)
