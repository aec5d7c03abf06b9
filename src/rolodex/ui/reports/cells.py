"""How the cells of a report are painted: quiet lines, numbers at the right, bars of shares."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.reports import words
from rolodex.ui.reports.columns import INSET, MARK, PAD
from rolodex.ui.reports.rows import ReportRows

ROW = 34
DOT = 8
BAR = 8
STEP = 14
"""How far a row stands in below the one it is a part of."""


@dataclass(frozen=True, slots=True)
class Where:
    """A cell: its row and section, the sections at both ends, and how much room the bars have."""

    row: int
    section: int
    first: int
    last: int
    bars: int = 0


def draw_head(painter: QPainter, rect: QRectF, model: ReportRows, where: Where) -> None:
    """The words above a column, and the line below them."""
    text, align = word(model.column(where.section).head), _align(model, where.section)
    face, ink = theme.font(12), theme.colour("dim")
    theme.draw_text(painter, _inner(rect, where), text, face=face, ink=ink, align=align)
    if where.section == where.last and where.bars:
        beside = rect.adjusted(rect.width() - where.bars, 0, -theme.size(INSET), 0)
        theme.draw_text(painter, beside, model.head_of_bars(), face=face, ink=ink)
    draw_line(painter, rect)


def draw_cell(painter: QPainter, rect: QRectF, model: ReportRows, where: Where) -> None:
    """A cell; in the first one the mark of the row, in the last one its bar."""
    row = model.row(where.row)
    if row is None:
        return
    room, number = _inner(rect, where), model.is_number(where.section)
    if where.section == where.first and row.colour:
        _dot(painter, room, row.colour)
        room.setLeft(room.left() + theme.size(MARK))
    if where.section == where.first:
        room.setLeft(room.left() + row.level * theme.size(STEP))
    share = model.share(where.row) if where.section == where.last else None
    if share is not None:
        _bar(painter, rect, where.bars, share, row.colour or "accent")
    strong = model.is_strong(where.row, where.section)
    text = str(model.index(where.row, where.section).data())
    face = theme.font(13, 600 if strong else 400, tabular=number)
    ink = theme.colour("dim" if text == words.NOTHING else "ink")
    theme.draw_text(painter, room, text, face=face, ink=ink, align=_align(model, where.section))


def draw_ground(painter: QPainter, rect: QRectF, *, current: bool, under: bool) -> None:
    """The ground of a row that has the keyboard, or the mouse."""
    if current:
        painter.fillRect(rect, theme.colour("selected"))
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
    elif under:
        painter.fillRect(rect, theme.colour("hover"))


def draw_line(painter: QPainter, rect: QRectF) -> None:
    """A hair line at the lower edge."""
    painter.setPen(QPen(theme.colour("line"), 0))
    y = round(rect.bottom()) - 1
    painter.drawLine(round(rect.left()), y, round(rect.right()), y)


def _align(model: ReportRows, section: int) -> Qt.AlignmentFlag:
    return theme.RIGHT if model.is_number(section) else theme.LEFT


def _inner(rect: QRectF, where: Where) -> QRectF:
    left = theme.size(INSET if where.section == where.first else PAD)
    right = theme.size(INSET if where.section == where.last else PAD)
    if where.section == where.last and where.bars:
        right = where.bars + theme.size(PAD)
    return rect.adjusted(left, 0, -right, 0)


def _dot(painter: QPainter, room: QRectF, token: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(words.paint(token))
    side = theme.size(DOT)
    painter.drawEllipse(QRectF(room.left(), room.center().y() - side / 2, side, side))
    painter.restore()


def _bar(painter: QPainter, rect: QRectF, room: int, share: float, token: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    height, width = theme.size(BAR), room - theme.size(INSET)
    track = QRectF(rect.right() - theme.size(INSET) - width, 0, width, height)
    track.moveTop(round(rect.center().y() - height / 2))
    painter.setBrush(theme.colour("chip"))
    painter.drawRoundedRect(track, 2, 2)
    if share > 0:
        painter.setBrush(words.paint(token))
        filled = QRectF(track.left(), track.top(), max(3.0, track.width() * min(1.0, share)), height)
        painter.drawRoundedRect(filled, 2, 2)
    painter.restore()
