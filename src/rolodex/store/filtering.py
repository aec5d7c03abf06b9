"""Conditions on fields, as the index knows them: `city:bil`, `-tag:old`, `missing:phone`.

A value that the book has is meant as it is; else all values that begin so are meant, and else all that have
words which begin so. Case, accents and signs do not matter, and a value of signs alone asks for nothing.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rolodex.domain import identity, phone
from rolodex.domain.asked import Asked, Filter, asked, key
from rolodex.domain.folding import tokens
from rolodex.domain.listing import Query
from rolodex.store import marks, settings, values, vocabulary
from rolodex.store.engine import Connection
from rolodex.store.narrowing import Narrow, both, marked, spoken

TEXTS: Mapping[str, str] = {
    "name": "name",
    "company": "org",
    "title": "title",
    "email": "email",
    "address": "adr",
    "note": "note",
}
"""Fields whose words are looked for, and the columns of the index that hold them."""

MENDED = frozenset({"name", "company", "title", "tag", "group", "country", "city", "region", "import"})
"""Fields of which mistyped values are mended, beside those of the user's own."""

_STATES = {
    "favourite": (marks.FAVOURITE, False),
    "company": (marks.COMPANY, False),
    "person": (marks.COMPANY, True),
}


class Nobody(Exception):  # noqa: N818 - no error: the answer is an empty list
    """A condition that no contact of the book can fulfil."""


def typed(connection: Connection, text: str) -> Asked:
    """What a typed text asks for in this book, with its fields of the user's own."""
    if ":" not in text:
        return Asked(text)
    return asked(text, [name for _, name, _ in connection.execute(values.OWN_FIELDS)])


def narrows(connection: Connection, query: Query, filters: Sequence[Filter] = ()) -> tuple[Narrow, ...]:
    """The conditions of a query and those typed with it. Raises Nobody where no contact can fulfil them."""
    found: list[Narrow] = []
    if query.tag:
        ids = connection.execute("SELECT id FROM tag WHERE name = ?", (query.tag,))
        if not ids:
            raise Nobody
        found.append(marked([f"{marks.TAG}{tag_id}" for (tag_id,) in ids]))
    if query.group:
        found.append(marked([f"{marks.GROUP}{query.group}"]))
    if query.within == "favourites":
        found.append(marked([marks.FAVOURITE]))
    for one in (*query.filters, *filters):
        if tokens(one.value):
            found += _narrow(connection, one)
    return tuple(found)


def _narrow(connection: Connection, one: Filter) -> list[Narrow]:
    """The condition of a filter; none where everyone fulfils it. Raises Nobody where no contact can."""
    narrow = positive(connection, one.field, one.value)
    if narrow is not None:
        return [narrow.turned()] if one.without else [narrow]
    if not one.without:
        raise Nobody
    return []


def positive(connection: Connection, field: str, value: str) -> Narrow | None:
    """What a field and its value ask for; None where the book has nothing like it."""
    if field in ("has", "missing"):
        there = _present(connection, value) or marked([marks.NONE])
        return there.turned() if field == "missing" else there
    if field == "is":
        mark, without = _STATES.get(value, (marks.NONE, False))
        return marked([mark]).turned() if without else marked([mark])
    if field == "email" and "@" in value:
        return _address(value)
    if field in TEXTS:
        return spoken(TEXTS[field], tokens(value))
    if field == "phone":
        return _number(connection, value)
    if field == "code":
        return marked(begun=[marks.CODE + marks.code(value)])
    whole, begun = values.meant(connection, field, value)
    return marked(whole, begun) if whole or begun else None


def _present(connection: Connection, value: str) -> Narrow | None:
    if value in marks.HAS:
        return marked([marks.HAS[value]])
    own = [
        marks.own(field_id)
        for field_id, name, _ in connection.execute(values.OWN_FIELDS)
        if key(name) == key(value)
    ]
    return marked(begun=own) if own else None


def _address(value: str) -> Narrow | None:
    """An e-mail address or the beginning of one, or what follows the @."""
    name, _, _ = value.rpartition("@")
    domain = marks.domain(value)
    parts = [spoken("email", tokens(name))] if tokens(name) else []
    parts += [marked(begun=[domain])] if domain else []
    return both(parts)


def _number(connection: Connection, value: str) -> Narrow | None:
    numbers = phone.query_words(value, settings.country(connection))
    if not numbers:
        return None
    terms = " OR ".join(f'"{number}" *' for number in numbers)
    lines = " OR ".join("instr(' '||e.tel||' '||e.mark, ?)" for _ in numbers)
    digits = numbers[0] if numbers[0].isdigit() else identity.digits(value)
    return Narrow(
        f"{{tel mark}} : ({terms})", lines, tuple(f" {number}" for number in numbers), digits=digits
    )


def spellings(connection: Connection, filters: Sequence[Filter]) -> Iterator[tuple[Filter, ...]]:
    """The filters with mistyped values mended, the likeliest first; once as they are where none is."""
    choices = [_near(connection, one) or [one] for one in filters]
    yield from itertools.islice(itertools.product(*choices), vocabulary.TRIED)


def _near(connection: Connection, one: Filter) -> list[Filter]:
    """A filter that nobody fulfils, with values of the book that are like its own, the likeliest first."""
    words = marks.value(one.value).split(marks.PART)
    if one.without or (one.field not in MENDED and not values.is_own(connection, one.field)):
        return []
    narrow = positive(connection, one.field, one.value)
    if narrow and connection.value("SELECT 1 FROM word WHERE word MATCH ? LIMIT 1", (narrow.expression,)):
        return []
    if one.field == "name":
        found = [" ".join(spelling) for spelling in vocabulary.spellings(connection, words)]
    else:
        found = _values_like(connection, one.field, words)
    return [replace(one, value=value) for value in found[: vocabulary.TRIED]]


def _values_like(connection: Connection, field: str, words: Sequence[str]) -> list[str]:
    """The values of a field that are like these words: as a whole, by their words, or in how they begin."""
    typed = marks.PART.join(words)
    known = {value.text: value for value in values.known(connection, field)}
    whole = [] if field in TEXTS else _alike(typed, list(known))
    if not whole:
        by_words = _by_words(words, known)
        if by_words or field in TEXTS:
            return by_words
        begun = {text[: len(typed)]: text for text in reversed(known)}
        whole = [begun[text] for text in _alike(typed, list(begun))]
    return [values.as_written(connection, field, known[text]) for text in whole]


def _by_words(words: Sequence[str], known: Iterable[str]) -> list[str]:
    """The words typed, each put right by the words of the values that are known; nothing where one is not."""
    have = Counter(word for text in known for word in text.split(marks.PART))
    mended: list[str] = []
    for word in words:
        if any(other.startswith(word) for other in have):
            mended.append(word)
        else:
            mended += _alike(word, list(have), have.__getitem__)[:1] or [""]
    return [" ".join(mended)] if all(mended) else []


def _alike(typed: str, known: Sequence[str], often: Callable[[str], int] = lambda _: 0) -> list[str]:
    if len(typed) < vocabulary.SHORTEST or typed.isdigit():
        return []
    return vocabulary.nearest(typed, known, often)
