"""How printers miss, and the sheet that measures it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rolodex.domain import calibration, due
from rolodex.domain.calibration import PAPERS, Point
from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.message import Word, message
from rolodex.domain.naming import short_name
from rolodex.domain.planner import Paper
from rolodex.domain.stock import Stock
from rolodex.services.contacts import Saved
from rolodex.services.files import replacing
from rolodex.store import printers as store
from rolodex.store.book import Book


class Printers:
    """The printers of one book: a label job takes the profile of one as its `printer`."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> tuple[PrinterProfile, ...]:
        """All printers that were measured, by name."""
        with self._book.reading() as connection:
            return store.every(connection)

    def get(self, name: str) -> PrinterProfile | None:
        """The printer of this name, None where it was not measured."""
        with self._book.reading() as connection:
            return store.get(connection, " ".join(name.split()))

    def save(self, profile: PrinterProfile, now: datetime) -> Saved:
        """Keep how a printer is corrected, in place of what is known under its name."""
        name = " ".join(profile.name.split())
        if not name:
            raise UserError(message("A printer needs a name; nothing was changed."))
        with self._book.change(message("Measure the printer %(name)s", name=short_name(name))) as tx:
            known = store.get(tx.connection, name)
            profile = replace(profile, id=known.id if known else 0, name=name, at=due.stamp(now))
            if known:
                store.replace(tx, profile)
            printer_id = profile.id or store.insert(tx, profile)
        return Saved(printer_id, tx.changes)

    def rename(self, name: str, wanted: str) -> Changes:
        """Call a printer otherwise; how it is corrected stays."""
        wanted, known = " ".join(wanted.split()), self.get(name)
        if known is None:
            raise UserError(message("This printer has been forgotten meanwhile; nothing was changed."))
        if not wanted:
            raise UserError(message("A printer needs a name; nothing was changed."))
        other = self.get(wanted)
        if other is not None and other.id != known.id:
            raise UserError(
                message(
                    "There is another printer “%(name)s”; nothing was changed. "
                    "Forget that one first, or choose another name.",
                    name=wanted,
                )
            )
        label = message("Rename the printer %(name)s", name=short_name(known.name))
        with self._book.change(label) as tx:
            store.replace(tx, replace(known, name=wanted))
        return tx.changes

    def delete(self, name: str) -> Changes:
        """Forget how a printer misses: it prints without correction again."""
        known = self.get(name)
        if known is None:
            raise UserError(message("This printer has been forgotten meanwhile; nothing was changed."))
        with self._book.change(message("Forget the printer %(name)s", name=short_name(known.name))) as tx:
            store.delete(tx, known.id)
        return tx.changes

    def measure(
        self, paper: Paper, first: Point, last: Point, through: PrinterProfile | None = None
    ) -> PrinterProfile:
        """The correction that follows from where the crosses of a test sheet lie; nothing is kept yet.

        `first` and `last` are what was read from the left and the upper edge of the paper, `through` is the
        profile the sheet was printed with. UserError where no printer misses that far.
        """
        wanted = calibration.crosses(*PAPERS[paper])
        return calibration.measured(wanted, first, last, through or PrinterProfile())

    def test_sheet(
        self, paper: Paper, word: Word, through: PrinterProfile | None = None, stock: Stock | None = None
    ) -> bytes:
        """The test sheet as a PDF: a cross with rulers near two corners, and what to do, in words.

        It is printed through a correction to test that, and carries the outlines of a stock's labels where
        one is given, to be held against a sheet of them.
        """
        from rolodex.paper import test_sheet  # start-up: reportlab

        return test_sheet.pdf(PAPERS[paper], word, through, stock)

    def write_test_sheet(
        self, paper: Paper, out: Path, word: Word, through: PrinterProfile | None = None
    ) -> None:
        """Write the test sheet to a file, whole or not at all."""
        data = self.test_sheet(paper, word, through)
        with replacing(out) as stream:
            stream.write(data)
