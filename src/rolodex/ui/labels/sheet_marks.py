"""A part-used sheet drawn as it is: a click or the space bar marks a label as used, or as free again."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.stock import Stock
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labels.paper_view import EDGE, FIGURE, PaperView
from rolodex.ui.told_as import Role, announce

MARGIN = 10
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SheetMarks(QWidget):
    """Arrows move from label to label; with Shift all labels from the last marked one on are marked alike."""

    told_as = Role.Grouping

    free_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: Stock | None = None
        self._free: frozenset[int] = frozenset()
        self._current = 0
        self._last = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.size(180), theme.size(240))

    def show_sheet(self, stock: Stock, free: Collection[int]) -> None:
        """Show a sheet of this stock with these places free."""
        self._stock, self._free = stock, frozenset(free)
        used = [place for place in range(stock.per_sheet) if place not in self._free]
        self._current = self._last = min(max(used, default=-1) + 1, stock.per_sheet - 1)
        self._describe()
        self.update()

    def free(self) -> tuple[int, ...]:
        """The places that still have their label."""
        return tuple(sorted(self._free))

    def current(self) -> int:
        """The label that the keys would mark."""
        return self._current

    def mark_all(self, *, free: bool) -> None:
        """Mark all labels alike."""
        if self._stock is not None:
            self._set(range(self._stock.per_sheet), free=free)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Labels of the sheet"))
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(340), theme.size(400))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and mark."""
        stock, key = self._stock, Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        other = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if stock is None or other:
            super().keyPressEvent(event)
        elif key in _STEPS:
            across, down = _STEPS[key]
            if stock.turned:
                # A turned label is shown level: what is right on the screen is up the paper.
                across, down = down, -across
            self._step(stock, across, down)
        elif key == Qt.Key.Key_Home:
            self._go_to(0)
        elif key == Qt.Key.Key_End:
            self._go_to(stock.per_sheet - 1)
        elif key == Qt.Key.Key_Space:
            self._mark(self._current, through=shift)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the label that is clicked."""
        place = self._view().place_at(event.position()) if self._stock is not None else -1
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._mark(place, through=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Take the space bar before a button of the sheet around does."""
        ours = (*_STEPS, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in ours:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, what is used, and where the keys are."""
        if self._stock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self._view()
        view.draw_paper(painter)
        for place in range(self._stock.per_sheet):
            free = place in self._free
            view.draw_label(painter, place, QPen(EDGE, 1), used=not free)
            self._draw_figure(painter, view.label(place), place, free=free)
        if self.hasFocus():
            view.draw_label(painter, self._current, QPen(theme.colour("accent"), 2))

    def _draw_figure(self, painter: QPainter, box: QRectF, place: int, *, free: bool) -> None:
        """The number of a free label; a used one has a cross."""
        if free:
            face = theme.font(12 if box.height() > theme.size(18) else 8)
            theme.draw_text(painter, box, str(place + 1), face=face, ink=FIGURE, align=theme.CENTRE)
            return
        arm = min(box.width(), box.height(), theme.size(28)) / 5
        middle = box.center()
        painter.setPen(QPen(FIGURE, 1.4))
        across, back = QPointF(arm, arm), QPointF(arm, -arm)
        painter.drawLine(middle - across, middle + across)
        painter.drawLine(middle - back, middle + back)

    def _view(self) -> PaperView:
        if self._stock is None:
            raise RuntimeError("there is no sheet to draw")
        margin = theme.size(MARGIN)
        return PaperView.fitting(self._stock, QRectF(self.rect()).adjusted(margin, margin, -margin, -margin))

    def _step(self, stock: Stock, across: int, down: int) -> None:
        row, column = divmod(self._current, stock.columns)
        column, row = column + across, row + down
        if 0 <= column < stock.columns and 0 <= row < stock.rows:
            self._go_to(row * stock.columns + column)

    def _go_to(self, place: int) -> None:
        self._current = place
        self._describe()
        self.update()

    def _mark(self, place: int, *, through: bool) -> None:
        """Change this label, or with `through` all from the last one that was changed, to be alike."""
        first, last = sorted((self._last, place)) if through else (place, place)
        free = self._last in self._free if through else place not in self._free
        self._current = self._last = place
        self._set(range(first, last + 1), free=free)

    def _set(self, places: Collection[int], *, free: bool) -> None:
        self._free = self._free | set(places) if free else self._free - set(places)
        self._describe()
        self.update()
        self.free_changed.emit()

    def _describe(self) -> None:
        """Say which label the keys are at, and how it is."""
        if self._stock is None:
            return
        text = _("Label %(number)d of %(last)d: free") if self._current in self._free else ""
        text = text or _("Label %(number)d of %(last)d: used")
        said = text % {"number": self._current + 1, "last": self._stock.per_sheet}
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if self.hasFocus():
                announce(self, said)
