"""Repairs worth doing: found, put in order, done one at a time, declined."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import emails, person, phones

from rolodex.domain.contact import Adr, Contact
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.message import message
from rolodex.domain.repair import Repair, RepairKind
from rolodex.services.opening import Services, open_services
from rolodex.store import bulk

TODAY = date(2026, 11, 22)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with closing(open_services(new_book(tmp_path / "book.rolodex"))) as opened:
        opened.settings.choose("country", "ES")
        yield opened


def add(services: Services, contact: Contact) -> int:
    return services.contacts.save(contact).id


def card(services: Services, contact_id: int) -> Contact:
    found = services.contacts.get(contact_id)
    assert found is not None
    return found


def only(services: Services, *kinds: RepairKind) -> Repair:
    (repair,) = services.tidying.repairs(kinds) if kinds else services.tidying.repairs()
    return repair


SOUND = person(
    tel=phones("+34 600 123 456", "91 123 45 67"),
    email=emails("ana@gmail.com"),
    adr=(Adr(street="Calle Mayor 1", city="Madrid", code="28013", country="España"),),
)
BROKEN: list[tuple[RepairKind, Contact]] = [
    ("email", replace(SOUND, email=emails("ana@gmial.com"))),
    ("phone", replace(SOUND, tel=phones("34600123456"))),
    ("postcode", replace(SOUND, adr=(Adr(street="Rambla 1", city="Barcelona", code="8001"),))),
    ("country", replace(SOUND, adr=(replace(SOUND.adr[0], country="Espanna"),))),
    ("name", Contact(fn="ana.garcia@x.es", email=emails("ana.garcia@x.es"))),
    ("capitals", person("ANA", "GARCÍA")),
]


def test_a_book_in_order_has_nothing_to_repair(services: Services) -> None:
    add(services, SOUND)
    assert services.tidying.look().repairs == ()
    assert services.tidying.look().total == 0


@pytest.mark.parametrize(("kind", "broken"), BROKEN)
def test_each_kind_is_found_counted_done_and_then_gone(
    services: Services, kind: RepairKind, broken: Contact
) -> None:
    contact_id = add(services, broken)
    before = card(services, contact_id)
    look = services.tidying.look()
    assert {key: count for key, count in look.counts.items() if count} == {kind: 1}
    (repair,) = look.repairs
    assert (repair.kind, repair.contact_id, bool(repair.differences)) == (kind, contact_id, True)
    services.tidying.do(repair)
    assert services.tidying.look().total == 0
    services.history.undo()
    assert card(services, contact_id) == before
    assert services.tidying.look() == look


def test_a_no_is_remembered_until_the_card_changes_there(services: Services) -> None:
    ana = add(services, replace(SOUND, tel=phones("34600123456", "6OO 123 456")))
    services.tidying.decline(only(services))
    second = only(services)
    assert [word for difference in second.differences for word in difference.before] != []
    services.tidying.decline(second)
    assert services.tidying.look().total == 0
    services.contacts.save(replace(card(services, ana), tel=phones("34611222333")))
    assert only(services).kind == "phone"


def test_a_no_can_be_undone(services: Services) -> None:
    add(services, BROKEN[0][1])
    repair = only(services)
    services.tidying.decline(repair)
    services.history.undo()
    assert only(services) == repair


def test_a_repair_of_a_card_that_changed_meanwhile_is_refused(services: Services) -> None:
    ana = add(services, BROKEN[0][1])
    repair = only(services)
    services.contacts.save(replace(card(services, ana), email=emails("ana@hotmial.com")))
    with pytest.raises(UserError):
        services.tidying.do(repair)
    assert card(services, ana).email == emails("ana@hotmial.com")


def test_where_only_the_user_can_tell_nothing_is_written(services: Services) -> None:
    add(services, replace(SOUND, tel=phones("600 123 45")))
    repair = only(services)
    assert repair.differences == ()
    with pytest.raises(UserError):
        services.tidying.do(repair)


def test_the_neighbours_tell_a_missing_code(services: Services) -> None:
    add(services, SOUND)
    eva = add(services, replace(SOUND, fn="Eva", adr=(replace(SOUND.adr[0], code=""),)))
    services.tidying.do(only(services, "postcode"))
    assert card(services, eva).adr[0].code == "28013"


def test_the_best_customers_come_first_and_pages_follow_each_other(services: Services) -> None:
    ids = [add(services, replace(BROKEN[0][1], fn=f"P{n}")) for n in range(5)]
    rows = [(ids[3], "EUR", 900_000), (ids[1], "EUR", 5_000)]
    with services.book.change(message("Orders")) as tx:
        bulk.insert(
            tx, "purchase", ("contact_id", "currency", "total", "day"), [(*row, 20_000) for row in rows]
        )
    whole = services.tidying.look(today=TODAY).repairs
    assert [repair.contact_id for repair in whole] == [ids[3], ids[1], ids[0], ids[2], ids[4]]
    first = services.tidying.look(limit=2, today=TODAY).repairs
    rest = services.tidying.look(after=first[-1], today=TODAY).repairs
    assert first + rest == whole


def test_only_the_kinds_that_are_asked_for_are_looked_for(services: Services) -> None:
    for _kind, broken in BROKEN:
        add(services, broken)
    assert services.tidying.look(("email", "name")).counts == {"email": 1, "name": 1}


def test_addresses_of_a_firm_are_repaired_on_its_card_only(services: Services) -> None:
    acme = add(
        services, Contact(kind="org", fn="Acme", adr=(Adr(street="Rambla 1", city="Barcelona", code="8001"),))
    )
    services.companies.share_address(acme, 0, [add(services, replace(SOUND, adr=()))])
    services.tidying.do(only(services))
    assert services.tidying.look().total == 0


def test_look_alikes_are_repairs_too_and_a_no_keeps_them_apart(services: Services) -> None:
    one, other = add(services, SOUND), add(services, replace(SOUND, uid=""))
    (repair,) = services.tidying.alike().repairs
    assert (repair.contact_id, repair.other_id, repair.kind) == (one, other, "alike")
    assert repair.reasons
    services.tidying.decline(repair)
    assert services.tidying.alike().total == 0
    assert services.look_alikes.are_distinct(one, other)


def test_a_look_can_be_cancelled(services: Services) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        services.tidying.look(progress=stop)
