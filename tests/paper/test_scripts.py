"""Addresses in twelve scripts on sheets, rolls and envelopes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import pypdfium2
import pytest
from pdfminer.layout import LTChar
from tests.paper.test_labels import characters, letters, printed
from tests.paper.world import SCRIPTS, thousand

from rolodex.domain.stock import Stock
from rolodex.paper import faces
from rolodex.paper.fitting import Block
from rolodex.paper.labels import LabelSheets, Refused, Text
from rolodex.services import stocks

POINT = 25.4 / 72
ENVELOPES = [stock.name for stock in stocks.catalogue().stocks if stock.kind == "envelope"]
ROLLS = [stock.name for stock in stocks.catalogue().stocks if stock.kind in ("roll", "continuous")]
ANA = Text(("Ana García Ortiz", "Calle Mayor 14", "28013 MADRID"))
SENDER = Text(("Muebles Ortiz, S.L.", "Gran Vía 1", "28013 MADRID"))
FROM_RIGHT = ("Hebrew", "Arabic")


@cache
def world() -> tuple[bytes, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Twenty labels of each script, with script and rows of each."""
    sheets = LabelSheets(stocks.get("L7160"))
    rows = []
    for script, text in thousand()[: 20 * len(SCRIPTS)]:
        block = sheets.place(text)
        assert isinstance(block, Block), (script, text, block)
        rows.append((script, block.rows))
    return sheets.data(), tuple(rows)


def labels(pdf: bytes, stock: Stock) -> list[list[LTChar]]:
    """The characters of each label in the order they were drawn."""
    found = []
    for page in characters(pdf):
        slots: list[list[LTChar]] = [[] for _ in range(stock.per_sheet)]
        for character in page:
            x, y = character.matrix[4] * POINT, stock.paper_height - character.matrix[5] * POINT
            at = next(
                index
                for index in range(stock.per_sheet)
                for box in [stock.slot(index)]
                if box.left <= x < box.left + box.width and box.top <= y < box.top + box.height
            )
            slots[at].append(character)
        found += slots
    return found


def test_there_are_a_thousand_addresses_in_twelve_scripts() -> None:
    people = thousand()
    assert len(people) == 1000
    assert len(SCRIPTS) == 12
    assert {script for script, _ in people} == set(SCRIPTS)
    assert people == thousand()


def test_the_letters_of_every_script_have_a_glyph() -> None:
    used = {c for _, text in thousand() for line in text.lines for c in line if not c.isspace()}
    assert not [c for c in used if faces.choose(c, "jp") is None or faces.choose(c, "sc") is None]


def test_labels_of_every_script_are_read_back_in_order() -> None:
    pdf, expected = world()
    drawn = labels(pdf, stocks.get("L7160"))
    for (script, rows), seen in zip(expected, drawn, strict=False):
        read = letters("".join(character.get_text() for character in seen))
        wanted = letters("".join(rows))
        if script in FROM_RIGHT:
            # From left to right as drawn: the letters of a word stand the other way round.
            read, wanted = "".join(sorted(read)), "".join(sorted(wanted))
        assert unicodedata.normalize("NFC", read) == unicodedata.normalize("NFC", wanted), script


def test_words_that_run_backwards_are_read_back_as_words() -> None:
    pdf, expected = world()
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    words = {word for script, rows in expected if script == "Hebrew" for row in rows for word in row.split()}
    assert not [word for word in words if re.fullmatch("[א-ת]+", word) and word not in text]


@pytest.mark.parametrize("script", ["Hebrew", "Arabic"])
def test_addresses_read_from_the_right_stand_at_the_right(script: str) -> None:
    stock = stocks.get("L7160")
    native = next(text for named, text in thousand() if named == script and "García" not in text.lines[0])
    (page,) = characters(printed(stock, native))
    ends = {round(max(c.x1 for c in row), 1) for row in _rows(page)}
    assert len(ends) == 1
    assert ends.pop() * POINT > stock.slot(0).left + stock.width * 0.9
    assert min(c.x0 for c in page) * POINT > stock.slot(0).left + stock.width * 0.3


def test_a_foreign_line_does_not_move_an_address() -> None:
    stock = stocks.get("L7160")
    (page,) = characters(printed(stock, Text(("דוד לוי", "12 Harbour Row", "Cobh", "IRELAND"))))
    assert len({round(min(c.x0 for c in row), 1) for row in _rows(page)}) == 1


def test_the_rows_of_a_wrapped_line_are_read_the_way_the_line_is() -> None:
    sheets = LabelSheets(stocks.get("L7160"))
    block = sheets.place(Text(("בית הספר הגבוה למוזיקה ולמחול Globex (Iberia) קומה שנייה מימין",)))
    assert isinstance(block, Block)
    row = next(row for row in block.rows if row.startswith("Globex"))
    line = next(
        line for line in _rows(labels(sheets.data(), stocks.get("L7160"))[0]) if _drawn(line)[-1] == ")"
    )
    hebrew = letters(row.removeprefix("Globex (Iberia)"))
    assert _drawn(line) == hebrew[::-1] + "Globex(Iberia)"


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("לוי (אב)", ("(", "בא", ")", "יול")),
        ("Globex לוי (אב)", ("Globex", "(", "בא", ")", "יול")),
        ("לוי (12) Globex", ("Globex", "(", "12", ")", "יול")),
        ("רחוב 5 (Apt. 3)", ("(", "Apt.3", ")", "5", "בוחר")),
        ("Globex 5 (ב)", ("Globex5", "(", "ב", ")")),
        ("פהד (3-5)", ("(", "3-5", ")", "דהפ")),
        ("شارع (3-5)", ("(", "5-3", ")", "عراش")),
        ("((א)] (ב", ("ב", ")", "[", "(", "א", ")", ")")),
    ],
)
def test_brackets_stand_about_what_they_hold(line: str, pieces: tuple[str, ...]) -> None:
    (page,) = characters(printed(stocks.get("L7160"), Text((line,))))
    assert _drawn(page) == "".join(pieces)


@pytest.mark.parametrize("script", SCRIPTS)
def test_two_scripts_stand_in_one_address(script: str) -> None:
    words = SCRIPTS[script]
    text = Text((f"Ana {words.family[0]}", f"Globex · {words.firms[0]}", "Apt. 3 (B)", words.places[0][1]))
    (page,) = characters(printed(stocks.get("L7160"), text))
    read = letters("".join(character.get_text() for character in page))
    assert sorted(unicodedata.normalize("NFC", read)) == sorted(letters("".join(text.lines)))


@pytest.mark.parametrize("name", ["髙橋", "山﨑", "王喆", "堃", "쀼믜", "㈱田中", "㈜한빛", "アィヌㇷ゚"])
def test_names_beyond_the_national_sets_are_printed(name: str) -> None:
    assert isinstance(LabelSheets(stocks.get("L7160")).place(Text((name,), han="jp")), Block)


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_cannot_be_drawn_is_named_among_any_letters(script: str) -> None:
    name = f"{SCRIPTS[script].given[0]} \U0001f680 \U00020bb7"
    refused = LabelSheets(stocks.get("env-dl")).place(Text((name, SCRIPTS[script].places[0][1])))
    assert isinstance(refused, Refused)
    named = str(dict(refused.reason.args)["characters"])
    assert "(U+1F680 ROCKET)" in named
    assert "U+20BB7" in named


@pytest.mark.parametrize("name", ENVELOPES)
def test_the_address_stands_where_the_post_looks_for_it(name: str) -> None:
    stock = stocks.get(name)
    texts = [Text((*(f"Line {n} of eight" for n in range(7)), "SPAIN")), Text(("ẨN Ẫ", "دمشق", "ابن سينا"))]
    pages = characters(printed(stock, *texts))
    assert len(pages) == 2
    for page in pages:
        assert min(c.x0 for c in page) * POINT >= stock.paper_width - 140
        assert max(c.x1 for c in page) * POINT <= stock.paper_width - 15 + 0.01
        assert max(c.matrix[5] for c in page) * POINT <= stock.paper_height - 40
        assert min(c.matrix[5] for c in page) * POINT >= 16


@pytest.mark.parametrize("name", ENVELOPES)
def test_the_sender_stands_at_the_upper_left_of_every_envelope(name: str) -> None:
    stock = stocks.get(name)
    sheets = LabelSheets(stock)
    assert isinstance(sheets.send_from(SENDER), Block)
    for _ in range(2):
        block = sheets.place(ANA)
        assert isinstance(block, Block)
        assert block.size == 12
    for page in characters(sheets.data()):
        sender = [c for c in page if c.matrix[0] < 12 and c.size < 12][: len("".join(SENDER.lines))]
        assert letters("".join(c.get_text() for c in page)) == letters("".join((*SENDER.lines, *ANA.lines)))
        assert max(c.x1 for c in sender) * POINT < stock.paper_width * 0.45
        assert min(c.matrix[5] for c in sender) * POINT > stock.paper_height / 2


def test_sheets_and_rolls_have_no_room_for_a_sender() -> None:
    assert LabelSheets(stocks.get("L7160")).send_from(SENDER) is None
    assert LabelSheets(stocks.get("dymo-99012")).send_from(SENDER) is None


def test_a_sender_that_is_too_long_is_refused() -> None:
    assert isinstance(LabelSheets(stocks.get("env-dl")).send_from(Text(("X" * 200,))), Refused)


@pytest.mark.parametrize("name", ROLLS)
def test_text_of_a_roll_runs_along_the_longer_side(name: str) -> None:
    stock = stocks.get(name)
    pages = characters(printed(stock, Text(("Ana",)), Text(("Eva",))))
    assert [len(page) for page in pages] == [3, 3]
    assert {c.upright for page in pages for c in page} == {stock.width >= stock.height}


def _drawn(line: Sequence[LTChar]) -> str:
    """What is seen from left to right."""
    return letters("".join(c.get_text() for c in sorted(line, key=lambda c: c.matrix[4])))


def _rows(page: Sequence[LTChar]) -> list[list[LTChar]]:
    """Characters with the same base line."""
    rows: dict[float, list[LTChar]] = {}
    for character in page:
        if letters(character.get_text()):
            rows.setdefault(round(character.matrix[5] / 6), []).append(character)
    return list(rows.values())
