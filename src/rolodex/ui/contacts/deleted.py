"""The page of those deleted of late: who, when, and how to have them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.changes import Changes
from rolodex.domain.listing import Deleted
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import plain_label
from rolodex.ui.ports import Contacts, History, Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.row_model import Index, RowModel
from rolodex.ui.widgets.row_table import RowTable

MOST = 10_000
"""So many are listed at most, the last deleted first."""
ROW = 40


@dataclass(frozen=True, slots=True)
class _Answer:
    """Those deleted, and the steps that did it in words."""

    rows: tuple[Deleted, ...]
    steps: Mapping[int, str]


class _Model(RowModel[Deleted]):
    """The deleted contacts in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Mapping[int, str] = {}

    def show_rows(self, rows: Sequence[Deleted], steps: Mapping[int, str]) -> None:
        """Show these, each with the step that deleted it."""
        self._steps = steps
        self._put(rows)

    def named(self, row: Deleted) -> str:
        """Who was deleted."""
        return row.fn or _("No name")

    def spoken(self, row: Deleted) -> str:
        """Who was deleted, and how."""
        return ", ".join((self.named(row), self.told(row)))

    def told(self, row: Deleted) -> str:
        """By which step, and when."""
        step = self._steps.get(row.step_id, "")
        return " · ".join(part for part in (step, _when(row)) if part)


class _Delegate(QStyledItemDelegate):
    """Paints who was deleted at the left and when at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Deleted):
            return
        rect = QRectF(option.rect)
        theme.draw_ground(painter, rect, option.state)
        room = rect.adjusted(theme.size(16), 0, -theme.size(16), 0)
        model = index.model()
        when = model.told(row) if isinstance(model, _Model) else ""
        face = theme.font(12)
        when = theme.shortened(when, 12, 400, int(room.width() * 0.6))
        theme.draw_text(painter, room, when, face=face, ink=theme.colour("dim"), align=theme.RIGHT)
        room.setRight(room.right() - theme.metrics(12).horizontalAdvance(when) - theme.size(12))
        name = row.fn or _("No name")
        theme.draw_text(painter, room, name, face=theme.font(13, 600), ink=theme.colour("ink"))
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class _List(RowTable):
    """Enter brings back what is selected."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter brings back what is selected."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class DeletedPanel(QWidget):
    """Lists those deleted of late, and brings back one or several."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact is back and is to be shown."""
    erase_wanted = Signal(int)
    """This contact is to be erased for good."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._contacts: Contacts | None = None
        self._history: History | None = None
        self._read_only = False
        self._reading = False
        self.title = plain_label("", "title", self)
        self.explanation = plain_label("", "dim", self, wrap=True)
        self.restore = Button(self)
        self.erase = Button(self)
        self._pages = QStackedWidget(self)
        self._frame = QFrame(self._pages)
        self.list = _List(self._frame)
        self.rows = _Model(self)
        self.nobody = Blank("trash-2", self._pages)
        self._build()
        hand_on(self, self.list)
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show those deleted from this book."""
        self._contacts, self._history = services.contacts, services.history
        self._read_only = services.read_only
        self._read()

    def react(self, changes: Changes) -> None:
        """Read again when contacts were deleted or came back."""
        if changes.touches("contact"):
            self._read()

    def is_settled(self) -> bool:
        """Whether all is on the screen."""
        return not self._reading

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Recently deleted"))
        self.explanation.setText(
            _(
                "Everything that belonged to a contact comes back with it, under its old place, until it is "
                "erased for good."
            )
        )
        self.list.setAccessibleName(_("Recently deleted"))
        self.nobody.say(
            _("Nothing was deleted"),
            _("Whoever you delete can be brought back from here."),
        )
        self._say()

    def selected_ids(self) -> tuple[int, ...]:
        """Those who would be brought back."""
        rows = (index.data(Qt.ItemDataRole.UserRole) for index in self.list.selectionModel().selectedRows())
        return tuple(row.contact_id for row in rows if isinstance(row, Deleted))

    def _read(self) -> None:
        contacts, history = self._contacts, self._history
        if contacts is None or history is None:
            return

        def work(_progress: Progress) -> _Answer:
            rows = contacts.deleted(MOST)
            known = {one: history.step(one) for one in {row.step_id for row in rows}}
            return _Answer(rows, {one: word(step.label) for one, step in known.items() if step})

        self._reading = True
        self._runner.submit("lookups", "deleted", work, self._show, owner=self)

    def _show(self, answer: _Answer) -> None:
        self._reading = False
        rows = answer.rows
        place = max(0, self.list.currentIndex().row())
        self.rows.show_rows(rows, answer.steps)
        self._pages.setCurrentWidget(self._frame if rows else self.nobody)
        for button in (self.restore, self.erase):
            button.setVisible(bool(rows) and not self._read_only)
        if rows:
            self.list.selectRow(min(place, len(rows) - 1))
        self._say()

    def _say(self) -> None:
        count = len(self.list.selectionModel().selectedRows())
        text = ngettext("Restore %(count)s contact", "Restore %(count)s contacts", count)
        self.restore.setText(text % {"count": wording.number(count)} if count else _("Restore"))
        self.restore.setAccessibleName(self.restore.text())
        self.restore.setEnabled(count > 0)
        self.erase.setText(_("Erase for good…"))
        self.erase.setAccessibleName(self.erase.text())
        self.erase.setEnabled(count == 1)

    def _restore(self) -> None:
        contacts, ids = self._contacts, self.selected_ids()
        if contacts is None or not ids or self._read_only:
            return

        def work(_progress: Progress) -> Changes:
            return contacts.restore(ids)

        def done(_changes: Changes) -> None:
            text = ngettext("%(count)s contact is back", "%(count)s contacts are back", len(ids))
            self.noticed.emit(text % {"count": wording.number(len(ids))}, True)
            if len(ids) == 1:
                self.person_chosen.emit(ids[0])

        self._runner.submit("changes", "restore", work, done, owner=self)

    def _erase(self) -> None:
        ids = self.selected_ids()
        if len(ids) == 1:
            self.erase_wanted.emit(ids[0])

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settle_list()
        theme.set_role(self._frame, "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.list)
        self._pages.addWidget(self._frame)
        self._pages.addWidget(self.nobody)
        theme.set_role(self.restore, "primary")
        self.restore.setIcon(theme.icon("undo-2", "onacc"))
        self.restore.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.restore.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restore.clicked.connect(self._restore)
        self.erase.setIcon(theme.icon("eraser", "bad"))
        self.erase.setIconSize(QSize(theme.size(20), theme.size(16)))
        theme.set_role(self.erase, "danger")
        self.erase.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.erase.clicked.connect(self._erase)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.explanation)
        head.addLayout(words, 1)
        head.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self.nobody.paint_icon()

    def _settle_list(self) -> None:
        view = self.list
        view.setModel(self.rows)
        view.setItemDelegate(_Delegate(view))
        view.setMouseTracking(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.selectionModel().selectionChanged.connect(lambda _more, _less: self._say())
        view.opened.connect(self._restore)
        view.doubleClicked.connect(lambda _index: self._restore())


def _when(row: Deleted) -> str:
    """When a contact was deleted, in words."""
    moment = wording.local(row.at)
    if moment is None:
        return ""
    day = wording.short_day(moment.date(), wording.today())
    return _("%(day)s, %(time)s") % {"day": day, "time": wording.clock(moment)}
