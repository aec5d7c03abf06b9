"""A stock drawn from its measures, with the one that is being written shown as a line with its length."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.stock import Box, Stock
from rolodex.domain.stock_check import SLACK
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labels.paper_view import EDGE, PaperView

MARGIN = 18
MEASURE = QColor("#B4451F")
WRONG = QColor("#B3261E")
TEXT = QColor("#8FA98F")


class StockDrawing(QWidget):
    """Draws a sheet; labels that lie wrong are red and crossed through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: Stock | None = None
        self._measure = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.size(200), theme.size(260))

    def show_stock(self, stock: Stock | None) -> None:
        """Draw this stock; nothing while its measures are not understood."""
        self._stock = stock
        self._describe()
        self.update()

    def show_measure(self, name: str) -> None:
        """Show where this measure is taken."""
        self._measure = name
        self.update()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Drawing of the sheet"))
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(340), theme.size(420))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, its labels, their room for text, and the measure."""
        stock = self._stock
        if stock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = theme.size(MARGIN)
        view = PaperView.fitting(stock, QRectF(self.rect()).adjusted(margin, margin, -margin, -margin))
        view.draw_paper(painter)
        for place in range(stock.per_sheet):
            self._draw_label(painter, view, stock, place)
        self._draw_text_room(painter, view, stock)
        if line := _line(stock, self._measure):
            self._draw_measure(painter, view, line)

    def _draw_label(self, painter: QPainter, view: PaperView, stock: Stock, place: int) -> None:
        if _lies_right(stock, place):
            view.draw_label(painter, place, QPen(EDGE, 1))
            return
        view.draw_label(painter, place, QPen(WRONG, 1.4, Qt.PenStyle.DashLine))
        box = view.label(place)
        painter.drawLine(box.topLeft(), box.bottomRight())

    def _draw_text_room(self, painter: QPainter, view: PaperView, stock: Stock) -> None:
        """Lines where text will stand on the first label."""
        slot, safe = stock.slot(0), stock.safe()
        room = view.on_screen(Box(slot.left + safe.left, slot.top + safe.top, safe.width, safe.height))
        painter.setPen(QPen(TEXT, 1.2))
        pitch = 4.2 * view.scale
        for row in range(1, min(4, int(room.height() / max(pitch, 1.0)) + 1)):
            base = room.top() + row * pitch
            painter.drawLine(QLineF(room.left(), base, room.left() + room.width() * (0.8 - row * 0.12), base))

    def _draw_measure(self, painter: QPainter, view: PaperView, line: Box) -> None:
        """A line with ends, and its length beside it."""
        drawn = view.on_screen(line)
        level = drawn.width() > drawn.height()
        ends = (drawn.topLeft(), drawn.topRight() if level else drawn.bottomLeft())
        painter.setPen(QPen(MEASURE, 2))
        painter.drawLine(*ends)
        for end in ends:
            across = QPointF(0, 4) if level else QPointF(4, 0)
            painter.drawLine(end - across, end + across)
        length = max(line.width, line.height)
        text = _("%(length)s mm") % {"length": wording.decimal(length, 1)}
        face, measures = theme.font(11, 600), theme.metrics(11, 600)
        wide, high = measures.horizontalAdvance(text) + 10, measures.height() + 4
        middle = QPointF((ends[0].x() + ends[1].x()) / 2, (ends[0].y() + ends[1].y()) / 2)
        box = QRectF(middle.x() - wide / 2, middle.y() + 6, wide, high)
        if not level:
            box.moveTo(middle.x() + 6, middle.y() - high / 2)
        inside = QRectF(self.rect())
        box.moveLeft(max(inside.left(), min(box.left(), inside.right() - wide)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 225))
        painter.drawRoundedRect(box, 4, 4)
        theme.draw_fitting(painter, box, text, face=face, ink=MEASURE, align=theme.CENTRE)

    def _describe(self) -> None:
        stock = self._stock
        said = _("Nothing can be drawn yet.")
        if stock is not None:
            said = _("%(columns)d labels across, %(rows)d down") % {
                "columns": stock.columns,
                "rows": stock.rows,
            }
        self.setAccessibleDescription(said)


def _lies_right(stock: Stock, place: int) -> bool:
    """Whether a label lies on the paper and on no neighbour."""
    box = stock.slot(place)
    on_paper = (
        box.left + box.width <= stock.paper_width + SLACK
        and box.top + box.height <= stock.paper_height + SLACK
    )
    across = stock.columns < 2 or stock.width <= stock.pitch_x + SLACK
    down = stock.rows < 2 or stock.height <= stock.pitch_y + SLACK
    return on_paper and across and down


def _line(stock: Stock, measure: str) -> Box | None:
    """Where a measure is taken, as a box without width or height; None where it is not on the sheet."""
    middle_x, middle_y = stock.left + stock.width / 2, stock.top + stock.height / 2
    lines = {
        "paper_width": Box(0, stock.paper_height / 2, stock.paper_width, 0),
        "paper_height": Box(stock.paper_width / 2, 0, 0, stock.paper_height),
        "width": Box(stock.left, middle_y, stock.width, 0),
        "height": Box(middle_x, stock.top, 0, stock.height),
        "left": Box(0, middle_y, stock.left, 0),
        "top": Box(middle_x, 0, 0, stock.top),
        "margin": Box(stock.left, middle_y, stock.margin, 0),
        "corner": Box(stock.left, stock.top, stock.corner, 0),
    }
    if stock.columns > 1:
        lines["pitch_x"] = Box(stock.left, stock.top, stock.pitch_x, 0)
    if stock.rows > 1:
        lines["pitch_y"] = Box(stock.left, stock.top, 0, stock.pitch_y)
    line = lines.get(measure)
    return line if line is not None and (line.width or line.height) else None
