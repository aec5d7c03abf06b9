"""How rows of columns are painted: each is drawn once and shown again while the list scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from rolodex.domain.columns import Cells
from rolodex.ui import theme
from rolodex.ui.contacts.matching import Typed, paint_line

INSET = 9
NAME, OTHERS = (13, 600), (12, 400)
KEPT = 3
"""Rows kept for each one in view, so that a step back finds them drawn."""


@dataclass(frozen=True, slots=True)
class Section:
    """Where a column stands in the view."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Look:
    """All that rows of columns have in common."""

    sections: tuple[Section, ...]
    width: int
    height: int
    typed: Typed
    phone: int
    """Which column has numbers, -1 for none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the texts of its cells, and whether it is chosen."""

    cells: Cells
    chosen: bool


class RowPictures:
    """Paints rows of cells: plain text, the name in bold, with marks on what matched.

    Laying out the texts of a row takes ten times as long as showing the picture of it.
    """

    def __init__(self) -> None:
        self._common: tuple[object, ...] = ()
        self._drawn: dict[Row, QPixmap] = {}

    def paint(self, painter: QPainter, look: Look, rows: Sequence[tuple[float, Row]]) -> None:
        """Paint each row at its height."""
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        if dpr != int(dpr):
            # Between two pixels of the screen a picture would be blurred.
            for top, row in rows:
                _draw(painter, top, row, look)
            return
        common = (look, theme.mode(), theme.text_size(), dpr)
        if common != self._common:
            self._common, self._drawn = common, {}
        for top, row in rows:
            drawn = self._drawn.get(row)
            if drawn is None:
                drawn = self._drawn[row] = _picture(row, look, dpr)
            painter.drawPixmap(QPointF(0, top), drawn)
        while len(self._drawn) > KEPT * max(1, len(rows)):
            del self._drawn[next(iter(self._drawn))]


def _picture(row: Row, look: Look, dpr: float) -> QPixmap:
    drawn = QPixmap(round(look.width * dpr), round(look.height * dpr))
    drawn.setDevicePixelRatio(dpr)
    painter = QPainter(drawn)
    _draw(painter, 0, row, look)
    painter.end()
    return drawn


def _draw(painter: QPainter, top: float, row: Row, look: Look) -> None:
    """Draw the ground of a row, the line under it, and its texts."""
    ground = theme.colour("selected" if row.chosen else "panel")
    painter.fillRect(QRectF(0, top, look.width, look.height), ground)
    if row.chosen:
        painter.fillRect(QRectF(0, top, 3, look.height), theme.colour("accent"))
    painter.fillRect(QRectF(0, top + look.height - 1, look.width, 1), theme.colour("line"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    places = list(look.typed.places(row.cells))
    if look.phone >= 0 and not places[look.phone]:
        places[look.phone] = look.typed.in_number(row.cells[look.phone])
    inset, after = theme.size(INSET), theme.size(INSET) // 2
    for number, section in enumerate(look.sections[: len(row.cells)]):
        before = inset + (theme.size(8) if number == 0 else 0)
        room = QRectF(section.left + before, top, section.width - before - after, look.height)
        if row.cells[number] and room.width() >= 1 and room.left() < look.width and room.right() > 0:
            face, token = (NAME, "ink") if number == 0 else (OTHERS, "dim")
            paint_line(painter, room, row.cells[number], places[number], face=face, token=token)
