"""What is written can be read back: any contact, any real card, in both versions."""

from __future__ import annotations

import io
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from rolodex.domain.card import Blob, Card
from rolodex.domain.contact import Contact, Value
from rolodex.vcard.reading import read_cards
from rolodex.vcard.writing import card_text, write_cards

from .strategies import CHARACTERS, contacts

CARDS = Path(__file__).parents[1] / "data" / "vcards"
FILES = sorted(path for folder in ("_made", "_gen") for path in (CARDS / folder).glob("*.vcf"))


def no_blob(sha256: str) -> Blob | None:
    return None


def read_back(text: str) -> Contact:
    (card,) = read_cards(io.BytesIO(text.encode()))
    assert isinstance(card, Card)
    return card.contact


def cards_in(path: Path) -> list[Card]:
    with path.open("rb") as stream:
        return [item for item in read_cards(stream, path.name) if isinstance(item, Card)]


def written(cards: list[Card], version: str) -> bytes:
    blobs = {blob.sha256: blob for card in cards for blob in card.blobs}
    return b"".join(write_cards([card.contact for card in cards], version, blobs.get))


@settings(max_examples=60, deadline=None)
@given(contacts())
def test_any_contact_survives_a_card_of_version_3(contact: Contact) -> None:
    assert read_back(card_text(contact, "3.0", no_blob)) == contact


@settings(max_examples=60, deadline=None)
@given(contacts())
def test_any_contact_survives_a_card_of_version_4(contact: Contact) -> None:
    assert read_back(card_text(contact, "4.0", no_blob)) == contact


@settings(deadline=None)
@given(st.text(CHARACTERS, min_size=30, max_size=200))
def test_no_line_is_longer_than_75_octets_and_no_fold_splits_a_character(note: str) -> None:
    contact = Contact(fn="Eva", note=(Value(note),))
    for line in card_text(contact, "3.0", no_blob).encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_second_trip_changes_nothing(path: Path) -> None:
    first = written(cards_in(path), "3.0")
    cards = [item for item in read_cards(io.BytesIO(first)) if isinstance(item, Card)]
    assert written(cards, "3.0") == first
