"""`rolodex check` and `rolodex salvage` on books that are not whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Rolodex
from tests.store.sick_books import overwrite, pages


def test_check_says_that_a_book_is_whole(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("check", "--json").json == {"book": str(sample), "whole": True, "problems": []}


def test_check_repairs_what_follows_from_the_rest(rolodex: Rolodex, sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.execute("UPDATE customer_total SET net = net + 1")
    told = rolodex("check", "--json")
    assert told.code == 1
    assert "customer_total" in told.json["problems"][0]
    assert "rolodex check --repair" in rolodex("check").out
    assert rolodex("check", "--repair").code == 0


def test_check_says_what_to_do_about_what_cannot_be_made_anew(rolodex: Rolodex, sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = off")
        connection.execute("INSERT INTO contact_tag(contact_id, tag_id) VALUES (1, 99999)")
    told = rolodex("check", "--repair")
    assert told.code == 1
    assert "rolodex restore" in told.out


def test_check_of_a_sick_book_names_the_copies_and_the_way_out(rolodex: Rolodex, sample: Path) -> None:
    copy = rolodex("backup", "--json").json["file"]
    overwrite(sample, [1], zero=True)
    told = rolodex("check")
    assert told.code == 1
    assert copy in told.out
    assert "rolodex salvage" in told.out
    as_json = rolodex("check", "--json").json
    assert (as_json["whole"], as_json["health"]) == (False, "damaged")
    assert [one["file"] for one in as_json["backups"]] == [copy]


def test_salvage_saves_what_can_be_read_and_lists_the_rest(rolodex: Rolodex, sample: Path) -> None:
    overwrite(sample, pages(sample, "tel")[:1])
    told = rolodex("salvage", "--json").json
    assert told["contacts"] == 60
    assert told["lost"] == sum(loss["rows"] for loss in told["losses"]) > 0
    assert Path(told["aside"]).exists()
    assert Path(told["list"]).read_text(encoding="utf-8")
    assert rolodex("check").code == 0


def test_salvage_says_in_words_whose_rows_were_lost(rolodex: Rolodex, sample: Path) -> None:
    overwrite(sample, pages(sample, "tel")[:1])
    told = rolodex("salvage")
    assert told.code == 0
    assert "phone number" in told.out
    assert "60 contacts" in told.out


def test_salvage_of_what_is_no_book_says_so(rolodex: Rolodex, book: Path) -> None:
    book.write_text("a letter\n" * 1000)
    told = rolodex("salvage")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert book.read_text() == "a letter\n" * 1000
