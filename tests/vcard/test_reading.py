"""Reading files of cards: what comes in, what is named as damaged."""

from __future__ import annotations

import io
import json
from pathlib import Path

from rolodex.domain.card import Card, Rejected
from rolodex.domain.contact import Date, Value
from rolodex.vcard.reading import read_cards

CARDS = Path(__file__).parents[1] / "data" / "vcards"


def read(path: Path) -> list[Card | Rejected]:
    with path.open("rb") as stream:
        return list(read_cards(stream, path.name))


def cards_of(text: str) -> list[Card]:
    return [item for item in read_cards(io.BytesIO(text.encode())) if isinstance(item, Card)]


def only(*lines: str, version: str = "3.0") -> Card:
    (card,) = cards_of("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]))
    return card


def test_every_card_among_damage_comes_in() -> None:
    items = read(CARDS / "_gen" / "damaged.vcf")
    truth = json.loads((CARDS / "_gen" / "damaged.truth.json").read_text(encoding="utf-8"))
    assert [item.contact.fn for item in items if isinstance(item, Card)] == [
        card["fn"] for card in truth["cards"]
    ]


def test_every_damage_is_named_with_its_line() -> None:
    items = read(CARDS / "_gen" / "damaged.vcf")
    truth = json.loads((CARDS / "_gen" / "damaged.truth.json").read_text(encoding="utf-8"))
    assert [item.line for item in items if isinstance(item, Rejected)] == [
        error["line"] for error in truth["errors"]
    ]


def test_an_apple_label_stands_beside_its_number() -> None:
    contact = only("FN:Eva", "item1.TEL:600", "item1.X-ABLabel:_$!<Mobile>!$_").contact
    assert contact.tel == (Value("600", label="Mobile"),)


def test_a_birthday_without_year_has_none() -> None:
    contact = only("FN:Eva", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09").contact
    assert contact.dates == (Date("bday", "--05-09", 0, 5, 9),)
