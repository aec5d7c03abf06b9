"""Campaigns, and what comes back from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.figures import money
from rolodex.cli.session import BookOption, JsonOption, SegmentOption, opened
from rolodex.cli.terminal import progress, say, say_json, say_table, warn
from rolodex.domain import money as currencies
from rolodex.domain.audience import Audience, Rehearsal
from rolodex.domain.campaign import (
    KINDS,
    STATES,
    STATUSES,
    Campaign,
    CampaignKind,
    CampaignRow,
    Member,
    MemberState,
    Results,
    Sales,
)
from rolodex.domain.errors import UserError
from rolodex.domain.figure_words import comma
from rolodex.domain.message import message
from rolodex.domain.segment import EVERYBODY
from rolodex.domain.segment_json import searched
from rolodex.domain.typed_amount import minor_units
from rolodex.i18n import _, language, locale, ngettext, word
from rolodex.services.opening import Services


class Deed(StrEnum):
    """What is done with a campaign."""

    LIST = "list"
    SHOW = "show"
    NEW = "new"
    PLAN = "plan"
    SEND = "send"
    FOLLOW = "follow"
    DELETE = "delete"
    RESULTS = "results"


class Kind(StrEnum):
    """What a campaign sends."""

    LABELS = "labels"
    ENVELOPES = "envelopes"
    LETTER = "letter"
    CARD = "card"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of a line, as they were typed."""

    kind: CampaignKind
    query: str
    segment: str
    sample: int
    households: bool
    date: str
    cost: str
    currency: str
    offer: str
    state: str
    limit: int
    dry_run: bool


def campaign(
    context: typer.Context,
    deed: Annotated[
        Deed,
        typer.Argument(metavar="[DEED]", help=_("list, show, new, plan, send, follow, delete or results.")),
    ] = Deed.LIST,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help=_("A campaign, by its name or id."))] = "",
    *,
    kind: Annotated[Kind, typer.Option(help=_("What is sent, for a new one."))] = Kind.LABELS,
    query: Annotated[str, typer.Option(metavar="Q", help=_("Only those who answer this look-up."))] = "",
    segment: SegmentOption = "",
    sample: Annotated[int, typer.Option(metavar="N", min=0, help=_("Only so many pieces at first."))] = 0,
    households: Annotated[
        bool, typer.Option("--households/--no-households", help=_("One piece for those who live together."))
    ] = True,
    date: Annotated[str, typer.Option(metavar="DAY", help=_("The day on which it goes out."))] = "",
    cost: Annotated[str, typer.Option(metavar="AMOUNT", help=_("What it costs, such as 120.50."))] = "",
    currency: Annotated[str, typer.Option(metavar="ISO", help=_("The currency of the cost."))] = "",
    offer: Annotated[str, typer.Option(metavar="CODE", help=_("The offer it goes with."))] = "",
    state: Annotated[
        str, typer.Option(metavar="STATE", help=_("Only planned, sent, returned, answered or bought."))
    ] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many people to show at most."))] = 200,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List the campaigns, or do something with one."""
    chosen = next(one for one in KINDS if one == kind.value)
    wanted = Wanted(
        chosen, query, segment, sample, households, date, cost, currency, offer, state, limit, dry_run
    )
    if deed is not Deed.LIST and not name.strip():
        raise typer.BadParameter(_("Name the campaign."))
    if state and state not in STATES:
        raise typer.BadParameter(_("A state is planned, sent, returned, answered or bought."))
    with opened(context, book) as services:
        told = _DEEDS[deed](services, name, wanted)
    say_json(told.json) if json else told.say()


def answer(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help=_("The code on the piece."))],
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", help=_("What was said."))] = None,
    *,
    returned: Annotated[
        str | None, typer.Option(metavar="REASON", help=_("The piece came back; its address is bad."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say whose piece it is; write nothing."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Write down that a piece was answered or came back, by its code."""
    said, changeset = " ".join(text or ()), None
    with opened(context, book) as services:
        found = services.campaigns.find(code)
        if not dry_run and returned is not None:
            changeset = services.campaigns.returned(code, returned, asked.now()).changeset
        elif not dry_run:
            changeset = services.campaigns.answer(code, said, asked.now()).changeset
        found = services.campaigns.find(code)
        cards = [services.contacts.get(contact_id) for contact_id in found.household]
    others = [card.fn for card in cards if card and card.id != found.member.contact_id]
    if json:
        say_json(
            {
                **_member(found.member),
                "campaign": {"id": found.campaign.id, "name": found.campaign.name},
                "household": list(found.household),
                "changeset": changeset,
            }
        )
        return
    people = ", ".join((found.member.fn, *others))
    say(" · ".join((people, found.campaign.name, word(STATES[found.member.state]))))


@dataclass(frozen=True, slots=True)
class Told:
    """What a deed has to tell: as a document, and to a person."""

    json: object
    say: Callable[[], None]


def _list(services: Services, _name: str, _wanted: Wanted) -> Told:
    rows = services.campaigns.all()

    def told() -> None:
        say_table(
            [
                (
                    str(row.id),
                    row.date,
                    row.name,
                    word(KINDS[row.kind]),
                    word(STATUSES[row.status]),
                    _people(row.people),
                    _counts(row),
                )
                for row in rows
            ]
        )
        if not rows:
            warn(_("There is no campaign in this book."))

    return Told([_row(row) for row in rows], told)


def _show(services: Services, name: str, wanted: Wanted) -> Told:
    campaign_id = asked.campaign(services, name)
    row = services.campaigns.row(campaign_id)
    members = services.campaigns.members(campaign_id, wanted.state, limit=wanted.limit)
    if row is None:
        raise RuntimeError("a campaign that was listed is gone")

    def told() -> None:
        say(" · ".join(part for part in (row.name, row.date, _people(row.people), _counts(row)) if part))
        say_table([(one.code, one.fn, word(STATES[one.state]), one.answer) for one in members])

    return Told({**_row(row), "members": [_member(one) for one in members]}, told)


def _new(services: Services, name: str, wanted: Wanted) -> Told:
    chosen = wanted.currency.upper() or services.settings.preferences().currency
    cost = minor_units(wanted.cost, currencies.exponent(chosen), comma(locale())) if wanted.cost else 0
    if cost is None:
        raise UserError(message("“%(typed)s” is no amount of money; nothing was done.", typed=wanted.cost))
    offers = [one for one in services.offers.all() if one.code.casefold() == wanted.offer.casefold()]
    if wanted.offer and not offers:
        raise UserError(message("There is no offer “%(code)s”; nothing was done.", code=wanted.offer))
    saved = services.campaigns.save(
        Campaign(
            name=name,
            kind=wanted.kind,
            date=asked.when(services, wanted.date, asked.now())[:10] if wanted.date else "",
            cost=cost,
            currency=chosen,
            offer_id=offers[0].id if wanted.offer else 0,
            audience=_audience(services, wanted),
        )
    )
    text = _("Campaign %(id)d, “%(name)s”. Plan it next.") % {"id": saved.id, "name": name}
    return Told({"id": saved.id, "name": name, "changeset": saved.changes.changeset}, lambda: say(text))


def _audience(services: Services, wanted: Wanted) -> Audience:
    """Who is meant: a segment, those who answer a look-up, or everybody."""
    own = [(one.id, one.name) for one in services.custom_fields.fields()]
    everybody = None if wanted.segment else EVERYBODY
    return Audience(
        segment_id=asked.segment(services, wanted.segment) if wanted.segment else 0,
        rule=searched(wanted.query, own) if wanted.query else everybody,
        sample=wanted.sample,
        households=wanted.households,
    )


def _plan(services: Services, name: str, wanted: Wanted) -> Told:
    campaign_id = asked.campaign(services, name)
    known = services.campaigns.get(campaign_id)
    if known is None:
        raise RuntimeError("a campaign that was listed is gone")
    now, changeset = asked.now(), None
    with progress(_("Planning")) as tell:
        home = services.settings.get("country")
        found = services.audiences.rehearse(known.audience, now.date(), home, language(), tell)
    if not wanted.dry_run:
        changeset = services.campaigns.plan(campaign_id, found.pieces, now).changeset

    def told() -> None:
        for one in found.left_out:
            warn(f"{one.fn}: {word(one.said)}")
        pieces = ngettext("%(count)d piece", "%(count)d pieces", len(found.pieces))
        left = ngettext("%(count)d left out.", "%(count)d left out.", len(found.left_out))
        parts = (
            pieces % {"count": len(found.pieces)},
            _people(found.people),
            left % {"count": len(found.left_out)},
        )
        say(", ".join(parts) + (" " + _("Nothing was written.") if wanted.dry_run else ""))

    return Told({**_rehearsal(found), "changeset": changeset}, told)


def _send(services: Services, name: str, wanted: Wanted) -> Told:
    campaign_id = asked.campaign(services, name)
    count = services.campaigns.counts(campaign_id)["planned"]
    changeset = None
    if not wanted.dry_run:
        changeset = services.campaigns.send(campaign_id, None, asked.now()).changeset
    text = ngettext("Sent to %(count)d person.", "Sent to %(count)d people.", count) % {"count": count}
    return Told({"sent": count, "changeset": changeset}, lambda: say(text))


def _follow(services: Services, name: str, wanted: Wanted) -> Told:
    """A campaign for those who are silent, or in the state that is named."""
    states: list[MemberState] = [one for one in STATES if one == (wanted.state or "sent")]
    saved = services.campaigns.follow_up(asked.campaign(services, name), states, asked.now())
    made = services.campaigns.get(saved.id)
    called = made.name if made else ""
    text = _("Campaign %(id)d, “%(name)s”. Plan it next.") % {"id": saved.id, "name": called}
    return Told({"id": saved.id, "name": called, "changeset": saved.changes.changeset}, lambda: say(text))


def _delete(services: Services, name: str, _wanted: Wanted) -> Told:
    campaign_id = asked.campaign(services, name)
    changes = services.campaigns.delete([campaign_id])
    text = _("Deleted; “rolodex undo” brings it back.")
    return Told({"id": campaign_id, "changeset": changes.changeset}, lambda: say(text))


def _results(services: Services, name: str, _wanted: Wanted) -> Told:
    found = services.campaign_results.of(asked.campaign(services, name))
    if found is None:
        raise RuntimeError("a campaign that was listed is gone")
    row = found.campaign

    def told() -> None:
        say(" · ".join(part for part in (row.name, _people(row.people), _counts(row)) if part))
        for text, sales in ((_("By code"), found.by_code), (_("By days"), found.by_days)):
            say_table([(text, str(one.orders), money(one.net, one.currency)) for one in sales])
        for text, each in (
            (_("Cost of an answer"), found.cost_per_answer),
            (_("Cost of an order"), found.cost_per_order),
        ):
            if each is not None:
                say_table([(text, money(each, row.currency))])

    return Told(_document(found), told)


_DEEDS: Mapping[Deed, Callable[[Services, str, Wanted], Told]] = {
    Deed.LIST: _list,
    Deed.SHOW: _show,
    Deed.NEW: _new,
    Deed.PLAN: _plan,
    Deed.SEND: _send,
    Deed.FOLLOW: _follow,
    Deed.DELETE: _delete,
    Deed.RESULTS: _results,
}


def _people(count: int) -> str:
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def _counts(row: CampaignRow) -> str:
    """How many are in each state that anybody is in beside the planned ones."""
    counts = {state: getattr(row, state) for state in STATES if state != "planned"}
    return ", ".join(f"{word(STATES[state])} {count}" for state, count in counts.items() if count)


def _row(row: CampaignRow) -> dict[str, object]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "date": row.date,
        "status": row.status,
        "people": row.people,
        "pieces": row.pieces,
        "sent": row.sent,
        "returned": row.returned,
        "answered": row.answered,
        "bought": row.bought,
        "cost": row.cost,
        "currency": row.currency,
    }


def _member(one: Member) -> dict[str, object]:
    return {
        "contact_id": one.contact_id,
        "fn": one.fn,
        "state": one.state,
        "code": one.code,
        "sent_at": one.sent_at,
        "returned_at": one.returned_at,
        "answered_at": one.answered_at,
        "answer": one.answer,
        "purchase_id": one.purchase_id or None,
    }


def _rehearsal(found: Rehearsal) -> dict[str, object]:
    return {
        "pieces": len(found.pieces),
        "people": found.people,
        "left_out": [
            {"id": one.contact_id, "fn": one.fn, "reason": one.reason, "said": word(one.said)}
            for one in found.left_out
        ],
    }


def _document(found: Results) -> dict[str, object]:
    return {
        **_row(found.campaign),
        "by_code": _sales(found.by_code),
        "by_days": _sales(found.by_days),
        "cost_per_answer": found.cost_per_answer,
        "cost_per_order": found.cost_per_order,
    }


def _sales(sales: Sequence[Sales]) -> list[dict[str, object]]:
    return [{"currency": one.currency, "orders": one.orders, "net": one.net} for one in sales]
