"""Erasing one person for good, with proof.

All that the book knows goes in one transaction, which is the point of no return. What follows (copies made
again, indexes packed, the log emptied, the bytes looked through) may be interrupted, and is gone on with
when the book is opened next; until then the book keeps, packed, what it takes to find the person in copies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rolodex.domain.changes import Changes
from rolodex.domain.erasure import CopyDone, ErasurePlan, ErasureReport, Mention
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.store.book import Book, Connection

UNCLEANED = message(
    "The person is erased from the book, but not all of its files could be cleaned yet. Free some space or "
    "check the disk; cleaning goes on at the next start."
)
NOBODY = message("This contact is not in the book any more, nor in its history; nothing was changed.")
WAITING, UNPROVED, DONE = "waiting", "unproved", "done"


class Erasing:
    """Erases persons from one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def plan(self, contact_id: int, progress: Progress = silent) -> ErasurePlan:
        """What erasing this contact would take, be they in the book or deleted already."""
        from rolodex.store import erasing, erasing_files, erasing_history  # start-up
        from rolodex.store.erasing_scan import Needles  # start-up

        with self._book.reading() as connection:
            found = erasing.prospect(connection, contact_id)
            if found is None:
                raise UserError(NOBODY)
            rows = list(erasing_history.texts(connection, found.belongings))
        subject = erasing_files.Subject(found.belongings.ids, erasing.heads(rows), found.terms, Needles(()))
        holding: list[Path] = []
        locked: list[Path] = []
        files = erasing_files.copies(self._book.path)
        for number, file in enumerate(files):
            progress(number, len(files))
            holds = erasing_files.holds(file, subject)
            if holds is None:
                locked.append(file)
            elif holds:
                holding.append(file)
        theirs = found.belongings
        return ErasurePlan(
            contact_id,
            found.fn,
            {table: len(ids) for table, ids in sorted(theirs.gone.items())},
            {table: len(ids) for table, ids in sorted(theirs.kept.items())},
            found.steps,
            found.mentions,
            tuple(holding),
            tuple(locked),
        )

    def erase(  # noqa: PLR0917 - what is asked for, in the order of the question
        self,
        contact_id: int,
        keep_orders: bool = True,
        mentions: Sequence[Mention] = (),
        copies: bool = True,
        progress: Progress = silent,
        nameless: str = "",
    ) -> ErasureReport:
        """Erase a person for good and prove it; only `progress` before the first file is changed can stop it.

        Orders that are kept stand under a card that is called `nameless`. `mentions` are those of the plan
        in which the person's name is to be taken out.
        """
        from rolodex.store import erased, erasing, erasing_rows, sealing  # start-up

        chosen = {(one.table, one.row_id) for one in mentions}
        self._book.adopt()
        with self._book.housekeeping() as tx:
            if not erasing.is_known(tx.connection, contact_id):
                raise UserError(NOBODY)
            ids = erasing_rows.people(tx.connection, contact_id)
            wanted = erasing.Wanted(ids, keep_orders, chosen, (), nameless)
            done = erasing.erase(tx, wanted, progress)
            report = {
                "rows": dict(done.rows),
                "kept": dict(done.kept),
                "steps": done.steps,
                "left": len(done.left),
                "shared": done.terms.shared,
                "searched": len(done.needles.all),
                "state": WAITING,
                "sealed": sealing.sealed(
                    ids, done, keep_orders=keep_orders, copies=copies, nameless=nameless
                ),
            }
            erasure_id = erased.add(tx.connection, done.keys, report)
        changes = Changes(tx.changes.ids, None, everything=True)
        try:
            finished = self._finish(erasure_id, report, progress)
        except UserError as error:
            raise UserError(UNCLEANED) from error
        return replace(finished, changes=changes)

    def past(self) -> tuple[ErasureReport, ...]:
        """The erasures there were, the newest first."""
        from rolodex.store import erased  # start-up

        with self._book.reading() as connection:
            marks = erased.marked(connection)
            past = tuple(_report(*row) for row in erased.reports(connection))
        return tuple(replace(one, kept_out=marks.get(one.erasure_id, 0)) for one in past)

    def forget(self, erasure_id: int) -> None:
        """Let later imports bring somebody back who was erased: they asked for it."""
        from rolodex.store import erased  # start-up

        with self._book.housekeeping() as tx:
            erased.forget(tx.connection, erasure_id)

    def waiting(self) -> bool:
        """Whether an erasure was interrupted before all files were cleaned."""
        with self._book.reading() as connection:
            return bool(_unfinished(connection))

    def resume(self, progress: Progress = silent) -> tuple[ErasureReport, ...]:
        """Clean what an interrupted erasure left in files and copies."""
        with self._book.reading() as connection:
            found = _unfinished(connection)
        return tuple(self._finish(erasure_id, report, progress) for erasure_id, report in found)

    def _finish(self, erasure_id: int, report: Mapping[str, Any], progress: Progress) -> ErasureReport:
        """Do what follows an erasure, from where it was interrupted."""
        from rolodex.store import erased, erasing_files, sealing  # start-up

        told = _unstoppable(progress)
        sealed = sealing.opened(report["sealed"]) if report.get("sealed") else None
        kept = dict(report)
        if report["state"] == WAITING and sealed is not None:
            erasing_files.leftovers(self._book.path)
            clean = {key: value for key, value in report.items() if key != "sealed"} | {"state": DONE}
            with self._book.reading() as connection:
                marks = erased.kept(connection, erasure_id, clean)
            kept = clean | {"copies": self._copies(sealed, marks, told), "state": UNPROVED}
            self._tell(erasure_id, kept)
        with self._book.alone() as connection:
            erasing_files.settle(connection)
            if sealed is None:
                erasing_files.vacuum(connection)
        if sealed is not None:
            kept["found"] = self._proved(sealed.subject.needles, told)
        kept["state"] = DONE
        self._tell(erasure_id, kept)
        with self._book.alone() as connection:
            erasing_files.fold(connection)
        with self._book.reading() as connection:
            return next(_report(*row) for row in erased.reports(connection) if row[0] == erasure_id)

    def _copies(self, sealed: Any, marks: Any, progress: Progress) -> list[list[object]]:
        """Make the copies again, or list them; gives (path, fate, left) of each."""
        from rolodex.store import erasing_files  # start-up

        done: list[CopyDone] = []
        files = erasing_files.copies(self._book.path)
        for number, file in enumerate(files):
            progress(number, len(files))
            if sealed.copies:
                done.append(erasing_files.make_again(file, sealed.subject, marks))
            elif erasing_files.holds(file, sealed.subject) is not False:
                done.append(CopyDone(file, "listed"))
        progress(len(files), len(files))
        return [[str(one.path), one.fate, one.left] for one in done]

    def _proved(self, needles: Any, progress: Progress) -> dict[str, int]:
        """What is left in the files; where anything is, the book is written anew and looked through again."""
        from rolodex.store import erasing_files  # start-up

        with self._book.alone() as connection:
            found = erasing_files.proved(connection, self._book.path, needles, progress)
            if any(found.values()) or not erasing_files.is_plain(self._book.path):
                erasing_files.vacuum(connection)
                found = erasing_files.proved(connection, self._book.path, needles, progress)
        return found

    def _tell(self, erasure_id: int, report: Mapping[str, Any]) -> None:
        from rolodex.store import erased  # start-up

        with self._book.housekeeping() as tx:
            erased.tell(tx.connection, erasure_id, report)


def _unfinished(connection: Connection) -> list[tuple[int, Mapping[str, Any]]]:
    from rolodex.store import erased  # start-up

    rows = erased.reports(connection)
    return [(erasure_id, report) for erasure_id, _, report in rows if report.get("state") != DONE]


def _report(erasure_id: int, at: str, kept: Mapping[str, Any]) -> ErasureReport:
    return ErasureReport(
        erasure_id,
        at,
        kept.get("rows", {}),
        kept.get("kept", {}),
        kept.get("searched", 0),
        kept.get("found", {}),
        tuple(CopyDone(Path(path), fate, left) for path, fate, left in kept.get("copies", ())),
        kept.get("steps", 0),
        kept.get("left", 0),
        kept.get("shared", 0),
    )


def _unstoppable(progress: Progress) -> Progress:
    """The same progress, which can no longer stop the work."""
    from rolodex.domain.errors import Cancelled

    def told(done: int, total: int) -> None:
        try:
            progress(done, total)
        except Cancelled:
            return  # the person is gone already; what follows makes that complete

    return told
