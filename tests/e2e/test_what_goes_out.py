"""Whatever people, products and orders are called: a cell is text, and no page acts by itself."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest
from tests.blank import new_book
from tests.builders import company, person

from rolodex.domain.contact import Adr, Custom, Date, Foreign, Org, Value
from rolodex.domain.directory import DirectoryJob, DirectoryKind
from rolodex.domain.erasure import ErasureReport
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob
from rolodex.domain.letter import Letter
from rolodex.domain.product import Product
from rolodex.i18n import word
from rolodex.services import erasure_proof
from rolodex.services.opening import Services, open_services

NOW = datetime.fromisoformat("2026-05-03T10:00")
NAMES = (
    '=HYPERLINK("http://x.example","y")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    " =1",
    "http://x.example",
    "mailto:a@b.example",
    "file:///etc/hostname",
    "internal:Sheet1!A1",
    "{=1}",
    "<a href='http://x.example'>y</a>",
)
ACTIVE = "=+-@\t\r|%"
ACTING = re.compile(rb"/(URI|JS|JavaScript|Launch|GoToR|GoToE|SubmitForm|ImportData|OpenAction|AA)\b")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every table and page the program makes of a book of such names."""
    folder = tmp_path_factory.mktemp("out")
    services = open_services(new_book(folder / "book.rolodex"))
    try:
        ids = tuple(_somebody(services, name) for name in NAMES)
        _tables(services, folder)
        _pages(services, ids, folder)
    finally:
        services.close()
    return folder


def _somebody(services: Services, name: str) -> int:
    value = (Value(name, label=name),)
    saved = services.contacts.save(
        person(
            name,
            name,
            nickname=value,
            tel=value,
            email=value,
            url=value,
            note=value,
            org=(Org(name, (name,), name),),
            categories=(name.strip(),),
            adr=(Adr(street=name, city=name, code="28013", country_code="ES"),),
            dates=(Date("bday", name),),
            custom=(Custom(name.strip(), name),),
            foreign=(Foreign("X-ODD", name),),
        )
    ).id
    services.contacts.save(company(name))
    services.products.save(Product(name=name, price=100, currency="EUR"))
    services.purchases.sell(saved, 12_00, "EUR", name, at="2026-05-01")
    return saved


def _tables(services: Services, folder: Path) -> None:
    today = NOW.date()
    for language in ("en", "es"):
        services.exporting.write("csv", folder / f"{language}.csv", word=word, locale=language)
    services.exporting.write("xlsx", folder / "people.xlsx", word=word)
    services.exporting.write("exact", folder / "exact.xlsx", word=word)
    reports = services.reports.all(services.reports.period("12", today), "", today)
    services.reports.write_xlsx(folder / "reports.xlsx", reports, word)
    services.reports.write_pdf(folder / "reports.pdf", reports, word, "en")


def _pages(services: Services, ids: tuple[int, ...], folder: Path) -> None:
    services.labels.write(LabelJob(ids, "5160"), folder / "labels.pdf")
    services.planner.print(folder / "planner.pdf", NOW, word)
    services.printers.write_test_sheet("a4", folder / "test.pdf", word)
    services.ledgers.print(ids[0], folder / "ledger.pdf", NOW.date(), word=word, locale="en")
    services.personal_data.write(ids[0], folder / "person.pdf", NOW, word=word)
    erasure_proof.write(ErasureReport(1, "2026-05-03T10:00:00Z"), folder / "proof.pdf", word=word)
    for kind in get_args(DirectoryKind):
        job = DirectoryJob(kind, ids)
        services.directories.write(job, folder / f"{kind}.pdf", NOW.date(), word=word, language="en")
    letter = Letter(name=NAMES[0], subject=NAMES[6], body="{salutation}\n\n" + "\n\n".join(NAMES[:-2]))
    services.letters.write(letter, services.letters.pieces(ids, NOW), folder / "letters.pdf", NOW)
    (folder / "code.pdf").write_bytes(_code(services, ids))


def _code(services: Services, ids: tuple[int, ...]) -> bytes:
    """The first code card there is room for."""
    for contact_id in ids:
        try:
            return services.exporting.card_code_pdf(contact_id)
        except UserError:
            continue
    raise AssertionError("no code was drawn")


@pytest.mark.parametrize("name", ["people.xlsx", "exact.xlsx", "reports.xlsx"])
def test_cells_of_workbooks_are_text(out: Path, name: str) -> None:
    with zipfile.ZipFile(out / name) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    for part, data in parts.items():
        assert b"<hyperlink" not in data, part
        assert not re.search(rb"<f[ />]|<definedName", data), part
        assert b'TargetMode="External"' not in data, part
    assert any(b"HYPERLINK" in data for data in parts.values())
    assert not any("externalLink" in part or "vba" in part for part in parts)


@pytest.mark.parametrize(("name", "mark"), [("en.csv", ","), ("es.csv", ";")])
def test_no_cell_of_a_table_for_people_is_a_formula(out: Path, name: str, mark: str) -> None:
    with (out / name).open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream, delimiter=mark) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip(" ")[:1] and cell.lstrip(" ")[0] in ACTIVE] == []


def test_no_page_acts_or_leads_anywhere(out: Path) -> None:
    pages = sorted(out.glob("*.pdf"))
    assert len(pages) >= 12
    for page in pages:
        objects = re.sub(rb"stream\r?\n.*?endstream", b"", page.read_bytes(), flags=re.DOTALL)
        assert b"/Type" in objects, page.name
        assert b"/ObjStm" not in objects, page.name
        assert ACTING.search(objects) is None, page.name
