"""Labels a second and memory a label, against drawing the same lines on a plain canvas."""

from __future__ import annotations

import csv
import resource
import shutil
import subprocess
import tempfile
import time
import tracemalloc
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from rolodex import paths
from rolodex.domain.address import postal_lines
from rolodex.domain.contact import Adr
from rolodex.domain.label_layout import LabelLayout, Part
from rolodex.paper.labels import LabelSheets, Text
from rolodex.services import addresses, stocks

LABELS = 10_000
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


def paragraphs(labels: list[Text]) -> bytes:
    """The same lines as reportlab's own paragraphs, one in a frame for each label."""
    pdfmetrics.registerFont(TTFont("Plain", str(paths.resources() / "fonts" / "RolodexSans-Regular.ttf")))
    style = ParagraphStyle("label", fontName="Plain", fontSize=10, leading=12)
    stream = BytesIO()
    canvas = Canvas(stream, pageCompression=1)
    for number, label in enumerate(labels):
        if number % 21 == 0:
            canvas.showPage()
        paragraph = Paragraph("<br/>".join(map(escape, label.lines)), style)
        _, height = paragraph.wrap(160, 100)
        paragraph.drawOn(canvas, 20 + number % 3 * 190, 800 - number // 3 % 7 * 108 - height)
    canvas.save()
    return stream.getvalue()


GLABELS = """<?xml version="1.0"?>
<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Avery" part="L7160" size="A4" description="21 labels">
    <Label-rectangle id="0" width="180pt" height="108pt" round="4pt" x_waste="0pt" y_waste="0pt">
      <Markup-margin size="4pt"/><Layout nx="3" ny="7" x0="20pt" y0="43pt" dx="187pt" dy="108pt"/>
    </Label-rectangle>
  </Template>
  <Objects id="0" rotate="False">
    <Object-text x="8pt" y="8pt" w="164pt" h="92pt" justify="left" valign="top" auto_shrink="False">
      <Span font_family="Sans" font_size="10" font_weight="Regular" font_italic="False" color="0x000000ff">
        <Field name="1"/><NL/><Field name="2"/><NL/><Field name="3"/><NL/><Field name="4"/>
      </Span>
    </Object-text>
  </Objects>
  <Merge type="Text/Comma" src="{source}"/>
</Glabels-document>
"""


def by_glabels(program: str, labels: list[Text]) -> float:
    """CPU seconds that gLabels needs for the same lines."""
    with tempfile.TemporaryDirectory() as folder:
        source, design = Path(folder) / "people.csv", Path(folder) / "labels.glabels"
        with source.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([*label.lines[:4], *[""] * 4][:4] for label in labels)
        design.write_text(GLABELS.format(source=source), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [program, "-o", str(Path(folder) / "out.pdf"), str(design)], check=True, capture_output=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def timed(work: object, *arguments: object) -> float:
    """CPU seconds of one call, the better of two."""
    spent = []
    for _ in range(2):
        before = time.process_time()
        work(*arguments)  # type: ignore[operator]
        spent.append(time.process_time() - before)
    return min(spent)


def with_codes(labels: list[Text]) -> bytes:
    """The PDF of these labels with a code and its QR code on each."""
    layout = LabelLayout(parts=(Part("qr", size=12.0), Part("code")))
    paper = LabelSheets(stocks.get("L7160"), 8, layout=layout)
    for number, label in enumerate(labels):
        code = f"{number:08d}"
        paper.place(replace(label, beside=(code, code)))
    return paper.data()


def grown(labels: list[Text]) -> tuple[float, float]:
    """Bytes of memory and of the file that one more label takes."""
    figures = []
    for count in (len(labels) // 4, len(labels)):
        tracemalloc.start()
        data = sheets(labels[:count])
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        figures.append((count, peak, len(data)))
    (few, low, small), (many, high, large) = figures
    return (high - low) / (many - few), (large - small) / (many - few)


def main() -> None:
    """Print the figures."""
    european = [latin(number) for number in range(LABELS)]
    worldwide = [mixed(number) for number in range(LABELS)]
    sheets(texts(worldwide[:100]))
    for name, people, budget in (("Latin", european, 0.4), ("a quarter other scripts", worldwide, 1.0)):
        lines = timed(texts, people)
        labels = texts(people)
        # A tenth of them tells enough of the slow way.
        base, platypus = timed(plain, labels), timed(paragraphs, labels[: LABELS // 10]) * 10
        spent = timed(sheets, labels)
        print(
            f"{LABELS:,} labels, {name} | {spent:.2f} s | drawString {base:.2f} s, Paragraph {platypus:.1f} s"
            f" | {spent / platypus:.3f} of Paragraph | <= {budget} s"
        )
        print(f"  with address rules | {spent + lines:.2f} s | same | {(spent + lines) / platypus:.2f} | ")
    labels = texts(european)
    if program := shutil.which("glabels-3-batch"):
        few = labels[: LABELS // 10]
        other = by_glabels(program, few)
        own = timed(sheets, few)
        print(f"{len(few):,} labels | {own:.3f} s | glabels-3-batch {other:.1f} s | {own / other:.4f} | ")
    else:
        print("glabels-3-batch is not installed | | | |")
    coded = timed(with_codes, labels[: LABELS // 10]) * 10
    print(f"{LABELS:,} labels with code and QR code | {coded:.2f} s | | | ")
    memory, file = grown(labels)
    print(f"growth a label | {memory / 1024:.2f} KB | file {file / 1024:.2f} KB | | <= 0.6 KB")


if __name__ == "__main__":
    main()
