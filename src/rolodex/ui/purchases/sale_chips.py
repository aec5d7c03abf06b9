"""What was understood of a sale in one line, as chips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from rolodex.domain.quick_sale import QuickSale
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.flow import FlowLayout
from rolodex.ui.line.chips import Chip, Said
from rolodex.ui.purchases import words


def understood(sale: QuickSale, today: date) -> tuple[Said, ...]:
    """The chips of a sale: what was sold, what it comes to, how it was paid, and what is doubtful."""
    return tuple(_chips(sale, today))


def _chips(sale: QuickSale, today: date) -> Iterator[Said]:
    purchase, currency = sale.purchase, sale.purchase.currency
    for line in purchase.lines:
        said = words.sold(line)
        if line.price:
            said = words.SEPARATOR.join((said, wording.money(line.price, currency)))
        yield Said("line", "shopping-bag", said, (), "good", "good_soft")
    if sale.offer:
        yield Said("offer", "ticket", sale.offer, (), "violet", "violet_soft")
    if sale.piece:
        yield Said("piece", "mailbox", sale.piece.campaign, (), "violet", "violet_soft")
    if purchase.discount:
        yield Said(
            "discount", "tag", wording.money(-purchase.discount, currency), (), "violet", "violet_soft"
        )
    if purchase.total:
        total = _("Total %(amount)s") % {"amount": wording.money(purchase.total, currency)}
        yield Said("total", "check", total, (), "good", "good_soft")
    if purchase.method:
        yield Said("method", "circle-check", words.method(purchase.method))
    if purchase.status == "open":
        yield Said("status", "clock", _("still to be paid"), (), "warn", "warn_soft")
    if purchase.at:
        yield Said("date", "calendar-days", words.day(purchase.at, today))
    if sale.doubt is not None:
        yield Said("doubt", "circle-alert", word(sale.doubt), (), "bad", "bad_soft")


class SaleChips(QWidget):
    """The chips, as many side by side as fit; they are looked at, not pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self, theme.size(6), theme.size(6))
        self.hide()

    def show_said(self, said: Sequence[Said]) -> None:
        """Show these; those that say the same stay as they are."""
        if tuple(said) != tuple(chip.said for chip in self.chips):
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self.chips = [Chip(one, self) for one in said]
            for chip in self.chips:
                self._flow.addWidget(chip)
                chip.show()
            self.updateGeometry()
        self.setVisible(bool(said))
        self.setAccessibleName(", ".join(self.texts()))

    def texts(self) -> tuple[str, ...]:
        """What the chips say."""
        return tuple(chip.said.text for chip in self.chips)
