"""The choices of a book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.listing import Query
from rolodex.services.backups import Backups
from rolodex.services.contacts import Contacts
from rolodex.services.currencies import currencies, of_country
from rolodex.services.history import History
from rolodex.services.settings import Settings
from rolodex.store import backups as copies
from rolodex.store.book import Book


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.setenv("LC_ALL", "es_MX.UTF-8")
    with Book.open(new_book(tmp_path / "book.rolodex")) as opened:
        yield opened


def test_country_and_currency_are_guessed_from_the_computer(book: Book) -> None:
    got = Settings(book).preferences()
    assert (got.country, got.currency) == ("MX", "MXN")
    assert Settings(book).get("country") == "MX"


def test_the_currency_follows_the_country_until_one_is_chosen(book: Book) -> None:
    settings = Settings(book)
    settings.choose("country", "JP")
    assert settings.preferences().currency == "JPY"
    settings.choose("currency", "USD")
    settings.choose("country", "ES")
    assert settings.preferences().currency == "USD"


def test_a_choice_is_no_step_of_the_history_and_says_what_to_read_again(book: Book) -> None:
    settings = Settings(book)
    assert settings.choose("author", "Ana").touches("setting")
    assert not settings.choose("author", "Ana").touches("contact")
    assert settings.choose("name_order", "family").touches("contact")
    assert History(book).next_undo() is None


def test_a_choice_nobody_knows_is_a_mistake_of_ours(book: Book) -> None:
    with pytest.raises(ValueError, match="colour"):
        Settings(book).choose("colour", "red")


def test_steps_bear_the_name_that_was_chosen(book: Book) -> None:
    Settings(book).choose("author", "Ana")
    saved = Contacts(book).save(person())
    assert saved.changes.step is not None
    assert saved.changes.step.author == "Ana"


def test_copies_are_made_as_often_as_was_chosen(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Backups(book).make()
    old = made.path.with_name(f"book {datetime(2026, 1, 1, 8, tzinfo=UTC).strftime(copies.STAMP)}.rolodex")
    made.path.rename(old)
    Contacts(book).save(person())
    assert Backups(book).when_due() is not None
    assert Backups(book).when_due() is None


def test_as_many_copies_stay_as_was_chosen(book: Book) -> None:
    Settings(book).choose("backups_kept", "2")
    service = Backups(book)
    for _copy in range(5):
        service.make()
    # besides the newest, one of the week before them
    assert len(copies.found(book.path)) == 3
    assert service.folder() == copies.found(book.path)[0].parent


def test_every_country_that_pays_with_something_is_known() -> None:
    assert (of_country("ES"), of_country("CH"), of_country("ZZ")) == ("EUR", "CHF", "")
    assert len(currencies()) > 140


def test_lists_show_surnames_first_once_that_is_chosen(book: Book) -> None:
    contacts = Contacts(book)
    ana = contacts.save(person("Ana", "García")).id
    nick = contacts.save(person("Bea", "Gil", fn="Bea from the fair")).id
    Settings(book).choose("name_order", "family")
    assert [row.fn for row in contacts.rows([ana, nick])] == ["García, Ana", "Bea from the fair"]
    assert {row.fn for row in contacts.matches(Query()).rows} == {"García, Ana", "Bea from the fair"}
    kept = contacts.get(ana)
    assert kept is not None
    assert kept.fn == "Ana García"
