"""Contacts as reading gives them: any text in any field, in the form in which a card can say it."""

from __future__ import annotations

import hypothesis.strategies as st

from rolodex.domain.contact import (
    Adr,
    Consent,
    Contact,
    Custom,
    Date,
    Foreign,
    Name,
    Org,
    Params,
    Value,
)
from rolodex.vcard.dates import told
from rolodex.vcard.words import APPLE_RELATIONS, plain_label

# Control characters are refused by the writer, halves of characters are no text.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
FREE = st.text(CHARACTERS, max_size=12)
TEXT = FREE.map(str.strip)
SAID = TEXT.filter(bool)
ONE_LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(str.strip)
WORD = st.sampled_from(
    ["home", "work", "cell", "spouse", "b", "base64", "x-own", "text", "1", "quoted-printable"]
)
TYPES = st.lists(WORD, max_size=2, unique=True).map(tuple)
DAY = st.sampled_from(["", "2019", "2019-05", "2019-05-31"])
PREF = st.sampled_from([0, 0, 0, 1, 2, 100])
LABEL = TEXT.filter(lambda text: plain_label(text) == text and text.lower() != "anniversary")


def _sorted(params: list[tuple[str, str]]) -> Params:
    return tuple(sorted(params, key=lambda pair: pair[0]))


PARAMS = st.lists(st.tuples(WORD.map(lambda word: f"X-P{word}".upper()), TEXT), max_size=2).map(_sorted)


def values(value: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Value, ...]]:
    """A few values of a repeated property."""
    one = st.builds(Value, value=value, types=TYPES, pref=PREF, label=LABEL, params=PARAMS)
    return st.lists(one, max_size=2).map(tuple)


def _is_plain(text: str) -> bool:
    return text[:4].lower() != "tel:" and text[:7].lower() != "mailto:"


def names() -> st.SearchStrategy[Name]:
    """Any name, with two surnames too."""
    parts = ("family", "given", "additional", "prefix", "suffix", "family2", "generation")
    sounds = ("phonetic_family", "phonetic_given", "phonetic_additional")
    whole = st.builds(Name, **dict.fromkeys((*parts, *sounds), TEXT), params=PARAMS)
    # Without any part there is no N, and nothing that its parameters could stand beside.
    return whole.filter(lambda name: any(getattr(name, part) for part in parts))


def addresses() -> st.SearchStrategy[tuple[Adr, ...]]:
    """Any addresses that say something."""
    parts = ("box", "ext", "street", "city", "region", "code", "country")
    one = st.builds(
        Adr,
        **dict.fromkeys(parts, TEXT),
        country_code=st.sampled_from(["", "ES", "DE"]),
        types=TYPES,
        pref=PREF,
        label=LABEL,
        params=PARAMS,
    )
    saying = one.filter(lambda adr: any(getattr(adr, part) for part in parts))
    return st.lists(saying, max_size=2).map(tuple)


def jobs() -> st.SearchStrategy[tuple[Org, ...]]:
    """Any jobs: employers with all they say, and positions without employer."""
    units = st.lists(TEXT, max_size=2).filter(lambda found: not found or bool(found[-1])).map(tuple)
    lasting = {"since": DAY, "until": DAY}
    employer = st.builds(
        Org, name=SAID, units=units, title=TEXT, role=TEXT, types=TYPES, pref=PREF, params=PARAMS, **lasting
    )
    position = st.builds(Org, title=SAID, role=TEXT, **lasting)
    return st.lists(employer | position, max_size=2).map(tuple)


def dates() -> st.SearchStrategy[tuple[Date, ...]]:
    """Whole dates, dates without year and words, each anniversary once."""
    text = st.dates().map(str) | st.dates().map(lambda day: f"--{day:%m-%d}") | SAID
    name = st.sampled_from(["bday", "anniversary", "deathdate", "event"])
    one = st.builds(
        lambda kind, said, label, params: Date(kind, *told(said), label=label, params=params),
        name,
        text,
        LABEL,
        PARAMS,
    )
    return st.lists(one, max_size=2, unique_by=lambda date: (date.name, date.value)).map(tuple)


def foreign() -> st.SearchStrategy[tuple[Foreign, ...]]:
    """Properties of other programs, word for word."""
    name = WORD.map(lambda word: f"X-F{word}".upper())
    one = st.builds(Foreign, name=name, value=ONE_LINE, params=PARAMS, group=st.sampled_from(["", "item7"]))

    def numbered(found: list[Foreign]) -> tuple[Foreign, ...]:
        return tuple(
            Foreign(kept.name, kept.value, kept.group, kept.params, order) for order, kept in enumerate(found)
        )

    return st.lists(one, max_size=2).map(numbered)


def own_fields() -> st.SearchStrategy[tuple[Custom, ...]]:
    """Any fields of the user's own."""
    kind = st.sampled_from(["text", "number", "yesno", "date", "time", "link", "choice"])
    return st.lists(st.builds(Custom, name=FREE.filter(bool), value=FREE, type=kind), max_size=2).map(tuple)


def consents() -> st.SearchStrategy[tuple[Consent, ...]]:
    """What anybody agreed to or refused."""
    channel = st.sampled_from(["letter", "email", "phone", "message"])
    one = st.builds(Consent, channel=channel, granted=st.booleans(), source=FREE, at=DAY)
    return st.lists(one, max_size=2).map(tuple)


def members() -> st.SearchStrategy[tuple[str, ...]]:
    """Members by UID or address, each once."""
    member = st.uuids().map(str) | st.emails().map("mailto:{}".format) | st.just("xmpp:eva@example.com")
    return st.lists(member, max_size=2, unique=True).map(tuple)


def contacts() -> st.SearchStrategy[Contact]:
    """Any contact."""
    said = values(SAID)
    related = said.map(
        lambda found: tuple(value for value in found if value.label.lower() not in APPLE_RELATIONS)
    )
    return st.builds(
        Contact,
        uid=SAID.filter(lambda text: text[:9].lower() != "urn:uuid:"),
        kind=st.sampled_from(["individual", "org", "group", "location"]),
        fn=SAID,
        n=st.just(Name()) | names(),
        nickname=said,
        org=jobs(),
        tel=values(SAID.filter(_is_plain)),
        email=values(SAID.filter(_is_plain)),
        adr=addresses(),
        url=values(SAID),
        impp=values(SAID),
        related=related,
        lang=said,
        dates=dates(),
        note=values(FREE.map(lambda text: text.strip("\n")).filter(lambda text: bool(text.strip()))),
        categories=st.lists(SAID, max_size=2, unique=True).map(tuple),
        tz=TEXT,
        gender=TEXT,
        rev=TEXT,
        foreign=foreign(),
        member=members(),
        favourite=st.booleans(),
        custom=own_fields(),
        consent=consents(),
    )
