"""Contacts for tests: one by one with only what matters, and any at all for hypothesis."""

from __future__ import annotations

import hypothesis.strategies as st

from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Foreign, Name, Org, Photo, Value
from rolodex.domain.custom_field import TYPES as TYPES_OF_FIELDS
from rolodex.domain.stock import Stock
from rolodex.services.import_plan import ImportPlan

JARS = Stock(
    name="",
    brand="",
    part="Jam jars",
    aliases=(),
    title="Round, for the lids",
    kind="sheet",
    paper="A4",
    paper_width=210,
    paper_height=297,
    width=60,
    height=60,
    columns=3,
    rows=4,
    left=10,
    top=18.5,
    pitch_x=65,
    pitch_y=65,
    corner=3,
    round=True,
    confidence="own",
)
"""A stock of the user's own that has nothing wrong with it."""


def person(given: str = "Ana", family: str = "García", **more: object) -> Contact:
    """A person with this name."""
    values: dict[str, object] = {"fn": f"{given} {family}", "n": Name(given=given, family=family), **more}
    return Contact(**values)  # type: ignore[arg-type]


def company(name: str = "Acme", **more: object) -> Contact:
    """A company with this name."""
    values: dict[str, object] = {"kind": "org", "fn": name, "org": (Org(name),), **more}
    return Contact(**values)  # type: ignore[arg-type]


def phones(*numbers: str) -> tuple[Value, ...]:
    """Mobile phones."""
    return tuple(Value(number, ("cell",)) for number in numbers)


def emails(*addresses: str) -> tuple[Value, ...]:
    """E-mail addresses."""
    return tuple(Value(address) for address in addresses)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
WORD = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
TYPES = st.lists(WORD, max_size=3).map(tuple)
PREF = st.integers(0, 100)
PARAMS = st.lists(st.tuples(WORD.map(str.upper), TEXT), max_size=2).map(tuple)
NUMBER = st.integers(0, 3000)
SHA256 = st.sampled_from(["", "ab" * 32, "0f" * 32])


def some(items: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    """A few of these."""
    return st.lists(items, max_size=most).map(tuple)


def values() -> st.SearchStrategy[Value]:
    """Any repeated property of one text."""
    return st.builds(
        Value, value=TEXT, types=TYPES, pref=PREF, label=TEXT, group=WORD | st.just(""), params=PARAMS
    )


def names() -> st.SearchStrategy[Name]:
    """Any name."""
    return st.builds(
        Name,
        family=TEXT,
        given=TEXT,
        additional=TEXT,
        prefix=TEXT,
        suffix=TEXT,
        family2=TEXT,
        generation=TEXT,
        phonetic_family=TEXT,
        phonetic_given=TEXT,
        phonetic_additional=TEXT,
        group=TEXT,
        params=PARAMS,
    )


def contacts(most: int = 3) -> st.SearchStrategy[Contact]:
    """Any contact that has no id yet, with at most so many items of each property."""
    adr = st.builds(
        Adr,
        box=TEXT,
        ext=TEXT,
        street=TEXT,
        city=TEXT,
        region=TEXT,
        code=TEXT,
        country=TEXT,
        country_code=st.sampled_from(["", "ES", "DE"]),
        types=TYPES,
        pref=PREF,
        label=TEXT,
        group=TEXT,
        params=PARAMS,
    )
    org = st.builds(
        Org,
        name=TEXT,
        units=some(TEXT),
        title=TEXT,
        role=TEXT,
        since=TEXT,
        until=TEXT,
        types=TYPES,
        pref=PREF,
        group=TEXT,
        params=PARAMS,
    )
    date = st.builds(
        Date,
        name=st.sampled_from(["bday", "anniversary", "deathdate", "event"]),
        value=TEXT,
        year=NUMBER,
        month=st.integers(0, 12),
        day=st.integers(0, 31),
        label=TEXT,
        group=TEXT,
        params=PARAMS,
    )
    photo = st.builds(
        Photo,
        name=st.sampled_from(["photo", "logo"]),
        sha256=SHA256,
        media_type=TEXT,
        uri=TEXT,
        group=TEXT,
        params=PARAMS,
    )
    custom = st.builds(Custom, name=TEXT, value=TEXT, type=st.sampled_from(TYPES_OF_FIELDS))
    consent = st.builds(
        Consent,
        channel=st.sampled_from(["letter", "email", "phone", "message"]),
        granted=st.booleans(),
        source=TEXT,
        at=TEXT,
    )
    foreign = st.builds(Foreign, name=TEXT, value=TEXT, group=TEXT, params=PARAMS, order=NUMBER)
    return st.builds(
        Contact,
        uid=TEXT,
        kind=st.sampled_from(["individual", "org", "group", "location"]),
        fn=TEXT,
        n=st.just(Name()) | names(),
        nickname=some(values(), most),
        org=some(org, most),
        tel=some(values(), most),
        email=some(values(), most),
        adr=some(adr, most),
        url=some(values(), most),
        impp=some(values(), most),
        related=some(values(), most),
        lang=some(values(), most),
        dates=some(date, most),
        note=some(values(), most),
        categories=some(TEXT, most),
        photo=some(photo, most),
        member=some(TEXT, most),
        tz=TEXT,
        gender=TEXT,
        rev=TEXT,
        foreign=some(foreign, most),
        favourite=st.booleans(),
        custom=some(custom, most),
        consent=some(consent, most),
    )


def coming(plan: ImportPlan) -> list[Contact]:
    """The contacts of a plan that would change the book, in the order of the files."""
    places = [row.place for row in plan.rows() if row.kind in ("new", "update", "alike")]
    return [contact for place in places if (contact := plan.cards(place)[0]) is not None]
