"""What is asked of a sheet of labels: who, on what, from where, how laid out, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.domain import audience as audiences
from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.label import MOST_COPIES, LabelJob
from rolodex.domain.label_layout import LabelLayout, LabelTemplate
from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.i18n import _, language, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels import choices, pieces
from rolodex.ui.labels.memory import ADDRESSES, ORDERS, Kept, Remembered
from rolodex.ui.labels.start_box import StartBox
from rolodex.ui.labels.stock_picker import Find, StockPicker
from rolodex.ui.number_box import NumberBox
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.counted_box import CountedBox

OWN = -1
"""Stands among the templates for a layout that is kept under no name."""


class LabelForm(QWidget):
    """The column of choices; `changed` says that the sheets would look different now."""

    changed = Signal()
    stock_wanted = Signal()
    """A stock of the user's own is to be measured."""
    layout_wanted = Signal()
    """The layout is to be changed."""

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: tuple[int, ...] = ()
        self._matching: tuple[int, ...] = ()
        self._pieces: tuple[Addressee, ...] | None = None
        self._audience = Audience()
        self._layout = LabelLayout()
        self._templates: tuple[LabelTemplate, ...] = ()
        self._printers: tuple[PrinterProfile, ...] = ()
        self._quiet = False
        self.who = ChoiceBox()
        self.stock = StockPicker(find)
        self.own_button = Button()
        theme.set_role(self.own_button, "link")
        self.start = StartBox()
        self.address = ChoiceBox()
        self.order = ChoiceBox()
        self.template = ChoiceBox()
        self.layout_button = Button()
        self.households = CountedBox()
        self.refused = CountedBox()
        self.outlines = CheckBox()
        self.return_address = CheckBox()
        self.return_address.setEnabled(False)
        self.no_address = plain_label("", "small", wrap=True)
        self.copies = NumberBox()
        self.capitals = ChoiceBox()
        self.home = ChoiceBox()
        self.printer = ChoiceBox()
        self._captions: list[tuple[QLabel, QWidget, Message]] = []
        self._build()
        self._connect()
        self.retranslate()

    def put_warnings(self, warnings: QWidget) -> None:
        """Have them right below what decides who gets a label."""
        self._slot.addWidget(warnings)

    def show_people(self, selected: Sequence[int], matching: Sequence[int]) -> None:
        """Offer labels for the selected people, or for all that the list shows."""
        self._selected, self._matching, self._pieces = tuple(selected), tuple(matching), None
        self._audience = Audience()
        if self.is_of_sender():
            self.who.clear()
        self._silently(self._fill_who)
        self._offer_people()

    def show_pieces(self, given: Sequence[Addressee]) -> None:
        """Print just these pieces: who gets one was decided elsewhere."""
        self._pieces = tuple(given)
        self._offer_people()

    def show_remembered(self, remembered: Remembered) -> None:
        """Take over what was chosen last time."""
        self._silently(lambda: self._take(remembered))

    def show_kept(self, kept: Kept) -> bool:
        """Offer the sheets, layouts and printers there are by now; says whether what is asked changed."""
        before, fed = self.job(), [sheet.id for sheet in self.start.sheets()]
        self._printers, self._templates = kept.printers, kept.templates

        def fill() -> None:
            self.start.show_sheets(kept.sheets, fed)
            self._fill_templates(self.template_id())
            self._fill_printers(self.used_printer())

        self._silently(fill)
        return self.job() != before

    def show_layout(self, layout: LabelLayout, template: int = OWN) -> None:
        """Use this layout: the one of a template, or one of no name."""
        self._layout = layout
        self._silently(lambda: self._fill_templates(template))
        self._tell()

    def show_counts(self, households: int, refused: int) -> None:
        """Say how many pieces the choices save, and whom they leave out."""
        self.households.show_count(households)
        self.refused.show_count(refused)

    def include(self, contact_id: int) -> None:
        """Print a label for somebody in spite of what speaks against it."""
        self._audience = audiences.include(self._audience, contact_id)
        self._tell()

    def people(self) -> tuple[int, ...]:
        """Whom the labels are for."""
        if self._pieces is not None:
            return tuple(contact_id for piece in self._pieces for contact_id in piece.contact_ids)
        if self.is_of_sender():
            return ()
        return self._matching if self.who.currentData() == "matching" else self._selected

    def is_of_sender(self) -> bool:
        """Whether a sheet of one's own return address is asked for."""
        return self._pieces is None and self.who.currentData() == "sender"

    def choose(self, stock: Stock) -> None:
        """Print on this stock."""
        self.stock.show_stock(stock)
        self._take_stock(stock)

    def pieces(self) -> tuple[Addressee, ...] | None:
        """The pieces that were decided elsewhere; None where the form decides."""
        return self._pieces

    def audience(self) -> Audience:
        """Who the labels are for, and what leaves somebody out."""
        return replace(
            self._audience,
            contact_ids=self.people(),
            households=self.households.box.isChecked(),
            leave_out_refused=self.refused.box.isChecked(),
            address=choices.of(ADDRESSES, self.address),
        )

    def job(self) -> LabelJob | None:
        """What is asked; None while no stock is chosen."""
        stock = self.stock.stock()
        if stock is None:
            return None
        return LabelJob(
            self.people(),
            stock.name,
            start=self.start.number.value(),
            copies=self.copies.value(),
            home=self.home.currentData() or "",
            order=choices.of(ORDERS, self.order),
            language=language(),
            outlines=self.outlines.isChecked() and not pieces.is_single(stock),
            sender=self.return_address.isChecked() or not self.return_address.isEnabled(),
            households=self.households.box.isChecked(),
            address=choices.of(ADDRESSES, self.address),
            capitals="typed" if self.capitals.currentData() == "typed" else "postal",
            layout=self._layout,
            sheets=tuple(sheet.free for sheet in self.start.sheets()),
            printer=self.profile(self.used_printer()),
        )

    def template_id(self) -> int:
        """The template that is used as it is; 0 or less for none."""
        return int(self.template.currentData() or 0)

    def profile(self, name: str) -> PrinterProfile | None:
        """How the printer of this name is corrected; None where it is not known to miss."""
        return next((known for known in self._printers if known.name == name), None)

    def used_printer(self) -> str:
        """The name of the printer whose correction is used, "" for none."""
        return str(self.printer.currentData() or "")

    def start_at(self, label: int) -> None:
        """Begin with this label of the first sheet."""
        self.start.number.setValue(label)

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, widget, text in self._captions:
            label.setText(word(text))
            widget.setAccessibleName(word(text))
        self.outlines.setText(_("Print outlines"))
        self.households.set_text(_("One label per household"))
        self.refused.set_text(_("Leave out “do not mail”"))
        self.return_address.setText(_("Print my return address"))
        self.no_address.setText(_("Without your return address: the settings have none yet."))
        self.layout_button.setText(_("Lay out…"))
        self.own_button.setText(_("Own stock…"))
        self.own_button.setToolTip(_("Measure a stock that is not listed, or change one of yours"))
        self.stock.retranslate()
        self.start.retranslate()
        self._silently(self._fill)

    # Filling

    def _fill(self) -> None:
        self._fill_who()
        choices.fill(self.order, ((key, word(text)) for key, text in choices.ORDERS.items()))
        choices.fill(self.address, ((key, word(text)) for key, text in choices.ADDRESSES.items()))
        choices.fill(self.capitals, ((key, word(text)) for key, text in choices.CAPITALS.items()))
        if self.home.count():
            self.home.setItemText(0, _("No country chosen"))
        self._fill_templates(self.template_id())
        self._fill_printers(self.used_printer())

    def _fill_who(self) -> None:
        offered: list[tuple[str, str]] = []
        count = len(self._selected)
        if count:
            text = ngettext("%(count)s selected", "%(count)s selected", count)
            offered.append(("selected", text % {"count": wording.number(count)}))
        if len(self._matching) > count:
            text = ngettext("The one in the list", "All %(count)s in the list", len(self._matching))
            number = {"count": wording.number(len(self._matching))}
            offered.append(("matching", text % number if "%" in text else text))
        if self.return_address.isEnabled():
            offered.append(("sender", _("My return address")))
        choices.fill(self.who, offered)

    def _fill_templates(self, chosen: int) -> None:
        known = next((one for one in self._templates if one.id == chosen), None)
        offered: list[tuple[str | int, str]] = [(0, _("Address alone"))]
        offered += [(one.id, one.name) for one in self._templates]
        if known is None and self._layout != LabelLayout():
            offered.append((OWN, _("Own layout")))
            chosen = OWN
        choices.fill(self.template, offered, known.id if known else max(chosen, OWN))

    def _fill_printers(self, chosen: str) -> None:
        offered = [("", _("No correction")), *((one.name, one.name) for one in self._printers)]
        choices.fill(self.printer, offered, chosen)
        for label, widget, _text in self._captions:
            if widget is self.printer:
                label.setVisible(bool(self._printers))
        self.printer.setVisible(bool(self._printers))

    def _take(self, remembered: Remembered) -> None:
        self.stock.show_stock(remembered.stock)
        self.start.show_stock(remembered.stock)
        self.start.show_sheets(remembered.kept.sheets)
        self.start.number.setValue(1)
        self.return_address.setEnabled(remembered.has_sender)
        self.return_address.setChecked(remembered.sender and remembered.has_sender)
        self._fill_who()
        self._offer(remembered.stock)
        self.copies.setValue(1)
        self.order.setCurrentIndex(self.order.findData(remembered.order))
        self.address.setCurrentIndex(self.address.findData(remembered.address))
        self.capitals.setCurrentIndex(self.capitals.findData(remembered.capitals))
        self.households.box.setChecked(remembered.households)
        self.refused.box.setChecked(remembered.leaves_out_refused)
        self.outlines.setChecked(remembered.outlines)
        if not self.home.count():
            self.home.addItem(_("No country chosen"), "")
            for code, name in remembered.countries:
                self.home.addItem(name, code)
        self.home.setCurrentIndex(max(0, self.home.findData(remembered.home)))
        self._printers, self._templates = remembered.kept.printers, remembered.kept.templates
        self._fill_printers(remembered.printer)
        known = next((one for one in self._templates if one.id == remembered.template), None)
        self._layout = known.layout if known else LabelLayout()
        self._fill_templates(remembered.template)

    # What is offered

    def _offer_people(self) -> None:
        decided = self._pieces is not None
        for label, widget, _text in self._captions:
            if widget in (self.who, self.address):
                label.setHidden(decided)
                widget.setHidden(decided)
        self.households.setHidden(decided)
        self.refused.setHidden(decided)

    def _offer(self, stock: Stock) -> None:
        """Show the choices that this stock leaves: a start on sheets, the sender on envelopes."""
        single, envelope = pieces.is_single(stock), pieces.is_envelope(stock)
        self.start.setHidden(single)
        self.outlines.setHidden(single)
        self.return_address.setVisible(envelope and self.return_address.isEnabled())
        self.no_address.setVisible(envelope and not self.return_address.isEnabled())

    def _take_stock(self, stock: Stock) -> None:
        self.start.show_sheets(())
        self.start.show_stock(stock)
        self._offer(stock)
        self._tell()

    def _take_template(self) -> None:
        chosen = self.template_id()
        known = next((one for one in self._templates if one.id == chosen), None)
        if chosen != OWN and not self._quiet:
            self._layout = known.layout if known else LabelLayout()
            self._tell()

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _silently(self, act: Callable[[], object]) -> None:
        """Change entries without telling: it is not the user who does."""
        was, self._quiet = self._quiet, True
        act()
        self._quiet = was

    # Building

    def _build(self) -> None:
        self._slot = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        self._add(column, message("Who"), self.who)
        self._add(column, message("Label stock"), self.stock)
        own = QHBoxLayout()
        own.addWidget(self.own_button)
        own.addStretch(1)
        column.addLayout(own)
        column.addWidget(self.start)
        self._add(column, message("Address"), self.address)
        self._add(column, message("Sort by"), self.order)
        boxes = QVBoxLayout()
        boxes.setSpacing(theme.size(8))
        for box in (self.households, self.refused, self.outlines, self.return_address, self.no_address):
            boxes.addWidget(box)
        column.addLayout(boxes)
        column.addLayout(self._slot)
        laid = QHBoxLayout()
        laid.setSpacing(theme.size(8))
        self._add(laid, message("Layout"), self.template, self.layout_button)
        column.addLayout(laid)
        pair = QHBoxLayout()
        pair.setSpacing(theme.size(12))
        self._add(pair, message("Copies"), self.copies)
        self._add(pair, message("Capitals"), self.capitals)
        column.addLayout(pair)
        self._add(column, message("Posted from"), self.home)
        self._add(column, message("Printer"), self.printer)
        self.copies.setRange(1, MOST_COPIES)

    def _add(
        self, into: QVBoxLayout | QHBoxLayout, text: Message, widget: QWidget, beside: QWidget | None = None
    ) -> None:
        label = plain_label("", "small")
        label.setBuddy(widget)
        self._captions.append((label, widget, text))
        part = QVBoxLayout()
        part.setSpacing(theme.size(4))
        part.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(theme.size(8))
        line.addWidget(widget, 1)
        if beside is not None:
            line.addWidget(beside)
        part.addLayout(line)
        into.addLayout(part, 1)

    def _connect(self) -> None:
        self.stock.chosen.connect(self._take_stock)
        self.template.currentIndexChanged.connect(lambda _place: self._take_template())
        self.layout_button.clicked.connect(self.layout_wanted)
        self.own_button.clicked.connect(self.stock_wanted)
        for box in (self.who, self.address, self.order, self.capitals, self.home, self.printer):
            box.currentIndexChanged.connect(lambda _place: self._tell())
        self.start.changed.connect(self._tell)
        self.copies.valueChanged.connect(lambda _value: self._tell())
        for check in (self.households, self.refused, self.outlines, self.return_address):
            check.toggled.connect(lambda _on: self._tell())
