"""What an import will do, row by row, and what the user chose for each; spooled to disk."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from rolodex.domain.card import Card, Doubt, Rejected
from rolodex.domain.contact import Contact
from rolodex.domain.difference import FieldDifference, differences
from rolodex.domain.importing import Choice, Counts, Format, PlanRow, RowKind
from rolodex.domain.likeness import Alike
from rolodex.domain.message import Day, Message, message
from rolodex.domain.naming import display_name
from rolodex.domain.updating import Decision, updated
from rolodex.services.files import replacing
from rolodex.store import cipher, sources
from rolodex.store import contacts as store
from rolodex.store.book import Book
from rolodex.store.spool import Spool

REJECTED_KEPT = 10_000
"""Rejected lines, and doubts, named one by one in a receipt on screen; all of them are rows of the plan."""

KINDS: tuple[RowKind, ...] = ("new", "update", "same", "alike", "rejected", "kept_out")
CHOICES: tuple[Choice, ...] = ("take", "skip", "merge", "both")
MEANT: Mapping[RowKind, Mapping[Choice, Choice]] = {
    "new": {"take": "take", "skip": "skip", "merge": "take", "both": "take"},
    "update": {"take": "take", "skip": "skip", "merge": "take", "both": "both"},
    "same": {"take": "take", "skip": "take", "merge": "take", "both": "take"},
    "alike": {"take": "both", "skip": "skip", "merge": "merge", "both": "both"},
    "rejected": {"take": "skip", "skip": "skip", "merge": "skip", "both": "skip"},
    "kept_out": {"take": "take", "skip": "skip", "merge": "take", "both": "take"},
}
"""What a choice comes to for a row of each kind."""
_CODE = {kind: code for code, kind in enumerate(KINDS)}
_CHOICE = {choice: code for code, choice in enumerate(CHOICES)}
_SKIPPED = _CHOICE["skip"]
_PROPOSED: Mapping[RowKind, Choice] = {**{kind: MEANT[kind]["take"] for kind in KINDS}, "kept_out": "skip"}
"""What is done with a row of a kind unless the user says otherwise."""


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card and what the import will do with it; an unchanged card is planned as its name alone.

    `alike` are those of the book it looks like, the best first. `erased` is the day (ISO) somebody was
    erased for good who had what this card has.
    """

    decision: Decision
    card: Card
    alike: tuple[Alike, ...] = ()
    erased: str = ""

    @property
    def kind(self) -> RowKind:
        """What the card is to the book."""
        if self.decision.verdict == "new":
            if self.erased:
                return "kept_out"
            return "alike" if self.alike else "new"
        return "update" if self.decision.verdict == "update" else "same"

    @property
    def concerns(self) -> int:
        """The contact it updates, says the same as, or looks most like; 0 for nobody."""
        return self.decision.contact_id or (self.alike[0].contact_id if self.alike else 0)


Entry = PlannedCard | Rejected


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row as the import takes it: its place, what it is, and what is to be done with it."""

    place: int
    entry: Entry
    kind: RowKind
    choice: Choice


class ImportPlan:
    """What an import will do, spooled to disk; close it (or use it in a `with`) when done.

    `tag` is given to everybody new. `header` is what a file of the rejected rows begins with, such as the
    names of the columns of a table. `step` is the newest step of the book as it was read against.
    """

    def __init__(self, book: Book, files: Sequence[str], format: Format = "card") -> None:
        self.files = tuple(files)
        self.format: Format = format
        self.counts = Counts()
        self.rejected: tuple[Rejected, ...] = ()
        self.doubts: tuple[Doubt, ...] = ()
        self.tag = ""
        self.header = ""
        with book.reading() as connection:
            self.step = sources.newest_step(connection)
        self._book = book
        self._spool: Spool[Entry] = Spool(secret=cipher.is_secret(book.path))
        self._starts = array("Q")
        self._kinds = bytearray()
        self._choices = bytearray()
        self._by_hand = bytearray()
        self._places: dict[RowKind, array[int]] = {}

    def add(self, entries: Sequence[Entry], merging: Collection[int] = ()) -> None:
        """Keep one more batch of the plan; the look-alikes at the places `merging` are merged unless the
        user says otherwise.
        """
        if not entries:
            return
        planned = [entry for entry in entries if isinstance(entry, PlannedCard)]
        rejected = [entry for entry in entries if isinstance(entry, Rejected)]
        doubts = [doubt for item in planned for doubt in doubts_of(item.card)]
        kinds: list[RowKind] = [e.kind if isinstance(e, PlannedCard) else "rejected" for e in entries]
        self.counts += Counts(
            cards=len(planned),
            new=kinds.count("new"),
            updated=kinds.count("update"),
            unchanged=kinds.count("same"),
            rejected=len(rejected),
            doubts=len(doubts),
            alike=kinds.count("alike"),
            kept_out=kinds.count("kept_out"),
        )
        self.rejected += tuple(rejected[: REJECTED_KEPT - len(self.rejected)])
        self.doubts += tuple(doubts[: REJECTED_KEPT - len(self.doubts)])
        self._starts.append(len(self._kinds))
        self._kinds += bytes(_CODE[kind] for kind in kinds)
        self._choices += bytes(
            _CHOICE["merge" if place in merging else _PROPOSED[kind]] for place, kind in enumerate(kinds)
        )
        self._by_hand += bytes(len(kinds))
        self._places.clear()
        self._spool.append(entries)

    def total(self, kind: RowKind | None = None) -> int:
        """How many rows there are, or how many of one kind."""
        return len(self._kinds) if kind is None else self._kinds.count(_CODE[kind])

    def rows(self, kind: RowKind | None = None, offset: int = 0, limit: int = 200) -> tuple[PlanRow, ...]:
        """A page of the rows in the order of the files, or of those of one kind."""
        if kind is None:
            places: Sequence[int] = range(len(self._kinds))[offset : offset + limit]
        else:
            places = self._places_of(kind)[offset : offset + limit]
        chosen = [self._at(place) for place in places]
        ids = {one.entry.concerns for one in chosen if isinstance(one.entry, PlannedCard)}
        with self._book.reading() as connection:
            known = {contact.id: contact for contact in store.get_many(connection, sorted(ids - {0}))}
        return tuple(_row(one, known) for one in chosen)

    def cards(self, place: int) -> tuple[Contact | None, Contact | None]:
        """The card of a row and whom of the book it concerns, to be compared side by side."""
        entry = self._at(place).entry
        if not isinstance(entry, PlannedCard):
            return None, None
        with self._book.reading() as connection:
            known = store.get(connection, entry.concerns) if entry.concerns else None
        return entry.card.contact, known

    def choose(self, place: int, choice: Choice) -> None:
        """Say what is to be done with one row; what makes no sense for its kind becomes what comes next."""
        kind = KINDS[self._kinds[place]]
        self._choices[place] = _CHOICE[MEANT[kind][choice]]
        self._by_hand[place] = 1

    def choose_rest(self, kind: RowKind | None, choice: Choice) -> None:
        """Say what is to be done with all rows of a kind, or all there are, about which nothing was said.

        Who was erased for good is taken only where that is said of them.
        """
        for one in KINDS[:-1] if kind is None else (kind,):
            meant = _CHOICE[MEANT[one][choice]]
            for place in self._places_of(one):
                if not self._by_hand[place]:
                    self._choices[place] = meant

    def choice(self, place: int) -> Choice:
        """What will be done with a row."""
        return CHOICES[self._choices[place]]

    def taking(self) -> int:
        """How many people the import will add or change, as it was chosen."""
        wanted = (_CODE["new"], _CODE["update"], _CODE["alike"], _CODE["kept_out"])
        return sum(
            kind in wanted and choice != _SKIPPED
            for kind, choice in zip(self._kinds, self._choices, strict=True)
        )

    def batches(self) -> Iterator[Sequence[Chosen]]:
        """All rows as they were chosen, batch by batch in the order of the files."""
        place = 0
        for batch in self._spool.batches():
            yield [self._chosen(place + nth, entry) for nth, entry in enumerate(batch)]
            place += len(batch)

    def save_rejected(self, out: Path) -> None:
        """Write the text of what could not be read to a file, so that it can be mended and read again."""
        with replacing(out) as stream:
            if self.header:
                stream.write(f"{self.header}\r\n".encode())
            for place in self._places_of("rejected"):
                entry = self._at(place).entry
                if isinstance(entry, Rejected) and entry.text:
                    stream.write((entry.text.rstrip("\r\n") + "\r\n").encode())

    def close(self) -> None:
        """Let the spool go."""
        self._spool.close()

    def _places_of(self, kind: RowKind) -> array[int]:
        found = self._places.get(kind)
        if found is None:
            code = _CODE[kind]
            found = array("Q", (place for place, one in enumerate(self._kinds) if one == code))
            self._places[kind] = found
        return found

    def _at(self, place: int) -> Chosen:
        number = bisect_right(self._starts, place) - 1
        return self._chosen(place, self._spool.batch(number)[place - self._starts[number]])

    def _chosen(self, place: int, entry: Entry) -> Chosen:
        return Chosen(place, entry, KINDS[self._kinds[place]], CHOICES[self._choices[place]])

    def __enter__(self) -> ImportPlan:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def doubts_of(card: Card) -> Iterator[Doubt]:
    """What was mended or doubtful in a card; the line is that of the property where it is known."""
    for warning in card.warnings:
        line = dict(warning.args).get("line", card.line)
        place = line if isinstance(line, int) else card.line
        yield Doubt(card.file, place, title_of(card.contact), warning)


def title_of(contact: Contact) -> str:
    """What a card is called."""
    return contact.fn or display_name(contact)


def as_known(card: Card) -> Card:
    """What of a card that brings nothing is kept to be shown: who it is, and what became of its
    properties.
    """
    contact = card.contact
    brief = Contact(fn=title_of(contact), tel=contact.tel[:1], email=contact.email[:1], org=contact.org[:1])
    return replace(card, contact=brief, blobs=())


def _row(one: Chosen, known: Mapping[int, Contact]) -> PlanRow:
    entry = one.entry
    if isinstance(entry, Rejected):
        return PlanRow(
            one.place,
            "rejected",
            "skip",
            entry.name,
            reason=entry.reason,
            text=entry.text,
            file=entry.file,
            line=entry.line,
            fates=entry.fates,
        )
    card = entry.card
    whom = known.get(entry.concerns)
    changed: tuple[FieldDifference, ...] = ()
    if one.kind != "same":
        changed = differences(whom, updated(whom, card.contact) if whom else card.contact)
    return PlanRow(
        one.place,
        one.kind,
        one.choice,
        title_of(card.contact),
        _detail(card.contact),
        whom.id if whom else 0,
        changed,
        entry.alike,
        card.fates,
        card.warnings,
        _kept_out(entry) if one.kind == "kept_out" else None,
        file=card.file,
        line=card.line,
    )


def _kept_out(planned: PlannedCard) -> Message:
    return message(
        "Somebody who has this was erased for good on %(day)s, and is kept out", day=Day(planned.erased)
    )


def _detail(contact: Contact) -> str:
    """What tells people of one name apart: the first phone, e-mail or firm."""
    title = title_of(contact)
    texts = [value.value for value in (*contact.tel[:1], *contact.email[:1])]
    texts += [org.name or org.title for org in contact.org[:1]]
    return next((text for text in texts if text and text != title), "")
