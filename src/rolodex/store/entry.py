"""The line of a contact in lists and in the search index, made from its rows.

Columns from `name` to `mark` hold folded words parted by spaces. `mark` holds words that begin with a sign
nobody can type (`store/marks.py`): tags, initials, places, numbers from behind or without a country.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress
from typing import Any, NamedTuple

from rolodex.domain import phone
from rolodex.domain.display import detail, ground, initials
from rolodex.domain.folding import index_tokens, tokens
from rolodex.domain.sorting import family_key, given_key, org_key, tab
from rolodex.store import countries, marks
from rolodex.store.engine import Connection
from rolodex.store.marks import INITIAL

PEOPLE, COMPANIES, GROUPS = 0, 1, 2
BANDS = {"individual": PEOPLE, "org": COMPANIES, "location": COMPANIES, "group": GROUPS}
"""Ranks are given in bands, so that a kind of contact is a range of them."""

BAND_BITS = 48
BAND = 1 << BAND_BITS

LONGEST = 20_000
"""As many characters of notes and addresses as are searched."""

CREATE = """
CREATE TABLE entry(
  rank INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL UNIQUE,
  band INTEGER NOT NULL,
  family_key TEXT NOT NULL,
  given_key TEXT NOT NULL,
  org_key TEXT NOT NULL,
  changed TEXT NOT NULL,
  tab TEXT NOT NULL,
  fn TEXT NOT NULL,
  detail TEXT NOT NULL,
  initials TEXT NOT NULL,
  ground INTEGER NOT NULL,
  photo TEXT NOT NULL,
  name TEXT NOT NULL,
  org TEXT NOT NULL,
  title TEXT NOT NULL,
  tel TEXT NOT NULL,
  email TEXT NOT NULL,
  adr TEXT NOT NULL,
  note TEXT NOT NULL,
  rest TEXT NOT NULL,
  mark TEXT NOT NULL
) STRICT
"""

ORDERS = (
    ("entry_by_family", "band, family_key, contact_id"),
    ("entry_by_given", "band, given_key, contact_id"),
    ("entry_by_org", "band, org_key, contact_id"),
    ("entry_by_changed", "band, changed, contact_id"),
)
"""The indexes a list goes by."""


class Entry(NamedTuple):
    """The columns of `entry` after `rank`, in their order."""

    contact_id: int
    band: int
    family_key: str
    given_key: str
    org_key: str
    changed: str
    tab: str
    fn: str
    detail: str
    initials: str
    ground: int
    photo: str
    name: str
    org: str
    title: str
    tel: str
    email: str
    adr: str
    note: str
    rest: str
    mark: str

    @property
    def place(self) -> tuple[int, str, int]:
        """What the main order goes by."""
        return self.band, self.family_key, self.contact_id

    @property
    def words(self) -> tuple[str, ...]:
        """The columns of the index of words."""
        return self[12:]

    @property
    def grams(self) -> tuple[str, ...]:
        """The columns of the index of what stands inside words."""
        return self[12:17]

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns that hold what can be typed."""
        return self[12:20]


COLUMNS = ", ".join(Entry._fields)
MARKS = ", ".join("?" * len(Entry._fields))
WORDS = ", ".join(Entry._fields[12:])
GRAMS = ", ".join(Entry._fields[12:17])
TEXTS = " ".join(Entry._fields[12:20])

# Values hold no NUL, so that no text can be taken for a separator.
_DIGIT_FIRST = re.compile(r" ([0-9])")
_ITEM, _PART = "\0\x1e", "\0\x1f"


def _all(columns: str, table: str, order: str = "id") -> str:
    """The SQL of all rows a contact has in a table, as one text; by id they come without being sorted."""
    value = "||char(0,31)||".join(columns.split())
    return (
        f"(SELECT group_concat(v, char(0,30)) FROM (SELECT {value} AS v FROM {table} "
        f"WHERE contact_id = c.id ORDER BY {order}))"
    )


_NAME = ", ".join(
    f"coalesce(n.{part}, '')"
    for part in ("family", "given", "additional", "family2", "phonetic_family", "phonetic_given")
)
_RAW = f"""
SELECT c.id, c.kind, c.fn, c.updated_at, c.favourite,
  {_NAME},
  {_all("value", "nickname")},
  {_all("title name role units", "org", "position, id")},
  {_all("value e164", "tel")},
  {_all("value", "email")},
  {_all("street ext box city region code country country_code", "adr")},
  {_all("value", "note")},
  {_all("value", "url")},
  {_all("value", "impp")},
  {_all("value", "related")},
  {_all("source", "consent")},
  {_all("field_id value", "custom_value")},
  (SELECT group_concat(v, char(0,30)) FROM (SELECT t.id||char(0,31)||t.name AS v
     FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id WHERE ct.contact_id = c.id ORDER BY t.id)),
  (SELECT sha256 FROM photo WHERE contact_id = c.id AND name = 'photo' AND sha256 <> ''
     ORDER BY position, id LIMIT 1),
  EXISTS(SELECT 1 FROM photo WHERE contact_id = c.id AND name = 'photo'),
  EXISTS(SELECT 1 FROM date WHERE contact_id = c.id AND name = 'bday'),
  (SELECT group_concat(DISTINCT import_id) FROM source WHERE contact_id = c.id),
  (SELECT group_concat(DISTINCT m.contact_id) FROM member m JOIN contact g ON g.id = m.contact_id
     WHERE m.uid = c.uid AND c.uid <> '' AND g.kind = 'group')
FROM contact c LEFT JOIN name n ON n.contact_id = c.id
WHERE c.id IN (SELECT value FROM json_each(?))
"""


def entries(connection: Connection, contact_ids: Sequence[int]) -> dict[int, Entry]:
    """The lines of these contacts, as their rows are now; those that are gone are left out."""
    raw = connection.execute(_RAW, (json.dumps(list(contact_ids)),))
    return {row[0]: _entry(_Raw(*row)) for row in raw}


def name_keys(connection: Connection) -> Iterator[tuple[int, str, int]]:
    """Where each contact stands in the main order (band, key, id), in no order."""
    rows = connection.stream(
        f"SELECT c.id, c.kind, c.fn, {_NAME} FROM contact c LEFT JOIN name n ON n.contact_id = c.id"
    )
    for contact_id, kind, fn, *parts in rows:
        band = BANDS.get(kind, PEOPLE)
        yield band, family_key(_Named(*parts), fn, company=band != PEOPLE), contact_id


class _Named(NamedTuple):
    """The parts of a name that its place in the order goes by."""

    family: str
    given: str
    additional: str
    family2: str
    phonetic_family: str
    phonetic_given: str


class _Raw(NamedTuple):
    """A row of `_RAW`: several values of a kind stand in one text."""

    contact_id: int
    kind: str
    fn: str
    changed: str
    favourite: int
    family: str
    given: str
    additional: str
    family2: str
    phonetic_family: str
    phonetic_given: str
    nicknames: str | None
    orgs: str | None
    tels: str | None
    emails: str | None
    adrs: str | None
    notes: str | None
    urls: str | None
    impps: str | None
    related: str | None
    consents: str | None
    own: str | None
    tags: str | None
    photo: str | None
    pictured: int
    born: int
    imports: str | None
    groups: str | None


def _entry(raw: _Raw) -> Entry:
    fn = raw.fn
    band = BANDS.get(raw.kind, PEOPLE)
    company = band != PEOPLE
    key = family_key(raw, fn, company=company)
    jobs = _items(raw.orgs)
    title, firm = (jobs[0][0], jobs[0][1]) if jobs else ("", "")
    numbers, marked = _numbers(raw.tels)
    addresses = _items(raw.adrs)
    words = _name_words(raw)
    others = (
        _joined(index_tokens(" ".join([f"{job[1]} {job[3]}" for job in jobs])) if jobs else ()),
        _joined(index_tokens(" ".join([f"{job[0]} {job[2]}" for job in jobs])) if jobs else ()),
        _joined(numbers),
        _joined(tokens(raw.emails) if raw.emails else ()),
        _joined(tokens(" ".join([" ".join(adr[:7]) for adr in addresses])[:LONGEST]) if addresses else ()),
        _joined(tokens(raw.notes[:LONGEST]) if raw.notes else ()),
        _joined(_rest(raw)),
    )
    marked += _initials(words, others)
    marked += _lists(raw)
    places = _places(addresses)
    marked += places
    marked += _has(raw, others, {place[0] for place in places})
    return Entry(
        raw.contact_id,
        band,
        key,
        given_key(raw, fn, company=company),
        org_key(fn if company else firm, key),
        raw.changed,
        tab(key),
        fn,
        detail(title, "" if company and firm == fn else firm),
        initials(fn, "" if company else raw.given, "" if company else raw.family),
        ground(fn),
        raw.photo or "",
        words,
        *others,
        _joined(marked),
    )


def _rest(raw: _Raw) -> list[str]:
    """The words of what has no column of its own."""
    rest = [text for text in (raw.urls, raw.impps, raw.related, raw.consents) if text]
    if raw.own:
        rest += [own[1] for own in _items(raw.own)]
    if raw.tags:
        rest += [tag[1] for tag in _items(raw.tags)]
    return tokens(" ".join(rest)[:LONGEST]) if rest else []


def _lists(raw: _Raw) -> list[str]:
    """The words for the lists a contact stands in, and for what stands in fields of the user's own."""
    words = [marks.TAG + tag[0] for tag in _items(raw.tags)] if raw.tags else []
    if raw.groups:
        words += [marks.GROUP + group for group in raw.groups.split(",")]
    if raw.imports:
        words += [marks.IMPORT + batch for batch in raw.imports.split(",")]
    if raw.own:
        words += [marks.own(*own) for own in _items(raw.own) if own[1].strip()]
    return words


def _places(addresses: Sequence[Sequence[str]]) -> list[str]:
    """The words for the parts of addresses."""
    words: list[str] = []
    for *_, city, region, code, country, given in addresses:
        land = countries.code(country, given) or marks.value(country)
        found = (
            (marks.CITY, marks.value(city)),
            (marks.REGION, marks.value(region)),
            (marks.CODE, marks.code(code)),
            (marks.COUNTRY, land),
        )
        words += [sign + text for sign, text in found if text]
    return words


_HAS = tuple(
    marks.HAS[field]
    for field in (
        *("tag", "group", "country", "city", "region", "code", "address"),
        *("company", "title", "phone", "email", "note", "photo", "birthday", "web"),
    )
)


def _has(raw: _Raw, others: Sequence[str], places: Collection[str]) -> list[str]:
    """The words for what a contact has at all, and for being a favourite."""
    org, title, tel, email, adr, note, _ = others
    there = (
        raw.tags,
        raw.groups,
        marks.COUNTRY in places,
        marks.CITY in places,
        marks.REGION in places,
        marks.CODE in places,
        adr,
        org,
        title,
        tel,
        email,
        note,
        raw.pictured,
        raw.born,
        raw.urls,
    )
    words = [marks.ALL, *compress(_HAS, there)]
    words += [marks.FAVOURITE] if raw.favourite else []
    words += [marks.COMPANY] if BANDS.get(raw.kind, PEOPLE) == COMPANIES else []
    if raw.emails:
        domains = [address.rpartition("@")[2] for address in raw.emails.split(_ITEM) if "@" in address]
        words += [marks.DOMAIN + marks.code(domain) for domain in domains if domain]
    return words


def _initials(name: str, others: Iterable[str]) -> list[str]:
    """The words that stand for one letter typed: it asks for names, as almost everyone has it somewhere."""
    letters = [word[0] for word in name.split(" ")] if name else []
    letters += _DIGIT_FIRST.findall(f" {' '.join(others)}")
    return [INITIAL + letter for letter in letters]


def _name_words(raw: _Raw) -> str:
    fn = raw.fn
    parts = [fn, raw.nicknames or "", raw.phonetic_family, raw.phonetic_given]
    # Parts that FN spells out add nothing.
    parts += [part for part in (raw.given, raw.additional, raw.family, raw.family2) if part not in fn]
    return _joined(index_tokens(" ".join([part for part in parts if part])))


def _numbers(tels: str | None) -> tuple[list[str], list[str]]:
    """The words of the telephone numbers, and those that begin with a sign."""
    plain: list[str] = []
    marked: list[str] = []
    for value, known in _items(tels):
        for word in phone.search_words(value, known):
            (marked if word[0] in (phone.ENDING, phone.LOCAL) else plain).append(word)
    return plain, marked


def _items(text: str | None) -> list[list[str]]:
    return [item.split(_PART) for item in text.split(_ITEM)] if text else []


def _joined(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(words))


def stored(connection: Connection, contact_ids: Sequence[int]) -> dict[int, tuple[int, Entry]]:
    """The ranks and lines of these contacts as they stand in the table."""
    rows: Iterable[Sequence[Any]] = connection.execute(
        f"SELECT rank, {COLUMNS} FROM entry WHERE contact_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(contact_ids)),),
    )
    return {row[1]: (row[0], Entry(*row[1:])) for row in rows}
