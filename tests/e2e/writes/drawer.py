"""Writes of the drawer of part-used sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.drawer import PartSheet
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

STOCK = "avery-5160"


def fill(services: Services, _sample: Any) -> None:
    """Two part-used sheets."""
    for free in ((3, 4, 5), (0, 29)):
        services.drawer.save(PartSheet(stock=STOCK, free=free))


def known(services: Services) -> tuple[PartSheet, ...]:
    """Those sheets."""
    return services.drawer.sheets(STOCK)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("drawer", "save"): {
        "new": lambda services, _: services.drawer.save(PartSheet(stock=STOCK, name="bent", free=(7,))),
        "other places": lambda services, _: services.drawer.save(
            replace(known(services)[0], free=(3,), name="A")
        ),
    },
    ("drawer", "arrange"): {
        "one changed, one gone, one new": lambda services, _: services.drawer.arrange(
            STOCK, [replace(known(services)[0], free=(5,)), PartSheet(stock=STOCK, free=(1, 2))]
        ),
    },
}
