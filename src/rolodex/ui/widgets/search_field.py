"""The search field: one line of text in a frame that shows where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.hint import Hint

RING = 3
MOVES = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    )
)


class SearchField(QWidget):
    """A line edit with a magnifier and the key that leads to it.

    Keys that move in a list are handed on as `moved(QKeyEvent)`; Esc empties the field.
    """

    text_changed = Signal(str)
    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(500)
        # A file dropped here is meant for the window.
        self.edit.setAcceptDrops(False)
        self._glass = QLabel(self)
        self._chip = plain_label("", "key", self)
        self._chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.set_role(self.edit, "bare")
        row = QHBoxLayout(self)
        row.setContentsMargins(RING + 11, RING, RING + 10, RING)
        row.setSpacing(8)
        row.addWidget(self._glass)
        row.addWidget(self.edit, 1)
        row.addWidget(self._chip)
        self.setFixedHeight(theme.size(37) + 2 * RING)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.text_changed)
        self._hint = Hint(self.edit)
        self._draw_glass()
        self.retranslate()

    def set_hint(self, hint: str) -> None:
        """Say what is searched as long as nothing is written, or that one can search, as there is room."""
        self._hint.say(hint, _("Search"))

    def text(self) -> str:
        """What is written."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Write this, as if it had been typed."""
        self.edit.setText(text)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._chip.setText(_("Ctrl F"))
        self.set_hint(_("Search name, firm, phone, email…"))
        self.edit.setAccessibleName(_("Search"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint the ring with the focus, and hand on the keys that are for the list."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the magnifier again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_glass()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, border and, with the focus, a soft ring around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.edit.hasFocus()
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        if focused:
            ring = QColor(theme.colour("accent"))
            ring.setAlpha(46)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ring)
            painter.drawRoundedRect(box.adjusted(-RING, -RING, RING, RING), 11, 11)
        painter.setBrush(theme.colour("card"))
        painter.setPen(QPen(theme.colour("accent" if focused else "line"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _draw_glass(self) -> None:
        self._glass.setPixmap(theme.pixmap("search", "ink", 16, self.devicePixelRatioF()))

    def _take(self, event: QKeyEvent) -> bool:
        key = event.key()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key == Qt.Key.Key_Escape and self.edit.text():
            self.edit.clear()
            return True
        if plain and (key in MOVES or (key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._at_end(key))):
            self.moved.emit(event)
            return True
        return False

    def _at_end(self, key: int) -> bool:
        """Whether the cursor cannot go further, so that Home and End are meant for the list."""
        if self.edit.hasSelectedText():
            return False
        at = self.edit.cursorPosition()
        return at == 0 if key == Qt.Key.Key_Home else at == len(self.edit.text())
