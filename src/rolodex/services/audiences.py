"""Who a mailing is for, and who is in and out of it and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rolodex.domain import environment
from rolodex.domain.audience import Addressee, Audience, Rehearsal
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.rehearsing import Known, Rehearsing
from rolodex.services import addresses
from rolodex.store import audience as store
from rolodex.store import bad_addresses, deleted, households
from rolodex.store.book import Book, Connection

_STEP = 1_000
"""People between two words of progress."""


class Audiences:
    """Who a mailing is for, and who is in and out of it and why."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def rehearse(
        self,
        audience: Audience,
        today: date | None = None,
        home: str = "",
        language: str = "en",
        progress: Progress = silent,
    ) -> Rehearsal:
        """Who gets a piece and who does not, in the order of the list of all people; nothing is written.

        `home` is the sender's country, `language` that of names and salutations.
        """
        day = today or environment.now().date()
        with self._book.reading() as connection:
            return rehearsed(connection, audience, day, home=home, language=language, progress=progress)


def rehearsed(
    connection: Connection,
    audience: Audience,
    today: date,
    *,
    home: str = "",
    language: str = "en",
    progress: Progress = silent,
) -> Rehearsal:
    """The same on a connection that is open."""
    wanted = store.ids(connection, audience, today)
    rehearsing = Rehearsing(audience, _known(connection, audience, today, home, language))
    progress(0, len(wanted))
    found = set()
    for done, someone in enumerate(store.read(connection, wanted, today)):
        if done % _STEP == 0:
            progress(done, len(wanted))
        found.add(someone.id)
        rehearsing.take(someone)
    missing = [contact_id for contact_id in wanted if contact_id not in found]
    if missing:
        names = {one.contact_id: one.fn for one in deleted.of_ids(connection, missing)}
        for contact_id in missing:
            rehearsing.gone(contact_id, names.get(contact_id, ""))
    result = rehearsing.result()
    progress(len(wanted), len(wanted))
    return result


def addressed(
    connection: Connection,
    audience: Audience,
    pieces: Sequence[Sequence[int]],
    today: date,
    *,
    home: str = "",
    language: str = "en",
) -> tuple[Addressee | None, ...]:
    """The pieces that were decided before, who leads each first, as they are addressed today.

    None stands for a piece of which nobody is in the book any more.
    """
    rehearsing = Rehearsing(audience, _known(connection, audience, today, home, language))
    ids = [contact_id for piece in pieces for contact_id in piece]
    known = {someone.id: someone for someone in store.read(connection, ids, today)}
    there = ([known[one] for one in piece if one in known] for piece in pieces)
    return tuple(rehearsing.addressed(those) if those else None for those in there)


def _known(connection: Connection, audience: Audience, today: date, home: str, language: str) -> Known:
    """What a rehearsal must know beside the cards."""
    saved = households.all_saved(connection)
    out = store.left_out(connection, audience, today)
    return Known(
        addresses.rules(),
        home,
        language,
        bad_addresses.marks(connection),
        saved,
        households.apart(saved.values()),
        {contact_id: _left_out(*why) for contact_id, why in out.items()},
    )


def _left_out(kind: str, name: str) -> Message:
    if kind == "campaign":
        return message("They were sent “%(campaign)s”", campaign=name)
    if name:
        return message("They are in the segment “%(segment)s”", segment=name)
    return message("They are in a segment that is left out")
