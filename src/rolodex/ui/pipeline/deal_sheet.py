"""A deal, new or known, in a form over the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from rolodex.domain import record_json
from rolodex.domain.deal import Deal
from rolodex.domain.draft import Begun
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.i18n import _
from rolodex.ui.pipeline.form import DealForm, Shown
from rolodex.ui.pipeline.ports import Services
from rolodex.ui.pipeline.record_sheet import RecordSheet
from rolodex.ui.ports import Saved
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


class DealSheet(RecordSheet):
    """Writes one deal with its next step."""

    place = "deal"

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        self.form = DealForm(runner, services.contacts, clock=clock)
        super().__init__(runner, self.form, parent, services.drafts, read_only=services.read_only)
        self._services = services
        self._given = Deal()
        self.retranslate()

    def start(self, deal_id: int = 0, contact_id: int = 0, stage_id: int = 0) -> None:
        """Show the deal with this id, or a new one with this contact in this stage."""
        services = self._services
        if not self.resumes(deal_id, contact_id):
            again = partial(self.start, deal_id, contact_id, stage_id)
            kept = self.begun(deal_id, contact_id, again)
            self._runner.submit(
                "lookups",
                "deal",
                lambda _progress: _read(services, Deal(deal_id, contact_id, stage_id), kept()),
                self._begin,
                owner=self,
                failed=self.fail,
            )

    def heading(self) -> str:
        """Whether it is a new deal."""
        return _("Deal") if self._given.id else _("New deal")

    def deed(self) -> Callable[[], Saved]:
        """Save the deal and its next step."""
        deal, step, deals = self.form.deal(), self.form.step.step(), self._services.deals
        return lambda: deals.save(deal, step)

    def written(self) -> str:
        """The deal and its next step as JSON."""
        return record_json.as_text(self.form.deal(), self.form.step.step())

    def told(self) -> str:
        """Which deal was saved."""
        text = _("Saved %(title)s") if self._given.id else _("Added %(title)s")
        return text % {"title": self.form.deal().title}

    def _begin(self, shown: Shown) -> None:
        self._given = shown.deal
        self.form.show_deal(shown)
        self.begin(shown.deal.id, shown.begun)


def _read(services: Services, asked: Deal, begun: Begun | None) -> Shown:
    from rolodex.services import currencies  # start-up

    deal = services.deals.get(asked.id) if asked.id else None
    if asked.id and deal is None:
        raise UserError(message("This deal has been deleted meanwhile; nothing was changed."))
    usual = services.settings.preferences().currency
    made = deal or replace(asked, currency=usual)
    step = services.deals.next_step(asked.id) if asked.id else None
    written = record_json.from_text(Deal, begun.text) if begun else None
    if begun is not None and written is not None:
        made, step = replace(written[0], contact_id=begun.contact_id or made.contact_id), written[1] or step
    rows = services.contacts.rows([made.contact_id]) if made.contact_id else ()
    return Shown(
        deal=made,
        name=rows[0].fn if rows else "",
        stages=services.deals.stages(),
        currencies=(usual, *(one.code for one in currencies.currencies())),
        step=step,
        begun=begun if written else None,
    )
