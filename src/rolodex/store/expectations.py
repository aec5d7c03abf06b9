"""What customers are expected to buy: kept as last foretold, and what it is foretold from.

A customer counts in the currency most of their orders were made in. Orders of one day are one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from rolodex.domain.expectation import YEAR, BackTest, Bought, Expectation, Foretold, Model, Silent
from rolodex.store import settings
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction

KEPT = "forecast"
"""The setting that holds the models."""

_BOUGHT = """
SELECT contact_id, currency, count(*), min(day), max(day), net,
       count(*) FILTER (WHERE day <= :then), coalesce(max(day) FILTER (WHERE day <= :then), 0),
       count(*) FILTER (WHERE day <= :then AND day > :then - {year})
  FROM (SELECT DISTINCT k.contact_id, k.currency, k.net, p.day
          FROM customer k CROSS JOIN purchase p ON p.contact_id = k.contact_id AND p.currency = k.currency
         WHERE p.status <> 'cancelled' AND p.day <= :today{among})
 GROUP BY contact_id
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """The forecast as it was last made: a model for each currency, or why there is none."""

    tried_on: str = ""
    models: tuple[Model, ...] = ()
    silent: tuple[Silent, ...] = ()


def bought(connection: Connection, today: date) -> list[tuple[str, list[Bought]]]:
    """The days on which every customer ordered until today, by currency, most customers first."""
    found: dict[str, list[Bought]] = defaultdict(list)
    for contact_id, currency, *rest in connection.execute(_sql(), _values(today)):
        found[currency].append(Bought(contact_id, *rest))
    return sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))


def bought_by(
    connection: Connection, contact_ids: Sequence[int], today: date
) -> dict[int, tuple[str, Bought]]:
    """The days on which each of these customers ordered, and in which currency."""
    rows = connection.execute(
        _sql(" AND k.contact_id IN (SELECT value FROM json_each(:ids))"),
        {**_values(today), "ids": json.dumps(list(contact_ids))},
    )
    return {row[0]: (row[1], Bought(row[0], *row[2:])) for row in rows}


def kept(connection: Connection) -> Kept:
    """The forecast as it was last made."""
    said = settings.document(connection, KEPT)
    try:
        return Kept(
            said["tried_on"],
            tuple(_model(**one) for one in said["models"]),
            tuple(Silent(**one) for one in said["silent"]),
        )
    except (LookupError, TypeError):  # none was made yet, or somebody wrote over it
        return Kept()


def put(tx: Transaction, forecast: Kept, foretold: Iterable[tuple[str, Sequence[Foretold]]]) -> None:
    """Keep a forecast in place of the last one."""
    settings.put(tx.connection, KEPT, json.dumps(asdict(forecast)))
    tx.connection.execute("DELETE FROM expectation")
    for currency, rows in foretold:
        tx.connection.executemany(
            "INSERT INTO expectation(contact_id, currency, alive, orders, average, value) "
            "SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM contact WHERE id = ?1)",
            [(contact_id, currency, *rest) for contact_id, *rest in rows],
        )


def best(connection: Connection, currency: str, limit: int) -> tuple[tuple[Expectation, str], ...]:
    """The customers expected to buy for most in a currency, with their names."""
    rows = connection.execute(
        "SELECT e.contact_id, e.alive, e.orders, e.average, e.value, c.fn "
        "FROM expectation e CROSS JOIN contact c ON c.id = e.contact_id "
        "WHERE e.currency = ? ORDER BY e.value DESC, e.contact_id LIMIT ?",
        (currency, limit),
    )
    return tuple(
        (Expectation(contact_id, currency, alive / 10, orders / 1000, average, value), fn)
        for contact_id, alive, orders, average, value, fn in rows
    )


def expected_day(connection: Connection, contact_id: int) -> tuple[int, int]:
    """The interval between the orders of a customer, and the day of the next; both 0 where unknown."""
    rows = connection.execute("SELECT interval, expected_day FROM rhythm WHERE contact_id = ?", (contact_id,))
    return rows[0] if rows else (0, 0)


def _sql(among: str = "") -> str:
    return _BOUGHT.format(year=YEAR, among=among)


def _values(today: date) -> dict[str, object]:
    number = (today - EPOCH).days
    return {"today": number, "then": number - YEAR}


def _model(test: dict[str, object] | None, **rest: object) -> Model:
    return Model(**rest, test=BackTest(**test) if test else None)  # type: ignore[arg-type]
