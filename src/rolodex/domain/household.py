"""People who live at one address and get one piece: their names together, and how a letter greets them."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.audience import Style


@dataclass(frozen=True, slots=True)
class Household:
    """People who get one piece; `name`, `salutation` and `style` are empty where rules make them."""

    id: int = 0
    contact_ids: tuple[int, ...] = ()
    name: str = ""
    salutation: str = ""
    style: Style | None = None
