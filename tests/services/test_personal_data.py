"""Everything about one person: nothing is forgotten, and each form can be read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pdfminer.high_level import extract_text
from tests.blank import new_book
from tests.builders import emails, person, phones
from tests.services.merging_sample import NUMBERS, TEXTS, row_everywhere, somebody

from rolodex.domain.activity import Activity
from rolodex.domain.card import Blob
from rolodex.domain.contact import Adr, Consent, Photo
from rolodex.domain.dossier import Outline
from rolodex.domain.dossier_json import document
from rolodex.domain.dossier_outline import OUTLINES
from rolodex.domain.dossier_words import said
from rolodex.domain.erasure_words import CARD
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.message import message
from rolodex.i18n import word
from rolodex.services.cards import as_json
from rolodex.services.opening import Services, open_services
from rolodex.store import journal
from rolodex.store.engine import Connection
from rolodex.store.personal_data import NOT_SHOWN, SOURCES

NOW = datetime.fromisoformat("2026-05-03T10:00")
WHO = 987_654_321
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100"
    "c9fe92ef0000000049454e44ae426082"
)
UNTOLD = {
    ("attachment", "sha256"),
    ("declined_repair", "mark"),
    ("source", "fingerprint"),
    ("source", "digest"),
    ("mailing_piece", "text"),
    ("purchase", "currency"),
    ("refund", "currency"),
}
"""Columns in which no text of its own is written here: keys of bytes, digests, JSON and currencies."""
OTHERS = {"custom_field", "tag"}
"""Tables whose rows are nobody's; their words stand on the card."""


def shown() -> dict[str, str]:
    """The table of each section and of what belongs to its records."""
    return {key: source.table.split(" ")[0] for key, source in SOURCES.items()}


def pointing(connection: Connection) -> set[str]:
    """The tables that have to do with a contact: by links, through links, or by an id without a link."""
    links: dict[str, set[str]] = {}
    found = {"contact"}
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
    for (table,) in tables:
        rows = connection.execute(f'PRAGMA foreign_key_list("{table}")')
        links[table] = {row[2] for row in rows if row[2] == "contact" or row[6] == "CASCADE"}
        columns = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        if "contact_id" in columns:
            found.add(table)
    while more := {table for table, parents in links.items() if parents & found} - found:
        found |= more
    return found


@dataclass(frozen=True)
class Case:
    services: Services
    ana: int


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A book in which every table has a row for somebody."""
    services = open_services(new_book(tmp_path_factory.mktemp("person") / "book.rolodex"))
    leo = services.contacts.save(person("Leo", uid="uid-Leo")).id
    somebody(services, WHO, person("Anita", "Ruiz", uid=f"uid-{WHO}"))
    row_everywhere(services, WHO, leo)
    yield Case(services, leo)
    services.close()


@pytest.fixture(scope="module")
def ana(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A book with Ana, who has a picture, a note with a file, and a draft; her card was changed once."""
    services = open_services(new_book(tmp_path_factory.mktemp("ana") / "book.rolodex"))
    folder = tmp_path_factory.mktemp("files")
    (folder / "plan.txt").write_text("walnut", "utf-8")
    saved = services.contacts.save(
        person(
            tel=phones("+34 600 111 222"),
            adr=(Adr(street="Calle Mayor 14", city="Madrid", country_code="ES"),),
            consent=(Consent("letter", granted=False, source="by phone", at="2026-05-03"),),
        )
    )
    known = services.contacts.get(saved.id)
    assert known is not None
    sha256 = _picture(services)
    services.contacts.save(
        replace(known, email=emails("ana@x.es"), photo=(Photo("photo", sha256, "image/png"),))
    )
    logged = services.activities.log(
        Activity(contact_id=saved.id, kind="note", at="2026-05-02T08:00:00Z", body="Wants walnut.\nNot oak."),
    )
    with services.book.change(message("Attach")) as tx:
        from rolodex.store import blobs

        blobs.put(tx, [Blob("f" * 64, "text/plain", b"walnut")])
        tx.connection.execute(
            "INSERT INTO attachment(activity_id, sha256, name, media_type, size) "
            "SELECT max(id), ?, 'plan.txt', 'text/plain', 6 FROM activity",
            ("f" * 64,),
        )
    assert logged is not None
    services.drafts.keep(saved.id, replace(known, gender="F"))
    services.drafts.keep_text("line", saved.id, saved.id, "called about the chairs")
    yield Case(services, saved.id)
    services.close()


def _picture(services: Services) -> str:
    import hashlib

    from rolodex.store import blobs

    sha256 = hashlib.sha256(PIXEL).hexdigest()
    with services.book.change(message("Picture")) as tx:
        blobs.put(tx, [Blob(sha256, "image/png", PIXEL)])
    return sha256


def told(case: Case, contact_id: int) -> dict[str, Any]:
    found = case.services.personal_data.dossier(contact_id, NOW)
    draft = as_json(found.draft) if found.draft else None
    read: dict[str, Any] = json.loads(json.dumps(document(found, as_json(found.contact), draft)))
    return read


def test_every_table_that_has_to_do_with_a_contact_is_told_or_left_out_for_a_reason(full: Case) -> None:
    with full.services.book.reading() as connection:
        tables = pointing(connection)
    known = {*shown().values(), *CARD, *NOT_SHOWN, *OTHERS}
    assert tables - known == set()
    assert not set(NOT_SHOWN) & set(shown().values())


def test_every_text_of_every_row_is_in_the_document(full: Case) -> None:
    services, wanted = full.services, set()
    with services.book.change(message("Mark")) as tx:
        shapes = journal.shapes(tx.connection)
        for table in set(shown().values()) & set(shapes):
            kinds: dict[str, str] = dict(
                tx.connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,))
            )
            for column in shapes[table].columns:
                if kinds[column] != "TEXT" or {(table, column)} & (UNTOLD | set(TEXTS) | set(NUMBERS)):
                    continue
                if table in CARD:
                    continue
                wanted.add(f"{table}.{column}")
                tx.connection.execute(f'UPDATE "{table}" SET "{column}" = ?', (f"{table}.{column}",))
    text = json.dumps(told(full, WHO))
    assert {mark for mark in wanted if mark not in text} == set()
    assert len(wanted) > 60


def test_a_book_full_of_odd_values_still_becomes_pages(full: Case) -> None:
    assert full.services.personal_data.pdf(WHO, NOW, word=word).startswith(b"%PDF")


def test_sections_have_records_of_each_kind(full: Case) -> None:
    found = told(full, WHO)
    empty = {one.key for one in OUTLINES if not found[one.key]}
    # what is counted once a day or done on the screen is not in the sample
    assert empty <= {"begun", "forecast", "opened", "segments", "segment_moves", "groups"}
    (order,) = found["orders"]
    assert len(order["lines"]) == len(order["payments"]) == 1


def test_what_was_begun_about_them_is_told(ana: Case) -> None:
    assert [one["text"] for one in told(ana, ana.ana)["begun"]] == ["called about the chairs"]


def test_what_is_about_others_is_not_told(full: Case) -> None:
    assert "Leo" not in json.dumps(told(full, WHO)["distinct"])
    assert told(full, full.ana)["orders"] == []


def test_all_columns_have_names_of_their_own_and_a_source(full: Case) -> None:
    def check(outline: Outline) -> None:
        keys = [one.key for one in outline.columns]
        assert len(keys) == len(set(keys))
        assert outline.key in SOURCES
        assert set(outline.leads) <= set(keys)
        for part in outline.parts:
            check(part)

    for outline in OUTLINES:
        check(outline)


def test_the_pages_say_it_in_words_without_any_number_of_a_row(ana: Case) -> None:
    text = extract_text(BytesIO(ana.services.personal_data.pdf(ana.ana, NOW, word=word)))
    for part in (
        "Ana García",
        "+34 600 111 222",
        "Calle Mayor 14, Madrid",
        "refused (by phone, 3 May 2026)",
        "Wants walnut.",
        "Not oak.",
        "plan.txt",
        "An edit that was begun and not saved",
        "Changes to the card",
        "Female",
    ):
        assert part in text
    known = ana.services.contacts.get(ana.ana)
    assert known is not None
    assert known.uid
    assert known.uid not in text


def test_the_history_tells_what_each_step_changed(ana: Case) -> None:
    steps = told(ana, ana.ana)["history"]
    changed = [(field["field"], field["before"], field["after"]) for field in steps[-2]["fields"]]
    assert ("email", "", "ana@x.es") in changed
    assert ("fn", "", "Ana García") in [
        (field["field"], field["before"], field["after"]) for field in steps[-1]["fields"]
    ]


def test_a_zip_has_every_form_and_the_files(ana: Case, tmp_path: Path) -> None:
    out = tmp_path / "ana.zip"
    written = ana.services.personal_data.write(ana.ana, out, NOW, word=word)
    assert written.pages >= 1
    with zipfile.ZipFile(out) as pack:
        assert tuple(pack.namelist()) == written.files
        assert set(written.files) == {
            "Ana Garcia.pdf",
            "Ana Garcia.json",
            "Ana Garcia.vcf",
            "photos/photo-1.png",
            "files/01 plan.txt",
        }
        assert pack.read("photos/photo-1.png") == PIXEL
        assert pack.read("files/01 plan.txt") == b"walnut"
        assert b"BEGIN:VCARD" in pack.read("Ana Garcia.vcf")
        assert json.loads(pack.read("Ana Garcia.json"))["format"] == "rolodex-person"


def test_a_folder_is_new_and_whole_or_not_there(ana: Case, tmp_path: Path) -> None:
    out = tmp_path / "ana"
    ana.services.personal_data.write(ana.ana, out, NOW, word=word, forms=("json",))
    assert sorted(one.name for one in out.iterdir()) == ["Ana Garcia.json", "files", "photos"]
    before = {one: one.stat().st_mtime_ns for one in out.rglob("*")}
    with pytest.raises(UserError):
        ana.services.personal_data.write(ana.ana, out, NOW, word=word)
    assert {one: one.stat().st_mtime_ns for one in out.rglob("*")} == before
    assert [one.name for one in tmp_path.iterdir()] == ["ana"]


@pytest.mark.parametrize(
    ("name", "begins"), [("a.pdf", b"%PDF"), ("a.json", b"{"), ("a.vcf", b"BEGIN:VCARD")]
)
def test_the_name_of_a_file_says_which_form_it_is(
    ana: Case, tmp_path: Path, name: str, begins: bytes
) -> None:
    ana.services.personal_data.write(ana.ana, tmp_path / name, NOW, word=word)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_is_stopped_leaves_no_file_behind(ana: Case, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    for name in ("a.zip", "a.pdf", "folder"):
        with pytest.raises(Cancelled):
            ana.services.personal_data.write(ana.ana, tmp_path / name, NOW, word=word, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_of_somebody_who_is_gone_nothing_is_written(ana: Case, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        ana.services.personal_data.write(4711, tmp_path / "x.zip", NOW, word=word)
    assert list(tmp_path.iterdir()) == []


def test_a_text_longer_than_a_page_goes_on_overleaf(services: Services) -> None:
    one = services.contacts.save(person()).id
    body = "walnut " * 3_000 + "the end"
    services.activities.log(Activity(contact_id=one, kind="note", at="2026-05-02T08:00:00Z", body=body))
    text = extract_text(BytesIO(services.personal_data.pdf(one, NOW, word=word)))
    assert text.count("walnut") >= 3_000
    assert "the end" in text


def test_values_are_worded_as_they_are_meant() -> None:
    lines = next(one for outline in OUTLINES for one in outline.parts if one.key == "lines")
    column = {one.key: one for one in lines.columns}
    assert said(column["quantity"], 1500, "EUR", word, "en") == "1.5"
    assert said(column["tax_rate"], 2100, "EUR", word, "en") == "21%"
    assert said(column["price"], 1250, "EUR", word, "es") == "12,50\u00a0€"
    assert said(column["description"], None, "EUR", word, "en") == ""
