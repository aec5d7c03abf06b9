"""Tables, LDIF and JSON, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Rolodex

HEAD = "Nombre;Apellidos;Móvil;Población;Correo electrónico\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A table of two people in Spanish, as a spreadsheet of Windows writes it."""
    made = tmp_path / "people.csv"
    made.write_text(
        f"{HEAD}Ana;García;600 111 222;Ávila;ana@x.es\nLuis;Gil;600 333 444;Lugo;luis@x.es\n;;;;\n",
        encoding="cp1252",
    )
    return made


def test_people_of_a_table_come_in_and_come_again(rolodex: Rolodex, people: Path) -> None:
    assert rolodex("import", str(people), "--json").json["new"] == 2
    told = rolodex("import", str(people), "--json").json
    assert (told["new"], told["unchanged"], told["changeset"]) == (0, 2, None)


def test_rows_update_by_a_key(rolodex: Rolodex, people: Path) -> None:
    rolodex("import", str(people))
    people.write_text("E-mail;City\nana@x.es;Segovia\nzoe@x.es;Soria\n", encoding="utf-8")
    told = rolodex("import", "--key", "email", str(people), "--json").json
    assert (told["new"], told["updated"]) == (1, 1)
    assert "Ana García" in rolodex("find", "city:segovia").out


def test_activities_come_in(rolodex: Rolodex, people: Path) -> None:
    rolodex("import", str(people))
    people.write_text("Fecha;Contacto;Tipo;Asunto\n3/5/2026;Ana García;llamada;Sillas\n3/5/2026;Zoe;nota;x\n")
    told = rolodex("import", "--as", "activities", str(people), "--json").json
    assert (told["new"], [(one["line"], one["name"]) for one in told["rejected"]]) == (1, [(3, "Zoe")])
    assert "1 in the book already" in rolodex("import", "--as", "activities", str(people)).out


def test_ldif_and_cards_are_given_apart(rolodex: Rolodex, people: Path, tmp_path: Path) -> None:
    made = tmp_path / "book.ldif"
    made.write_text("dn: cn=Eva Sanz\ncn: Eva Sanz\nmail: eva@x.es\n", encoding="utf-8")
    assert rolodex("import", str(made), "--json").json["new"] == 1
    answer = rolodex("import", str(made), "cards.vcf")
    assert answer.code == 2
    assert "two runs" in answer.err


def test_people_of_a_table_like_somebody_are_counted_and_merged_where_told(
    rolodex: Rolodex, people: Path
) -> None:
    rolodex("import", str(people))
    people.write_text("Nombre;Apellidos;Móvil;Cargo\nAna;García;+34 600 111 222;Jefa\nEva;Sanz;600999888;\n")
    told = rolodex("import", str(people), "--alike", "merge", "--tag", "fair", "--json").json
    assert (told["review"], told["new"], told["updated"]) == (1, 1, 1)
    assert [one["fn"] for one in rolodex("find", "tag:fair", "--json").json] == ["Eva Sanz"]
