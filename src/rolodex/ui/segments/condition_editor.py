"""The form of one condition: its field, how it compares, and with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.segment import ALWAYS, FIELDS, Condition, FieldSpec, Op
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.number_box import NumberBox
from rolodex.ui.pipeline.amount import minor_units, written
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.segments.condition_words import OF, Operator, asks_numbers, asks_span, operators
from rolodex.ui.segments.span_box import SpanBox
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

MOST = 1_000_000
APART = ";"
"""Stands between several values of which any will do."""

Ask = Callable[[str, str, Callable[[Sequence[Suggestion]], None]], None]
"""Finds the values of a field that begin so, and hands them to the function given."""


class ConditionEditor(QFrame):
    """Changes one condition; `changed` after every key."""

    changed = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._given = Condition("city")
        self._specs = dict(FIELDS)
        self._currency = ""
        self._filling = False
        self.field, self.operator = ChoiceBox(self), ChoiceBox(self)
        # each field has operators of its own, some of many words
        self.operator.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.values = SuggestLine(lambda text, tell: ask(self._spec().name, text, tell), self)
        self.choice = ChoiceBox(self)
        self.low, self.high = NumberBox(self), NumberBox(self)
        self.low_sum, self.high_sum = QLineEdit(self), QLineEdit(self)
        self.to = plain_label("", "", self)
        self.of = SuggestLine(lambda text, tell: ask(f"of:{self._spec().name}", text, tell), self)
        self.span = SpanBox(self, clock)
        for box in (self.low, self.high):
            box.setRange(0, MOST)
        self._build()
        self._connect()
        self.retranslate()

    def offer(self, own: Sequence[FieldSpec], currency: str) -> None:
        """Offer these fields of the user's own, too; sums are in this currency."""
        self._specs = {**FIELDS, **{spec.name: spec for spec in own}}
        self._currency = currency
        self._fill_fields()

    def condition(self) -> Condition:
        """The condition that is written."""
        spec, operator = self._spec(), self._operator()
        numbers, currency = asks_numbers(spec, operator.op), ""
        low, high = self.low.value(), self.high.value()
        if spec.kind == "money":
            currency = self._given.currency or self._currency
            low = minor_units(self.low_sum.text(), currency) or 0
            high = minor_units(self.high_sum.text(), currency) or 0
        return Condition(
            spec.name,
            operator.op,
            values=self._values(spec, operator.op),
            low=low if numbers and operator.op != "most" else 0,
            high=(low if operator.op == "most" else high) if numbers and operator.op != "least" else 0,
            span=self.span.span() if asks_span(spec, operator.op) else ALWAYS,
            of=self.of.text().strip() if spec.name in OF else "",
            currency=currency,
            without=operator.without,
        )

    def show_condition(self, condition: Condition) -> None:
        """Show this condition."""
        self._given = condition
        self._filling = True
        self.field.blockSignals(True)
        self.field.setCurrentIndex(max(0, self.field.findData(condition.field)))
        self.field.blockSignals(False)
        self._fill_field(condition)
        self._filling = False

    def focus_value(self) -> None:
        """Put the keyboard where the value is written."""
        for part in (self.values, self.choice, self.low, self.low_sum, self.span.way, self.span.days):
            if not part.isHidden():
                part.setFocus()
                return

    def retranslate(self) -> None:
        """Word everything anew."""
        self.field.setAccessibleName(_("Field"))
        self.operator.setAccessibleName(_("Comparison"))
        self.choice.setAccessibleName(_("Value"))
        self.values.setAccessibleName(_("Values"))
        self.values.setPlaceholderText(_("Bilbao; Getxo"))
        for part in (self.low, self.low_sum):
            part.setAccessibleName(_("Number"))
        for part in (self.high, self.high_sum):
            part.setAccessibleName(_("Up to"))
        self.to.setText(_("to"))
        self.span.retranslate()
        self._filling = True
        self._fill_fields()
        self._fill_field(self._given)
        self._filling = False

    # What is offered

    def _fill_fields(self) -> None:
        chosen = self.field.currentData() or self._given.field
        self.field.blockSignals(True)
        self.field.clear()
        for spec in self._specs.values():
            self.field.addItem(word(spec.label), spec.name)
        self.field.setCurrentIndex(max(0, self.field.findData(chosen)))
        self.field.blockSignals(False)

    def _fill_field(self, condition: Condition) -> None:
        """Offer what the field knows, and show what the condition says."""
        spec = self._spec()
        self.operator.blockSignals(True)
        self.operator.clear()
        for operator in operators(spec):
            self.operator.addItem(word(operator.words), operator)
        kept = (condition.op, condition.without)
        places = [n for n, one in enumerate(operators(spec)) if (one.op, one.without) == kept]
        self.operator.setCurrentIndex(places[0] if places else 0)
        self.operator.blockSignals(False)
        self._fill_choices(spec, condition.values)
        self.values.show_text(f"{APART} ".join(condition.values))
        self._show_numbers(spec, condition)
        self.of.show_text(condition.of)
        self._show_span(condition)
        self._arrange()

    def _fill_choices(self, spec: FieldSpec, chosen: Sequence[str]) -> None:
        self.choice.blockSignals(True)
        self.choice.clear()
        for value, text in self._choices(spec):
            self.choice.addItem(text, (value,))
        if len(chosen) > 1:
            texts = dict(self._choices(spec))
            self.choice.addItem(_(" or ").join(texts.get(one, one) for one in chosen), tuple(chosen))
        places = [n for n in range(self.choice.count()) if self.choice.itemData(n) == tuple(chosen)]
        self.choice.setCurrentIndex(places[0] if places else 0)
        self.choice.blockSignals(False)

    def _choices(self, spec: FieldSpec) -> list[tuple[str, str]]:
        if spec.name == "birthday":
            return [(str(n), wording.month_name(n)) for n in range(1, 13)]
        if spec.kind == "present":
            from rolodex.ui.contacts.filters import MISSING  # start-up

            return [(value, word(text)) for value, text in MISSING.items()]
        return [(value, word(text)) for value, text in spec.choices.items()]

    def _show_numbers(self, spec: FieldSpec, condition: Condition) -> None:
        low = condition.high if condition.op == "most" else condition.low
        if spec.kind == "money":
            currency = condition.currency or self._currency
            self.low_sum.setText(written(low, currency) if low else "")
            self.high_sum.setText(written(condition.high, currency) if condition.high else "")
        else:
            self.low.setValue(low or 1)
            self.high.setValue(condition.high or 1)

    def _show_span(self, condition: Condition) -> None:
        spec, op = self._spec(), self._operator().op
        days_only = spec.kind == "date" and op in ("within", "more_than_ago")
        said = _("days") if days_only else _("days back from today")
        self.span.show_span(condition.span, days_only=days_only, said=said)

    def _arrange(self) -> None:
        spec, op = self._spec(), self._operator().op
        has_choice = op == "is" and spec.kind in ("choice", "present", "date")
        numbers = asks_numbers(spec, op)
        money = spec.kind == "money"
        self.values.setVisible(op == "is" and spec.kind == "text")
        self.choice.setVisible(has_choice)
        self.low.setVisible(numbers and not money)
        self.low_sum.setVisible(numbers and money)
        self.to.setVisible(op == "between")
        self.high.setVisible(op == "between" and not money)
        self.high_sum.setVisible(op == "between" and money)
        self.of.setVisible(spec.name in OF)
        if spec.name in OF:
            self.of.setPlaceholderText(word(OF[spec.name]))
            self.of.setAccessibleName(word(OF[spec.name]))
        self.span.setVisible(asks_span(spec, op))

    # What is written

    def _values(self, spec: FieldSpec, op: Op) -> tuple[str, ...]:
        if op != "is":
            return ()
        if spec.kind == "text":
            return tuple(part.strip() for part in self.values.text().split(APART) if part.strip())
        return tuple(self.choice.currentData() or ())

    def _spec(self) -> FieldSpec:
        return self._specs.get(str(self.field.currentData()), FIELDS["city"])

    def _operator(self) -> Operator:
        found = self.operator.currentData()
        return found if isinstance(found, Operator) else operators(self._spec())[0]

    def _field_chosen(self) -> None:
        self._filling = True
        first = operators(self._spec())[0]
        self._given = Condition(self._spec().name, first.op, without=first.without)
        self._fill_field(self._given)
        self._filling = False
        self._tell()

    def _operator_chosen(self) -> None:
        self._filling = True
        given = self._given
        self._show_span(replace(given, span=self.span.span()))
        self._arrange()
        self._filling = False
        self._tell()

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _build(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.field)
        first.addWidget(self.operator)
        wide: tuple[QWidget, ...] = (self.values, self.choice, self.low, self.low_sum)
        for part in wide:
            first.addWidget(part, 1)
        first.addWidget(self.to)
        first.addWidget(self.high, 1)
        first.addWidget(self.high_sum, 1)
        second.addWidget(self.of, 1)
        second.addWidget(self.span, 2)
        column = QVBoxLayout(self)
        side = theme.size(14)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(8))
        for row in (first, second):
            row.setSpacing(theme.size(8))
            column.addLayout(row)

    def _connect(self) -> None:
        self.field.currentIndexChanged.connect(lambda _place: self._field_chosen())
        self.operator.currentIndexChanged.connect(lambda _place: self._operator_chosen())
        self.choice.currentIndexChanged.connect(lambda _place: self._tell())
        for box in (self.low, self.high):
            box.valueChanged.connect(lambda _value: self._tell())
        for line in (self.values, self.of, self.low_sum, self.high_sum):
            line.textChanged.connect(lambda _text: self._tell())
        self.span.changed.connect(self._tell)
