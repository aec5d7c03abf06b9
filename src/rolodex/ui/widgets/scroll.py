"""A column that scrolls where there is too little room for it, without a frame of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from rolodex.ui import theme


class ScrollColumn(QScrollArea):
    """Holds one widget as wide as itself; the keyboard stops at what stands in it, not at the column.

    What needs more width than there is, as with large text, is scrolled to.
    """

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(inner, "clear")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.set_role(self, "clear")
        self.setWidget(inner)
