"""The fields of an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

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

from rolodex.domain import due, pricing
from rolodex.domain.draft import Begun
from rolodex.domain.product import Offer
from rolodex.domain.purchase import STATUSES, Purchase, PurchaseStatus
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.pipeline.person_line import People, PersonLine
from rolodex.ui.pipeline.record_form import RecordForm
from rolodex.ui.purchases.day_line import DayLine
from rolodex.ui.purchases.entry_lines import MoneyLine
from rolodex.ui.purchases.lines_editor import LinesEditor, Products
from rolodex.ui.purchases.method_box import MethodBox
from rolodex.ui.purchases.offer_line import OfferLine
from rolodex.ui.purchases.totals import Totals
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.hint import Hint

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the form needs to show an order.

    `codes` are those of the products of its lines, by id; `number` is what it is given where none is written.
    """

    purchase: Purchase
    name: str = ""
    codes: Mapping[int, str] = field(default_factory=dict)
    currencies: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    number: str = ""
    with_tax: bool = True
    begun: Begun | None = None
    """What had been begun, if it is that which is shown."""


class PurchaseForm(RecordForm):
    """One order to be written; what it comes to is worked out while one types."""

    def __init__(
        self,
        runner: TaskRunner,
        people: People,
        products: Products,
        parent: QWidget | None = None,
        clock: Clock = local_now,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._purchase = Purchase()
        self._with_tax = True
        self._next = ""
        self.person = PersonLine(runner, people, self)
        self.day = DayLine(self, clock)
        self.number = QLineEdit(self)
        self.currency = ChoiceBox(self)
        self.lines = LinesEditor(runner, products, self)
        self.lines.follow(self.currency)
        self.offer = OfferLine(clock, self)
        self.discount = MoneyLine(self)
        self.totals = Totals(self)
        self.status = ChoiceBox(self)
        self.due = MomentLine(self, clock)
        self.method = MethodBox(self)
        self.reference = QLineEdit(self)
        self._hint = Hint(self.reference)
        self.note = QPlainTextEdit(self)
        self._build()
        self._connect()
        self.retranslate()

    def show_purchase(self, shown: Shown) -> None:
        """Show an order."""
        purchase = self._purchase = shown.purchase
        self._with_tax = pricing.is_with_tax(purchase, shown.with_tax)
        self.person.show_contact(purchase.contact_id, shown.name)
        self.day.show_day(self._day_of(purchase.at))
        self.number.setText(purchase.number)
        self._next = shown.number
        self.number.setPlaceholderText(shown.number)
        self._fill_currencies(shown.currencies, purchase.currency)
        self.lines.show_lines(purchase.lines, shown.codes, purchase.currency)
        self.offer.show_offer(shown.offers, purchase.offer_id)
        self.discount.set_currency(purchase.currency)
        self.discount.setText("")
        if purchase.discount and not purchase.offer_id:
            self.discount.show_figure(purchase.discount)
        self.status.setCurrentIndex(self.status.findData(purchase.status))
        self.due.show_moment(purchase.due)
        self.method.show_method(purchase.method)
        self.reference.setText(purchase.reference)
        self.note.setPlainText(purchase.note)
        self._work_out()

    def show_status(self, status: PurchaseStatus) -> None:
        """Show how the order stands after a payment; what is written stays."""
        self._purchase = replace(self._purchase, status=status)
        self.status.blockSignals(True)
        self.status.setCurrentIndex(self.status.findData(status))
        self.status.blockSignals(False)

    def purchase(self) -> Purchase:
        """The order as it is written now, with what it comes to."""
        written = replace(
            self._purchase,
            contact_id=self.person.contact_id(),
            at=self._stamp(),
            number=self.number.text().strip(),
            currency=self.currency.currentText(),
            lines=self.lines.lines(),
            discount=self.discount.figure() or 0,
            offer_id=self.offer.offer_id(),
            status=self.status.currentData(),
            due=self.due.moment()[:10],
            method=self.method.method(),
            reference=self.reference.text().strip(),
            note=self.note.toPlainText().strip(),
        )
        given = self._purchase
        if given.id and _makes(written) == _makes(given):
            # what was agreed stays, also where an offer is worth something else now
            return replace(written, discount=given.discount)
        return pricing.priced(written, self._with_tax, self.offer.offer())

    def missing(self) -> str:
        """What is still wanted or not understood, "" where the order can be saved."""
        if not self.person.contact_id():
            return _("Choose whose order it is.")
        if self.day.day() is None:
            return _("The day of the order is not understood.")
        if not self.lines.lines() and not self._purchase.id:
            return _("Write down at least one thing that was sold.")
        wrong = self.lines.misread() or (None if self.discount.figure() is not None else self.discount)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return _("%(field)s is not understood.") % {"field": wrong.accessibleName()}
        if not self.offer.is_known():
            return _("There is no offer “%(code)s”.") % {"code": self.offer.text().strip()}
        if self.due.line.text().strip() and not self.due.moment():
            return _("The day by which it is to be paid is not understood.")
        return ""

    def focus(self) -> None:
        """Put the keyboard on the first field that wants something."""
        if self.person.contact_id():
            self.lines.focus()
        else:
            self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        for name, text, widget in (
            ("person", _("Contact"), self.person),
            ("day", _("Day"), self.day),
            ("number", _("Number"), self.number),
            ("currency", _("Currency"), self.currency),
            ("offer", _("Offer code"), self.offer),
            ("discount", _("Discount on the whole"), self.discount),
            ("status", _("Status"), self.status),
            ("due", _("To be paid by"), self.due.line),
            ("method", _("Paid by"), self.method),
            ("reference", _("Reference"), self.reference),
            ("note", _("Note"), self.note),
        ):
            self._captions[name].setText(text)
            widget.setAccessibleName(text)
        for place, status in enumerate(STATUSES.values()):
            self.status.setItemText(place, word(status))
        for part in (self.lines, self.totals, self.method, self.due):
            part.retranslate()
        self.due.line.setAccessibleName(_("To be paid by"))
        self.due.line.setPlaceholderText(_("in 30 days, 24/12"))
        self.number.setPlaceholderText(self._next)
        self._hint.say(_("no card numbers"))

    def _work_out(self) -> None:
        """Show what everything comes to."""
        purchase = self.purchase()
        self.lines.show_totals(purchase.lines)
        self.totals.show_purchase(purchase, self._with_tax)
        self.discount.setEnabled(self.offer.offer() is None)

    def _day_of(self, at: str) -> date | None:
        moment = wording.local(at) if at else self._clock()
        return moment.date() if moment else None

    def _stamp(self) -> str:
        """The stamp of the order; one that was given stays where its day was not changed."""
        day = self.day.day()
        given = wording.local(self._purchase.at) if self._purchase.at else None
        if day is None or (given is not None and given.date() == day):
            return self._purchase.at
        now = self._clock()
        return due.stamp(now if now.date() == day else datetime.combine(day, NOON))

    def _fill_currencies(self, currencies: Sequence[str], chosen: str) -> None:
        self.currency.blockSignals(True)
        self.currency.clear()
        self.currency.addItems(list(dict.fromkeys(filter(None, (chosen, *currencies)))))
        self.currency.setCurrentIndex(0)
        self.currency.blockSignals(False)

    def _change_currency(self) -> None:
        currency = self.currency.currentText()
        self.lines.set_currency(currency)
        self.discount.set_currency(currency)
        self._tell()

    def _tell(self) -> None:
        self._work_out()
        self.edited.emit()

    def _connect(self) -> None:
        self.lines.edited.connect(self._tell)
        self.discount.figure_changed.connect(self._tell)
        self.offer.textChanged.connect(lambda _text: self._tell())
        self.currency.currentIndexChanged.connect(lambda _at: self._change_currency())
        self.status.currentIndexChanged.connect(lambda _at: self._tell())
        self.person.person_changed.connect(lambda _id: self.edited.emit())
        self.method.edited.connect(self.edited)
        self.note.textChanged.connect(self.edited)
        self.due.changed.connect(lambda _at: self.edited.emit())
        self.due.left.connect(self.left)
        for line in (self.day, self.number, self.reference):
            line.textChanged.connect(lambda _text: self.edited.emit())

    def _build(self) -> None:
        for status in STATUSES:
            self.status.addItem("", status)
        self.number.setMaxLength(60)
        self.reference.setMaxLength(200)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.size(56))
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(20))
        grid.setHorizontalSpacing(theme.size(12))
        grid.setVerticalSpacing(theme.size(14))
        for column, share in enumerate((3, 3, 3, 2)):
            grid.setColumnStretch(column, share)
        left = QVBoxLayout()
        left.setSpacing(theme.size(14))
        left.addLayout(self._field("offer", self.offer))
        left.addLayout(self._field("discount", self.discount))
        left.addStretch(1)
        worked = QHBoxLayout()
        worked.addStretch(1)
        worked.addWidget(self.totals)
        for part, row, column, wide in (
            (self._field("person", self.person), 0, 0, 1),
            (self._field("day", self.day), 0, 1, 1),
            (self._field("number", self.number), 0, 2, 1),
            (self._field("currency", self.currency), 0, 3, 1),
            (left, 2, 0, 1),
            (worked, 2, 1, 3),
            (self._field("status", self.status), 3, 0, 1),
            (self._field("due", self.due), 3, 1, 1),
            (self._field("method", self.method), 3, 2, 1),
            (self._field("reference", self.reference), 3, 3, 1),
            (self._field("note", self.note), 4, 0, 4),
        ):
            grid.addLayout(part, row, column, 1, wide)
        grid.addWidget(self.lines, 1, 0, 1, 4)

    def _field(self, name: str, entry: QWidget) -> QLayout:
        """A caption above its field."""
        self._captions[name] = plain_label("", "small", self)
        column = QVBoxLayout()
        column.setSpacing(theme.size(4))
        column.addWidget(self._captions[name])
        column.addWidget(entry)
        return column


def _makes(purchase: Purchase) -> tuple[object, ...]:
    """All that makes what an order comes to."""
    off = 0 if purchase.offer_id else purchase.discount
    lines = ((one.id, one.quantity, one.price, one.discount, one.tax_rate) for one in purchase.lines)
    return (purchase.currency, purchase.offer_id, off, *lines)
