"""A card beside the day: a heading and some rows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.today.side_rows import SIDE

HEAD = 41


class SideCard(QFrame):
    """A heading and some rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.title = plain_label("", "strong", self)
        self.remark = plain_label("", "dim", self, wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(theme.size(SIDE), 0, theme.size(SIDE), 0)
        head.setSpacing(theme.size(4))
        head.addWidget(self.title)
        head.addWidget(self.remark, 1)
        holder = QWidget(self)
        theme.set_role(holder, "clear")
        holder.setLayout(head)
        holder.setMinimumHeight(theme.size(HEAD))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(holder)

    def say(self, title: str, remark: str = "") -> None:
        """Head the card with these words."""
        self.title.setText(title)
        self.remark.setText(remark)
        self.setAccessibleName(title)
