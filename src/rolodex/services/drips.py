"""Plans of what follows a piece: who has come to which step, and doing what is due."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from rolodex.domain.audience import Audience
from rolodex.domain.campaign import Campaign
from rolodex.domain.changes import Changes
from rolodex.domain.drip import Drip, DripDue, DripStep
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.reminder import Reminder
from rolodex.services.contacts import Saved
from rolodex.store import campaign_members, campaigns, reminders
from rolodex.store import drips as store
from rolodex.store.book import Book, Transaction

GONE = message("This plan is no longer there; nothing was changed.")
MOST_DAYS = 3650


class Drips:
    """The plans of one book: after so many days, for those who are silent or answered, a letter or a task."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[Drip, ...]:
        """All plans by name."""
        with self._book.reading() as connection:
            return store.every(connection)

    def get(self, drip_id: int) -> Drip | None:
        """One plan, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, drip_id)

    def save(self, drip: Drip) -> Saved:
        """Add a plan (id 0) or put this one in place of what the book holds; what was done stays done."""
        drip = replace(drip, name=" ".join(drip.name.split()))
        _check(drip)
        label = message("Edit the plan %(name)s", name=short_name(drip.name))
        if not drip.id:
            label = message("Add the plan %(name)s", name=short_name(drip.name))
        elif self.get(drip.id) is None:
            raise UserError(GONE)
        with self._book.change(label) as tx:
            drip_id = store.put(tx, drip)
        return Saved(drip_id, tx.changes)

    def delete(self, ids: tuple[int, ...]) -> Changes:
        """Take plans out of the book; letters and tasks they have queued stay."""
        label = plural_message("Delete %(count)d plan", "Delete %(count)d plans", len(ids))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def due(self, today: date) -> tuple[DripDue, ...]:
        """The steps that have come for somebody and were not done, those of the latest campaign first."""
        with self._book.reading() as connection:
            known = {step.id: step for drip in store.every(connection) for step in drip.steps}
            groups: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
            names: dict[int, str] = {}
            for campaign_id, name, step_id, member_id, contact_id in store.due(connection, today.isoformat()):
                groups[campaign_id, step_id].append((member_id, contact_id))
                names[campaign_id] = name
        return tuple(
            DripDue(
                campaign_id,
                names[campaign_id],
                known[step_id],
                tuple(member for member, _contact in people),
                tuple(contact for _member, contact in people),
            )
            for (campaign_id, step_id), people in groups.items()
        )

    def do(self, due: DripDue, now: datetime) -> Changes:
        """Queue the letters or labels in a campaign that follows up, or plan the tasks for today; one step.

        Whoever has come out of the state of the step in the meantime is left out.
        """
        still = {
            member: contact
            for one in self.due(now.date())
            if (one.campaign_id, one.step.id) == (due.campaign_id, due.step.id)
            for member, contact in zip(one.member_ids, one.contact_ids, strict=True)
            if member in due.member_ids
        }
        if not still:
            raise UserError(message("This step is not due for anybody any more; nothing was changed."))
        label = plural_message(
            "Follow up %(count)d piece of %(name)s",
            "Follow up %(count)d pieces of %(name)s",
            len(still),
            name=short_name(due.campaign),
        )
        with self._book.change(label) as tx:
            if due.step.deed == "task":
                self._plan_tasks(tx, due, still, now)
            else:
                self._queue(tx, due, still, now)
        return tx.changes

    def _plan_tasks(self, tx: Transaction, due: DripDue, still: dict[int, int], now: datetime) -> None:
        at = stamp(now)
        deeds = []
        for member_id, contact_id in still.items():
            reminder = Reminder(
                contact_id=contact_id,
                summary=due.step.text,
                due=now.date().isoformat(),
                reason=due.campaign,
            )
            deeds.append((due.step.id, member_id, at, "task", None, reminders.insert(tx, reminder)))
        store.done(tx, deeds)

    def _queue(self, tx: Transaction, due: DripDue, still: dict[int, int], now: datetime) -> None:
        """Add all who share their pieces to the campaign that collects for this step, or to a new one."""
        at, connection = stamp(now), tx.connection
        collecting = campaigns.get(connection, store.collecting(connection, due.step.id))
        if collecting is None:
            parent = campaigns.get(connection, due.campaign_id)
            if parent is None:
                raise UserError(message("This campaign is no longer there; nothing was changed."))
            collecting = _follow_up(parent, due.step, now)
        theirs = (one.contact_id for one in campaign_members.whole(connection, list(still)))
        listed = dict.fromkeys((*collecting.audience.contact_ids, *theirs))
        collecting = replace(collecting, audience=replace(collecting.audience, contact_ids=tuple(listed)))
        if collecting.id:
            campaigns.replace(tx, collecting)
        campaign_id = collecting.id or campaigns.insert(tx, collecting)
        store.done(tx, [(due.step.id, member, at, due.step.deed, campaign_id, None) for member in still])


def _follow_up(parent: Campaign, step: DripStep, now: datetime) -> Campaign:
    """The campaign in which the letters or labels of a step are collected."""
    audience = parent.audience
    return Campaign(
        name=f"{parent.name} · {step.text}" if step.text else f"{parent.name} ·",
        kind="letter" if step.deed == "letter" else "labels",
        date=now.date().isoformat(),
        currency=parent.currency,
        offer_id=parent.offer_id,
        audience=Audience(
            households=audience.households,
            leave_out_refused=audience.leave_out_refused,
            address=audience.address,
            style=audience.style,
        ),
        job=parent.job if parent.kind == "labels" else "",
        credit_days=parent.credit_days,
        letter_id=step.letter_id,
        parent_id=parent.id,
    )


def _check(drip: Drip) -> None:
    if not drip.name:
        raise UserError(message("A plan needs a name; nothing was changed."))
    if not drip.steps:
        raise UserError(message("A plan needs at least one step; nothing was changed."))
    seen: set[int] = {0}
    for step in drip.steps:
        if step.parent_id not in seen:
            raise UserError(message("A step must stand below the one it follows; nothing was changed."))
        if not 0 <= step.days <= MOST_DAYS:
            raise UserError(
                message("A step comes 0 to %(most)d days later; nothing was changed.", most=MOST_DAYS)
            )
        if step.deed == "task" and not step.text.strip():
            raise UserError(message("Say what the task is; nothing was changed."))
        if step.deed == "letter" and not step.letter_id:
            raise UserError(message("Choose the letter of this step; nothing was changed."))
        seen.add(step.id)
