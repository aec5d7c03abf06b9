"""What a version of vCard cannot say is named before it is written; all else comes back."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import builders
from tests.vcard.strategies import contacts

from rolodex.domain.card import Blob, Card
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Name, Org, Photo, Value
from rolodex.domain.exporting import Loss, Version
from rolodex.vcard import losses as reasons
from rolodex.vcard.dates import told
from rolodex.vcard.losses import by_reading, losses
from rolodex.vcard.losses_plain import is_plain
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


NICE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=8)
SOME = NICE.map(str.strip).filter(bool)


def plain_values(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Value, ...]]:
    types = st.lists(st.sampled_from(["home", "work", "cell", "b", "base64", "url"]), max_size=2).map(tuple)
    label = st.sampled_from(["", "", "", "Boat", "a;b,c", "Home"])
    one = st.builds(Value, text, types, st.sampled_from([0, 0, 1, 2]), label)
    return st.lists(one, max_size=2).map(tuple)


def ordinary() -> st.SearchStrategy[Contact]:
    days = st.sampled_from(["2001-02-03", "--05-06", "1604-01-01", "2001-02-03T10:00", "soon", "2001"])
    date = st.builds(
        lambda name, text, label: Date(name, *told(text), label=label),
        st.sampled_from(["bday", "anniversary", "deathdate", "event"]),
        days,
        st.sampled_from(["", "", "Visit; first", "Anniversary"]),
    )
    parts = dict.fromkeys(("street", "city", "code", "region", "country", "ext", "box"), NICE)
    adr = st.builds(
        Adr, **parts, country_code=st.sampled_from(["", "ES"]), label=st.sampled_from(["", "Boat"])
    )
    job = st.builds(Org, NICE, st.lists(NICE, max_size=2).map(tuple), NICE, NICE)
    names = dict.fromkeys(
        ("family", "given", "additional", "prefix", "suffix", "family2", "generation"), NICE
    )
    return st.builds(
        Contact,
        uid=SOME,
        kind=st.sampled_from(["individual", "org"]),
        fn=SOME,
        n=st.just(Name()) | st.builds(Name, **names, phonetic_given=NICE),
        nickname=plain_values(SOME),
        org=st.lists(job, max_size=2).map(tuple),
        tel=plain_values(SOME | st.sampled_from(["tel:600", "+34 600"])),
        email=plain_values(SOME),
        adr=st.lists(adr, max_size=2).map(tuple),
        url=plain_values(SOME | st.sampled_from(["https://a.example/;,\\", "a b"])),
        related=plain_values(SOME),
        impp=plain_values(SOME | st.sampled_from(["xmpp:a@b.example", "a b"])),
        custom=st.lists(st.builds(Custom, NICE, NICE), max_size=1).map(tuple),
        consent=st.lists(
            st.builds(Consent, st.sampled_from(["letter", "email"]), st.booleans(), NICE, NICE), max_size=1
        ).map(tuple),
        dates=st.lists(date, max_size=2).map(tuple),
        note=plain_values(SOME | st.sampled_from(["a\nb", "=", "a\\nb"])),
        categories=st.lists(NICE, max_size=2).map(tuple),
        tz=NICE,
        gender=NICE,
    )


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=60, deadline=None)
@given(contact=ordinary())
def test_what_is_said_to_be_plain_without_trying_is_so(contact: Contact, version: Version) -> None:
    assert not is_plain(contact, version) or list(by_reading(contact, version)) == []


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
