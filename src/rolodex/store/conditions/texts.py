"""Conditions that the search index answers: what stands on a card, meant as if it were typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rolodex.domain.folding import tokens
from rolodex.domain.segment import Condition
from rolodex.store import filtering, marks, narrowing, settings, values
from rolodex.store.conditions.asking import Asking
from rolodex.store.matching import wanted
from rolodex.store.narrowing import Narrow, marked

NOBODY, EVERYBODY = marked([marks.NONE]), marked([marks.ALL])
TYPED = frozenset(
    {
        *("name", "company", "title", "email", "phone", "address", "city", "region", "country", "code"),
        *("tag", "group", "note", "import", "has"),
    }
)
"""Fields whose values are what one types after the name of the field."""


def typed(asking: Asking, condition: Condition) -> Narrow:
    """One of several values, each as if it were typed with the field."""
    return _either(asking, condition, condition.field)


def _either(asking: Asking, condition: Condition, field: str) -> Narrow:
    connection = asking.connection
    found = [filtering.positive(connection, field, value) for value in condition.values if tokens(value)]
    return narrowing.either([one or NOBODY for one in found])


def anywhere(asking: Asking, condition: Condition) -> Narrow:
    """Words that stand somewhere on the card, in whatever field, or numbers."""
    country = settings.country(asking.connection)
    found = []
    for value in condition.values:
        if tokens(value):
            asked = wanted(value, country)
            line, texts = asked.condition(len(asked.tiers()) - 1)
            found.append(Narrow(asked.tiers()[-1], line, texts, words=asked.words, digits=asked.digits))
    return narrowing.either(found)


def kind(_: Asking, condition: Condition) -> Narrow:
    """People or companies."""
    company = marked([marks.COMPANY])
    kinds = {"org": company, "individual": company.turned()}
    return narrowing.either([kinds.get(value, NOBODY) for value in condition.values])


def favourite(_: Asking, condition: Condition) -> Narrow:
    """Favourites."""
    return marked([marks.FAVOURITE]) if "yes" in condition.values else NOBODY


def own(asking: Asking, field_id: int, is_yes_or_no: bool, condition: Condition) -> Narrow:
    """One of several texts in a field of the user's own."""
    found = [
        values.meant_own(asking.connection, field_id, is_yes_or_no, value)
        for value in condition.values
        if tokens(value)
    ]
    return narrowing.either([marked(*one) if one.whole or one.begun else NOBODY for one in found])


FAMILY: Mapping[str, Callable[[Asking, Condition], Narrow]] = {
    **dict.fromkeys(TYPED, typed),
    "text": anywhere,
    "kind": kind,
    "favourite": favourite,
}
