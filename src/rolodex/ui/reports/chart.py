"""A chart of a report: bars, lines or a grid of cells, to be walked with the mouse or the arrow keys.

pyqtgraph is a large library: this module is imported when the first chart is to be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QSizePolicy, QStyleOptionGraphicsItem, QWidget

from rolodex.domain.report import Report, Row
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.reports import words
from rolodex.ui.reports.drawing import Placed, Scale, at, beside, draw, place, stops
from rolodex.ui.reports.frame import FOOT, INSET, LEGEND, draw_labels, draw_legend, draw_steps, side_width
from rolodex.ui.reports.plan import Plan, plan
from rolodex.ui.reports.view import ReportView
from rolodex.ui.told_as import Role, announce

SPELLED = 60
"""Rows that are read out in one go."""
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Drawing(QGraphicsItem):
    """What is drawn inside the view: it asks for places and colours while it paints."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._paint = paint
        self.bounds = QRectF(0, 0, 1, 1)

    def boundingRect(self) -> QRectF:
        return self.bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw in pixels of the view, so that corners stay round and edges sharp."""
        painter.save()
        painter.resetTransform()
        self._paint(painter)
        painter.restore()


class ChartView(ReportView):
    """Shows the chart of one report."""

    told_as = Role.Chart

    chosen = Signal(int)
    """The row of this bar or cell is wanted: who is behind it."""
    pointed = Signal(int, QPointF)
    """The mouse or the keyboard stands on this row, at a point of this widget; -1 for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._report = Report("", words.NO_TITLE)
        self._today = date.min
        self._placed: tuple[Placed, ...] = ()
        self._current = -1
        self._under = -1
        self._view = pg.GraphicsView(self, background=None)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._drawing = Drawing(self._draw)
        self._settle()

    def show_report(self, report: Report, today: date) -> None:
        """Show this report; the keyboard stays where it is."""
        self._report, self._today = report, today
        self._plan = plan(report, today)
        self._current = min(self._current, len(report.rows) - 1)
        self._under = -1
        self.setAccessibleName(word(report.title))
        self._describe()
        if self.isVisible():
            self._lay_out()

    def current(self) -> int:
        """The row that the keyboard stands on, -1 for none."""
        return self._current

    def placed(self) -> tuple[Placed, ...]:
        """What is drawn and where, in pixels of this widget."""
        origin = self._view.pos()
        return tuple(one.moved(origin.x(), origin.y()) for one in self._placed)

    def sizeHint(self) -> QSize:
        return QSize(theme.size(300), theme.size(200))

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; Enter asks for the people behind."""
        key = event.key()
        grid = self._plan is not None and self._plan.shape == "grid"
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        if grid:
            steps |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        found = stops(self._placed)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not found:
            super().keyPressEvent(event)
        elif key in steps:
            self._stand_on(beside(self._placed, self._current, *steps[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._stand_on(found[0 if key == Qt.Key.Key_Home else -1].row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a bar as soon as the keyboard comes."""
        super().focusInEvent(event)
        found = stops(self._placed)
        if found and self._current < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._current = found[-1].row
            self._describe()
        if found and event.reason() in BY_TAB:
            self._stand_on(self._current)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say nothing more."""
        super().focusOutEvent(event)
        self.pointed.emit(-1, QPointF())
        self._repaint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the values of what is under the mouse."""
        found = at(self._placed, event.position() - QPointF(self._view.pos()))
        row = found.row if found is not None else -1
        if row == self._under:
            return
        self._under = row
        shown = self._report.rows[row] if row >= 0 else None
        leads = shown is not None and (shown.people is not None or bool(shown.contact_id))
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(row, self._top_of(row))
        self._repaint()

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing more."""
        super().leaveEvent(event)
        self._under = -1
        self.pointed.emit(-1, QPointF())
        self._repaint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the people behind what was clicked."""
        found = at(self._placed, event.position() - QPointF(self._view.pos()))
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = found.row
            self._describe()
            self.chosen.emit(found.row)

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place all anew."""
        super().resizeEvent(event)
        if self.isVisible():
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Place what was given while nobody looked."""
        super().showEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hair lines, labels and legend; the view above them draws the rest."""
        shown = self._plan
        if shown is None:
            return
        painter = QPainter(self)
        draw_steps(painter, shown, QRectF(self._view.geometry()), self._scale())
        draw_labels(painter, shown, QRectF(self._view.geometry()))
        draw_legend(painter, shown, self.width() - theme.size(INSET))

    def _draw(self, painter: QPainter) -> None:
        if self._plan is not None:
            marked = self._current if self.hasFocus() else -1
            draw(painter, self._plan, self._placed, marked, self._under)

    # Places

    def _lay_out(self) -> None:
        shown = self._plan
        if shown is None:
            return
        size, inset = theme.size, theme.size(INSET)
        gutter = side_width(shown)
        left = inset + gutter + size(8) if gutter else inset
        top = size(LEGEND) if shown.legend else size(4)
        self._view.setGeometry(left, top, self.width() - left - inset, self.height() - top - size(FOOT))
        # a hidden view is not told of its size before it is shown
        whole = QRectF(0, 0, self._view.width(), self._view.height())
        self._view.setRange(whole, padding=0, disableAutoPixel=False)
        places = max(1, len(shown.labels))
        spread = (0.0, float(shown.lines)) if shown.shape == "grid" else (shown.low, shown.high)
        self._box.invertY(shown.shape == "grid")
        self._box.setRange(xRange=(0, places), yRange=spread, padding=0)
        self._drawing.prepareGeometryChange()
        self._drawing.bounds = QRectF(0, spread[0], places, spread[1] - spread[0])
        self._placed = place(shown, self._scale(), self.devicePixelRatioF())
        self._repaint()

    def _scale(self) -> Scale:
        """How places and values become pixels: asked once, for a grid has hundreds of cells."""
        origin, one = (self._box.mapViewToScene(QPointF(n, n)) for n in (0, 1))
        return Scale(origin.x(), origin.y(), one.x() - origin.x(), one.y() - origin.y())

    def _stand_on(self, row: int) -> None:
        self._current = row
        self._describe()
        self.pointed.emit(row, self._top_of(row))
        announce(self, self.accessibleDescription())
        self._repaint()

    def _describe(self) -> None:
        """Say in words what the keyboard stands on, or what the report shows."""
        if self._current < 0:
            self.setAccessibleDescription(word(self._report.sentence))
            return
        self.setAccessibleDescription(self._told(self._report.rows[self._current]))

    def spelled_out(self) -> str:
        """Where the keyboard stands or else, while it is elsewhere, the sentence and every figure."""
        if self.hasFocus() and self._current >= 0:
            return self.accessibleDescription()
        figures = (self._told(row) for row in self._report.rows[:SPELLED])
        more = _("T shows all of it as a table") if len(self._report.rows) > SPELLED else ""
        return ". ".join(part for part in (word(self._report.sentence), *figures, more) if part)

    def _told(self, row: Row) -> str:
        values = words.told(self._report, row, self._today)
        said = (words.row_name(self._report, row), *(f"{label} {value}" for label, value in values))
        return ", ".join(part for part in said if part)

    def _top_of(self, row: int) -> QPointF:
        tops = [one.box for one in self.placed() if one.row == row]
        if not tops:
            return QPointF()
        return QPointF(sum(box.center().x() for box in tops) / len(tops), min(box.top() for box in tops))

    def _repaint(self) -> None:
        self.update()
        self._view.viewport().update()

    def _settle(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        view = self._view
        # it only paints: mouse and keyboard are the widget's own
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setInteractive(False)
        view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        view.viewport().setAutoFillBackground(False)
        theme.set_role(view, "clear")
        view.setCentralItem(self._box)
        self._box.addItem(self._drawing, ignoreBounds=True)
