"""Pages of letters: the address in the window, the text whole, in order, with its signs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTImage, LTItem

from rolodex.domain.card import Blob
from rolodex.domain.letter import Letterhead, PrintedLetter, Window
from rolodex.domain.planner import Paper
from rolodex.i18n import word
from rolodex.paper import preview
from rolodex.paper.body import Body, Paragraph, Row, shared_out
from rolodex.paper.letters import LetterSheets, Refused
from rolodex.paper.sheets import POINTS, Sheets

HEAD = Letterhead(("Muebles Ortiz, S.L.", "Calle Mayor 14", "28013 Madrid"))
ADDRESS = ("Ana García Ortiz", "Kiosk, S.A.", "Gran Vía 2", "48001 BILBAO")
HEIGHTS: dict[Paper, float] = {"a4": 297.0, "letter": 279.4}
PARAGRAPH = "The quick brown fox jumps over the lazy dog and runs on. " * 6
SCRIPTS = (
    "Ελληνικά και ρωμαίικα γράμματα στην ίδια σελίδα",
    "Добрый день, мы рады видеть вас",
    "شكرا لزيارتكم معرضنا في مدريد (2026)",
    "תודה על ביקורכם בדוכן שלנו",
    "हमारे स्टॉल पर आने के लिए धन्यवाद",
    "ขอบคุณที่มาเยี่ยมชมบูธของเรา",
    "この度はご来場いただき誠にありがとうございます",
    "저희 전시관을 찾아 주셔서 감사합니다",
)


def letter(text: str, **more: object) -> PrintedLetter:
    """A letter to nobody in particular."""
    return PrintedLetter((), text, **more)  # type: ignore[arg-type]


def printed(*letters: PrintedLetter, paper: Paper = "a4", head: Letterhead = HEAD) -> bytes:
    sheets = LetterSheets(paper, head, ("Muebles Ortiz", "28013 Madrid"), "Test")
    for one in letters:
        assert sheets.place(one) is None
    return sheets.data()


def items(page: LTItem, kind: type[LTItem]) -> Iterator[LTItem]:
    if isinstance(page, kind):
        yield page
    elif isinstance(page, Iterable):
        for one in page:
            yield from items(one, kind)


def characters(pdf: bytes, page: int = 0, paper: Paper = "a4") -> list[tuple[str, float, float, float]]:
    """Each character of a page with left, right and baseline in millimetres from the upper left corner."""
    found = []
    leaf = list(extract_pages(io.BytesIO(pdf)))[page]
    for one in items(leaf, LTChar):
        assert isinstance(one, LTChar)
        up = HEIGHTS[paper] - one.matrix[5] / POINTS
        found.append((one.get_text(), one.x0 / POINTS, one.x1 / POINTS, up))
    return found


def line_of(text: str, pdf: bytes, paper: Paper = "a4") -> list[tuple[str, float, float, float]]:
    """The characters of the row that says this."""
    rows: dict[float, list[tuple[str, float, float, float]]] = {}
    for one in characters(pdf, 0, paper):
        rows.setdefault(round(one[3], 2), []).append(one)
    return next(row for row in rows.values() if "".join(one[0] for one in row).strip() == text)


def text_of(pdf: bytes, page: int = 0) -> str:
    return "".join(one[0] for one in characters(pdf, page))


@pytest.mark.parametrize(
    ("paper", "window", "across", "down"),
    [
        ("a4", "left", (25.0, 105.0), (62.7, 90.0)),
        ("a4", "right", (112.0, 190.0), (62.7, 90.0)),
        ("letter", "left", (25.4, 111.0), (63.5, 80.5)),
    ],
)
def test_the_address_stands_in_the_window(
    paper: Paper, window: Window, across: tuple[float, float], down: tuple[float, float]
) -> None:
    pdf = printed(letter("Hello", address=ADDRESS), paper=paper, head=Letterhead(HEAD.lines, window=window))
    for line in ADDRESS:
        row = line_of(line, pdf, paper)
        assert row[0][1] == pytest.approx(across[0], abs=0.5)
        assert all(one[2] <= across[1] for one in row)
        assert all(down[0] < one[3] <= down[1] for one in row)


def test_the_sender_stands_above_the_address_where_the_window_shows_it() -> None:
    pdf = printed(letter("Hello", address=ADDRESS))
    assert 57.0 < line_of("Muebles Ortiz · 28013 Madrid", pdf)[0][3] < 62.7
    american = printed(letter("Hello", address=ADDRESS), paper="letter")
    assert "Muebles Ortiz · " not in text_of(american)


def test_the_letterhead_is_on_the_first_page_and_numbers_on_the_others() -> None:
    pdf = printed(letter("\n\n".join([PARAGRAPH] * 22)), letter("Short"))
    assert preview.pages(pdf) == 4
    texts = [text_of(pdf, page) for page in range(4)]
    assert ["Muebles Ortiz, S.L." in text for text in texts] == [True, False, False, True]
    assert [text[-5:] for text in texts[1:3]] == ["2 / 3", "3 / 3"]


def test_the_text_is_whole_and_in_order() -> None:
    words = [f"word{number}" for number in range(900)]
    text = "\n\n".join(" ".join(words[at : at + 60]) for at in range(0, 900, 60))
    pdf = printed(letter(text, subject="Subject", above="3 May 2026"), head=Letterhead())
    said = " ".join(text_of(pdf, page) for page in range(preview.pages(pdf)))
    found = [said.find(one) for one in words]
    assert all(at >= 0 for at in found)
    assert found == sorted(found)
    assert said.index("3 May 2026") < said.index("Subject") < said.index("word0")


def test_a_letter_begins_below_the_window_and_ends_above_the_foot() -> None:
    pdf = printed(letter("\n\n".join([PARAGRAPH] * 14), address=ADDRESS, code="K7P4-9XQ2"))
    below = [one[3] for one in characters(pdf) if one[3] > 90.5]
    assert min(below) > 103.0
    text = [one for one in characters(pdf) if 103 < one[3] < 265]
    assert max(one[2] for one in text) <= 190.0
    assert not [one for one in characters(pdf) if 264 < one[3] < 280 and one[1] < 170]


def test_a_page_begins_where_it_is_asked_for() -> None:
    pdf = printed(letter("one\n\n\f\n\ntwo"))
    assert preview.pages(pdf) == 2
    assert "two" in text_of(pdf, 1)


def test_the_code_stands_at_the_foot_of_the_first_page() -> None:
    pdf = printed(letter("Hello", code="K7P4-9XQ2"))
    row = line_of("K7P4-9XQ2", pdf)
    assert row[0][3] > 280
    assert row[-1][2] <= 190.5


def test_all_scripts_are_drawn_within_the_margins() -> None:
    text = "\n".join(f"{line}, {line}, {line}" for line in SCRIPTS)
    pdf = printed(letter(text))
    body = [one for one in characters(pdf) if one[3] > 100]
    assert all(one[1] >= 24.9 and one[2] <= 190.1 for one in body if one[0].strip())
    said = text_of(pdf)
    for line in SCRIPTS:
        for sign in set(line) - set(" ()"):
            assert sign in said, sign


def test_a_line_from_the_right_ends_at_the_right() -> None:
    pdf = printed(letter("תודה"))
    row = [one for one in characters(pdf) if one[3] > 100]
    assert max(one[2] for one in row) == pytest.approx(190.0, abs=0.2)


def test_a_character_that_no_face_has_is_named_and_nothing_is_printed() -> None:
    sheets = LetterSheets("a4", HEAD)
    for one in (letter("a \U0001f600"), letter("a", address=("\U0001f600",))):
        refused = sheets.place(one)
        assert isinstance(refused, Refused)
        assert "GRINNING FACE" in word(refused.reason)
    assert (sheets.letters, sheets.pages) == (0, 0)


def test_an_empty_letter_and_an_endless_address_are_refused() -> None:
    sheets = LetterSheets("a4", HEAD)
    assert isinstance(sheets.place(letter(" \n ")), Refused)
    assert isinstance(sheets.place(letter("a", address=("line",) * 40)), Refused)


def test_a_letterhead_that_does_not_fit_is_said() -> None:
    assert LetterSheets("a4", HEAD).refused_head is None
    assert LetterSheets("a4", Letterhead(("line",) * 40)).refused_head is not None
    assert LetterSheets("a4", Letterhead(("\U0001f600",))).refused_head is not None


def test_the_logo_is_in_the_file_once() -> None:
    image = Blob("0" * 64, "image/png", _png())
    letters = [letter(f"Letter {number}") for number in range(4)]
    pdf = printed(*letters, head=Letterhead(HEAD.lines, image))
    pages = list(extract_pages(io.BytesIO(pdf)))
    assert all(len(list(items(page, LTImage))) == 1 for page in pages)
    assert pdf.count(b"/Image") <= 2


def test_the_same_letters_give_the_same_bytes() -> None:
    letters = [letter(f"{line}\n{PARAGRAPH}", address=ADDRESS, code="K7P4-9XQ2") for line in SCRIPTS]
    assert printed(*letters) == printed(*letters)


@given(st.lists(st.text("abc de-é你ש", min_size=1, max_size=300), min_size=1, max_size=4))
@settings(max_examples=30)
def test_no_letter_of_a_text_is_lost_in_wrapping(lines: list[str]) -> None:
    body = Body(Sheets(210, 297, ""), 11.0, 60.0)
    body.begin("sc")
    for line in lines:
        rows = body.rows(line)
        assert all(row.left + row.width <= 60.01 for row in rows)
        assert bool(rows) == bool(line.strip())


@given(
    st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=1, max_size=12),
    st.integers(3, 30),
    st.integers(3, 30),
)
def test_no_row_stands_alone_and_none_is_lost(counts: list[tuple[int, bool]], first: int, room: int) -> None:
    rows = [
        tuple(Row(f"{place}.{number}", 0.0, 1.0, 1.0, 1.0) for number in range(count))
        for place, (count, _begins) in enumerate(counts)
    ]
    paragraphs = [
        Paragraph(one, 1.0 if place else 0.0, begins)
        for place, (one, (_count, begins)) in enumerate(zip(rows, counts, strict=True))
    ]
    pages = shared_out(paragraphs, float(first), float(room))
    assert [row.drawn for page in pages for _at, row in page] == [row.drawn for one in rows for row in one]
    for number, page in enumerate(pages):
        limit = first if number == 0 else room
        assert all(at + row.height <= limit + 0.01 for at, row in page)
        assert [at for at, _row in page] == sorted(at for at, _row in page)
        for end in (0, -1):
            place = page[end][1].drawn.split(".")[0] if page else ""
            here = sum(row.drawn.split(".")[0] == place for _at, row in page)
            # Three rows on pages of three have nowhere to go in pairs.
            if page and len(rows[int(place)]) > 3 and min(first, room) > 3:
                assert here >= 2


def _png() -> bytes:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (40, 20), (180, 60, 30)).save(data, "PNG")
    return data.getvalue()
