"""Sheets of labels: in their places, whole, with the text that was meant."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from rolodex.domain.stock import Stock
from rolodex.paper import preview
from rolodex.paper.fitting import Block
from rolodex.paper.labels import LabelSheets, Refused, Text
from rolodex.services import stocks

ANA = ("Ana García Ortiz", "Muebles Ortiz, S.L.", "Calle Mayor 14, 2.º B", "28013 MADRID")
SAMPLES = {
    "Greek": ("Νίκος Παπαδόπουλος", "Οδός Ερμού 12", "105 63 Αθήνα"),
    "Cyrillic": ("Иван Петров", "ул. Тверская, 1", "Москва"),
    "Vietnamese": ("Đặng Thị Ẩn", "ĐƯỜNG NGUYỄN HUỆ"),
    "Hebrew": ("דוד לוי", "רחוב דיזנגוף 12 (א)", "6423902 תל אביב"),
    "pointed Hebrew": ("שָׁלוֹם עֲלֵיכֶם",),
    "Arabic": ("محمد عبد الله", "شارع الملك فهد (12)", "الرياض 11564"),
    "Persian": ("می\u200cخواهم",),
    "Hindi": ("राजेश किताब शर्मा", "हिन्दी क्षेत्र", "मुंबई 400001"),
    "Bengali": ("রবীন্দ্রনাথ ঠাকুর",),
    "Tamil": ("சென்னை தமிழ்நாடு",),
    "Thai": ("สมชาย ใจดี", "ผู้ป่วย"),
    "Khmer": ("ភ្នំពេញ",),
    "Burmese": ("ရန်ကုန်",),
    "Japanese": ("〒100-0005", "東京都千代田区丸の内", "田中 太郎"),
    "Korean": ("김철수", "서울특별시 중구"),
    "Chinese": ("王小明", "北京市朝阳区建国路88号", "臺北市"),
    "Armenian": ("Գրիգոր Երևան",),
    "Georgian": ("გიორგი თბილისი",),
    "Amharic": ("አዲስ አበባ",),
    "separate accents": ("Jose\u0301 x\u0308",),
}
SMALL = replace(
    stocks.get("5160"),
    paper_width=80.0,
    paper_height=50.0,
    left=10.0,
    top=10.0,
    width=60.0,
    height=28.0,
    columns=1,
    rows=1,
)


def printed(stock: Stock, *texts: Text, start: int = 1, copies: int = 1, outlines: bool = False) -> bytes:
    """The PDF of these labels, all of which fit."""
    sheets = LabelSheets(stock, start, outlines=outlines)
    for text in texts:
        assert isinstance(sheets.place(text, copies), Block)
    return sheets.data()


def characters(pdf: bytes) -> list[list[LTChar]]:
    """The characters of each page, in the order they were drawn."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        interpreter.process_page(page)
        pages.append([item for item in device.get_result() if isinstance(item, LTChar)])
    return pages


def letters(text: str) -> str:
    """What is seen of a text, without spaces."""
    return re.sub(r"[\s\u200b\u200c\u200d]", "", unicodedata.normalize("NFC", text))


def is_white_outside(pdf: bytes, stock: Stock, inset: float = 1.0) -> bool:
    """Whether nothing is drawn outside the first label less `inset` millimetres."""
    scale = 5
    picture = preview.raster(pdf, 0, round(stock.paper_width * scale))
    left, right = (stock.left + inset) * scale, (stock.left + stock.width - inset) * scale
    top, bottom = (stock.top + inset) * scale, (stock.top + stock.height - inset) * scale
    white = b"\xff"
    for y in range(picture.height):
        row = picture.data[y * picture.stride : y * picture.stride + picture.width * 4]
        # One byte of four is unused; the green of every pixel will do.
        green = row[1::4]
        outside = green if y < top - 1 or y > bottom + 1 else green[: int(left)] + green[int(right) + 1 :]
        if outside.strip(white):
            return False
    return True


def test_the_first_label_is_the_one_asked_for() -> None:
    stock = stocks.get("5160")
    (page,) = characters(printed(stock, Text(ANA), start=8))
    box = stock.slot(7)
    first = page[0]
    assert box.left < first.x0 / 72 * 25.4 < box.left + 6
    assert box.top < (stock.paper_height * 72 / 25.4 - first.y1) / 72 * 25.4 < box.top + 6


def test_copies_follow_each_other() -> None:
    (page,) = characters(printed(stocks.get("L7160"), Text(("A",)), Text(("B",)), copies=3))
    assert [character.get_text() for character in page] == ["A", "A", "A", "B", "B", "B"]


def test_a_full_sheet_is_followed_by_another() -> None:
    pdf = printed(stocks.get("L7160"), *[Text(ANA)] * 22)
    assert preview.pages(pdf) == 2


def test_the_same_labels_give_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys; from rolodex.paper.labels import *; from rolodex.services import stocks;"
        f"s = LabelSheets(stocks.get('L7160'), 3); s.place(Text({ANA!r}));"
        f"s.place(Text({SAMPLES['Hebrew']!r}));"
        "sys.stdout.buffer.write(s.data())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert other == printed(stocks.get("L7160"), Text(ANA), Text(SAMPLES["Hebrew"]), start=3)


@pytest.mark.parametrize("language", SAMPLES)
def test_text_of_any_script_can_be_read_back(language: str) -> None:
    (page,) = characters(printed(stocks.get("L7160"), Text(SAMPLES[language])))
    read = letters("".join(character.get_text() for character in page))
    wanted = letters("".join(SAMPLES[language]))
    assert sorted(unicodedata.normalize("NFC", read)) == sorted(wanted)


@pytest.mark.parametrize("language", SAMPLES)
def test_every_font_is_embedded(language: str) -> None:
    pdf = printed(stocks.get("L7160"), Text(SAMPLES[language]))
    assert pdf.count(b"/FontFile2") == pdf.count(b"/CIDFontType2") >= 1
    assert b"Helvetica" not in pdf


def test_long_lines_are_wrapped_before_they_are_set_smaller() -> None:
    sheets = LabelSheets(stocks.get("L7160"))
    block = sheets.place(Text(("The Society for the Advancement of Long and Winding Names", "Leeds")))
    assert isinstance(block, Block)
    assert block.size == 10
    assert block.rows == ("The Society for the Advancement", "of Long and Winding Names", "Leeds")


def test_a_name_is_broken_at_its_hyphen_only_when_it_must_be() -> None:
    sheets = LabelSheets(stocks.get("L7160"))
    spaced = sheets.place(Text(("Hakata-ku, Fukuoka-shi, Fukuoka, Kyushu",)))
    joined = sheets.place(Text(("Featherstonehaugh-Cholmondeley-Marjoribanks",)))
    assert isinstance(spaced, Block)
    assert isinstance(joined, Block)
    assert len(spaced.rows) == 2
    assert not spaced.rows[0].endswith("-")
    assert joined.rows == ("Featherstonehaugh-", "Cholmondeley-Marjoribanks")


def test_many_lines_are_set_smaller() -> None:
    block = LabelSheets(stocks.get("5160")).place(Text(tuple("ABCDEFG")))
    assert isinstance(block, Block)
    assert 7 <= block.size < 10


def test_a_size_the_post_cannot_read_is_not_used() -> None:
    refused = LabelSheets(stocks.get("5160")).place(Text(tuple("ABCDEFG"), least=8))
    assert isinstance(refused, Refused)


def test_what_does_not_fit_is_refused_with_the_reason() -> None:
    refused = LabelSheets(stocks.get("L7160")).place(Text(("X" * 90,)))
    assert isinstance(refused, Refused)
    assert refused.reason.text == "The address does not fit this label"


def test_a_character_that_no_typeface_has_is_named() -> None:
    refused = LabelSheets(stocks.get("L7160")).place(Text(("Ana 😀", "\U00012000")))
    assert isinstance(refused, Refused)
    named = str(dict(refused.reason.args)["characters"])
    assert "😀 (U+1F600 GRINNING FACE)" in named
    assert "CUNEIFORM SIGN A" in named


def test_invisible_characters_are_left_out() -> None:
    block = LabelSheets(stocks.get("L7160")).place(Text(("\u200eAna\u00a0\u00ad Ruiz\ufe0f\x07",)))
    assert isinstance(block, Block)
    assert block.rows == ("Ana Ruiz",)


def test_nothing_is_printed_for_a_label_without_text() -> None:
    assert isinstance(LabelSheets(stocks.get("L7160")).place(Text((" ", ""))), Refused)


def test_outlines_show_every_label() -> None:
    bare = printed(stocks.get("L7160"), Text(ANA))
    lined = printed(stocks.get("L7160"), Text(ANA), outlines=True)
    assert is_white_outside(bare, stocks.get("L7160"))
    assert not is_white_outside(lined, stocks.get("L7160"))


@pytest.mark.parametrize(
    "name", ["5160", "L7160", "3474", "env-dl", "dymo-99012", "brother-dk-11201", "op3021"]
)
def test_text_stays_where_the_printer_reaches(name: str) -> None:
    stock = stocks.get(name)
    pdf = printed(stock, *[Text(("Ana Ruiz", "Calle Mayor 1", "28013 MADRID"))] * stock.per_sheet)
    (page,) = characters(pdf)
    left, top, right, bottom = stock.unprintable or (5.0,) * 4
    point = 72 / 25.4
    seen = [character for character in page if character.get_text().strip()]
    assert min(character.x0 for character in seen) >= left * point - 0.01
    assert max(character.x1 for character in seen) <= (stock.paper_width - right) * point + 0.01
    assert min(character.matrix[5] for character in seen) >= bottom * point - 0.01
    assert max(character.matrix[5] for character in seen) <= (stock.paper_height - top) * point + 0.01


def test_labels_fed_short_edge_first_are_turned() -> None:
    (page,) = characters(printed(stocks.get("dymo-99012"), Text(ANA)))
    assert {character.upright for character in page} == {False}


def test_labels_with_the_same_lines_start_at_the_same_height() -> None:
    stock = stocks.get("5160")
    texts = [Text(("Ana", "Calle 1", "MADRID", "SPAIN")), Text(("ẪẨ Ånn", "हिन्दी क्षेत्र", "मुंबई", "INDIA"))]
    (page,) = characters(printed(stock, *texts))
    firsts = [
        round(max(c.matrix[5] for c in page if box.left < c.x0 / 72 * 25.4 < box.left + box.width), 2)
        for box in (stock.slot(0), stock.slot(1))
    ]
    assert firsts[0] == firsts[1]


lines = st.lists(
    st.one_of(
        st.text(max_size=50),
        st.text(st.sampled_from("abc ÅẨgj,.-/'()"), max_size=80),
        st.text(st.characters(min_codepoint=0x5D0, max_codepoint=0x6FF), max_size=40),
        st.text(st.characters(min_codepoint=0x900, max_codepoint=0xE7F), max_size=40),
        st.text(st.sampled_from("東京都千代田区、。ーかなハン김철 a1"), max_size=60),
        st.text(
            st.sampled_from("e\u0301\u0302\u0323\u0308\u0915\u093f\u094d\u0e01\u0e39\u0e49 "), max_size=30
        ),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=150, deadline=None)
@given(lines)
def test_any_text_is_inside_its_label_or_refused(texts: list[str]) -> None:
    sheets = LabelSheets(SMALL)
    placed = sheets.place(Text(tuple(texts)))
    if isinstance(placed, Refused):
        assert placed.reason.text
    else:
        assert is_white_outside(sheets.data(), SMALL)


@settings(max_examples=100, deadline=None)
@given(lines)
def test_what_is_printed_is_what_was_given(texts: list[str]) -> None:
    sheets = LabelSheets(SMALL)
    placed = sheets.place(Text(tuple(texts)))
    if isinstance(placed, Block):
        (page,) = characters(sheets.data())
        read = letters("".join(character.get_text() for character in page))
        wanted = letters("".join(placed.rows))
        # An accent after a space stands alone on paper, but not without the space.
        assert sorted(unicodedata.normalize("NFD", read)) == sorted(unicodedata.normalize("NFD", wanted))
