"""Erasing one person for good, with proof.

All that the book knows goes in one transaction, which is the point of no return. What follows (copies made
again, indexes packed, the log emptied, the bytes looked through) may be interrupted, and is gone on with
when the book is opened next; until then the book keeps, packed, what it takes to find the person in copies.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
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
AT_WORK = message(
    "Another window or command is erasing somebody just now, so nothing was changed. Wait a moment, then try "
    "again."
)
WAITING, UNPROVED, UNFOLDED, DONE = "waiting", "unproved", "unfolded", "done"
"""Copies are to be made again; bytes to be looked through; the log to be emptied; nothing is left to do."""


class Erasing:
    """Erases persons from one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def plan(self, contact_id: int, progress: Progress = silent) -> ErasurePlan:
        """What erasing this contact would take, be they in the book or deleted already."""
        from rolodex.store import backups_second, erasing, erasing_files, erasing_history  # start-up
        from rolodex.store.erasing_scan import Needles  # start-up

        with self._book.reading() as connection:
            found = erasing.prospect(connection, contact_id)
            if found is None:
                raise UserError(NOBODY)
            rows = list(erasing_history.texts(connection, found.belongings))
            second = backups_second.chosen(connection)
        subject = erasing_files.Subject(found.belongings.ids, erasing.heads(rows), found.terms, Needles(()))
        holding: list[Path] = []
        locked: list[Path] = []
        shelves = erasing_files.copies(self._book.path, second)
        for number, file in enumerate(shelves.files):
            progress(number, len(shelves.files))
            holds = _holds(file, subject)
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
            shelves.away,
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
        from rolodex.store import erased, erasing, erasing_rows, lock, sealing  # start-up

        chosen = {(one.table, one.row_id) for one in mentions}
        self._book.adopt()
        with self._book.housekeeping() as tx:
            if not erasing.is_known(tx.connection, contact_id):
                raise UserError(NOBODY)
            if _is_others(tx.connection):  # two at once would put each other's copies back
                raise UserError(AT_WORK)
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
                "spared": sorted(done.left),
                "nameless": nameless,
                "state": WAITING,
                "by": asdict(lock.this_process()),
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

    def returned(self) -> tuple[int, ...]:
        """The contacts who have something by which somebody was known who was erased: a UID, a number.

        They may be others who got that number since, or be back because the user took them in again.
        """
        from rolodex.store import erasing_again  # start-up

        with self._book.reading() as connection:
            return erasing_again.alike(connection)

    def waiting(self) -> bool:
        """Whether an erasure was interrupted before all files were cleaned, and nobody is at that now."""
        with self._book.reading() as connection:
            return bool(_unfinished(connection))

    def resume(self, progress: Progress = silent) -> tuple[ErasureReport, ...]:
        """Clean what an interrupted erasure left in files and copies."""
        with self._book.reading() as connection:
            found = _unfinished(connection)
        taken = ((erasure_id, self._taken(erasure_id)) for erasure_id in found)
        return tuple(self._finish(*one, progress) for one in taken if one[1])

    def _taken(self, erasure_id: int) -> Mapping[str, Any]:
        """An erasure that is this process's to finish from now on; nothing where another one has taken it."""
        from rolodex.store import erased, lock  # start-up

        with self._book.housekeeping() as tx:
            report = _unfinished(tx.connection).get(erasure_id, {})
            if report:
                report = {**report, "by": asdict(lock.this_process())}
                erased.tell(tx.connection, erasure_id, report)
        return report

    def _finish(self, erasure_id: int, report: Mapping[str, Any], progress: Progress) -> ErasureReport:
        """Do what follows an erasure, from where it was interrupted; another process may where it fails."""
        try:
            return self._finished(erasure_id, report, progress)
        except UserError:
            with contextlib.suppress(UserError):  # a full disk: it is told as why this failed
                self._let_go(erasure_id)
            raise

    def _let_go(self, erasure_id: int) -> None:
        from rolodex.store import erased  # start-up

        with self._book.housekeeping() as tx:
            report = dict(_unfinished(tx.connection).get(erasure_id, {}))
            if report.pop("by", None):
                erased.tell(tx.connection, erasure_id, report)

    def _finished(self, erasure_id: int, report: Mapping[str, Any], progress: Progress) -> ErasureReport:
        from rolodex.store import sealing  # start-up

        told = _unstoppable(progress)
        sealed = sealing.opened(report["sealed"]) if report.get("sealed") else None
        kept = dict(report)
        if sealed is not None:
            if kept["state"] == WAITING:
                kept |= {"copies": self._copies(erasure_id, sealed, kept, told), "state": UNPROVED}
                self._tell(erasure_id, kept)
            kept["found"], is_folded = self._proved(sealed.subject.needles, told)
            if not is_folded:  # what it takes to look again stays, until the log is empty
                kept.pop("by", None)
                self._tell(erasure_id, kept)
                return self._reported(erasure_id)
            del kept["sealed"]
        kept.pop("by", None)
        self._tell(erasure_id, kept | {"state": UNFOLDED})
        if self._folded():
            self._tell(erasure_id, kept | {"state": DONE})
            self._folded()
        return self._reported(erasure_id)

    def _reported(self, erasure_id: int) -> ErasureReport:
        from rolodex.store import erased  # start-up

        with self._book.reading() as connection:
            return next(_report(*row) for row in erased.reports(connection) if row[0] == erasure_id)

    def _copies(
        self, erasure_id: int, sealed: Any, report: Mapping[str, Any], progress: Progress
    ) -> list[list[object]]:
        """Make the copies again, or list them; gives (path, fate, left) of each."""
        from rolodex.store import backups_second, erased, erasing_files  # start-up

        clean = {key: value for key, value in report.items() if key not in ("sealed", "by")}
        clean["state"] = DONE
        with self._book.reading() as connection:
            marks = erased.kept(connection, erasure_id, clean)
            second = backups_second.chosen(connection)
        erasing_files.leftovers(self._book.path, second)
        done: list[CopyDone] = []
        shelves = erasing_files.copies(self._book.path, second)
        for number, file in enumerate(shelves.files):
            progress(number, len(shelves.files))
            if sealed.copies:
                try:
                    done.append(erasing_files.make_again(file, sealed.subject, marks))
                except UserError:
                    if erasing_files.is_own(file, self._book.path):
                        raise
                    done.append(CopyDone(file, "listed"))
            elif _holds(file, sealed.subject) is not False:
                done.append(CopyDone(file, "listed"))
        progress(len(shelves.files), len(shelves.files))
        if shelves.away is not None:
            done.append(CopyDone(shelves.away, "away"))
        return [[str(one.path), one.fate, one.left] for one in done]

    def _proved(self, needles: Any, progress: Progress) -> tuple[dict[str, int], bool]:
        """What is left in the files, and whether the log is empty.

        Where anything is left the book is written anew and looked through again.
        """
        from rolodex.store import erasing_files  # start-up

        with self._book.alone() as connection:
            is_folded = erasing_files.settle(connection)
            is_plain = erasing_files.is_plain(self._book.path)
            if is_folded and not is_plain:
                is_folded = erasing_files.vacuum(connection)
            found = erasing_files.proved(connection, self._book.path, needles, progress)
            if any(found.values()) and is_folded and is_plain:
                is_folded = erasing_files.vacuum(connection)
                found = erasing_files.proved(connection, self._book.path, needles, progress)
        return found, is_folded

    def _folded(self) -> bool:
        from rolodex.store import erasing_files  # start-up

        with self._book.alone() as connection:
            return erasing_files.fold(connection)

    def _tell(self, erasure_id: int, report: Mapping[str, Any]) -> None:
        from rolodex.store import erased  # start-up

        with self._book.housekeeping() as tx:
            erased.tell(tx.connection, erasure_id, report)


def _holds(file: Path, subject: Any) -> bool | None:
    """Whether a copy knows the person; None where it cannot be opened, for whatever reason."""
    from rolodex.store import erasing_files  # start-up

    try:
        return erasing_files.holds(file, subject)
    except UserError:
        return None


def _unfinished(connection: Connection) -> dict[int, Mapping[str, Any]]:
    """The erasures that are not complete; none while another process is at one of them."""
    from rolodex.store import erased  # start-up

    rows = () if _is_others(connection) else erased.reports(connection)
    return {erasure_id: report for erasure_id, _, report in rows if report.get("state") != DONE}


def _is_others(connection: Connection) -> bool:
    """Whether another process is completing an erasure just now."""
    from rolodex.store import erased, lock  # start-up

    reports = (report for _, _, report in erased.reports(connection))
    return any(one.get("state") != DONE and lock.other_at_work(one.get("by")) for one in reports)


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
        is_waiting=kept.get("state") != DONE,
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
