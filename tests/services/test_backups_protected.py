"""Copies of books with a passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.builders import company, person

from rolodex.services.opening import Services, open_services
from rolodex.services.protecting import convert
from rolodex.services.unlocking import forget, unlock

SECRET = "walnut table 1987"


def names(services: Services) -> list[str]:
    with services.book.reading() as connection:
        return [fn.split()[0] for (fn,) in connection.execute("SELECT fn FROM contact ORDER BY id")]


@pytest.fixture
def protected(tmp_path: Path, services: Services) -> Iterator[Services]:
    """The services of a book with a passphrase, in which are Ana and Acme."""
    pytest.importorskip("sqlcipher3")
    services.contacts.save(person("Ana"))
    services.contacts.save(company("Acme"))
    services.close()
    path = services.book_path
    convert(path, "", SECRET)
    unlock(path, SECRET)
    opened = open_services(path)
    yield opened
    opened.close()
    forget()


def test_copies_of_a_protected_book_are_as_secret_and_restored_as_any(protected: Services) -> None:
    copies = protected.backups
    made = copies.make()
    assert made.people == 1
    assert "García".encode() not in made.path.read_bytes()
    protected.contacts.save(person("Bea"))
    assert copies.compare(made).only_now == 1
    assert [row.fn for row in copies.preview(made, "ana")] == ["Ana García"]
    copies.restore(made)
    assert names(protected) == ["Ana", "Acme"]
    protected.history.undo()
    assert names(protected) == ["Ana", "Acme", "Bea"]


def test_a_plain_copy_restored_into_a_protected_book_is_secret_from_then_on(
    protected: Services, tmp_path: Path
) -> None:
    with closing(open_services(tmp_path / "plain.rolodex", create=True)) as other:
        other.contacts.save(person("Zoe"))
        plain = other.backups.make()
    found = protected.backups.compare(plain)
    assert (found.only_then, found.only_now) == (1, 2)
    protected.backups.restore(plain)
    assert names(protected) == ["Zoe"]
    beside = b"".join(file.read_bytes() for file in tmp_path.glob("book.rolodex*"))
    assert "García".encode() not in beside
    protected.history.undo()
    assert names(protected) == ["Ana", "Acme"]
