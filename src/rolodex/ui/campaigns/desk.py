"""The campaign that is open: read, rehearsed, kept, planned and written, off the UI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice

from rolodex.domain.audience import Addressee, Audience, Rehearsal
from rolodex.domain.campaign import Campaign, CampaignRow
from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PartSheet
from rolodex.domain.progress import Progress
from rolodex.i18n import _, language, ngettext
from rolodex.services.contacts import Saved
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.asking import Asking
from rolodex.ui.campaigns import mails, printing
from rolodex.ui.campaigns.known import Known
from rolodex.ui.campaigns.reading import Opened, read
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner

REST = 120
"""Milliseconds without a change after which a campaign is rehearsed."""
KEEP = 1500
"""Milliseconds without a change after which it is kept, as one step of the history."""


MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """Pages that went into a file, or (None) to a printer."""

    out: Path | None
    printed: printing.Printed


@dataclass(slots=True)
class _Number:
    """The id of the campaign that is open, 0 until it is kept for the first time."""

    id: int = 0


class Desk(QObject):
    """Holds one campaign while somebody works on it."""

    opened = Signal(object)
    """What was read: Opened."""
    rehearsed = Signal(object)
    """Who is in and out: Rehearsal."""
    pieces_known = Signal(object)
    """What is to be drawn: a tuple of Addressee."""
    gone = Signal()
    """The campaign is no longer in the book."""
    kept = Signal()
    """What was changed stands in the book."""
    written = Signal(object)
    """Written."""
    failed = Signal(object)
    progressed = Signal(int, int)
    finished = Signal()
    """Of what `progressed` told, nothing is under way any more."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking = Asking(runner, self)
        self._clock = clock
        self._services: Services | None = None
        self._changed = False
        self._number = _Number()
        self.campaign: Campaign | None = None
        self.known = Known()
        self.row: CampaignRow | None = None
        self.rehearsal = Rehearsal()
        self.planned: tuple[Addressee, ...] = ()
        self._rest, self.pause = QTimer(self), QTimer(self)
        for timer, pause, act in ((self._rest, REST, self.rehearse), (self.pause, KEEP, self.keep)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(act)

    def attach(self, services: Services) -> None:
        """Work on campaigns of this book."""
        self._services = services

    def is_settled(self) -> bool:
        """Whether all is rehearsed and kept."""
        return self._asking.is_settled() and not self._rest.isActive() and not self.pause.isActive()

    # Opening

    def open(self, campaign_id: int) -> None:
        """Read a campaign; what was changed in another is kept first."""
        services, new = self._services, self.campaign
        self.keep()
        self._changed = False
        if services is None:
            return
        fresh = new if campaign_id == 0 else None
        self._asking.ask("open", lambda _progress: read(services, campaign_id, fresh), self._take)

    def begin(self, audience: Audience) -> None:
        """Begin a campaign; it is kept as soon as it has a name."""
        self.keep()
        self._changed = False
        day = self._clock().date().isoformat()
        self.campaign, self._number = Campaign(audience=audience, date=day), _Number()
        self.open(0)

    def leave(self) -> None:
        """Keep what was changed and hold nothing any more."""
        self.keep()
        self._rest.stop()
        self._changed, self.campaign = False, None

    def read_again(self) -> None:
        """Read what somebody else changed; what is being written here goes first."""
        if self.campaign is None or self._changed:
            return
        if self.campaign.id:
            self.open(self.campaign.id)
        else:
            self.rehearse()

    def _take(self, opened: Opened) -> None:
        self.known = opened.known
        if opened.campaign is None:
            self.campaign = None
            self.gone.emit()
            return
        if self._changed:
            return
        self.campaign, self.row, self.planned = opened.campaign, opened.row, opened.pieces
        if opened.campaign.id:
            self._number = _Number(opened.campaign.id)
        self.opened.emit(opened)
        self.rehearse()

    # Changing

    def change(self, campaign: Campaign) -> None:
        """Take over what stands in the form."""
        if self.campaign is None:
            return
        campaign = replace(campaign, id=self.campaign.id, status=self.campaign.status)
        if campaign == self.campaign:
            return
        same = (campaign.audience, campaign.job, campaign.kind, campaign.letter_id) == (
            self.campaign.audience,
            self.campaign.job,
            self.campaign.kind,
            self.campaign.letter_id,
        )
        self.campaign, self._changed = campaign, True
        if not same:
            self._rest.start()
        self.pause.start()

    def keep(self, then: Callable[[], object] | None = None) -> None:
        """Write down what was changed, then go on; a campaign without a name waits for one."""
        self.pause.stop()
        services, campaign = self._services, self.campaign
        if services is None or campaign is None or services.read_only:
            return
        if self._changed and campaign.name:
            self._changed = False
            self._save(services, campaign, then)
        elif then is not None and campaign.name:
            # after a save that is on its way
            self._asking.write(lambda: None, lambda _nothing: then())

    def _save(self, services: Services, campaign: Campaign, then: Callable[[], object] | None) -> None:
        number = self._number

        def save() -> Saved:
            # one save after the other: the second of a new campaign knows what the first was given
            saved = services.campaigns.save(replace(campaign, id=number.id))
            number.id = saved.id
            return saved

        def done(_saved: Saved) -> None:
            if self.campaign is not None and self._number is number:
                self.campaign = replace(self.campaign, id=number.id)
            self.kept.emit()
            if then is not None:
                then()

        self._asking.write(save, done, self.failed.emit)

    # Rehearsing

    def rehearse(self) -> None:
        """Find out who is in and who is out, without writing anything."""
        self._rest.stop()
        services, campaign = self._services, self.campaign
        if services is None or campaign is None:
            return
        now, home = self._clock(), self.known.country

        def work(progress: Progress) -> Rehearsal:
            if campaign.kind == "email":
                return mails.rehearse(services, campaign, home, now, progress)
            return services.audiences.rehearse(campaign.audience, now.date(), home, language(), progress)

        self._asking.ask("rehearse", work, self._show_rehearsal, failed=self.failed.emit)

    def pieces(self) -> tuple[Addressee, ...]:
        """What is printed: of a campaign that was sent its own pieces, else those of the rehearsal."""
        if self.campaign is not None and self.campaign.status != "planned":
            return self.planned
        return printing.coded(self.rehearsal.pieces, self.planned)

    def _show_rehearsal(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self.rehearsed.emit(rehearsal)
        self.pieces_known.emit(self.pieces())

    # Printing and sending

    def write(self, out: Path) -> None:
        """Plan the pieces, and write their pages to a file."""
        self.keep(lambda: self._produce(out, None, lambda made, _progress: printing.write(made, out)))

    def print_on(self, printer: QPagedPaintDevice, name: str) -> None:
        """Plan the pieces, and print their pages at full size, corrected as the printer was measured."""
        # start-up: QtPrintSupport, which is loaded on the thread of the window as all of Qt
        from rolodex.ui.labels.printing import print_pdf

        def deliver(made: printing.Printed, progress: Progress) -> None:
            print_pdf(printer, made.pdf, progress)

        self.keep(lambda: self._produce(None, name, deliver))

    def _produce(
        self,
        out: Path | None,
        printer: str | None,
        deliver: Callable[[printing.Printed, Progress], object],
    ) -> None:
        services, campaign = self._services, self.campaign
        if services is None or campaign is None:
            return
        known, pieces, now = self.known, self.pieces(), self._clock()

        def pages(progress: Progress) -> Written:
            profile = services.printers.get(printer) if printer is not None else None
            coded = printing.coded(pieces, services.campaigns.pieces(campaign.id))
            paper = printing.corrected(campaign, profile)
            made = printing.printed(services, paper, coded, known, now=now, progress=progress)
            deliver(made, progress)
            return Written(out, made)

        def draw() -> None:
            told = self.progressed.emit
            self._asking.ask(
                "write",
                pages,
                self.written.emit,
                lane="paper",
                failed=self.failed.emit,
                progressed=told,
            )

        self._plan(draw)

    def _plan(self, then: Callable[[], object]) -> None:
        """Make those planned who are in, where the campaign was not sent yet."""
        services, campaign, now = self._services, self.campaign, self._clock()
        if services is None or campaign is None:
            return
        pieces = self.pieces()
        if campaign.status != "planned":
            then()
            return
        self._asking.write(
            lambda: services.campaigns.plan(campaign.id, pieces, now),
            lambda _changes: then(),
            self.failed.emit,
        )

    def plan(self, then: Callable[[], object]) -> None:
        """Make those planned who are in, then go on."""
        self.keep(lambda: self._plan(then))

    def send_to(self, contact_ids: Sequence[int], done: Callable[[str], object]) -> None:
        """Write down that these people were sent theirs."""
        services, campaign, now = self._services, self.campaign, self._clock()
        if services is None or campaign is None or not contact_ids:
            return
        wanted = frozenset(contact_ids)

        def send() -> Changes:
            members = services.campaigns.members(campaign.id, "planned", limit=MOST)
            ids = [one.id for one in members if one.contact_id in wanted]
            return services.campaigns.send(campaign.id, ids, now)

        count = len(wanted)
        text = ngettext("Wrote %(count)s e-mail", "Wrote %(count)s e-mails", count)
        said = text % {"count": wording.number(count)}
        self._asking.write(send, lambda _changes: done(said), self.failed.emit)

    def send(self, sheets: tuple[PartSheet, ...], done: Callable[[str], object]) -> None:
        """Write down that all was sent, what was on it, and what the drawer has left: one step to undo."""
        self.keep(lambda: self._send(sheets, done))

    def _send(self, sheets: tuple[PartSheet, ...], done: Callable[[str], object]) -> None:
        services, campaign, now = self._services, self.campaign, self._clock()
        if services is None or campaign is None:
            return
        outgoing = printing.outgoing(campaign, self.pieces(), self.known, sheets)
        said = _("Marked “%(name)s” as sent") % {"name": campaign.name}

        def sent(_changes: Changes) -> None:
            self.finished.emit()
            done(said)

        def failed(error: Exception) -> None:
            self.finished.emit()
            self.failed.emit(error)

        self._asking.ask(
            "send",
            lambda progress: services.sending.send(outgoing, now, progress),
            sent,
            lane="changes",
            failed=failed,
            progressed=self.progressed.emit,
        )
