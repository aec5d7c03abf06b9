"""One report in its card: title, chart or rows, sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton, QToolTip, QWidget

from rolodex.domain.report import Report
from rolodex.domain.tamed import tamed
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import icon_button, name_button, plain_tip
from rolodex.ui.reports.body import ReportBody
from rolodex.ui.reports.cells import ROW
from rolodex.ui.reports.tip import Tip

HEAD = 44
FOOT = 32
SILENT = 44
INSET = 16
SENTENCE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
EDGE = 2
"""The line around a card, at which nothing may lie: its corners are round."""


def silent_height() -> int:
    """How high a card is that says why there is nothing."""
    return theme.size(HEAD + SILENT) + 2 * EDGE


def height(rows: int) -> int:
    """How high a card is that shows the heads and so many rows of a table, with a sentence of one line."""
    return theme.size(HEAD) + (rows + 1) * theme.size(ROW) + theme.size(FOOT) + 2 * EDGE


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab lead from each of these to the next."""
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


class ReportCard(QFrame):
    """T turns to the table and back, Ctrl+Enter or the button shows the report in full.

    Title and sentence are painted: fourteen cards of many labels would hold up every change of theme.
    """

    more_wanted = Signal(str)
    """This report is to be shown in full."""

    def __init__(self, name: str, tip: Tip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        theme.set_role(self, "card")
        self.body = ReportBody(tip, self)
        self.turn: QToolButton | None = None
        self.more: QToolButton | None = None

    def show_report(self, report: Report, today: date) -> None:
        """Show this report."""
        self.body.show_report(report, today)
        if self.turn is None and self.body.has_chart():
            self.turn = icon_button("table", self.turn_over, self)
            self.turn.show()
        if self.more is None and report.rows:
            self.more = icon_button("maximize-2", lambda: self.more_wanted.emit(self.name), self)
            self.more.setIcon(theme.icon("maximize-2", "dim"))
            self.more.show()
        self._place()
        self._say()

    def is_silent(self) -> bool:
        """Whether all there is to say is why there is nothing."""
        return bool(self.body.report.silence.text) and not self.body.report.rows

    def extra(self, width: int) -> int:
        """How much higher than with a sentence of one line the card is at this width."""
        if not self.body.report.rows:
            return 0
        room = QRectF(0, 0, width - 2 * theme.size(INSET), 10_000)
        face = theme.metrics(11)
        broken = face.boundingRect(room, SENTENCE, word(self.body.report.sentence))
        return max(0, ceil(broken.height() - face.height()))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.body.fill()
        self._say()

    def turn_over(self) -> None:
        """Show the table, or the chart again."""
        self.body.turn()
        order_tabs(self.stops())
        self._say()

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab leads to, in the order in which it is read."""
        parts = (self.body.chart, self.body.list, self.body.table, self.turn, self.more)
        return tuple(part for part in parts if part is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T turns to the table and back, Ctrl+Enter shows all of it."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() == Qt.Key.Key_T:
            self.turn_over()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.body.report.rows:
            self.more_wanted.emit(self.name)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the whole sentence where the mouse rests on the title or on what fits of it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.accessibleDescription()), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts their places."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card with its title and its sentence."""
        super().paintEvent(event)
        painter, size = QPainter(self), theme.size
        report, inset = self.body.report, size(INSET)
        buttons = (self.turn, self.more)
        right = self.width() - inset - sum(size(28) for one in buttons if one is not None)
        title = QRectF(inset, EDGE, right - inset, size(HEAD))
        face = theme.font(13, 600)
        theme.draw_text(painter, title, word(report.title), face=face, ink=theme.colour("ink"))
        if report.rows:
            foot = size(FOOT) + self.extra(self.width())
            room = QRectF(inset, self.height() - EDGE - foot, self.width() - 2 * inset, foot)
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("dim"))
            painter.drawText(room, SENTENCE, tamed(word(report.sentence)))

    def _say(self) -> None:
        report = self.body.report
        title = word(report.title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(word(report.sentence))
        table = self.body.shows_table()
        if self.turn is not None:
            self.turn.setIcon(theme.icon("chart-column" if table else "table", "dim"))
            name_button(self.turn, _("Show the chart (T)") if table else _("Show the table (T)"))
        if self.more is not None:
            name_button(self.more, _("Show all of “%(title)s”") % {"title": title})
        self.update()

    def _place(self) -> None:
        size, edge = theme.size, EDGE
        foot = 0 if self.is_silent() else size(FOOT) + self.extra(self.width())
        tall = self.height() - 2 * edge - size(HEAD) - foot
        self.body.setGeometry(edge, edge + size(HEAD), self.width() - 2 * edge, tall)
        right = self.width() - size(8)
        for button in (self.more, self.turn):
            if button is not None:
                side = button.sizeHint()
                right -= side.width()
                button.setGeometry(
                    right, edge + (size(HEAD) - side.height()) // 2, side.width(), side.height()
                )
