"""What a card says, as lines."""

from __future__ import annotations

from datetime import date

from rolodex.domain.contact import Adr, Contact, Date, Foreign, Org, Photo, Value
from rolodex.domain.rule import Pause, Rule
from rolodex.ui.contacts.card_fields import (
    Beside,
    FieldLine,
    card_fields,
    job_lines,
    mail_link,
)

TODAY = date(2026, 11, 21)


def lines(contact: Contact) -> dict[str, str]:
    return {line.label: line.text for line in fields(contact)}


def fields(contact: Contact) -> tuple[FieldLine, ...]:
    return card_fields(contact, Beside(lambda adr: (adr.street, adr.city)), TODAY)


def test_why_somebody_is_left_alone_stands_first_and_how_often_one_stays_in_touch_too() -> None:
    beside = Beside(
        lambda adr: (adr.street,),
        pause=Pause(1, "2027-05-24", "2026-11-22", "Has a supplier"),
        touch=Rule(contact_id=1, days=60),
    )
    found = card_fields(Contact(fn="Ana"), beside, date(2026, 11, 22))
    assert (found[0].label, found[0].text) == ("Not interested", "until 24 May 2027 · Has a supplier")
    assert ("Stay in touch", "Every 60 days, as you chose for this contact") in [
        (line.label, line.text) for line in found
    ]
    late = card_fields(Contact(fn="Ana"), beside, date(2027, 5, 24))
    assert late[0].text == "time to look again · Has a supplier"


def test_a_phone_is_named_by_its_kind_and_can_be_called() -> None:
    contact = Contact(tel=(Value("+34 600 123 456", types=("cell",)), Value("915", types=("work",))))
    assert fields(contact) == (
        FieldLine("Mobile", "+34 600 123 456", "tel:+34600123456"),
        FieldLine("Work", "915", "tel:915"),
    )


def test_a_label_of_the_users_own_stands_before_the_kind() -> None:
    contact = Contact(email=(Value("a@x.es", types=("work",), label="Orders"),))
    assert lines(contact) == {"Orders": "a@x.es"}


def test_an_address_stands_in_lines() -> None:
    contact = Contact(adr=(Adr(street="Calle Mayor 14", city="Madrid", types=("work",)),))
    assert lines(contact) == {"Work address": "Calle Mayor 14\nMadrid"}


def test_a_birthday_says_how_soon_it_comes() -> None:
    assert lines(Contact(dates=(Date("bday", "--03-14", 0, 3, 14),))) == {
        "Birthday": "14 March · in 113 days"
    }


def test_a_date_that_says_no_date_stands_as_it_was() -> None:
    assert lines(Contact(dates=(Date("bday", "circa 1800"),))) == {"Birthday": "circa 1800"}


def test_nothing_that_a_card_says_is_left_out() -> None:
    contact = Contact(
        nickname=(Value("Nica"),),
        org=(Org("First"), Org("Second", title="Chair")),
        url=(Value("https://x.example"),),
        impp=(Value("xmpp:a@x.es"),),
        related=(Value("Luis", types=("spouse",)),),
        lang=(Value("tlh-x"),),
        note=(Value("One"), Value("Two")),
        photo=(Photo(uri="https://x.example/a.jpg"),),
        tz="Europe/Madrid",
        gender="F",
        member=("a", "b"),
        foreign=(Foreign("X-SHOE-SIZE", "43"),),
    )
    said = [line.text for line in fields(contact)]
    for text in ("Nica", "Chair · Second", "xmpp:a@x.es", "Luis", "tlh-x", "One", "Two", "Europe/Madrid"):
        assert text in said
    assert {"Female", "2 contacts", "43", "https://x.example/a.jpg"} <= set(said)


def test_a_link_of_another_kind_than_the_web_is_not_opened() -> None:
    (line,) = fields(Contact(url=(Value("file:///etc/passwd"),)))
    assert line.link == ""


def test_links_hold_only_what_belongs_in_them() -> None:
    assert mail_link("ana@x.es?subject=hi&bcc=b@y.es") == "mailto:ana@x.es%3Fsubject%3Dhi%26bcc%3Db@y.es"
    assert mail_link("nobody") == ""


def test_each_job_is_said_with_its_firm() -> None:
    contact = Contact(org=(Org("Ortiz", ("Sales",), title="Manager"), Org()))
    assert job_lines(contact) == (("Manager", "Ortiz, Sales"),)
