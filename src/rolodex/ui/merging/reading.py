"""What is shown of cards that become one, read off the UI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rolodex.domain import environment
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.display import detail
from rolodex.domain.merging import MergePlan, PastMerge
from rolodex.services.opening import Services
from rolodex.ui.history.reading import Then, then

SIDE = 96
"""Pixels of the photos: enough for a screen of twice the points."""


Card = tuple[Then, str]
"""A card ready to be shown, with its second line."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A plan with its cards ready to be shown, each with its second line."""

    plan: MergePlan
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did: the card that stays, those that went into it, and their names."""

    changes: Changes
    survivor: int
    gone: tuple[int, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Merges:
    """The name of a card, the merges that made it, and of each the cards as they were."""

    name: str
    merges: tuple[PastMerge, ...]
    cards: tuple[tuple[Card, ...], ...]


def beside(services: Services, ids: Sequence[int], *, in_order: bool) -> Beside:
    """The plan of these cards; unless they are `in_order`, the one that is proposed to stay comes first."""
    wanted = tuple(dict.fromkeys(ids))
    plan = services.merging.plan(wanted if in_order else services.merging.order(wanted))
    return Beside(plan, tuple((_shown(services, one), _detail(one)) for one in plan.contacts))


def result(services: Services, plan: MergePlan, choices: Mapping[str, int]) -> Then:
    """The card as it would be."""
    return _shown(services, services.merging.merged(plan, choices))


def merge(services: Services, plan: MergePlan, choices: Mapping[str, int]) -> Merged:
    """Make one card of them."""
    changes = services.merging.merge(plan, choices, environment.now())
    first, *others = plan.contacts
    kept = services.contacts.get(first.id)
    return Merged(changes, first.id, tuple(one.id for one in others), kept.fn if kept else first.fn)


def merges(services: Services, contact_id: int) -> Merges:
    """What was merged into a contact and is not taken apart, the newest first."""
    known = services.contacts.get(contact_id)
    past = services.merging.past_merges(contact_id)
    cards = tuple(tuple((_shown(services, one), _detail(one)) for one in merge.contacts) for merge in past)
    return Merges(known.fn if known else "", past, cards)


def _shown(services: Services, contact: Contact) -> Then:
    found = then(services, contact, SIDE)
    if found is None:
        raise TypeError("a contact that is there can be shown")
    return found


def _detail(contact: Contact) -> str:
    """What tells two cards of one name apart: the job, or else a number, an address or a town."""
    jobs = (detail(org.title, org.name) for org in contact.org)
    known = (*(one.value for one in (*contact.tel, *contact.email)), *(adr.city for adr in contact.adr))
    return next((text for text in (*jobs, *known) if text.strip()), "")
