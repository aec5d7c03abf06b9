"""Records that were begun, as JSON."""

from __future__ import annotations

import pytest

from rolodex.domain.purchase import Payment, Purchase, PurchaseLine
from rolodex.domain.record_json import as_text, from_text
from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket


def test_a_record_comes_back_with_all_that_belongs_to_it() -> None:
    order = Purchase(
        id=3, note="Ñ “two”", lines=(PurchaseLine(description="Lamp", price=500),), payments=(Payment(id=7),)
    )
    assert from_text(Purchase, as_text(order)) == (order, None)


def test_the_next_step_comes_back_with_it() -> None:
    ticket, step = Ticket(subject="Broken"), Reminder(kind="call", due="2026-05-03")
    assert from_text(Ticket, as_text(ticket, step)) == (ticket, step)


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "{}", '{"record": 1}', '{"record": {"lines": 3}}', '{"record": {"note": 4}}']
)
def test_what_is_no_such_record_is_none(text: str) -> None:
    assert from_text(Purchase, text) is None


def test_fields_nobody_knows_any_more_are_passed_over() -> None:
    assert from_text(Ticket, '{"record": {"subject": "Broken", "mood": "bad"}}') == (
        Ticket(subject="Broken"),
        None,
    )
