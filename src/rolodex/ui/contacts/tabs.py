"""The tabs of the card index: A to Z and # down the right edge of the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from rolodex.domain.listing import TABS
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.contacts.delegate import TABS_WIDTH
from rolodex.ui.told_as import Role, announce


class LetterTabs(QWidget):
    """Shows where in the alphabet the list stands; a click or a letter key goes there."""

    told_as = Role.PageTabList

    chosen = Signal(int)
    """The position in the list where the chosen letter begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: tuple[tuple[str, int], ...] = ()
        self._current = ""
        self._look: tuple[object, ...] = ()
        self._drawn = QPixmap()
        self.setFixedWidth(theme.size(TABS_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def show_tabs(self, tabs: tuple[tuple[str, int], ...]) -> None:
        """Show which letters the list has, each with its first position."""
        self._tabs = tabs
        self.setVisible(bool(tabs))
        self.update()

    def stand_at(self, position: int) -> None:
        """Show the letter of this position as the current one."""
        current = ""
        for letter, first in self._tabs:
            if first > position:
                break
            current = letter
        if current != self._current:
            self._current = current
            self.setAccessibleDescription(current)
            if self.hasFocus():
                announce(self, current)
            self.update()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Letters of the alphabet"))

    def sizeHint(self) -> QSize:
        return QSize(theme.size(TABS_WIDTH), theme.size(14) * len(TABS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the letter under the mouse."""
        self._choose(self._letter_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is held down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._letter_at(event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home, End and letters choose."""
        letters = [letter for letter, _first in self._tabs]
        key, text = event.key(), event.text().upper()
        if not letters:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            at = letters.index(self._current) if self._current in letters else 0
            step = at + (1 if key == Qt.Key.Key_Down else -1)
            self._choose(letters[max(0, min(step, len(letters) - 1))])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(letters[0 if key == Qt.Key.Key_Home else -1])
        elif text and text in TABS:
            self._choose(text)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the letters; they are drawn anew only when they changed, for each scrolled row shows them."""
        look = (
            self.size(),
            self._tabs,
            self._current,
            self.hasFocus(),
            theme.mode(),
            self.devicePixelRatioF(),
        )
        if look != self._look:
            self._look = look
            self._drawn = QPixmap(self.size() * self.devicePixelRatioF())
            self._drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            self._draw(painter)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _draw(self, painter: QPainter) -> None:
        """Draw the letters, the current one as a tab."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        present = {letter for letter, _first in self._tabs}
        step = self.height() / len(TABS)
        pill = min(theme.size(15), step)
        for number, letter in enumerate(TABS):
            room = QRectF(0, number * step, self.width(), step)
            ink = theme.colour("dim" if letter in present else "faint")
            face = theme.font(10, 500 if letter in present else 400)
            if letter == self._current:
                box = QRectF(1, room.center().y() - pill / 2, self.width() + 4, pill)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawRoundedRect(box, 4, 4)
                ink, face = theme.colour("onacc"), theme.font(10, 700)
            theme.draw_text(painter, room, letter, face=face, ink=ink, align=theme.CENTRE)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _letter_at(self, y: float) -> str:
        number = int(y / max(1.0, self.height() / len(TABS)))
        return TABS[max(0, min(number, len(TABS) - 1))]

    def _choose(self, letter: str) -> None:
        """Go to this letter or, where nothing begins with it, to the next one that something does."""
        after = [pair for pair in self._tabs if TABS.index(pair[0]) >= TABS.index(letter)]
        if self._tabs:
            self.chosen.emit((after or [self._tabs[-1]])[0][1])
