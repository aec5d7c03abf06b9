"""Writes of what was printed and posted: people, paper and the drawer in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr
from rolodex.domain.drawer import PartSheet
from rolodex.domain.label import LabelJob
from rolodex.domain.letter import Letter
from rolodex.services.opening import Services
from rolodex.services.sending import Outgoing, PrintedRun

Write = Callable[[Services, Any], object]
NOW = datetime.fromisoformat("2026-05-03T10:00")
HOME = Adr(street="Calle Mayor 1", code="28013", city="Madrid")


def fill(services: Services, _sample: Any) -> None:
    """A campaign of labels and one of letters, nobody planned, and a part-used sheet."""
    text = services.letters.save(Letter(name="Posted", body="{salutation}, {code}")).id
    services.campaigns.save(Campaign(name="Posted labels", currency="EUR"))
    services.campaigns.save(Campaign(name="Posted letters", kind="letter", currency="EUR", letter_id=text))
    services.drawer.save(PartSheet(stock="L7160", free=(20,)))


def outgoing(services: Services, sample: Any, name: str) -> Outgoing:
    """Pieces for two people."""
    campaign_id = next(one.id for one in services.campaigns.all() if one.name == name)
    pieces = tuple(Addressee((one,), (("name", "Ana"),), HOME, "mark") for one in (sample.ana, sample.leo))
    return Outgoing(campaign_id, pieces)


def labels(services: Services, sample: Any) -> object:
    """A campaign of labels sent to those whom nobody planned before."""
    sheets = services.drawer.sheets("L7160")
    job = LabelJob((), "L7160", sheets=tuple(one.free for one in sheets))
    return services.sending.send(
        replace(outgoing(services, sample, "Posted labels"), job=job, sheets=sheets), NOW
    )


def log(services: Services, sample: Any) -> object:
    """Labels of no campaign."""
    sheets = services.drawer.sheets("L7160")
    job = LabelJob((sample.acme, sample.ana), "L7160", sheets=tuple(one.free for one in sheets))
    return services.sending.log(PrintedRun(job, services.labels.pdf(job)[1], sheets), NOW)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("sending", "log"): {"labels of a part-used sheet": log},
    ("sending", "send"): {
        "labels of a part-used sheet": labels,
        "letters": lambda services, sample: services.sending.send(
            outgoing(services, sample, "Posted letters"), NOW
        ),
    },
}
