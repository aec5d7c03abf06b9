"""Every property of every card is accounted for: in a field, kept word for word, or refused with a reason."""

from __future__ import annotations

import importlib.util
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from rolodex.domain.card import Card, PropertyFate, Rejected
from rolodex.vcard.reading import read_cards

ABOUT_THE_FILE = {"BEGIN", "END", "VERSION", "PRODID"}
DATA = Path(__file__).parents[1] / "data" / "vcards"
CARDS_IN_A_CARD_WITHOUT_AGENT = "v21_nest.vcf"


def fates(*lines: str) -> dict[str, str]:
    """What became of each property of one card."""
    (found,) = read("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD")
    return {fate.name: fate.fate for fate in found.fates}


def read(*lines: str) -> Sequence[Card | Rejected]:
    return list(read_cards(io.BytesIO("\r\n".join((*lines, "")).encode())))


def test_what_has_a_field_is_mapped_and_what_has_none_is_kept() -> None:
    assert fates("FN:Ana", "TEL:1", "X-CRM-ID:7", "GEO:1,2") == {
        "fn": "mapped",
        "tel": "mapped",
        "x-crm-id": "kept",
        "geo": "kept",
    }


def test_a_second_name_and_a_kind_nobody_knows_are_kept() -> None:
    (found,) = read("BEGIN:VCARD", "VERSION:4.0", "FN:Ana", "FN:Anna", "KIND:robot", "END:VCARD")
    assert set(found.fates) == {
        PropertyFate("fn", "mapped"),
        PropertyFate("fn", "kept"),
        PropertyFate("kind", "kept"),
    }


def test_a_label_goes_with_what_it_labels() -> None:
    assert fates("FN:Ana", "item1.TEL:1", "item1.X-ABLabel:Boat") == {
        "fn": "mapped",
        "tel": "mapped",
        "x-ablabel": "mapped",
    }


def test_a_line_that_is_no_property_is_rejected_beside_its_card() -> None:
    card, line = read("BEGIN:VCARD", "VERSION:3.0", "FN:Ana", "TEL:1", "no property", "END:VCARD")
    assert sum(fate.count for fate in card.fates) == 2
    assert isinstance(line, Rejected)
    assert line.fates == (PropertyFate("", "rejected", 1, line.reason),)


def test_the_properties_of_a_card_that_says_nothing_are_rejected_with_it() -> None:
    (found,) = read("BEGIN:VCARD", "VERSION:3.0", "FN:", "TEL:", "TEL:", "END:VCARD")
    assert isinstance(found, Rejected)
    assert found.fates == (
        PropertyFate("fn", "rejected", 1, found.reason),
        PropertyFate("tel", "rejected", 2, found.reason),
    )


def test_a_card_that_is_too_large_tells_how_many_properties_it_had() -> None:
    large = [f"NOTE:{'a' * 500_000}" for _ in range(12)]
    (found,) = read("BEGIN:VCARD", "VERSION:3.0", "FN:Ana", *large, "END:VCARD")
    assert isinstance(found, Rejected)
    assert [(fate.fate, fate.count) for fate in found.fates] == [("rejected", 13)]


def test_cards_of_one_shape_share_their_account() -> None:
    one, other = read(
        *("BEGIN:VCARD", "VERSION:3.0", "FN:Ana", "TEL:1", "END:VCARD"),
        *("BEGIN:VCARD", "VERSION:3.0", "FN:Eva", "TEL:2", "END:VCARD"),
    )
    assert one.fates is other.fates


def test_the_sample_files_are_accounted_for_as_another_reader_counts_them(shared: Path) -> None:
    checker = loaded(shared / "tools" / "vcard_check.py")
    files = [
        path
        for folder in (DATA, shared / "data" / "vcards")
        for path in sorted(folder.rglob("*.vcf"))
        if path.name != CARDS_IN_A_CARD_WITHOUT_AGENT
    ]
    assert len(files) > 300
    differing = {path.name: (counted(checker, path), ours(path)) for path in files}
    assert {name: pair for name, pair in differing.items() if pair[0] != pair[1]} == {}


def ours(path: Path) -> Counter[str]:
    """The properties of a file as we account for them."""
    found: Counter[str] = Counter()
    with path.open("rb") as stream:
        for item in read_cards(stream, path.name):
            for fate in item.fates:
                found[fate.name] += fate.count
    # lines that are no property have no name
    del found[""]
    return found


def counted(checker: ModuleType, path: Path) -> Counter[str]:
    """The properties of a file as another program counts them; a card inside a card is one property."""
    found: Counter[str] = Counter()
    body, _, _ = checker.sniff(path.read_bytes())
    depth = 0
    agent = False
    for item in checker.logical(body):
        is_card = item.raw.strip().upper().startswith(b"VCARD")
        if item.name == "BEGIN" and is_card:
            # without an AGENT before it, the card before lacks its END
            depth = depth + 1 if agent else 1
        elif item.name == "END" and is_card:
            depth = max(0, depth - 1)
        elif depth == 1 and item.name not in ABOUT_THE_FILE and not item.name.startswith("#"):
            found[item.name.lower()] += 1
        agent = item.name == "AGENT"
    return found


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
