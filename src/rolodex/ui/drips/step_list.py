"""The steps of a plan as rows, each the further in the later it comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain import drip_tree
from rolodex.domain.drip import Deed, DripStep
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.drips import words
from rolodex.ui.widgets.deed_list import DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 52
INSET, STEP = 14, 26
DEEPEST = 6
"""Levels by which rows are moved in; further ones stand below each other."""
ICONS: Mapping[Deed, str] = MappingProxyType({"letter": "file-text", "labels": "tags", "task": "list-checks"})

Placed = tuple[DripStep, int]
"""A step, and how deep it is."""


class StepRows(RowModel[Placed]):
    """Steps in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters: words.Names = MappingProxyType({})

    def show_steps(self, steps: Sequence[DripStep], letters: words.Names) -> None:
        """Show these; `letters` are the names of letters by their ids."""
        self._letters = letters
        self._put(drip_tree.rows(steps))

    def place_of(self, step_id: int) -> int:
        """In which row a step stands, the first where it is not there."""
        return next((at for at, (step, _depth) in enumerate(self._rows) if step.id == step_id), 0)

    def guides(self, place: int) -> tuple[int, ...]:
        """The depths at which a line goes on from this row to a branch further down."""
        found: list[int] = []
        least = min(DEEPEST, self._rows[place][1] + 1)
        for _step, depth in self._rows[place + 1 :]:
            if 0 < depth <= least:
                found.append(depth)
            least = min(least, depth - 1)
        return tuple(found)

    def named(self, row: Placed) -> str:
        """What is done."""
        return words.deed(row[0], self._letters)

    def spoken(self, row: Placed) -> str:
        """A step for those who cannot see it, with how deep it is."""
        step, depth = row
        said = words.said(step, self._letters)
        return _("Level %(level)d: %(step)s") % {"level": depth + 1, "step": said} if depth else said


class StepDelegate(QStyledItemDelegate):
    """Paints what is done over when and for whom, with a line from the step before."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, tuple) or not isinstance(model, StepRows):
            return
        step, depth = row
        painter.save()
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        left = rect.left() + size(INSET) + min(depth, DEEPEST) * size(STEP)
        middle = rect.center().y()
        painter.setPen(QPen(theme.colour("dim"), 1))
        for level in model.guides(index.row()):
            # a branch further down: its line begins below the step it follows, and passes all between
            begin = middle + size(14) if level == depth + 1 else rect.top()
            across = rect.left() + size(INSET) + (level - 1) * size(STEP) + size(10)
            painter.drawLine(QPointF(across, begin), QPointF(across, rect.bottom() + 1))
        if depth:
            across = left - size(STEP) + size(10)
            painter.drawLine(QPointF(across, rect.top()), QPointF(across, middle))
            painter.drawLine(QPointF(across, middle), QPointF(left - size(4), middle))
        round_at = QPointF(left + size(11), middle)
        theme.draw_round_icon(
            painter, round_at, ICONS[step.deed], token="accent", soft="accent_soft", radius=size(11)
        )
        room = QRectF(left + size(32), rect.top() + size(7), 0, size(19))
        room.setRight(max(room.left(), rect.right() - size(INSET)))
        ink = theme.colour("ink")
        theme.draw_text(painter, room, model.named(row), face=theme.font(13, 600), ink=ink)
        below, dim = room.translated(0, size(19)), theme.colour("dim")
        theme.draw_text(painter, below, words.when(step), face=theme.font(12), ink=dim)
        painter.restore()


class StepList(DeedList):
    """N adds what follows the row, B a branch beside it, Delete cuts it, Alt with the arrows moves it."""

    moved = Signal(int)
    """The step one stands on is wanted one branch up (-1) or down (1)."""

    deeds = MappingProxyType({Qt.Key.Key_N: "after", Qt.Key.Key_B: "branch"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setItemDelegate(StepDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The id of a step."""
        return row[0].id if isinstance(row, tuple) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the step with Alt and the arrows; in a plan without steps N begins."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ways:
            self.moved.emit(ways[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_N and not self.model().rowCount():
            self.wanted.emit("after", 0)
        else:
            super().keyPressEvent(event)
