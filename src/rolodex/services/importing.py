"""Cards coming in: read, plan, apply; the plan can be shown before anything is written."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from rolodex.domain import environment
from rolodex.domain.card import Card, Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.importing import Counts, Format, Receipt
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.services.backups import Backups
from rolodex.services.import_applying import Applying
from rolodex.services.import_matching import Matching
from rolodex.services.import_plan import REJECTED_KEPT, ImportPlan
from rolodex.store import sources
from rolodex.store.book import Book

__all__ = ["REJECTED_KEPT", "ImportPlan", "Importing"]

BATCH = 256
STALE = message(
    "People were added, merged or deleted since the file was read, so nothing was imported. Read the file "
    "again."
)


class Importing:
    """Files of cards into one book."""

    def __init__(self, book: Book, backups: Backups) -> None:
        self._book = book
        self._backups = backups

    def plan(self, paths: Sequence[Path], progress: Progress = silent) -> ImportPlan:
        """Read the files and say what importing them would do; nothing is written to the book.

        Raises UserError when a file cannot be opened, Cancelled when `progress` does.
        """
        from rolodex.vcard.process import read_files  # start-up: vobject

        return self.plan_cards([path.name for path in paths], "card", read_files(paths, progress))

    def plan_data(self, data: bytes, name: str, progress: Progress = silent) -> ImportPlan:
        """What importing cards that are no file would do, such as those of the clipboard, under this name."""
        from rolodex.vcard.reading import read_cards  # start-up: vobject

        cards = read_cards(io.BytesIO(data), name, progress)
        return self.plan_cards([name], "card", iter(lambda: list(islice(cards, BATCH)), []))

    def plan_cards(
        self,
        names: Sequence[str],
        format: Format,
        batches: Iterator[Sequence[Card | Rejected]],
        key: str = "",
    ) -> ImportPlan:
        """What taking in cards would do that were read from these files by any reader.

        `key` is the field by which they update whom the book has, "" for what the cards say.
        """
        plan = ImportPlan(self._book, names, format)
        try:
            matching = Matching(self._book, key)
            for batch in batches:
                plan.add(*matching.planned(batch))
        except BaseException:
            plan.close()
            raise
        return plan

    def apply(self, plan: ImportPlan, progress: Progress = silent) -> Receipt:
        """Do what the plan says, as one step of the history; a cancelled import leaves nothing behind.

        Raises UserError where people came or went since the plan was made: who is new to it may be there by
        now, and whom it knows may be gone.
        """
        total = plan.taking()
        if total == 0:
            return Receipt(_nothing_done(plan), plan.rejected, Changes(), plan.doubts)
        self._backups.before("import")
        done = 0
        with self._book.change(_label(plan.files)) as tx:
            tx.progress = progress
            if sources.came_or_went(tx.connection, plan.step):
                raise UserError(STALE)
            files = ", ".join(plan.files)
            today = environment.now().date()
            import_id = sources.add_batch(tx, files, f"{files} {today.isoformat()}", plan.format)
            applying = Applying(tx, import_id, plan.tag)
            for batch in plan.batches():
                done += applying.take(batch)
                progress(done, total)
            counts = applying.finish(plan)
        return Receipt(counts, plan.rejected, tx.changes, plan.doubts, import_id)


def _nothing_done(plan: ImportPlan) -> Counts:
    """What was read, where nothing of it was to be taken."""
    counts = plan.counts
    skipped = counts.new + counts.updated + counts.alike
    return replace(counts, new=0, updated=0, skipped=skipped)


def _label(files: Sequence[str]) -> Message:
    if len(files) == 1:
        return message("Import %(file)s", file=files[0])
    return plural_message("Import %(count)d file", "Import %(count)d files", len(files))
