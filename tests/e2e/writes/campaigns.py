"""Writes of campaigns and of what comes of their pieces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr
from rolodex.domain.product import Offer
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

NOW = datetime.fromisoformat("2026-05-03T10:00")
LATER = datetime.fromisoformat("2026-05-20T10:00")
HOME = Adr(street="Calle Mayor 1", code="28013", city="Madrid")


def piece(*ids: int) -> Addressee:
    """One piece for all of these."""
    return Addressee(ids, (("name", ""),), HOME, "mark")


def fill(services: Services, sample: Any) -> None:
    """A campaign of which Ana and Eva got a piece, which Leo is planned to get, and one for nobody yet."""
    offer = services.offers.save(Offer(code="POST", name="Post", amount=1000)).id
    spring = services.campaigns.save(Campaign(name="Spring", currency="EUR", offer_id=offer)).id
    services.campaigns.plan(spring, [piece(sample.ana, sample.eva)], NOW)
    services.campaigns.send(spring, None, NOW)
    services.campaigns.plan(spring, [piece(sample.ana, sample.eva), piece(sample.leo)], NOW)
    services.campaigns.save(Campaign(name="Empty", currency="EUR", parent_id=spring))


def known(services: Services, name: str = "Spring") -> Campaign:
    """The campaign with this name."""
    found = services.campaigns.get(next(one.id for one in services.campaigns.all() if one.name == name))
    assert found is not None
    return found


def member(services: Services, contact_id: int) -> Any:
    """What a contact is in the campaign."""
    members = services.campaigns.members(known(services).id)
    return next(one for one in members if one.contact_id == contact_id)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("campaigns", "save"): {
        "new": lambda services, sample: services.campaigns.save(
            Campaign(name="May", currency="EUR", audience=Audience(contact_ids=(sample.ana,)))
        ),
        "everything changed": lambda services, _: services.campaigns.save(
            replace(
                known(services),
                name="Other",
                kind="letter",
                date="2026-06-01",
                cost=100,
                offer_id=0,
                note="Note",
                status="closed",
                audience=Audience(sample=5),
                job="{}",
                credit_days=10,
                parent_id=known(services, "Empty").id,
            )
        ),
    },
    ("campaigns", "delete"): {
        "with its people and a follow-up": lambda services, _: services.campaigns.delete(
            [known(services).id]
        ),
    },
    ("campaigns", "copy"): {
        "one": lambda services, _: services.campaigns.copy(known(services).id),
    },
    ("campaigns", "follow_up"): {
        "those who are silent": lambda services, _: services.campaigns.follow_up(
            known(services).id, ("sent",), LATER
        ),
    },
    ("campaigns", "plan"): {
        "pieces added, shared and taken away": lambda services, sample: services.campaigns.plan(
            known(services).id, [piece(sample.acme)], NOW
        ),
        "nobody any more": lambda services, _: services.campaigns.plan(known(services).id, [], NOW),
        "the first pieces": lambda services, sample: services.campaigns.plan(
            known(services, "Empty").id, [piece(sample.leo, sample.ana)], NOW
        ),
    },
    ("campaigns", "send"): {
        "all": lambda services, _: services.campaigns.send(known(services).id, None, LATER),
    },
    ("campaigns", "answer"): {
        "of a household": lambda services, sample: services.campaigns.answer(
            member(services, sample.ana).code, "Yes", LATER
        ),
        "of what was never marked as sent": lambda services, sample: services.campaigns.answer(
            member(services, sample.leo).code, "", LATER
        ),
    },
    ("campaigns", "returned"): {
        "of a household": lambda services, sample: services.campaigns.returned(
            member(services, sample.ana).code, "Moved", LATER
        ),
    },
    ("campaigns", "mark"): {
        "bought": lambda services, sample: services.campaigns.mark(
            [member(services, sample.eva).id], "bought", LATER
        ),
        "planned again": lambda services, sample: services.campaigns.mark(
            [member(services, sample.eva).id], "planned", LATER
        ),
        "returned by hand": lambda services, sample: services.campaigns.mark(
            [member(services, sample.leo).id], "returned", LATER
        ),
    },
}
