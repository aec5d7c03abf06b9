"""The line at the foot of the card: which book is open, that it is saved, and the key to everything."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_tip
from rolodex.ui.told_as import Role
from rolodex.ui.widgets.button import Button

HEIGHT = 26
SMALL, ICON, EDGES, NAME = 12, 13, 92, 80
"""The face of the line, its icons, what stands between its parts, and the least room for the book's name."""
NATIVE = QKeySequence.SequenceFormat.NativeText


class StatusBar(QWidget):
    """Says how the book is; pressing its right end opens the command palette."""

    told_as = Role.StatusBar

    palette_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book_icon = QLabel(self)
        self._saved_icon = QLabel(self)
        self.book = ElidedLabel("", "small", self)
        self.saved = ElidedLabel("", "small", self)
        self.anything = Button(self)
        theme.set_role(self, "statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_role(self.anything, "quiet")
        self.anything.clicked.connect(self.palette_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 12, 0)
        row.setSpacing(4)
        for icon, label in ((self._book_icon, self.book), (self._saved_icon, self.saved)):
            row.addWidget(icon)
            row.addWidget(label)
            row.addSpacing(14)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addStretch(1)
        row.addWidget(self.anything)
        self.setFixedHeight(theme.size(HEIGHT))
        self._saved_icon.hide()
        self.retranslate()
        self._paint_icons()

    def show_book(self, path: Path) -> None:
        """Name the book; the tool tip says where it lies."""
        self.book.setText(path.name)
        self.book.setAccessibleDescription(str(path))
        self._fit()

    def show_state(self, text: str) -> None:
        """Say how the book is: saved, read-only, being opened."""
        self.saved.setText(text)
        self._saved_icon.setVisible(bool(text))
        self._fit()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.anything.setAccessibleName(_("Do anything"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say whole that the book is saved: before that is cut the key stands alone and the book unnamed."""
        words = _("Ctrl+K to do anything")
        # room for the margins, the gaps and the frame of the button
        room: float = self.width() - self.saved.sizeHint().width() - 2 * theme.size(ICON) - theme.size(EDGES)
        room -= theme.metrics(SMALL).horizontalAdvance(words)
        self.anything.setText(words if room > 0 else QKeySequence("Ctrl+K").toString(NATIVE))
        self.anything.setToolTip("" if room > 0 else plain_tip(words))
        named = room > min(self.book.sizeHint().width(), theme.size(NAME))
        self.book.setVisible(named)
        self._book_icon.setVisible(named)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_icons()
        super().changeEvent(event)

    def _paint_icons(self) -> None:
        dpr = self.devicePixelRatioF()
        self._book_icon.setPixmap(theme.pixmap("hard-drive", "dim", 13, dpr))
        self._saved_icon.setPixmap(theme.pixmap("shield-check", "dim", 13, dpr))
