"""A diagnosis for whoever mends the program, and a word after a window that ended in a crash."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from rolodex import logs
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.notice import Notice
from rolodex.ui.ports import Services
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner


class DiagnosisDesk(QObject):
    """Opens the diagnosis, and tells once of a crash when the book was looked at after it."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, notice: Notice, over: QWidget) -> None:
        super().__init__(over)
        self._runner = runner
        self._notice = notice
        self._over = over
        self._services: Services | None = None
        self._sheet: Sheet | None = None

    def attach(self, services: Services) -> None:
        """Look at this book."""
        self._services = services

    def begin(self) -> None:
        """Say what became of the window before this one, where it ended in a crash."""
        from rolodex.ui.opened import opened  # start-up

        at = logs.stopped()
        if at is None or self._services is None:
            return
        diagnosing = opened(self._services).diagnosing
        self._runner.submit(
            "paper",
            "after-crash",
            lambda _progress: diagnosing.is_whole(),
            lambda whole: self._tell(at, whole),
            owner=self,
        )

    def open(self) -> None:
        """Show the diagnosis."""
        from rolodex.ui.diagnosis.sheet import DiagnosisSheet
        from rolodex.ui.opened import opened  # start-up

        services = opened(self._services)
        if not isinstance(self._sheet, DiagnosisSheet):
            self._sheet = DiagnosisSheet(self._runner, self._over)
            self._sheet.noticed.connect(self.noticed)
        self._sheet.start(services.diagnosing.text)

    def is_covering(self) -> bool:
        """Whether the diagnosis lies over the panel."""
        return self._sheet is not None and not self._sheet.isHidden()

    def retranslate(self) -> None:
        """Word everything anew."""
        from rolodex.ui.diagnosis.sheet import DiagnosisSheet  # start-up

        if isinstance(self._sheet, DiagnosisSheet):
            self._sheet.retranslate()

    def _tell(self, at: datetime, whole: bool) -> None:
        if self._notice.isVisible():
            # What is said already is about the book: it stays, and this comes when it goes.
            once = Qt.ConnectionType.SingleShotConnection
            self._notice.gone.connect(lambda: self._say(at, whole), once)
        else:
            self._say(at, whole)

    def _say(self, at: datetime, whole: bool) -> None:
        here = at.astimezone()
        when = {"day": wording.short_day(here.date(), wording.today()), "time": wording.clock(here)}
        said = _("Rolodex stopped unexpectedly (%(day)s, %(time)s).") % when
        if whole:
            said = f"{said} {_('Your book was checked and is whole.')}"
        self._notice.say(said, _("Show diagnosis"), self.open, stays=True)
