"""Labels a second and memory a label, against drawing the same lines on a plain canvas."""

from __future__ import annotations

import time
import tracemalloc
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from rolodex import paths
from rolodex.domain.address import postal_lines
from rolodex.domain.contact import Adr
from rolodex.paper.labels import LabelSheets, Text
from rolodex.services import addresses, stocks

LABELS = 20_000
GIVEN = ("Ana", "Jens", "Hélène", "Andrea", "Małgorzata", "Íñigo", "Siobhán", "Lucía", "Oliver", "Zoë")
FAMILY = (
    "García Ortiz",
    "Holm",
    "Dubois",
    "Moretti",
    "Kowalska",
    "Etxeberria",
    "Byrne",
    "Peña",
    "Smith",
    "Ek",
)
STREETS = (
    "Calle Mayor {}, 2.º B",
    "Lindenstraße {}",
    "{} rue des Lilas",
    "Via Garibaldi {}",
    "{} Harbour Row",
)
PLACES = (
    ("28013", "Madrid", "Madrid", "ES"),
    ("10969", "Berlin", "", "DE"),
    ("69003", "Lyon", "", "FR"),
    ("20121", "Milano", "MI", "IT"),
    ("P24 HY02", "Cobh", "", "IE"),
)
OTHERS = (
    ("דוד לוי {}", Adr(street="רחוב דיזנגוף {}", city="תל אביב", code="6423902", country_code="IL")),
    ("محمد عبد الله {}", Adr(street="شارع الملك فهد {}", city="الرياض", code="11564", country_code="SA")),
    (
        "राजेश शर्मा {}",
        Adr(street="एमजी रोड {}", city="मुंबई", region="महाराष्ट्र", code="400001", country_code="IN"),
    ),
    (
        "田中 太郎 {}",
        Adr(street="丸の内{}", city="千代田区", region="東京都", code="100-0005", country_code="JP"),
    ),
    ("สมชาย ใจดี {}", Adr(street="ถนนสุขุมวิท {}", city="กรุงเทพ", code="10110", country_code="TH")),
)


def latin(number: int) -> tuple[str, Adr]:
    """One European contact."""
    code, city, region, country = PLACES[number % 5]
    street = STREETS[number % 5].format(number % 300)
    name = f"{GIVEN[number % 10]} {FAMILY[number // 10 % 10]} {number}"
    return name, Adr(street=street, code=code, city=city, region=region, country_code=country)


def mixed(number: int) -> tuple[str, Adr]:
    """The same, every fourth in a script that has to be shaped or turned."""
    if number % 4:
        return latin(number)
    name, adr = OTHERS[number // 4 % 5]
    return name.format(number), Adr(
        street=adr.street.format(number % 300),
        city=adr.city,
        region=adr.region,
        code=adr.code,
        country_code=adr.country_code,
    )


def texts(people: list[tuple[str, Adr]]) -> list[Text]:
    """Their label lines."""
    rules = addresses.rules()
    return [
        Text(postal_lines({"name": name, "firm": "Muebles Ortiz, S.L."}, adr, rules, "ES"))
        for name, adr in people
    ]


def sheets(labels: list[Text]) -> bytes:
    """The PDF of these labels."""
    paper = LabelSheets(stocks.get("L7160"), 8)
    for label in labels:
        paper.place(label)
    return paper.data()


def plain(labels: list[Text]) -> bytes:
    """The same lines with nothing but drawString."""
    pdfmetrics.registerFont(TTFont("Plain", str(paths.resources() / "fonts" / "RolodexSans-Regular.ttf")))
    stream = BytesIO()
    canvas = Canvas(stream, pageCompression=1)
    for number, label in enumerate(labels):
        if number % 21 == 0:
            canvas.showPage()
            canvas.setFont("Plain", 10)
        for row, line in enumerate(label.lines):
            canvas.drawString(20 + number % 3 * 190, 800 - number // 3 % 7 * 108 - row * 12, line)
    canvas.save()
    return stream.getvalue()


def timed(work: object, *arguments: object) -> float:
    """CPU seconds of one call."""
    before = time.process_time()
    work(*arguments)  # type: ignore[operator]
    return time.process_time() - before


def main() -> None:
    """Print the figures."""
    european = [latin(number) for number in range(LABELS)]
    worldwide = [mixed(number) for number in range(LABELS)]
    sheets(texts(worldwide[:100]))
    for name, people, budget in (("Latin", european, 25_000), ("a quarter other scripts", worldwide, 10_000)):
        lines = timed(texts, people)
        labels = texts(people)
        base = timed(plain, labels)
        spent = timed(sheets, labels)
        print(
            f"labels, {name} | {LABELS / spent:,.0f}/s | drawString alone {LABELS / base:,.0f}/s | "
            f"{spent / base:.2f} | >= {budget:,}/s"
        )
        both = spent + lines
        print(f"  with address rules | {LABELS / both:,.0f}/s | same | {both / base:.2f} | ")
    labels = texts(european)
    tracemalloc.start()
    data = sheets(labels)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    memory, file = peak / LABELS / 1024, len(data) / LABELS / 1024
    print(f"memory a label | {memory:.2f} KB | file {file:.2f} KB | | <= 0.6 KB")


if __name__ == "__main__":
    main()
