"""A card with 5,000 entries: what reading costs, and what a frame takes while it is scrolled."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import costs
from PySide6.QtWidgets import QApplication

from rolodex.domain.contact import Contact
from rolodex.domain.message import message
from rolodex.domain.timeline import TimelineQuery
from rolodex.services.opening import Services, open_services
from rolodex.store import bulk
from rolodex.ui import theme
from rolodex.ui.application import application
from rolodex.ui.timeline.view import PAGE, Timeline

ENTRIES = 5_000
RUNS = 15
STEP = 300
"""Pixels from one frame to the next: half a page, as when a key is held down."""
FRAME = "0.016 s"
KINDS = ("call", "note", "email", "meeting", "visit")
TEXT = "Pide presupuesto para doce sillas de roble y entrega antes de Navidad; llamar el viernes. "


def main() -> None:
    """Print `name | measured | baseline | ratio | budget`."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Path(folder) / "book.rolodex", create=True)
        contact_id = fill(services)
        measure_reading(services, contact_id)
        app = application()
        theme.apply(app, "light")
        measure_scrolling(app, services, contact_id)
        services.close()


def fill(services: Services) -> int:
    """One contact of whom much is told, among others of whom as much is told together."""
    whose = [services.contacts.save(Contact(fn=f"Person {number}")).id for number in range(50)]
    rows = [
        (
            whose[0] if number % 2 else whose[number % len(whose)],
            KINDS[number % len(KINDS)],
            f"20{10 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02}T10:00:00Z",
            f"Entry {number}",
            TEXT * (number % 7),
            int(number % 500 == 0),
        )
        for number in range(2 * ENTRIES)
    ]
    with services.book.change(message("Fill")) as tx:
        bulk.insert(tx, "activity", ("contact_id", "kind", "at", "subject", "body", "pinned"), rows)
    return whose[0]


def measure_reading(services: Services, contact_id: int) -> None:
    """CPU seconds of the reads that a card makes."""
    read = services.activities.timeline
    trivial = cpu(lambda: services.contacts.get(contact_id))
    last = services.activities.counts(contact_id)
    end = sum(last.values()) - PAGE
    for name, work, budget in (
        ("first page", lambda: read(contact_id), "0.010 s"),
        ("first page of one kind", lambda: read(contact_id, TimelineQuery(("call",))), "0.010 s"),
        ("last page", lambda: read(contact_id, offset=end), "-"),
        ("search inside all", lambda: read(contact_id, TimelineQuery(text="roble navidad")), "-"),
        ("counts", lambda: services.activities.counts(contact_id), "-"),
    ):
        costs.row(f"{name} of {ENTRIES} entries / reading a card", cpu(work), trivial, budget)


def measure_scrolling(app: QApplication, services: Services, contact_id: int) -> None:
    """CPU seconds of each frame, the nineteenth of twenty, from the top to the end and back."""
    pages = [
        services.activities.timeline(contact_id, offset=offset)
        for offset in range(0, ENTRIES + 3 * PAGE, PAGE)
    ]
    view = Timeline()
    view.resize(460, 600)
    view.show()
    app.processEvents()
    shown = spent(lambda: view.show_entries(pages[0], lambda count: view.entries.add(pages[count // PAGE])))
    app.processEvents()
    bare = sorted(spent(view.viewport().repaint) for _ in range(RUNS))[RUNS // 2]
    bar, frames = view.verticalScrollBar(), []

    def frame(value: int) -> None:
        bar.setValue(value)
        view.viewport().repaint()

    frame(1)
    while bar.value() < bar.maximum():
        frames.append(spent(lambda: frame(bar.value() + STEP)))
        app.processEvents()
    down = len(frames)
    for _ in range(down):
        frames.append(spent(lambda: frame(bar.value() - STEP)))
        app.processEvents()
    rows = view.entries.rowCount()
    costs.row("showing the first page / a bare repaint", shown, bare, "-")
    costs.row(f"a frame of {rows} entries, down / a bare repaint", late(frames[:down]), bare, FRAME)
    costs.row(f"a frame of {rows} entries, up / a bare repaint", late(frames[down:]), bare, FRAME)
    costs.row("the longest frame / a bare repaint", max(frames), bare, "-")


def cpu(work: Callable[[], object]) -> float:
    """The median of several runs, in seconds of this process."""
    return sorted(spent(work) for _ in range(RUNS))[RUNS // 2]


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    begun = process_time()
    work()
    return process_time() - begun


def late(times: list[float]) -> float:
    """The nineteenth of twenty."""
    return sorted(times)[len(times) * 19 // 20]


if __name__ == "__main__":
    main()
