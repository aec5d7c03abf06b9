"""Whom the labels of a job are for, in the order of the sheets, and where each goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rolodex.domain import recipient
from rolodex.domain.address import AddressRules
from rolodex.domain.audience import Addressee
from rolodex.domain.contact import Adr, Contact
from rolodex.domain.country import fold
from rolodex.domain.label import LabelJob, Skipped
from rolodex.domain.listing import Query
from rolodex.domain.message import Message, message
from rolodex.domain.naming import display_name
from rolodex.domain.progress import Progress
from rolodex.store import contacts as store
from rolodex.store import pauses, search
from rolodex.store.book import Connection

_STEP = 100
"""Labels between two words of progress."""
Recipient = tuple[Addressee, Contact | None]
"""A piece, and the card of who leads it where the layout asks for it."""


def listed(
    connection: Connection, job: LabelJob, rules: AddressRules, today: date, progress: Progress
) -> Iterator[Recipient | Skipped]:
    """Each contact of the job with an address of their own, or why they get none."""
    ids = list(dict.fromkeys(job.contact_ids))
    if job.order != "listed":
        ids = _by_name(connection, ids)
    passes = 2 if job.order == "code" else 1
    if passes == 2:
        ids = _by_code(connection, ids, job, rules, progress)
    done = (passes - 1) * len(ids)
    paused = pauses.paused(connection, today.isoformat())
    for contact in store.get_many(connection, ids):
        if done % _STEP == 0:
            progress(done, passes * len(ids))
        done += 1
        if contact.id in paused:
            reason = message("They are not interested until a later date")
            yield Skipped(contact.id, display_name(contact), reason)
            continue
        adr = recipient.address(contact, rules, job.home, job.address)
        if isinstance(adr, Message):
            yield Skipped(contact.id, display_name(contact), adr)
        else:
            names = tuple(recipient.names(contact, adr).items())
            yield Addressee((contact.id,), names, adr), contact
    progress(passes * len(ids), passes * len(ids))


def given(
    connection: Connection,
    job: LabelJob,
    rules: AddressRules,
    pieces: Sequence[Addressee],
    progress: Progress,
    *,
    cards: bool,
) -> Iterator[Recipient | Skipped]:
    """These pieces, which were decided elsewhere; with the card of who leads each if `cards` are needed."""
    pieces = _ordered(connection, job, rules, pieces)
    leads: Iterable[Contact] = ()
    if cards:
        leads = store.get_many(connection, [piece.contact_ids[0] for piece in pieces])
    known = {contact.id: contact for contact in leads}
    for done, piece in enumerate(pieces):
        if done % _STEP == 0:
            progress(done, len(pieces))
        lead = piece.contact_ids[0]
        if _is_empty(piece.adr):
            yield Skipped(lead, called(piece), message("There is no postal address"))
        else:
            yield piece, known.get(lead)
    progress(len(pieces), len(pieces))


def called(piece: Addressee) -> str:
    """What a piece is called where it is listed: the name on it, or the firm."""
    return next((text for _, text in piece.names if text.strip()), "")


def _is_empty(adr: Adr) -> bool:
    return not any(text.strip() for text in (adr.street, adr.ext, adr.box, adr.city, adr.code))


def _ordered(
    connection: Connection, job: LabelJob, rules: AddressRules, pieces: Sequence[Addressee]
) -> Sequence[Addressee]:
    if job.order == "listed":
        return pieces
    leads = [piece.contact_ids[0] for piece in pieces]
    places = {contact_id: place for place, contact_id in enumerate(_by_name(connection, leads))}
    if job.order == "name":
        return sorted(pieces, key=lambda piece: places[piece.contact_ids[0]])
    return sorted(pieces, key=lambda piece: (*_code_key(piece.adr, job, rules), places[piece.contact_ids[0]]))


def _by_name(connection: Connection, ids: Sequence[int]) -> list[int]:
    """These ids, in the order of the list of all people and companies; others last."""
    wanted = dict.fromkeys(ids)
    everybody = search.listing(connection, Query(kind="")).ids
    known = [contact_id for contact_id in everybody if contact_id in wanted]
    return list(dict.fromkeys((*known, *wanted)))


def _by_code(
    connection: Connection, ids: list[int], job: LabelJob, rules: AddressRules, progress: Progress
) -> list[int]:
    """The ids by country, the sender's first, then by postal code; the same code keeps the order given."""
    keys: list[tuple[bool, str, str, int, int]] = []
    for place, contact in enumerate(store.get_many(connection, ids)):
        if place % _STEP == 0:
            progress(place, 2 * len(ids))
        adr = recipient.address(contact, rules, job.home, job.address)
        if isinstance(adr, Message):
            keys.append((True, "~", "", place, contact.id))
        else:
            keys.append((*_code_key(adr, job, rules), place, contact.id))
    return [contact_id for *_, contact_id in sorted(keys)]


def _code_key(adr: Adr, job: LabelJob, rules: AddressRules) -> tuple[bool, str, str]:
    territory = rules.territory(adr) or job.home
    return territory != job.home, territory, fold(adr.code)
