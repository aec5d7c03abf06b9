"""A stock of the user's own: its measures beside a drawing, and what is wrong with them in sentences."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain import stock_check
from rolodex.domain.changes import Changes
from rolodex.domain.stock import OWN, Stock
from rolodex.i18n import _, word
from rolodex.services.own_stocks import OwnStocks
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.stock_drawing import StockDrawing
from rolodex.ui.labels.stock_fields import FIRST, StockFields
from rolodex.ui.ports import Saved
from rolodex.ui.tasks import TaskRunner


class StockSheet(FormSheet):
    """Writes one stock of the user's own; `kept` names it once it is in the book."""

    kept = Signal(str)
    """The name ("own-3") of a stock that was saved."""
    dropped = Signal(str)
    """The name of a stock that was deleted."""

    widest = 1040

    def __init__(self, runner: TaskRunner, own_stocks: OwnStocks, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._own_stocks = own_stocks
        self._stock = FIRST
        self.fields = StockFields()
        self.drawing = StockDrawing()
        self.findings = plain_label("", "small", wrap=True)
        self._build()
        self.retranslate()

    def start(self, stock: Stock | None = None) -> None:
        """Show a stock of the user's own, or a new one like this stock, or a new one."""
        shown = stock or FIRST
        if not shown.is_own:
            shown = replace(shown, name="", brand="", part="", aliases=(), note="", confidence="own")
        self._stock = shown
        self.fields.show_stock(shown)
        self.extra_button.setVisible(shown.is_own)
        self.say("")
        self.retranslate()
        self.come()
        self.fields.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the stock."""
        stock = self.fields.stock()
        if stock is None:
            self.say(_("A measure is missing or not understood."), "warn")
            return
        if not stock.part:
            self.say(_("A name is still missing: what the packet says, or what you call it."), "warn")
            return
        if faults := stock_check.faults(stock):
            self.say(word(faults[0]), "warn")
            return
        own_stocks = self._own_stocks

        def told(saved: Saved) -> str:
            self.kept.emit(f"{OWN}{saved.id}")
            return _("Saved the label stock %(name)s") % {"name": stock.part}

        self.keep(lambda: own_stocks.save(stock), told)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.drawing.retranslate()
        own = self._stock.is_own
        self.title.setText(
            _("Label stock %(name)s") % {"name": self._stock.part} if own else _("New label stock")
        )
        if not self.state.text():
            self.say(_("All measures are in millimetres; inches can be typed too, such as 2 5/8 in."))
        self.extra_button.setText(_("Delete"))
        self._look()

    def _delete(self) -> None:
        own_stocks, stock = self._own_stocks, self._stock

        def told(_changes: Changes) -> str:
            self.dropped.emit(stock.name)
            return _("Deleted the label stock %(name)s") % {"name": stock.part}

        self.keep(lambda: own_stocks.delete(stock.name), told)

    def _look(self) -> None:
        """Draw what is written, and say how it is."""
        stock = self.fields.stock()
        if stock is None:
            self.drawing.show_stock(None)
            self._find(_("A measure is missing or not understood."), "warn")
            return
        faults = stock_check.faults(stock)
        # too many labels, or none, cannot even be drawn
        drawable = 1 <= stock.per_sheet <= stock_check.MOST and min(stock.width, stock.height) > 0
        self.drawing.show_stock(stock if drawable else None)
        if faults:
            self._find("\n".join(map(word, faults)), "bad")
        elif remarks := stock_check.remarks(stock):
            self._find("\n".join((_well(stock), *map(word, remarks))), "warn")
        else:
            self._find(_well(stock), "good")

    def _find(self, text: str, role: str) -> None:
        self.findings.setText(text)
        theme.set_role(self.findings, role)

    def _build(self) -> None:
        beside = QWidget()
        theme.set_role(beside, "clear")
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(8))
        column.addWidget(self.drawing, 1)
        column.addWidget(self.findings)
        both = QWidget()
        theme.set_role(both, "clear")
        both.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(20))
        row.addWidget(self.fields, 5)
        row.addWidget(beside, 4)
        self.build(both)
        self.fields.changed.connect(self._look)
        self.fields.measured.connect(self.drawing.show_measure)
        self.extra_button.clicked.connect(self._delete)
        self.save_on_enter(self.fields.name, *self.fields.lines.values())


def _well(stock: Stock) -> str:
    """What the stock holds, as its measures say."""
    safe = stock.safe()
    wide, high = (safe.height, safe.width) if stock.turned else (safe.width, safe.height)
    room = {
        "width": wording.decimal(wide, 1),
        "height": wording.decimal(high, 1),
        "count": stock.per_sheet,
    }
    if stock.per_sheet > 1:
        return _("%(count)d labels on a sheet, each with %(width)s × %(height)s mm for text.") % room
    return _("One at a time, with %(width)s × %(height)s mm for text.") % room
