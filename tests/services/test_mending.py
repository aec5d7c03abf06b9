from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store import sick_books
from tests.store.sick_books import overwrite, pages

from rolodex.domain.errors import BookElsewhere, DamagedBook, UserError
from rolodex.domain.message import Message
from rolodex.services import mending
from rolodex.services.backups import Backups
from rolodex.services.checking import Checking
from rolodex.services.opening import open_services
from rolodex.store.book import Book


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample book to look at or to copy."""
    return sick_books.sample(tmp_path_factory.mktemp("whole") / "book.rolodex", 60)


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """The test's own copy of the sample book."""
    return sick_books.copy(whole, tmp_path)


def backed_up(path: Path) -> Path:
    with Book.open(path) as book:
        return Backups(book).make().path


def english(message: Message) -> str:
    return (message.text if message.count == 1 else message.plural) % message.arguments()


def test_a_whole_book_is_sound(path: Path) -> None:
    assert mending.diagnose(path).health == "sound"


@pytest.mark.parametrize(
    ("hurt", "health"),
    [
        (lambda path: overwrite(path, pages(path, "contact")[:1]), "damaged"),
        (lambda path: overwrite(path, [1], zero=True), "damaged"),
        (lambda path: overwrite(path, [1]), "damaged"),
        (lambda path: path.write_text("a letter\n" * 9000), "no_book"),
        (lambda path: path.write_bytes(b""), "no_book"),
        (Path.unlink, "missing"),
    ],
)
def test_the_health_of_a_file_is_named_and_its_copies_listed(path: Path, hurt: object, health: str) -> None:
    copy = backed_up(path)
    hurt(path)  # type: ignore[operator]
    found = mending.diagnose(path)
    assert found.health == health
    assert [backup.path for backup in found.backups] == [copy]
    assert str(path) in english(found.words)


def test_a_newer_book_is_told_from_a_sick_one(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert mending.diagnose(path).health == "newer"


def test_a_copy_takes_the_place_of_a_sick_book_which_is_kept(path: Path) -> None:
    copy = backed_up(path)
    overwrite(path, [1], zero=True)
    hurt = path.read_bytes()
    with pytest.raises(DamagedBook):
        open_services(path)
    aside = mending.from_backup(path, mending.diagnose(path).backups[0])
    assert aside.read_bytes() == hurt
    assert aside.parent == path.parent
    assert mending.diagnose(path).health == "sound"
    assert copy.exists()


def test_the_log_of_a_sick_book_goes_aside_with_it(path: Path) -> None:
    copy = backed_up(path)
    overwrite(path, [1], zero=True)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"a log of another life")
    aside = mending.from_backup(path, copy)
    assert not log.exists()
    assert aside.with_name(aside.name + "-wal").exists()


def test_a_copy_that_went_bad_changes_nothing(path: Path) -> None:
    copy = backed_up(path)
    overwrite(copy, pages(copy, "contact")[:1])
    overwrite(path, [1], zero=True)
    before = path.read_bytes()
    with pytest.raises(UserError):
        mending.from_backup(path, copy)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("* damaged *"))


def test_nothing_is_mended_while_a_window_has_the_book_open(path: Path) -> None:
    copy = backed_up(path)
    holder = {"pid": 1, "host": "another computer", "started": ""}
    path.with_name(path.name + ".lock").write_text(json.dumps(holder))
    with pytest.raises(BookElsewhere):
        mending.from_backup(path, copy)
    with pytest.raises(BookElsewhere):
        mending.salvage(path)


def test_what_was_saved_and_what_was_lost_is_written_beside_the_sick_file(path: Path) -> None:
    overwrite(path, pages(path, "tel")[:1])
    done = mending.salvage(path)
    out = mending.write_losses(done, english)
    text = out.read_text(encoding="utf-8")
    assert out.parent == path.parent
    assert all(loss.contact in text for loss in done.losses)
    assert "phone numbers" in text


def test_lost_rows_come_from_the_newest_copy(path: Path) -> None:
    backed_up(path)
    overwrite(path, pages(path, "tel")[:1])
    done = mending.salvage(path)
    assert done.filled
    assert not done.losses


@pytest.mark.parametrize("text", ["a letter\n" * 9000, ""])
def test_what_is_no_book_is_not_salvaged(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(UserError):
        mending.salvage(path)
    assert path.read_text() == text


def test_a_book_found_sick_at_start_says_so(path: Path) -> None:
    overwrite(path, pages(path, "note")[-1:])
    with Book.open(path) as book:
        checking = Checking(book)
        with pytest.raises(DamagedBook):
            checking.at_start()


HURT = {
    "a total": "UPDATE customer_total SET net = net + 1",
    "a line of the list": "UPDATE entry SET fn = 'Somebody else' WHERE contact_id = 1",
    "a trigger": "DROP TRIGGER journal_tel_update",
    "an index": "DROP INDEX tel_by_contact_id",
    "a trigger of another program": (
        "CREATE TRIGGER greedy AFTER INSERT ON contact BEGIN DELETE FROM contact; END"
    ),
}


@pytest.mark.parametrize("sql", HURT.values(), ids=HURT)
def test_what_follows_from_the_rest_is_made_anew_in_place(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    mending.repair(path)
    with Book.open(path) as book:
        assert not book.read_only
        assert Checking(book).full() == ()


def test_a_book_with_triggers_of_another_program_is_only_looked_at(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(HURT["a trigger of another program"])
    with Book.open(path) as book:
        assert book.read_only
        assert book.notice
        assert "greedy" in english(book.notice)


def test_a_view_in_place_of_a_table_is_no_book(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE journal_shape RENAME TO other")
        connection.execute(
            "CREATE VIEW journal_shape AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
            "SELECT x AS schema_version, '' AS table_name, '[]' AS columns FROM n"
        )
    with pytest.raises(UserError, match="not a Rolodex book"):
        Book.open(path)


def test_a_view_in_a_book_that_says_it_is_newer_is_never_read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE activity RENAME TO other")
        connection.execute("CREATE VIEW activity AS SELECT 1 AS id")
        connection.execute("PRAGMA user_version = 99999")
    with pytest.raises(UserError, match="not a Rolodex book"):
        Book.open(path)
