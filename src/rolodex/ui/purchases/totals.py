"""What an order comes to: the sum of its lines, the discount, the tax and the total."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rolodex.domain import pricing
from rolodex.domain.purchase import Purchase
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.purchases import figures

RATES = 3
"""So many rates of tax are shown apart; of more only their sum."""


class Totals(QWidget):
    """Sums below each other, as on paper; a screen reader hears them in one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purchase = Purchase()
        self._with_tax = True
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, theme.size(32), 0)
        self._grid.setHorizontalSpacing(theme.size(24))
        self._grid.setVerticalSpacing(theme.size(5))
        for _row in range(RATES + 3):
            self._labels.append(self._label(Qt.AlignmentFlag.AlignLeft))
            self._labels.append(self._label(Qt.AlignmentFlag.AlignRight))

    def show_purchase(self, purchase: Purchase, with_tax: bool) -> None:
        """Show the sums of an order whose prices are with tax, or without."""
        self._purchase, self._with_tax = purchase, with_tax
        self.retranslate()

    def rows(self) -> list[tuple[str, str]]:
        """What is shown: each sum with its words."""
        purchase, currency = self._purchase, self._purchase.currency
        together = sum(line.total for line in purchase.lines)
        shown = []
        if purchase.discount or purchase.tax:
            shown.append((_("Lines together"), wording.money(together, currency)))
        if purchase.discount:
            shown.append((_("Discount"), wording.money(-purchase.discount, currency)))
        shown += self._taxes()
        return [*shown, (_("Total"), wording.money(purchase.total, currency))]

    def retranslate(self) -> None:
        """Word everything anew."""
        rows = self.rows()
        for place, (said, amount) in enumerate(zip(self._labels[::2], self._labels[1::2], strict=True)):
            there = place < len(rows)
            for label, text in (
                (said, rows[place][0] if there else ""),
                (amount, rows[place][1] if there else ""),
            ):
                label.setText(text)
                label.setVisible(there)
                theme.set_role(label, "subtitle" if place == len(rows) - 1 else "dim")
        self.setAccessibleName(", ".join(f"{said} {amount}" for said, amount in rows))

    def _taxes(self) -> list[tuple[str, str]]:
        purchase = self._purchase
        rates = [
            found for found in pricing.taxes(purchase.lines, purchase.discount, self._with_tax) if found[2]
        ]
        if not purchase.tax:
            return []
        if len(rates) > RATES or not rates:
            said = _("of which tax") if self._with_tax else _("Tax")
            return [(said, wording.money(purchase.tax, purchase.currency))]
        said = _("of which %(rate)s tax") if self._with_tax else _("%(rate)s tax")
        return [
            (said % {"rate": figures.rate_said(rate)}, wording.money(tax, purchase.currency))
            for rate, _base, tax in rates
        ]

    def _label(self, align: Qt.AlignmentFlag) -> QLabel:
        label = plain_label("", "dim", self)
        label.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        row, column = divmod(len(self._labels), 2)
        self._grid.addWidget(label, row, column)
        return label
