"""Words with buttons at their right, and below them where there is too little room for both."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout

LEAST = 180
"""Words that have less room than this, in pixels of the design, stand alone in their line."""


class ToolLine(FlowLayout):
    """Buttons that like best to stand in one line."""

    def sizeHint(self) -> QSize:
        """The room of all that are shown, one beside the other."""
        seen = [item for item in self._items if not _is_hidden(item)]
        wide = sum(item.sizeHint().width() for item in seen) + self.gaps()[0] * max(len(seen) - 1, 0)
        return QSize(wide, max((item.sizeHint().height() for item in seen), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Let all have one middle where they stand in one line."""
        super().setGeometry(rect)
        line = self.sizeHint()
        if line.width() <= rect.width():
            for item in self._items:
                place = item.geometry()
                item.setGeometry(place.translated(0, (line.height() - place.height()) // 2))


class HeadRow(FlowLayout):
    """Two parts: words, which take the room there is, and the buttons that belong to them."""

    def __init__(
        self,
        words: QWidget | QLayout,
        tools: Iterable[QWidget],
        *,
        gap: int = 8,
        across: int = 12,
        centred: bool = False,
    ) -> None:
        super().__init__(None, theme.size(across), theme.size(8))
        self._centred = centred
        if isinstance(words, QWidget):
            alone, words = words, QHBoxLayout()
            words.setContentsMargins(0, 0, 0, 0)
            words.addWidget(alone)
        self.tools = ToolLine(None, theme.size(gap), theme.size(6))
        for widget in tools:
            self.tools.addWidget(widget)
        for part in (words, self.tools):
            self.addChildLayout(part)
            self.addItem(part)

    def sizeHint(self) -> QSize:
        """Both in one line."""
        words, tools = (item.sizeHint() for item in self._items)
        return QSize(words.width() + self.gaps()[0] + tools.width(), max(words.height(), tools.height()))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """The height both take within this width; moves them there when asked to."""
        words, tools = self._items
        wanted = tools.sizeHint().width()
        rest = rect.width() - wanted - self.gaps()[0] if wanted else rect.width()
        least = max(words.minimumSize().width(), min(theme.size(LEAST), words.sizeHint().width()))
        if rest < least:
            return self._below(rect, move=move)
        size, beside = QSize(rest, _height(words, rest)), tools.sizeHint()
        high = max(size.height(), beside.height())
        if move:
            words.setGeometry(QRect(rect.topLeft() + QPoint(0, self._down_by(high, size)), size))
            right = QPoint(rect.width() - wanted, self._down_by(high, beside))
            tools.setGeometry(QRect(rect.topLeft() + right, beside))
        return high

    def _below(self, rect: QRect, *, move: bool) -> int:
        words, tools = self._items
        high = _height(words, rect.width())
        then = high + self.gaps()[1]
        low = _height(tools, rect.width())
        if move:
            words.setGeometry(QRect(rect.topLeft(), QSize(rect.width(), high)))
            tools.setGeometry(QRect(rect.topLeft() + QPoint(0, then), QSize(rect.width(), low)))
        return then + low

    def _down_by(self, high: int, size: QSize) -> int:
        return (high - size.height()) // 2 if self._centred else 0


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()
