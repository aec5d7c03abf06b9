"""Lines for one figure each: a sum of money, a quantity, a rate. What is not understood is marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.pipeline import amount as money
from rolodex.ui.purchases import figures

Read = Callable[[str], int | None]
Write = Callable[[int], str]


class FigureLine(QLineEdit):
    """Takes one figure; leaving the line writes it the usual way."""

    figure_changed = Signal()

    def __init__(self, read: Read, write: Write, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = read, write
        self.setMaxLength(30)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(self._judge)

    def figure(self) -> int | None:
        """What the line says, None where that is not understood."""
        return self._reader(self.text())

    def show_figure(self, units: int) -> None:
        """Write this figure."""
        if self.figure() != units or not self.text():
            self.setText(self._writer(units))
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was understood the usual way."""
        super().focusOutEvent(event)
        units = self.figure()
        if units is not None and self.text().strip():
            self.setText(self._writer(units))

    def _judge(self) -> None:
        understood = self.figure() is not None
        theme.set_role(self, "" if understood else "wrong")
        self.setAccessibleDescription("" if understood else _("not understood"))
        self.setToolTip("" if understood else _("not understood"))
        self.figure_changed.emit()


class QuantityLine(FigureLine):
    """How many, in thousandths."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(figures.quantity, figures.quantity_written, parent)


class RateLine(FigureLine):
    """A rate in hundredths of a per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(figures.rate, figures.rate_written, parent)


class MoneyLine(FigureLine):
    """A sum in minor units of a currency."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._units, self._text, parent)
        self._currency = ""

    def set_currency(self, currency: str) -> None:
        """Read what is typed as a sum in this currency."""
        self._currency = currency
        self._judge()

    def _units(self, text: str) -> int | None:
        return money.minor_units(text, self._currency)

    def _text(self, units: int) -> str:
        return money.written(units, self._currency)
