"""What of the shown texts the typed words matched, and how that is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from rolodex.domain.folding import marks, tokens
from rolodex.ui import theme

Places = tuple[tuple[int, int], ...]
NOWHERE: Places = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What was searched for, as far as it can be seen in a row."""

    text: str = ""
    words: tuple[str, ...] = ()

    def places(self, texts: Sequence[str]) -> tuple[Places, ...]:
        """The places to mark in each text: beginnings of words, else pieces of words, else numbers."""
        if not self.words:
            return (NOWHERE,) * len(texts)
        hopeful = [self._may_be_in(text) for text in texts]
        pairs = tuple(zip(texts, hopeful, strict=True))
        begun = tuple(marks(text, self.words) if hope else NOWHERE for text, hope in pairs)
        if any(begun):
            return begun
        held = tuple(marks(text, self.words, inside=True) if hope else NOWHERE for text, hope in pairs)
        return held if any(held) else tuple(map(self.in_number, texts))

    def _may_be_in(self, text: str) -> bool:
        """Whether it is worth looking closely: most cells of a row do not hold what is typed."""
        if not text.isascii():
            return True
        letters = "".join(filter(str.isalnum, text.lower()))
        return any(word in letters for word in self.words)

    def in_number(self, text: str) -> Places:
        """The place to mark in a number, however the digits are grouped."""
        if not any(character.isdecimal() for character in self.text):
            return NOWHERE
        from rolodex.domain import phone  # start-up: nothing is searched for then

        return phone.marks(text, self.text)


def typed(text: str) -> Typed:
    """The words of a search."""
    return Typed(text, tuple(tokens(text)))


def paint_line(
    painter: QPainter, room: QRectF, text: str, places: Places, *, face: tuple[int, int], token: str
) -> None:
    """Paint one line of text with the grounds of what matched, shortened where it does not fit."""
    size, weight = face
    shown = theme.shortened(text, size, weight, int(room.width()))
    if places:
        kept = len(shown) if shown == text else len(shown) - 1
        _paint_marks(painter, room, shown[:kept], places, face)
    theme.draw_fitting(painter, room, shown, face=theme.font(size, weight), ink=theme.colour(token))


def _paint_marks(painter: QPainter, room: QRectF, text: str, places: Places, face: tuple[int, int]) -> None:
    """Paint the grounds of what matched, as far as the text is shown."""
    measures = theme.metrics(*face)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("mark"))
    height = measures.height() + 1
    for first, count in places:
        if first >= len(text):
            break
        begin = measures.horizontalAdvance(text[:first])
        end = measures.horizontalAdvance(text[: first + count])
        box = QRectF(room.left() + begin - 1, room.center().y() - height / 2, end - begin + 2, height)
        painter.drawRoundedRect(box, 3, 3)
