"""A card beside the day: a heading and some rows."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.today.side_rows import NARROW, SIDE

HEAD = 41


class SideCard(QFrame):
    """A heading and some rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.title = plain_label("", "strong", self)
        self.remark = plain_label("", "dim", self, wrap=True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(theme.size(SIDE), theme.size(4), theme.size(SIDE), theme.size(4))
        self._head.setSpacing(theme.size(4))
        self._head.addWidget(self.title)
        self._head.addWidget(self.remark, 1)
        holder = QWidget(self)
        theme.set_role(holder, "clear")
        holder.setLayout(self._head)
        holder.setMinimumHeight(theme.size(HEAD))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the remark below the title in a narrow card."""
        super().resizeEvent(event)
        way, narrow = QBoxLayout.Direction, event.size().width() < theme.size(NARROW)
        self._head.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def say(self, title: str, remark: str = "") -> None:
        """Head the card with these words."""
        self.title.setText(title)
        self.remark.setText(remark)
        self.setAccessibleName(title)
