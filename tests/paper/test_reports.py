"""Reports on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfpage import PDFPage

from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.report import Chart, Column, Figure, Report, Row
from rolodex.paper.charts import Series
from rolodex.paper.pages import Piece, paged
from rolodex.paper.reports import ReportSheets

MONTHS = ("2025-12", "2026-01", "2026-02", "2026-03")


def plain(text: Message) -> str:
    return text.text % dict(text.args) if text.args else text.text


def months(count: int = 4) -> Report:
    return Report(
        "months",
        message("Net sales by month"),
        columns=(
            Column("month", message("Month"), "date"),
            Column("before", message("Year before"), "money"),
            Column("net", message("Net sales"), "money"),
        ),
        rows=tuple(Row((MONTHS[n % 4], 10_000 * n, 12_345 * n - 9_000)) for n in range(count)),
        chart=Chart("bars", "month", ("before", "net"), unfinished=3),
        currency="EUR",
        sentence=message("Purchases less returns of each month."),
        total=Row((message("Total"), 60_000, 74_070)),
    )


def printed(*reports: Report, language: str = "en") -> bytes:
    sheets = ReportSheets("a4", "How we are doing", "Last 12 months", plain, language)
    for report in reports:
        sheets.add(report)
    return sheets.data()


def text_of(pdf: bytes) -> str:
    return extract_text(BytesIO(pdf))


def pages_of(pdf: bytes) -> int:
    return len(list(PDFPage.get_pages(BytesIO(pdf))))


def test_the_head_of_a_table_stands_on_each_of_its_pages() -> None:
    pdf = printed(months(120))
    assert pages_of(pdf) > 2
    assert text_of(pdf).count("Year before") == pages_of(pdf) + 1  # and the legend of the chart


def test_a_report_has_its_title_its_sentence_and_every_figure() -> None:
    text = text_of(printed(months()))
    for wanted in ("Net sales by month", "Purchases less returns", "Mar 2026", "€280.35", "€740.70", "Total"):
        assert wanted in text


def test_a_loss_has_its_minus() -> None:
    assert "\u2212€90.00" in text_of(printed(months()))


def test_sums_are_written_as_the_language_does() -> None:
    assert "280,35" in text_of(printed(months(), language="es"))


def test_neither_figures_nor_the_words_of_their_heads_are_broken_where_there_are_many() -> None:
    names = ("Sent", "Responded", "Response", "Returned", "Sales soon after", "Orders", "Cost", "Per answer")
    columns = (
        Column("name", message("Campaign")),
        *(Column(name, verbatim(name), "money") for name in (*names, "Per order", "Sales by code")),
    )
    row = Row(("Autumn catalogue", *(2_241_044 + place for place in range(len(columns) - 1))))
    lines = text_of(printed(Report("wide", message("Wide"), columns, (row,), currency="EUR"), language="es"))
    read = [" ".join(line.split()) for line in lines.splitlines()]
    assert [line for line in read if "22.410,4" in line and not line.endswith("€")] == []
    assert "Responded" in lines


def test_the_figures_of_the_strip_have_their_change_and_their_sentence() -> None:
    report = Report(
        "summary",
        message("Summary"),
        figures=(
            Figure(
                "net",
                message("Net sales"),
                "money",
                51_730_000,
                12.4,
                sentence=message("Purchases less returns."),
            ),
            Figure("refunds", message("Refunds"), "percent", 1.8, -0.4, good=False),
            Figure("orders", message("Orders"), "count", 0),
        ),
        currency="EUR",
    )
    text = text_of(printed(report))
    for wanted in ("€517,300.00", "+12.4%", "1.8%", "\u22120.4", "Purchases less returns."):
        assert wanted in text


def test_a_report_without_figures_says_why() -> None:
    silent = Report("rfm", message("RFM"), silence=message("Too few customers for scores."))
    assert "Too few customers for scores." in text_of(printed(silent))


def test_a_long_report_goes_on_over_pages_and_loses_no_row() -> None:
    report = Report(
        "best",
        message("Best customers"),
        columns=(Column("name", message("Customer")), Column("net", message("Net sales"), "money")),
        rows=tuple(Row((verbatim(f"Customer {n} of the long list"), n)) for n in range(150)),
        currency="EUR",
    )
    pdf = printed(report)
    text = text_of(pdf)
    assert pages_of(pdf) > 3
    assert all(f"Customer {n} of" in text for n in range(150))
    assert f"Page 2 of {pages_of(pdf)}" in text


@pytest.mark.parametrize("kind", ["bars", "stacked", "line", "shares", "funnel"])
def test_every_kind_of_chart_is_drawn_with_the_labels_it_stands_for(kind: str) -> None:
    report = months()
    chart = Chart(kind, "month", ("net",))  # type: ignore[arg-type] # all kinds in turn
    drawn = Report("one", report.title, report.columns, report.rows, chart, currency="EUR")
    assert text_of(printed(drawn)).count("Feb 2026") == 2


def test_a_grid_has_a_cell_for_each_pair() -> None:
    rows = tuple(Row((r, f, r * 10 + f)) for r in range(1, 6) for f in range(1, 6) if (r, f) != (1, 5))
    grid = Report(
        "rfm",
        message("RFM"),
        columns=(
            Column("recency", message("Recency"), "count"),
            Column("frequency", message("Frequency"), "count"),
            Column("customers", message("Customers"), "count"),
        ),
        rows=rows,
        chart=Chart("grid", "recency", ("customers",), across="frequency"),
    )
    text = text_of(printed(grid))
    assert text.count("55") == 1
    assert "15" not in text.replace("\n", " ").split(" ")


def test_rows_of_a_lower_level_are_indented_and_not_drawn_beside_their_own_sum() -> None:
    rows = (
        Row((verbatim("Spain"), 300)),
        Row((verbatim("Bilbao"), 200), level=1),
        Row((verbatim("Madrid"), 100), level=1),
        Row((verbatim("Italy"), 50)),
        Row((verbatim("Ireland"), 40)),
    )
    columns = (Column("area", message("Area")), Column("net", message("Net sales"), "money"))
    chart = Chart("shares", "area", ("net",))
    text = text_of(printed(Report("areas", message("Areas"), columns, rows, chart, currency="EUR")))
    assert (text.count("Spain"), text.count("Bilbao"), text.count("Ireland")) == (2, 1, 2)


def test_a_series_beside_one_of_another_kind_is_drawn_to_its_own_most() -> None:
    assert Series("Talks", (5, None, -10, 0)).of_its_most().values == (0.5, None, -1.0, 0.0)
    assert Series("Talks", (None, 0)).of_its_most().values == (None, 0.0)


def test_names_in_any_script_are_printed() -> None:
    report = Report(
        "best",
        message("Best customers"),
        columns=(Column("name", message("Customer")), Column("net", message("Net sales"), "money")),
        rows=(Row((verbatim("株式会社ローロデックス"), 1)), Row((verbatim("Καλλιόπη Άργος"), 2))),
        currency="JPY",
    )
    assert "株式会社ローロデックス" in text_of(printed(report))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert printed(months()) == printed(months())


def test_what_leads_stays_with_what_it_leads_to() -> None:
    def piece(height: float, *, leads: bool = False) -> Piece:
        return Piece(height, lambda _top: None, leads)

    head, row = piece(10, leads=True), piece(30)
    assert paged([row, row, head, row], 75) == [[row, row], [head, row]]
