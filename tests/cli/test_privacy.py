"""Erasing a person by the command."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex


def test_without_yes_it_says_what_would_go_and_changes_nothing(
    rolodex: Rolodex, book: Path, cards: Path
) -> None:
    rolodex("import", cards)
    answer = rolodex("erase", "one")
    assert answer.code == 0
    assert "Ada Okafor would be erased for good" in answer.out
    assert "Add --yes" in answer.out
    assert rolodex("find", "okafor", "--json").json
    assert rolodex("erase", "one", "--json").json["fn"] == "Ada Okafor"


def test_it_erases_and_proves_it_and_keeps_them_out(rolodex: Rolodex, book: Path, cards: Path) -> None:
    rolodex("import", cards)
    rolodex("backup")
    answer = rolodex("erase", "one", "--yes", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["whole"]
    assert set(answer.json["found"].values()) == {0}
    assert {copy["fate"] for copy in answer.json["copies"]} <= {"made_again", "clean"}
    for file in (book, *book.with_name("book backups").glob("*.rolodex")):
        assert b"okafor" not in file.read_bytes().lower()
    assert rolodex("import", cards, "--json").json["kept_out"] == 1
    assert rolodex("find", "okafor", "--json").json == []
    (past,) = rolodex("erase", "--past", "--json").json
    assert rolodex("erase", "--allow", past["erasure"]).code == 0
    assert rolodex("import", cards, "--json").json["new"] == 1


def test_the_proof_is_told_in_words(rolodex: Rolodex, book: Path, cards: Path) -> None:
    rolodex("import", cards)
    answer = rolodex("erase", "two", "--yes")
    assert answer.code == 0, answer.err
    assert "found nowhere any more" in answer.out
    assert "book.rolodex: 0 places" in answer.out
    assert "Marta" not in answer.out


def test_somebody_deleted_is_erased_by_id(rolodex: Rolodex, book: Path, cards: Path) -> None:
    rolodex("import", cards)
    number = rolodex("find", "okafor", "--json").json[0]["id"]
    rolodex("undo")
    assert rolodex("erase", number, "--yes").code == 0
    assert b"okafor" not in book.read_bytes().lower()


def test_nobody_is_one_sentence(rolodex: Rolodex, book: Path, cards: Path) -> None:
    rolodex("import", cards)
    answer = rolodex("erase", "who", "--yes")
    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert rolodex("erase", 4711, "--yes").code == 1
    assert rolodex("erase").code == 2
