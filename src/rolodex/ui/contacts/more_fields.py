"""The fields a contact does not have yet, each a button that brings it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.message import Message
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.widgets.button import Button


class MoreFields(QWidget):
    """Buttons for the properties that have no row; `wanted` names the one asked for."""

    wanted = Signal(str)

    def __init__(self, offers: Mapping[str, Message], parent: QWidget | None = None) -> None:
        """`offers` are the words of the buttons by the name of the field."""
        super().__init__(parent)
        self._offers = offers
        self.buttons = {attribute: self._button(attribute) for attribute in offers}
        flow = FlowLayout(self, theme.size(6), theme.size(6))
        for button in self.buttons.values():
            flow.addWidget(button)
        self.retranslate()

    def offer(self, attribute: str, *, wanted: bool) -> None:
        """Offer a property, or no more."""
        if attribute in self.buttons:
            self.buttons[attribute].setVisible(wanted)

    def retranslate(self) -> None:
        """Word everything anew."""
        for attribute, button in self.buttons.items():
            button.setText(word(self._offers[attribute]))

    def _button(self, attribute: str) -> Button:
        button = Button(self)
        button.setIcon(theme.icon("plus"))
        theme.set_role(button, "quiet")
        button.clicked.connect(lambda: self.wanted.emit(attribute))
        return button
