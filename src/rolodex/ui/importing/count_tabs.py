"""The counts of an import side by side; pressing one shows only those rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from rolodex.domain.tamed import tamed
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.widgets.line import Line

HEIGHT = 62
LINE = 15
"""How much higher the counts are where a label takes two lines."""
BROKEN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
ROUND = 9


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of what; `key` is what pressing it shows, `colour` the token of a figure that is not 0."""

    key: str
    label: str
    number: int
    colour: str = "ink"


class CountTabs(QFrame):
    """Counts of which one, or none, is chosen; the arrows lead from one to the next."""

    chosen = Signal(str)
    """The key of the count whose rows are to be shown, "" for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._parts: list[QWidget] = []
        self.tabs: list[CountTab] = []
        self._key = ""

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show these counts; the chosen one stays chosen."""
        if [tab.count.key for tab in self.tabs] == [count.key for count in counts]:
            for tab, count in zip(self.tabs, counts, strict=True):
                tab.show_count(count)
            self._name()
            return
        for part in self._parts:
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.tabs = [], []
        for place, count in enumerate(counts):
            if place:
                self._add(Line(Qt.Orientation.Vertical), 0)
            tab = CountTab(count, self, place == 0, place == len(counts) - 1)
            tab.clicked.connect(lambda _checked=False, tab=tab: self._press(tab))
            self.tabs.append(tab)
            self._add(tab, 1)
        self.show_key("")
        self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the labels a second line where one of them needs it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() / max(1, len(self.tabs)) - theme.size(26)
        face = theme.metrics(12)
        higher = any(face.horizontalAdvance(tab.count.label) > room for tab in self.tabs)
        for tab in self.tabs:
            tab.set_higher(higher)

    def key(self) -> str:
        """Whose rows are shown, "" for all."""
        return self._key

    def show_key(self, key: str) -> None:
        """Show which count is chosen."""
        self._key = key
        for tab in self.tabs:
            tab.setChecked(tab.count.key == key)

    def step(self, tab: CountTab, by: int) -> None:
        """Lead the keyboard to a neighbour."""
        place = self.tabs.index(tab) + by
        if 0 <= place < len(self.tabs):
            self.tabs[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _press(self, tab: CountTab) -> None:
        self.show_key("" if self._key == tab.count.key else tab.count.key)
        self.chosen.emit(self._key)

    def _add(self, part: QWidget, stretch: int) -> None:
        self._row.addWidget(part, stretch)
        part.show()
        self._parts.append(part)

    def _name(self) -> None:
        said = (f"{tab.count.label}: {wording.number(tab.count.number)}" for tab in self.tabs)
        self.setAccessibleName(", ".join(said))
        self._fit()


class CountTab(QAbstractButton):
    """One count that can be pressed."""

    def __init__(self, count: Count, tabs: CountTabs, first: bool, last: bool) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._first, self._last = first, last
        self._more = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.count = count
        self.show_count(count)

    def show_count(self, count: Count) -> None:
        """Show this count."""
        self.count = count
        said = _("%(label)s: %(count)s") % {"label": count.label, "count": wording.number(count.number)}
        self.setText(count.label)
        self.setAccessibleName(said)
        self.setToolTip(_("Show only these") if count.number else "")
        self.update()

    def set_higher(self, higher: bool) -> None:
        """Give the label two lines, or one."""
        more = theme.size(LINE) if higher else 0
        if more != self._more:
            self._more = more
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(140), theme.size(HEIGHT) + self._more)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(40), theme.size(HEIGHT) + self._more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right lead to the neighbours, Enter presses."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._tabs.step(self, -1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw label and figure; a bar below says that only these are shown."""
        size = theme.size
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.fillPath(self._ground(rect), theme.colour("selected" if self.isChecked() else "hover"))
        room = rect.adjusted(size(16), 0, -size(8), 0)
        label = QRectF(room.left(), size(9), room.width(), size(20) + self._more)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("dim"))
        painter.drawText(label, BROKEN, tamed(self.count.label))
        figure = QRectF(room.left(), size(28) + self._more, room.width(), size(26))
        ink = theme.colour(self.count.colour if self.count.number else "ink")
        text = wording.number(self.count.number)
        theme.draw_text(painter, figure, text, face=theme.font(17, 600, 0.0, tabular=True), ink=ink)
        if self.isChecked():
            bar = QRectF(room.left(), rect.bottom() - 3, room.width() - size(8), 3)
            painter.fillRect(bar, theme.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), 6, 6)

    def _ground(self, rect: QRectF) -> QPainterPath:
        """The room of a count, round where the card is."""
        path = QPainterPath()
        path.addRoundedRect(rect, ROUND, ROUND)
        square = rect.adjusted(0 if not self._first else ROUND, 0, 0 if not self._last else -ROUND, 0)
        whole = QPainterPath()
        whole.addRect(square)
        return path.united(whole)
