"""Writes of label stocks of the user's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.drawer import PartSheet
from rolodex.domain.stock import Stock
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, _sample: Any) -> None:
    """One stock of one's own, with a part-used sheet."""
    own = replace(services.own_stocks.get("L7160"), name="", brand="", part="Jars", confidence="own")
    services.own_stocks.save(own)
    services.drawer.save(PartSheet(stock=known(services).name, free=(3, 4, 5)))


def known(services: Services) -> Stock:
    """That stock."""
    (stock,) = services.own_stocks.all()
    return stock


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("own_stocks", "save"): {
        "new": lambda services, _: services.own_stocks.save(replace(known(services), name="", part="Pots")),
        "everything changed": lambda services, _: services.own_stocks.save(
            replace(
                known(services),
                part="Lids",
                columns=2,
                width=70.0,
                pitch_x=72.0,
                left=4.0,
                title="Round",
                round=True,
            )
        ),
    },
    ("own_stocks", "delete"): {
        "with its part-used sheet": lambda services, _: services.own_stocks.delete(known(services).name),
    },
}
