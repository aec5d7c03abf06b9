"""The stream of what happened with one contact."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.blank import new_book
from tests.builders import company, person

from rolodex.domain.activity import Activity, Attachment
from rolodex.domain.message import message
from rolodex.domain.timeline import SHOWN, Entry, EntryKind, TimelineQuery
from rolodex.store import activities, bulk, contacts, timeline
from rolodex.store.book import Book

ANA, EVA, ACME = 1, 2, 3
ROWS: dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]] = {
    "reminder": (
        ("id", "contact_id", "summary", "due", "status", "completed_at", "snoozed_to", "origin"),
        [
            (1, ANA, "Send quote", "2026-06-01", "NEEDS-ACTION", "", "", "touch"),
            (2, ANA, "Ring again", "2026-05-20", "NEEDS-ACTION", "", "2026-07-01", ""),
            (3, ANA, "Thanked", "2026-01-10", "COMPLETED", "2026-01-11T08:00:00Z", "", ""),
            (4, ANA, "Called", "2026-02-01", "COMPLETED", "2026-02-01T08:00:00Z", "", ""),
        ],
    ),
    "ticket": (
        ("id", "contact_id", "opened_at", "subject", "number", "status"),
        [(1, ANA, "2026-03-02T10:00:00Z", "Loose leg", 12, "open")],
    ),
    "purchase": (
        ("id", "contact_id", "number", "at", "currency", "total"),
        [(1, ANA, "2026-0418", "2026-02-02T10:00:00Z", "EUR", 128400)],
    ),
    "purchase_line": (
        ("purchase_id", "position", "description", "quantity"),
        [(1, 0, "Chair “Lugo”", 6000), (1, 1, "Oil", 1500)],
    ),
    "refund": (
        ("id", "contact_id", "purchase_id", "at", "currency", "amount", "reason"),
        [(1, ANA, 1, "2026-02-09T10:00:00Z", "EUR", 9650, "damaged")],
    ),
    "campaign": (("id", "name", "date"), [(1, "Autumn catalogue", "2026-01-20")]),
    "campaign_member": (("id", "campaign_id", "contact_id", "state"), [(1, 1, ANA, "planned")]),
    "mailing": (
        ("id", "campaign_id", "kind", "name", "at"),
        [
            (1, 1, "labels", "Autumn catalogue", "2026-01-20T10:00:00Z"),
            (2, None, "labels", "Madrid mailing", "2026-01-19T10:00:00Z"),
        ],
    ),
    "mailing_piece": (
        ("id", "mailing_id", "contact_id", "position"),
        [(1, 1, ANA, 0), (2, 2, ANA, 0), (3, 2, None, 1)],
    ),
    "deal": (
        ("id", "contact_id", "title", "amount", "currency", "status", "created_at", "reason"),
        [(1, ANA, "Canteen", 500000, "EUR", "lost", "2026-01-02T10:00:00Z", "too dear")],
    ),
}
SAID = [
    Activity(contact_id=ANA, kind="call", at="2026-04-01T10:00:00Z", minutes=12, body="Walnut finish"),
    Activity(contact_id=ANA, kind="note", at="2020-01-01T10:00:00Z", subject="Yard: access", pinned=True),
    Activity(contact_id=ANA, kind="visit", at="2026-02-01T09:00:00Z", reminder_id=4, subject="Called"),
    Activity(contact_id=EVA, kind="email", at="2026-04-02T10:00:00Z", subject="Presupuesto"),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book where Ana has one of everything, and Eva works at Acme."""
    with Book.open(new_book(tmp_path_factory.mktemp("timeline") / "book.rolodex")) as book:
        with book.change(message("All")) as tx:
            contacts.insert(tx, [person("Ana"), person("Eva"), company("Acme")])
            bulk.insert(tx, "org", ("contact_id", "name", "company_id"), [(EVA, "Acme", ACME)])
            for table, (columns, rows) in ROWS.items():
                bulk.insert(tx, table, columns, rows)
            for activity in SAID:
                activities.insert(tx, activity)
            activities.attach(tx, 1, [Attachment("Préstamo.pdf", "application/pdf", 1200, "ab")])
        yield book


def read(book: Book, contact_id: int = ANA, query: TimelineQuery = timeline.ALL) -> tuple[Entry, ...]:
    with book.reading() as connection:
        return timeline.entries(connection, contact_id, query)


def keys(found: tuple[Entry, ...]) -> list[tuple[str, int]]:
    return [(entry.kind, entry.id) for entry in found]


def test_what_is_to_be_done_comes_first_then_what_is_pinned_then_the_newest(filled: Book) -> None:
    assert keys(read(filled)) == [
        ("reminder", 1),
        ("reminder", 2),
        ("note", 2),
        ("call", 1),
        ("ticket", 1),
        ("refund", 1),
        ("purchase", 1),
        ("visit", 3),
        ("campaign", 1),
        ("mailing", 2),
        ("reminder", 3),
        ("deal", 1),
    ]


def test_a_follow_up_that_was_logged_when_it_was_done_is_not_told_twice(filled: Book) -> None:
    assert ("reminder", 4) not in keys(read(filled))


def test_each_entry_says_what_it_is(filled: Book) -> None:
    found = {key: entry for entry, key in zip(read(filled), keys(read(filled)), strict=True)}
    assert (found["reminder", 1].origin, found["reminder", 1].to_do) == ("touch", "task")
    assert found["reminder", 2].at == "2026-07-01"
    assert found["reminder", 3].at == "2026-01-11T08:00:00Z"
    assert (found["ticket", 1].number, found["ticket", 1].state) == ("12", "open")
    assert found["purchase", 1].body == "6 × Chair “Lugo”, 1.5 × Oil"
    assert (found["refund", 1].number, found["refund", 1].amount) == ("2026-0418", -9650)
    assert (found["campaign", 1].at, found["campaign", 1].state) == ("2026-01-20", "planned")
    assert (found["mailing", 2].title, found["mailing", 2].state) == ("Madrid mailing", "labels")
    assert (found["deal", 1].outcome, found["deal", 1].amount) == ("too dear", 500000)
    assert (found["call", 1].minutes, found["call", 1].files[0].name) == (12, "Préstamo.pdf")
    assert found["note", 2].pinned


def test_every_entry_of_an_activity_says_who_wrote_it_and_when(filled: Book) -> None:
    said = [entry for entry in read(filled) if entry.kind in ("call", "note", "visit")]
    assert all(entry.author and entry.written_at for entry in said)


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        (("call",), [("call", 1)]),
        (("ticket", "note"), [("note", 2), ("ticket", 1)]),
        (("email",), []),
        (("reminder",), [("reminder", 1), ("reminder", 2), ("reminder", 3)]),
    ],
)
def test_only_the_kinds_that_are_wanted_are_told(
    filled: Book, kinds: tuple[EntryKind, ...], found: list[tuple[str, int]]
) -> None:
    assert keys(read(filled, query=TimelineQuery(kinds))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WALNUT", [("call", 1)]),
        ("prestamo", [("call", 1)]),
        ("yard access", [("note", 2)]),
        ("lugo chair", [("purchase", 1)]),
        ("0418", [("refund", 1), ("purchase", 1)]),
        ("catal", [("campaign", 1)]),
        ("madrid", [("mailing", 2)]),
        ("dear", [("deal", 1)]),
        ("nowhere", []),
        ("  ", None),
    ],
)
def test_a_search_looks_inside_without_accents_and_case(
    filled: Book, text: str, found: list[tuple[str, int]] | None
) -> None:
    told = keys(read(filled, query=TimelineQuery(text=text)))
    assert told == (keys(read(filled)) if found is None else found)


def test_a_company_shows_the_entries_of_its_people_with_their_names(filled: Book) -> None:
    (entry,) = read(filled, ACME)
    assert (entry.kind, entry.contact_id, entry.person) == ("email", EVA, "Eva García")
    assert read(filled, ACME, TimelineQuery(with_people=False)) == ()
    assert read(filled, EVA)[0].person == ""


def test_entries_are_counted_by_kind(filled: Book) -> None:
    with filled.reading() as connection:
        counted = timeline.counts(connection, ANA)
        assert timeline.counts(connection, ACME) == {"email": 1}
    assert counted == {
        "reminder": 3,
        "note": 1,
        "call": 1,
        "visit": 1,
        "ticket": 1,
        "purchase": 1,
        "refund": 1,
        "campaign": 1,
        "mailing": 1,
        "deal": 1,
    }


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_put_together_are_the_whole_stream(filled: Book, size: int) -> None:
    whole = read(filled)
    with filled.reading() as connection:
        pages = [
            timeline.entries(connection, ANA, limit=size, offset=offset)
            for offset in range(0, len(whole) + size, size)
        ]
        searched = [
            timeline.entries(connection, ANA, TimelineQuery(text="a"), limit=size, offset=offset)
            for offset in range(0, len(whole) + size, size)
        ]
    assert tuple(entry for page in pages for entry in page) == whole
    assert tuple(entry for page in searched for entry in page) == read(filled, query=TimelineQuery(text="a"))


def test_a_long_text_comes_shortened_and_is_found_as_a_whole(book: Book) -> None:
    with book.change(message("Log")) as tx:
        contacts.insert(tx, [person()])
        activities.insert(tx, Activity(contact_id=ANA, body="word " * SHOWN + "needle"))
    (entry,) = read(book, query=TimelineQuery(text="needle"))
    assert len(entry.body) == SHOWN + 1
    assert entry.body.endswith("…")
