"""Campaigns, their people, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import get_args

from rolodex.domain import due, environment, label_json
from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.campaign import (
    KINDS,
    STATUSES,
    Campaign,
    CampaignRow,
    Found,
    Member,
    MemberState,
)
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.naming import short_name
from rolodex.domain.segment import REPORTED, Clause, Condition
from rolodex.services import campaign_pieces
from rolodex.services.audiences import addressed
from rolodex.services.contacts import Saved
from rolodex.services.selling import check_currency
from rolodex.services.settings import preferences
from rolodex.store import activities, settings
from rolodex.store import campaign_members as people
from rolodex.store import campaigns as store
from rolodex.store.book import Book, Connection


class Campaigns:
    """The campaigns of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[CampaignRow, ...]:
        """All campaigns, the newest first, with how many of their people are in each state."""
        with self._book.reading() as connection:
            return store.every(connection)

    def count(self) -> int:
        """How many campaigns there are."""
        with self._book.reading() as connection:
            return store.count(connection)

    def get(self, campaign_id: int) -> Campaign | None:
        """One campaign, or None when it is gone."""
        with self._book.reading() as connection:
            return store.get(connection, campaign_id)

    def row(self, campaign_id: int) -> CampaignRow | None:
        """One campaign as it is listed, or None when it is gone."""
        with self._book.reading() as connection:
            return store.row(connection, campaign_id)

    def save(self, campaign: Campaign) -> Saved:
        """Add a campaign (id 0) or put this one in place of what the book holds under its id."""
        with self._book.reading() as connection:
            known = self._known(connection, campaign.id) if campaign.id else None
            campaign = _tidy(connection, campaign)
            _check(connection, campaign)
        label = message("Edit the campaign %(name)s", name=short_name(campaign.name))
        if known is None:
            label = message("Add the campaign %(name)s", name=short_name(campaign.name))
        with self._book.change(label) as tx:
            if known:
                store.replace(tx, campaign)
            campaign_id = campaign.id if known else store.insert(tx, campaign)
        return Saved(campaign_id, tx.changes)

    def delete(self, ids: Sequence[int]) -> Changes:
        """Take campaigns out of the book with what they say of their people; orders owed to them stay."""
        label = plural_message("Delete %(count)d campaign", "Delete %(count)d campaigns", len(ids))
        if len(ids) == 1:
            with self._book.reading() as connection:
                known = self._known(connection, ids[0])
            label = message("Delete the campaign %(name)s", name=short_name(known.name))
        with self._book.change(label) as tx:
            store.delete(tx, ids)
        return tx.changes

    def copy(self, campaign_id: int) -> Saved:
        """Add a campaign like this one, to be planned anew, with a number behind its name."""
        with self._book.reading() as connection:
            known = self._known(connection, campaign_id)
            name = _numbered(known.name, store.every(connection))
        with self._book.change(message("Copy the campaign %(name)s", name=short_name(known.name))) as tx:
            anew = replace(
                known, id=0, name=name, date="", status="planned", cost=0, job=_on_fresh(known.job)
            )
            copied = store.insert(tx, anew)
        return Saved(copied, tx.changes)

    def follow_up(self, campaign_id: int, states: Sequence[MemberState], now: datetime) -> Saved:
        """Add a campaign for those who are in one of these states when it is planned."""
        with self._book.reading() as connection:
            known = self._known(connection, campaign_id)
            name = _numbered(known.name, store.every(connection))
        audience = Audience(
            rule=in_states(known, states),
            households=known.audience.households,
            leave_out_refused=known.audience.leave_out_refused,
            address=known.audience.address,
            style=known.audience.style,
        )
        follow = replace(
            known,
            id=0,
            name=name,
            date=now.date().isoformat(),
            status="planned",
            cost=0,
            audience=audience,
            job=_on_fresh(known.job),
            parent_id=known.id,
            drip_id=0,
        )
        with self._book.change(message("Follow up the campaign %(name)s", name=short_name(known.name))) as tx:
            follow_id = store.insert(tx, follow)
        return Saved(follow_id, tx.changes)

    def plan(self, campaign_id: int, pieces: Sequence[Addressee], now: datetime) -> Changes:
        """Let these be the pieces of a campaign that are still to be sent, each with its code.

        Members of a household share the piece of the first of them. Planned again it adds and removes those
        only that are planned; whoever got a piece keeps it, and codes stay. A campaign without a date gets
        today's.
        """
        with self._book.reading() as connection:
            known = self._known(connection, campaign_id)
        with self._book.change(message("Plan the campaign %(name)s", name=short_name(known.name))) as tx:
            campaign_pieces.plan(tx, known, pieces, now)
        return tx.changes

    def pieces(
        self,
        campaign_id: int,
        state: MemberState | None = None,
        language: str = "en",
        today: date | None = None,
    ) -> tuple[Addressee, ...]:
        """The pieces of a campaign with their codes and today's addresses, in the order of names.

        All of them, or those in a state; names and salutations in the sender's language. Whoever has no
        address any more has an empty one.
        """
        day = today or environment.now().date()
        with self._book.reading() as connection:
            audience = self._known(connection, campaign_id).audience
            planned = people.pieces(connection, campaign_id, state or "")
            found = addressed(
                connection,
                audience,
                [those for those, _code in planned],
                day,
                home=settings.country(connection),
                language=language,
            )
        pairs = zip(found, planned, strict=True)
        return tuple(replace(piece, code=code) for piece, (_those, code) in pairs if piece)

    def members(
        self, campaign_id: int, state: str = "", text: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[Member, ...]:
        """A page of its people in the order of names: of a state or all, with these words in name or code."""
        with self._book.reading() as connection:
            return people.members(connection, campaign_id, state, text, limit, offset)

    def member(self, member_id: int) -> Member | None:
        """One of its people, or None when it is gone."""
        with self._book.reading() as connection:
            return next(iter(people.of_ids(connection, [member_id])), None)

    def counts(self, campaign_id: int) -> Mapping[MemberState, int]:
        """How many of its people are in each state."""
        with self._book.reading() as connection:
            found = store.counts(connection, campaign_id)
        return {state: found.get(state, 0) for state in get_args(MemberState)}

    def send(self, campaign_id: int, member_ids: Sequence[int] | None, now: datetime) -> Changes:
        """Write down that these planned pieces, or all, were sent. Raises UserError where none is planned."""
        with self._book.reading() as connection:
            known = self._known(connection, campaign_id)
            wanted = people.ids(connection, campaign_id, ("planned",))
            if member_ids is not None:
                chosen = {one.id for one in people.whole(connection, member_ids)}
                wanted = tuple(one for one in wanted if one in chosen)
        label = message("Send the campaign %(name)s", name=short_name(known.name))
        with self._book.change(label) as tx:
            campaign_pieces.send(tx, known, wanted, now)
        return tx.changes

    def find(self, code: str) -> Found:
        """The piece with this code, typed or scanned. Raises UserError where it is none of this book."""
        with self._book.reading() as connection:
            return campaign_pieces.with_code(connection, code)

    def answer(self, code: str, answer: str, now: datetime) -> Changes:
        """Write down that a piece was answered, and what was said, for all it was for.

        What had come back did arrive after all, so that its address is good again.
        """
        with self._book.reading() as connection:
            piece = campaign_pieces.with_code(connection, code)
            members = people.whole(connection, [piece.member.id])
        at = due.stamp(now)
        said = answer.strip()
        label = message("Log an answer to a campaign: %(name)s", name=short_name(piece.member.fn))
        with self._book.change(label) as tx:
            ids = [one.id for one in members]
            people.stamp_sent(tx, ids, at)
            state = "bought" if piece.member.state == "bought" else "answered"
            values = {"state": state, "answered_at": at}
            people.update(tx, ids, values | ({"answer": said} if said else {}))
            campaign_pieces.mend(tx, members)
            activities.insert(tx, campaign_pieces.letter(piece, said, at))
        return tx.changes

    def returned(self, code: str, reason: str, now: datetime) -> Changes:
        """Write down that a piece came back; its address is bad from now on, until it is mended.

        Raises UserError where it was answered: it did arrive.
        """
        with self._book.reading() as connection:
            piece = campaign_pieces.with_code(connection, code)
        if piece.member.state in ("answered", "bought"):
            raise UserError(
                message(
                    "%(name)s has answered this piece, so that it did arrive; nothing was changed. "
                    "Mark it as returned in the campaign if it came back all the same.",
                    name=short_name(piece.member.fn),
                )
            )
        label = message("Log a returned piece: %(name)s", name=short_name(piece.member.fn))
        with self._book.change(label) as tx:
            campaign_pieces.mark(tx, [piece.member.id], "returned", due.stamp(now), reason.strip())
        return tx.changes

    def mark(self, member_ids: Sequence[int], state: MemberState, now: datetime) -> Changes:
        """Let the pieces of these members be in this state, whatever they were in.

        What is returned makes its address bad; what no longer is makes it good again.
        """
        if state not in get_args(MemberState):
            raise ValueError(state)
        with self._book.reading() as connection:
            members = people.whole(connection, member_ids)
        if not members:
            raise UserError(message("This campaign has been deleted meanwhile; nothing was changed."))
        pieces = sum(not one.lead_id for one in members)
        with self._book.change(replace(_MARKS[state], count=pieces)) as tx:
            campaign_pieces.mark(tx, [one.id for one in members], state, due.stamp(now), "")
        return tx.changes

    def _known(self, connection: Connection, campaign_id: int) -> Campaign:
        known = store.get(connection, campaign_id)
        if known is None:
            raise UserError(message("This campaign has been deleted meanwhile; nothing was changed."))
        return known


def in_states(campaign: Campaign, states: Sequence[MemberState]) -> Clause:
    """Who is in one of these states of a campaign, as a rule."""
    values = (str(campaign.id), campaign.name)
    return Clause(tuple(Condition(f"{REPORTED}campaign", values=values, of=state) for state in states), "any")


_MARKS: Mapping[MemberState, Message] = {
    "planned": plural_message("Mark %(count)d piece as planned", "Mark %(count)d pieces as planned", 0),
    "sent": plural_message("Mark %(count)d piece as sent", "Mark %(count)d pieces as sent", 0),
    "returned": plural_message("Mark %(count)d piece as returned", "Mark %(count)d pieces as returned", 0),
    "answered": plural_message("Mark %(count)d piece as answered", "Mark %(count)d pieces as answered", 0),
    "bought": plural_message("Mark %(count)d piece as bought", "Mark %(count)d pieces as bought", 0),
}


def _on_fresh(job: str) -> str:
    """How labels are printed, on fresh sheets: what was free of the first ones is used up."""
    if not job:
        return ""
    return label_json.job_text(replace(label_json.job_of(job), start=1, sheets=()))


def _numbered(name: str, others: Sequence[CampaignRow]) -> str:
    """The name with the first number behind it that no other campaign has."""
    stem, _, last = name.rpartition(" ")
    number = int(last) if stem and last.isdecimal() and len(last) < 3 else 1
    stem = stem if number > 1 else name
    taken = {one.name for one in others}
    while f"{stem} {number + 1}" in taken:
        number += 1
    return f"{stem} {number + 1}"


def _tidy(connection: Connection, campaign: Campaign) -> Campaign:
    """The campaign with clean texts and a currency."""
    return replace(
        campaign,
        name=" ".join(campaign.name.split()),
        currency=campaign.currency or preferences(connection).currency,
        note=campaign.note.strip(),
    )


def _check(connection: Connection, campaign: Campaign) -> None:
    """Raise UserError where this is no campaign."""
    if campaign.kind not in KINDS or campaign.status not in STATUSES:
        raise ValueError(campaign)
    if not campaign.name:
        raise UserError(message("A campaign needs a name; nothing was changed."))
    if campaign.date and not due.is_day(campaign.date):
        raise UserError(
            message(
                "“%(time)s” is no date or time; nothing was changed. Write it as 2026-05-03.",
                time=campaign.date,
            )
        )
    if campaign.cost < 0 or campaign.credit_days < 0 or campaign.audience.sample < 0:
        raise UserError(
            message("The cost, days and sample of a campaign are never below zero; nothing was changed.")
        )
    check_currency(campaign.currency)
    if store.lacks(connection, campaign):
        raise UserError(
            message(
                "The offer, letter or plan of this campaign has been deleted meanwhile; nothing was changed. "
                "Choose another."
            )
        )
