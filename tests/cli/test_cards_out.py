"""Exporting tables, for programs, and whole books from the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Rolodex


@pytest.mark.parametrize("name", ["all.csv", "all.xlsx"])
@pytest.mark.parametrize("kind", ["--exact", "--spreadsheet"])
def test_an_export_may_be_a_table(
    rolodex: Rolodex, sample: Path, tmp_path: Path, name: str, kind: str
) -> None:
    out = tmp_path / name
    answer = rolodex("export", out, kind)
    assert answer.out.startswith(f"60 cards written to {out}.")
    assert out.stat().st_size > 2_000


def test_the_heads_of_a_table_are_in_the_language_of_the_user(
    rolodex: Rolodex, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "all.csv"
    monkeypatch.setenv("LANGUAGE", "es")
    rolodex("export", out)
    head = out.read_text("utf-8-sig").splitlines()[0]
    assert head.startswith("Nombre;")


def test_an_export_for_a_phone_tells_what_it_passes_over(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    told = rolodex("export", tmp_path / "all.vcf", "--target", "iphone", "--json").json
    assert "categories" in {loss["property"] for loss in told["losses"]}
    assert (tmp_path / "all.vcf").read_bytes().count(b"VERSION:3.0") == 60


def test_an_export_for_outlook_by_name_is_a_folder(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    assert rolodex("export", tmp_path / "outlook", "--target", "outlook").code == 0
    assert len(list((tmp_path / "outlook").iterdir())) == 60


def test_photos_and_notes_may_stay_at_home(rolodex: Rolodex, cards: Path, tmp_path: Path) -> None:
    text = cards.read_text().replace("END:VCARD", "NOTE:owes me money\r\nEND:VCARD", 1)
    cards.write_bytes(text.replace("\n", "\r\n").replace("\r\r", "\r").encode())
    rolodex("import", cards)
    rolodex("export", tmp_path / "a.vcf")
    rolodex("export", tmp_path / "b.vcf", "--without", "photos,notes")
    assert "owes me money" in (tmp_path / "a.vcf").read_text()
    assert "owes me money" not in (tmp_path / "b.vcf").read_text()


@pytest.mark.parametrize(
    "words",
    [
        ("all.vcf", "--exact"),
        ("all.csv", "--target", "iphone"),
        ("all.vcf", "--target", "iphone", "--version", "4.0"),
        ("all.vcf", "--without", "phones"),
        ("all.zip", "--query", "Ana"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    rolodex: Rolodex, sample: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    name, *options = words
    assert rolodex("export", tmp_path / name, *options).code == 2
    assert not (tmp_path / name).exists()


def test_a_whole_book_goes_out_and_comes_back_as_another(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    out, new = tmp_path / "book.zip", tmp_path / "new.rolodex"
    assert "with 60 contacts and its history" in rolodex("export", out).out
    assert "with 60 contacts and its history" in rolodex("import", out, "--book", new).out
    assert rolodex("check", "--book", new).code == 0
    for verb in (("history",), ("find", "Ana"), ("orders",)):
        assert rolodex(*verb, "--json", "--book", new).json == rolodex(*verb, "--json").json


def test_a_whole_book_is_never_taken_into_one_that_is_there(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "book.zip"
    rolodex("export", out)
    before = sample.read_bytes()
    answer = rolodex("import", out)
    assert answer.code == 1
    assert "is there already" in answer.err
    assert sample.read_bytes() == before
