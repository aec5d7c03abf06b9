"""Buttons that put fields and conditional passages into a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from rolodex.domain.letter_fields import FIELDS
from rolodex.domain.message import Message, message
from rolodex.i18n import _, language, word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.letters import starters
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.menu import Menu

USUAL = ("salutation", "given", "firm")
PASSAGES: tuple[tuple[str, Message], ...] = (
    ("firm", message("For those with a firm, and for others")),
    ("order", message("For those who have ordered")),
    ("language", message("By language")),
    ("country", message("By country")),
    ("page", message("New page")),
)


class FieldsBar(QWidget):
    """The usual fields at once, all of them in a menu, passages in another."""

    wanted = Signal(str)
    """This text is to be put in where the cursor is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: tuple[str, ...] = ()
        self.usual = {name: Button(self) for name in USUAL}
        self.more, self.passages = Button(self), Button(self)
        self._fields_menu, self._passages_menu = Menu(self.more), Menu(self.passages)
        row = FlowLayout(self, theme.size(4), theme.size(2))
        for name, button in self.usual.items():
            button.clicked.connect(lambda _checked, name=name: self._put_field(name))
        for button in (*self.usual.values(), self.more, self.passages):
            theme.set_role(button, "quiet")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.more.setMenu(self._fields_menu)
        self.passages.setMenu(self._passages_menu)

    def offer_own(self, names: Sequence[str]) -> None:
        """Offer these fields of the user's own, too."""
        self._own = tuple(names)
        self._fill()

    def retranslate(self) -> None:
        """Word everything anew."""
        labels = {one.name: word(one.label) for one in FIELDS}
        for name, button in self.usual.items():
            button.setText(labels[name])
            button.setAccessibleName(_("Put in: %(field)s") % {"field": labels[name]})
        self.more.setText(_("More fields…"))
        self.passages.setText(_("Condition…"))
        self._fill()

    def _fill(self) -> None:
        self._fields_menu.clear()
        for one in FIELDS:
            self._offer(self._fields_menu, word(one.label), starters.field(one.name, language()))
        if self._own:
            self._fields_menu.addSeparator()
        for name in self._own:
            self._offer(self._fields_menu, name, starters.field(name, language()))
        self._passages_menu.clear()
        for name, said in PASSAGES:
            self._offer(self._passages_menu, word(said), starters.passage(name, language()))

    def _offer(self, menu: QMenu, said: str, text: str) -> None:
        action = QAction(said.replace("&", "&&"), menu)
        action.triggered.connect(lambda _checked=False: self.wanted.emit(text))
        menu.addAction(action)

    def _put_field(self, name: str) -> None:
        self.wanted.emit(starters.field(name, language()))
