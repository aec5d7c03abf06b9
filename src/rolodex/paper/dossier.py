"""Everything about one person on paper: the card, then section by section what the book knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolodex.domain.difference import differences
from rolodex.domain.dossier import CARD, HISTORY, CardStep, Column, Dossier, Outline, Record, Section
from rolodex.domain.dossier_words import currency_of, moment, said, words
from rolodex.domain.message import Message, Word, message
from rolodex.paper import pictures
from rolodex.paper.leaves import Leaves
from rolodex.paper.pages import Piece
from rolodex.paper.paragraphs import DIM, INK, Paragraph
from rolodex.paper.sheets import POINTS
from rolodex.paper.tables import TextColumn

_NAME = 46.0 * POINTS
"""How wide the names of fields stand beside what they say."""
_GAP = 3.0 * POINTS
_INSET = 6.0 * POINTS
_BETWEEN = 1.6 * POINTS
_PHOTO = 34.0 * POINTS
_TEXT, _SMALL, _STRONG = (9.0, 8.0, 7.0), (8.0, 7.5, 7.0), (9.5, 8.5, 7.5)
_AT_ONCE = 1500
"""Letters of a text that are set together: longer ones may have to go on overleaf."""
_NUMBERS = frozenset({"uid", "rev", "n.group", "n.params"})
_HIDDEN = _NUMBERS | {"photo", "logo", "x-rolodex-favourite"}
"""Fields that are numbers for programs, and those that are drawn."""
_UNSAID = frozenset({"uid", "sha256", "address"})
"""Columns that say nothing to a reader; JSON has them."""
_FIGURES = frozenset({"money", "quantity", "rate", "chance", "number", "bytes"})


def drawn(
    dossier: Dossier, photos: Sequence[bytes], word: Word, language: str, paper: str, *, author: str = ""
) -> tuple[bytes, int]:
    """The PDF and its pages; `author` is who keeps the book."""
    on = moment(dossier.made, word)
    subtitle = word(message("Everything that is kept about this person, as of %(day)s", day=on))
    if author:
        subtitle = word(
            message(
                "Everything that %(author)s keeps about this person, as of %(day)s", author=author, day=on
            )
        )
    pages = _Pages(Leaves(paper, dossier.fn or word(message("No name")), subtitle, word), word, language)
    pages.card(dossier, photos)
    for section in dossier.sections:
        if section.records:
            pages.section(section)
    pages.history(dossier.steps)
    pages.remark(dossier)
    return pages.leaves.data(), pages.leaves.pages


class _Pages:
    """Puts a dossier on leaves."""

    def __init__(self, leaves: Leaves, word: Word, language: str) -> None:
        self.leaves = leaves
        self._word, self._language = word, language

    def card(self, dossier: Dossier, photos: Sequence[bytes]) -> None:
        """The pictures, and every field of the card; then an edit that was begun."""
        word = self._word
        self.leaves.heading(word(CARD), leads=True)
        pieces = list(self._pictures(photos))
        for field in differences(None, dossier.contact):
            if field.name not in _HIDDEN:
                label = " · ".join(map(word, field.label))
                after = field.after[:1] if field.name.startswith("x-") else field.after
                pieces += self._field(label, words(after, word))
        self.leaves.add(pieces)
        if dossier.draft is not None:
            self.leaves.heading(word(message("An edit that was begun and not saved")), leads=True)
            found = differences(dossier.contact, dossier.draft)
            self.leaves.add(
                [
                    piece
                    for field in found
                    if field.name not in _HIDDEN
                    for piece in self._field(" · ".join(map(word, field.label)), words(field.after, word))
                ]
                or self._lines(word(message("It changes nothing so far.")), grey=DIM)
            )

    def section(self, section: Section) -> None:
        """A section as a table, or entry by entry where its records have texts or something of their own."""
        outline = section.outline
        self.leaves.heading(self._word(outline.title), leads=True)
        if not outline.leads:
            self._table(section, "")
            return
        for record in section.records:
            self._entry(outline, record)

    def history(self, steps: Sequence[CardStep]) -> None:
        """What was done to the card, the newest first."""
        if not steps:
            return
        word = self._word
        self.leaves.heading(
            word(HISTORY),
            word(message("The newest first, as far as the history of the book goes back.")),
            leads=True,
        )
        for step in steps:
            head = " · ".join(filter(None, (moment(step.at, word), word(step.label), step.author)))
            pieces = self._lines(head, sizes=_TEXT, strong=True)
            for field in step.fields:
                if field.name not in _NUMBERS:
                    label = " · ".join(map(word, field.label))
                    pieces += self._field(label, self._became(field.before, field.after))
            others = ", ".join(map(word, step.others))
            self._put([*pieces, *self._lines(others, left=_INSET)])

    def remark(self, dossier: Dossier) -> None:
        """Which files come with it."""
        files = [one.name for one in (*dossier.photos, *dossier.files)]
        if files:
            word = self._word
            self.leaves.heading(word(message("Files that come with this page")), leads=True)
            self.leaves.add(self._lines(", ".join(files)))

    def _became(self, before: Sequence[Message], after: Sequence[Message]) -> str:
        was, now = words(before, self._word), words(after, self._word)
        if was and now:
            return f"{was} → {now}"
        if was:
            return self._word(message("%(value)s, taken away", value=was))
        return now

    def _entry(self, outline: Outline, record: Record) -> None:
        """The head of a record, its texts, what else is said of it, and what belongs to it."""
        currency = currency_of(outline, record)
        told = {column.key: text for column, text in self._told(outline, record, currency) if text}
        head = " · ".join(told[key] for key in outline.leads if key in told)
        pieces = self._lines(head, sizes=_STRONG, strong=True)
        facts = []
        for column in outline.columns:
            text = told.get(column.key, "")
            if not text or column.key in outline.leads or column.key in _UNSAID or column.kind == "body":
                continue
            facts.append(self._word(message("%(name)s: %(value)s", name=self._word(column.head), value=text)))
        pieces += self._lines(" · ".join(facts), left=_INSET, sizes=_SMALL, grey=DIM)
        for column in outline.columns:
            if column.kind == "body":
                pieces += self._lines(told.get(column.key, ""), left=_INSET)
        parts = [part for part in record.parts if part.records]
        self._put(pieces, leads=bool(parts))
        for part in parts:
            self._table(part, currency)

    def _table(self, section: Section, currency: str) -> None:
        """The records as rows, without the columns that say nothing in any of them."""
        outline = section.outline
        rows = [
            [text for _column, text in self._told(outline, record, currency_of(outline, record, currency))]
            for record in section.records
        ]
        shown = [
            place
            for place, column in enumerate(outline.columns)
            if column.key not in _UNSAID and any(row[place] not in row[:place] for row in rows if row[place])
        ]
        columns = [outline.columns[place] for place in shown]
        if not columns:
            return
        heads = [TextColumn(self._word(one.head), one.kind in _FIGURES) for one in columns]
        self.leaves.table(heads, [[row[place] for place in shown] for row in rows])
        self.leaves.add([Piece(0.0, lambda _top: None)])

    def _told(self, outline: Outline, record: Record, currency: str) -> Iterator[tuple[Column, str]]:
        for column, value in zip(outline.columns, record.values, strict=True):
            yield column, said(column, value, currency, self._word, self._language)

    def _put(self, pieces: list[Piece], *, leads: bool = False) -> None:
        """An entry, kept together at its head, with a little room below."""
        if pieces:
            first, *rest = pieces
            head = Piece(first.height, first.draw, leads=bool(rest) or leads)
            self.leaves.add([head, *rest], below=_BETWEEN * 2)

    def _field(self, name: str, text: str) -> list[Piece]:
        """The name of a field beside what it says."""
        leaves = self.leaves
        named = leaves.pen.paragraph(name, _NAME - _GAP, _TEXT, grey=DIM)
        room = leaves.right - leaves.left - _NAME
        found = [one for part in _parted(text) if (one := leaves.pen.paragraph(part, room, _TEXT))]
        pieces = []
        for place, paragraph in enumerate(found):
            beside = named if place == 0 else None
            pieces.append(self._row(beside, paragraph))
        return pieces

    def _row(self, named: Paragraph | None, text: Paragraph) -> Piece:
        leaves = self.leaves

        def draw(top: float) -> None:
            if named is not None:
                leaves.pen.draw(named, leaves.left, top + _BETWEEN / 2)
            leaves.pen.draw(text, leaves.left + _NAME, top + _BETWEEN / 2)

        return Piece(max(text.height, named.height if named else 0.0) + _BETWEEN, draw)

    def _lines(
        self,
        text: str,
        *,
        left: float = 0.0,
        sizes: Sequence[float] = _TEXT,
        strong: bool = False,
        grey: float = INK,
    ) -> list[Piece]:
        """A text of several lines, piece by piece so that it may go on overleaf."""
        leaves = self.leaves
        room = leaves.right - leaves.left - left
        pieces = []
        for part in _parted(text):
            paragraph = leaves.pen.paragraph(part, room, sizes, strong=strong, grey=grey)
            if paragraph is not None:
                pieces.append(self._line(paragraph, leaves.left + left))
        return pieces

    def _line(self, paragraph: Paragraph, left: float) -> Piece:
        pen = self.leaves.pen
        return Piece(paragraph.height + _BETWEEN, lambda top: pen.draw(paragraph, left, top + _BETWEEN / 2))

    def _pictures(self, photos: Sequence[bytes]) -> Iterator[Piece]:
        """The pictures of the card side by side, as many as have room."""
        leaves = self.leaves
        found = [one for data in photos if (one := pictures.put(leaves.sheets, data))]
        placed, at = [], leaves.left
        for picture in found:
            width, height = picture.within(_PHOTO, _PHOTO)
            if at + width <= leaves.right:
                placed.append((picture, at, width, height))
                at += width + _GAP

        def draw(top: float) -> None:
            for picture, left, width, height in placed:
                leaves.sheets.draw(picture.operators(left, leaves.pen.up(top + height), width, height))

        if placed:
            yield Piece(max(height for *_, height in placed) + _GAP, draw)


def _parted(text: str) -> Iterator[str]:
    """The lines of a text, long ones cut between words."""
    for line in text.splitlines():
        while len(line) > _AT_ONCE:
            cut = line.rfind(" ", 1, _AT_ONCE)
            cut = cut if cut > 0 else _AT_ONCE
            yield line[:cut]
            line = line[cut:].lstrip(" ")
        if line.strip():
            yield line
