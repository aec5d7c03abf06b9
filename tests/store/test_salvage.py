from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.builders import person
from tests.store import sick_books
from tests.store.sick_books import overwrite, pages, rows

from rolodex import files
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.mending import Salvaged
from rolodex.domain.message import message
from rolodex.services import protecting, unlocking
from rolodex.store import backups, check, contacts, engine, history, salvage
from rolodex.store.book import Book
from rolodex.store.engine import SCHEMA_VERSION
from rolodex.store.migrations import upgrading

NAMELESS = "Found without a name"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample book to look at or to copy."""
    return sick_books.sample(tmp_path_factory.mktemp("whole") / "book.rolodex", 150)


@pytest.fixture(scope="module")
def rows_there(whole: Path) -> dict[str, set[tuple[object, ...]]]:
    """The rows of the sample book."""
    return rows(whole)


@pytest.fixture
def sick(whole: Path, tmp_path: Path) -> Path:
    """A copy of the sample book that may be hurt."""
    return sick_books.copy(whole, tmp_path)


def saved(path: Path, backup: Path | None = None) -> Salvaged:
    """The book after it was salvaged, which is whole."""
    done = salvage.salvage(path, nameless=NAMELESS, backup=backup)
    assert not [loss for loss in done.losses if not loss.table], "the full check found something"
    assert done.aside.exists()
    return done


def names(path: Path) -> dict[int, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT id, fn FROM contact"))


def lost_ids(done: Salvaged, table: str) -> set[int]:
    return {row for loss in done.losses if loss.table == table for row in range(loss.first, loss.last + 1)}


def test_of_a_whole_book_every_row_is_saved(
    sick: Path, rows_there: dict[str, set[tuple[object, ...]]]
) -> None:
    done = saved(sick)
    assert rows(sick) == rows_there
    assert (done.losses, done.lost) == ((), 0)


def test_what_a_process_that_died_left_half_made_is_not_in_the_way(sick: Path) -> None:
    ours = files.beside(sick)
    left = ours.with_name(ours.name.replace(f"{os.getpid()}-", "999999999-"))
    left.write_bytes(b"half a book")
    saved(sick)
    assert not left.exists()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_noise_on_ten_pages_destroyed_is_listed(
    sick: Path, rows_there: dict[str, set[tuple[object, ...]]], seed: int
) -> None:
    count = sick.stat().st_size // sick_books.SIZE
    overwrite(sick, [1 + (seed * 7919 + n * 104729) % count for n in range(10)], seed)
    done = saved(sick)
    with Book.open(sick) as book:
        assert check.full(book) == ()
    for table, there in rows(sick).items():
        missing = {row[0] for row in rows_there[table]} - {row[0] for row in there}
        if table not in ("journal", "changeset", "setting"):
            assert missing <= lost_ids(done, table), table


@pytest.mark.parametrize("zero", [True, False])
def test_a_book_without_its_first_page_is_saved_all_the_same(
    sick: Path, rows_there: dict[str, set[tuple[object, ...]]], zero: bool
) -> None:
    overwrite(sick, [1], zero=zero)
    saved(sick)
    assert rows(sick)["contact"] == rows_there["contact"]


def test_a_lost_table_of_contents_costs_nothing(
    sick: Path, rows_there: dict[str, set[tuple[object, ...]]]
) -> None:
    inner = pages(sick, "sqlite_schema", "internal")
    overwrite(sick, inner)
    saved(sick)
    assert rows(sick) == rows_there


def test_leaves_that_lost_their_tree_find_their_table(
    sick: Path, rows_there: dict[str, set[tuple[object, ...]]]
) -> None:
    overwrite(
        sick,
        [page for table in ("contact", "tel", "email", "journal") for page in pages(sick, table, "internal")],
    )
    done = saved(sick)
    assert rows(sick) == rows_there
    assert not done.losses


def test_a_card_that_is_lost_keeps_its_name_and_what_belongs_to_it(sick: Path) -> None:
    before = names(sick)
    overwrite(sick, pages(sick, "contact")[1:2])
    done = saved(sick)
    assert names(sick) == before
    assert {loss.contact for loss in done.losses if loss.table == "contact"} <= set(before.values())
    assert any(loss.table == "contact" for loss in done.losses)


def test_a_card_of_which_only_a_note_is_left_is_told_apart(sick: Path) -> None:
    hurt = pages(sick, "contact")[1:2]
    for table in ("entry", "name", "org", "email", "tel"):
        hurt += pages(sick, table)
    overwrite(sick, hurt)
    saved(sick)
    assert NAMELESS in names(sick).values()


def test_whose_the_lost_rows_were_is_said(sick: Path) -> None:
    with closing(sqlite3.connect(sick)) as connection:
        owners = dict(
            connection.execute("SELECT t.id, c.fn FROM tel t JOIN contact c ON c.id = t.contact_id")
        )
    overwrite(sick, pages(sick, "tel")[:1])
    done = saved(sick)
    told = {loss.contact for loss in done.losses if loss.table == "tel"}
    assert told
    assert told <= set(owners.values())


def test_rows_that_are_lost_come_from_the_newest_copy(
    sick: Path, rows_there: dict[str, set[tuple[object, ...]]], tmp_path: Path
) -> None:
    copy = backups.copy(sick, tmp_path / "copy.rolodex").path
    overwrite(sick, pages(sick, "tel")[:2] + pages(sick, "contact")[:1] + pages(sick, "journal")[:1])
    done = saved(sick, copy)
    assert rows(sick) == rows_there
    assert done.filled
    assert not done.losses


def test_rows_that_changed_since_the_copy_are_not_taken_from_it(sick: Path, tmp_path: Path) -> None:
    copy = backups.copy(sick, tmp_path / "copy.rolodex").path
    with Book.open(sick) as book, book.change(message("Test")) as tx:
        tx.connection.execute("UPDATE tel SET value = '+34 600 000 000' WHERE id = 1")
        tx.connection.execute("DELETE FROM tel WHERE id = 2")
    overwrite(sick, pages(sick, "tel")[:1])
    saved(sick, copy)
    with closing(sqlite3.connect(sick)) as connection:
        there = {row for (row,) in connection.execute("SELECT id FROM tel WHERE id < 5")}
    assert there == {3, 4}


def test_a_copy_of_another_book_gives_nothing(sick: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = sick_books.copy(sick, tmp_path / "other")
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE changeset SET at = '2020-01-01T00:00:00Z'")
    overwrite(sick, pages(sick, "tel")[:1])
    assert not saved(sick, other).filled


def test_the_steps_in_a_log_that_was_left_are_saved(whole: Path, tmp_path: Path) -> None:
    live = sick_books.copy(whole, tmp_path)
    (tmp_path / "sick").mkdir()
    with Book.open(live) as book:
        with book.change(message("Test")) as tx:
            (ana,) = contacts.insert(tx, [person("Ana", "Bermúdez")])
        sick = Path(shutil.copyfile(live, tmp_path / "sick" / "book.rolodex"))
        shutil.copyfile(f"{live}-wal", f"{sick}-wal")
    overwrite(sick, pages(whole, "note")[:1])
    done = saved(sick)
    assert names(sick)[ana] == "Ana Bermúdez"
    assert done.aside.with_name(done.aside.name + "-wal").exists()


def test_a_step_of_which_rows_are_lost_can_be_taken_back_no_more(sick: Path) -> None:
    with Book.open(sick) as book, book.change(message("Many")) as tx:
        contacts.insert(tx, [person(given=f"Ana {number}") for number in range(60)])
    overwrite(sick, pages(sick, "journal")[-1:])
    saved(sick)
    with Book.open(sick) as book:
        before = book.path.stat().st_size, names(sick)
        step = book_steps(book)[0]
        with pytest.raises(UserError, match="lost"):
            history.revert(book, step)
        assert names(sick) == before[1]


def book_steps(book: Book) -> list[int]:
    with book.reading() as connection:
        return [step.id for step in history.steps(connection)]


def test_half_of_a_book_that_was_cut_off_is_saved(
    sick: Path, rows_there: dict[str, set[tuple[object, ...]]]
) -> None:
    with sick.open("r+b") as stream:
        stream.truncate(sick.stat().st_size // 2)
    saved(sick)
    assert rows(sick)["name"] <= rows_there["name"]


def test_new_rows_never_take_an_id_that_is_lost(sick: Path) -> None:
    highest = max(names(sick))
    overwrite(sick, [*pages(sick, "contact")[-1:], *pages(sick, "entry")])
    saved(sick)
    with Book.open(sick) as book, book.change(message("Test")) as tx:
        (ana,) = contacts.insert(tx, [person()])
    assert ana > highest


def test_what_is_no_book_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.rolodex"
    letter.write_text("a letter\n" * 10_000)
    with pytest.raises(UserError, match="not a Rolodex book"):
        salvage.salvage(letter)
    assert list(tmp_path.iterdir()) == [letter]


def test_a_salvage_that_is_stopped_leaves_all_as_it_was(sick: Path) -> None:
    overwrite(sick, [5])
    before = sick.read_bytes()

    def stop(done: int, total: int) -> None:
        if done > 60:
            raise Cancelled

    with pytest.raises(Cancelled):
        salvage.salvage(sick, stop)
    assert sick.read_bytes() == before
    assert list(sick.parent.iterdir()) == [sick]


def test_a_book_with_a_passphrase_is_saved_and_stays_secret(
    whole: Path, tmp_path: Path, rows_there: dict[str, set[tuple[object, ...]]]
) -> None:
    pytest.importorskip("sqlcipher3")
    secret = sick_books.copy(whole, tmp_path)
    protecting.convert(secret, "", "a long passphrase")
    unlocking.unlock(secret, "a long passphrase")
    connection = engine.connect(secret)
    root = connection.value("SELECT rootpage FROM sqlite_master WHERE name = 'tel'")
    connection.close()
    overwrite(secret, [root])
    done = saved(secret)
    assert not secret.read_bytes().startswith(b"SQLite")
    assert done.rows["email"] == len(rows_there["email"])
    assert done.rows.get("tel", 0) < len(rows_there["tel"])
    assert done.lost


def test_a_book_of_an_older_version_is_saved_as_one_of_today(tmp_path: Path) -> None:
    old = tmp_path / "book.rolodex"
    engine.make_file(old)
    connection = engine.connect(old)
    connection.execute("BEGIN IMMEDIATE")
    upgrading.begin(connection, SCHEMA_VERSION - 1)
    connection.executemany(
        "INSERT INTO contact(uid, kind, fn) VALUES (?, 'individual', ?)",
        [(f"uid {number}", f"Ana {number}") for number in range(400)],
    )
    connection.execute("COMMIT")
    connection.close()
    overwrite(old, pages(old, "contact")[:1])
    done = saved(old)
    assert 0 < done.lost < 200
    assert len(names(old)) + done.lost == 400
