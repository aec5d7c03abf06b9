"""Letters: under a letterhead, the address in the window of the envelope, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolodex.domain.letter import Letterhead, PrintedLetter
from rolodex.domain.message import Message, message
from rolodex.domain.planner import Paper
from rolodex.paper import body as running
from rolodex.paper import characters
from rolodex.paper.body import Body, Paragraph
from rolodex.paper.letter_form import form_of
from rolodex.paper.letter_head import FirstPage
from rolodex.paper.pages import SIZES
from rolodex.paper.sheets import POINTS, Sheets

SIZE = 11.0
_FOOT, _ANSWER_FOOT = 20.0, 34.0
"""Millimetres below the text of a page, and below that of a first page with a code."""
_NEXT_TOP = 25.0
_NUMBER_UP = 10.0


@dataclass(frozen=True, slots=True)
class Refused:
    """A letter that cannot be printed, and why."""

    reason: Message


class LetterSheets:
    """Letters of one run, one after the other, each beginning on a page of its own."""

    def __init__(self, paper: Paper, head: Letterhead, sender: Sequence[str] = (), title: str = "") -> None:
        width, height = SIZES[paper]
        self._form = form_of(paper, head.window)
        self._height = height
        self._sheets = Sheets(width, height, title)
        room = width - self._form.margin - self._form.right_margin
        self._body = Body(self._sheets, SIZE, room * POINTS)
        self._numbers = Body(self._sheets, 8.0, room * POINTS)
        self._room = (height - _NEXT_TOP - _FOOT) * POINTS
        self._first = FirstPage(self._sheets, self._form, width, head, sender)
        self.letters = 0
        self.pages = 0

    @property
    def refused_head(self) -> Message | None:
        """Why the letterhead cannot be printed."""
        return self._first.refused

    def lacking(self, text: str) -> Message | None:
        """Which characters of a text no typeface has."""
        missing = self._body.lacking(text)
        return characters.lacking(missing) if missing else None

    def place(self, letter: PrintedLetter) -> Refused | None:
        """Print a letter, or say why it cannot be printed."""
        body = self._body
        body.begin(letter.han)
        reason = self.lacking(
            "\n".join((letter.above, letter.subject, letter.text, *letter.address, letter.code))
        )
        if reason is not None:
            return Refused(reason)
        paragraphs = _paragraphs(body, letter)
        if not paragraphs:
            return Refused(message("Nothing to print"))
        address = self._first.address(letter.address, letter.han)
        if address is None:
            return Refused(message("The address does not fit the window of the envelope"))
        foot = _ANSWER_FOOT if letter.code else _FOOT
        pages = running.shared_out(paragraphs, (self._height - self._form.text - foot) * POINTS, self._room)
        self._sheets.draw(self._first.drawn(address, letter.code))
        for number, rows in enumerate(pages, start=1):
            top = self._form.text if number == 1 else _NEXT_TOP
            up = (self._height - top) * POINTS
            self._sheets.draw(running.drawn(rows, body, self._form.margin * POINTS, up))
            if number > 1:
                self._number(number, len(pages))
            self._sheets.end_page()
        self.letters += 1
        self.pages += len(pages)
        return None

    def data(self) -> bytes:
        """The finished PDF."""
        return self._sheets.data()

    def _number(self, number: int, pages: int) -> None:
        """The number of a page at its foot, in the middle of the text."""
        (row,) = self._numbers.rows(f"{number} / {pages}")
        left = self._form.margin * POINTS + (self._numbers.width - row.width) / 2
        at = [(0.0, row)]
        self._sheets.draw("0.4 g")
        self._sheets.draw(running.drawn(at, self._numbers, left, _NUMBER_UP * POINTS + row.height))
        self._sheets.draw("0 g")


def _paragraphs(body: Body, letter: PrintedLetter) -> list[Paragraph]:
    """What stands above the subject, the subject and the text, an empty line between them."""
    made = body.paragraphs(letter.above)
    for part in (
        body.paragraphs(" ".join(letter.subject.split()), strong=True),
        body.paragraphs(letter.text),
    ):
        if part and made:
            part[0] = replace(part[0], above=max(part[0].above, SIZE * running.LEADING))
        made += part
    return made
