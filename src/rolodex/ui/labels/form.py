"""What is asked of a sheet of labels: who, on what, from where, how often, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.domain.label import LabelJob
from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.i18n import _, language, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels import pieces
from rolodex.ui.labels.stock_picker import Find, StockPicker
from rolodex.ui.number_box import NumberBox

MOST_COPIES = 999
ORDERS: tuple[tuple[Literal["name", "code"], Message], ...] = (
    ("name", message("Name")),
    ("code", message("Postal code")),
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The choices that are kept with the book."""

    stock: Stock
    order: Literal["name", "code"]
    home: str
    countries: tuple[tuple[str, str], ...] = ()
    has_sender: bool = False
    sender: bool = True


class LabelForm(QWidget):
    """The column of choices; `changed` says that the sheets would look different now."""

    changed = Signal()

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: tuple[int, ...] = ()
        self._matching: tuple[int, ...] = ()
        self._quiet = False
        self.who = ChoiceBox()
        self.stock = StockPicker(find)
        self.start = NumberBox()
        self.used = plain_label("", "small")
        self.copies = NumberBox()
        self.home = ChoiceBox()
        self.order = ChoiceBox()
        self.outlines = CheckBox()
        self.return_address = CheckBox()
        self.no_address = plain_label("", "small", wrap=True)
        self._captions: list[tuple[QLabel, QWidget, Message]] = []
        self._build()
        self._connect()
        self.retranslate()

    def show_people(self, selected: Sequence[int], matching: Sequence[int]) -> None:
        """Offer labels for the selected people, or for all that the list shows."""
        self._selected, self._matching = tuple(selected), tuple(matching)
        self._silently(self._fill_who)

    def show_remembered(self, remembered: Remembered) -> None:
        """Take over what was chosen last time."""
        self._silently(lambda: self._take(remembered))

    def people(self) -> tuple[int, ...]:
        """Whom the labels are for."""
        return self._matching if self.who.currentData() == "matching" else self._selected

    def job(self) -> LabelJob | None:
        """What is asked; None while no stock is chosen."""
        stock = self.stock.stock()
        if stock is None:
            return None
        return LabelJob(
            self.people(),
            stock.name,
            start=self.start.value(),
            copies=self.copies.value(),
            home=self.home.currentData() or "",
            order="code" if self.order.currentData() == "code" else "name",
            language=language(),
            outlines=self.outlines.isChecked() and not pieces.is_single(stock),
            sender=self.return_address.isChecked() or not self.return_address.isEnabled(),
        )

    def start_at(self, label: int) -> None:
        """Begin with this label of the first sheet."""
        self.start.setValue(label)

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, widget, text in self._captions:
            label.setText(word(text))
            widget.setAccessibleName(word(text))
        self.outlines.setText(_("Print outlines"))
        self.return_address.setText(_("Print my return address"))
        self.no_address.setText(_("Without your return address: the settings have none yet."))
        self.stock.retranslate()
        self._silently(self._fill_who)
        self._silently(self._fill_orders)
        if self.home.count():
            self.home.setItemText(0, _("No country chosen"))
        self._say_used()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        self._add(column, message("Who"), self.who)
        self._add(column, message("Label stock"), self.stock)
        numbers = QHBoxLayout()
        numbers.setSpacing(theme.size(12))
        self._add(numbers, message("Start at label"), self.start, self.used)
        self._add(numbers, message("Copies"), self.copies)
        column.addLayout(numbers)
        self._add(column, message("Posted from"), self.home)
        self._add(column, message("Sort by"), self.order)
        column.addWidget(self.outlines)
        column.addWidget(self.return_address)
        column.addWidget(self.no_address)
        self.start.setRange(1, 1)
        self.copies.setRange(1, MOST_COPIES)

    def _add(
        self, into: QVBoxLayout | QHBoxLayout, text: Message, widget: QWidget, below: QWidget | None = None
    ) -> None:
        label = plain_label("", "small")
        label.setBuddy(widget)
        self._captions.append((label, widget, text))
        part = QVBoxLayout()
        part.setSpacing(theme.size(4))
        part.addWidget(label)
        part.addWidget(widget)
        if below is not None:
            part.addWidget(below)
        else:
            part.addStretch(1)
        into.addLayout(part)

    def _connect(self) -> None:
        self.stock.chosen.connect(self._take_stock)
        self.start.valueChanged.connect(self._say_used)
        for signal in (
            self.who.currentIndexChanged,
            self.start.valueChanged,
            self.copies.valueChanged,
            self.home.currentIndexChanged,
            self.order.currentIndexChanged,
            self.outlines.toggled,
            self.return_address.toggled,
        ):
            signal.connect(self._tell)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _silently(self, act: Callable[[], object]) -> None:
        """Change entries without telling: it is not the user who does."""
        was, self._quiet = self._quiet, True
        act()
        self._quiet = was

    def _take_stock(self, stock: Stock) -> None:
        self._silently(lambda: self.start.setRange(1, max(1, stock.per_sheet)))
        self._offer(stock)
        self._say_used()
        self._tell()

    def _offer(self, stock: Stock) -> None:
        """Show the choices that this stock leaves: a start on sheets, the sender on envelopes."""
        single, envelope = pieces.is_single(stock), pieces.is_envelope(stock)
        for label, widget, _text in self._captions:
            if widget is self.start:
                label.setHidden(single)
        self.start.setHidden(single)
        self.outlines.setHidden(single)
        self.return_address.setVisible(envelope and self.return_address.isEnabled())
        self.no_address.setVisible(envelope and not self.return_address.isEnabled())

    def _take(self, remembered: Remembered) -> None:
        self.stock.show_stock(remembered.stock)
        self.return_address.setEnabled(remembered.has_sender)
        self.return_address.setChecked(remembered.sender and remembered.has_sender)
        self._offer(remembered.stock)
        self.start.setRange(1, max(1, remembered.stock.per_sheet))
        self.start.setValue(1)
        self.copies.setValue(1)
        self.order.setCurrentIndex(self.order.findData(remembered.order))
        if not self.home.count():
            self.home.addItem(_("No country chosen"), "")
            for code, name in remembered.countries:
                self.home.addItem(name, code)
        self.home.setCurrentIndex(max(0, self.home.findData(remembered.home)))

    def _fill_who(self) -> None:
        chosen = self.who.currentData()
        self.who.clear()
        count = len(self._selected)
        if count:
            text = ngettext("%(count)s selected", "%(count)s selected", count)
            self.who.addItem(text % {"count": wording.number(count)}, "selected")
        if len(self._matching) > count:
            text = ngettext("The one in the list", "All %(count)s in the list", len(self._matching))
            number = {"count": wording.number(len(self._matching))}
            self.who.addItem(text % number if "%" in text else text, "matching")
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def _fill_orders(self) -> None:
        chosen = self.order.currentData()
        self.order.clear()
        for order, text in ORDERS:
            self.order.addItem(word(text), order)
        self.order.setCurrentIndex(max(0, self.order.findData(chosen)))

    def _say_used(self) -> None:
        used = self.start.value() - 1
        text = ngettext("%(count)d already used", "%(count)d already used", used) % {"count": used}
        self.used.setText(text)
        self.used.setVisible(used > 0 and not self.start.isHidden())
