"""Whether two addresses are one, however they are typed."""

from __future__ import annotations

import pytest

from rolodex.domain.address_mark import door, mark
from rolodex.domain.contact import Adr


def at(street: str) -> Adr:
    return Adr(street=street, code="28013", city="Madrid")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Calle Mayor 14", "C/ Mayor, 14"),
        ("Calle Mayor 14", "CALLE MAYOR N.º 14"),
        ("Calle Mayor 14, 2.º B", "Calle Mayor 14 2ºB"),
        ("Calle Mayor 14, 2.º B", "Calle Mayor, 14, 2-B"),
        ("Calle Mayor 14, 3 dcha.", "Calle Mayor 14, 3.º derecha"),
        ("Calle Mayor 14, piso 3 puerta B", "Calle Mayor 14, 3º B"),
        ("Pl. España, 1", "Plaza de España 1"),
        ("P.º de Gracia 3", "Paseo de Gracia, 3"),
        ("12 Main St #4", "12 Main Street, Apt 4"),
        ("12 Main St N", "12 Main St North"),
        ("Hauptstr. 5", "Hauptstraße 5"),
        ("Haupt-Str. 5", "Hauptstrasse 5"),
    ],
)
def test_an_address_is_the_same_however_it_is_typed(one: str, other: str) -> None:
    assert mark(at(one)) == mark(at(other))
    assert door(at(one), "ES") == door(at(other), "ES")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Calle Mayor 14, 2.º B", "Calle Mayor 14, 2.º C"),
        ("Calle Mayor 14, 2.º B", "Calle Mayor 14, 3.º B"),
        ("Calle Mayor 14, 2", "Calle Mayor 14"),
        ("Calle Mayor 14 izda.", "Calle Mayor 14 dcha."),
        ("Calle Mayor 1, 12", "Calle Mayor 11, 2"),
        ("Calle Mayor 14, piso 3", "Calle Mayor 14, puerta 3"),
        ("Calle Mayor 14", "Plaza Mayor 14"),
        ("Calle Mayor 14A", "Calle Mayor 14B"),
        ("12 Main St N", "12 Main St S"),
    ],
)
def test_another_flat_is_another_address(one: str, other: str) -> None:
    assert mark(at(one)) != mark(at(other))
    assert door(at(one), "ES") != door(at(other), "ES")
