"""Who of the book looks like a card that is not in it yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolodex.domain.contact import Contact
from rolodex.domain.folding import index_tokens
from rolodex.domain.likeness import Alike
from rolodex.domain.likeness_keys import names
from rolodex.domain.likeness_score import Known, compare
from rolodex.domain.likeness_traits import Said, Traits, dialled, mailbox, said, traits
from rolodex.domain.likeness_words import variants
from rolodex.domain.phone import ENDING
from rolodex.store import distinct, look_alikes, settings
from rolodex.store.engine import Connection

FOUND = 40
"""As many as one way of looking may bring."""

LISTED = 5
"""As many as are told of each card of a file."""

MANY = 100
"""For so many cards it is quicker to gather the numbers and names of the book than to ask for each."""

COMMON = 12
"""A name that more have tells nothing by itself."""


def like_many(connection: Connection, contacts: Sequence[Contact]) -> list[tuple[Alike, ...]]:
    """Who of the book looks like each of these cards, the likest first."""
    if len(contacts) < MANY:
        return [like_one(connection, contact, LISTED) for contact in contacts]
    country = settings.country(connection)
    book = connection.remembered(("look-alikes", country), lambda: _gathered(connection, country))
    cards = [traits(said(contact), country) for contact in contacts]
    found = [book.who(card) - {contact.id} for card, contact in zip(cards, contacts, strict=True)]
    there = _read(connection, {one for ids in found for one in ids}, country)
    words = {word for card in cards for word in card.words}
    words.update(word for _, other in there.values() for word in other.words)
    known = Known(look_alikes.counts(connection, sorted(words)), book.holders)
    return [
        _likest(card, [there[one] for one in sorted(ids) if one in there], known, LISTED)
        for card, ids in zip(cards, found, strict=True)
    ]


def like_one(connection: Connection, contact: Contact, limit: int) -> tuple[Alike, ...]:
    """Who of the book looks like this card, the likest first."""
    country = settings.country(connection)
    card = traits(said(contact), country)
    ids = {one for asked in _asked(card) for one in look_alikes.found(connection, asked, FOUND)}
    ids -= {contact.id, *_apart(connection, contact.id)}
    if not ids:
        return ()
    others = list(_read(connection, ids, country).values())
    words = {word for _, other in others for word in other.words} | set(card.words)
    known = Known(look_alikes.counts(connection, sorted(words)), _holders(card, others))
    return _likest(card, others, known, limit)


def _likest(
    card: Traits, others: Iterable[tuple[Said, Traits]], known: Known, limit: int
) -> tuple[Alike, ...]:
    found = [
        Alike(one.id, one.fn, likeness) for one, other in others if (likeness := compare(card, other, known))
    ]
    return tuple(sorted(found, key=lambda alike: (-alike.likeness.score, alike.contact_id))[:limit])


def _read(connection: Connection, ids: Collection[int], country: str) -> dict[int, tuple[Said, Traits]]:
    cards = look_alikes.some(connection, sorted(ids)) if ids else ()
    return {one.id: (one, traits(one, country)) for one in cards}


def _apart(connection: Connection, contact_id: int) -> set[int]:
    """Those of whom the user said that they are not the same as this one."""
    pairs = distinct.among(connection, (contact_id,)) if contact_id else ()
    return {one for pair in pairs for one in pair}


def _holders(card: Traits, others: Sequence[tuple[Said, Traits]]) -> dict[str, int]:
    """How many share a number or an e-mail of the card, the card itself among them."""
    ties = {*card.emails, *card.handles, *(tel.number for tel in card.phones)}
    return {tie: 1 + sum(tie in other.ties for _, other in others) for tie in ties}


def _asked(card: Traits) -> Iterator[str]:
    """Expressions that find who has a number, an e-mail, or a name of the card."""
    numbers = [f'"{ENDING}{tel.number[::-1]}" *' for tel in card.phones]
    if numbers:
        yield f"{{tel mark}} : ({' OR '.join(numbers)})"
    for email in card.emails:
        if words := index_tokens(email):
            yield f"{{email}} : ({_all(words)})"
    if card.firm:
        for firm in card.firms[:2]:
            yield f"{{name}} : ({_all(firm.split())})"
    elif card.given and card.family:
        given, family = _any(variants(card.given[0])), _any([card.family[0]])
        yield f"{{name}} : (({given}) AND ({family}))"
    elif card.words:
        yield f"{{name}} : ({_all(card.words)})"


def _all(words: Sequence[str]) -> str:
    return " AND ".join(f'"{word}"' for word in words)


def _any(words: Sequence[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The contacts of a book by number, e-mail and name, and how many share each of the first two."""

    ids: Mapping[str, int | list[int]]
    holders: Mapping[str, int]

    def who(self, card: Traits) -> set[int]:
        """The contacts that share a number, an e-mail, or a name that not many have with a card."""
        found: set[int] = set()
        for tie in (*card.emails, *(tel.number for tel in card.phones)):
            found.update(self._of(tie)[:FOUND])
        for name in (*names(card), *(card.firms if card.firm else ())):
            named = self._of(f"={name}")
            if len(named) <= COMMON:
                found.update(named)
        return found

    def _of(self, key: str) -> list[int]:
        ids = self.ids.get(key, 0)
        return ids if isinstance(ids, list) else [ids] if ids else []


def _gathered(connection: Connection, country: str) -> _Gathered:
    found: dict[str, int | list[int]] = {}
    for contact_id, value in look_alikes.column(connection, "tel"):
        _put(found, dialled(value, "", country).number, contact_id)
    for contact_id, value in look_alikes.column(connection, "email"):
        _put(found, mailbox(value), contact_id)
    holders = {tie: len(ids) for tie, ids in found.items() if isinstance(ids, list)}
    for contact_id, kind, fn, family, given in look_alikes.called(connection):
        card = traits(Said(contact_id, kind, fn, name=(family, "", given, "", "", "")))
        for name in (*names(card), *(card.firms if card.firm else ())):
            _put(found, f"={name}", contact_id)
    return _Gathered(found, holders)


def _put(found: dict[str, int | list[int]], key: str, contact_id: int) -> None:
    if not key:
        return
    known = found.setdefault(key, contact_id)
    if isinstance(known, list):
        known.append(contact_id)
    elif known != contact_id:
        found[key] = [known, contact_id]
