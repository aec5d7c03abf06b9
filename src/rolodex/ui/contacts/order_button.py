"""The button that says and changes the order of the list."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.listing import Order
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.menu import Menu

PEOPLE: tuple[tuple[Order, Message], ...] = (
    ("family", message("Last name")),
    ("given", message("First name")),
    ("org", message("Company")),
    ("changed", message("Last changed")),
)
COMPANIES: tuple[tuple[Order, Message], ...] = (
    ("family", message("Name")),
    ("changed", message("Last changed")),
)


class OrderButton(Button):
    """Shows the order in force; its menu offers the others."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._brief = False
        theme.set_role(self, "quiet")
        self.setIcon(theme.icon("arrow-down-a-z"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = Menu(self)
        self._group = QActionGroup(self)
        self.setMenu(self._menu)
        self.show_order("family", "individual")

    def show_order(self, order: Order, kind: Literal["individual", "org", ""]) -> None:
        """Say this order, and offer those that make sense for the kind."""
        self._menu.clear()
        for old in self._group.actions():
            self._group.removeAction(old)
            old.deleteLater()
        choices = COMPANIES if kind == "org" else PEOPLE
        for value, text in choices:
            action = QAction(word(text), self)
            action.setCheckable(True)
            action.setChecked(value == order)
            action.triggered.connect(lambda _checked, value=value: self.chosen.emit(value))
            self._group.addAction(action)
            self._menu.addAction(action)
        said = next((word(text) for value, text in choices if value == order), word(choices[0][1]))
        self._said = said
        self.setText("" if self._brief else said)
        self.setToolTip(plain_tip(said) if self._brief else "")
        self.setAccessibleName(_("Order: %(order)s") % {"order": said})

    def set_brief(self, brief: bool) -> None:
        """Show the icon alone, the order in its tip, or the order in words."""
        self._brief = brief
        self.setText("" if brief else self._said)
        self.setToolTip(plain_tip(self._said) if brief else "")

    def worded_width(self) -> int:
        """How wide the button is with its words."""
        self.ensurePolished()
        return self.iconSize().width() + self.fontMetrics().horizontalAdvance(self._said) + theme.size(26)
