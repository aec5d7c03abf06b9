"""Reports on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex


def test_a_report_is_a_table_and_a_document(rolodex: Rolodex, sample: Path) -> None:
    told = rolodex("report", "months", "--period", "2026")
    assert told.code == 0
    assert "Net sales by month" in told.out
    found = rolodex("report", "months", "--period", "2026", "--currency", "eur", "--json").json
    assert (found["name"], found["currency"], len(found["rows"])) == ("months", "EUR", 12)
    assert sum(row["net"] for row in found["rows"]) == found["total"]["net"]


def test_the_sentence_of_each_figure_is_said_in_full(rolodex: Rolodex, sample: Path) -> None:
    figures = rolodex("report", "summary", "--json").json["figures"]
    lines = rolodex("report", "summary").out.splitlines()
    assert figures
    for figure in figures:
        (line,) = (line for line in lines if line.startswith(figure["label"]))
        assert line.endswith(figure["sentence"])
        assert figure["change"] is None or ("%" in line)


def test_all_reports_come_in_the_order_of_the_panel(rolodex: Rolodex, sample: Path) -> None:
    names = [report["name"] for report in rolodex("report", "--json").json]
    assert names[:4] == ["summary", "months", "lifecycle", "best"]
    assert len(names) == 15


def test_reports_are_written_to_files(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    pdf, xlsx = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    told = rolodex("report", "--pdf", pdf, "--xlsx", xlsx, "--period", "all")
    assert told.code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.read_bytes().startswith(b"PK")


def test_what_is_unknown_is_said_in_one_line(rolodex: Rolodex, sample: Path) -> None:
    for words in (("weather",), ("months", "--period", "soon"), ("months", "--currency", "euros")):
        told = rolodex("report", *words)
        assert (told.code, told.out) == (1, "")
        assert len(told.err.strip().splitlines()) == 1
