"""Who belongs to one family, as far as surnames tell."""

from __future__ import annotations

import pytest

from rolodex.domain.contact import Name
from rolodex.domain.kinship import as_men_have_them, share_surname


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (Name(family="Gómez de Ruiz"), Name(family="Ruiz"), True),
        (Name(family="de la Cruz"), Name(family="Cruz Gil"), False),
        (Name(family="Ruiz", family2="Gómez"), Name(family="Gómez"), True),
        (Name(family="Kowalska"), Name(family="Kowalski"), True),
        (Name(family="Ruiz", family2="Gil"), Name(family="Sanz", family2="Gil"), False),
        (Name(), Name(), False),
    ],
)
def test_a_surname_in_common_makes_a_family(one: Name, other: Name, shared: bool) -> None:
    assert share_surname(one, other) == share_surname(other, one) == shared


def test_a_family_is_called_as_its_men_are() -> None:
    assert as_men_have_them(["Kowalska", "Kowalski", "Ruiz", "KOWALSKI"]) == ["Kowalski", "Ruiz"]
