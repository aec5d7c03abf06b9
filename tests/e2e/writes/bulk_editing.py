"""Changes of many contacts at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.bulk import BulkEdit
from rolodex.domain.contact import Org
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """Leo works at the company with a card."""
    leo = services.contacts.get(sample.leo)
    assert leo is not None
    services.contacts.save(replace(leo, org=(Org("New Firm"), Org("Acme", company_id=sample.acme))))


def edit(*args: str, **more: Any) -> Write:
    """A case that changes everybody so."""

    def write(services: Services, sample: Any) -> object:
        ids = (sample.ana, sample.eva, sample.leo)
        return services.bulk_editing.apply(services.bulk_editing.plan(BulkEdit(*args, **more), ids))  # type: ignore[arg-type]

    return write


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("bulk_editing", "apply"): {
        "a value for all": edit("set", "org.title", "Owner"),
        "a tag added": edit("add", "categories", "walnut"),
        "notes cleared": edit("clear", "note"),
        "a word replaced": edit("replace", "", "oak", find="walnut"),
        "a field of the user's own": edit("set", "x-custom:Size", "44"),
        "a firm's address for its people": lambda services, sample: services.bulk_editing.apply(
            services.bulk_editing.move_address(sample.acme)
        ),
        "but for one": lambda services, sample: services.bulk_editing.apply(
            services.bulk_editing.plan(BulkEdit("add", "url", "https://x.example"), (sample.ana, sample.eva)),
            leaving_out=(sample.eva,),
        ),
    },
}
