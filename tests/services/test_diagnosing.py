from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex import logs
from rolodex.domain.contact import Value
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.services.diagnosing import of_closed
from rolodex.services.opening import Services, open_services

SECRET = "Zubizarreta"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A book that is full of one name, in a file of that name."""
    opened = open_services(new_book(tmp_path / f"{SECRET}.rolodex"))
    opened.contacts.save(person(SECRET, note=(Value(f"{SECRET} likes tea"),)))
    opened.settings.choose("author", SECRET)
    opened.settings.choose("return_address", f"{SECRET}\nCalle Mayor 7")
    opened.settings.choose("payment_days", "14")
    yield opened
    opened.close()


def test_a_diagnosis_says_what_runs_and_how_the_book_stands(services: Services) -> None:
    text = services.diagnosing.text({"window": "1360x860"})
    for fact in ("rolodex: ", "python: 3", "sqlite: 3.", "journal_mode: wal", "check: whole", "  contact: 1"):
        assert fact in text
    assert "payment_days: 14" in text
    assert "window: 1360x860" in text


def test_a_diagnosis_holds_nothing_of_the_user(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(services.book_path.parent))
    try:
        raise ValueError(SECRET)
    except ValueError as trouble:
        logs.error(trouble)
    logs.error(UserError(message("%(file)s could not be written.", file=str(services.book_path))))
    text = services.diagnosing.text()
    assert "error: ValueError" in text
    assert "%(file)s could not be written." in text
    assert SECRET not in text
    assert "Calle Mayor" not in text
    assert str(services.book_path.parent) not in text


def test_a_sound_book_is_known_to_be_whole(services: Services) -> None:
    assert services.diagnosing.is_whole()


def test_the_diagnosis_of_a_book_that_does_not_open_says_why(tmp_path: Path) -> None:
    path = tmp_path / f"{SECRET}.rolodex"
    path.write_bytes(b"x" * 4096)
    with pytest.raises(UserError) as caught:
        open_services(path)
    text = of_closed(path, caught.value)
    assert "not opened: %(file)s is not a Rolodex book" in text
    assert "bytes: 4096" in text
    assert SECRET not in text


def test_the_diagnosis_of_no_book_at_all_is_one(tmp_path: Path) -> None:
    assert "bytes: errno 2" in of_closed(tmp_path / "a.rolodex", UserError(message("There is no book.")))
