"""Writes of what was said and done with contacts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.activity import Activity, Attachment
from rolodex.domain.card import Blob
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

FILE = Blob("fe" * 32, "text/plain", b"abc")


def logged(services: Services, contact_id: int) -> Activity:
    """An activity of this contact that is in the book."""
    with services.book.reading() as connection:
        found = services.activities.get(
            connection.value("SELECT min(id) FROM activity WHERE contact_id = ?", (contact_id,))
        )
    assert found is not None
    return found


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("activities", "log"): {
        "a call": lambda services, sample: services.activities.log(
            Activity(contact_id=sample.ana, kind="call", minutes=4, subject="Offer")
        ),
        "an e-mail with a file": lambda services, sample: services.activities.log(
            Activity(
                contact_id=sample.eva,
                kind="email",
                attachments=(Attachment("a.txt", "text/plain", 3, FILE.sha256),),
            ),
            blobs=[FILE],
        ),
    },
    ("activities", "save"): {
        "everything else": lambda services, sample: services.activities.save(
            replace(
                logged(services, sample.ana),
                kind="visit",
                at="2026-01-02T10:00:00Z",
                minutes=90,
                subject="Other",
                body="Other",
                pinned=True,
            )
        ),
        "over to somebody else": lambda services, sample: services.activities.save(
            replace(logged(services, sample.ana), contact_id=sample.leo)
        ),
    },
    ("activities", "delete"): {
        "two": lambda services, sample: services.activities.delete(
            [logged(services, sample.ana).id, logged(services, sample.eva).id]
        ),
    },
}
