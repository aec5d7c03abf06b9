"""What a version of vCard cannot say is named before it is written; all else comes back."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from tests import builders
from tests.vcard.strategies import contacts

from rolodex.domain.card import Blob, Card
from rolodex.domain.contact import Contact, Date, Org, Photo, Value
from rolodex.domain.exporting import Loss, Version
from rolodex.vcard import losses as reasons
from rolodex.vcard.losses import losses
from rolodex.vcard.reading import read_cards
from rolodex.vcard.writing import card_text

VERSIONS: tuple[Version, ...] = ("2.1", "3.0", "4.0")
REPEATED = (
    *("nickname", "org", "tel", "email", "adr", "url", "impp", "related", "lang", "dates", "note"),
    *("categories", "member"),
)


def no_blob(sha256: str) -> Blob | None:
    return None


def read_back(contact: Contact, version: Version) -> Contact:
    (card,) = read_cards(io.BytesIO(card_text(contact, version, no_blob).encode()))
    assert isinstance(card, Card)
    return card.contact


def unsaid(contact: Contact, version: Version) -> list[tuple[str, Any]]:
    """What does not come back of the contact, and is not named."""
    back = read_back(contact, version)
    named = {loss.property for loss in losses(contact, version)}
    found = [
        (name, item)
        for name in REPEATED
        for item in getattr(contact, name)
        if item not in getattr(back, name)
    ]
    found += [(name, getattr(contact, name)) for name in ("fn", "n", "kind", "tz", "gender", "rev", "uid")
              if getattr(contact, name) != getattr(back, name)]  # fmt: skip
    return [(name, item) for name, item in found if (item.name if name == "dates" else name) not in named]


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=40, deadline=None)
@given(contact=contacts())
def test_whatever_is_not_named_comes_back(contact: Contact, version: Version) -> None:
    assert unsaid(contact, version) == []


@settings(max_examples=40, deadline=None)
@given(contact=contacts())
def test_versions_3_and_4_lose_nothing_a_card_can_say(contact: Contact) -> None:
    assert losses(contact, "3.0") == losses(contact, "4.0") == ()


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=25, deadline=None)
@given(contact=builders.contacts(2))
def test_any_contact_at_all_can_be_asked(contact: Contact, version: Version) -> None:
    assert all(loss.property for loss in losses(contact, version))


def test_an_ordinary_contact_loses_nothing_in_any_version() -> None:
    ana = builders.person(
        uid="ana-1",
        tel=builders.phones("+34 600 123 456"),
        email=builders.emails("ana@ortiz.example"),
        org=(Org("Muebles Ortiz, S.L.", title="Gerente"),),
        dates=(Date("bday", "1985-03-14", 1985, 3, 14),),
        note=(Value("Prefers mornings;\ncalls back"),),
        photo=(Photo(sha256="ab" * 32, media_type="image/png"),),
    )
    assert [losses(ana, version) for version in VERSIONS] == [(), (), ()]


def test_version_21_has_no_labels_of_ones_own() -> None:
    ana = builders.person(tel=(Value("600", ("cell",), label="Yacht"),))
    assert losses(ana, "2.1") == (Loss("tel", "600: Yacht", reasons.NO_LABEL),)


def test_version_21_grades_nothing_beyond_preferred() -> None:
    ana = builders.person(email=(Value("a@x.example", pref=1), Value("b@x.example", pref=2)))
    assert losses(ana, "2.1") == (Loss("email", "b@x.example: 2", reasons.NO_ORDER),)


def test_a_birthday_without_a_year_is_nothing_for_outlook() -> None:
    ana = builders.person(dates=(Date("bday", "--03-14", 0, 3, 14),))
    assert losses(ana, "2.1") == (Loss("bday", "--03-14", reasons.NO_YEAR),)
    assert losses(ana, "3.0") == ()


def test_ids_belong_to_the_book_and_are_no_loss() -> None:
    ana = builders.person(org=(Org("Acme", company_id=7),))
    assert losses(replace(ana, id=4), "4.0") == ()


def test_control_characters_are_named() -> None:
    (loss,) = losses(builders.person(note=(Value("a\x07b"),)), "4.0")
    assert (loss.property, loss.reason) == ("note", reasons.CHANGED)


def test_json_names_pictures_and_does_not_hold_them() -> None:
    ana = builders.person(photo=(Photo(sha256="ab" * 32, media_type="image/png"),))
    assert losses(ana, "json") == (Loss("photo", "ab" * 32, reasons.NO_PICTURE),)
