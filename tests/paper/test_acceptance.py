"""Thousands of addresses, judged by a checker that shares no code with the program."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.paper import world

from rolodex.domain.address import postal_lines
from rolodex.domain.contact import Adr
from rolodex.domain.stock import Stock
from rolodex.paper.fitting import Block
from rolodex.paper.labels import LabelSheets, Text
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


@pytest.mark.parametrize("stock", ["3474"])
def test_a_thousand_addresses_of_ten_countries_stand_where_they_should(
    stock: str, shared: Path, tmp_path: Path
) -> None:
    sheets = LabelSheets(stocks.get(stock), start=8)
    rows = [placed.rows for text in thousand() if isinstance(placed := sheets.place(text), Block)]
    assert len(rows) == 1000
    pdf = tmp_path / "labels.pdf"
    pdf.write_bytes(sheets.data())
    judged = judge(shared, pdf, stock, rows, "--start", "8")
    assert judged["ok"], judged["errors"]


@pytest.mark.parametrize("stock", ["5160", "L7160", "dymo-99012", "env-dl"])
def test_a_thousand_addresses_in_twelve_scripts_stand_where_they_should(
    stock: str, shared: Path, tmp_path: Path
) -> None:
    sheets = LabelSheets(stocks.get(stock))
    sender = SENDER if isinstance(sheets.send_from(Text(SENDER)), Block) else ()
    rows = [
        (*sender, *placed.rows)
        for _, text in world.thousand()
        if isinstance(placed := sheets.place(text), Block)
    ]
    assert len(rows) == 1000
    pdf = tmp_path / "labels.pdf"
    pdf.write_bytes(sheets.data())
    options = ["--aligned", "any"]
    if stocks.get(stock).turned:
        options += ["--stocks", str(level(pdf, stocks.get(stock), tmp_path))]
    judged = judge(shared, pdf, stock, rows, *options)
    assert judged["ok"], judged["errors"]
    assert judged["missing"] == 0


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
