"""Tables, LDIF and JSON in: people, orders, and what was said and done with people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from rolodex.cli.imported import Imported, take, tell
from rolodex.cli.session import opened
from rolodex.cli.terminal import progress
from rolodex.domain.changes import Changes
from rolodex.domain.file_endings import LISTS, TABLES
from rolodex.domain.importing import Choice
from rolodex.domain.mapping import Mapping, Subject, TablePreview
from rolodex.i18n import _
from rolodex.services.opening import Services


@dataclass(frozen=True, slots=True)
class Wanted:
    """How tables are to be read: what their rows are, by which saved mapping, and what rows update by.

    `alike` is what becomes of people who look like someone in the book, `tag` is for everybody new.
    """

    subject: Subject
    mapping: str = ""
    key: str = ""
    sheet: str = ""
    alike: Choice | None = None
    tag: str = ""


def is_table(file: Path) -> bool:
    """Whether a file is read as a table, LDIF or JSON rather than as vCards."""
    return file.suffix.lower() in (*TABLES, *LISTS)


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
    done = Imported()
    with opened(context, book, create=wanted.subject == "contacts") as services:
        for file in files:
            _one(services, file, wanted, done, dry_run=dry_run)
    tell(done, wanted.subject, dry_run=dry_run, json=json)


def _one(services: Services, file: Path, wanted: Wanted, done: Imported, *, dry_run: bool) -> None:
    with progress(_("Reading")) as told:
        preview = _preview(services, file, wanted)
        mapping = _mapping(services, preview, wanted)
        if wanted.subject == "contacts":
            with services.tables_in.plan(file, mapping, told, preview) as plan:
                take(services, plan, wanted.alike, wanted.tag, done, dry_run=dry_run)
        elif wanted.subject == "purchases":
            orders = services.tables_in.plan_purchases(file, mapping, told, preview)
            changes = Changes() if dry_run else services.purchase_importing.apply(orders, told).changes
            done.add(orders.counts, orders.rejected, changeset=changes.changeset)
        else:
            entries = services.tables_in.plan_activities(file, mapping, told, preview)
            changes = Changes() if dry_run else services.tables_in.apply_activities(entries, told).changes
            done.add(entries.counts, entries.rejected, changeset=changes.changeset)


def _preview(services: Services, file: Path, wanted: Wanted) -> TablePreview | None:
    if wanted.subject == "contacts" and file.suffix.lower() in LISTS:
        return None
    return services.tables_in.preview(file, wanted.sheet, subject=wanted.subject)


def _mapping(services: Services, preview: TablePreview | None, wanted: Wanted) -> Mapping | None:
    """The mapping that was named, or the one found with the key that was named; None for what is found."""
    if preview is None or not (wanted.mapping or wanted.key):
        return None
    found = services.tables_in.named(wanted.mapping) if wanted.mapping else preview.mapping
    return replace(found, key=wanted.key) if wanted.key else found
