"""Points of a customer: how many, which tier, what made them, and giving or redeeming some."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.domain.loyalty import ORDER
from rolodex.domain.message import message
from rolodex.domain.purchase import Loyalty, Points
from rolodex.i18n import _, ngettext, word
from rolodex.services.loyalty import LoyaltyPoints
from rolodex.ui import wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.number_box import NumberBox
from rolodex.ui.ports import Saved
from rolodex.ui.purchases import words
from rolodex.ui.purchases.entries_below import EntriesBelow
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner

MOST = 1_000_000
SHOWN = 20
DEEDS = (
    ("earn", message("Give points")),
    ("redeem", message("Redeem points")),
    ("adjust", message("Correct by")),
)


class LoyaltySheet(FormSheet):
    """Shows the points of one customer, the last entry first; Enter gives or redeems some."""

    def __init__(
        self, runner: TaskRunner, loyalty: LoyaltyPoints, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._loyalty, self._clock = loyalty, clock
        self._contact_id = 0
        self._name = ""
        self._known = Loyalty()
        self.deed = ChoiceBox(self)
        self.points = NumberBox(self)
        self.reason = QLineEdit(self)
        self.fields = FieldList()
        self.entries = EntriesBelow(SHOWN)
        self._build()
        self.retranslate()

    def start(self, contact_id: int, name: str, *, may_write: bool = True) -> None:
        """Show the points of this contact."""
        self._contact_id, self._name, self._known = contact_id, name, Loyalty()
        self.points.setValue(0)
        self.reason.clear()
        self.fields.setVisible(may_write)
        self.save_button.setVisible(may_write)
        self.retranslate()
        self.come()
        (self.points.lineEdit() if may_write else self).setFocus(Qt.FocusReason.OtherFocusReason)
        self.points.selectAll()
        loyalty, today = self._loyalty, self._clock().date()
        self._runner.submit(
            "lookups",
            "loyalty",
            lambda _progress: loyalty.of_contact(contact_id, today),
            self._show,
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Give or redeem the points."""
        self.points.interpretText()
        points = self.points.value()
        if not points:
            self.say(_("Say how many points."), "warn")
            return
        reason, contact_id, deed = self.reason.text().strip(), self._contact_id, self.deed.currentData()
        loyalty = self._loyalty
        given = {"earn": loyalty.earn, "redeem": loyalty.redeem, "adjust": loyalty.adjust}[deed]

        def told(_saved: Saved) -> str:
            text = {
                "earn": _("Gave %(name)s %(points)s points"),
                "redeem": _("%(name)s redeemed %(points)s points"),
                "adjust": _("Corrected the points of %(name)s by %(points)s"),
            }[deed]
            return text % {"name": self._name, "points": wording.number(points)}

        self.keep(lambda: given(contact_id, points, reason), told)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.title.setText(_("Points of %(name)s") % {"name": self._name})
        for place, (_deed, text) in enumerate(DEEDS):
            self.deed.setItemText(place, word(text))
        self.reason.setPlaceholderText(_("Birthday, voucher of 10 euros"))
        self._show(self._known)

    def _show(self, known: Loyalty) -> None:
        self._known = known
        self.say(self._standing(known))
        self.entries.show_texts([self._entry(entry) for entry in known.entries])
        self.entries.head.setText(_("Entries") if known.entries else _("No points were given yet"))

    def _standing(self, known: Loyalty) -> str:
        text = ngettext("%(count)s point", "%(count)s points", known.balance)
        parts = [text % {"count": wording.number(known.balance)}]
        if known.tier:
            parts.append(known.tier)
        if known.next_tier:
            missing = ngettext(
                "%(count)s more point to %(tier)s", "%(count)s more points to %(tier)s", known.missing
            )
            parts.append(missing % {"count": wording.number(known.missing), "tier": known.next_tier})
        return words.SEPARATOR.join(parts)

    def _entry(self, entry: Points) -> str:
        points = f"+{wording.number(entry.points)}" if entry.points > 0 else wording.number(entry.points)
        reason = _("for an order") if entry.purchase_id and entry.reason == ORDER else entry.reason
        parts = (words.day(entry.at, self._clock().date()), points.replace("-", "−"), reason)
        return words.SEPARATOR.join(part for part in parts if part)

    def _choose(self) -> None:
        self.points.setRange(-MOST if self.deed.currentData() == "adjust" else 0, MOST)

    def _build(self) -> None:
        for deed, _text in DEEDS:
            self.deed.addItem("", deed)
        self.reason.setMaxLength(300)
        self.fields.add(lambda: _("What"), self.deed)
        self.fields.add(lambda: _("Points"), self.points)
        self.fields.add(lambda: _("Why"), self.reason)
        self.build(self.fields, self.entries)
        self.deed.currentIndexChanged.connect(lambda _at: self._choose())
        self._choose()
        self.save_on_enter(self.points.lineEdit(), self.reason)
