"""`rolodex import` and `rolodex export`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import CARDS, Rolodex


def test_import_makes_the_book_and_tells_what_came_in(rolodex: Rolodex, cards: Path, book: Path) -> None:
    answer = rolodex("import", cards, "--json")
    assert answer.code == 0
    told = answer.json
    assert told["changeset"] > 0
    assert {key: told[key] for key in ("cards", "new", "updated", "unchanged", "review", "rejected")} == {
        "cards": 2,
        "new": 2,
        "updated": 0,
        "unchanged": 0,
        "review": 0,
        "rejected": [],
    }
    assert book.exists()


def test_the_same_file_again_changes_nothing(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    told = rolodex("import", cards, "--json").json
    assert (told["new"], told["updated"], told["unchanged"], told["changeset"]) == (0, 0, 2, None)


def test_a_dry_run_tells_the_plan_and_writes_nothing(rolodex: Rolodex, cards: Path) -> None:
    told = rolodex("import", cards, "--dry-run", "--json").json
    assert (told["new"], told["changeset"]) == (2, None)
    assert rolodex("find", "ada", "--json").json == []


def test_import_says_in_one_line_what_happened(rolodex: Rolodex, cards: Path) -> None:
    assert rolodex("import", cards).out == "2 cards: 2 new, 0 updated, 0 unchanged, 0 rejected.\n"


def test_a_rejected_card_is_named_with_file_line_and_reason(rolodex: Rolodex, tmp_path: Path) -> None:
    file = tmp_path / "torn.vcf"
    file.write_bytes(CARDS.encode() + b"this is no card\r\n")
    (rejected,) = rolodex("import", file, "--json").json["rejected"]
    assert (rejected["file"], rejected["line"]) == (str(file), CARDS.count("\r\n") + 1)
    assert rejected["reason"]


def test_what_was_read_with_a_doubt_is_counted_and_named_for_programs(
    rolodex: Rolodex, tmp_path: Path
) -> None:
    file = tmp_path / "twice.vcf"
    file.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nUID:1\r\nEND:VCARD\r\n" * 2)
    (doubt,) = rolodex("import", file, "--dry-run", "--json").json["warnings"]
    assert (doubt["file"], doubt["line"], doubt["name"]) == (str(file), 9, "Ana")
    assert "UID" in doubt["reason"]
    assert "1 thing was read with a doubt" in rolodex("import", file).out


def test_a_file_that_is_not_there_is_told_in_one_line_and_makes_no_book(
    rolodex: Rolodex, tmp_path: Path, book: Path
) -> None:
    answer = rolodex("import", tmp_path / "nowhere.vcf")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "nowhere.vcf" in answer.err
    assert not book.exists()


def test_an_export_of_vcards_holds_every_contact(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.vcf"
    assert rolodex("export", out, "--json").json == {
        "file": str(out),
        "cards": 60,
        "losses": [],
        "refused": 0,
    }
    assert out.read_bytes().count(b"BEGIN:VCARD\r\n") == 60


def test_an_export_can_be_version_4(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.vcf"
    rolodex("export", out, "--version", "4.0")
    assert out.read_bytes().count(b"\r\nVERSION:4.0\r\n") == 60


def test_an_export_of_a_query_holds_only_its_answers(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "ana.vcf"
    rolodex("export", out, "--query", "Ana García Ortiz")
    assert out.read_bytes().count(b"BEGIN:VCARD\r\n") == 1
    assert "Ana García Ortiz" in out.read_text(encoding="utf-8")


def test_an_export_in_json_is_a_list_of_cards(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    rolodex("export", out)
    cards = json.loads(out.read_text(encoding="utf-8"))
    assert len(cards) == 60
    assert "Ana García Ortiz" in [card["fn"] for card in cards]


def test_an_export_imports_into_an_empty_book_and_exports_the_same(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    first, second, other = tmp_path / "1.vcf", tmp_path / "2.vcf", tmp_path / "other.rolodex"
    rolodex("export", first)
    rolodex("import", first, "--book", other)
    rolodex("export", second, "--book", other)
    assert second.read_bytes() == first.read_bytes()


def test_an_export_to_an_unknown_kind_of_file_is_wrong_usage(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    assert rolodex("export", tmp_path / "all.doc").code == 2


def test_an_export_into_a_folder_that_is_not_there_is_a_problem(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    answer = rolodex("export", tmp_path / "nowhere" / "all.vcf")
    assert answer.code == 1
    assert "Traceback" not in answer.err


def test_an_export_for_outlook_is_a_folder_of_files_of_one_card_each(
    rolodex: Rolodex, cards: Path, tmp_path: Path
) -> None:
    out = tmp_path / "outlook"
    rolodex("import", cards)
    assert rolodex("export", out, "--one-each").code == 0
    assert sorted(file.name for file in out.iterdir()) == [
        "contacts-0001 Ada Okafor.vcf",
        "contacts-0002 Marta Ruiz.vcf",
    ]
    assert (out / "contacts-0002 Marta Ruiz.vcf").read_bytes().startswith(b"BEGIN:VCARD\r\nVERSION:2.1\r\n")


def test_an_export_in_version_21_can_be_read_again(rolodex: Rolodex, cards: Path, tmp_path: Path) -> None:
    out = tmp_path / "old.vcf"
    rolodex("import", cards)
    assert rolodex("export", out, "--version", "2.1").code == 0
    told = rolodex("import", out, "--book", tmp_path / "other.rolodex", "--json").json
    assert (told["cards"], told["rejected"]) == (2, [])


def test_what_the_file_cannot_hold_is_listed(rolodex: Rolodex, tmp_path: Path) -> None:
    card = tmp_path / "card.vcf"
    card.write_bytes(CARDS.replace("TEL;TYPE=CELL:", "item1.X-ABLABEL:Boat\r\nitem1.TEL:").encode())
    rolodex("import", card)
    told = rolodex("export", tmp_path / "a.vcf", "--version", "2.1", "--json").json
    (loss,) = told["losses"]
    assert (loss["fn"], loss["property"], loss["value"]) == ("Ada Okafor", "tel", "+44 7700 900123: Boat")
    assert loss["reason"]
    answer = rolodex("export", tmp_path / "a.vcf", "--version", "2.1")
    assert "1 thing cannot be said there" in answer.out


def test_a_dry_run_of_an_export_writes_nothing(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.vcf"
    answer = rolodex("export", out, "--dry-run")
    assert answer.out.startswith(f"60 cards would be written to {out}.")
    assert not out.exists()


def test_an_export_into_a_folder_that_holds_something_is_a_problem(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    answer = rolodex("export", tmp_path, "--one-each")
    assert answer.code == 1
    assert "not empty" in answer.err
