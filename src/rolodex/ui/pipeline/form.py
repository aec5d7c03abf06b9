"""The fields of a deal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.deal import Deal, Stage
from rolodex.domain.draft import Begun
from rolodex.domain.reminder import Reminder
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.number_box import NumberBox
from rolodex.ui.pipeline.amount import minor_units, written
from rolodex.ui.pipeline.person_line import People, PersonLine
from rolodex.ui.pipeline.record_form import RecordForm
from rolodex.ui.pipeline.step_line import StepLine, close_up
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now
from rolodex.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the form needs to show a deal."""

    deal: Deal
    name: str = ""
    stages: tuple[Stage, ...] = ()
    currencies: tuple[str, ...] = ()
    step: Reminder | None = None
    begun: Begun | None = None
    """What had been begun, if it is that which is shown."""


class DealForm(RecordForm):
    """One deal to be written."""

    def __init__(
        self, runner: TaskRunner, people: People, parent: QWidget | None = None, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._deal = Deal()
        self.title = QLineEdit(self)
        self.person = PersonLine(runner, people, self)
        self.stage = ChoiceBox(self)
        self.amount = QLineEdit(self)
        self.currency = ChoiceBox(self)
        self.close_on = close_up(MomentLine(self, clock))
        self.probability = NumberBox(self)
        self.description = QPlainTextEdit(self)
        self.step = StepLine(self, clock)
        self._build()
        self._connect()
        self.retranslate()

    def show_deal(self, shown: Shown) -> None:
        """Show a deal with its next step."""
        deal = self._deal = shown.deal
        self.title.setText(deal.title)
        self.person.show_contact(deal.contact_id, shown.name)
        self._fill_stages(shown.stages, deal.stage_id)
        self._fill_currencies(shown.currencies, deal.currency)
        self.amount.setText(written(deal.amount, self.currency.currentText()))
        self.close_on.show_moment(deal.expected_close)
        self.probability.setValue(deal.probability)
        self.description.setPlainText(deal.description)
        self.step.show_step(shown.step)

    def deal(self) -> Deal:
        """The deal as it is written now."""
        currency = self.currency.currentText()
        return replace(
            self._deal,
            title=self.title.text().strip(),
            contact_id=self.person.contact_id(),
            stage_id=self.stage.currentData() or 0,
            amount=minor_units(self.amount.text(), currency) or 0,
            currency=currency,
            expected_close=self.close_on.moment()[:10],
            probability=self.probability.value(),
            description=self.description.toPlainText().strip(),
        )

    def missing(self) -> str:
        """What is still wanted or not understood, "" where the deal can be saved."""
        if not self.title.text().strip():
            return _("A title is still missing.")
        if not self.person.contact_id():
            return _("Choose the contact the deal is with.")
        if minor_units(self.amount.text(), self.currency.currentText()) is None:
            return _("The amount is not understood.")
        if self.close_on.line.text().strip() and not self.close_on.moment():
            return _("The day it may close is not understood.")
        if not self.step.is_complete():
            return _("Say when the next step is due.")
        return ""

    def focus(self) -> None:
        """Put the keyboard on the first field that wants something."""
        first = self.title if not self.title.text() or self.person.contact_id() else self.person
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        for name, text, widget in (
            ("title", _("What it is about"), self.title),
            ("person", _("Contact"), self.person),
            ("stage", _("Stage"), self.stage),
            ("amount", _("Amount"), self.amount),
            ("close", _("Expected to close"), self.close_on.line),
            ("probability", _("Probability"), self.probability),
            ("step", _("Next step"), self.step.summary),
            ("description", _("Description"), self.description),
        ):
            self._captions[name].setText(text)
            widget.setAccessibleName(text)
        self.currency.setAccessibleName(_("Currency"))
        self.probability.setSpecialValueText(_("as its stage"))
        self.probability.setSuffix(wording.percent_sign())
        self.close_on.retranslate()
        self.close_on.line.setAccessibleName(_("Expected to close"))
        self.close_on.line.setPlaceholderText(_("end of June, in 3 weeks, 24/12"))
        self.step.retranslate()

    def _fill_stages(self, stages: Sequence[Stage], chosen: int) -> None:
        self.stage.clear()
        for stage in stages:
            self.stage.addItem(word(stage.said), stage.id)
        self.stage.setCurrentIndex(max(0, self.stage.findData(chosen)))

    def _fill_currencies(self, currencies: Sequence[str], chosen: str) -> None:
        self.currency.clear()
        self.currency.addItems(list(dict.fromkeys(filter(None, (chosen, *currencies)))))
        self.currency.setCurrentIndex(0)

    def _connect(self) -> None:
        for line in (self.title, self.amount, self.person, self.step.summary, self.close_on.line):
            line.textChanged.connect(lambda _text: self.edited.emit())
        for line in (self.title, self.amount, self.step.summary):
            line.returnPressed.connect(self.decided)
        self.close_on.decided.connect(lambda _at: self.decided.emit())
        self.step.decided.connect(self.decided)
        for part in (self.close_on, self.step):
            part.left.connect(self.left)
        self.person.person_changed.connect(lambda _id: self.edited.emit())
        for box in (self.stage, self.currency):
            box.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self.probability.valueChanged.connect(lambda _value: self.edited.emit())
        self.description.textChanged.connect(self.edited)
        self.step.due.changed.connect(lambda _at: self.edited.emit())

    def _build(self) -> None:
        self.title.setMaxLength(300)
        self.amount.setMaxLength(30)
        self.probability.setRange(-1, 100)
        self.probability.setSingleStep(5)
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(theme.size(84))
        money = QHBoxLayout()
        money.setSpacing(theme.size(8))
        money.addWidget(self.amount, 1)
        money.addWidget(self.currency)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(20))
        grid.setHorizontalSpacing(theme.size(16))
        grid.setVerticalSpacing(theme.size(14))
        for column in range(2):
            grid.setColumnStretch(column, 1)
        grid.addLayout(self._field("title", self.title), 0, 0, 1, 2)
        grid.addLayout(self._field("person", self.person), 1, 0)
        grid.addLayout(self._field("stage", self.stage), 1, 1)
        grid.addLayout(self._field("amount", money), 2, 0)
        grid.addLayout(self._field("probability", self.probability), 2, 1)
        grid.addLayout(self._field("close", self.close_on), 3, 0, 1, 2)
        grid.addLayout(self._field("step", self.step), 4, 0, 1, 2)
        grid.addLayout(self._field("description", self.description), 5, 0, 1, 2)

    def _field(self, name: str, entry: QWidget | QLayout) -> QVBoxLayout:
        """A caption above its field."""
        self._captions[name] = plain_label("", "small", self)
        column = QVBoxLayout()
        column.setSpacing(theme.size(4))
        column.addWidget(self._captions[name])
        if isinstance(entry, QLayout):
            column.addLayout(entry)
        else:
            column.addWidget(entry)
        return column
