"""What stands beside an address: in its corner, never over the text."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.layout import LTChar
from tests.paper.test_labels import ANA, SAMPLES, SMALL, characters, is_white_outside

from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.label_layout import CORNERS, FACES, LabelLayout, Part, PartKind
from rolodex.domain.stock import Stock
from rolodex.paper import preview, qr
from rolodex.paper.fitting import Block
from rolodex.paper.labels import Feed, LabelSheets, Refused, Text
from rolodex.paper.pictures import Picture
from rolodex.paper.places import places
from rolodex.paper.sheets import Sheets
from rolodex.paper.typesetting import Typesetter
from rolodex.services import stocks

MM = 72 / 25.4
CODE = "K7P4-9XQ2"


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    rows = zlib.compress(b"".join(b"\0" + b"\0\0\0" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


LOGO = png(40, 20)
SHA = hashlib.sha256(LOGO).hexdigest()


def sheets(stock: str, layout: LabelLayout, feed: Feed | None = None) -> LabelSheets:
    """Empty sheets in this layout."""
    return LabelSheets(stocks.get(stock), layout=layout, feed=feed, logos={SHA: LOGO})


def beside(layout: LabelLayout) -> tuple[str, ...]:
    """Texts for the parts of a layout."""
    said = {"text": "Spring offer", "logo": ""}
    return tuple(said.get(part.kind, CODE) for part in layout.parts)


def printed(stock: str, layout: LabelLayout, *lines: str, feed: Feed | None = None) -> bytes:
    """One label in this layout."""
    made = sheets(stock, layout, feed)
    assert isinstance(made.place(Text(lines or ANA, beside=beside(layout))), Block)
    return made.data()


def said(letters: list[LTChar]) -> str:
    """What characters say, in the order they were drawn."""
    return "".join(letter.get_text() for letter in letters)


def dark(pdf: bytes, stock: Stock) -> set[tuple[int, int]]:
    """Where the first page is not white, in tenths of a millimetre."""
    picture = preview.raster(pdf, 0, round(stock.paper_width * 10))
    found = set()
    for y in range(picture.height):
        row = picture.data[y * picture.stride : y * picture.stride + picture.width * 4][1::4]
        if row.strip(b"\xff"):
            found |= {(x, y) for x, shade in enumerate(row) if shade < 128}
    return found


def test_a_code_stands_in_its_corner_below_the_address() -> None:
    layout = LabelLayout(parts=(Part("code", "bottom-right"),))
    (page,) = characters(printed("L7160", layout))
    code, address = page[-len(CODE) :], page[: -len(CODE)]
    assert said(code) == CODE
    box = stocks.get("L7160").slot(0)
    assert box.left + box.width - 6 < code[-1].x1 / MM < box.left + box.width - 1.5
    assert max(one.matrix[5] for one in code) < min(one.matrix[5] for one in address)


def test_a_qr_code_can_be_read_from_the_page() -> None:
    layout = LabelLayout(parts=(Part("qr", "bottom-right", size=12.0),))
    stock = stocks.get("L7160")
    seen = dark(printed("L7160", layout, "A"), stock)
    rows = qr.modules(CODE)
    count = len(rows) + 2 * qr.QUIET
    corner = max(x for x, _ in seen), max(y for _, y in seen)
    module = 120 / count
    begin = corner[0] - len(rows) * module, corner[1] - len(rows) * module
    read = [
        [
            int((round(begin[0] + (x + 0.6) * module), round(begin[1] + (y + 0.6) * module)) in seen)
            for x in range(21)
        ]
        for y in range(21)
    ]
    assert read == [list(row) for row in rows]


def test_the_rectangles_of_a_qr_code_are_its_dark_modules_once_each() -> None:
    rows = qr.modules(CODE)
    covered = [
        (x, y)
        for left, top, width, height in qr.rectangles(rows)
        for x in range(left, left + width)
        for y in range(top, top + height)
    ]
    assert len(covered) == len(set(covered))
    assert set(covered) == {(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell}


def test_a_logo_is_in_the_file_once_whatever_the_pages() -> None:
    layout = LabelLayout(parts=(Part("logo", "top-left", SHA, 10.0),))
    made = sheets("L7160", layout)
    for _ in range(50):
        made.place(Text(ANA))
    pdf = made.data()
    assert preview.pages(pdf) == 3
    assert len(re.findall(rb"/Subtype */Image\b", pdf)) == 1


def test_what_leaves_no_room_for_the_address_is_said_at_once() -> None:
    with pytest.raises(UserError):
        sheets("5167", LabelLayout(parts=(Part("qr", size=12.0),)))


def test_a_text_too_long_for_its_corner_leaves_the_label_out() -> None:
    layout = LabelLayout(parts=(Part("text", "top-left"),))
    made = sheets("L7160", layout)
    refused = made.place(Text(ANA, beside=("long " * 40,)))
    assert isinstance(refused, Refused)
    assert made.labels == 0


def test_an_undrawable_character_in_a_corner_is_named() -> None:
    made = sheets("L7160", LabelLayout(parts=(Part("text", "top-left"),)))
    refused = made.place(Text(ANA, beside=("Sale 😀",)))
    assert isinstance(refused, Refused)
    assert "GRINNING FACE" in str(dict(refused.reason.args)["characters"])


corners = st.sampled_from(sorted(CORNERS))
parts = st.lists(
    st.one_of(
        st.builds(Part, st.sampled_from(("text", "code")), corners, size=st.sampled_from((6.0, 8.0))),
        st.builds(Part, st.just("qr"), corners, size=st.sampled_from((8.0, 12.0))),
        st.builds(Part, st.just("logo"), corners, st.just(SHA), st.sampled_from((8.0, 16.0))),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@settings(max_examples=200, deadline=None)
@given(parts, st.sampled_from(("left", "center")), st.sampled_from(("5163", "L7160", "dymo-99010", "env-dl")))
def test_nothing_stands_over_anything_else(chosen: tuple[Part, ...], align: str, name: str) -> None:
    stock = stocks.get(name)
    layout = LabelLayout(parts=chosen, align="center" if align == "center" else "left")
    paper = Sheets(stock.paper_width, stock.paper_height, "")
    logo = Picture("P", 40, 20)
    try:
        found = places(stock, layout, Typesetter(paper), {SHA: logo})
    except UserError:
        return
    texts = [found.address.space, found.backwards.space, *([found.sender.space] if found.sender else [])]
    boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in found.spots]
    areas = [(one.left, one.upper, one.right, one.lower) for one in texts]
    assert len(boxes) == len(chosen)
    for one, other in [*combinations(boxes, 2), *product(boxes, areas)]:
        assert apart(one, other), (one, other)
    width, height = (stock.height, stock.width) if stock.turned else (stock.width, stock.height)
    for left, top, right, bottom in boxes:
        assert 1.49 * MM <= left <= right <= (width - 1.49) * MM
        assert 1.49 * MM <= top <= bottom <= (height - 1.49) * MM


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes (left, top, right, bottom) share no place."""
    hair = 0.01
    return (
        one[2] <= other[0] + hair
        or other[2] <= one[0] + hair
        or one[3] <= other[1] + hair
        or other[3] <= one[1] + hair
    )


@pytest.mark.parametrize("kind", ["qr", "code", "text", "logo"])
def test_parts_stay_inside_their_label(kind: PartKind) -> None:
    layout = LabelLayout(parts=tuple(Part(kind, corner, SHA, 7.0) for corner in CORNERS))
    made = LabelSheets(SMALL, layout=layout, logos={SHA: LOGO})
    assert isinstance(made.place(Text(("A",), beside=beside(layout))), Block)
    assert is_white_outside(made.data(), SMALL)


def test_part_used_sheets_are_fed_first() -> None:
    made = sheets("L7160", LabelLayout(), Feed(start=20, sheets=((20, 2), (), (5,))))
    for _ in range(6):
        made.place(Text(ANA))
    assert made.taken == [(0, 2), (0, 20), (1, 5), (2, 19), (2, 20), (3, 0)]
    assert preview.pages(made.data()) == made.pages == 4


def test_a_printer_is_corrected_everywhere() -> None:
    layout = LabelLayout(parts=(Part("code", "bottom-right"),))
    true = characters(printed("L7160", layout))[0]
    profile = PrinterProfile(name="Office", shift_x=1.5, shift_y=-0.7, scale_x=1.01, scale_y=0.99)
    moved = characters(printed("L7160", layout, feed=Feed(printer=profile)))[0]
    height = stocks.get("L7160").paper_height
    for before, after in zip(true, moved, strict=True):
        x, y = before.matrix[4] / MM, height - before.matrix[5] / MM
        assert after.matrix[4] / MM == pytest.approx(x * 1.01 + 1.5, abs=0.005)
        assert height - after.matrix[5] / MM == pytest.approx(y * 0.99 - 0.7, abs=0.005)


def test_lines_in_the_middle_have_as_much_white_on_both_sides() -> None:
    stock = stocks.get("L7160")
    (page,) = characters(printed("L7160", LabelLayout(align="center"), "Ana García Ortiz"))
    box = stock.slot(0)
    left, right = page[0].x0 / MM - box.left, box.left + box.width - page[-1].x1 / MM
    assert left == pytest.approx(right, abs=0.2)


@pytest.mark.parametrize("face", sorted(FACES))
def test_every_face_offered_sets_all_scripts(face: str) -> None:
    layout = LabelLayout(face=face, size=8.0)
    pdf = printed("5163", layout, *ANA[:2], *(lines[0] for lines in SAMPLES.values() if len(lines) == 3))
    assert pdf.count(b"/FontFile2") == pdf.count(b"/CIDFontType2") >= 4


def test_a_size_is_taken_as_it_is_asked_for() -> None:
    for size in (6.5, 7.2, 12.0):
        block = sheets("5163", LabelLayout(size=size)).place(Text(("Ana",)))
        assert isinstance(block, Block)
        assert block.size == size


def test_the_smallest_labels_go_down_to_six_points() -> None:
    four = Text(("Ana García Ortiz", "Calle Mayor 14", "28013 MADRID", "SPAIN"))
    block = sheets("5167", LabelLayout()).place(four)
    assert isinstance(block, Block)
    assert 6 <= block.size < 7


def test_a_label_that_was_left_out_leaves_no_trace_in_the_file() -> None:
    alone = sheets("L7160", LabelLayout())
    alone.place(Text(ANA))
    after = sheets("L7160", LabelLayout())
    assert isinstance(after.place(Text(("Żółć דוד " * 300,))), Refused)
    after.place(Text(ANA))
    assert after.data() == alone.data()


def test_five_lines_go_on_the_smallest_labels_as_near_as_their_ink_lets_them() -> None:
    five = ("Ana Garcia Ortiz", "Muebles Ortiz, S.L.", "Calle Mayor 14", "28013 MADRID", "SPAIN")
    block = sheets("5167", LabelLayout()).place(Text(five))
    assert isinstance(block, Block)
    assert block.size == 6
    assert 0.95 * 6 <= block.leading < 6.3
    under = (five[0], "Jügg, p. j. (q)", "ÁÁÁ", *five[3:])
    assert isinstance(sheets("5167", LabelLayout()).place(Text(under)), Refused)
