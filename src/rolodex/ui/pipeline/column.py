"""One stage of the board: its name, how many deals and what they are worth, and their cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QObject,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from rolodex.domain import forecast
from rolodex.domain.deal import DealRow, Stage
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.pipeline import words
from rolodex.ui.pipeline.delegate import GAP, ROW, DealDelegate
from rolodex.ui.widgets.row_model import RowModel
from rolodex.ui.widgets.row_table import RowTable

MIME = "application/x-rolodex-deal"
NARROWEST = 200


class Cards(RowModel[DealRow]):
    """The deals of one stage in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = ""
        self.today = date.min

    def show_rows(self, rows: Sequence[DealRow], stage: str) -> None:
        """Show these."""
        self._stage = stage
        self._put(rows)

    def named(self, row: DealRow) -> str:
        """The title of a deal."""
        return row.deal.title

    def spoken(self, row: DealRow) -> str:
        """A deal for those who cannot see it, with its place in the stage."""
        place = _("%(place)s of %(count)s") % {
            "place": wording.number(self._rows.index(row) + 1),
            "count": wording.number(len(self._rows)),
        }
        return f"{words.spoken(row, self._stage, self.today)}, {place}"


class CardList(RowTable):
    """The cards of one stage; keys go to the board first."""

    shows_focus = True

    pressed_key = Signal(object)
    """A QKeyEvent that the board may accept."""
    opened = Signal()
    menu_wanted = Signal(QPoint)
    dropped = Signal(int, int)
    """A card was let go here: its deal, and how many others stand above it."""
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from = QPoint()
        self._over = -1
        self.setAcceptDrops(True)
        # The card itself shows that it is chosen; Qt would paint its whole row.
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the board take the key, or move within the list."""
        event.ignore()
        self.pressed_key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.focused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            box = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(box.center()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the card along once the mouse has gone far enough."""
        far = (event.position().toPoint() - self._from).manhattanLength() >= QApplication.startDragDistance()
        if event.buttons() & Qt.MouseButton.LeftButton and far:
            self._drag()
        elif not event.buttons():
            super().mouseMoveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards only; files are meant for the window."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the card would come to stand."""
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        self._over = self._gap_at(event.position().toPoint())
        self.viewport().update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        self._over = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which card was let go where."""
        self._over = -1
        self.viewport().update()
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        deal_id = int(event.mimeData().data(MIME).data())
        gap = self._gap_at(event.position().toPoint())
        event.acceptProposedAction()
        self.dropped.emit(deal_id, gap - self._above(deal_id, gap))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, and a line where one would be let go."""
        super().paintEvent(event)
        if self._over < 0:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour("accent"), 2))
        y = self._over * theme.size(ROW) - self.verticalScrollBar().value() - theme.size(GAP) // 2
        painter.drawLine(2, max(1, y), self.viewport().width() - 2, max(1, y))

    def _gap_at(self, point: QPoint) -> int:
        """How many cards stand above a point."""
        y = point.y() + self.verticalScrollBar().value()
        return max(0, min((y + theme.size(ROW) // 2) // theme.size(ROW), self.model().rowCount()))

    def _above(self, deal_id: int, gap: int) -> int:
        """1 where the card itself is one of those above, else 0."""
        model = self.model()
        rows = (model.index(place, 0).data(Qt.ItemDataRole.UserRole) for place in range(gap))
        return int(any(isinstance(row, DealRow) and row.deal.id == deal_id for row in rows))

    def _drag(self) -> None:
        index = self.indexAt(self._from)
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if not isinstance(row, DealRow):
            return
        carried = QMimeData()
        carried.setData(MIME, QByteArray(str(row.deal.id).encode()))
        drag = QDrag(self)
        drag.setMimeData(carried)
        box = self.visualRect(index)
        drag.setPixmap(self.viewport().grab(box))
        drag.setHotSpot(self._from - box.topLeft())
        drag.exec(Qt.DropAction.MoveAction)


class Column(QWidget):
    """A stage with its cards."""

    def __init__(self, delegate: DealDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage(0, "")
        self._rows: tuple[DealRow, ...] = ()
        self.name = ElidedLabel("", "strong", self)
        self.count = plain_label("", "small", self)
        self.worth = ElidedLabel("", "small", self)
        self.list = CardList(self)
        self.cards = Cards(self)
        self.list.setModel(self.cards)
        self.list.setItemDelegate(delegate)
        self.setMinimumWidth(theme.size(NARROWEST))
        head = QHBoxLayout()
        head.setContentsMargins(theme.size(4), 0, theme.size(4), 0)
        head.setSpacing(theme.size(8))
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        below = QHBoxLayout()
        below.setContentsMargins(theme.size(4), 0, theme.size(4), theme.size(8))
        below.addWidget(self.worth)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.list, 1)

    def show_stage(self, stage: Stage, rows: Sequence[DealRow], today: date) -> None:
        """Show these cards of this stage."""
        same = stage == self.stage and tuple(rows) == self._rows and today == self.cards.today
        self.stage, self._rows = stage, tuple(rows)
        self.cards.today = today
        if not same:
            self.cards.show_rows(rows, word(stage.said))
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.ClickFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        name = word(self.stage.said)
        many = len(self._rows)
        self.name.setText(name)
        self.count.setText(wording.number(many))
        worth = words.sums(forecast.sums(self._rows))
        self.worth.setText(worth or (_("no amount yet") if many else "–"))
        text = ngettext("%(count)s deal", "%(count)s deals", many) % {"count": wording.number(many)}
        self.list.setAccessibleName(", ".join(part for part in (name, text, worth) if part))

    def stand_on(self, position: int) -> None:
        """Let this card be the current one."""
        if self.cards.row(position) is None:
            return
        self.list.selectRow(position)
        self.list.scrollTo(self.cards.index(position, 0))

    def leave(self) -> None:
        """Let no card be the current one."""
        self.list.clearSelection()

    def current(self) -> DealRow | None:
        """The current card."""
        rows = self.list.selectionModel().selectedRows()
        return self.cards.row(rows[0].row()) if rows else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an empty place where there are no cards."""
        if self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("line"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        box = QRectF(self.list.geometry()).adjusted(1.5, 1.5, -1.5, -1.5)
        box.setHeight(min(box.height(), theme.size(ROW - GAP)))
        painter.drawRoundedRect(box, 10, 10)
