"""What is asked of an export: whose cards, and as what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.exporting.kinds import KINDS, Kind
from rolodex.ui.labelling import plain_label
from rolodex.ui.radio_button import RadioButton

Who = tuple[int, ...] | None
"""Whose cards: these ids, or everybody's."""


class ExportForm(QWidget):
    """The column of choices; `changed` says that something else would be written now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: tuple[int, ...] = ()
        self._listed: tuple[int, ...] = ()
        self._filling = False
        self.who = ChoiceBox()
        self.kinds = {kind.id: RadioButton() for kind in KINDS}
        self._group = QButtonGroup(self)
        self._who_caption = plain_label("", "small")
        self._kind_caption = plain_label("", "small")
        self._build()
        self.kinds["3.0"].setChecked(True)
        self.who.currentIndexChanged.connect(self._tell)
        self._group.buttonToggled.connect(lambda _button, on: self._tell() if on else None)
        self.retranslate()

    def show_people(self, selected: Sequence[int], listed: Sequence[int]) -> None:
        """Offer the selected people first, then all that the list shows, then everybody."""
        self._selected, self._listed = tuple(selected), tuple(listed)
        self._fill(first=True)

    def people(self) -> Who:
        """Whose cards are wanted."""
        chosen = self.who.currentData()
        if chosen == "selected":
            return self._selected
        return self._listed if chosen == "listed" else None

    def kind(self) -> Kind:
        """As what they are wanted."""
        return next((kind for kind in KINDS if self.kinds[kind.id].isChecked()), KINDS[0])

    def retranslate(self) -> None:
        """Word everything anew."""
        self._who_caption.setText(_("Who"))
        self.who.setAccessibleName(_("Who"))
        self._kind_caption.setText(_("Write as"))
        for kind in KINDS:
            self.kinds[kind.id].say(word(kind.text), word(kind.about))
        self._fill()

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _fill(self, *, first: bool = False) -> None:
        chosen = self.who.currentData()
        self._filling = True
        self.who.clear()
        count = len(self._selected)
        if count:
            text = ngettext("%(count)s selected", "%(count)s selected", count)
            self.who.addItem(text % {"count": wording.number(count)}, "selected")
        if len(self._listed) > count:
            text = ngettext("The one in the list", "All %(count)s in the list", len(self._listed))
            number = {"count": wording.number(len(self._listed))}
            self.who.addItem(text % number if "%" in text else text, "listed")
        self.who.addItem(_("Everything in the book"), "all")
        self.who.setCurrentIndex(0 if first else max(0, self.who.findData(chosen)))
        self._filling = False

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(4))
        self._who_caption.setBuddy(self.who)
        column.addWidget(self._who_caption)
        column.addWidget(self.who)
        column.addSpacing(theme.size(10))
        column.addWidget(self._kind_caption)
        for button in self.kinds.values():
            self._group.addButton(button)
            column.addWidget(button)
