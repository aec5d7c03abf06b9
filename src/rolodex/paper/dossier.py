"""Everything about one person on paper: the card, then section by section what the book knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from rolodex.domain.difference import differences
from rolodex.domain.dossier import CARD, HISTORY, CardStep, Column, Dossier, Outline, Record, Section
from rolodex.domain.dossier_words import currency_of, moment, said, words
from rolodex.domain.message import Message, Word, message
from rolodex.domain.progress import Progress, silent
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
_WHOLE = 6
"""Rows of a paragraph that stay together; a longer one may go on overleaf after any row."""
_TOGETHER = 3
"""Pieces at the head of an entry that no page parts."""
_PLACE = message("place %(place)d in its card", place=0).text
"""What is said of a property that was kept word for word, for those who know its file."""
_NUMBERS = frozenset({"uid", "rev", "n.group", "n.params"})
_HIDDEN = _NUMBERS | {"photo", "logo", "x-rolodex-favourite"}
"""Fields that are numbers for programs, and those that are drawn."""
_UNSAID = frozenset({"uid", "sha256", "address"})
"""Columns that say nothing to a reader; JSON has them."""
_FIGURES = frozenset({"money", "quantity", "rate", "chance", "number", "bytes"})


def drawn(
    dossier: Dossier,
    photos: Sequence[bytes],
    word: Word,
    locale: str,
    paper: str,
    *,
    author: str = "",
    progress: Progress = silent,
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
    pages = _Pages(Leaves(paper, dossier.fn or word(message("No name")), subtitle, word), word, locale)
    pages.card(dossier, photos)
    done, total = 0, sum(len(section.records) for section in dossier.sections)
    for section in dossier.sections:
        if section.records:
            pages.section(section, partial(_further, progress, done, total))
            done += len(section.records)
    pages.history(dossier.steps)
    pages.remark(dossier)
    return pages.leaves.data(), pages.leaves.pages


def _further(progress: Progress, done: int, total: int, entries: int) -> None:
    progress(done + entries, total)


class _Pages:
    """Puts a dossier on leaves."""

    def __init__(self, leaves: Leaves, word: Word, locale: str) -> None:
        self.leaves = leaves
        self._word, self._locale = word, locale

    def card(self, dossier: Dossier, photos: Sequence[bytes]) -> None:
        """The pictures, and every field of the card; then an edit that was begun."""
        word = self._word
        self.leaves.heading(word(CARD), leads=True)
        pieces = list(self._pictures(photos))
        for field in differences(None, dossier.contact):
            if field.name not in _HIDDEN:
                label = " · ".join(map(word, field.label))
                pieces += self._field(label, words(_told(field.after), word))
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

    def section(self, section: Section, told: Callable[[int], object]) -> None:
        """A section as a table, or entry by entry where its records have texts or something of their own.

        How many entries there are by now is `told`.
        """
        outline = section.outline
        self.leaves.heading(self._word(outline.title), leads=True)
        if not outline.leads:
            self._table(section, "")
            return
        for number, record in enumerate(section.records):
            told(number)
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
        was, now = words(_told(before), self._word), words(_told(after), self._word)
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
            if column.key not in _UNSAID and any(_says_more(row, place, column) for row in rows)
        ]
        columns = [outline.columns[place] for place in shown]
        if not columns:
            return
        heads = [TextColumn(self._word(one.head), one.kind in _FIGURES) for one in columns]
        self.leaves.table(heads, [[row[place] for place in shown] for row in rows])
        self.leaves.add([Piece(0.0, lambda _top: None)])

    def _told(self, outline: Outline, record: Record, currency: str) -> Iterator[tuple[Column, str]]:
        for column, value in zip(outline.columns, record.values, strict=True):
            yield column, said(column, value, currency, self._word, self._locale)

    def _put(self, pieces: list[Piece], *, leads: bool = False) -> None:
        """An entry, kept together at its head, with a little room below."""
        last = len(pieces) - 1
        kept = [
            replace(piece, leads=place < _TOGETHER and (place < last or leads))
            for place, piece in enumerate(pieces)
        ]
        self.leaves.add(kept, below=_BETWEEN * 2, leads=leads)

    def _field(self, name: str, text: str) -> list[Piece]:
        """The name of a field beside what it says."""
        leaves = self.leaves
        named = leaves.pen.paragraph(name, _NAME - _GAP, _TEXT, grey=DIM)
        room = leaves.right - leaves.left - _NAME
        pieces: list[Piece] = []
        for part in text.splitlines():
            for row in _rows(leaves.pen.paragraph(part, room, _TEXT)):
                pieces.append(self._row(None if pieces else named, row))
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
        return [
            self._line(row, leaves.left + left)
            for part in text.splitlines()
            for row in _rows(leaves.pen.paragraph(part, room, sizes, strong=strong, grey=grey))
        ]

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


def _rows(paragraph: Paragraph | None) -> Iterator[Paragraph]:
    """A paragraph as it is, or row by row where it is long."""
    if paragraph is None:
        return
    if len(paragraph.rows) <= _WHOLE:
        yield paragraph
        return
    *rows, last = paragraph.rows
    for row in rows:
        # the room between pieces is that between paragraphs, which rows of one do not have
        yield replace(paragraph, rows=(row,), height=paragraph.leading - _BETWEEN)
    yield replace(paragraph, rows=(last,), height=paragraph.leading)


def _told(words_: Sequence[Message]) -> tuple[Message, ...]:
    return tuple(one for one in words_ if one.text != _PLACE)


def _says_more(row: Sequence[str], place: int, column: Column) -> bool:
    """Whether a cell says something; a text that stands beside it already says nothing more."""
    return bool(row[place]) and not (column.kind == "text" and row[place] in row[:place])
