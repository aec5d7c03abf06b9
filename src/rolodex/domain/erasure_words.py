"""What an erasure takes, leaves and proves, in words; none of them names the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rolodex.domain.erasure import CopyDone, CopyFate, ErasureReport
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.said import OTHERS, counted

CARD = frozenset(
    {
        "contact",
        "name",
        "tel",
        "email",
        "url",
        "impp",
        "related",
        "lang",
        "nickname",
        "note",
        "adr",
        "org",
        "date",
        "photo",
        "foreign_property",
        "member",
        "contact_tag",
        "custom_value",
        "consent",
    }
)
"""The tables whose rows make a card."""
FATES: Mapping[CopyFate, Message] = MappingProxyType(
    {
        "made_again": message("Made again without them"),
        "clean": message("Never held them"),
        "listed": message("May still hold them"),
        "away": message("In a folder that is not here now"),
    }
)


def counts(rows: Mapping[str, int]) -> tuple[Message, ...]:
    """Rows by table as things a person knows: the card, what was done, and what follows from these."""
    fields = sum(count for table, count in rows.items() if table in CARD)
    known = [(table, count) for table, count in rows.items() if table in OTHERS and count]
    rest = sum(count for table, count in rows.items() if table not in OTHERS and table not in CARD)
    return tuple(_counts(fields, known, rest))


def _counts(fields: int, known: list[tuple[str, int]], rest: int) -> Iterator[Message]:
    if fields:
        yield plural_message("The card, %(count)d entry", "The card, %(count)d entries", fields)
    places = {table: place for place, table in enumerate(OTHERS)}
    for table, count in sorted(known, key=lambda one: places[one[0]]):
        yield counted(table, count)
    if rest:
        yield plural_message(
            "%(count)d line of lists and sums that follow from these",
            "%(count)d lines of lists and sums that follow from these",
            rest,
        )


def verdict(report: ErasureReport) -> Message:
    """The proof in one sentence."""
    places = sum(report.found.values()) + sum(copy.left for copy in report.copies)
    if report.is_whole and not any(map(_may_hold, report.copies)):
        return plural_message(
            "The one text that was looked for was found nowhere any more.",
            "All %(count)d texts that were looked for were found nowhere any more.",
            report.searched,
        )
    if report.is_whole:
        return message(
            "Nothing was found in the book and in the copies made again; the copies listed below may still "
            "hold them."
        )
    if report.is_waiting:
        return message(
            "The person is erased from the book, but its files are not clean yet: another program may be "
            "reading it. Close other programs that have it open; cleaning goes on at the next start."
        )
    if places:
        return plural_message(
            "%(count)d place still holds something of the person. Check the book, then erase once more.",
            "%(count)d places still hold something of the person. Check the book, then erase once more.",
            places,
        )
    return message("Some copies are still to be made again; that is done at the next start.")


def proof(report: ErasureReport) -> tuple[tuple[Message, tuple[Message, ...]], ...]:
    """The proof as sections of lines: what went, what stayed, where was searched, what became of copies."""
    went = list(counts(report.rows))
    if report.steps:
        went.append(
            plural_message(
                "%(count)d step of the history, cleaned or dropped",
                "%(count)d steps of the history, cleaned or dropped",
                report.steps,
            )
        )
    stayed = list(counts(report.kept))
    if report.left:
        stayed.append(
            plural_message(
                "%(count)d text of others that names them",
                "%(count)d texts of others that name them",
                report.left,
            )
        )
    if report.shared:
        stayed.append(
            plural_message(
                "%(count)d text that somebody else in the book has too",
                "%(count)d texts that somebody else in the book has too",
                report.shared,
            )
        )
    searched = [
        plural_message("%(file)s: %(count)d place", "%(file)s: %(count)d places", count, file=name)
        for name, count in report.found.items()
    ]
    fates = Counter(copy.fate for copy in report.copies)
    copies = [message("%(fate)s: %(count)d", fate=FATES[fate], count=count) for fate, count in fates.items()]
    parts = (
        (message("What went"), went),
        (message("What stays, without the name"), stayed),
        (message("Where was searched, byte by byte"), searched),
        (message("Copies of the book"), copies),
    )
    return tuple((title, tuple(lines)) for title, lines in parts if lines)


def listed(report: ErasureReport) -> tuple[CopyDone, ...]:
    """The copies that may still hold the person: those the user has to see to."""
    return tuple(copy for copy in report.copies if _may_hold(copy) or copy.left)


def _may_hold(copy: CopyDone) -> bool:
    return copy.fate in ("listed", "away")
