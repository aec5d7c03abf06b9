"""Entries of the timeline in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.domain.activity import Attachment
from rolodex.domain.timeline import Entry, Standing
from rolodex.ui.contacts.figures import figures
from rolodex.ui.timeline import entries
from rolodex.ui.timeline.view import PAGE, Timeline

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (Entry("call", 1, "", minutes=12, direction="out"), "Call · 12 min"),
        (Entry("call", 1, "", direction="in"), "Incoming call"),
        (Entry("email", 1, "", direction="in"), "Email received"),
        (Entry("meeting", 1, "", "Met at the fair"), "Met at the fair"),
        (
            Entry("purchase", 1, "", number="2026-0418", amount=128400, currency="EUR"),
            "Purchase 2026-0418 · €1,284.00",
        ),
        (
            Entry("refund", 1, "", number="2026-0391", amount=-9650, currency="EUR"),
            "Refund on 2026-0391 · −€96.50",
        ),
        (
            Entry("ticket", 1, "", "Loose leg", number="12", state="waiting"),
            "Ticket 12 · Loose leg · waiting",
        ),
        (
            Entry("deal", 1, "", "Canteen", amount=500000, currency="EUR", state="won"),
            "Canteen · €5,000.00 · won",
        ),
        (Entry("message", 1, "", direction="in"), "Message received"),
        (Entry("note", 1, "", files=(Attachment("a"), Attachment("b"))), "2 files"),
        (Entry("campaign", 1, "", "Autumn catalogue", state="sent"), "Autumn catalogue · sent"),
        (Entry("mailing", 1, "", "Madrid mailing", state="labels"), "Label printed · Madrid mailing"),
        (Entry("mailing", 1, "", "Madrid mailing", state="letter"), "Letter printed · Madrid mailing"),
        (Entry("reminder", 1, "", "Send quote", state="NEEDS-ACTION"), "Send quote"),
        (Entry("reminder", 1, "", origin="touch", to_do="call", state="NEEDS-ACTION"), "Stay in touch"),
        (Entry("reminder", 1, "", to_do="visit", state="NEEDS-ACTION"), "Visit"),
        (Entry("reminder", 1, "", "Send quote", state="COMPLETED"), "Send quote · done"),
    ],
)
def test_an_entry_has_a_title(entry: Entry, title: str) -> None:
    assert entries.title(entry) == title


def test_a_follow_up_says_when_it_is_due_and_how_it_repeats() -> None:
    rule = "FREQ=WEEKLY;INTERVAL=6"
    entry = Entry("reminder", 1, "2026-11-21T16:00", "x", rrule=rule, state="NEEDS-ACTION")
    assert entries.body(entry, TODAY) == "Due today, 16:00 · repeats every 6 weeks"


def test_a_purchase_says_what_was_bought_and_how_it_was_paid() -> None:
    entry = Entry("purchase", 1, "", "", "6 × Chair", outcome="transfer")
    assert entries.body(entry, TODAY) == "6 × Chair · paid by transfer"


def test_an_entry_says_its_kind_to_those_who_cannot_see_its_icon() -> None:
    file = Attachment("List.pdf", "application/pdf", 120_400)
    entry = Entry("note", 1, "2026-10-02", "Prices", "Sent the list", author="Marta", files=(file,))
    assert entries.spoken(entry, TODAY) == "Note. Prices. Sent the list. 2 Oct. Marta. List.pdf  120 kB"
    pinned = Entry("note", 1, "2026-10-02T16:05:00", "Prices", person="Eva", pinned=True)
    assert entries.spoken(pinned, TODAY) == "Note. Prices. Eva. 2 Oct. 16:05. pinned"


def test_who_wrote_an_entry_and_when_is_told_in_whole() -> None:
    entry = Entry("call", 1, "2026-10-02T16:05:00", author="Marta", written_at="2026-10-04T09:00:00")
    assert entries.written(entry) == "16:05 · Marta"
    assert entries.told(entry) == "2 October 2026 · 16:05 · Marta · written down 4 October 2026"
    assert entries.told(replace(entry, written_at=entry.at)) == "2 October 2026 · 16:05 · Marta"
    assert entries.told(Entry("note", 1, "", author="Marta")) == "Marta"


def test_a_long_text_is_broken_into_lines_and_nothing_of_it_is_lost(app: QApplication, qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(400, 300)
    timeline.show()
    short = Entry("note", 1, "", "x", "one line")
    long = Entry("note", 2, "", "x", "word " * 60 + "x" * 200 + " 😀" * 30)
    timeline.show_entries([short, long], lambda _count: None)
    assert timeline.rowHeight(1) > timeline.rowHeight(0)


def test_further_entries_are_asked_for_when_the_end_comes_into_view(app: QApplication, qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(400, 300)
    timeline.show()
    asked: list[int] = []
    timeline.show_entries([Entry("note", n, "", str(n)) for n in range(PAGE)], asked.append)
    timeline.scrollToBottom()
    qtbot.waitUntil(lambda: asked == [PAGE])
    timeline.entries.add([Entry("note", 999, "", "last")])
    assert timeline.entries.rowCount() == PAGE + 1
    assert not timeline.entries.canFetchMore(timeline.rootIndex())


def test_figures_are_silent_where_there_is_nothing_to_say() -> None:
    assert figures(Standing(), TODAY) == ()


def test_figures_say_how_a_customer_stands() -> None:
    standing = Standing(1842000, "EUR", 23, 47, "2026-10-02", "2026-12-02", "2026-11-17", 4)
    said = [(one.label, one.value, one.beside) for one in figures(standing, TODAY)]
    assert said == [
        ("Lifetime value", "€18,420", "top 4%"),
        ("Orders", "23", "every 47 days"),
        ("Last purchase", "50 days ago", ""),
        ("Expected next order", "by 2 Dec", ""),
        ("Last contact", "4 days ago", ""),
    ]


def test_a_piece_says_what_came_of_it() -> None:
    piece = Entry("campaign", 1, "", "Spring", "Two lamps", outcome="2026-11-20T10:00:00Z", state="answered")
    assert entries.body(piece, TODAY).startswith("answered ")
    assert entries.body(piece, TODAY).endswith(" · Two lamps")
    bought = Entry("campaign", 1, "", "Spring", number="2026-0001", state="bought")
    assert entries.body(bought, TODAY) == "order 2026-0001"
    back = Entry("campaign", 1, "", "Spring", "Moved", outcome="2026-11-20T10:00:00Z", state="returned")
    assert entries.body(back, TODAY).startswith("came back ")
    assert entries.body(back, TODAY).endswith(" · Moved")
