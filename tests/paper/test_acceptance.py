"""Thousands of addresses, judged by a checker that shares no code with the program."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.paper import world

from rolodex.domain.address import postal_lines
from rolodex.domain.contact import Adr
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.stock import Stock
from rolodex.paper.fitting import Block
from rolodex.paper.labels import Feed, LabelSheets, Text
from rolodex.services import addresses, stocks

GIVEN = [
    "Ana",
    "Jens",
    "Hélène",
    "Andrea",
    "Małgorzata",
    "Íñigo",
    "Siobhán",
    "Lucía",
    "Oliver",
    "Zoë",
    "José María",
]
FAMILY = [
    "García Ortiz",
    "Holm",
    "Dubois",
    "Moretti",
    "Wójcik",
    "Etxeberria Lekuona",
    "O'Byrne",
    "Peña",
    "Smith",
]
FIRMS = [
    "",
    "",
    "Muebles Ortiz, S.L.",
    "Studio Moretti & Figli",
    "Gesellschaft für angewandte Feinmechanik mbH",
]
COUNTRIES = {
    "ES": (
        "Calle de la Princesa {}, 2.º B",
        [("28013", "Madrid", "Madrid"), ("08001", "Sant Cugat", "Barcelona")],
    ),
    "DE": ("Lindenstraße {}", [("10969", "Berlin", ""), ("01067", "Dresden", "")]),
    "FR": ("{} rue des Lilas", [("69003", "Lyon", ""), ("13001", "Marseille", "")]),
    "IT": ("Via Garibaldi {}", [("20121", "Milano", "MI"), ("00144", "Roma", "RM")]),
    "GB": ("{} High Street", [("SW1A 2AA", "London", ""), ("GU1 3AA", "Guildford", "Surrey")]),
    "IE": ("{} Harbour Row", [("P24 HY02", "Cobh", "Co. Cork"), ("", "Galway", "")]),
    "US": ("{} Evergreen Ter., Apt. 3", [("62704", "Springfield", "IL"), ("02134", "Boston", "MA")]),
    "PL": ("ul. Długa {}", [("00-238", "Warszawa", ""), ("31-147", "Kraków", "")]),
    "GR": ("Ερμού {}", [("105 63", "Αθήνα", ""), ("546 24", "Θεσσαλονίκη", "")]),
    "JP": ("丸の内{}-1-5", [("100-0005", "千代田区", "東京都"), ("530-0001", "大阪市北区", "大阪府")]),
}


def thousand() -> list[Text]:
    """Label lines for a thousand people."""
    chance = random.Random(8)
    texts = []
    for number in range(1000):
        country = list(COUNTRIES)[number % 10]
        street, places = COUNTRIES[country]
        code, city, region = chance.choice(places)
        adr = Adr(
            street=street.format(chance.randint(1, 300)),
            code=code,
            city=city,
            region=region,
            country_code=country,
        )
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
        names = {"name": name, "firm": chance.choice(FIRMS)}
        texts.append(Text(postal_lines(names, adr, addresses.rules(), "ES", "es")))
    return texts


SENDER = ("Muebles Ortiz, S.L.", "Calle Mayor 14, 2.º B", "28013 MADRID")


def judge(
    shared: Path, pdf: Path, stock: str, labels: list[tuple[str, ...]], *options: str
) -> dict[str, Any]:
    """What the checker says of a file that should hold these lines."""
    expected = pdf.with_suffix(".json")
    expected.write_text(json.dumps(labels), encoding="utf-8")
    checker = shared / "tools" / "label_check.py"
    judged = subprocess.run(
        [sys.executable, str(checker), str(pdf), stock, str(expected), "--tol", "0.02", *options, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.stdout, judged.stderr
    return dict(json.loads(judged.stdout))


ISSUED = (
    "5160",
    "5161",
    "5163",
    "5167",
    "L7160",
    "L7163",
    "L7651",
    "3474",
    "dymo-99010",
    "env-dl",
    "5385",
)
"""Sheets, a roll, an envelope and cards: what is printed most."""
COPIES = 2


def printed(
    stock: Stock, texts: Sequence[Text], folder: Path, feed: Feed | None = None, sender: tuple[str, ...] = ()
) -> tuple[Path, list[tuple[str, ...]]]:
    """A file of these labels, and what should stand on each that fits."""
    sheets = LabelSheets(stock, feed=feed or begun(stock))
    placed = sheets.send_from(Text(sender)) if sender else None
    lines = sender if isinstance(placed, Block) else ()
    rows = [(*lines, *block.rows) for text in texts if isinstance(block := sheets.place(text, COPIES), Block)]
    pdf = folder / f"{stock.name}.pdf"
    pdf.write_bytes(sheets.data())
    return pdf, rows


def begun(stock: Stock) -> Feed:
    """From label 8, where the sheet has so many."""
    return Feed(8 if stock.per_sheet >= 8 else 1)


def checked(
    shared: Path, stock: Stock, pdf: Path, rows: list[tuple[str, ...]], *options: str
) -> dict[str, Any]:
    """What the checker says of labels printed from label 8, twice each."""
    if stock.turned:
        options = (*options, "--stocks", str(level(pdf, stock, pdf.parent)))
    feed = ("--start", str(begun(stock).start), "--copies", str(COPIES))
    judged = judge(shared, pdf, stock.name, rows, *feed, *options)
    assert judged["ok"], judged["errors"]
    assert judged["missing"] == 0
    return judged


@pytest.mark.parametrize("name", ISSUED)
def test_addresses_in_twelve_scripts_stand_where_they_should(name: str, shared: Path, tmp_path: Path) -> None:
    stock = stocks.get(name)
    texts = [text for _, text in world.thousand()[:48]]
    pdf, rows = printed(stock, texts, tmp_path, sender=SENDER)
    assert len(rows) == len(texts) or name in ("5167", "L7651")
    judged = checked(shared, stock, pdf, rows, "--aligned", "any")
    assert judged["grid_y_error_mm"] <= 0.02


def test_addresses_of_ten_countries_begin_at_the_same_place(shared: Path, tmp_path: Path) -> None:
    stock = stocks.get("3474")
    pdf, rows = printed(stock, thousand()[:300], tmp_path)
    assert len(rows) == 300
    judged = checked(shared, stock, pdf, rows)
    assert max(judged["grid_error_mm"], judged["grid_y_error_mm"]) <= 0.02


def test_a_printer_that_misses_is_met_by_as_much(shared: Path, tmp_path: Path) -> None:
    stock = stocks.get("L7160")
    feed = Feed(8, printer=PrinterProfile(shift_x=0.8, shift_y=-0.6))
    pdf, rows = printed(stock, thousand()[:30], tmp_path, feed)
    judged = checked(shared, stock, pdf, rows, "--dx", "0.8", "--dy", "-0.6")
    (tmp_path / "true").mkdir()
    unmoved, _ = printed(stock, thousand()[:30], tmp_path / "true")
    there = checked(shared, stock, unmoved, rows)
    assert judged["left_pad_mm"] == pytest.approx(there["left_pad_mm"], abs=0.002)


def whole(shared: Path, folder: Path) -> Iterator[str]:
    """A thousand addresses in twelve scripts and a thousand European ones on every stock, in sentences."""
    for name in ISSUED:
        stock = stocks.get(name)
        people = [text for _, text in world.thousand()]
        pdf, rows = printed(stock, people, folder, sender=SENDER)
        judged = checked(shared, stock, pdf, rows, "--aligned", "any")
        told = f"{name}: {len(rows)} of {len(people)} in twelve scripts, y {judged['grid_y_error_mm']} mm"
        pdf, rows = printed(stock, thousand(), folder)
        judged = checked(shared, stock, pdf, rows)
        yield (
            f"{told}; {len(rows)} European, x {judged['grid_error_mm']} mm, y {judged['grid_y_error_mm']} mm"
            f", least margin {judged['least_margin_mm']} mm"
        )


def level(pdf: Path, stock: Stock, folder: Path) -> Path:
    """Turn the pages as one holds them to read, and tell the checker of such a stock."""
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        for page in document:
            page.set_rotation(90)
        document.save(pdf)
    finally:
        document.close()
    measures = {
        "id": stock.name,
        "part": stock.part,
        "aliases": [],
        "paper_w": stock.paper_height,
        "paper_h": stock.paper_width,
        "label_w": stock.height,
        "label_h": stock.width,
        "cols": 1,
        "rows": 1,
        "x0": 0,
        "y0": 0,
        "dx": stock.height,
        "dy": stock.width,
    }
    table = folder / "stocks.json"
    table.write_text(json.dumps({"stocks": [measures]}), encoding="utf-8")
    return table


if __name__ == "__main__":
    # python -m tests.paper.test_acceptance SHARED: a thousand addresses on each stock, in two minutes.
    with tempfile.TemporaryDirectory() as scratch:
        for line in whole(Path(sys.argv[1]), Path(scratch)):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
