"""The column of choices of a campaign: who, on what, from where, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.audience import Audience, Rehearsal
from rolodex.domain.campaign import KINDS, Campaign, CampaignKind
from rolodex.domain.label_layout import LabelLayout
from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.campaigns import job, who, words
from rolodex.ui.campaigns.known import Known
from rolodex.ui.campaigns.money_fields import MoneyFields
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choices import Choices
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels import pieces
from rolodex.ui.labels.start_box import StartBox
from rolodex.ui.labels.stock_picker import Find, StockPicker
from rolodex.ui.number_box import NumberBox
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.counted_box import CountedBox

MOST = 1_000_000
PAPER = frozenset({"labels", "envelopes", "card"})
"""The kinds that are printed on a stock."""
ORDERS: tuple[tuple[str, Message], ...] = (
    ("code", message("Postal code")),
    ("name", message("Name")),
    ("listed", message("As listed")),
)
STYLES: tuple[tuple[str, Message], ...] = (
    ("formal", message("Formal")),
    ("familiar", message("Familiar")),
)


class PlanForm(QWidget):
    """Writes a campaign; `changed` says that something else stands in it now."""

    changed = Signal()
    layout_wanted = Signal()
    """How a label is laid out is to be changed."""
    test_wanted = Signal()
    """The printer is to be measured."""
    earlier_wanted = Signal()
    """What was printed before is to be printed again."""
    text_wanted = Signal()
    """The text of the letters is to be written."""

    def __init__(self, find: Find, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = self._sent = False
        self._campaign = Campaign()
        self._known = Known()
        self.kind, self.who, self.without = Choices(), Choices(), Choices()
        self.sample, self.start = NumberBox(), StartBox()
        self.stock = StockPicker(find)
        self.letter, self.address, self.order, self.salutation = Choices(), Choices(), Choices(), Choices()
        self.households, self.refused = CountedBox(), CountedBox()
        self.outlines, self.code = CheckBox(), CheckBox()
        self.layout_button, self.test_button = Button(), Button()
        self.earlier_button, self.text_button = Button(), Button()
        self._links = (self.layout_button, self.test_button, self.earlier_button, self.text_button)
        self.money = MoneyFields(clock)
        self._captions: list[tuple[QLabel, QWidget, Message]] = []
        self._build()
        self._connect()
        self.retranslate()

    def show_campaign(self, campaign: Campaign, known: Known) -> None:
        """Show what a campaign says; this is no change."""
        self._campaign, self._known = campaign, known
        self._silently(self._fill)

    def campaign(self) -> Campaign:
        """What the form says."""
        audience = replace(
            who.less(who.taken(self._campaign.audience, self.who.key()), self.without.key()),
            sample=self.sample.value(),
            households=self.households.box.isChecked(),
            leave_out_refused=self.refused.box.isChecked(),
            address=next((one for one in words.ADDRESSES if one == self.address.key()), "preferred"),
            style="familiar" if self.salutation.key() == "familiar" else "formal",
        )
        kind: CampaignKind = next((one for one in KINDS if one == self.kind.key()), "labels")
        made = replace(
            self._campaign,
            kind=kind,
            audience=audience,
            letter_id=int(self.letter.key() or 0) if kind in ("letter", "email") else 0,
            job=self._job(audience) if kind in PAPER else self._campaign.job,
        )
        return self.money.put(made)

    def audience(self) -> Audience:
        """Who it is for, as the form says."""
        return self.campaign().audience

    def show_audience(self, audience: Audience) -> None:
        """Take over who is left out or taken in, as somebody said beside the form."""
        self._campaign = replace(self._campaign, audience=audience)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Say how many the choices leave out."""
        self.households.show_count(words.left_out_for(rehearsal, "household"))
        self.refused.show_count(words.left_out_for(rehearsal, "refused"))

    def start_at(self, label: int) -> None:
        """Begin with this label of the first sheet."""
        self.start.number.setValue(label)

    def show_layout(self, layout: LabelLayout) -> None:
        """Lay labels out like this from now on."""
        kept = replace(job.read(self._campaign.job), layout=layout)
        self._campaign = replace(self._campaign, job=job.written(kept))
        self._silently(lambda: self.code.setChecked(job.has_code(kept)))
        self.changed.emit()

    def freeze(self, sent: bool) -> None:
        """What was sent is no longer for others; only what it cost and brings may change."""
        self._sent = sent
        self.kind.setEnabled(not sent)
        if sent:
            self.money.unfold()
        self._fit()

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, widget, text in self._captions:
            label.setText(word(text))
            widget.setAccessibleName(word(text))
        self.households.set_text(_("One piece per household"))
        self.refused.set_text(_("Leave out “do not mail”"))
        self.outlines.setText(_("Print outlines"))
        self.code.setText(_("Print a code for answers"))
        self.sample.setSpecialValueText(_("Everyone"))
        self.layout_button.setText(_("Layout…"))
        self.test_button.setText(_("Test sheet…"))
        self.text_button.setText(_("Write texts…"))
        self.earlier_button.setText(_("Reprint…"))
        for button in self._links:
            button.setAccessibleName(button.text())
        self.stock.retranslate()
        self.start.retranslate()
        self.money.retranslate()
        self._silently(self._offer)

    # Filling

    def _fill(self) -> None:
        campaign, audience = self._campaign, self._campaign.audience
        self._offer()
        self.kind.show_key(campaign.kind)
        self.who.show_key(who.key(audience))
        self.without.show_key(who.less_key(audience))
        self.sample.setValue(audience.sample)
        self.address.show_key(audience.address)
        self.salutation.show_key(audience.style)
        self.households.box.setChecked(audience.households)
        self.refused.box.setChecked(audience.leave_out_refused)
        self.letter.show_key(str(campaign.letter_id or ""))
        paper = job.read(campaign.job)
        stock = job.stock_of(paper, self._known)
        if stock is not None:
            self.stock.show_stock(stock)
            self._show_stock(stock, paper.sheets)
        self.start.number.setValue(paper.start)
        self.order.show_key(paper.order if campaign.job else "code")
        self.outlines.setChecked(paper.outlines)
        self.code.setChecked(job.has_code(paper))
        self.money.show_campaign(campaign, self._known)
        self._fit()

    def _offer(self) -> None:
        """Offer all that can be chosen, worded anew."""
        self.kind.offer((kind, word(text)) for kind, text in KINDS.items())
        self.who.offer(who.choices(self._campaign.audience, self._known))
        self.without.offer(who.less_choices(self._campaign, self._known))
        self.address.offer((key, word(text)) for key, text in words.ADDRESSES.items())
        self.order.offer((key, word(text)) for key, text in ORDERS)
        self.salutation.offer((key, word(text)) for key, text in STYLES)
        wanted = "email" if self.kind.key() == "email" else "letter"
        texts = [(str(one.id), one.name) for one in self._known.letters if one.kind == wanted]
        self.letter.offer([("", _("None chosen")), *texts])
        self.money.offer(self._known)

    def _fit(self) -> None:
        """Show the fields that this kind has."""
        kind, stock = self.kind.key(), self.stock.stock()
        paper, written = kind in PAPER, kind in ("letter", "email")
        single, post = pieces.is_single(stock), kind != "email"
        for widget, wanted in (
            (self.who, not self._sent),
            (self.without, not self._sent),
            (self.sample, not self._sent),
            (self.stock, paper),
            (self.letter, written),
            (self.salutation, written),
            (self.address, post),
            (self.order, paper),
        ):
            self._show_field(widget, wanted)
        self.start.setVisible(paper and not single)
        self.outlines.setVisible(paper and not single)
        self.text_button.setVisible(written)
        for button in (self.layout_button, self.test_button, self.earlier_button):
            button.setVisible(paper)
        self.code.setVisible(paper)
        for check in (self.households, self.refused):
            check.setVisible(post and not self._sent)

    def _show_field(self, field: QWidget, wanted: bool) -> None:
        for label, widget, _text in self._captions:
            if widget is field:
                label.setVisible(wanted)
                widget.setVisible(wanted)

    def _job(self, audience: Audience) -> str:
        stock = self.stock.stock()
        kept = job.read(self._campaign.job)
        made = replace(
            kept,
            stock=stock.name if stock else kept.stock,
            start=self.start.number.value(),
            sheets=tuple(sheet.free for sheet in self.start.sheets()),
            order=job.order(self.order.key()),
            outlines=self.outlines.isChecked() and not pieces.is_single(stock),
            households=audience.households,
            address=audience.address,
        )
        return job.written(job.with_code(made, self.code.isChecked()))

    # What is done in the form

    def _take_stock(self, stock: Stock) -> None:
        self._silently(lambda: self._show_stock(stock, ()))
        self._fit()
        self._tell()

    def _show_stock(self, stock: Stock, fed: tuple[tuple[int, ...], ...]) -> None:
        """Offer the labels of a sheet of this stock, and what the drawer has of it."""
        self.start.show_stock(stock)
        sheets = [sheet for sheet in self._known.sheets if sheet.stock == stock.name]
        self.start.show_sheets(sheets, [sheet.id for sheet in sheets if sheet.free in fed])
        for box in self.start.boxes:
            # a long name must not widen the form
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _take_kind(self) -> None:
        self._silently(self._offer)
        stock = job.stock_for(self.kind.key(), self.stock.stock(), self._known)
        if stock is not None and stock is not self.stock.stock():
            self.stock.show_stock(stock)
            self._silently(lambda: self._show_stock(stock, ()))
        self._fit()
        self._tell()

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _silently(self, act: Callable[[], object]) -> None:
        """Change entries without telling: it is not the user who does."""
        was, self._quiet = self._quiet, True
        act()
        self._quiet = was

    def _connect(self) -> None:
        self.stock.chosen.connect(self._take_stock)
        self.kind.currentIndexChanged.connect(self._take_kind)
        for box in (self.who, self.without, self.letter, self.address, self.order, self.salutation):
            box.currentIndexChanged.connect(self._tell)
        self.sample.valueChanged.connect(self._tell)
        self.start.changed.connect(self._tell)
        self.layout_button.clicked.connect(self.layout_wanted)
        self.test_button.clicked.connect(self.test_wanted)
        self.earlier_button.clicked.connect(self.earlier_wanted)
        self.text_button.clicked.connect(self.text_wanted)
        for check in (self.households, self.refused, self.outlines, self.code):
            check.toggled.connect(self._tell)
        self.money.changed.connect(self._tell)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        self._add(column, message("Who"), self.who)
        beside = QHBoxLayout()
        beside.setSpacing(theme.size(12))
        self._add(beside, message("But not"), self.without)
        self._add(beside, message("Try with"), self.sample)
        column.addLayout(beside)
        self._add(column, message("What"), self.kind)
        self._add(column, message("Label stock"), self.stock)
        self._add(column, message("Text"), self.letter)
        column.addWidget(self.start)
        self._add(column, message("Salutation"), self.salutation)
        where = QHBoxLayout()
        where.setSpacing(theme.size(12))
        self._add(where, message("Address"), self.address)
        self._add(where, message("Sort by"), self.order)
        column.addLayout(where)
        checks = QVBoxLayout()
        checks.setSpacing(theme.size(8))
        for check in (self.households, self.refused, self.code, self.outlines):
            checks.addWidget(check)
        column.addLayout(checks)
        row = QWidget()
        theme.set_role(row, "clear")
        links = FlowLayout(row, theme.size(14), theme.size(4))
        for button in self._links:
            theme.set_role(button, "link")
            links.addWidget(button)
        column.addWidget(row)
        column.addWidget(self.money)
        self.sample.setRange(0, MOST)
        self.sample.setSingleStep(50)

    def _add(self, into: QVBoxLayout | QHBoxLayout, text: Message, widget: QWidget) -> None:
        label = plain_label("", "small")
        label.setBuddy(widget)
        self._captions.append((label, widget, text))
        part = QVBoxLayout()
        part.setSpacing(theme.size(4))
        part.addWidget(label)
        part.addWidget(widget)
        if isinstance(into, QHBoxLayout):
            into.addLayout(part, 1)
        else:
            into.addLayout(part)
