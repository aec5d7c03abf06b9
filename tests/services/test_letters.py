"""Letters merged with people: as pages, and as e-mails."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest
from pdfminer.high_level import extract_text
from tests.builders import emails, person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.card import Blob
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Name, Org, Value
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import UserError
from rolodex.domain.household import Household
from rolodex.domain.letter import Letter, Letterhead
from rolodex.domain.merge_text import told
from rolodex.domain.product import Offer
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.i18n import word
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")
HOME = Adr(street="Gran Vía 2", code="48001", city="Bilbao", country="España", types=("home",))
BERLIN = Adr(street="Lindenstraße 8", code="10969", city="Berlin", country="Germany")


def save(services: Services, contact: Contact) -> int:
    return services.contacts.save(contact).id


@pytest.fixture
def ana(services: Services) -> int:
    services.settings.set("country", "ES")
    return save(
        services,
        person("Ana", "García", gender="F", adr=(HOME,), email=emails("ana@x.es"), org=(Org("Kiosk"),)),
    )


def piece(services: Services, *ids: int) -> Addressee:
    found = services.letters.pieces(ids[:1], NOW)
    return Addressee(ids, found[0].names, found[0].adr, code="K7P4-9XQ2")


def mail(services: Services, body: str, *pieces: Addressee, language: str = "en", **more: object) -> str:
    letter = Letter(name="x", kind="email", body=body, **more)  # type: ignore[arg-type]
    return services.letters.run(letter, pieces, NOW, language=language).messages[0].text


def printed(services: Services, letter: Letter, *pieces: Addressee) -> str:
    pdf, _plan = services.letters.pdf(letter, pieces, NOW)
    return extract_text(io.BytesIO(pdf))


def test_letters_are_listed_by_name_and_kept_whole(services: Services) -> None:
    first = services.letters.save(Letter(name=" b  c ", body="one\r\ntwo\n\n")).id
    services.letters.save(Letter(name="A", kind="email", subject=" S ", language="es", style="familiar"))
    assert [one.name for one in services.letters.all()] == ["A", "b c"]
    assert services.letters.get(first) == Letter(first, "b c", body="one\ntwo")


def test_a_letter_without_a_name_is_not_kept(services: Services) -> None:
    with pytest.raises(UserError):
        services.letters.save(Letter(name="  "))
    with pytest.raises(UserError):
        services.letters.save(Letter(id=99, name="gone"))


def test_fields_say_what_the_card_says(services: Services, ana: int) -> None:
    body = "{salutation}|{name}|{given}|{family}|{firm}|{city}|{country}|{email}|{today}|{code}"
    assert mail(services, body, piece(services, ana)) == (
        "Dear Ms García|Ana García|Ana|García|Kiosk|Bilbao|Spain|ana@x.es|3 May 2026|K7P4-9XQ2"
    )


def test_a_letter_speaks_its_own_language_or_that_of_the_person(services: Services, ana: int) -> None:
    there = piece(services, ana)
    assert mail(services, "{hoy}, {saludo}", there, language="en") == "3 May 2026, Dear Ms García"
    spanish = mail(services, "{hoy}", there, language="es")
    assert spanish == "3 de mayo de 2026"
    eva = save(services, person("Eva", "Ruiz", email=emails("e@x.es"), lang=(Value("es-ES"),)))
    assert mail(services, "{today}", piece(services, eva)) == "3 de mayo de 2026"
    own = Letter(name="x", kind="email", body="{today}", language="en")
    assert services.letters.run(own, [piece(services, eva)], NOW).messages[0].text == "3 May 2026"


def test_the_address_stands_as_a_block(services: Services, ana: int) -> None:
    jens = save(services, person("Jens", "Holm", adr=(BERLIN,), email=emails("j@x.de")))
    assert mail(services, "{address}", piece(services, ana)) == "Ana García\nGran Vía 2\n48001 Bilbao"
    assert mail(services, "{dirección}", piece(services, jens)).endswith("10969 Berlin\nGermany")


def test_last_orders_offers_and_campaigns_are_said(services: Services, ana: int) -> None:
    for day, total in (("2026-01-05", 1000), ("2026-02-03", 123450)):
        line = PurchaseLine(description="Chair", quantity=1000, price=total)
        services.purchases.save(Purchase(contact_id=ana, at=day, currency="EUR", lines=(line,)))
    offer = services.offers.save(Offer(code="AUT26", name="Autumn", amount=1000, valid_to="2026-06-30")).id
    campaign = services.campaigns.save(Campaign(name="Catalogue", kind="email", offer_id=offer)).id
    letter = Letter(
        name="x",
        kind="email",
        body="{last order} {last_sum} {campaign} {offer} {offer code} {offer until}",
        language="es",
    )
    (message,) = services.letters.run(letter, [piece(services, ana)], NOW, campaign_id=campaign).messages
    assert message.text == ("3 de febrero de 2026 1.234,50\u00a0€ Catalogue Autumn AUT26 30 de junio de 2026")


def test_fields_of_the_users_own_are_asked_for_by_name(services: Services, ana: int) -> None:
    services.custom_fields.save(CustomField(0, "Shoe size", "number"))
    services.custom_fields.save(CustomField(0, "Newsletter", "yesno"))
    services.custom_fields.save(CustomField(0, "Name", "text"))
    known = services.contacts.get(ana)
    assert known is not None
    custom = (Custom("Shoe size", "38", "number"), Custom("Newsletter", "no", "yesno"))
    eva = save(services, person("Eva", "Ruiz", email=emails("e@x.es"), custom=custom))
    body = "{shoe size}[if newsletter] reads[else] does not read[end]"
    assert mail(services, body, piece(services, eva)) == "38 does not read"
    assert services.letters.own_fields() == ("Shoe size", "Newsletter")


def test_a_household_is_greeted_together_unless_it_was_named(services: Services, ana: int) -> None:
    leo = save(services, person("Leo", "García", gender="M", adr=(HOME,), email=emails("leo@x.es")))
    both = piece(services, ana, leo)
    formal = Letter(name="x", kind="email", body="{salutation}", language="es")
    (message,) = services.letters.run(formal, [both], NOW).messages
    assert "García" in message.text
    assert message.to == "ana@x.es, leo@x.es"
    household = services.households.save(Household(contact_ids=(ana, leo), salutation="Queridos todos")).id
    named = Addressee(both.contact_ids, both.names, both.adr, household_id=household)
    assert services.letters.run(formal, [named], NOW).messages[0].text == "Queridos todos"


def test_who_refused_e_mails_or_has_no_address_gets_none_and_is_named(services: Services, ana: int) -> None:
    no = (Consent("email", granted=False),)
    leo = save(services, person("Leo", "Salas", email=emails("leo@x.es"), consent=no))
    luz = save(services, person("Luz", "Rey"))
    letter = Letter(name="x", kind="email", body="Hello")
    pieces = [*services.letters.pieces([leo, luz], NOW), piece(services, ana, leo)]
    run = services.letters.run(letter, pieces, NOW)
    assert [one.to for one in run.messages] == ["ana@x.es"]
    assert [(one.fn, word(one.reason)) for one in run.left_out] == [
        ("Leo Salas", "They do not want e-mails"),
        ("Luz Rey", "No e-mail address"),
        ("Leo Salas", "They do not want e-mails"),
    ]


def test_who_is_no_longer_in_the_book_is_named(services: Services, ana: int) -> None:
    there = piece(services, ana)
    services.contacts.delete([ana])
    letter = Letter(name="x", body="Hello")
    pdf, plan = services.letters.pdf(letter, [there], NOW)
    assert (pdf, plan.letters) == (b"", 0)
    assert [word(one.reason) for one in plan.skipped] == ["Deleted"]
    assert services.letters.run(letter, [there], NOW).left_out[0].fn == "Ana García"


def test_a_link_begins_the_very_message(services: Services, ana: int) -> None:
    letter = Letter(
        name="x", kind="email", subject="50 % & más: {given}", body="Hola\n¿Qué tal? {given}\n[page]x"
    )
    (message,) = services.letters.run(letter, [piece(services, ana)], NOW).messages
    head, _, query = message.url.partition("?")
    assert head == "mailto:ana@x.es"
    assert "%0D%0A" in query
    assert "+" not in query
    said = parse_qs(query)
    assert said["subject"] == ["50 % & más: Ana"]
    assert said["body"] == [message.text.replace("\n", "\r\n")]
    assert message.text == "Hola\n¿Qué tal? Ana\n\n\nx"
    assert message.warning is None


def test_odd_addresses_survive_the_link(services: Services) -> None:
    odd = save(services, person(email=emails("o'brien&co?x=1%@x.es")))
    (message,) = services.letters.run(
        Letter(name="x", kind="email", body="Hi"), services.letters.pieces([odd], NOW), NOW
    ).messages
    address = message.url.removeprefix("mailto:").split("?")[0]
    assert unquote(address) == "o'brien&co?x=1%@x.es"
    assert "&" not in address


def test_a_message_that_may_be_cut_is_said(services: Services, ana: int) -> None:
    letter = Letter(name="x", kind="email", body="ñ" * 400)
    (message,) = services.letters.run(letter, [piece(services, ana)], NOW).messages
    assert message.warning is not None
    assert str(len(message.url)) in word(message.warning)


def test_what_is_wrong_is_named_before_anything_is_printed(
    services: Services, ana: int, tmp_path: Path
) -> None:
    letter = Letter(name="Autumn", subject="{subjekt}", body="Hello\n{nmae}\n[if firm]\n\U0001f600")
    assert [word(told(one)) for one in services.letters.check(letter)] == [
        "There is no field “subjekt”.",
        "Line 2: There is no field “nmae”; did you mean “name”?",
        "Line 3: “[if firm]” has no “[end]”.",
        "Line 4: No typeface has the character \U0001f600 (U+1F600 GRINNING FACE).",
    ]
    out = tmp_path / "letters.pdf"
    with pytest.raises(UserError) as raised:
        services.letters.write(letter, [piece(services, ana)], out, NOW)
    assert "There is no field “subjekt”" in word(raised.value.message)
    assert not out.exists()
    pdf, plan = services.letters.preview(Letter(name="x", body="{nmae}"), [piece(services, ana)], NOW)
    assert plan.letters == 1
    assert "{nmae}" in extract_text(io.BytesIO(pdf))


def test_a_character_that_no_typeface_has_leaves_one_person_out(services: Services, ana: int) -> None:
    odd = save(services, Contact(fn="Eva \U0001f600", n=Name(given="Eva"), adr=(HOME,)))
    letter = Letter(name="x", body="{salutation}, hello {given}.")
    _pdf, plan = services.letters.pdf(letter, services.letters.pieces([odd, ana], NOW), NOW)
    assert plan.letters == 1
    assert [one.id for one in plan.skipped] == [odd]
    assert "GRINNING FACE" in word(plan.skipped[0].reason)


def test_the_letterhead_is_that_of_the_book(services: Services, ana: int) -> None:
    services.settings.set("return_address", "Muebles Ortiz\nCalle Mayor 14\n28013 Madrid")
    letter = Letter(name="x", body="Hello")
    assert services.letters.letterhead().lines == ("Muebles Ortiz", "Calle Mayor 14", "28013 Madrid")
    services.letters.keep_letterhead(Letterhead(("Taller Ortiz", "www.ortiz.es"), window="right"))
    text = printed(services, letter, piece(services, ana))
    assert "Taller Ortiz" in text
    assert "www.ortiz.es" in text
    assert "Muebles Ortiz · Calle Mayor 14 · 28013 Madrid" in text
    assert services.letters.letterhead().window == "right"


def test_a_logo_that_is_no_picture_is_refused(services: Services) -> None:
    data = b"no picture"
    blob = Blob(hashlib.sha256(data).hexdigest(), "image/png", data)
    with pytest.raises(UserError):
        services.letters.keep_letterhead(Letterhead(("A",), blob))
    assert services.letters.letterhead().logo is None


def test_the_same_letters_give_the_same_bytes(services: Services, ana: int, tmp_path: Path) -> None:
    letter = services.letters.save(
        Letter(name="x", subject="S", body="{today}\n\n{salutation},\n\nHello.")
    ).id
    pieces = [piece(services, ana)]
    first, plan = services.letters.pdf(letter, pieces, NOW)
    assert first == services.letters.pdf(letter, pieces, NOW)[0]
    assert (plan.letters, plan.pages, plan.paper, plan.first_pages) == (1, 1, "a4", ((ana, 0),))
    services.letters.write(letter, pieces, tmp_path / "a.pdf", NOW)
    assert (tmp_path / "a.pdf").read_bytes() == first


def test_letters_that_were_logged_are_printed_again_to_the_last_byte(services: Services, ana: int) -> None:
    services.letters.keep_letterhead(Letterhead(("Taller Ortiz",), window="right"))
    letter = Letter(name="x", subject="S", body="{today}\n\n{salutation},\n\nHello.")
    pdf, plan = services.letters.pdf(letter, [piece(services, ana)], NOW)
    mailing = services.letters.log(plan, 0, NOW, "Spring").id
    services.letters.keep_letterhead(Letterhead(("Other",)))
    services.contacts.delete([ana])
    assert services.mailings.pdf(mailing) == pdf
    assert services.mailings.all()[0].name == "Spring"
    with pytest.raises(UserError):
        services.letters.log(services.letters.pdf(letter, [], NOW)[1], 0, NOW)


def test_letters_of_the_united_states_are_on_their_paper(services: Services, ana: int) -> None:
    services.settings.set("country", "US")
    _pdf, plan = services.letters.pdf(Letter(name="x", body="{today}"), [piece(services, ana)], NOW)
    assert plan.paper == "letter"
    assert "May 3, 2026" in printed(services, Letter(name="x", body="{today}"), piece(services, ana))
