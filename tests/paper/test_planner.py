"""The planner page: whole, in its margins, with every font inside."""

from __future__ import annotations

import io
import re

import pytest
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from rolodex.domain.planner import PlannerRow, PlannerWords
from rolodex.paper import preview
from rolodex.paper.pages import SIZES
from rolodex.paper.planner import PlannerSheets

WORDS = PlannerWords("Saturday 21 November", "2 due", "ok", "no answer", "next", "Type it back")
MARGIN = 13 / 25.4 * 72 - 0.5
SAMPLES = {
    "a long text": "Ask whether the twelve chairs of oak came whole and on time " * 12,
    "one endless word": "Donaudampfschifffahrtsgesellschaftskapitän" * 9,
    "several scripts": "שלום עולם 東京都千代田区 สวัสดีครับ हिन्दी مرحبا Ελλάδα",
    "an address": "https://example.com/a/very/long/address/that/nobody/types?with=parameters&and=more",
}


def pages(pdf: bytes) -> list[list[LTChar]]:
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    found = []
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        interpreter.process_page(page)
        found.append([item for item in device.get_result() if isinstance(item, LTChar)])
    return found


def seen(pdf: bytes) -> str:
    return "".join(one.get_text() for page in pages(pdf) for one in page)


def row(number: int = 1, what: str = "Call", who: str = "Ana García") -> PlannerRow:
    return PlannerRow(number, who, what, "16:00", "+34 600 123 456", "60 days without contact")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("text", SAMPLES.values(), ids=SAMPLES.keys())
def test_a_line_is_never_cut_off(paper: str, text: str) -> None:
    sheets = PlannerSheets(paper, WORDS)
    assert sheets.row(row(what=text, who=text[:200]))
    pdf = sheets.data()
    width, height = (measure / 25.4 * 72 for measure in SIZES[paper])
    drawn = pages(pdf)
    for one in (one for page in drawn for one in page if one.get_text().strip()):
        assert one.x0 >= MARGIN
        assert one.x1 <= width - MARGIN
        assert one.y0 + 1 >= MARGIN
        assert one.y1 <= height - MARGIN + 6
    letters = re.sub(r"[\s\u200b]", "", seen(pdf))
    if text.isascii():
        assert text.replace(" ", "") in letters


def test_texts_in_columns_do_not_overlap() -> None:
    sheets = PlannerSheets("a4", WORDS)
    sheets.row(row(what="Q" * 300, who="Z" * 300))
    (page,) = pages(sheets.data())
    who = [one.x1 for one in page if one.get_text() == "Z"]
    what = [one.x0 for one in page if one.get_text() == "Q"]
    assert max(who) < min(what)


def test_a_text_longer_than_a_page_is_refused() -> None:
    assert not PlannerSheets("a4", WORDS).row(row(what="word " * 4000))


def test_a_day_goes_on_on_further_pages_and_each_line_is_whole() -> None:
    sheets = PlannerSheets("letter", WORDS)
    sheets.section("Late")
    assert all(sheets.row(row(number)) for number in range(1, 41))
    pdf = sheets.data()
    assert preview.pages(pdf) == sheets.pages > 1
    assert seen(pdf).count("García") == 40


def test_a_title_stays_with_its_first_line() -> None:
    for before in range(9, 13):
        sheets = PlannerSheets("a4", WORDS)
        for number in range(before):
            sheets.row(row(number + 1))
        sheets.section("Zzz")
        sheets.row(row(99, what="Qqq"))
        texts = ["".join(one.get_text() for one in page) for page in pages(sheets.data())]
        assert ["Zzz" in text for text in texts] == ["Qqq" in text for text in texts]


def test_characters_that_no_face_has_are_named() -> None:
    sheets = PlannerSheets("a4", WORDS)
    assert sheets.lacking("Party 🎉 with Ana") == "🎉"
    assert sheets.row(row(what="Party 🎉"))
    assert "Party ?" in seen(sheets.data())


def test_every_font_is_inside_the_file() -> None:
    sheets = PlannerSheets("a4", WORDS)
    sheets.row(row(what=SAMPLES["several scripts"]))
    pdf = sheets.data()
    fonts = [one.fontname for page in pages(pdf) for one in page]
    assert all(re.match(r"[A-Z]{6}\+", name) for name in fonts)
    assert b"/Type1" not in pdf


def test_the_same_day_gives_the_same_bytes() -> None:
    made = []
    for _ in range(2):
        sheets = PlannerSheets("a4", WORDS)
        sheets.row(row())
        made.append(sheets.data())
    assert made[0] == made[1]
