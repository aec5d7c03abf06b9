"""Writes of the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rolodex.domain.deal import Deal, Stage
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

NOW = datetime.fromisoformat("2026-05-03T10:00")
CALL = Reminder(kind="call", summary="Ask", due="2026-05-05T10:00")


def fill(services: Services, sample: Any) -> None:
    """Two open deals, one with a next step, and one that was lost."""
    deal = Deal(contact_id=sample.ana, title="Chairs", amount=100_000, currency="EUR")
    services.deals.save(deal, CALL)
    services.deals.save(replace(deal, title="Tables", contact_id=sample.eva))
    lost = services.deals.save(replace(deal, title="Lamps", contact_id=sample.leo)).id
    services.deals.lose(lost, "Too dear", NOW)


def known(services: Services, title: str) -> Deal:
    """The deal with this title."""
    with services.book.reading() as connection:
        found = services.deals.get(connection.value("SELECT id FROM deal WHERE title = ?", (title,)))
    assert found is not None
    return found


def changed(services: Services, sample: Any) -> object:
    """A deal with everything different, and its next step as well."""
    deal = known(services, "Chairs")
    step = services.deals.next_step(deal.id)
    assert step is not None
    return services.deals.save(
        replace(
            deal,
            contact_id=sample.leo,
            title="Armchairs",
            amount=5,
            currency="JPY",
            probability=80,
            expected_close="2026-06-01",
            description="Oak",
            stage_id=services.deals.stages()[3].id,
        ),
        replace(step, summary="Write", due="2026-05-09"),
    )


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("deals", "save"): {
        "new, with a next step": lambda services, sample: services.deals.save(
            Deal(contact_id=sample.leo, title="Desks"), CALL
        ),
        "everything changed": changed,
    },
    ("deals", "move"): {
        "to another stage": lambda services, _: services.deals.move(
            known(services, "Chairs").id, services.deals.stages()[2].id, 0
        ),
        "within its stage": lambda services, _: services.deals.move(
            known(services, "Tables").id, services.deals.stages()[0].id, 1
        ),
    },
    ("deals", "win"): {
        "with an order": lambda services, _: services.deals.win(known(services, "Chairs").id, True, NOW),
        "without": lambda services, _: services.deals.win(known(services, "Tables").id, False, NOW),
    },
    ("deals", "lose"): {
        "with its next step": lambda services, _: services.deals.lose(
            known(services, "Chairs").id, "Went elsewhere", NOW
        ),
    },
    ("deals", "reopen"): {
        "a lost one": lambda services, _: services.deals.reopen(known(services, "Lamps").id),
    },
    ("deals", "delete"): {
        "two": lambda services, _: services.deals.delete(
            [known(services, "Chairs").id, known(services, "Lamps").id]
        ),
    },
    ("deals", "save_stages"): {
        "one renamed, one gone, one new": lambda services, _: services.deals.save_stages(
            [replace(services.deals.stages()[1], name="Talked"), Stage(0, "Pilot", 60)]
        ),
    },
}
