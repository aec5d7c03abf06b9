"""A contact as plain data: every property under its RFC name."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from rolodex.domain.card import Card
from rolodex.domain.contact import Contact, Date, Foreign, Name, Org, Photo, Value
from rolodex.vcard.jcard import as_json
from rolodex.vcard.reading import read_cards

CARDS = Path(__file__).parents[1] / "data" / "vcards"


def test_fields_stand_under_their_names() -> None:
    card = as_json(
        Contact(
            uid="1",
            fn="Ana García",
            n=Name("García", "Ana"),
            tel=(Value("600", ("cell",), 1, "Playa"),),
            org=(Org("Acme", ("Ventas",), "Jefa"),),
            dates=(Date("bday", "--05-09", 0, 5, 9),),
            photo=(Photo(sha256="ab"),),
        )
    )
    assert card["fn"] == "Ana García"
    assert card["n"] == {"family": "García", "given": "Ana", "additional": "", "prefix": "", "suffix": ""}
    assert card["tel"] == [{"value": "600", "types": ["cell"], "pref": 1, "label": "Playa"}]
    assert card["org"] == [["Acme", "Ventas"]]
    assert card["title"] == ["Jefa"]
    assert card["bday"] == "--05-09"
    assert card["anniversary"] is None
    assert card["photo"] == [{"sha256": "ab"}]


def test_what_has_no_field_stands_under_other_without_escapes() -> None:
    card = as_json(Contact(fn="Ana", foreign=(Foreign("X-A", "a\\, b\\nc", "item1", (("X-B", "d"),)),)))
    assert card["other"] == [{"name": "X-A", "value": "a, b\nc", "group": "item1", "params": [["X-B", "d"]]}]


def test_it_is_json() -> None:
    card = as_json(Contact(fn="Ana"))
    assert json.loads(json.dumps(card)) == card


@pytest.mark.parametrize(
    "path",
    sorted(path for folder in ("_made", "_gen") for path in (CARDS / folder).glob("*.vcf")),
    ids=lambda path: path.stem,
)
def test_the_independent_checker_finds_every_field(path: Path, checker: ModuleType) -> None:
    with path.open("rb") as stream:
        ours = [as_json(item.contact) for item in read_cards(stream) if isinstance(item, Card)]
    theirs = checker.read(path.read_bytes())["cards"]
    pairs, _ = checker.match(theirs, ours)
    assert [
        found
        for first, second in pairs
        for found in checker.compare_cards(theirs[first], ours[second], only=set(ours[second]) | {"date"})
        if found[0] != "minor"
    ] == []
