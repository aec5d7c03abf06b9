"""The fields of one step: after how many days, for whom, and what is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rolodex.domain import drip_words
from rolodex.domain.drip import Deed, DripStep
from rolodex.domain.letter import Letter
from rolodex.i18n import _, word
from rolodex.ui.choices import Choices
from rolodex.ui.field_list import FieldList
from rolodex.ui.number_box import NumberBox

MOST_DAYS = 3650
LONGEST = 200


class StepForm(QWidget):
    """Shows a step and gives back what is written; `changed` after each change of the user's."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = DripStep()
        self._letters: tuple[Letter, ...] = ()
        self._quiet = False
        self.days = NumberBox(self)
        self.days.setRange(0, MOST_DAYS)
        self.state, self.deed, self.letter = Choices(self), Choices(self), Choices(self)
        self.text = QLineEdit(self)
        self.text.setMaxLength(LONGEST)
        self.fields = FieldList(self)
        self.fields.add(self._word_days, self.days)
        self.fields.add(lambda: _("For whom"), self.state)
        self.fields.add(lambda: _("What is done"), self.deed)
        self.fields.add(lambda: _("Letter"), self.letter)
        self.fields.add(lambda: _("In these words"), self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        self.days.valueChanged.connect(lambda _value: self._tell())
        self.text.textEdited.connect(lambda _text: self._tell())
        for box in (self.state, self.deed, self.letter):
            box.currentIndexChanged.connect(lambda _at: self._tell())

    def show_letters(self, letters: Sequence[Letter]) -> None:
        """Offer these letters."""
        self._letters = tuple(letters)
        self.retranslate()

    def show_step(self, step: DripStep | None) -> None:
        """Show this step; with none the fields are shut."""
        self.setEnabled(step is not None)
        self._step = step or DripStep()
        self._quiet = True
        self.days.setValue(self._step.days)
        self.state.show_key(self._step.state)
        self.deed.show_key(self._step.deed)
        self.letter.show_key(str(self._step.letter_id or ""))
        self.text.setText("" if self._step.deed == "letter" else self._step.text)
        self._quiet = False
        self.fields.retranslate()
        self._fit()

    def step(self) -> DripStep:
        """The step as it is written now; one with a letter has the name of the letter as its words."""
        deed: Deed = next((one for one in drip_words.DEEDS if one == self.deed.key()), "task")
        letter = next((one for one in self._letters if str(one.id) == self.letter.key()), None)
        is_letter = deed == "letter"
        named = letter.name if letter is not None else ""
        return replace(
            self._step,
            days=self.days.value(),
            state=next((one for one in drip_words.STATES if one == self.state.key()), ""),
            deed=deed,
            letter_id=letter.id if is_letter and letter is not None else 0,
            text=named if is_letter else self.text.text().strip(),
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self._quiet = True
        self.state.offer((state, word(text)) for state, text in drip_words.STATES.items())
        self.deed.offer((deed, word(text)) for deed, text in drip_words.DEEDS.items())
        letters = [(str(one.id), one.name) for one in self._letters]
        self.letter.offer([("", _("None chosen")), *letters])
        self.letter.show_key(str(self._step.letter_id or ""))
        self._quiet = False
        self.fields.retranslate()

    def _word_days(self) -> str:
        return _("Days after the step before") if self._step.parent_id else _("Days")

    def _fit(self) -> None:
        """Show the field that the deed has."""
        self.fields.show_row(self.letter, self.deed.key() == "letter")
        self.fields.show_row(self.text, self.deed.key() != "letter")

    def _tell(self) -> None:
        if not self._quiet:
            self._fit()
            self.changed.emit()
