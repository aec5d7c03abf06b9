"""The label stock: found by what the packet says, with its size and how sure its measures are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from rolodex.domain import stock_words
from rolodex.domain.stock import Stock
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label, plain_tip

POPUP = 460
_SURE = ("own", "high", "single")
Find = Callable[[str], Sequence[Stock]]


class StockPicker(QWidget):
    """A line that searches the stocks as one types; what is no stock goes back to the last one chosen."""

    chosen = Signal(object)

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._stock: Stock | None = None
        self._found: list[Stock] = []
        self._model = QStandardItemModel(self)
        self.line = QLineEdit(self)
        self.about = plain_label("", "small", wrap=True)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._popup = QListView()
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._popup)
        theme.set_role(self._popup, "card")
        self._completer.activated.connect(self._take_text)
        self.line.textEdited.connect(self._search)
        self.line.returnPressed.connect(self._take_best)
        self.line.installEventFilter(self)
        self._popup.installEventFilter(self)
        self._completer.setWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(4))
        column.addWidget(self.line)
        column.addWidget(self.about)
        self.setFocusProxy(self.line)
        self.retranslate()

    def stock(self) -> Stock | None:
        """The stock chosen."""
        return self._stock

    def show_stock(self, stock: Stock) -> None:
        """Show this one as chosen."""
        self._stock = stock
        self.line.setText(stock_text(stock))
        self.line.setCursorPosition(0)
        self.about.setText(_about(stock))
        remark = stock_words.remark(stock)
        self.about.setToolTip(plain_tip(word(remark) if remark else ""))
        theme.set_role(self.about, "small" if stock.confidence in _SURE else "warn")
        self.line.setAccessibleDescription(self.about.text())

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.setPlaceholderText(_("Brand or number on the packet"))
        self.line.setAccessibleName(_("Label stock"))
        if self._stock is not None:
            self.show_stock(self._stock)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select all on the way in, go back to the chosen stock on the way out; Down opens the list."""
        if watched is self._popup:
            # Tab leaves the line before the list goes
            if event.type() == QEvent.Type.Hide and not self.line.hasFocus():
                self._restore()
        elif event.type() == QEvent.Type.FocusIn:
            self.line.selectAll()
        elif event.type() == QEvent.Type.FocusOut and not self._popup.isVisible():
            self._restore()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._search("" if self._is_restored() else self.line.text())
            return True
        if event.key() == Qt.Key.Key_Escape and not self._is_restored():
            self._restore()
            self.line.selectAll()
            return True
        return False

    def _search(self, text: str) -> None:
        self._found = list(self._find(_searchable(text)))
        self._model.clear()
        for stock in self._found:
            item = QStandardItem(_offer(stock))
            item.setToolTip(plain_tip(stock.title or word(stock_words.confidence(stock))))
            self._model.appendRow(item)
        if self._found:
            width = max(self.line.width(), theme.size(POPUP))
            self._completer.complete(QRect(0, 0, width, self.line.height()))
        else:
            self._popup.hide()

    def _take_text(self, text: str) -> None:
        found = next((stock for stock in self._found if _offer(stock) == text), None)
        if found is not None:
            self._take(found)

    def _take_best(self) -> None:
        if self._found and not self._is_restored():
            self._take(self._found[0])

    def _take(self, stock: Stock) -> None:
        self._popup.hide()
        self._found = []
        changed = stock != self._stock
        self.show_stock(stock)
        if changed:
            self.chosen.emit(stock)

    def _is_restored(self) -> bool:
        return self._stock is not None and self.line.text() == stock_text(self._stock)

    def _restore(self) -> None:
        if self._stock is not None:
            self.show_stock(self._stock)


def stock_text(stock: Stock) -> str:
    """A stock in one line: what the packet says, the paper, how many across and down."""
    if stock.kind == "envelope":
        return _("Envelope %(name)s") % {"name": stock.label}
    if stock.kind in ("roll", "continuous"):
        return _("%(name)s · roll") % {"name": stock.label}
    return f"{stock.label} · {stock.paper} · {stock.columns} × {stock.rows}"


def _searchable(text: str) -> str:
    """The words typed, those for the kinds of stock as the table has them."""
    kinds = {_("envelope"): "envelope", _("roll"): "roll"}
    return " ".join(kinds.get(typed.casefold(), typed) for typed in text.split())


def _offer(stock: Stock) -> str:
    parts = [stock_text(stock), _size(stock)]
    if doubt := stock_words.doubt(stock):
        parts.append(word(doubt))
    return " · ".join(parts)


def _size(stock: Stock) -> str:
    return _("%(width)s × %(height)s mm") % {
        "width": wording.decimal(stock.width, 1),
        "height": wording.decimal(stock.height, 1),
    }


def _about(stock: Stock) -> str:
    return f"{_size(stock)} · {word(stock_words.confidence(stock))}"
