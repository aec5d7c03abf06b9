"""Sentences about the people of a book, read with the names it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.blank import new_book
from tests.builders import company, person
from tests.domain.segment_sentences import doubted, strange, written

from rolodex.domain.contact import Adr, Custom, Org
from rolodex.domain.product import Product
from rolodex.domain.segment import Condition
from rolodex.domain.segment_grammar import Understood
from rolodex.services import segment_words_known
from rolodex.services.opening import Services, open_services

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A book with a few people, places, tags and things to sell."""
    services = open_services(new_book(tmp_path_factory.mktemp("known") / "book.rolodex"))
    ana = person(
        adr=(Adr(city="San Sebastián", region="Gipuzkoa", country="España"),),
        categories=("Zona norte", "VIP"),
        custom=(Custom("Sector", "Hostelería"),),
        org=(Org("Bodegas Ruiz"),),
    )
    services.contacts.save(ana)
    services.contacts.save(person("Ben", "Low", adr=(Adr(city="reading", country_code="GB"),)))
    services.contacts.save(company("Ruiz y Pérez"))
    services.products.save(Product(name="Oak chair", code="CH-1", category="Seats"))
    yield services
    services.close()


def read(services: Services, text: str, language: str = "en") -> Understood:
    return segment_words_known.read(services.book, text, language, TODAY)


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        (
            "es",
            "clientes de san sebastian sin comprar 90 días",
            "purchase & city=San Sebastián & -purchase[90d]",
        ),
        ("en", "in Gipuzkoa", "region=Gipuzkoa"),
        ("en", "from Spain", "country=Spain"),
        ("es", "de Spain", "country=España"),
        ("en", "in Reading", "city=reading"),
        ("en", "tagged zona norte", "tag=Zona norte"),
        ("en", "bought oak chairs", "purchase{Oak chair}"),
        ("en", "bought seats", "purchase{Seats}"),
        ("en", "bought chairs since May", "purchase{chair}[2026-05-01..]"),
        ("en", "bought CH-1", "purchase{CH-1}"),
        ("en", "people at Bodegas Ruiz", "kind=individual & company=Bodegas Ruiz"),
        ("en", "Sector: hosteleria", "own:1=Hostelería"),
    ],
)
def test_the_names_of_the_book_are_known(book: Services, language: str, text: str, rule: str) -> None:
    found = read(book, text, language)
    assert (written(found.rule), doubted(text, found), strange(text, found)) == (rule, [], [])


@pytest.mark.parametrize("text", ["in Bilbao", "at Ruiz", "in de", "tagged and", "group Friends"])
def test_what_the_book_has_not_is_not_known(book: Services, text: str) -> None:
    found = read(book, text)
    assert found.rule.parts == ()
    assert found.unknown


def test_an_amount_is_in_the_currency_of_the_book(services: Services) -> None:
    services.settings.set("currency", "USD")
    assert read(services, "spent more than 500").rule.parts == (
        replace(Condition("net", "least", low=50001), currency="USD"),
    )


def test_dates_in_figures_follow_the_country_of_the_book(services: Services) -> None:
    services.settings.set("country", "US")
    assert written(read(services, "bought since 1/5").rule) == "purchase[2026-01-05..]"
