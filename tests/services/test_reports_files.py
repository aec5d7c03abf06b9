"""Periods of reports, and reports as PDF and spreadsheet."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.builders import person

from rolodex.domain import environment
from rolodex.domain.errors import UserError
from rolodex.domain.message import message, verbatim
from rolodex.domain.period import months, own, periods
from rolodex.domain.report import Column, Figure, Period, Report, Row
from rolodex.i18n import word
from rolodex.services.opening import Services
from rolodex.services.workbook import number_format, sheet_name, written

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("name", "first", "last", "before_first", "before_last"),
    [
        ("month", "2026-11", "2026-11", "2026-10", "2026-10"),
        ("quarter", "2026-10", "2026-11", "2026-07", "2026-08"),
        ("year", "2026-01", "2026-11", "2025-01", "2025-11"),
        ("12", "2025-12", "2026-11", "2024-12", "2025-11"),
        ("last_year", "2025-01", "2025-12", "2024-01", "2024-12"),
        ("all", "2019-03", "2026-11", "", ""),
    ],
)
def test_a_period_is_compared_with_the_equal_time_before(
    name: str, first: str, last: str, before_first: str, before_last: str
) -> None:
    (found,) = (one for one in periods(TODAY, "2019-03") if one.name == name)
    assert found == Period(first, last, before_first, before_last, name)


def test_own_months_may_come_in_any_order() -> None:
    assert own("2025-08", "2025-03") == Period("2025-03", "2025-08", "2024-09", "2025-02", "own")


def test_a_period_ends_on_the_leap_day() -> None:
    assert months(own("2024-02", "2024-02")).last_date == date(2024, 2, 29)
    assert months(own("1900-02", "1900-02")).last_date == date(1900, 2, 28)


@pytest.mark.parametrize("name", ["", "soon", "2025-13", "2025-1", "25", "2025..x", "0000", "2025-03-01"])
def test_what_is_no_period_is_refused(services: Services, name: str) -> None:
    with pytest.raises(UserError):
        services.reports.period(name, TODAY)


def test_an_empty_book_is_silent_in_every_report(services: Services) -> None:
    for name in ("12", "all", "2024-02"):
        for report in services.reports.all(services.reports.period(name, TODAY), "", TODAY):
            assert not report.rows
            assert word(report.silence)


def test_one_customer_is_enough_for_the_summary(services: Services, tmp_path: Path) -> None:
    contact = services.contacts.save(person()).id
    services.purchases.sell(contact, 12_50, "EUR", "Chair")
    today = environment.now().date()
    period = services.reports.period("month", today)
    figures = {one.key: one.value for one in services.reports.report("summary", period, "", today).figures}
    assert figures == {"net": 1250, "buyers": 1, "average": 1250, "repeat": 0.0, "refunds": 0.0}
    reports = services.reports.all(period, "EUR", today)
    services.reports.write_xlsx(tmp_path / "all.xlsx", reports, word)
    assert services.reports.write_pdf(tmp_path / "all.pdf", reports, word, "en") >= 1
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
    with zipfile.ZipFile(tmp_path / "all.xlsx") as book:
        assert len([name for name in book.namelist() if "worksheets/sheet" in name]) == len(reports)


def test_an_unknown_report_is_refused(services: Services) -> None:
    with pytest.raises(UserError, match="no report"):
        services.reports.report("weather", services.reports.period("12", TODAY), "", TODAY)


def _sample(currency: str = "EUR") -> Report:
    return Report(
        "best",
        message("Best: customers?"),
        (
            Column("who", message("Who")),
            Column("net", message("Net"), "money"),
            Column("share", message("Share"), "percent"),
            Column("day", message("Day"), "date"),
            Column("month", message("Month"), "date"),
        ),
        (
            Row((verbatim('=HYPERLINK("http://x.example")'), 1234_56, 12.5, "2024-02-29", "2024-02")),
            Row((verbatim("+1 @x"), -5, None, "1850-01-01", ""), level=1),
        ),
        figures=(Figure("net", message("Net"), "money", 99_999_999_999, 1.5),),
        currency=currency,
        others=("USD",),
        period=own("2026-01", "2026-03"),
        total=Row((message("Total"), 1234_51, None, None, None)),
    )


def _cells(data: bytes, folder: Path) -> dict[str, tuple[str, str]]:
    """The type and value of each cell of the first sheet, texts in full."""
    (folder / "x.xlsx").write_bytes(data)
    with zipfile.ZipFile(folder / "x.xlsx") as book:
        strings = [
            "".join(part.text or "" for part in item.iter(f"{{{NS['x']}}}t"))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = {}
    for cell in sheet.iter(f"{{{NS['x']}}}c"):
        assert cell.find("x:f", NS) is None, "a formula"
        value = cell.find("x:v", NS)
        text = "" if value is None else value.text or ""
        kind = cell.get("t", "n")
        found[cell.get("r", "")] = (kind, strings[int(text)] if kind == "s" else text)
    return found


def test_a_spreadsheet_holds_numbers_as_numbers_and_words_as_words(tmp_path: Path) -> None:
    cells = _cells(written([_sample()], word), tmp_path)
    assert cells["A3"] == ("s", "Jan 2026 – Mar 2026 · EUR · not in here: amounts in USD")
    assert cells["B6"] == ("n", "999999999.99")
    assert cells["A9"] == ("s", '=HYPERLINK("http://x.example")')
    assert cells["B9"] == ("n", "1234.56")
    assert cells["C9"] == ("n", "0.125")
    assert float(cells["D9"][1]) == (date(2024, 2, 29) - date(1899, 12, 30)).days
    assert float(cells["E9"][1]) == (date(2024, 2, 1) - date(1899, 12, 30)).days
    assert cells["A10"] == ("s", "+1 @x")
    assert cells["B10"] == ("n", "-0.05")
    assert cells["D10"] == ("s", "1850-01-01")
    assert cells["B11"] == ("n", "1234.51")


def test_amounts_have_the_decimals_of_their_currency(tmp_path: Path) -> None:
    assert number_format("money", "EUR") == '#,##0.00 "€"'
    assert number_format("money", "JPY") == '#,##0 "¥"'
    assert number_format("money", "KWD") == '#,##0.000 "KWD"'
    assert _cells(written([_sample("JPY")], word), tmp_path)["B9"] == ("n", "123456")
    assert _cells(written([_sample("KWD")], word), tmp_path)["B9"] == ("n", "123.456")


def test_names_of_sheets_are_short_allowed_and_different() -> None:
    taken: set[str] = set()
    for title in ("A/B: [x]?*\\", "a b   x", "", "History", "x" * 60, "X" * 60, "'q'"):
        name = sheet_name(title, taken)
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.casefold() not in taken | {"history"}
        taken.add(name.casefold())


def test_no_reports_still_make_a_spreadsheet() -> None:
    assert written([], word).startswith(b"PK")
