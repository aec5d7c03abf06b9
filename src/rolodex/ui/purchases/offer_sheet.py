"""An offer: its code, what it takes off, when it is valid, and who redeemed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rolodex.domain.message import message
from rolodex.domain.product import Offer, OfferKind
from rolodex.domain.purchase import PurchaseRow
from rolodex.i18n import _, ngettext, word
from rolodex.services.offers import Offers
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.ports import Saved
from rolodex.ui.purchases import words
from rolodex.ui.purchases.entries_below import EntriesBelow
from rolodex.ui.purchases.entry_lines import MoneyLine, RateLine
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now
from rolodex.ui.tasks import TaskRunner

SHOWN = 12
"""So many of those who redeemed it are named."""
_KINDS = (
    ("percent", message("Per cent off")),
    ("amount", message("An amount off")),
    ("gift", message("A gift")),
)


class OfferSheet(FormSheet):
    """Writes one offer; orders that redeemed it keep their prices."""

    def __init__(self, runner: TaskRunner, offers: Offers, parent: QWidget, clock: Clock = local_now) -> None:
        super().__init__(runner, parent)
        self._offers = offers
        self._clock = clock
        self._offer = Offer()
        self._rows: tuple[PurchaseRow, ...] = ()
        self.code, self.name = QLineEdit(self), QLineEdit(self)
        self.kind = ChoiceBox(self)
        self.percent = RateLine(self)
        self.amount = MoneyLine(self)
        self.currency = ChoiceBox(self)
        self.first, self.last = MomentLine(self, clock), MomentLine(self, clock)
        self.fields = FieldList()
        self.redeemed = EntriesBelow(SHOWN)
        self._build()
        self.retranslate()

    def start(self, offer: Offer, currencies: Sequence[str]) -> None:
        """Show an offer, or a new one, in one of these currencies."""
        self._offer, self._rows = offer, ()
        self.code.setText(offer.code)
        self.name.setText(offer.name)
        self.kind.setCurrentIndex(self.kind.findData(offer.kind))
        self.currency.clear()
        self.currency.addItems(list(dict.fromkeys(filter(None, (offer.currency, *currencies)))))
        self.currency.setCurrentIndex(0)
        self.amount.set_currency(self.currency.currentText())
        entry = self.percent if offer.kind == "percent" else self.amount
        for line in (self.percent, self.amount):
            line.setText("")
        if offer.amount:
            entry.show_figure(offer.amount)
        self.first.show_moment(offer.valid_from)
        self.last.show_moment(offer.valid_to)
        self._fit()
        self.say("")
        self.retranslate()
        self.come()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_redeemed()

    def save(self) -> None:
        """Keep the offer."""
        trouble = self._missing()
        if trouble:
            self.say(trouble, "warn")
            return
        kind: OfferKind = self.kind.currentData()
        amount = {"percent": self.percent.figure(), "amount": self.amount.figure()}.get(kind)
        offer = replace(
            self._offer,
            code=self.code.text().strip(),
            name=self.name.text().strip(),
            kind=kind,
            amount=amount or 0,
            currency=self.currency.currentText() if kind == "amount" else "",
            valid_from=self.first.moment()[:10],
            valid_to=self.last.moment()[:10],
        )
        offers, text = (
            self._offers,
            _("Saved the offer %(code)s") if offer.id else _("Added the offer %(code)s"),
        )

        def told(_saved: Saved) -> str:
            return text % {"code": offer.code or offer.name}

        self.keep(lambda: offers.save(offer), told)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        offer = self._offer
        self.title.setText(_("Offer %(code)s") % {"code": offer.code} if offer.id else _("New offer"))
        for place, (_kind, text) in enumerate(_KINDS):
            self.kind.setItemText(place, word(text))
        self.currency.setAccessibleName(_("Currency"))
        self.amount.setAccessibleName(_("Amount"))
        self.percent.setAccessibleName(_("Per cent"))
        for part, name in ((self.first, _("Valid from")), (self.last, _("Valid until"))):
            part.retranslate()
            part.line.setAccessibleName(name)
            part.line.setPlaceholderText(_("always") if part is self.last else _("at once"))
        self._show_redeemed()

    def _missing(self) -> str:
        if not self.code.text().strip():
            return _("A code is still missing.")
        kind = self.kind.currentData()
        wrong = (kind == "percent" and not self.percent.figure()) or (
            kind == "amount" and not self.amount.figure()
        )
        if wrong:
            return _("Say how much the offer takes off.")
        for part in (self.first, self.last):
            if part.line.text().strip() and not part.moment():
                return _("%(field)s is not understood.") % {"field": part.line.accessibleName()}
        return ""

    def _fit(self) -> None:
        """Show the entry that belongs to the kind."""
        kind = self.kind.currentData()
        self.percent.setVisible(kind == "percent")
        for entry in (self.amount, self.currency):
            entry.setVisible(kind == "amount")

    def _read_redeemed(self) -> None:
        offers, offer_id = self._offers, self._offer.id
        if offer_id:
            self._runner.submit(
                "lookups", "redeemed", lambda _progress: offers.redemptions(offer_id), self._know, owner=self
            )

    def _know(self, rows: Sequence[PurchaseRow]) -> None:
        self._rows = tuple(rows)
        self._show_redeemed()

    def _show_redeemed(self) -> None:
        today, count = self._clock().date(), len(self._rows)
        self.redeemed.show_texts([_row(row, today) for row in self._rows])
        text = ngettext("Redeemed in %(count)s order", "Redeemed in %(count)s orders", count)
        self.redeemed.head.setText(
            text % {"count": wording.number(count)} if count else _("Not redeemed yet")
        )
        self.redeemed.setVisible(bool(self._offer.id))

    def _build(self) -> None:
        for kind, _text in _KINDS:
            self.kind.addItem("", kind)
        self.code.setMaxLength(60)
        self.name.setMaxLength(200)
        worth = QWidget(self)
        theme.set_role(worth, "clear")
        row = QHBoxLayout(worth)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind)
        for entry in (self.percent, self.amount):
            entry.setAlignment(Qt.AlignmentFlag.AlignLeft)
            row.addWidget(entry, 1)
        row.addWidget(self.currency)
        row.addStretch(0)
        worth.setFocusProxy(self.kind)
        self.fields.add(lambda: _("Code"), self.code)
        self.fields.add(lambda: _("Name"), self.name)
        self.fields.add(lambda: _("Worth"), worth)
        self.fields.add(lambda: _("Valid from"), self.first)
        self.fields.add(lambda: _("Valid until"), self.last)
        self.build(self.fields, self.redeemed)
        self.kind.currentIndexChanged.connect(lambda _at: self._fit())
        self.currency.currentTextChanged.connect(self.amount.set_currency)
        for part in (self.first, self.last):
            part.decided.connect(lambda _at: self.save_button.click())
            part.left.connect(self.leave)
        self.save_on_enter(self.code, self.name, self.percent, self.amount)


def _row(row: PurchaseRow, today: date) -> str:
    parts = (words.day(row.at, today), row.fn, row.number, wording.money(row.total, row.currency))
    return words.SEPARATOR.join(part for part in parts if part)
