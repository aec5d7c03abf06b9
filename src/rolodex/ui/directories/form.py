"""The column of choices of a directory: what, whose, on which paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from rolodex.domain.directory import KINDS, STOCKS, DirectoryJob, DirectoryKind
from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.directories.memory import Remembered
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.stock_picker import Find, StockPicker
from rolodex.ui.number_box import NumberBox
from rolodex.ui.radio_button import RadioButton

ABOUT: Mapping[DirectoryKind, Message] = MappingProxyType(
    {
        "list": message("Names and numbers in narrow columns."),
        "booklet": message("To fold and staple, letters at the edge."),
        "cards": message("For the rotary file or the box."),
        "badges": message("The name large, the firm below."),
    }
)
MANY = 5000
"""People whose pages take several seconds: so many are drawn only where they are asked for."""
PAPERS: Mapping[str, str] = MappingProxyType({"a4": "A4", "letter": "Letter"})


class DirectoryForm(QWidget):
    """Shows what is asked; `changed` says that something else would be printed now."""

    changed = Signal()

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: tuple[int, ...] = ()
        self._listed: tuple[int, ...] = ()
        self._stocks: dict[DirectoryKind, Stock] = {}
        self._withheld = 0
        self._quiet = False
        self.kinds = {kind: RadioButton(self) for kind in KINDS}
        self._group = QButtonGroup(self)
        self.who, self.paper = ChoiceBox(self), ChoiceBox(self)
        self.stock = StockPicker(find, self)
        self.start = NumberBox(self)
        self.addresses, self.outlines, self.consent = CheckBox(self), CheckBox(self), CheckBox(self)
        self.folding = plain_label("", "small", self, wrap=True)
        self._captions: list[tuple[QLabel, QWidget, Callable[[], str]]] = []
        self._build()
        self._connect()
        self.retranslate()

    def show_people(self, selected: Sequence[int], listed: Sequence[int]) -> None:
        """Offer the selected people first, then all that the list shows, then everybody."""
        self._selected, self._listed = tuple(selected), tuple(listed)
        self._silently(lambda: self._offer_people(first=True))

    def show_remembered(self, remembered: Remembered) -> None:
        """Choose what was chosen last time."""
        self._stocks = dict(remembered.stocks)
        self._silently(lambda: self._recall(remembered))

    def is_ready(self) -> bool:
        """Whether it is known what there is to choose from."""
        return bool(self._stocks)

    def kind(self) -> DirectoryKind:
        """What is to be printed."""
        return next((kind for kind, button in self.kinds.items() if button.isChecked()), "list")

    def is_everybody(self) -> bool:
        """Whether everybody in the book is wanted."""
        return bool(self.who.currentData() == "all")

    def job(self) -> DirectoryJob:
        """What is to be printed of those chosen; nobody is named where it is everybody."""
        kind, stock = self.kind(), self.stock.stock()
        whose = {"selected": self._selected, "listed": self._listed}
        return DirectoryJob(
            kind,
            whose.get(str(self.who.currentData()), ()),
            stock=stock.name if stock is not None and kind in STOCKS else "",
            start=self.start.value() if kind in STOCKS else 1,
            paper=str(self.paper.currentData() or ""),
            addresses=self.addresses.isChecked(),
            outlines=self.outlines.isChecked(),
            consent=self.consent.isChecked(),
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, widget, text in self._captions:
            label.setText(text())
            widget.setAccessibleName(text())
        for kind, button in self.kinds.items():
            button.say(word(KINDS[kind]), word(ABOUT[kind]))
        self.addresses.setText(_("With addresses"))
        self.outlines.setText(_("Print outlines"))
        self._word_consent()
        self.consent.setToolTip(
            _("No number of those who do not want to be called, no address of those who want no mail.")
        )
        self.folding.setText(
            _("Print on both sides, flipped on the short edge; fold the sheets in the middle and staple.")
        )
        self.stock.retranslate()
        self.stock.line.setAccessibleName(_("Printed on"))
        self._silently(self._offer_people)

    def show_withheld(self, people: int) -> None:
        """Say of how many something is left out because they refused to be reached there."""
        self._withheld = people
        self._word_consent()

    # Choosing

    def _word_consent(self) -> None:
        text = _("Leave out what they refused")
        if self._withheld:
            said = {"choice": text, "count": wording.number(self._withheld)}
            text = _("%(choice)s: %(count)s") % said
        self.consent.setText(text)

    def _recall(self, remembered: Remembered) -> None:
        self.kinds[remembered.kind].setChecked(True)
        self.paper.setCurrentIndex(max(0, self.paper.findData(remembered.paper)))
        self.addresses.setChecked(remembered.addresses)
        self.outlines.setChecked(remembered.outlines)
        self.consent.setChecked(remembered.consent)
        self.start.setValue(1)
        self._fit()

    def _take_kind(self) -> None:
        self._silently(self._fit)
        self._tell()

    def _take_stock(self, stock: Stock) -> None:
        self._stocks[self.kind()] = stock
        self._silently(self._fit)
        self._tell()

    def _fit(self) -> None:
        """Show the fields that this kind has, with its own stock."""
        kind = self.kind()
        stock = self._stocks.get(kind)
        if stock is not None:
            self.stock.show_stock(stock)
            self.start.setRange(1, max(1, stock.per_sheet))
        on_stock = kind in STOCKS
        several = stock is not None and stock.per_sheet > 1
        for field, wanted in (
            (self.paper, not on_stock),
            (self.stock, on_stock),
            (self.start, on_stock and several),
        ):
            field.setVisible(wanted)
            for label, widget, _text in self._captions:
                if widget is field:
                    label.setVisible(wanted)
        self.addresses.setVisible(kind != "badges")
        self.consent.setVisible(kind != "badges")
        self.outlines.setVisible(on_stock and several)
        self.folding.setVisible(kind == "booklet")

    def _offer_people(self, *, first: bool = False) -> None:
        chosen = self.who.currentData()
        self.who.clear()
        count = len(self._selected)
        if count:
            text = ngettext("%(count)s selected", "%(count)s selected", count)
            self.who.addItem(text % {"count": wording.number(count)}, "selected")
        if len(self._listed) > count:
            text = ngettext("The one in the list", "All %(count)s in the list", len(self._listed))
            number = {"count": wording.number(len(self._listed))}
            self.who.addItem(text % number if "%" in text else text, "listed")
        self.who.addItem(_("Everything in the book"), "all")
        # the one that a list always stands on is seldom meant alone
        usual = "listed" if count == 1 and len(self._listed) <= MANY else ""
        self.who.setCurrentIndex(max(0, self.who.findData(usual if first else chosen)))

    def _silently(self, act: Callable[[], object]) -> None:
        """Change entries without telling: it is not the user who does."""
        was, self._quiet = self._quiet, True
        act()
        self._quiet = was

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    # Building

    def _connect(self) -> None:
        self._group.buttonToggled.connect(lambda _button, on: self._take_kind() if on else None)
        for box in (self.who, self.paper):
            box.currentIndexChanged.connect(lambda _at: self._tell())
        self.stock.chosen.connect(self._take_stock)
        self.start.valueChanged.connect(lambda _value: self._tell())
        for check in (self.addresses, self.consent, self.outlines):
            check.toggled.connect(lambda _on: self._tell())

    def _build(self) -> None:
        for key, name in PAPERS.items():
            self.paper.addItem(name, key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        kinds = QVBoxLayout()
        kinds.setSpacing(theme.size(4))
        for button in self.kinds.values():
            self._group.addButton(button)
            kinds.addWidget(button)
        column.addLayout(kinds)
        column.addWidget(self.folding)
        self._add(column, lambda: _("Who"), self.who)
        self._add(column, lambda: _("Paper"), self.paper)
        self._add(column, lambda: _("Printed on"), self.stock)
        self._add(column, lambda: _("First place on the sheet"), self.start)
        checks = QVBoxLayout()
        checks.setSpacing(theme.size(8))
        for check in (self.addresses, self.consent, self.outlines):
            checks.addWidget(check)
        column.addLayout(checks)

    def _add(self, into: QVBoxLayout, text: Callable[[], str], widget: QWidget) -> None:
        label = plain_label("", "small", self)
        label.setBuddy(widget)
        self._captions.append((label, widget, text))
        part = QVBoxLayout()
        part.setSpacing(theme.size(4))
        part.addWidget(label)
        part.addWidget(widget)
        into.addLayout(part)
