"""Repairs of single cards, done or declined."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rolodex.domain.contact import Adr, Contact, Value
from rolodex.domain.repair import RepairKind
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """Some cards with something to repair, and two that look alike."""
    services.contacts.save(
        Contact(
            fn="EVA SOLER",
            email=(Value("eva@gmial.com"),),
            tel=(Value("+34 34 600 123 456"),),
            adr=(Adr(street="Mayor 1", city="28013 Madrid", country="Espanna"), Adr(city="Gijon")),
        )
    )
    services.contacts.save(Contact(fn="luis.gil@x.es", email=(Value("luis.gil@x.es"),)))
    twin = Contact(
        fn="Marta Rius Pons", email=(Value("marta@rius.example"),), tel=(Value("+34 600 765 432"),)
    )
    services.contacts.save(twin)
    services.contacts.save(replace(twin, uid=""))


def do(kind: RepairKind) -> Write:
    """A case that does the repair of this kind that is worth most."""
    return lambda services, _: services.tidying.do(services.tidying.repairs((kind,))[0])


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("tidying", "do"): {kind: do(kind) for kind in ("email", "phone", "country", "name", "capitals")},
    ("tidying", "decline"): {
        "a card": lambda services, _: services.tidying.decline(services.tidying.repairs(("phone",))[0]),
        "look-alikes": lambda services, _: services.tidying.decline(services.tidying.alike().repairs[0]),
    },
}
