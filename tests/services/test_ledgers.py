"""The printed ledger of a customer."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message
from rolodex.domain.purchase import METHODS, Purchase, PurchaseLine
from rolodex.i18n import word
from rolodex.services.opening import Services

TODAY = date(2026, 3, 1)


def test_a_ledger_has_every_order_with_its_number_and_the_sum(services: Services, tmp_path: Path) -> None:
    contact = services.contacts.save(Contact(fn="Ana García")).id
    services.purchases.sell(contact, 12_050, "EUR", "Six chairs", at="2026-01-05")
    services.purchases.sell(contact, 7_000, "USD", "A table", at="2026-02-05")
    out = tmp_path / "ledger.pdf"
    printed = services.ledgers.print(contact, out, TODAY, word=word, locale="en")
    text = extract_text(BytesIO(out.read_bytes()))
    for wanted in ("Ana García", "Six chairs", "2026-0001", "€120.50", "$70.00", "5 Jan 2026", "1 Mar 2026"):
        assert wanted in text
    assert (printed.pages, printed.entries) == (1, 4)


def test_a_customer_without_orders_gets_a_page_that_says_so(services: Services, tmp_path: Path) -> None:
    contact = services.contacts.save(Contact(fn="Ana García")).id
    out = tmp_path / "ledger.pdf"
    services.ledgers.print(contact, out, TODAY, word=word, locale="en")
    assert "Nothing was ordered" in extract_text(BytesIO(out.read_bytes()))


def test_a_folder_that_is_not_there_leaves_nothing_behind(services: Services, tmp_path: Path) -> None:
    contact = services.contacts.save(Contact(fn="Ana García")).id
    with pytest.raises(UserError):
        services.ledgers.print(contact, tmp_path / "gone" / "l.pdf", TODAY, word=word, locale="en")


def test_a_way_to_pay_of_several_words_is_said_in_the_language(services: Services, tmp_path: Path) -> None:
    contact = services.contacts.save(Contact(fn="Ana García")).id
    sold = services.purchases.save(
        Purchase(
            contact_id=contact,
            at="2026-01-05T12:00:00Z",
            currency="EUR",
            lines=(PurchaseLine(description="card holder", price=12_050),),
            status="open",
        )
    )
    services.purchases.pay(sold.id, 5_000, "direct debit", "SEPA-7", at="2026-01-07")
    out = tmp_path / "ledger.pdf"
    services.ledgers.print(contact, out, TODAY, word=loud, locale="en")
    text = extract_text(BytesIO(out.read_bytes()))
    assert "DIRECT DEBIT SEPA-7" in text
    assert "card holder" in text


def loud(text: Message) -> str:
    """Ways to pay in capitals, all else as it is."""
    return word(text).upper() if text in METHODS.values() else word(text)
