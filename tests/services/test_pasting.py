"""What comes from the clipboard: cards by a plan, free text by guesses."""

from __future__ import annotations

from rolodex.domain.listing import Query
from rolodex.services.opening import Services
from rolodex.services.pasting import Pasting

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ana Ruiz\r\nN:Ruiz;Ana;;;\r\nEND:VCARD\r\n"


def test_cards_that_are_no_file_are_planned_and_imported_as_those_of_one(services: Services) -> None:
    with services.importing.plan_data(CARD, "Clipboard") as plan:
        assert (plan.counts.new, plan.files) == (1, ("Clipboard",))
        receipt = services.importing.apply(plan)
    assert receipt.changes.step is not None
    assert [row.fn for row in services.contacts.matches(Query()).rows] == ["Ana Ruiz"]


def test_a_copy_of_a_contact_pasted_again_changes_nothing(services: Services) -> None:
    with services.importing.plan_data(CARD, "Clipboard") as plan:
        services.importing.apply(plan)
    (row,) = services.contacts.matches(Query()).rows
    with services.importing.plan_data(services.exporting.clip([row.id]).vcard, "Clipboard") as plan:
        assert plan.counts.unchanged == 1


def test_where_no_country_is_named_it_is_the_users(services: Services) -> None:
    services.settings.set("country", "MX")
    found = Pasting(services.book).read("Avenida Reforma 222, 06600 Juárez\nana@x.example")
    assert [guess.adr.country_code for guess in found.guesses if guess.adr] == ["MX"]
