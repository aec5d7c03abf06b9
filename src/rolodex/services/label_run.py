"""One run of labels: words in, sheets and what they hold out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rolodex.domain.label import LabelJob, LabelPlan, Printed, Shrunk, Skipped, Slot
from rolodex.domain.message import Message
from rolodex.domain.stock import Stock


class LabelRun:
    """Sheets that fill piece by piece."""

    def __init__(
        self,
        job: LabelJob,
        stock: Stock,
        sender: tuple[str, ...],
        logos: Mapping[str, bytes],
        *,
        keep_lines: bool = False,
    ) -> None:
        """Empty sheets; `sender_refused` says why the return address cannot stand on them."""
        # start-up: reportlab, uharfbuzz
        from rolodex.paper.labels import Feed, LabelSheets, Refused, Text

        self._job, self._stock, self._keep_lines = job, stock, keep_lines
        self._text, self._refused = Text, Refused
        self._sheets = LabelSheets(
            stock,
            outlines=job.outlines,
            title=stock.label,
            layout=job.layout,
            feed=Feed(job.start, job.sheets, job.printer),
            logos=logos,
        )
        self._skipped: list[Skipped] = []
        self._shrunk: list[Shrunk] = []
        self._lines: list[tuple[str, ...]] = []
        self._slots: list[Slot] = []
        self._printed: list[Printed] = []
        self.sender_refused: Message | None = None
        self._sender = sender
        if sender:
            placed = self._sheets.send_from(Text(sender, han="jp" if job.home == "JP" else "sc"))
            self._sender = sender if placed else ()
            self.sender_refused = placed.reason if isinstance(placed, Refused) else None

    def skip(self, skipped: Skipped) -> None:
        """Note that somebody gets none, and why."""
        self._skipped.append(skipped)

    def put(self, piece: Printed, fn: str) -> Message | None:
        """Print a piece as often as the job says; why not, where it cannot be."""
        job, sheets = self._job, self._sheets
        before = sheets.labels
        placed = sheets.place(self._text(piece.lines, piece.least, piece.han, piece.beside), job.copies)
        lead = piece.contact_ids[0] if piece.contact_ids else 0
        if isinstance(placed, self._refused):
            self._skipped.append(Skipped(lead, fn, placed.reason))
            return placed.reason
        if placed.size < job.layout.size:
            self._shrunk.append(Shrunk(lead, fn, placed.size))
        if self._keep_lines:
            self._lines.append(placed.rows)
        self._printed.append(piece)
        self._slots += [Slot(page, place, lead) for page, place in sheets.taken[before:]]
        return None

    def finished(self) -> tuple[bytes, LabelPlan]:
        """The PDF (no bytes where it has no label) and what it holds."""
        data = self._sheets.data() if self._sheets.labels else b""
        plan = LabelPlan(self._sheets.labels, self._sheets.pages, stock=self._stock, sender=self._sender)
        return data, replace(
            plan,
            skipped=tuple(self._skipped),
            shrunk=tuple(self._shrunk),
            lines=tuple(self._lines),
            slots=tuple(self._slots),
            printed=tuple(self._printed),
        )
