"""`rolodex check`, `rolodex backup` and `rolodex restore`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
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


def test_backups_lists_what_each_copy_was_proved_to_hold(rolodex: Rolodex, sample: Path, cards: Path) -> None:
    assert rolodex("backups", "--json").json == []
    rolodex("backup")
    rolodex("import", cards)
    rolodex("backup")
    newest, older = rolodex("backups", "--json").json
    assert (newest["contacts"], older["contacts"]) == (62, 60)
    assert (newest["reason"], newest["broken"], newest["checked"] != "") == ("asked", False, True)
    Path(older["file"]).write_bytes(Path(older["file"]).read_bytes()[:8192])
    answer = rolodex("backups", "--prove")
    assert answer.code == 1
    first, second = answer.out.splitlines()
    assert first.startswith(f"{newest['file']}: ")
    assert second == f"{older['file']}: damaged, cannot be restored"


def test_a_restore_is_undone_like_any_other_step(
    rolodex: Rolodex, sample: Path, cards: Path, tmp_path: Path
) -> None:
    out = tmp_path / "copy.rolodex"
    rolodex("backup", out)
    rolodex("import", cards)
    rolodex("restore", out)
    assert rolodex("history", "--json").json[0]["label"] == "Restore copy.rolodex"
    assert rolodex("undo").code == 0
    assert rolodex("show", "one").code == 0


def test_a_locked_copy_is_made_and_restored_with_its_passphrase(
    rolodex: Rolodex, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    secret = tmp_path / "secret.txt"
    secret.write_text("walnut table\n")
    out = tmp_path / "copy.rolodex.age"
    made = rolodex("backup", out, "--lock", "--new-passphrase-file", secret, "--json").json
    assert (made["contacts"], made["locked"]) == (60, True)
    new = tmp_path / "new.rolodex"
    answer = rolodex("restore", out, "--book", new)
    assert (answer.code, "no terminal to ask on" in answer.err) == (1, True)
    monkeypatch.setenv("ROLODEX_PASSPHRASE", "walnut table")
    assert rolodex("restore", out, "--book", new).code == 0
    assert len(rolodex("find", "ana", "--json", "--book", new).json) > 0


def test_a_locked_copy_needs_a_name(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("backup", "--lock").code == 2
