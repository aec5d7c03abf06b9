"""Campaigns in words: their kind, their people, what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from rolodex.domain.audience import AddressChoice, Addressee, Rehearsal
from rolodex.domain.campaign import STATES, STATUSES, CampaignKind, CampaignRow, Member, MemberState
from rolodex.domain.contact import Adr
from rolodex.domain.message import Message, message
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording

SEPARATOR = " · "
UNUSABLE = frozenset({"street", "code", "city", "none", "returned"})
"""The reasons that lie in the address and can be mended."""
ADDRESSES: Mapping[AddressChoice, Message] = MappingProxyType(
    {
        "preferred": message("Preferred"),
        "work": message("Work, then home"),
        "home": message("Home, then work"),
    }
)


def title(kind: CampaignKind) -> str:
    """What sort of campaign it is."""
    return _("E-mail campaign") if kind == "email" else _("Postal campaign")


def people(count: int) -> str:
    """So many people."""
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": wording.number(count)}


def about(kind: CampaignKind, count: int | None) -> str:
    """What stands below the name: the sort, and how many people."""
    return title(kind) if count is None else SEPARATOR.join((title(kind), people(count)))


def unusable(rehearsal: Rehearsal) -> int:
    """How many have no address that the post could find."""
    return sum(1 for one in rehearsal.left_out if one.reason in UNUSABLE)


def left_out_for(rehearsal: Rehearsal, reason: str) -> int:
    """How many are left out for this reason."""
    return sum(1 for one in rehearsal.left_out if one.reason == reason)


def no_address(count: int) -> str:
    """That so many cannot be reached."""
    text = ngettext(
        "%(count)s person has no usable address.", "%(count)s people have no usable address.", count
    )
    return text % {"count": wording.number(count)}


def share(part: int, whole: int) -> str:
    """A share in per cent, "" of nothing."""
    if not whole:
        return ""
    return wording.percent(100 * part / whole, 1)


def day(stamp: str, today: date) -> str:
    """The day of a stamp or date."""
    moment = wording.local(stamp) if stamp else None
    return wording.short_day(moment.date(), today) if moment else ""


def by_state(row: CampaignRow) -> Mapping[MemberState, int]:
    """How many people of a campaign are in each state."""
    return {state: row.people_in.get(state, 0) for state in STATES}


def gone(row: CampaignRow) -> int:
    """How many pieces of a campaign were sent, whatever came of them."""
    return row.sent + row.returned + row.answered + row.bought


def answered(row: CampaignRow) -> int:
    """How many pieces were answered, those that led to an order among them."""
    return row.answered + row.bought


def state(of: MemberState) -> str:
    """What came of a piece."""
    return word(STATES[of])


def standing(row: CampaignRow) -> str:
    """How a campaign stands."""
    return word(STATUSES[row.status])


def came_of(member: Member, today: date) -> str:
    """What came of a piece, with the day of it."""
    stamps = {"sent": member.sent_at, "returned": member.returned_at, "answered": member.answered_at}
    at = day(stamps.get(member.state, ""), today)
    return SEPARATOR.join(filter(None, (word(STATES[member.state]), at)))


def listed(names: Sequence[str]) -> str:
    """Names one after the other."""
    return SEPARATOR.join(filter(None, names))


def named(piece: Addressee) -> str:
    """Whose name stands on a piece."""
    return next((text for _part, text in piece.names if text.strip()), "") or _("No name")


def where(adr: Adr) -> str:
    """An address in one line."""
    town = " ".join(filter(None, (adr.code, adr.city)))
    return ", ".join(filter(None, (adr.street, town, adr.country))) or adr.label.replace("\n", ", ")


def in_and_out(rehearsal: Rehearsal) -> str:
    """How many are in and how many out."""
    out = ngettext("%(count)s out", "%(count)s out", len(rehearsal.left_out))
    pieces = ngettext("%(count)s piece", "%(count)s pieces", len(rehearsal.pieces))
    return listed(
        (
            pieces % {"count": wording.number(len(rehearsal.pieces))},
            people(rehearsal.people),
            out % {"count": wording.number(len(rehearsal.left_out))},
        )
    )
