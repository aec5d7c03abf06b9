"""Conditions on how a customer stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rolodex.domain.segment import Condition
from rolodex.store import customers
from rolodex.store.conditions.asking import Asking, Found, compared


def lifecycle(asking: Asking, condition: Condition) -> Found:
    """The state in the life of a customer; who has no row never ordered."""
    stage = customers.lifecycle(asking.connection, asking.today)
    stages = ", ".join(asking.bind(value) for value in condition.values)
    if "prospect" in condition.values:
        return Found(
            f"SELECT contact_id FROM customer WHERE {stage} NOT IN ({stages}){asking.only()}",
            without=True,
            once=True,
        )
    return Found(f"SELECT contact_id FROM customer WHERE {stage} IN ({stages}){asking.only()}", once=True)


def score(asking: Asking, condition: Condition) -> Found:
    """The scores from 1 to 5 of how lately, how often and for how much somebody bought."""
    scored = getattr(customers.scores(asking.connection), condition.field)
    wanted = ", ".join(str(int(value)) for value in condition.values if value in "12345")
    return Found(f"SELECT contact_id FROM customer WHERE {scored} IN ({wanted}){asking.only()}", once=True)


def interval(asking: Asking, condition: Condition) -> Found:
    """The days between orders, where there are two at least."""
    fits = compared(asking, condition, "interval")
    return Found(f"SELECT contact_id FROM customer WHERE interval > 0 AND {fits}{asking.only()}", once=True)


def next_order(asking: Asking, condition: Condition) -> Found:
    """The day on which the next order is expected, where there were three at least."""
    first, last = asking.coming(condition)
    return Found(
        f"SELECT contact_id FROM rhythm WHERE interval > 0 AND expected_day BETWEEN {asking.bind(first)} "
        f"AND {asking.bind(last)}{asking.only()}",
        once=True,
    )


FAMILY: Mapping[str, Callable[[Asking, Condition], Found]] = {
    "lifecycle": lifecycle,
    "recency": score,
    "frequency": score,
    "monetary": score,
    "interval": interval,
    "next_order": next_order,
}
