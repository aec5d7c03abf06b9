"""Address lines by the rules of the country they go to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.golden_addresses import GOLDEN, Golden

from rolodex.domain.address import (
    code_fits,
    layout_faults,
    layout_text,
    lines,
    postal_lines,
    problems,
    with_layouts,
)
from rolodex.domain.contact import Adr
from rolodex.domain.country import fold
from rolodex.domain.label import Capitals
from rolodex.services.addresses import rules

RULES = rules()
TERRITORIES = sorted(RULES.rules)

MADRID = Adr(street="Calle Mayor 14, 2.º B", code="28013", city="Madrid", region="Madrid", country_code="ES")
SPRINGFIELD = Adr(
    street="742 Evergreen Ter.", ext="Apt. 3", city="St. Paul", region="MN", code="02134", country="USA"
)
LONDON = Adr(street="10 Downing St", city="London", code="sw1a 2aa", country="United Kingdom")
TOKYO = Adr(street="2-1-5 Marunouchi", city="Chiyoda-ku", region="Tokyo", code="100-0005", country_code="JP")
TOKYO_NATIVE = Adr(street="丸の内2-1-5", city="千代田区", region="東京都", code="100-0005", country="日本")


def envelope(
    adr: Adr, home: str = "", language: str = "en", name: str = "Ana", firm: str = ""
) -> tuple[str, ...]:
    return postal_lines({"name": name, "firm": firm}, adr, RULES, home, language)


def test_the_province_is_left_out_when_it_is_the_city() -> None:
    assert envelope(MADRID, home="ES") == ("Ana", "Calle Mayor 14, 2.º B", "28013 MADRID")


def test_the_province_stays_when_it_is_another() -> None:
    adr = Adr(street="Real 1", code="28200", city="San Lorenzo", region="Madrid", country_code="ES")
    assert envelope(adr, home="ES")[-1] == "28200 SAN LORENZO MADRID"


def test_the_country_comes_last_in_capitals_in_the_sender_s_language() -> None:
    assert envelope(MADRID, home="DE")[-1] == "SPAIN"
    assert envelope(MADRID, home="DE", language="es")[-1] == "ESPAÑA"


def test_american_mail_is_in_capitals_without_punctuation() -> None:
    assert envelope(SPRINGFIELD, home="US", name="Ana M. Ruiz", firm="Acme, Inc.") == (
        "ANA M RUIZ",
        "ACME INC",
        "742 EVERGREEN TER",
        "APT 3",
        "ST PAUL MN 02134",
    )


def test_a_full_stop_inside_an_american_house_number_stays() -> None:
    adr = Adr(street="39.2 Rd.", city="Palisade", region="CO", code="81526", country_code="US")
    assert "39.2 RD" in envelope(adr, home="US")


def test_royal_mail_gets_town_and_postcode_in_capitals() -> None:
    assert envelope(LONDON, home="GB") == ("Ana", "10 Downing St", "LONDON", "SW1A 2AA")


def test_a_county_stands_before_the_british_postcode() -> None:
    adr = Adr(street="1 High St", city="Guildford", region="Surrey", code="GU1 3AA", country_code="GB")
    assert envelope(adr, home="GB")[-2:] == ("Surrey", "GU1 3AA")


def test_a_japanese_address_in_latin_letters_keeps_its_city() -> None:
    assert envelope(TOKYO)[1:] == ("2-1-5 Marunouchi", "CHIYODA-KU, TOKYO", "100-0005", "JAPAN")


def test_a_japanese_address_in_its_own_letters_goes_from_large_to_small() -> None:
    assert envelope(TOKYO_NATIVE, home="JP", name="田中", firm="丸善") == (
        "〒100-0005",
        "東京都千代田区",
        "丸の内2-1-5",
        "丸善",
        "田中",
    )


def test_letters_before_a_swiss_code_are_for_mail_from_abroad() -> None:
    adr = Adr(street="Seestrasse 1", city="Zürich", code="8001", country="Schweiz")
    assert envelope(adr, home="DE")[2] == "CH-8001 Zürich"
    assert envelope(adr, home="CH")[2] == "8001 Zürich"


def test_a_prefix_that_was_typed_is_not_doubled() -> None:
    adr = Adr(street="Seestrasse 1", city="Zürich", code="CH-8001", country_code="CH")
    assert envelope(adr, home="DE")[2] == "CH-8001 Zürich"


def test_singapore_is_not_said_twice() -> None:
    adr = Adr(street="1 Fullerton Road", city="Singapore", code="049213", country_code="SG")
    assert envelope(adr, home="SG") == ("Ana", "1 Fullerton Road", "SINGAPORE 049213")


def test_a_bare_box_number_is_named_as_the_country_names_it() -> None:
    assert envelope(Adr(box="123", city="Soria", code="42001", country_code="ES"))[1] == "Apartado 123"
    assert envelope(Adr(box="PO Box 9", city="Cork", country_code="IE"))[1] == "PO Box 9"


def test_french_lines_hold_38_characters() -> None:
    adr = Adr(
        street="Résidence des Grands Marronniers du Parc Saint Cloud 14 bis",
        city="Lyon",
        code="69003",
        country_code="FR",
    )
    assert all(len(line) <= 38 for line in envelope(adr))


def test_postal_codes_are_text() -> None:
    adr = Adr(street="Via Appia 1", city="Roma", region="RM", code="00144", country_code="IT")
    assert "00144 ROMA RM" in envelope(adr)


def test_an_address_without_a_country_is_written_as_the_sender_s() -> None:
    assert envelope(Adr(street="High St 1", city="Leeds", code="ls1 1aa"), home="GB")[-2:] == (
        "LEEDS",
        "LS1 1AA",
    )


def test_an_unknown_country_is_printed_as_written() -> None:
    assert envelope(Adr(street="Rue 1", city="Ys", country="Atlantis"), home="FR")[-1] == "ATLANTIS"


def test_an_address_on_the_card_is_as_typed() -> None:
    assert lines(MADRID, RULES, home="DE") == ("Calle Mayor 14, 2.º B", "28013 Madrid", "Spain")


def test_the_island_of_aland_lies_in_finland() -> None:
    adr = Adr(street="Storagatan 1", city="Mariehamn", code="22100", country_code="AX")
    assert envelope(adr)[-3:] == ("AX-22100 Mariehamn", "ÅLAND", "FINLAND")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Deutschland", "DE"),
        ("alemania", "DE"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("España", "ES"),
        ("espana", "ES"),
        ("ESP", "ES"),
        ("日本", "JP"),
        ("Côte d'Ivoire", "CI"),
        ("Nederland", "NL"),
        ("nowhere", ""),
        ("", ""),
    ],
)
def test_a_country_is_known_by_the_names_people_write(written: str, code: str) -> None:
    assert RULES.countries.find(written) == code


def test_the_country_a_person_wrote_counts_more_than_the_code_a_phone_added() -> None:
    adr = Adr(street="Rua Augusta 9", city="São Paulo", code="01304-000", country="Brasil", country_code="es")
    assert RULES.territory(adr) == "BR"


def test_what_the_post_cannot_do_without_is_named() -> None:
    assert [problem.text for problem in problems(Adr(country_code="ES"), RULES)] == [
        "The address has no street or box",
        "The address has no city",
        "The address has no postal code",
    ]
    assert problems(MADRID, RULES) == ()
    assert problems(Adr(street="1 Road", code="049213", country_code="SG"), RULES) == ()


words = st.text(st.characters(categories=["L", "Nd"], exclude_characters="ªº"), min_size=1, max_size=12)
maybe = st.one_of(st.just(""), words)


@given(
    st.builds(
        Adr,
        box=maybe,
        ext=maybe,
        street=maybe,
        city=maybe,
        region=maybe,
        code=maybe,
        country=st.sampled_from(["", "Atlantis"]),
        country_code=st.sampled_from(["", *TERRITORIES]),
    ),
    st.sampled_from(["", "ES", "US", "JP"]),
)
def test_no_filled_part_vanishes(adr: Adr, home: str) -> None:
    typed = fold(" ".join(lines(adr, RULES, home)))
    printed = fold("".join(envelope(adr, home)))
    for part in (adr.box, adr.ext, adr.street, adr.city, adr.region, adr.code):
        assert fold(part) in typed
        assert fold(part.upper()) in printed or fold(part) in printed


@given(
    st.builds(
        Adr,
        box=maybe,
        ext=maybe,
        street=maybe,
        city=maybe,
        region=maybe,
        code=maybe,
        country_code=st.sampled_from(TERRITORIES),
    ),
    st.sampled_from(["postal", "typed"]),
    st.permutations(["{street}", "{code} {city}", "{region}"]),
    st.integers(0, 3),
)
def test_no_filled_part_vanishes_whatever_format_was_chosen(
    adr: Adr, capitals: Capitals, format_lines: list[str], kept: int
) -> None:
    own = with_layouts(RULES, {adr.country_code: "|".join(format_lines[:kept]) or "{city}"})
    printed = fold("".join(postal_lines({"name": "Ana"}, adr, own, "XX", capitals=capitals)))
    for part in (adr.box, adr.ext, adr.street, adr.city, adr.region, adr.code):
        assert fold(part.upper()) in printed or fold(part) in printed


def test_at_least_forty_countries_have_an_address_to_compare_with() -> None:
    assert len({one.country for one in GOLDEN}) >= 40
    assert all(one.source for one in GOLDEN)


@pytest.mark.parametrize("one", GOLDEN, ids=lambda one: one.country)
def test_an_address_stands_as_its_post_prints_it(one: Golden) -> None:
    assert postal_lines({"name": "Ana Ruiz"}, one.adr, RULES, "XX", "en") == one.lines


@pytest.mark.parametrize("one", GOLDEN, ids=lambda one: one.country)
def test_at_home_no_country_is_named_and_its_code_fits(one: Golden) -> None:
    at_home = postal_lines({"name": "Ana Ruiz"}, one.adr, RULES, one.country, "es")
    abroad = postal_lines({"name": "Ana Ruiz"}, one.adr, RULES, "XX", "es")
    assert abroad[-1] == RULES.countries.name(one.country, "es").upper()
    assert at_home[-1] != abroad[-1] or one.country == "HK"
    assert code_fits(one.adr, RULES)


def test_an_address_can_be_printed_as_it_was_typed() -> None:
    typed = postal_lines({"name": "Ana M. Ruiz"}, SPRINGFIELD, RULES, "ES", "es", capitals="typed")
    assert typed == ("Ana M. Ruiz", "742 Evergreen Ter.", "Apt. 3", "St. Paul MN 02134", "ESTADOS UNIDOS")


@pytest.mark.parametrize(
    ("country", "code", "fits"),
    [
        ("ES", "28013", True),
        ("ES", "2801", False),
        ("ES", "E-28013", True),
        ("DE", "D-10115", True),
        ("GB", "sw1a2aa", True),
        ("BR", "01.310-100", True),
        ("PL", "00950", True),
        ("VE", "1010-A", True),
        ("SA", "11564-1234", True),
        ("IE", "d6wxy00", True),
        ("IE", "Dublin 2", False),
        ("ES", "52001", True),
        ("ES", "53001", False),
        ("ES", "00123", False),
        ("GB", "SW1A 2A", False),
        ("NL", "1234AB", True),
        ("US", "02134-1234", True),
        ("US", "2134", False),
        ("JP", "〒100-0005", True),
        ("CA", "k1a0b1", True),
        ("PT", "1000 205", True),
        ("BR", "01310100", True),
        ("CN", "ABC", False),
        ("FR", "", True),
        ("", "anything", True),
        ("AE", "anything", True),
    ],
)
def test_a_postal_code_is_held_against_the_pattern_of_its_country(
    country: str, code: str, fits: bool
) -> None:
    assert code_fits(Adr(street="x", city="y", code=code, country_code=country), RULES) is fits


def test_the_format_of_a_country_can_be_another() -> None:
    own = with_layouts(RULES, {"ES": "{street}|{city} ({region})|{code}"})
    soria = Adr(street="Real 1", code="42001", city="Ágreda", region="Soria", country_code="ES")
    assert postal_lines({}, soria, own, "ES") == ("Real 1", "ÁGREDA (SORIA)", "42001")
    assert postal_lines({}, soria, RULES, "ES") == ("Real 1", "42001 ÁGREDA SORIA")
    assert layout_text(own.rules["ES"]) == "{street}|{city} ({region})|{code}"


@pytest.mark.parametrize(
    ("layout", "faults"),
    [
        ("{street}|{code} {city}", []),
        ("{street}|{zip}", ["“%(part)s” is no part of an address"]),
        ("{street}|{street}", ["“%(part)s” stands twice"]),
        ("{street}|{code", ["A brace is not closed"]),
        ("street", ["The format names no part of an address"]),
    ],
)
def test_what_is_wrong_with_a_format_is_said(layout: str, faults: list[str]) -> None:
    assert [fault.text for fault in layout_faults(layout)] == faults


@given(st.sampled_from(TERRITORIES))
def test_the_format_of_a_territory_can_be_written_and_read_back(territory: str) -> None:
    rule = RULES.rules[territory]
    assert with_layouts(RULES, {territory: layout_text(rule)}).rules[territory].layout == rule.layout


@given(st.sampled_from(TERRITORIES))
def test_every_territory_has_a_name_and_a_complete_address(territory: str) -> None:
    adr = Adr(street="Street 1", city="Town", region="Shire", code="12345", country_code=territory)
    whole = lines(adr, RULES, "XX")
    assert whole[-1] == RULES.countries.name("FI" if territory == "AX" else territory, "en")
    assert all(line.strip() == line and line for line in whole)
    assert RULES.countries.name(territory, "es")


def test_all_published_territories_are_there(shared: Path) -> None:
    published = json.loads((shared / "data" / "address_rules.json").read_text(encoding="utf-8"))
    assert set(published) == set(TERRITORIES)
