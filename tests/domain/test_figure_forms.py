"""How figures are written in each country is as CLDR has it."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from rolodex.domain.figure_forms import Form, form, own_sign

LOCALES = [
    tag for tag in locale_identifiers() if tag[:3] in ("en_", "es_") and len(tag) == 5 and tag[3:].isupper()
]


def cldr(tag: str) -> Form:
    """The form of a locale, out of its patterns."""
    known = Locale.parse(tag)
    signs = known.number_symbols["latn"]
    price = known.currency_formats["standard"].pattern.partition(";")[0]
    return Form(
        thousands=signs["group"].replace("\u202f", "\u00a0"),
        point=signs["decimal"],
        sign_after=price.endswith("¤"),
        sign_apart="\u00a0" in price,
        percent_apart="\u00a0" in known.percent_formats[None].pattern,
        month_first=str(known.datetime_skeletons["yMMMd"]).startswith("M"),
        lakhs="##,##" in known.decimal_formats[None].pattern,
    )


def test_every_locale_of_our_languages_is_written_as_in_cldr() -> None:
    assert len(LOCALES) > 120
    assert {tag: form(tag) for tag in LOCALES} == {tag: cldr(tag) for tag in LOCALES}


def test_without_a_country_a_language_is_written_as_is_usual() -> None:
    assert form("es") == form("es_ES")
    assert form("en") == form("en_GB")


@pytest.mark.parametrize(
    ("tag", "currency"),
    [
        ("es_MX", "MXN"),
        ("es_AR", "ARS"),
        ("es_PE", "PEN"),
        ("es_GT", "GTQ"),
        ("es_PY", "PYG"),
        ("en_CA", "CAD"),
        ("en_ZA", "ZAR"),
        ("en_AU", "AUD"),
        ("en_NG", "NGN"),
    ],
)
def test_the_sign_of_a_currency_at_home_is_that_of_cldr(tag: str, currency: str) -> None:
    assert own_sign(currency, tag) == Locale.parse(tag).currency_symbols[currency]


def test_a_language_that_is_not_spoken_there_is_written_as_is_usual() -> None:
    assert form("es_GB") == form("es")
