"""`rolodex history` and `rolodex undo`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.blank import new_book
from tests.cli.conftest import Rolodex

from rolodex.domain.contact import Contact
from rolodex.services.opening import open_services


@pytest.fixture
def edited(book: Path) -> Path:
    """A book in which somebody was added (step 1) and then edited (step 2)."""
    services = open_services(new_book(book))
    saved = services.contacts.save(Contact(fn="Ada Okafor"))
    services.contacts.save(Contact(id=saved.id, fn="Ada Obi"))
    services.close()
    return book


def test_history_lists_the_newest_step_first(rolodex: Rolodex, edited: Path) -> None:
    labels = [step["label"] for step in rolodex("history", "--json").json]
    assert labels == ["Edit Ada Obi", "Add Ada Okafor"]


def test_history_lists_steps_in_lines(rolodex: Rolodex, edited: Path) -> None:
    first, second = rolodex("history").out.splitlines()
    assert "Edit Ada Obi" in first
    assert "Add Ada Okafor" in second


def test_history_of_a_new_book_says_that_nothing_was_done(rolodex: Rolodex, book: Path) -> None:
    new_book(book)
    answer = rolodex("history")
    assert (answer.code, answer.out) == (0, "")


def test_undo_takes_back_the_newest_step(rolodex: Rolodex, edited: Path) -> None:
    told = rolodex("undo", "--json").json
    assert (told["reverts"], told["label"]) == (2, "Edit Ada Obi")
    assert [found["fn"] for found in rolodex("find", "ada", "--json").json] == ["Ada Okafor"]


def test_undo_says_what_it_took_back(rolodex: Rolodex, edited: Path) -> None:
    assert rolodex("undo").out == "Taken back: Edit Ada Obi.\n"


def test_undo_again_takes_back_the_step_before(rolodex: Rolodex, edited: Path) -> None:
    rolodex("undo")
    rolodex("undo")
    assert rolodex("find", "ada", "--json").json == []


def test_undo_of_nothing_is_a_problem(rolodex: Rolodex, book: Path) -> None:
    new_book(book)
    assert rolodex("undo").code == 1


def test_undo_of_a_step_that_never_was_is_a_problem(rolodex: Rolodex, edited: Path) -> None:
    answer = rolodex("undo", 99)
    assert answer.code == 1
    assert "99" in answer.err


def test_undo_of_an_older_step_names_whose_later_work_would_be_lost(rolodex: Rolodex, edited: Path) -> None:
    answer = rolodex("undo", 1)
    assert answer.code == 1
    assert "Ada Obi was changed later" in answer.err
    assert [found["fn"] for found in rolodex("find", "ada", "--json").json] == ["Ada Obi"]


def test_undo_anyway_loses_the_later_work(rolodex: Rolodex, edited: Path) -> None:
    assert rolodex("undo", 1, "--anyway").code == 0
    assert rolodex("find", "ada", "--json").json == []


def test_undo_of_an_undo_brings_the_step_back(rolodex: Rolodex, edited: Path) -> None:
    changeset = rolodex("undo", "--json").json["changeset"]
    assert rolodex("undo", changeset).code == 0
    assert [found["fn"] for found in rolodex("find", "ada", "--json").json] == ["Ada Obi"]


def test_import_then_undo_exports_as_before(
    rolodex: Rolodex, sample: Path, cards: Path, tmp_path: Path
) -> None:
    before, after = tmp_path / "before.vcf", tmp_path / "after.vcf"
    rolodex("export", before)
    rolodex("import", cards)
    rolodex("undo")
    rolodex("export", after)
    assert after.read_bytes() == before.read_bytes()


def test_history_names_who_took_a_step(rolodex: Rolodex, book: Path) -> None:
    services = open_services(new_book(book))
    services.settings.set("author", "Marta Ruiz")
    services.contacts.save(Contact(fn="Ada Okafor"))
    services.close()
    assert "Marta Ruiz" in rolodex("history").out


def test_a_step_tells_what_it_changed_field_by_field(rolodex: Rolodex, edited: Path) -> None:
    told = rolodex("history", 2, "--json").json
    assert (told["label"], told["touched"]) == ("Edit Ada Obi", 1)
    (person,) = told["contacts"]
    assert (person["fn"], person["what"]) == ("Ada Obi", "changed")
    assert {
        "name": "fn",
        "label": "Name",
        "what": "changed",
        "before": "Ada Okafor",
        "after": "Ada Obi",
    } in person["fields"]


def test_a_step_is_told_in_lines(rolodex: Rolodex, edited: Path) -> None:
    answer = rolodex("history", 2)
    assert "Ada Obi (1): Changed\n  Name: was Ada Okafor; now Ada Obi" in answer.out


def test_a_step_of_many_people_says_how_many_are_left(rolodex: Rolodex, sample: Path) -> None:
    answer = rolodex("history", 1, "--limit", 2)
    assert answer.code == 0
    assert "58 more contacts" in answer.err


def test_a_step_that_never_was_is_a_problem(rolodex: Rolodex, edited: Path) -> None:
    assert rolodex("history", 99).code == 1


def test_history_of_a_contact_leaves_the_steps_of_others_out(rolodex: Rolodex, edited: Path) -> None:
    services = open_services(edited)
    services.contacts.save(Contact(fn="Eva"))
    services.close()
    steps = rolodex("history", "--contact", 1, "--json").json
    assert [step["label"] for step in steps] == ["Edit Ada Obi", "Add Ada Okafor"]


def test_history_of_a_deleted_contact_is_told(rolodex: Rolodex, edited: Path) -> None:
    services = open_services(edited)
    services.contacts.delete([1])
    services.close()
    assert rolodex("history", "--contact", 1, "--json").json[0]["label"] == "Delete Ada Obi"


def test_history_of_nobody_is_a_problem(rolodex: Rolodex, edited: Path) -> None:
    assert rolodex("history", "--contact", 99).code == 1


@pytest.fixture
def long_ago(edited: Path) -> Path:
    """The book in which Ada was added on 3 May 2026 and edited and deleted later."""
    services = open_services(edited)
    services.contacts.delete([1])
    with services.book.housekeeping() as tx:
        tx.connection.execute("UPDATE changeset SET at = '2026-05-03T10:00:00Z' WHERE id = 1")
    services.close()
    return edited


def test_show_gives_a_card_as_it_was_on_a_day(rolodex: Rolodex, long_ago: Path) -> None:
    assert rolodex("show", 1, "--at", "2026-05-04", "--json").json["fn"] == "Ada Okafor"
    assert rolodex("show", 1, "--at", "3 May 2026", "--json").json["fn"] == "Ada Okafor"


def test_show_of_a_day_before_somebody_came_is_a_problem(rolodex: Rolodex, long_ago: Path) -> None:
    answer = rolodex("show", 1, "--at", "2026-05-01")
    assert answer.code == 1
    assert "was not in the book on 2026-05-01" in answer.err


def test_show_of_no_day_is_a_problem(rolodex: Rolodex, long_ago: Path) -> None:
    assert "is no day" in rolodex("show", 1, "--at", "tomorrow").err
