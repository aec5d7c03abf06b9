"""A card as a QR code, on screen and on paper."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from tests.builders import TEXT, emails, person

from rolodex.domain.card import Card
from rolodex.domain.contact import Adr, Contact, Name, Org, Value
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services
from rolodex.vcard import code_card
from rolodex.vcard.reading import read_cards

ANA = Contact(
    fn="Ana García Ñúñez",
    n=Name(given="Ana", family="García", family2="Ñúñez"),
    org=(Org("Acme; Söhne", title="Jefa"),),
    tel=(Value("+34 600 111 222", ("cell",)), Value("+34 91 000", ("work",))),
    email=emails("ana@example.com"),
    adr=(Adr(street="Calle Mayor 1", code="01005", city="Vitoria", types=("work",)),),
    note=(Value("owes me money"),),
    categories=("vip",),
)


def read(text: str) -> Contact:
    (card,) = read_cards(io.BytesIO(text.encode()))
    assert isinstance(card, Card)
    return card.contact


def test_the_code_says_how_to_call_write_and_visit(services: Services) -> None:
    code = services.exporting.card_code(services.contacts.save(ANA).id)
    found = read(code.text)
    assert code.fn == found.fn == "Ana García Ñúñez"
    assert (found.org[0].name, found.org[0].title) == ("Acme; Söhne", "Jefa")
    assert [value.value for value in found.tel] == ["+34 600 111 222", "+34 91 000"]
    assert found.tel[0].types == ("cell",)
    assert found.adr[0].city == "Vitoria"
    assert len(code.rows) == len(code.rows[0]) >= 21


def test_notes_and_tags_are_never_in_a_code_and_it_says_so() -> None:
    text, left_out = code_card.text(ANA)
    assert "money" not in text
    assert {(loss.property, loss.value) for loss in left_out} == {
        ("note", "owes me money"),
        ("categories", "vip"),
    }


def test_what_has_no_room_is_named_and_the_most_needed_stays() -> None:
    many = replace(ANA, url=tuple(Value(f"https://example.com/{number}/{'x' * 60}") for number in range(20)))
    text, left_out = code_card.text(many)
    assert len(text.encode()) <= code_card.LONGEST
    assert "ana@example.com" in text
    assert {loss.property for loss in left_out if loss.reason == code_card.NO_ROOM} == {"url"}


@settings(max_examples=25)
@given(TEXT, TEXT, TEXT)
def test_any_words_at_all_make_one_card(name: str, firm: str, number: str) -> None:
    contact = person(name, "Sanz", org=(Org(firm),), tel=(Value(number),))
    text, _ = code_card.text(contact)
    assert read(text).n.family.startswith("Sanz")
    assert len(text.encode()) <= code_card.LONGEST


def test_a_contact_that_is_gone_has_no_code(services: Services) -> None:
    with pytest.raises(UserError, match="no longer in the book"):
        services.exporting.card_code(7)


def test_on_paper_the_code_stands_on_a_business_card_beside_the_name(services: Services) -> None:
    data = services.exporting.card_code_pdf(services.contacts.save(ANA).id)
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        assert [round(side / 72 * 25.4) for side in page.get_size()] == [85, 55]
        assert "Ana García" in page.get_textpage().get_text_range().replace("\r\n", " ")
        picture = page.render(scale=4, grayscale=True).to_numpy()
    finally:
        document.close()
    right = picture[:, picture.shape[1] // 2 :]
    assert (right < 128).mean() > 0.25


def test_a_person_without_anything_but_a_name_has_a_code_too() -> None:
    text, left_out = code_card.text(person("Eva", "Sanz"))
    assert read(text).fn == "Eva Sanz"
    assert left_out == ()
