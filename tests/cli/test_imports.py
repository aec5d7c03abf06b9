"""`rolodex imports`, and how `rolodex import` is told of look-alikes and tags."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.cli.conftest import CARDS, Rolodex

from rolodex.services.opening import open_services


@pytest.fixture
def imported(rolodex: Rolodex, tmp_path: Path) -> Path:
    """A file of cards that were imported."""
    file = tmp_path / "phone.vcf"
    file.write_bytes(CARDS.encode())
    assert rolodex("import", str(file)).code == 0
    return file


def test_imports_are_listed_with_what_they_did(rolodex: Rolodex, imported: Path) -> None:
    (row,) = rolodex("imports", "--json").json
    assert (row["new"], row["standing"]) == (2, True)
    assert row["label"].startswith("phone.vcf ")
    assert "phone.vcf" in rolodex("imports").out


def test_a_receipt_accounts_for_the_properties(rolodex: Rolodex, imported: Path) -> None:
    told = rolodex("imports", "show", "1", "--json").json
    assert {"name": "fn", "fate": "mapped", "count": 2, "reason": ""} in told["properties"]
    assert [row["fn"] for row in told["rows"]] == ["Ada Okafor", "Marta Ruiz"]
    assert "Ada Okafor" in rolodex("imports", "show", "1").out


def test_an_import_is_taken_back_by_its_number(rolodex: Rolodex, imported: Path) -> None:
    assert rolodex("imports", "revert", "1", "--json").json["import"] == 1
    assert rolodex("find", "ada", "--json").json == []
    assert rolodex("imports", "--json").json[0]["standing"] is False


def test_who_was_changed_since_is_named(rolodex: Rolodex, imported: Path, book: Path) -> None:
    with closing(open_services(book)) as services:
        services.contacts.add_tag([1], "vip")
    assert [one["fn"] for one in rolodex("imports", "changed", "1", "--json").json] == ["Ada Okafor"]
    refused = rolodex("imports", "revert", "1")
    assert (refused.code, "Ada Okafor" in refused.err) == (1, True)
    assert rolodex("imports", "revert", "1", "--anyway").code == 0


def test_an_import_must_be_named_and_be_there(rolodex: Rolodex, book: Path) -> None:
    new_book(book)
    assert rolodex("imports").out == ""
    assert rolodex("imports", "show").code == 1
    assert rolodex("imports", "show", "7").code == 1


def test_look_alikes_are_counted_and_merged_where_told(rolodex: Rolodex, imported: Path) -> None:
    imported.write_bytes(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Okafor\r\nTEL;TYPE=CELL:+44 7700 900123\r\n"
        b"EMAIL:ada@okafor.example\r\nNICKNAME:Addie\r\nTITLE:Owner\r\nTEL:+44 113 1234\r\nEND:VCARD\r\n"
    )
    told = rolodex("import", str(imported), "--alike", "merge", "--tag", "fair", "--json").json
    assert (told["review"], told["new"], told["updated"]) == (1, 0, 1)
