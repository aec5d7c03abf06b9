"""`rolodex person`, and leaving out who refused."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.cli.conftest import Rolodex


def test_everything_about_a_person_is_counted_told_and_written(
    rolodex: Rolodex, cards: Path, tmp_path: Path
) -> None:
    rolodex("import", cards)
    assert rolodex("person", "one").out.splitlines()[0] == "Ada Okafor"
    told = rolodex("person", "one", "--json").json
    assert (told["format"], told["contact"]["fn"]) == ("rolodex-person", "Ada Okafor")
    out = tmp_path / "ada.zip"
    assert "3 files written" in rolodex("person", "one", out).out
    with zipfile.ZipFile(out) as pack:
        assert set(pack.namelist()) == {"Ada Okafor.pdf", "Ada Okafor.json", "Ada Okafor.vcf"}
    single = rolodex("person", "one", tmp_path / "ada.json", "--json").json
    assert single["files"] == ["ada.json"]
    assert json.loads((tmp_path / "ada.json").read_text("utf-8"))["imports"][0]["uid"] == "one"


def test_nobody_of_that_name_is_said_in_one_line(rolodex: Rolodex, cards: Path, tmp_path: Path) -> None:
    rolodex("import", cards)
    answer = rolodex("person", "nobody", tmp_path / "x.zip")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert not (tmp_path / "x.zip").exists()


def test_an_export_leaves_out_who_refused(rolodex: Rolodex, tmp_path: Path) -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{0}\r\nFN:{0}\r\n"
        "X-ROLODEX-CONSENT:email;{1};by phone;2026-05-03\r\nEND:VCARD\r\n"
    )
    file, out = tmp_path / "in.vcf", tmp_path / "out.vcf"
    file.write_text(card.format("Ana", "refused") + card.format("Leo", "granted"), "utf-8")
    rolodex("import", file)
    said = rolodex("export", out, "--without-refused", "email,phone").out
    assert "1 card written" in said
    assert "1 person is left out, who refused to be reached." in said
    assert b"Ana" not in out.read_bytes()
    assert rolodex("export", out, "--without-refused", "smoke").code == 2
