"""Whoever was erased stays erased when an older copy takes the place of the book."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import emails, person, phones

from rolodex.domain.backup import Backup
from rolodex.domain.contact import Contact, Date, Value
from rolodex.domain.listing import Query
from rolodex.services import mending
from rolodex.services.backups import restore
from rolodex.services.opening import Services, open_services
from rolodex.services.whole_book import restore as whole

UID = "uid-of-bea-bellweather"
NUMBER = "+44 20 7946 0999"
TRACES = (b"bellweather", NUMBER.encode(), b"bea@bellw.example", b"quiet table")


def card() -> Contact:
    return person(
        "Bea",
        "Bellweather",
        uid=UID,
        tel=phones(NUMBER),
        email=emails("bea@bellw.example"),
        dates=(Date("bday", "1970-02-03", 1970, 2, 3),),
        note=(Value("Likes the quiet table"),),
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with her and another, and a copy of it that nothing knows of; made once."""
    services = open_services(new_book(tmp_path_factory.mktemp("filled") / "book.rolodex"))
    services.contacts.save(card())
    services.contacts.save(person("Ana", tel=phones("600 111 222")))
    services.backups.make(services.book_path.with_name("elsewhere.rolodex"))
    services.close()
    return services.book_path


@pytest.fixture
def services(filled: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copy(filled, tmp_path / "book.rolodex")
    shutil.copy(filled.with_name("elsewhere.rolodex"), tmp_path / "elsewhere.rolodex")
    opened = open_services(tmp_path / "book.rolodex")
    yield opened
    opened.close()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A copy that still holds her."""
    return tmp_path / "elsewhere.rolodex"


def erase(services: Services) -> int:
    """Erase her; gives the number of the erasure."""
    report = services.erasing.erase(services.contacts.matches(Query("bellweather")).rows[0].id)
    assert report.is_whole, report
    return report.erasure_id


def names(services: Services) -> list[str]:
    return sorted(row.fn.split()[0] for row in services.contacts.matches(Query("")).rows)


def is_clean(path: Path) -> bool:
    """Whether nothing of her stands in a book."""
    files = (path.with_name(path.name + ending) for ending in ("", "-wal", "-journal"))
    data = b"".join(file.read_bytes() for file in files if file.exists()).lower()
    return not any(one in data for one in TRACES)


def test_a_copy_of_before_does_not_bring_somebody_back(services: Services, older: Path) -> None:
    erase(services)
    services.contacts.save(person("Leo"))
    compared = services.backups.compare(Backup(older, "", 2, older.stat().st_size))
    assert compared.erased_since == 1
    services.backups.restore(older)
    assert names(services) == ["Ana"]
    assert is_clean(services.book_path)
    assert services.contacts.deleted() == ()
    again, first = services.erasing.past()
    assert (again.is_whole, again.found, again.rows["contact"]) == (True, {"book.rolodex": 0}, 1)
    assert (again.kept_out, first.is_whole) == (0, True)
    assert first.kept_out >= 3
    assert services.checking.full() == ()


def test_taking_such_a_restore_back_and_doing_it_again_brings_nobody_back(
    services: Services, older: Path
) -> None:
    erase(services)
    services.contacts.save(person("Leo"))
    services.backups.restore(older)
    assert services.history.undo()
    assert names(services) == ["Ana", "Leo"]
    assert services.history.redo()
    assert names(services) == ["Ana"]
    while services.history.undo():
        assert "Bea" not in names(services)
    assert is_clean(services.book_path)
    assert len(services.erasing.past()) == 2


def test_somebody_who_was_deleted_in_the_copy_does_not_come_back_by_its_history(
    services: Services, older: Path
) -> None:
    (bea,) = services.contacts.matches(Query("bellweather")).rows
    services.contacts.delete([bea.id])
    services.backups.make(older.with_name("deleted.rolodex"))
    services.history.undo()
    erase(services)
    services.backups.restore(older.with_name("deleted.rolodex"))
    assert services.contacts.deleted() == ()
    assert is_clean(services.book_path)


def test_whoever_was_let_in_again_is_restored_like_anybody(services: Services, older: Path) -> None:
    erasure = erase(services)
    services.erasing.forget(erasure)
    services.backups.restore(older)
    assert names(services) == ["Ana", "Bea"]
    assert [one.kept_out for one in services.erasing.past()] == [0]


def test_whoever_is_in_the_book_again_stays(services: Services, older: Path) -> None:
    erase(services)
    services.contacts.save(replace(card(), note=()))
    assert len(services.erasing.returned()) == 1
    services.backups.restore(older)
    assert names(services) == ["Ana", "Bea"]


def test_whoever_has_the_number_of_somebody_erased_stays_and_is_told(services: Services, older: Path) -> None:
    other = services.contacts.save(person("Eva", uid="uid-of-eva", tel=phones(NUMBER))).id
    services.contacts.delete([1])
    copy = services.backups.make(older.with_name("eva.rolodex"))
    services.history.undo()
    services.contacts.delete([other])
    erase(services)
    services.backups.restore(copy)
    assert names(services) == ["Ana", "Eva"]
    assert services.erasing.returned() == (other,)


def test_a_copy_in_the_place_of_a_sick_book_brings_nobody_back(services: Services, older: Path) -> None:
    erase(services)
    services.backups.make()
    services.close()
    ways: tuple[Callable[[], object], ...] = (
        lambda: restore(older, services.book_path),
        lambda: put_by_the_gate(services, older),
    )
    for put_back in ways:
        services.book_path.write_bytes(b"\0" * 20_000)
        put_back()
        again = open_services(services.book_path)
        try:
            assert names(again) == ["Ana"]
            assert len(again.erasing.past()) == 2
        finally:
            again.close()
        assert is_clean(services.book_path)


def put_by_the_gate(services: Services, older: Path) -> object:
    return mending.from_backup(services.book_path, older)


def test_a_whole_book_as_text_carries_on_who_is_kept_out(services: Services, tmp_path: Path) -> None:
    erase(services)
    services.whole_book.export(tmp_path / "book.zip")
    whole(tmp_path / "book.zip", tmp_path / "new.rolodex")
    new = open_services(tmp_path / "new.rolodex")
    try:
        vcf = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{UID}\r\nFN:Bea\r\nEND:VCARD\r\n"
        with new.importing.plan_data(vcf.encode(), "bea.vcf") as plan:
            assert [row.kind for row in plan.rows()] == ["kept_out"]
        new.backups.restore(tmp_path / "elsewhere.rolodex")
        assert names(new) == ["Ana"]
    finally:
        new.close()
