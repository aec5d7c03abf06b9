"""`rolodex duplicates`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex

CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u{place}\r\nFN:{fn}\r\nTEL;TYPE=CELL:{tel}\r\nEND:VCARD\r\n"
    for place, (fn, tel) in enumerate(
        [("José Ruiz", "+34 600 111 222"), ("Pepe Ruiz", "600111222"), ("Luz Sanz", "600999888")]
    )
)


def test_look_alikes_are_listed_until_they_are_called_different(rolodex: Rolodex, tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text(CARDS, encoding="utf-8")
    rolodex("import", file)
    (pair,) = rolodex("duplicates", "--json").json
    assert pair["fn"] == ["José Ruiz", "Pepe Ruiz"]
    assert (pair["level"], pair["reasons"]) == ("suggested", ["short form of the name", "same mobile"])
    assert "same mobile" in rolodex("duplicates").out
    assert rolodex("duplicates", "--level", "certain", "--json").json == []
    one, other = pair["ids"]
    assert rolodex("duplicates", "--distinct", one, "--distinct", other, "--json").json["changeset"]
    assert rolodex("duplicates", "--json").json == []
    assert rolodex("duplicates", "--level", "wrong").code == 2
