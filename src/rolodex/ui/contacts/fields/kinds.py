"""The kind of a row: home, work, mobile, birthday, or a word of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rolodex.domain.contact import Adr, Date, Org, Value
from rolodex.i18n import _, word
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.contacts.fields.specs import Choice, Item


def vocabulary(choices: Sequence[Choice]) -> frozenset[str]:
    """All TYPE values that some choice stands for; the others are never touched."""
    return frozenset(kind for choice in choices for kind in choice.types)


def choice_of(item: Item, choices: Sequence[Choice]) -> Choice | None:
    """The choice that says what the item says, or None where none does."""
    if isinstance(item, Date):
        return next((choice for choice in choices if choice.name == item.name), None)
    known = frozenset(item.types) & vocabulary(choices)
    return next((choice for choice in choices if known and frozenset(choice.types) == known), None)


def kind_text(item: Item, choices: Sequence[Choice]) -> str:
    """The word for the item's kind: the user's own label first."""
    label = "" if isinstance(item, Org) else item.label
    choice = choice_of(item, choices)
    if label or choice:
        return label or word(choice.text) if choice else label
    if isinstance(item, Date):
        return item.name
    return ", ".join(kind for kind in item.types if kind in vocabulary(choices))


def with_kind(item: Item, choices: Sequence[Choice], text: str) -> Item:
    """The item as of the kind that this text names: a choice, a label of the user's own, or none."""
    text = text.strip()
    wanted = next((choice for choice in choices if word(choice.text).casefold() == text.casefold()), None)
    if isinstance(item, Date):
        return replace(item, name=wanted.name if wanted else "event", label="" if wanted else text)
    if wanted is None and text:
        return item if isinstance(item, Org) else replace(item, label=text)
    known = vocabulary(choices)
    types = (wanted.types if wanted else ()) + tuple(kind for kind in item.types if kind not in known)
    return replace(item, types=types) if isinstance(item, Org) else _typed(item, types)


def _typed(item: Value | Adr, types: tuple[str, ...]) -> Value | Adr:
    return replace(item, types=types, label="")


class KindBox(ChoiceBox):
    """A box to choose or write the kind of a row in."""

    edited = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True)
        self._choices = tuple(choices)
        self._shown = ""
        self.setMinimumContentsLength(11)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fill()
        self.editTextChanged.connect(self.edited)

    def show_item(self, item: Item) -> None:
        """Show the kind of this item."""
        self._show(kind_text(item, self._choices))

    def applied(self, item: Item) -> Item:
        """The item with the kind that now stands here; the same item where nobody changed it."""
        return with_kind(item, self._choices, self.currentText()) if self.is_touched() else item

    def is_touched(self) -> bool:
        """Whether the kind is another than the one shown."""
        return self.currentText() != self._shown

    def retranslate(self, item: Item) -> None:
        """Word the choices anew; a kind nobody changed is worded anew with them."""
        touched, text = self.is_touched(), self.currentText()
        position = self.findText(text)
        self._fill()
        self._show(kind_text(item, self._choices))
        if touched:
            self.setEditText(self.itemText(position) if position >= 0 else text)

    def _fill(self) -> None:
        self.blockSignals(True)
        self.clear()
        self.addItems([word(choice.text) for choice in self._choices])
        self.blockSignals(False)
        self.setAccessibleName(_("Kind"))
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(_("Kind"))
            line.setAccessibleName(_("Kind"))

    def _show(self, text: str) -> None:
        self.setCurrentIndex(self.findText(text))
        self.setEditText(text)
        self._shown = self.currentText()
        self._inset()
