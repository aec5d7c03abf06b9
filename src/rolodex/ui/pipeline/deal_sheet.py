"""A deal, new or known, in a form over the panel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.deal import Deal
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.ui.pipeline.form import DealForm, Shown
from rolodex.ui.pipeline.form_sheet import FormSheet
from rolodex.ui.pipeline.ports import Services
from rolodex.ui.ports import Saved
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


class DealSheet(FormSheet):
    """Writes one deal with its next step; what was left unsaved is there when the same is opened again."""

    saved = Signal(int)
    """The deal was saved under this id."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._services = services
        self._given = Deal()
        self._left: int | None = None
        self._touched = False
        self.form = DealForm(runner, services.contacts, clock=clock)
        self.form.edited.connect(self._edited)
        self.form.decided.connect(self.save)
        self.form.left.connect(self.leave)
        self.build(self.form)
        self.retranslate()

    def start(self, deal_id: int = 0, contact_id: int = 0, stage_id: int = 0) -> None:
        """Show the deal with this id, or a new one with this contact in this stage."""
        services = self._services
        if self._left == deal_id and not (contact_id and contact_id != self.form.person.contact_id()):
            self._word()
            self.come()
            self.form.focus()
            return
        self._busy, self._left = True, None
        self._runner.submit(
            "lookups",
            "deal",
            lambda _progress: _read(services, deal_id, contact_id, stage_id),
            self._begin,
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Save the deal, where it is complete."""
        missing = self.form.missing()
        if missing or self._busy or self._services.read_only:
            self.say(missing, "warn")
            return
        deal, step, deals = self.form.deal(), self.form.step.step(), self._services.deals
        self._busy = True
        self.save_button.setEnabled(False)

        def work(_progress: Progress) -> Saved:
            return deals.save(deal, step)

        self._runner.submit("changes", "deal-save", work, self._saved, owner=self, failed=self.fail)

    def leave(self) -> None:
        """Go; what was written is kept until this deal is opened again."""
        self._left = self._given.id if self._touched else None
        self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.form.retranslate()
        self._word()

    def _begin(self, shown: Shown) -> None:
        self._given = shown.deal
        self.form.show_deal(shown)
        self._busy = self._touched = False
        self.save_button.setEnabled(not self._services.read_only)
        self._word()
        self.say("")
        self.come()
        self.form.focus()

    def _saved(self, saved: Saved) -> None:
        self._busy = self._touched = False
        self._left = None
        self.save_button.setEnabled(True)
        text = _("Saved %(title)s") if self._given.id else _("Added %(title)s")
        self.go()
        self.saved.emit(saved.id)
        self.noticed.emit(text % {"title": self.form.deal().title}, True)

    def _edited(self) -> None:
        if not self._busy:
            self._touched = True
            self.say("")

    def _word(self) -> None:
        self.title.setText(_("Deal") if self._given.id else _("New deal"))


def _read(services: Services, deal_id: int, contact_id: int, stage_id: int) -> Shown:
    from rolodex.services import currencies  # start-up

    deal = services.deals.get(deal_id) if deal_id else None
    if deal_id and deal is None:
        raise UserError(message("This deal has been deleted meanwhile; nothing was changed."))
    usual = services.settings.preferences().currency
    made = deal or Deal(contact_id=contact_id, stage_id=stage_id, currency=usual)
    rows = services.contacts.rows([made.contact_id]) if made.contact_id else ()
    return Shown(
        deal=made,
        name=rows[0].fn if rows else "",
        stages=services.deals.stages(),
        currencies=(usual, *(one.code for one in currencies.currencies())),
        step=services.deals.next_step(deal_id) if deal_id else None,
    )
