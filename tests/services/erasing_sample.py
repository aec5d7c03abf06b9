"""Somebody whose every text is found nowhere else, so that any of it in a file is theirs."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.builders import emails, person, phones
from tests.services.merging_sample import row_everywhere, somebody

from rolodex.domain.card import Blob
from rolodex.domain.contact import Adr, Contact, Custom, Date, Foreign, Photo, Value
from rolodex.services.opening import Services
from rolodex.store.engine import Connection

WHO = 987_654_321
"""The id of the person, a number that nothing else is."""
PICTURE = b"\x89PNG\r\n\x1a\n the face of Zurine Qaxbarrena"
SHA256 = hashlib.sha256(PICTURE).hexdigest()
PLANTED = (
    "zuri@qaxmail.example",
    "34600123987",
    "600 123 987",
    "Calle Xylofon 77",
    "zeppelins from Wyxland",
    "Ludwigskoog",
    f"uid-{WHO}",
    "Qaxbarrena",
    "Zuriñe",
    "zurine",
    "the face of Zurine",
)
"""Texts that stand on the card and nowhere else."""


def zurine() -> Contact:
    """Her card."""
    return person(
        "Zuriñe",
        "Qaxbarrena",
        uid=PLANTED[6],
        tel=phones("+34 600 123 987"),
        email=emails(PLANTED[0]),
        adr=(Adr(street=PLANTED[3], city="Ludwigskoog", code="48001"),),
        note=(Value(f"She collects {PLANTED[4]}. " + "Long story. " * 20),),
        dates=(Date("bday", "1985-03-14", 1985, 3, 14),),
        custom=(Custom("Boat", "The Zuriñe Qaxbarrena"),),
        foreign=(Foreign("X-QAX", "kept for Qaxbarrena"),),
        photo=(Photo(sha256=SHA256, media_type="image/png"),),
    )


def fill(services: Services) -> int:
    """Add her, with a row of every table and a past; gives the id of her brother, whose notes name her."""
    leo = services.contacts.save(
        person("Leo", "Ruiz", note=(Value("Brother of Zuriñe Qaxbarrena, call 600-123-987."),))
    ).id
    somebody(services, WHO, zurine())
    services.contacts.save(services.contacts.get(WHO) or zurine(), [Blob(SHA256, "image/png", PICTURE)])
    row_everywhere(services, WHO, leo)
    return leo


def bytes_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """The bytes of a book's file and of what lies beside it, with what is packed in it unpacked."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file = path.with_name(path.name + ending)
        if file.exists():
            yield file.name, file.read_bytes()


def places(path: Path, connection: Connection | None = None) -> dict[tuple[str, str], int]:
    """How often each planted text stands in the files of a book, in any case and in UTF-8 or UTF-16.

    This knows nothing of how the proof of the program looks for them.
    """
    found: dict[tuple[str, str], int] = {}
    parts = dict(bytes_of(path))
    if connection is not None:
        packed = connection.execute("SELECT data FROM import_receipt")
        parts["packed"] = b"\n".join(zlib.decompress(data) for (data,) in packed)
    for text in PLANTED:
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            pattern = re.compile(re.escape(text.encode(code)), re.IGNORECASE)
            for name, data in parts.items():
                if times := len(pattern.findall(data)):
                    found[name, f"{text} ({code})"] = times
    return found
