"""The line at the foot of the card: which book is open, that it is saved, and the key to everything."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.button import Button

HEIGHT = 26


class StatusBar(QWidget):
    """Says how the book is; pressing its right end opens the command palette."""

    palette_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book_icon = QLabel(self)
        self._saved_icon = QLabel(self)
        self.book = ElidedLabel("", "small", self)
        self.saved = plain_label("", "small", self)
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

    def show_state(self, text: str) -> None:
        """Say how the book is: saved, read-only, being opened."""
        self.saved.setText(text)
        self._saved_icon.setVisible(bool(text))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.anything.setText(_("Ctrl+K to do anything"))
        self.anything.setAccessibleName(_("Do anything"))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_icons()
        super().changeEvent(event)

    def _paint_icons(self) -> None:
        dpr = self.devicePixelRatioF()
        self._book_icon.setPixmap(theme.pixmap("hard-drive", "dim", 13, dpr))
        self._saved_icon.setPixmap(theme.pixmap("shield-check", "dim", 13, dpr))
