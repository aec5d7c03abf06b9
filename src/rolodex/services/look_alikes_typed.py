"""Who of the book looks like a card that is not in it yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolodex.domain.contact import Contact
from rolodex.domain.folding import index_tokens
from rolodex.domain.likeness import Alike
from rolodex.domain.likeness_score import Known, compare
from rolodex.domain.likeness_traits import Traits, said, traits
from rolodex.domain.likeness_words import variants
from rolodex.domain.naming import display_name
from rolodex.domain.phone import ENDING
from rolodex.store import distinct, look_alikes, settings
from rolodex.store.engine import Connection

FOUND = 40
"""As many as one way of looking may bring."""


def like_many(connection: Connection, contacts: Sequence[Contact]) -> list[tuple[Alike, ...]]:
    """Who of the book looks like each of these cards, the likest first."""
    return [like_one(connection, contact, FOUND) for contact in contacts]


def like_one(connection: Connection, contact: Contact, limit: int) -> tuple[Alike, ...]:
    """Who of the book looks like this card, the likest first."""
    country = settings.country(connection)
    card = traits(said(contact), country)
    ids = dict.fromkeys(
        one for expression in _asked(card) for one in look_alikes.found(connection, expression, FOUND)
    )
    ids.pop(contact.id, None)
    if not ids:
        return ()
    apart = distinct.among(connection, (contact.id,)) if contact.id else frozenset()
    others = [
        (one, traits(one, country))
        for one in look_alikes.some(connection, list(ids))
        if (min(one.id, contact.id), max(one.id, contact.id)) not in apart
    ]
    words = {word for _, other in others for word in other.words} | set(card.words)
    known = Known(look_alikes.counts(connection, sorted(words)))
    found = [
        Alike(one.id, one.fn or display_name(Contact(fn=one.fn)), likeness)
        for one, other in others
        if (likeness := compare(card, other, known))
    ]
    return tuple(sorted(found, key=lambda alike: (-alike.likeness.score, alike.contact_id))[:limit])


def _asked(card: Traits) -> Iterator[str]:
    """Expressions that find who has a number, an e-mail, or a name of the card."""
    numbers = [f'"{ENDING}{tel.number[::-1]}" *' for tel in card.phones]
    if numbers:
        yield f"{{tel mark}} : ({' OR '.join(numbers)})"
    for email in card.emails:
        yield f"{{email}} : ({_all(index_tokens(email))})"
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
