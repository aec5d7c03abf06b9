"""Tables, LDIF and JSON in: people, orders, and what was said and done with people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import typer

from rolodex.cli import unread
from rolodex.cli.session import opened
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.card import Doubt, Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.importing import Counts
from rolodex.domain.mapping import Mapping, Subject, TablePreview
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext
from rolodex.services.importing import ImportPlan
from rolodex.services.opening import Services

TABLES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls")
FORMS = (".ldif", ".ldi", ".json", ".jsonl", ".ndjson")
"""Files whose parts have names of their own, so that there is nothing to map."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How tables are to be read: what their rows are, by which saved mapping, and what rows update by."""

    subject: Subject
    mapping: str = ""
    key: str = ""
    sheet: str = ""


@dataclass(slots=True)
class _Sum:
    """What came of all files together."""

    counts: Counts = field(default_factory=Counts)
    rejected: tuple[Rejected, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    changeset: int | None = None

    def add(
        self,
        counts: Counts,
        rejected: Sequence[Rejected],
        doubts: Sequence[Doubt] = (),
        changeset: int | None = None,
    ) -> None:
        one = self.counts
        self.counts = Counts(
            one.cards + counts.cards,
            one.new + counts.new,
            one.updated + counts.updated,
            one.unchanged + counts.unchanged,
            one.rejected + counts.rejected,
            one.doubts + counts.doubts,
            one.alike + counts.alike,
            one.skipped + counts.skipped,
        )
        self.rejected += tuple(rejected)
        self.doubts += tuple(doubts)
        self.changeset = self.changeset if changeset is None else changeset


def is_table(file: Path) -> bool:
    """Whether a file is read as a table, LDIF or JSON rather than as vCards."""
    return file.suffix.lower() in (*TABLES, *FORMS)


def import_tables(
    context: typer.Context,
    files: Sequence[Path],
    wanted: Wanted,
    *,
    dry_run: bool,
    book: Path | None,
    json: bool,
) -> None:
    """Take in tables, each as one step of the history."""
    done = _Sum()
    with opened(context, book, create=wanted.subject == "contacts") as services:
        for file in files:
            _one(services, file, wanted, done, dry_run=dry_run)
    if json:
        say_json(_receipt(done))
        return
    for item in done.rejected:
        say(unread.line(item))
    say(_summary(done.counts, wanted.subject) + (" " + _("Nothing was written.") if dry_run else ""))
    if done.counts.doubts:
        text = ngettext(
            "%(count)d thing was read with a doubt; --json names it.",
            "%(count)d things were read with a doubt; --json names them.",
            done.counts.doubts,
        )
        say(text % {"count": done.counts.doubts})


def _one(services: Services, file: Path, wanted: Wanted, done: _Sum, *, dry_run: bool) -> None:
    with progress(_("Reading")) as told:
        preview = _preview(services, file, wanted)
        mapping = _mapping(services, preview, wanted)
        if wanted.subject == "contacts":
            with services.tables_in.plan(file, mapping, told, preview) as plan:
                _people(services, plan, done, told, dry_run=dry_run)
        elif wanted.subject == "purchases":
            orders = services.tables_in.plan_purchases(file, mapping, told, preview)
            changes = Changes() if dry_run else services.purchase_importing.apply(orders, told).changes
            done.add(orders.counts, orders.rejected, changeset=changes.changeset)
        else:
            entries = services.tables_in.plan_activities(file, mapping, told, preview)
            changes = Changes() if dry_run else services.tables_in.apply_activities(entries, told).changes
            done.add(entries.counts, entries.rejected, changeset=changes.changeset)


def _people(services: Services, plan: ImportPlan, done: _Sum, told: Progress, *, dry_run: bool) -> None:
    if dry_run:
        done.add(plan.counts, plan.rejected, plan.doubts)
        return
    receipt = services.importing.apply(plan, told)
    done.add(receipt.counts, plan.rejected, plan.doubts, receipt.changes.changeset)


def _preview(services: Services, file: Path, wanted: Wanted) -> TablePreview | None:
    if wanted.subject == "contacts" and file.suffix.lower() in FORMS:
        return None
    return services.tables_in.preview(file, wanted.sheet, subject=wanted.subject)


def _mapping(services: Services, preview: TablePreview | None, wanted: Wanted) -> Mapping | None:
    """The mapping that was named, or the one found with the key that was named; None for what is found."""
    if preview is None or not (wanted.mapping or wanted.key):
        return None
    found = services.tables_in.named(wanted.mapping) if wanted.mapping else preview.mapping
    return replace(found, key=wanted.key) if wanted.key else found


def _receipt(done: _Sum) -> dict[str, object]:
    return {
        "cards": done.counts.cards,
        "new": done.counts.new,
        "updated": done.counts.updated,
        "unchanged": done.counts.unchanged,
        "review": done.counts.alike,
        "rejected": [unread.document(item) for item in done.rejected],
        "warnings": [unread.document(item) for item in done.doubts],
        "changeset": done.changeset,
    }


def _summary(counts: Counts, subject: Subject) -> str:
    numbers = {
        "count": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
    }
    if subject == "contacts":
        text = ngettext(
            "%(count)d card: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, "
            "%(rejected)d rejected.",
            "%(count)d cards: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, "
            "%(rejected)d rejected.",
            counts.cards,
        )
    elif subject == "purchases":
        text = ngettext(
            "%(count)d order: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            "%(count)d orders: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            counts.cards,
        )
    else:
        text = ngettext(
            "%(count)d entry: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            "%(count)d entries: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            counts.cards,
        )
    return text % numbers
