"""Who an audience names, and what must be known of each before anything is sent."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from rolodex.domain.audience import Audience
from rolodex.domain.contact import Adr, Consent, Name, Value
from rolodex.domain.listing import Query
from rolodex.domain.recipient import Someone
from rolodex.store import pauses, search
from rolodex.store.engine import Connection

BATCH = 4_000
_WANTED = "(SELECT value FROM json_each(?))"
_SENT = "('sent', 'returned', 'answered', 'bought')"
_NAME = "family, given, additional, prefix, suffix, family2, generation"
_ADR = "box, ext, street, city, region, code, country, country_code, types, pref, label"


def ids(connection: Connection, audience: Audience, today: date) -> list[int]:
    """All whom an audience names, in the order of the list of all people; those who are gone come last."""
    named: dict[int, None] = {}
    if audience.segment_id:
        named.update(dict.fromkeys(_segment(connection, audience.segment_id, today)))
    if audience.rule is not None:
        query = Query(kind="", rule=audience.rule, today=today)
        named.update(dict.fromkeys(search.listing(connection, query).ids))
    named.update(dict.fromkeys((*audience.contact_ids, *audience.included)))
    if not named:
        return []
    listed = search.listing(connection, Query(kind="")).ids
    return list(dict.fromkeys((*(one for one in listed if one in named), *named)))


def left_out(connection: Connection, audience: Audience, today: date) -> dict[int, tuple[str, str]]:
    """Whom segments and campaigns leave out: which of the two, and its name ("" where it is built in)."""
    found: dict[int, tuple[str, str]] = {}
    for campaign_id in audience.without_campaigns:
        name = connection.value("SELECT name FROM campaign WHERE id = ?", (campaign_id,)) or ""
        rows = connection.execute(
            f"SELECT contact_id FROM campaign_member WHERE campaign_id = ? AND state IN {_SENT}",
            (campaign_id,),
        )
        found.update((contact_id, ("campaign", name)) for (contact_id,) in rows)
    for segment_id in audience.without:
        name = connection.value("SELECT name FROM segment WHERE id = ?", (segment_id,)) or ""
        those = _segment(connection, segment_id, today)
        found.update((contact_id, ("segment", name)) for contact_id in those)
    return found


def read(connection: Connection, wanted: Sequence[int], today: date) -> Iterator[Someone]:
    """What is asked of each of these contacts, in the order given; those who are gone are left out."""
    paused = pauses.paused(connection, today.isoformat())
    # Of many it is faster to go through these tables, in which few have rows, than to look for each.
    among = (json.dumps(list(wanted)),) if len(wanted) <= BATCH else None
    more = _More(connection, among)
    for start in range(0, len(wanted), BATCH):
        yield from _batch(connection, wanted[start : start + BATCH], more, paused)


def neighbours(connection: Connection, contact_id: int) -> list[int]:
    """Who may live with a contact: those with the code or, without one, the city of an address; by id.

    Those of the same saved household are among them wherever they live, and so is the contact.
    """
    mine = "(SELECT code, city FROM adr WHERE contact_id = :one)"
    rows = connection.execute(
        f"SELECT a.contact_id FROM adr a JOIN {mine} m ON a.code = m.code "
        "AND (a.code <> '' OR a.city = m.city) "
        "UNION SELECT o.id FROM contact c JOIN contact o ON o.household_id = c.household_id "
        "WHERE c.id = :one UNION SELECT id FROM contact WHERE id = :one",
        {"one": contact_id},
    )
    return sorted(one for (one,) in rows)


def _segment(connection: Connection, segment_id: int, today: date) -> Iterable[int]:
    return search.listing(connection, Query(kind="", segment=segment_id, today=today)).ids


class _More:
    """What stands on few cards: relatives, a firm, whether letters were refused, a date of death."""

    def __init__(self, connection: Connection, among: tuple[str] | None) -> None:
        self.related: dict[int, list[Value]] = defaultdict(list)
        for contact_id, value, types, label in _cells(connection, "related", "value, types, label", among):
            self.related[contact_id].append(Value(value, tuple(types.split(",")), 0, label))
        self.firms: dict[int, str] = {}
        for contact_id, firm in _cells(connection, "org", "name", among, "name <> ''"):
            self.firms.setdefault(contact_id, firm.strip())
        letters = _cells(connection, "consent", "granted, source, at", among, "channel = 'letter'")
        self.letters = {contact_id: cells for contact_id, *cells in letters}
        dead = _cells(connection, "date", "name", among, "name = 'deathdate'")
        self.died = frozenset(contact_id for contact_id, _ in dead)


def _batch(
    connection: Connection, wanted: Sequence[int], more: _More, paused: frozenset[int]
) -> Iterator[Someone]:
    some = (json.dumps(list(wanted)),)
    heads = {
        row[0]: row
        for row in connection.execute(
            f"SELECT id, uid, kind, fn, gender, coalesce(household_id, 0) FROM contact WHERE id IN {_WANTED}",
            some,
        )
    }
    names: dict[int, Name] = {}
    for contact_id, *cells in _cells(connection, "name", _NAME, some):
        names.setdefault(contact_id, Name(*cells))
    adrs: dict[int, list[Adr]] = defaultdict(list)
    for contact_id, *cells in _cells(connection, "adr", _ADR, some):
        types = cells[8]
        cells[8] = tuple(types.split(",")) if types else ()
        adrs[contact_id].append(Adr(*cells))
    for contact_id in filter(heads.__contains__, wanted):
        _, uid, kind, fn, gender, household_id = heads[contact_id]
        yield Someone(
            contact_id,
            uid,
            kind,
            fn,
            names.get(contact_id, _NAMELESS),
            gender,
            tuple(more.related.get(contact_id, ())),
            more.firms.get(contact_id, ""),
            tuple(adrs.get(contact_id, ())),
            household_id,
            _refused(*more.letters.get(contact_id, (1, "", ""))),
            contact_id in paused,
            contact_id in more.died,
        )


_NAMELESS = Name()


def _refused(granted: int, source: str, at: str) -> Consent | None:
    return None if granted else Consent("letter", granted=False, source=source, at=at)


def _cells(
    connection: Connection, table: str, columns: str, among: tuple[str] | None, such: str = "1"
) -> Iterable[tuple[Any, ...]]:
    """The cells of these contacts, or of all, in a table of properties, in the order of their cards."""
    those = f"contact_id IN {_WANTED} AND " if among else ""
    return connection.execute(
        f"SELECT contact_id, {columns} FROM {table} WHERE {those}{such} ORDER BY contact_id, position, id",
        among or (),
    )
