"""One change for many contacts: rehearsal, doubts, one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import company, emails, person, phones

from rolodex.domain.bulk import BulkEdit, BulkPlan
from rolodex.domain.contact import Adr, Contact, Custom, Name, Org, Value
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services, open_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with closing(open_services(new_book(tmp_path / "book.rolodex"))) as opened:
        yield opened


def add(services: Services, contact: Contact) -> int:
    return services.contacts.save(contact).id


def card(services: Services, contact_id: int) -> Contact:
    found = services.contacts.get(contact_id)
    assert found is not None
    return found


def done(services: Services, edit: BulkEdit, *contacts: Contact) -> list[Contact]:
    """The cards after the change."""
    ids = [add(services, contact) for contact in contacts]
    services.bulk_editing.apply(services.bulk_editing.plan(edit, ids))
    return [card(services, contact_id) for contact_id in ids]


def said(plan: BulkPlan) -> list[tuple[str, str]]:
    """Who is left out and why."""
    return [(row.fn, row.doubt.text) for row in plan.rows if row.doubt]


def test_a_rehearsal_says_what_would_change_and_writes_nothing(services: Services) -> None:
    ana = add(services, person(adr=(Adr(street="Mayor 1", city="Madird"),)))
    eva = add(services, person("Eva", adr=(Adr(street="Mayor 2", city="Madrid"),)))
    plan = services.bulk_editing.plan(BulkEdit("set", "adr.city", "Madrid"), [ana, eva])
    (row,) = plan.rows
    (difference,) = row.differences
    assert (row.contact_id, difference.name, plan.unchanged) == (ana, "adr.city", 1)
    assert (difference.before[0].args, difference.after[0].args) == (
        (("text", "Madird"),),
        (("text", "Madrid"),),
    )
    assert card(services, ana).adr[0].city == "Madird"


def test_a_change_of_many_is_one_step(services: Services) -> None:
    ids = [add(services, person(f"P{n}", org=(Org("Acme"),))) for n in range(3)]
    edited = services.bulk_editing.apply(
        services.bulk_editing.plan(BulkEdit("set", "org.title", "Clerk"), ids)
    )
    assert {card(services, one).org[0].title for one in ids} == {"Clerk"}
    assert edited.changes.of("contact") == set(ids)
    services.history.undo()
    assert {card(services, one).org[0].title for one in ids} == {""}


def test_rows_that_are_left_out_stay_as_they_are(services: Services) -> None:
    ana, eva = add(services, person()), add(services, person("Eva"))
    plan = services.bulk_editing.plan(BulkEdit("add", "categories", "press"), [ana, eva])
    services.bulk_editing.apply(plan, leaving_out=[eva])
    assert (card(services, ana).categories, card(services, eva).categories) == (("press",), ())


def test_nothing_is_written_where_everybody_is_left_out(services: Services) -> None:
    ana = add(services, person())
    plan = services.bulk_editing.plan(BulkEdit("add", "categories", "press"), [ana])
    with pytest.raises(UserError):
        services.bulk_editing.apply(plan, leaving_out=[ana])


def test_a_card_that_was_changed_since_the_rehearsal_is_passed_over_and_named(services: Services) -> None:
    ana = add(services, person(org=(Org("Acme"),)))
    eva = add(services, person("Eva", org=(Org("Acme"),)))
    plan = services.bulk_editing.plan(BulkEdit("replace", "org.name", "ACME", "Acme"), [ana, eva])
    services.contacts.save(replace(card(services, eva), org=(Org("Acme Old"),)))
    edited = services.bulk_editing.apply(plan)
    assert [row.fn for row in edited.passed_over] == ["Eva García"]
    assert (card(services, ana).org[0].name, card(services, eva).org[0].name) == ("ACME", "Acme Old")


def test_a_change_elsewhere_on_a_card_does_not_matter(services: Services) -> None:
    ana = add(services, person(org=(Org("Acme"),)))
    plan = services.bulk_editing.plan(BulkEdit("set", "org.title", "Clerk"), [ana])
    services.contacts.save(replace(card(services, ana), tel=phones("600")))
    assert services.bulk_editing.apply(plan).passed_over == ()
    assert (card(services, ana).org[0].title, card(services, ana).tel) == ("Clerk", phones("600"))


def test_a_name_that_is_shown_follows_its_parts(services: Services) -> None:
    (ana,) = done(services, BulkEdit("set", "n.family", "Gil"), person())
    assert (ana.fn, ana.n.family) == ("Ana Gil", "Gil")


def test_a_name_of_the_users_own_stays(services: Services) -> None:
    (ana,) = done(services, BulkEdit("set", "n.prefix", "Dra."), person(fn="Anita"))
    assert ana.fn == "Anita"


def test_a_contact_is_never_left_without_any_name(services: Services) -> None:
    ana = add(services, Contact(fn="Ana", n=Name(given="Ana")))
    plan = services.bulk_editing.plan(BulkEdit("clear", "n.given"), [ana])
    assert said(plan) == [("Ana", "Nothing would be left of the name")]


def test_a_company_is_called_what_its_firm_is(services: Services) -> None:
    (acme,) = done(services, BulkEdit("replace", "", "Apex", "Acme"), company("Acme Ibérica"))
    assert (acme.fn, acme.org[0].name) == ("Apex Ibérica", "Apex Ibérica")


def test_all_texts_but_phones_are_searched_where_no_field_is_named(services: Services) -> None:
    (ana,) = done(
        services,
        BulkEdit("replace", "", "new", "600"),
        person(tel=phones("600"), note=(Value("Room 600"),), custom=(Custom("Door", "600", "text"),)),
    )
    assert (ana.tel, ana.note[0].value, ana.custom[0].value) == (phones("600"), "Room new", "new")


def test_addresses_that_follow_a_firm_are_left_out(services: Services) -> None:
    acme = add(services, company(adr=(Adr(street="Gran Vía 2", city="Bilbao", types=("work",)),)))
    eva = add(services, person("Eva"))
    services.companies.share_address(acme, 0, [eva])
    plan = services.bulk_editing.plan(BulkEdit("set", "adr.city", "Madrid"), [eva, add(services, person())])
    assert said(plan) == [
        ("Eva García", "Shares the address of the firm: change it there"),
        ("Ana García", "Has no address to change"),
    ]


def test_a_country_brings_its_code(services: Services) -> None:
    (ana,) = done(
        services,
        BulkEdit("set", "adr.country", "Alemania"),
        person(adr=(Adr(city="Köln", country_code="ES"),)),
    )
    assert ana.adr[0].country_code == "DE"


def test_lists_grow_and_shrink_by_one_value(services: Services) -> None:
    tagged = person(categories=("VIP", "old"))
    (ana,) = done(services, BulkEdit("remove", "categories", "vip"), tagged)
    (eva,) = done(
        services, BulkEdit("add", "categories", "Vip"), replace(tagged, categories=("VIP",)), person()
    )[1:]
    assert (ana.categories, eva.categories) == (("old",), ("Vip",))


def test_another_firm_is_not_joined_to_the_card_of_the_first(services: Services) -> None:
    acme = add(services, company())
    (ana,) = done(services, BulkEdit("set", "org.name", "Apex"), person(org=(Org("Acme", company_id=acme),)))
    assert (ana.org[0].name, ana.org[0].company_id) == ("Apex", 0)


def test_fields_of_the_users_own_keep_their_type(services: Services) -> None:
    services.custom_fields.save(CustomField(0, "Born", "date", "all"))
    (ana,) = done(services, BulkEdit("set", "x-custom:Born", "3 may 1980"), person())
    assert ana.custom == (Custom("Born", "1980-05-03", "date"),)


@pytest.mark.parametrize(
    "edit",
    [
        BulkEdit("set", "x-custom:Born", "never"),
        BulkEdit("set", "fn", "Ana"),
        BulkEdit("set", "uid", "1"),
        BulkEdit("set", "adr.city", " "),
        BulkEdit("replace", "", "x"),
        BulkEdit("clear", ""),
        BulkEdit("set", "gender", "blue"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(services: Services, edit: BulkEdit) -> None:
    services.custom_fields.save(CustomField(0, "Born", "date", "all"))
    with pytest.raises(UserError):
        services.bulk_editing.plan(edit, [add(services, person())])


def test_people_move_with_their_firm(services: Services) -> None:
    old = Adr(street="Gran Vía 2", city="Bilbao", types=("work",))
    home = Adr(street="Mayor 1", city="Madrid", types=("home",))
    acme = add(services, company(adr=(Adr(street="Plaza 9", city="Getxo", country_code="ES"),)))
    job = (Org("Acme", company_id=acme),)
    ana = add(services, person(adr=(home, old), org=job))
    eva = add(services, person("Eva", adr=(home,), org=job))
    services.bulk_editing.apply(services.bulk_editing.move_address(acme))
    assert [adr.street for adr in card(services, ana).adr] == ["Mayor 1", "Plaza 9"]
    assert [adr.street for adr in card(services, eva).adr] == ["Mayor 1", "Plaza 9"]
    assert card(services, ana).adr[1].shared == card(services, eva).adr[1].shared > 0
    assert services.bulk_editing.move_address(acme).unchanged == 2


def test_a_move_to_an_address_that_is_gone_is_refused(services: Services) -> None:
    with pytest.raises(UserError):
        services.bulk_editing.move_address(add(services, company()))


def test_every_field_that_is_offered_can_be_changed_as_it_says(services: Services) -> None:
    services.custom_fields.save(CustomField(0, "Vegan", "yesno", "all"))
    ana = add(services, person(adr=(Adr(city="Madrid"),), email=emails("a@b.es")))
    deeds = [(field, deed) for field in services.bulk_editing.fields() for deed in field.deeds]
    for field, deed in deeds:
        value = field.choices[0][0] if field.choices else "Value"
        services.bulk_editing.plan(BulkEdit(deed, field.name, value, "a"), [ana])
    assert len({field.name for field, _deed in deeds}) == len(services.bulk_editing.fields())
