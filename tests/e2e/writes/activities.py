"""Writes of what was said and done with contacts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rolodex.domain.activity import Activity, Attachment
from rolodex.domain.card import Blob
from rolodex.domain.reminder import Reminder
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


def file(sample: Any, name: str, data: bytes = b"abc") -> Path:
    """A file of this name in the folder of the test."""
    path: Path = sample.folder / name
    path.write_bytes(data)
    return path


def fill(services: Services, sample: Any) -> None:
    """Give Leo a note with a file."""
    services.activities.from_files(sample.leo, [file(sample, "Kept.txt", b"kept")])


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("activities", "log"): {
        "a call": lambda services, sample: services.activities.log(
            Activity(contact_id=sample.ana, kind="call", minutes=4, subject="Offer")
        ),
        "a call with what is next": lambda services, sample: services.activities.log(
            Activity(contact_id=sample.ana, kind="call"), Reminder(summary="Send samples", due="2026-12-01")
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
    ("activities", "pin"): {
        "on": lambda services, sample: services.activities.pin(logged(services, sample.ana).id),
    },
    ("activities", "attach"): {
        "two files": lambda services, sample: services.activities.attach(
            logged(services, sample.ana).id, [file(sample, "a.txt"), file(sample, "b.pdf")]
        ),
    },
    ("activities", "detach"): {
        "one file": lambda services, sample: services.activities.detach(
            logged(services, sample.leo).attachments[0].id
        ),
    },
    ("activities", "from_files"): {
        "one file": lambda services, sample: services.activities.from_files(
            sample.eva, [file(sample, "a.txt")]
        ),
    },
    ("activities", "from_message"): {
        "an e-mail": lambda services, sample: services.activities.from_message(
            sample.eva, file(sample, "mail.eml", b"From: a@b.example\nSubject: Hello\n\nText\n")
        ),
    },
    ("activities", "delete"): {
        "two": lambda services, sample: services.activities.delete(
            [logged(services, sample.ana).id, logged(services, sample.eva).id]
        ),
    },
}
