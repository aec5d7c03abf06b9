"""`rolodex directory`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex

from rolodex.cli.app import PROBLEM, USAGE


def test_people_are_printed_as_each_kind(rolodex: Rolodex, cards: Path, tmp_path: Path) -> None:
    rolodex("import", cards)
    out = tmp_path / "people.pdf"
    for kind, pages in (("list", 1), ("booklet", 2), ("cards", 1), ("badges", 1)):
        told = rolodex("directory", out, "--kind", kind, "--paper", "A4", "--json").json
        assert out.read_bytes().startswith(b"%PDF")
        nobody: dict[str, list[object]] = {"undrawn": [], "withheld": []}
        assert told == {"file": str(out), "kind": kind, "entries": 2, "pages": pages, **nobody}


def test_those_of_a_look_up_are_printed_on_the_stock_named(
    rolodex: Rolodex, cards: Path, tmp_path: Path
) -> None:
    rolodex("import", cards)
    out = tmp_path / "people.pdf"
    words = ("--kind", "cards", "--stock", "5386", "--start", 2, "--query", "Marta", "--no-addresses")
    answer = rolodex("directory", out, *words)
    assert (answer.code, answer.out) == (0, "1 entry on 1 page\n")


def test_who_has_no_room_on_a_badge_is_named(rolodex: Rolodex, cards: Path, tmp_path: Path) -> None:
    rolodex("import", cards)
    wide, out = tmp_path / "wide.vcf", tmp_path / "people.pdf"
    wide.write_text(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{'W' * 300}\r\nEND:VCARD\r\n", encoding="utf-8")
    rolodex("import", wide)
    answer = rolodex("directory", out, "--kind", "badges")
    assert (answer.out, answer.code) == ("2 entries on 1 page\n", 0)
    assert "does not fit" in answer.err
    out.unlink()
    alone = rolodex("directory", out, "--kind", "badges", "--query", "WWW")
    assert (alone.code, out.exists()) == (PROBLEM, False)
    assert "larger" in alone.err


def test_nobody_makes_no_file(rolodex: Rolodex, cards: Path, tmp_path: Path) -> None:
    rolodex("import", cards)
    out = tmp_path / "people.pdf"
    answer = rolodex("directory", out, "--query", "nobodyatall")
    assert (answer.code, out.exists()) == (PROBLEM, False)
    assert answer.err


def test_another_kind_or_paper_is_wrong_usage(rolodex: Rolodex, tmp_path: Path) -> None:
    assert rolodex("directory", tmp_path / "x.pdf", "--kind", "poster").code == USAGE
    assert rolodex("directory", tmp_path / "x.pdf", "--paper", "a3").code == USAGE
