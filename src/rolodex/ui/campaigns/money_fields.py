"""When a campaign goes out, what it costs and offers, how long orders count as owed to it, what follows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.domain.campaign import Campaign
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.campaigns import words
from rolodex.ui.campaigns.known import Known
from rolodex.ui.choices import Choices
from rolodex.ui.labelling import plain_label
from rolodex.ui.number_box import NumberBox
from rolodex.ui.purchases.entry_lines import MoneyLine
from rolodex.ui.reminders.moment_line import Clock, MomentLine
from rolodex.ui.widgets.button import Button

LONGEST = 3650


class MoneyFields(QWidget):
    """Five fields below a line that folds them away."""

    changed = Signal()
    plans_wanted = Signal()
    """Plans of what follows are to be written."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = ""
        self.fold = Button()
        self.date = MomentLine(self, clock)
        self.cost = MoneyLine(self)
        self.offer_box, self.drip = Choices(self), Choices(self)
        self.plans_button = Button(self)
        self.credit = NumberBox(self)
        self._fields = QWidget(self)
        self._captions: list[tuple[QLabel, QWidget, Message]] = []
        self._build()
        self.fold.clicked.connect(self._turn)
        self.plans_button.clicked.connect(self.plans_wanted)
        self.date.line.editingFinished.connect(self.changed)
        self.cost.editingFinished.connect(self.changed)
        for box in (self.offer_box, self.drip):
            box.currentIndexChanged.connect(self.changed)
        self.credit.valueChanged.connect(self.changed)

    def show_campaign(self, campaign: Campaign, known: Known) -> None:
        """Show what a campaign says."""
        self._currency = campaign.currency or known.currency
        self.date.show_moment(campaign.date)
        self.cost.set_currency(self._currency)
        self.cost.setText("")
        if campaign.cost:
            self.cost.show_figure(campaign.cost)
        self.offer_box.show_key(str(campaign.offer_id or ""))
        self.drip.show_key(str(campaign.drip_id or ""))
        self.credit.setValue(campaign.credit_days)
        self._fields.setVisible(bool(campaign.cost or campaign.offer_id or campaign.drip_id))
        self._word_fold()

    def put(self, campaign: Campaign) -> Campaign:
        """The campaign with what the fields say; what is not understood stays as it was."""
        cost = self.cost.figure()
        wanted = self.date.line.text().strip()
        return replace(
            campaign,
            date=(self.date.moment()[:10] or campaign.date) if wanted else "",
            cost=campaign.cost if cost is None else cost,
            currency=self._currency or campaign.currency,
            offer_id=int(self.offer_box.key() or 0),
            drip_id=int(self.drip.key() or 0),
            credit_days=self.credit.value(),
        )

    def offer(self, known: Known) -> None:
        """Offer the offers of the book, and the plans of what can follow."""
        offers = [(str(one.id), words.listed((one.code, one.name))) for one in known.offers]
        self.offer_box.offer([("", _("None")), *offers])
        self.drip.offer([("", _("Nothing")), *((str(one.id), one.name) for one in known.drips)])

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, widget, text in self._captions:
            label.setText(word(text))
            widget.setAccessibleName(word(text))
        self.date.retranslate()
        self.date.line.setAccessibleName(_("Date"))
        self.date.line.setPlaceholderText(_("tomorrow, 12 October"))
        self.plans_button.setText(_("Write plans…"))
        self.plans_button.setAccessibleName(self.plans_button.text())
        self._word_fold()

    def unfold(self) -> None:
        """Show the fields."""
        self._fields.show()
        self._word_fold()

    def _turn(self) -> None:
        self._fields.setVisible(self._fields.isHidden())
        self._word_fold()

    def _word_fold(self) -> None:
        folded = self._fields.isHidden()
        self.fold.setText(_("Date, cost and offer…") if folded else _("Hide date, cost and offer"))
        self.fold.setAccessibleName(self.fold.text())

    def _build(self) -> None:
        theme.set_role(self.fold, "link")
        theme.set_role(self.plans_button, "link")
        self.credit.setRange(0, LONGEST)
        line = QHBoxLayout()
        line.addWidget(self.fold)
        line.addStretch(1)
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.size(12))
        self._add(inside, message("Date"), self.date)
        beside = QHBoxLayout()
        beside.setSpacing(theme.size(12))
        self._add(beside, message("Cost"), self.cost)
        self._add(beside, message("Credit orders for days"), self.credit)
        inside.addLayout(beside)
        self._add(inside, message("Offer"), self.offer_box)
        self._add(inside, message("What follows"), self.drip)
        inside.addWidget(self.plans_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(8))
        column.addLayout(line)
        column.addWidget(self._fields)

    def _add(self, into: QVBoxLayout | QHBoxLayout, text: Message, widget: QWidget) -> None:
        label = plain_label("", "small")
        label.setBuddy(widget)
        self._captions.append((label, widget, text))
        part = QVBoxLayout()
        part.setSpacing(theme.size(4))
        part.addWidget(label)
        part.addWidget(widget)
        into.addLayout(part)
