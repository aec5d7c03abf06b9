"""Where in the book there is something to repair, and which repairs the user did not want."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from rolodex.domain.contact import Adr
from rolodex.domain.repair import RepairKind
from rolodex.domain.repair_address import country_meant
from rolodex.domain.repair_capitals import What
from rolodex.domain.repair_email import OFTEN, domain, mended
from rolodex.domain.repair_finding import NAME_PARTS, Surroundings, calm, calm_address
from rolodex.domain.repair_name import is_no_name
from rolodex.domain.repair_phone import is_possible, wrong
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection
from rolodex.store.steps import stamp
from rolodex.store.transaction import Transaction

_WANTED = "(SELECT value FROM json_each(?))"
_SHOUTED = "({0} <> '' AND {0} NOT GLOB '*[a-z]*' AND {0} GLOB '*[A-Z]*')"
_PLAIN = re.compile(r"[A-Za-z0-9._+-]+").fullmatch
_FRESH, _RECENT = 90, 365
"""Days within which somebody was talked to or bought lately, and not too long ago."""


def with_email(connection: Connection, around: Surroundings) -> set[int]:
    """Who has an e-mail address with an error.

    Most addresses are plain and at a domain that was judged already.
    """
    judged: dict[str, bool] = {}
    bad = []
    for value in _emails(connection):
        name, _, place = value.partition("@")
        if not _PLAIN(name):
            if mended(value, around.often) is not None:
                bad.append(value)
            continue
        if place not in judged:
            judged[place] = mended(f"x@{place}", around.often) is not None
        if judged[place]:
            bad.append(value)
    rows = connection.execute(f"SELECT contact_id FROM email WHERE value IN {_WANTED}", (json.dumps(bad),))
    return {contact_id for (contact_id,) in rows} if bad else set()


def often(connection: Connection) -> frozenset[str]:
    """The domains of e-mail that stand too often in the book to be typing errors."""
    counts = Counter(map(domain, _emails(connection)))
    least = max(OFTEN, counts.total() // 500)
    return frozenset(name for name, count in counts.items() if count >= least)


def _emails(connection: Connection) -> list[str]:
    """All e-mail addresses; as one value they come four times sooner than as rows."""
    found: list[str] = json.loads(connection.value("SELECT json_group_array(value) FROM email"))
    return found


def with_phone(connection: Connection, around: Surroundings) -> set[int]:
    """Who has a number that cannot be dialled.

    Those with a country code are judged by their first digits and their length, which is soon done.
    """
    groups = json.loads(
        connection.value(
            "SELECT json_group_array(substr(e164, 1, 3) || ':' || length(e164)) FROM tel WHERE e164 <> ''"
        )
    )
    bad = [group for group in set(groups) if not _is_possible(group)]
    found = set()
    if bad:
        rows = connection.execute(
            "SELECT contact_id, value FROM tel WHERE e164 <> '' "
            f"AND substr(e164, 1, 3) || ':' || length(e164) IN {_WANTED}",
            (json.dumps(bad),),
        )
        found = {contact_id for contact_id, value in rows if wrong(value, "")}
    known: dict[tuple[str, str], str] = {}
    for contact_id, value, *where in connection.execute(
        "SELECT t.contact_id, t.value, coalesce(a.country, ''), coalesce(a.country_code, '') FROM tel t "
        "LEFT JOIN adr a ON a.contact_id = t.contact_id AND a.position = 0 WHERE t.e164 = ''"
    ):
        place = where[0], where[1]
        if place not in known:
            adr = Adr(country=place[0], country_code=place[1])
            known[place] = around.rules.territory(adr) or around.home
        if wrong(value, known[place]):
            found.add(contact_id)
    return found


def _is_possible(group: str) -> bool:
    begins, _, length = group.partition(":")
    return is_possible(begins.ljust(int(length), "0"))


def with_name(connection: Connection, around: Surroundings) -> set[int]:
    """Which people have no name."""
    parts = " || ".join(f"n.{part}" for part in (*NAME_PARTS, "prefix", "suffix", "generation"))
    bare = (
        f"NOT EXISTS (SELECT 1 FROM name n WHERE n.contact_id = c.id AND trim({parts}) <> '') "
        "AND NOT EXISTS (SELECT 1 FROM nickname k WHERE k.contact_id = c.id)"
    )
    rows = connection.execute(
        "SELECT c.id, c.fn, '' FROM contact c WHERE c.kind = 'individual' "
        f"AND (c.fn LIKE '%@%' OR c.fn NOT GLOB '*[A-Za-z]*') AND {bare} "
        "UNION ALL SELECT c.id, c.fn, o.name FROM org o CROSS JOIN contact c ON c.id = o.contact_id "
        "WHERE o.position = 0 AND o.name <> '' AND c.kind = 'individual' "
        f"AND substr(c.fn, 1, 1) = substr(o.name, 1, 1) COLLATE NOCASE AND {bare}"
    )
    return {contact_id for contact_id, fn, firm in rows if is_no_name(fn, firm)}


def with_postcode(connection: Connection, around: Surroundings) -> set[int]:
    """Who has an address without a postal code, or with one that cannot be."""
    codes: dict[tuple[str, str], list[str]] = {}
    for country, country_code, code in connection.execute(
        "SELECT DISTINCT country, country_code, code FROM adr WHERE shared_adr_id IS NULL"
    ):
        codes.setdefault((country, country_code), []).append(code)
    bad = [
        [*where, code]
        for where, written in codes.items()
        for code in around.codes.misfits(Adr(country=where[0], country_code=where[1]), written)
    ]
    rows = connection.execute(
        "SELECT contact_id FROM adr WHERE shared_adr_id IS NULL "
        "AND (trim(street) <> '' OR trim(city) <> '' OR trim(code) <> '') "
        "AND (country, country_code, code) IN (SELECT json_extract(value, '$[0]'), "
        "json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?))",
        (json.dumps(bad),),
    )
    return {contact_id for (contact_id,) in rows} if bad else set()


def with_country(connection: Connection, around: Surroundings) -> set[int]:
    """Who has an address in a country that nobody knows by that name, but of which one can tell."""
    countries = around.rules.countries
    names = connection.execute("SELECT DISTINCT country FROM adr WHERE country <> ''")
    strange = [name for (name,) in names if name.strip() and not countries.find(name)]
    meant = [name for name in strange if country_meant(name, countries, around.language)]
    rows = connection.execute(
        f"SELECT contact_id FROM adr WHERE shared_adr_id IS NULL AND country IN {_WANTED}",
        (json.dumps(meant),),
    )
    return {contact_id for (contact_id,) in rows}


def with_capitals(connection: Connection, around: Surroundings) -> set[int]:
    """Whose name, firm or address stands in capitals."""
    found: set[int] = set()
    asked: list[tuple[str, tuple[str, ...], What]] = [
        ("name", NAME_PARTS, "person"),
        ("org", ("name",), "firm"),
    ]
    for table, columns, what in asked:
        shouted = " OR ".join(map(_SHOUTED.format, columns))
        rows = connection.execute(f"SELECT contact_id, {', '.join(columns)} FROM {table} WHERE {shouted}")
        for contact_id, *texts in rows:
            if any(calm(text, what) != text for text in texts):
                found.add(contact_id)
    for contact_id, kind, fn in connection.execute(
        f"SELECT id, kind, fn FROM contact WHERE {_SHOUTED.format('fn')}"
    ):
        if calm(fn, "person" if kind == "individual" else "firm") != fn:
            found.add(contact_id)
    parts = ("street", "city", "region", "country", "country_code")
    shouted = " OR ".join(map(_SHOUTED.format, parts[:2]))
    rows = connection.execute(
        f"SELECT contact_id, {', '.join(parts)} FROM adr WHERE shared_adr_id IS NULL "
        f"AND ({shouted} OR length(region) > 3 AND {_SHOUTED.format('region')})"
    )
    for contact_id, *cells in rows:
        adr = Adr(**dict(zip(parts, cells, strict=True)))
        if contact_id not in found and calm_address(adr, around.rules, around.home) != adr:
            found.add(contact_id)
    return found


LOOKS: Mapping[RepairKind, Callable[[Connection, Surroundings], set[int]]] = MappingProxyType(
    {
        "email": with_email,
        "phone": with_phone,
        "name": with_name,
        "postcode": with_postcode,
        "country": with_country,
        "capitals": with_capitals,
    }
)
"""Who has something of each kind to repair."""


def codes_at(connection: Connection, places: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The postal code that others have at the same street of the same town, where they are of one mind."""
    rows = connection.execute(
        "SELECT a.street, a.city, min(a.code), max(a.code) FROM adr a "
        "WHERE a.code <> '' AND (a.street, a.city) IN "
        "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)) "
        "GROUP BY a.street, a.city",
        (json.dumps([list(place) for place in set(places)]),),
    )
    return {(street, city): low for street, city, low, high in rows if low == high}


def worths(connection: Connection, ids: Collection[int], today: date) -> dict[int, int]:
    """What it is worth to have these cards right: what they buy for, and how lately they were in touch.

    Of money the number of digits counts, so that currencies can stand in one order.
    """
    day = (today - EPOCH).days
    rows = connection.execute(
        "SELECT w.value, coalesce(k.net, 0), max(coalesce(k.last_day, 0), coalesce(l.day, 0)) "
        "FROM json_each(?) w LEFT JOIN customer k ON k.contact_id = w.value "
        "LEFT JOIN last_contact l ON l.contact_id = w.value",
        (json.dumps(list(ids)),),
    )
    return {contact_id: 10 * max(net, 0).bit_length() + _lately(day - last) for contact_id, net, last in rows}


def _lately(days: int) -> int:
    return 20 if days <= _FRESH else 10 if days <= _RECENT else 0


def declined(connection: Connection, repair: RepairKind) -> dict[int, set[str]]:
    """The marks of what was not wanted of a kind, by contact."""
    found: dict[int, set[str]] = {}
    for contact_id, mark in connection.execute(
        "SELECT contact_id, mark FROM declined_repair WHERE repair = ?", (repair,)
    ):
        found.setdefault(contact_id, set()).add(mark)
    return found


def decline(tx: Transaction, contact_id: int, repair: RepairKind, mark: str) -> None:
    """Remember that a repair is not wanted."""
    tx.connection.insert(
        "INSERT INTO declined_repair(contact_id, repair, mark, at) VALUES (?, ?, ?, ?)",
        (contact_id, repair, mark, stamp()),
    )
