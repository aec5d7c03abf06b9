from __future__ import annotations

from rolodex.domain.card import Blob
from rolodex.domain.message import message
from rolodex.store import blobs
from rolodex.store.book import Book

PHOTO = Blob("ab" * 32, "image/jpeg", b"\xff\xd8\0")


def test_a_blob_comes_back_as_it_was(book: Book) -> None:
    with book.change(message("Test")) as tx:
        blobs.put(tx, [PHOTO])
    with book.reading() as connection:
        assert blobs.get(connection, PHOTO.sha256) == PHOTO
        assert blobs.get(connection, "0" * 64) is None


def test_the_same_bytes_are_kept_once_and_in_no_step(book: Book) -> None:
    with book.change(message("Test")) as tx:
        blobs.put(tx, [PHOTO, PHOTO])
        blobs.put(tx, [PHOTO])
    assert tx.changes.step is None
    with book.reading() as connection:
        assert connection.value("SELECT count(*) FROM blob") == 1
