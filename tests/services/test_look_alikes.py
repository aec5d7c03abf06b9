from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import company, emails, person, phones

from rolodex.domain.errors import Cancelled, UserError
from rolodex.services.look_alikes import LookAlikes, like_many
from rolodex.services.look_alikes_typed import MANY
from rolodex.services.opening import Services, open_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    path = tmp_path / "book.rolodex"
    new_book(path)
    services = open_services(path)
    yield services
    services.book.close()


def saved(services: Services, *contacts: object) -> list[int]:
    return [services.contacts.save(contact).id for contact in contacts]  # type: ignore[arg-type]


def test_pairs_of_the_book_are_found_with_the_likest_first(services: Services) -> None:
    ana, pepe, anna, jose, _other, firm, twin = saved(
        services,
        person("Ana", "García", tel=phones("600 111 222"), email=emails("ana@x.example")),
        person("Pepe", "Ruiz", tel=phones("600 333 444")),
        person("Ana", "García", tel=phones("+34600111222"), email=emails("ANA@x.example")),
        person("José", "Ruiz", tel=phones("0034600333444")),
        person("Luis", "Sanz", tel=phones("600 999 888")),
        company("Muebles Sol, S.L.", email=emails("info@sol.example")),
        company("Muebles Sol", email=emails("info@sol.example")),
    )
    pairs = services.look_alikes.pairs()
    assert [(pair.one, pair.other) for pair in pairs] == [(ana, anna), (pepe, jose), (firm, twin)]
    assert [pair.likeness.level for pair in pairs] == ["certain", "suggested", "suggested"]
    assert len(services.look_alikes.pairs(at_least="certain")) == 1


def test_who_is_not_the_same_is_not_shown_again(services: Services) -> None:
    one, other = saved(services, *[person(tel=phones("600111222"))] * 2)
    changes = services.look_alikes.distinct([other, one])
    assert changes.of("pair") == {one, other}
    assert services.look_alikes.pairs() == ()
    assert services.look_alikes.are_distinct(other, one)
    found = services.contacts.get(one)
    assert found is not None
    assert services.look_alikes.like(found) == ()
    services.look_alikes.same_after_all((other, one))
    assert len(services.look_alikes.pairs()) == 1
    assert not services.look_alikes.are_distinct(one, other)


def test_somebody_being_typed_is_known(services: Services) -> None:
    ana, pepe = saved(
        services,
        person("Ana", "García", tel=phones("600 111 222")),
        person("José", "Ruiz", email=emails("jose@x.example")),
    )
    (found,) = services.look_alikes.like(person("Ana", "Garcia", tel=phones("+34 600 11 12 22")))
    assert (found.contact_id, found.fn, found.likeness.level) == (ana, "Ana García", "suggested")
    assert [reason.text for reason in found.likeness.reasons] == ["same name", "same mobile"]
    (found,) = services.look_alikes.like(person("Pepe", "Ruiz", email=emails("jose@x.example")))
    assert found.contact_id == pepe
    assert services.look_alikes.like(person("Luz", "Sanz")) == ()


def test_many_cards_are_compared_with_the_book(services: Services) -> None:
    (ana,) = saved(services, person("Ana", "García", tel=phones("600 111 222")))
    cards = [person("Luz", "Sanz"), person("Ana", "García", tel=phones("600111222"))]
    with services.book.reading() as connection:
        nobody, (known,) = like_many(connection, cards)
    assert nobody == ()
    assert known.contact_id == ana


def test_a_large_file_is_compared_with_all_numbers_and_names_of_the_book(services: Services) -> None:
    ana, sol = saved(
        services,
        person("Ana", "García", tel=phones("600 111 222"), email=emails("ana@x.example")),
        company("Muebles Sol, S.L.", tel=phones("915 000 111")),
    )
    cards = [person(f"Luz {number}", "Sanz", tel=phones(f"7000{number:05}")) for number in range(MANY)]
    cards[3] = person("Anita", "Garcia", tel=phones("0034 600 111 222"))
    cards[50] = person("Ana", "García", email=emails("ANA@x.example"))
    cards[99] = company("Muebles Sol", tel=phones("+34 915 000 111"))
    with services.book.reading() as connection:
        found = like_many(connection, cards)
        one_by_one = [like_many(connection, [card])[0] for card in cards]
    assert {place: alike[0].contact_id for place, alike in enumerate(found) if alike} == {
        3: ana,
        50: ana,
        99: sol,
    }
    assert [[one.contact_id for one in alike] for alike in found] == [
        [one.contact_id for one in alike] for alike in one_by_one
    ]
    luz, *_ = saved(services, person("Luz", "Sanz", tel=phones("700000007"), email=emails("luz@x.example")))
    with services.book.reading() as connection:
        found = like_many(connection, [*cards, person("Luz", "Sanz", email=emails("luz@x.example"))])
    assert found[-1][0].contact_id == luz


def test_comparing_leaves_the_collection_of_garbage_as_it_was(services: Services) -> None:
    saved(services, *[person(tel=phones("600111222"))] * 2)
    before = gc.get_threshold()
    seen: list[tuple[bool, tuple[int, int, int]]] = []

    def cancel(done: int, total: int) -> None:
        seen.append((gc.isenabled(), gc.get_threshold()))
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.look_alikes.pairs(cancel)
    assert all(enabled and old >= 1_000 for enabled, (_, _, old) in seen)
    assert gc.get_threshold() == before


def test_a_search_that_is_cancelled_stops(services: Services) -> None:
    saved(services, *[person(tel=phones("600111222"))] * 2)

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        services.look_alikes.pairs(cancel)


def test_fewer_than_two_are_not_called_different(services: Services) -> None:
    (one,) = saved(services, person())
    with pytest.raises(UserError):
        LookAlikes(services.book).distinct([one, 99])
