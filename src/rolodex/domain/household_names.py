"""What people are called together, above an address and at the beginning of a letter."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.audience import Style
from rolodex.domain.kinship import Kin


def joint_name(people: Sequence[Kin], language: str, style: Style = "formal") -> str:
    """What stands above the address of people who get one piece."""
    return " & ".join(dict.fromkeys(one.fn for one in people))


def salutation(people: Sequence[Kin], language: str, style: Style = "formal") -> str:
    """How a letter to these people begins, without the sign that ends the line."""
    return joint_name(people, language, style)
