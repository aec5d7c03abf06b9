"""The sample book of the tour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rolodex import paths
from rolodex.domain.errors import Cancelled
from rolodex.domain.listing import Query
from rolodex.services import sample_book
from rolodex.services.opening import Services, open_services
from rolodex.services.sample_book import Tour, Wish

TODAY = date(2026, 5, 4)
WISH = Wish("es", "ES", TODAY, "Rosa Ferrer.vcf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Spanish sample book, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROLODEX_DATA", str(tmp_path_factory.mktemp("data")))
        return sample_book.make(WISH)


@pytest.fixture
def spanish(made: Path) -> Iterator[Services]:
    services = open_services(made)
    yield services
    services.close()


@pytest.fixture
def in_its_place(made: Path) -> Path:
    """The sample book where this test looks for it."""
    place = paths.sample_book()
    place.parent.mkdir(parents=True)
    place.write_bytes(made.read_bytes())
    return place


def test_it_holds_people_of_the_users_country_and_speaks_the_users_language(spanish: Services) -> None:
    tally = spanish.contacts.tally()
    assert tally.people + tally.companies + len(tally.groups) == sample_book.CONTACTS
    at_home = spanish.contacts.matches(Query(text="country:es")).total
    assert at_home > sample_book.CONTACTS / 3
    assert "mayorista" in dict(tally.tags)
    assert "wholesale" not in dict(tally.tags)
    assert "Silla «Lugo»" in {product.name for product in spanish.products.all()}


def test_its_day_has_something_to_do(spanish: Services) -> None:
    assert spanish.agenda.count(datetime.fromisoformat("2026-05-04T09:00")) > 2


def test_one_undo_too_many_does_not_empty_it(spanish: Services) -> None:
    people = spanish.contacts.tally().people
    spanish.history.undo()
    assert spanish.history.next_undo() is None
    assert spanish.contacts.tally().people == people
    spanish.history.redo()


def test_a_card_to_be_brought_in_lies_beside_it(made: Path) -> None:
    assert "Rosa Ferrer" in made.with_name("Rosa Ferrer.vcf").read_text(encoding="utf-8")


def test_it_is_not_made_again_where_it_is_there(in_its_place: Path) -> None:
    before = in_its_place.stat().st_mtime_ns
    assert sample_book.make(WISH) == in_its_place
    assert in_its_place.stat().st_mtime_ns == before


def test_it_leaves_nothing_half_made_behind(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        sample_book.make(WISH, stop)
    assert list(paths.sample_book().parent.iterdir()) == []


def test_the_tour_is_remembered_and_begins_anew_where_nothing_is_known() -> None:
    assert sample_book.tour() == Tour()
    tour = Tour("/books/contacts.rolodex", 3, ("find", "open"), 7)
    sample_book.note(tour)
    assert sample_book.tour() == tour
    (paths.config() / sample_book.NOTES).write_text("{", encoding="utf-8")
    assert sample_book.tour() == Tour()


def test_all_of_it_goes_and_nothing_else_does(in_its_place: Path, made: Path) -> None:
    own = paths.default_book()
    own.write_bytes(b"mine")
    copies = paths.backups(in_its_place)
    copies.mkdir()
    (copies / "a copy.rolodex").write_bytes(b"copy")
    in_its_place.with_name("sample.rolodex-wal").write_bytes(b"log")
    in_its_place.with_name("Rosa Ferrer.vcf").write_bytes(made.with_name("Rosa Ferrer.vcf").read_bytes())
    sample_book.note(Tour(step=4))
    assert [path.suffix for path in in_its_place.parent.glob("*.json")] == []
    sample_book.remove()
    assert list(own.parent.iterdir()) == [own]
    assert sample_book.tour() == Tour()
    sample_book.remove()


def test_what_somebody_else_put_beside_it_stays(in_its_place: Path) -> None:
    labels, card = in_its_place.with_name("labels.pdf"), in_its_place.with_name("Ana.vcf")
    labels.write_bytes(b"%PDF")
    card.write_bytes(b"BEGIN:VCARD")
    sample_book.remove()
    assert sorted(labels.parent.iterdir()) == [card, labels]
