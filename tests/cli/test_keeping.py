"""`rolodex check`, `rolodex backup` and `rolodex restore`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.conftest import Rolodex


def test_check_says_that_a_book_is_whole(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("check", "--json").json == {"book": str(sample), "whole": True, "problems": []}


def test_check_names_what_is_wrong_and_ends_with_1(rolodex: Rolodex, sample: Path) -> None:
    with sqlite3.connect(sample) as connection:
        connection.execute("UPDATE customer_total SET net = net + 1")
    connection.close()
    answer = rolodex("check", "--json")
    assert answer.code == 1
    assert not answer.json["whole"]
    assert "customer_total" in answer.json["problems"][0]


def test_backup_makes_a_copy_that_is_a_book(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.rolodex"
    made = rolodex("backup", out, "--json").json
    assert (made["file"], made["contacts"]) == (str(out), 60)
    assert rolodex("check", "--book", out).code == 0


def test_backup_without_a_name_lies_beside_the_book(rolodex: Rolodex, sample: Path) -> None:
    made = Path(rolodex("backup", "--json").json["file"])
    assert made.parent == sample.with_name("book backups")
    assert made.exists()


def test_restore_brings_back_what_the_copy_holds(
    rolodex: Rolodex, sample: Path, cards: Path, tmp_path: Path
) -> None:
    out = tmp_path / "copy.rolodex"
    rolodex("backup", out)
    rolodex("import", cards)
    assert rolodex("restore", out).code == 0
    assert rolodex("show", "one").code == 1


def test_restore_keeps_what_it_replaces(rolodex: Rolodex, sample: Path, cards: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.rolodex"
    rolodex("backup", out)
    rolodex("import", cards)
    aside = rolodex("restore", out, "--json").json["aside"]
    assert rolodex("show", "one", "--book", aside).code == 0


def test_restore_makes_the_book_where_there_is_none(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.rolodex"
    assert rolodex("restore", sample, "--book", other).code == 0
    assert len(rolodex("find", "ana", "--json", "--book", other).json) > 0


def test_restore_of_a_file_that_is_no_book_changes_nothing(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.rolodex"
    letter.write_text("a letter\n" * 1000)
    answer = rolodex("restore", letter)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert rolodex("check").code == 0
