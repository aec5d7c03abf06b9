"""Where the parts of a row stand: the tick, the round, the texts, the chip and the two buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.today.rows import Row

Part = Literal["tick", "call", "snooze", ""]

ROW = 59
HEAD = 42
TIGHT = 420
"""In rows narrower than this when it is due stands below the title, and nothing else does."""
NARROW = 600
"""In rows narrower than this the button has no words, and all stands closer."""
AVATAR = 36
_TICK, _AVATAR, _TEXT, _SIDE = 27, 49, 97, 17
_BUTTON = 32


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """The places of one row; a part that is not there has an empty rectangle."""

    tick: QRectF
    avatar: QPointF
    title: QRectF
    below: QRectF
    chip: QRectF
    call: QRectF
    snooze: QRectF
    worded: bool
    tight: bool

    def part_at(self, point: QPointF) -> Part:
        """Which part a click at a point means."""
        size = theme.size
        around = self.tick.adjusted(-size(9), -size(12), size(9), size(12))
        if not self.tick.isEmpty() and around.contains(point):
            return "tick"
        if self.call.contains(point):
            return "call"
        return "snooze" if self.snooze.contains(point) else ""


def places(rect: QRectF, row: Row, *, may_write: bool) -> RowPlaces:
    """The places of a row in its rectangle."""
    size = theme.size
    worded = rect.width() >= size(NARROW)
    middle, right = rect.center().y(), rect.right() - size(_SIDE if worded else 10)
    button, gap = (40, 12) if worded else (34, 6)
    may_write = may_write and not row.fixed
    snooze = call = QRectF()
    if may_write:
        words = theme.metrics(13, 500).horizontalAdvance(_("Snooze")) + size(45) if worded else size(button)
        snooze = _box(right - words, middle, words, size(_BUTTON))
        right = snooze.left() - size(gap)
    if row.follow_up is not None and row.follow_up.tel:
        call = _box(right - size(button), middle, size(button), size(_BUTTON))
        right = call.left()
    elif may_write:
        # the chips stand in one column, whether or not somebody has a number
        right -= size(button)
    right -= size(_SIDE if worded else 8)
    wide = theme.metrics(12, 500).horizontalAdvance(row.chip) + size(20) if row.chip else 0
    left = rect.left() + size(_TEXT)
    tight = rect.width() < size(TIGHT)
    chip = QRectF()
    if wide and tight:
        chip = _box(left, middle + size(11), min(wide, right - left), size(20))
    elif wide:
        chip = _box(right - wide, middle, wide, size(20))
    tick = _box(rect.left() + size(_TICK - 9), middle, size(18), size(18)) if may_write else QRectF()
    width = max(0.0, (chip.left() if wide and not tight else right) - (0 if tight else size(12)) - left)
    return RowPlaces(
        tick,
        QPointF(rect.left() + size(_AVATAR), round(middle - size(AVATAR) / 2)),
        QRectF(left, middle - size(19), width, size(20)),
        QRectF(left, middle, width, size(19)),
        chip,
        call,
        snooze,
        worded,
        tight,
    )


def _box(left: float, middle: float, width: float, height: float) -> QRectF:
    return QRectF(round(left), round(middle - height / 2), round(width), height)
