"""Erasing one person from copies: those in the second folder, older ones, and where somebody else reads."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import emails, person, phones
from tests.e2e.faults.works import made_old

from rolodex.domain.contact import Date, Value
from rolodex.domain.erasure import ErasureReport
from rolodex.domain.erasure_words import listed, verdict
from rolodex.domain.listing import Query
from rolodex.services.opening import Services, open_services
from rolodex.store import backups_second, engine

TRACES = (b"bellweather", b"+44 20 7946 0999", b"bea@bellw.example")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with somebody whose name is nobody else's, and three others; made once."""
    services = open_services(new_book(tmp_path_factory.mktemp("filled") / "book.rolodex"))
    bea = person(
        "Bea",
        "Bellweather",
        uid="uid-of-bea-bellweather",
        tel=phones("+44 20 7946 0999"),
        email=emails("bea@bellw.example"),
        dates=(Date("bday", "1970-02-03", 1970, 2, 3),),
        note=(Value("Likes the quiet table"),),
    )
    services.contacts.save(bea)
    for name in ("Ana", "Leo", "Eva"):
        services.contacts.save(person(name, tel=phones(f"600 {len(name)}{ord(name[0])}")))
    services.close()
    return services.book_path


@pytest.fixture
def services(filled: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copy(filled, tmp_path / "book.rolodex")
    opened = open_services(tmp_path / "book.rolodex")
    yield opened
    opened.close()


def bea(services: Services) -> int:
    """The id of whom to erase."""
    return services.contacts.matches(Query("bellweather")).rows[0].id


def erased(services: Services, *, whole: bool = True) -> ErasureReport:
    report = services.erasing.erase(bea(services))
    assert report.is_whole == whole, report
    return report


def stands_in(path: Path) -> set[bytes]:
    """Which of her traces stand in a book, its log included."""
    files = (path.with_name(path.name + ending) for ending in ("", "-wal", "-journal"))
    data = b"".join(file.read_bytes() for file in files if file.exists()).lower()
    return {one for one in TRACES if one in data}


def stick(services: Services, tmp_path: Path) -> Path:
    """A second folder that copies go to."""
    folder = tmp_path / "stick"
    folder.mkdir()
    services.backups.set_second_folder(folder)
    return folder


def test_copies_in_the_second_folder_are_made_again_too(services: Services, tmp_path: Path) -> None:
    folder = stick(services, tmp_path)
    own = services.backups.make().path
    (other,) = folder.rglob("*.rolodex")
    asked = services.erasing.plan(bea(services))
    assert set(asked.copies) == {own, other}
    assert stands_in(other)
    report = erased(services)
    assert {one.path: one.fate for one in report.copies} == {own: "made_again", other: "made_again"}
    assert not stands_in(own)
    assert not stands_in(other)
    assert [one.name for one in folder.rglob(".*")] == []
    found = {one.path: one for one in services.backups.all()}
    assert {found[one].people for one in (own, other)} == {3}
    assert not any(one.broken for one in found.values())


def test_no_copy_of_before_an_erasure_goes_to_the_second_folder(services: Services, tmp_path: Path) -> None:
    made = services.backups.make()
    begun = Path(shutil.copy(made.path, tmp_path / made.path.name))
    erased(services)
    folder = stick(services, tmp_path)
    second = backups_second.Second(folder, locked=False, book="mark")
    with pytest.raises(backups_second.SecondTrouble, match="was erased while"):
        backups_second.put(replace(made, path=begun), services.book_path, second)
    assert not any(stands_in(file) for file in folder.rglob("*") if file.is_file())


def test_locked_copies_in_the_second_folder_are_listed(services: Services, tmp_path: Path) -> None:
    folder = stick(services, tmp_path)
    (folder / "book backups").mkdir()
    locked = folder / "book backups" / "book 2026-01-02 030405.rolodex.age"
    locked.write_bytes(b"age-encryption.org/v1\n")
    assert services.erasing.plan(bea(services)).locked_copies == (locked,)
    report = erased(services)
    assert [(one.path, one.fate) for one in listed(report)] == [(locked, "listed")]
    assert locked.exists()


def test_a_second_folder_that_is_not_here_is_listed(services: Services, tmp_path: Path) -> None:
    folder = stick(services, tmp_path)
    folder.rmdir()
    assert services.erasing.plan(bea(services)).away == folder
    report = erased(services)
    assert [(one.path, one.fate) for one in listed(report)] == [(folder, "away")]
    assert "copies listed" in verdict(report).text
    assert not folder.exists()


def test_a_second_folder_that_takes_nothing_is_listed_and_stops_nothing(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = stick(services, tmp_path)
    own = services.backups.make().path
    (other,) = folder.rglob("*.rolodex")
    copyfile = shutil.copyfile

    def full(source: Path, target: Path) -> object:
        if folder in Path(target).parents:
            raise OSError(28, "No space left on device")
        return copyfile(source, target)

    monkeypatch.setattr(shutil, "copyfile", full)
    report = erased(services)
    assert {one.path: one.fate for one in report.copies} == {own: "made_again", other: "listed"}
    assert not services.erasing.waiting()


def test_a_copy_of_an_older_rolodex_is_brought_up_to_date_and_made_again(services: Services) -> None:
    copy = services.backups.make().path
    made_old(copy)
    report = erased(services)
    assert [(one.path, one.fate, one.left) for one in report.copies] == [(copy, "made_again", 0)]
    assert not stands_in(copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (engine.SCHEMA_VERSION,)
        assert connection.execute("SELECT count(*) FROM contact").fetchone() == (3,)
    (told,) = services.backups.all()
    assert (told.people, told.broken) == (3, False)


def test_a_log_that_another_program_reads_is_emptied_at_the_next_start(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.close()
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    again = open_services(services.book_path)
    try:
        card = again.contacts.get(bea(again))
        assert card is not None
        again.contacts.save(replace(card, note=(Value("Miss Bellweather likes the quiet table"),)))
        with closing(sqlite3.connect(again.book_path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM contact").fetchone() == (4,)
            report = erased(again, whole=False)
            assert report.is_waiting
            assert any(report.found.values())
            assert "next start" in verdict(report).text
            assert stands_in(again.book_path)
        assert again.erasing.waiting()
        (done,) = again.erasing.resume()
        assert done.is_whole, done
        assert not any(done.found.values())
        assert not again.erasing.waiting()
        assert not stands_in(again.book_path)
    finally:
        again.close()
