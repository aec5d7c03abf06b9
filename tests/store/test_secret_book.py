"""The other library does what sqlite3 does: tests of plain books hold for secret ones, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.store import test_history, test_records, test_replay, test_search_index, test_tags

from rolodex.services import protecting
from rolodex.store import cipher, engine, keys
from rolodex.store.book import Book

PASSPHRASE = "Kräuter & Tee, 1912"
TESTS = (
    test_records.test_a_single_record_is_written_within_a_step_and_undone_with_it,
    test_records.test_a_record_of_a_step_that_fails_is_not_kept,
    test_replay.test_redo_keeps_links_to_a_row_that_went_over_before_its_owner_went,
    test_history.test_undo_and_redo_may_alternate_for_ever,
    test_history.test_undo_brings_a_deleted_contact_back_under_its_old_ids,
    test_search_index.test_newcomers_before_the_first_find_room,
    test_search_index.test_a_deleted_contact_is_found_again_after_undo,
    test_search_index.test_a_cancelled_refresh_leaves_the_index_as_it_was,
    test_tags.test_a_tag_renamed_to_another_becomes_one_with_it,
)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """What stands in an empty book whose passphrase is known."""
    path = new_book(tmp_path_factory.mktemp("blank") / "book.rolodex")
    protecting.convert(path, "", PASSPHRASE)
    yield path.read_bytes()
    keys.forget()


@pytest.fixture
def path(blank: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "book.rolodex"
    file.write_bytes(blank)
    return file


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.__name__)
def test_a_secret_book_is_like_any_other(test: object, book: Book) -> None:
    assert callable(test)
    test(book)
    assert cipher.is_secret(book.path)


def test_what_the_library_says_of_a_row_it_wrote_is_what_sqlite3_says(book: Book, tmp_path: Path) -> None:
    with Book.open(new_book(tmp_path / "plain.rolodex")) as plain:
        told = []
        for one in (plain, book):
            with one.alone() as connection:
                connection.execute("CREATE TABLE thing(id INTEGER PRIMARY KEY, name TEXT UNIQUE)")
                told.append(
                    [
                        connection.insert("INSERT INTO thing(name) VALUES ('a')"),
                        connection.executemany("INSERT INTO thing(name) VALUES (?)", [("b",), ("c",)]),
                        connection.executemany("UPDATE thing SET name = name || ?", [("1",), ("2",)]),
                        connection.execute("INSERT INTO thing(name) VALUES ('d') RETURNING id, name"),
                        connection.execute(
                            "WITH w(n) AS (SELECT 'e') INSERT INTO thing(name) SELECT n FROM w"
                        ),
                        list(connection.stream("SELECT * FROM thing ORDER BY id", size=2)),
                        connection.raw.in_transaction,
                        [str(error.value) for error in refused(connection)],
                    ]
                )
    assert told[0] == told[1]


def refused(connection: engine.Connection) -> list[pytest.ExceptionInfo[Exception]]:
    """What is raised for a name that is taken, and for words that are no SQL."""
    errors = []
    for sql in ("INSERT INTO thing(name) VALUES ('d')", "NONSENSE"):
        with pytest.raises(engine.ERRORS) as caught:
            connection.execute(sql)
        errors.append(caught)
    return errors
