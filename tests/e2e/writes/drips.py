"""Plans of what follows a piece written: one with a branch, of which a step is due for two people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr
from rolodex.domain.drip import Drip, DripStep
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-03-01T09:00")
LATER = datetime.fromisoformat("2026-03-20T09:00")
STEPS = (
    DripStep(-1, 0, 7, "silent", "task", text="Call"),
    DripStep(-2, 0, 14, "silent", "labels"),
    DripStep(-3, -1, 7, "silent", "task", text="Visit"),
)


def fill(services: Services, sample: Any) -> None:
    """A campaign with a plan, sent to Ana and Eva."""
    drip = services.drips.save(Drip(name="Usual", steps=STEPS)).id
    campaign = services.campaigns.save(Campaign(name="Dripped", date="2026-03-01", drip_id=drip)).id
    pieces = [
        Addressee((one,), (("name", "X"),), Adr(street="Real 1", city="Soria"))
        for one in (sample.ana, sample.eva)
    ]
    services.campaigns.plan(campaign, pieces, NOW)
    services.campaigns.send(campaign, None, NOW)


def do(services: Services, deed: str) -> object:
    due = next(one for one in services.drips.due(LATER.date()) if one.step.deed == deed)
    return services.drips.do(due, LATER)


def edit(services: Services) -> object:
    drip = next(one for one in services.drips.all() if one.name == "Usual")
    return services.drips.save(
        replace(drip, name="Other", steps=(*drip.steps[:2], DripStep(-1, text="Write")))
    )


WRITES: Mapping[tuple[str, str], Mapping[str, Callable[[Services, Any], object]]] = {
    ("drips", "save"): {
        "a new one": lambda services, _: services.drips.save(Drip(name="New", steps=STEPS)),
        "with other steps": lambda services, _: edit(services),
    },
    ("drips", "delete"): {
        "one": lambda services, _: services.drips.delete((services.drips.all()[0].id,)),
    },
    ("drips", "do"): {
        "tasks": lambda services, _: do(services, "task"),
        "labels": lambda services, _: do(services, "labels"),
    },
}
