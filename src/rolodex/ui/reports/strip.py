"""The strip of figures: each with its change, its sentence and the people behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rolodex.domain.report import Figure
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.reports import words
from rolodex.ui.reports.tip import Tip
from rolodex.ui.told_as import Role, announce

HEIGHT = 64
INSET = 16
GAP = 6
SMALLEST = 13
BROKEN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Strip(QFrame):
    """Paints the figures side by side in one card; the arrows lead from one to the next."""

    told_as = Role.Grouping

    people_wanted = Signal(object, str)
    """The people of this Clause, and what their list is called."""

    def __init__(self, tip: Tip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = tip
        self._figures: tuple[Figure, ...] = ()
        self._currency = ""
        self._today = date.min
        self._current = 0
        self._under = -1
        self._ringed = False
        theme.set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, figures: Sequence[Figure], currency: str, today: date) -> None:
        """Show these figures."""
        self._figures, self._currency, self._today = tuple(figures), currency, today
        self._current = max(0, min(self._current, len(self._figures) - 1))
        self.setVisible(bool(self._figures))
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Figures"))
        self.setAccessibleDescription(". ".join(self._said(one) for one in self._figures))
        self.updateGeometry()
        self.update()

    def figures(self) -> tuple[Figure, ...]:
        """What is shown."""
        return self._figures

    def value(self, figure: Figure) -> str:
        """A figure in words."""
        return words.cell(figure.value, figure.kind, self._currency, self._today)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """A long label is broken."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the longest label needs."""
        return theme.size(HEIGHT) + self._extra(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from figure to figure; Enter asks for the people behind one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._figures:
            self._stand_on(max(0, min(self._current + step, len(self._figures) - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the sentence of the figure the keyboard comes to."""
        super().focusInEvent(event)
        self._ringed = event.reason() != Qt.FocusReason.MouseFocusReason
        if event.reason() in BY_TAB and self._figures:
            self._stand_on(self._current)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say nothing more."""
        super().focusOutEvent(event)
        self._tip.hide()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the sentence of the figure under the mouse."""
        found = self._at(event.position().x())
        if found == self._under:
            return
        self._under = found
        leads = found >= 0 and self._figures[found].people is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self._tell(found)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing more."""
        super().leaveEvent(event)
        self._under = -1
        self._tip.hide()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the people behind the figure that was clicked."""
        found = self._at(event.position().x())
        if found >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = found
            self._open(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, then each figure in its share of it."""
        super().paintEvent(event)
        painter = QPainter(self)
        for number, figure in enumerate(self._figures):
            room = self._room(number)
            if number:
                painter.setPen(QPen(theme.colour("line"), 0))
                painter.drawLine(int(room.left()), 1, int(room.left()), self.height() - 2)
            self._paint_figure(painter, room, figure)
            if self._ringed and self.hasFocus() and number == self._current:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme.colour("accent"), 1.5))
                painter.drawRoundedRect(room.adjusted(4, 4, -4, -4), 7, 7)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_figure(self, painter: QPainter, room: QRectF, figure: Figure) -> None:
        size = theme.size
        inner, extra = _inner(room), self._extra(self.width())
        above = QRectF(inner.left(), size(11), inner.width(), size(18) + extra)
        if extra:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("dim"))
            painter.drawText(above, BROKEN, word(figure.label))
        else:
            theme.draw_text(painter, above, word(figure.label), face=theme.font(12), ink=theme.colour("dim"))
        said, token = words.change(figure)
        change = theme.metrics(11).horizontalAdvance(said) + size(GAP) if said else 0
        text, points = self.value(figure), 17
        while points > SMALLEST and _width(text, points) > inner.width() - change:
            points -= 1
        if _width(text, points) > inner.width() and figure.kind == "money":
            text, points = words.compact(_amount(figure), self._currency), 17
        below = QRectF(inner.left(), size(29) + extra, inner.width(), size(24))
        ink = theme.colour("dim" if text == words.NOTHING else "ink")
        theme.draw_text(painter, below, text, face=theme.font(points, 600, tabular=True), ink=ink)
        used = _width(text, points) + size(GAP)
        beside = below.adjusted(used, 2, 0, 2)
        if said and change - size(GAP) <= beside.width():
            theme.draw_text(painter, beside, said, face=theme.font(11), ink=theme.colour(token))

    def _extra(self, width: int) -> int:
        """How much higher the strip is at this width than with labels of one line."""
        if not self._figures:
            return 0
        inner, face = _inner(QRectF(0, 0, width / len(self._figures), 0)), theme.metrics(12)
        room = QRectF(0, 0, max(40, inner.width()), 10_000)
        highest = max(face.boundingRect(room, BROKEN, word(one.label)).height() for one in self._figures)
        return max(0, ceil(highest - face.height()))

    def _stand_on(self, number: int) -> None:
        self._current, self._ringed = number, True
        figure = self._figures[number]
        said = f"{self._said(figure)}. {word(figure.sentence)}"
        self.setAccessibleDescription(said)
        self._tell(number)
        announce(self, said)
        self.update()

    def _said(self, figure: Figure) -> str:
        parts = (word(figure.label), self.value(figure), words.change(figure)[0])
        return " ".join(part for part in parts if part)

    def _room(self, number: int) -> QRectF:
        share = self.width() / max(1, len(self._figures))
        return QRectF(
            round(number * share), 0, round((number + 1) * share) - round(number * share), self.height()
        )

    def _tell(self, number: int) -> None:
        """Say the sentence of a figure below it."""
        over = self._tip.parentWidget()
        said = word(self._figures[number].sentence) if number >= 0 else ""
        if said and over is not None:
            below = QPoint(round(self._room(number).center().x()), self.height())
            self._tip.tell(self.mapTo(over, below), said, below=True)
        else:
            self._tip.hide()

    def _open(self, number: int) -> None:
        figure = self._figures[number] if 0 <= number < len(self._figures) else None
        if figure is not None and figure.people is not None:
            self.people_wanted.emit(figure.people, word(figure.label))

    def _at(self, x: float) -> int:
        count = len(self._figures)
        return min(count - 1, int(x * count / max(1, self.width()))) if count else -1


def _width(text: str, points: int) -> float:
    return theme.metrics(points, 600, tabular=True).horizontalAdvance(text)


def _amount(figure: Figure) -> float:
    return figure.value if isinstance(figure.value, int | float) else 0


def _inner(room: QRectF) -> QRectF:
    """What a figure may fill of its share."""
    return room.adjusted(theme.size(INSET if room.width() > theme.size(130) else 10), 0, -theme.size(6), 0)
