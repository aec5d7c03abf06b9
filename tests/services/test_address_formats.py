"""Formats of the user's own for the addresses of a country."""

from __future__ import annotations

import pytest

from rolodex.domain.errors import UserError
from rolodex.services.addresses import rules, rules_of
from rolodex.services.opening import Services


def test_a_format_counts_for_what_is_printed_from_the_book_until_it_is_taken_back(
    services: Services,
) -> None:
    services.address_formats.choose("ES", "{street}|{city}|{code}")
    with services.book.reading() as connection:
        assert rules_of(connection).rules["ES"] != rules().rules["ES"]
        assert rules_of(connection).rules["FR"] == rules().rules["FR"]
    services.address_formats.choose("ES", "")
    with services.book.reading() as connection:
        assert rules_of(connection).rules["ES"] == rules().rules["ES"]
    assert services.address_formats.all() == {}


def test_a_format_that_cannot_be_used_is_refused_and_the_one_before_stays(services: Services) -> None:
    services.address_formats.choose("ES", "{street}|{city}|{code}")
    with pytest.raises(UserError):
        services.address_formats.choose("ES", "{street}|{town}")
    assert services.address_formats.all() == {"ES": "{street}|{city}|{code}"}
