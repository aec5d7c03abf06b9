"""What stands around a chart: hair lines, labels, legend."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rolodex.ui import theme
from rolodex.ui.reports import words
from rolodex.ui.reports.drawing import Scale
from rolodex.ui.reports.plan import Plan

FOOT = 24
LEGEND = 22
INSET = 14


def draw_steps(painter: QPainter, shown: Plan, area: QRectF, scale: Scale) -> None:
    """Hair lines at round values, each with its value at the left."""
    ink, face = theme.colour("dim"), theme.font(11)
    inset, gutter = theme.size(INSET), side_width(shown)
    for value, text in ((0.0, ""), *shown.steps) if shown.shape != "grid" else ():
        y = round(area.top() + scale.y(value))
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right() + 1, y))
        beside = QRectF(inset, y - theme.size(8), gutter, theme.size(16))
        theme.draw_fitting(painter, beside, text, face=face, ink=ink, align=theme.RIGHT)


def draw_labels(painter: QPainter, shown: Plan, area: QRectF) -> None:
    """What stands below each place, and beside each line of a grid."""
    ink, face, metrics = theme.colour("dim"), theme.font(11), theme.metrics(11)
    width = area.width() / max(1, len(shown.labels))
    full = all(metrics.horizontalAdvance(text) + theme.size(8) <= width for text in shown.labels)
    top, free = area.bottom() + theme.size(4), area.left()
    for number, text in enumerate(shown.labels if full else shown.short):
        middle = area.left() + (number + 0.5) * width
        whole = len(text) <= 4 or shown.shape == "grid"
        room = max(width - theme.size(6), metrics.horizontalAdvance(text) + 1 if whole else 0)
        left = max(area.left(), min(middle - room / 2, area.right() - room))
        # of labels that stand too close only some are drawn
        if text and left >= free - 0.5:
            box = QRectF(left, top, room, theme.size(FOOT) - theme.size(6))
            theme.draw_text(painter, box, text, face=face, ink=ink, align=theme.CENTRE)
            free = left + room + (theme.size(4) if room > width else 0)
    height = area.height() / shown.lines
    for number, text in enumerate(shown.sides):
        box = QRectF(theme.size(INSET), area.top() + number * height, side_width(shown), height)
        theme.draw_text(painter, box, text, face=theme.font(11, tabular=True), ink=theme.colour("dim"))


def draw_legend(painter: QPainter, shown: Plan, right: float) -> None:
    """Words and colour of each series, ending at `right`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for text, token in reversed(shown.legend):
        width = theme.metrics(11).horizontalAdvance(text)
        box = QRectF(right - width, 0, width + 1, theme.size(16))
        theme.draw_fitting(painter, box, text, face=theme.font(11), ink=theme.colour("dim"))
        if not token:
            right = round(box.left()) - theme.size(10)
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(words.paint(token))
        side = theme.size(8)
        mark = QRectF(box.left() - side - theme.size(5), theme.size(4), side, side)
        painter.drawRoundedRect(mark, 2, 2)
        right = round(mark.left()) - theme.size(14)


def side_width(shown: Plan) -> int:
    """How much room the words at the left take: lines of a grid, or values of the hair lines."""
    texts = shown.sides or [text for _value, text in shown.steps]
    widths = (theme.metrics(11, tabular=True).horizontalAdvance(text) for text in texts)
    return min(theme.size(120), ceil(max(widths, default=0)))
