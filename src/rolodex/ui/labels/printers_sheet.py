"""The printers that were measured: how each is corrected, what it is called, how to measure it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PrinterProfile
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.field_list import FieldList
from rolodex.ui.labels.list_sheet import ListSheet
from rolodex.ui.labels.others import Others
from rolodex.ui.labels.printer_sheet import how
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.column_table import Head, Line

HEADS = (
    Head(lambda: _("Printer"), 0, strong=True),
    Head(lambda: _("Corrected"), 250, needed=False),
    Head(lambda: _("Measured"), 120),
)


class PrintersSheet(ListSheet[PrinterProfile]):
    """Lists printers; Enter measures one again, Delete forgets it, Ctrl+Enter keeps another name."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, HEADS, parent)
        self.setObjectName("printers")
        self._services = services
        self._others = Others(runner, services, parent, clock)
        self._others.noticed.connect(self.noticed)
        self.name = QLineEdit(self)
        self.name.setMaxLength(80)
        self.fields = FieldList()
        self.fields.add(lambda: _("Name"), self.name)
        self.build(self.hint, self.card(), self.fields, self.buttons())
        self.name.textChanged.connect(lambda _text: self._allow())
        self.save_on_enter(self.name)
        self.retranslate()

    def save(self) -> None:
        """Call the printer as is written."""
        one, wanted = self.current(), self.name.text()
        if one is None or not self.save_button.isEnabled():
            return
        printers = self._services.printers
        told = _("The printer is called %(name)s now") % {"name": " ".join(wanted.split())}
        self._work(lambda: printers.rename(one.name, wanted), told)

    def read(self) -> Sequence[PrinterProfile]:
        """All printers that were measured."""
        return self._services.printers.all()

    def line(self, one: PrinterProfile) -> Line:
        """How a printer is shown."""
        moment = wording.local(one.at)
        measured = wording.short_day(moment.date(), wording.today()) if moment else ""
        return Line(one.id, (one.name, how(one), measured))

    def open(self, one: PrinterProfile | None) -> None:
        """Print a test sheet and measure a printer."""
        if not self._services.read_only:
            self._others.show_printers(None, one.name if one is not None else "")

    def drop(self, one: PrinterProfile) -> None:
        """Forget how a printer misses."""
        printers = self._services.printers
        if not self._services.read_only:
            told = _("The printer %(name)s prints without correction") % {"name": one.name}
            self._work(lambda: printers.delete(one.name), told)

    def stand(self, one: PrinterProfile | None) -> None:
        """Show what a printer is called."""
        self.fields.setVisible(one is not None)
        self.save_button.setVisible(one is not None)
        self.name.setText(one.name if one is not None else "")
        self._allow()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self._others.retranslate()
        self.title.setText(_("Printers"))
        self.hint.setText(
            _("A printer that misses by a millimetre is measured once with a test sheet, and corrected then.")
        )
        self.list.setAccessibleName(_("Printers"))
        self.name.setAccessibleName(_("Name of the printer"))
        self.fields.retranslate()
        self.list.horizontalHeader().viewport().update()
        self.save_button.setText(_("Rename"))
        self.close_button.setText(_("Close"))
        self.extra_button.setText(_("Forget"))
        self.open_button.setText(_("Measure again…"))
        self.new_button.setText(_("Measure a printer…"))
        self.show_again()

    def _allow(self) -> None:
        one, wanted = self.current(), " ".join(self.name.text().split())
        writes = not self._services.read_only
        self.save_button.setEnabled(writes and one is not None and wanted not in ("", one.name))
        self.extra_button.setEnabled(writes)
        self.say("" if self.known() else _("No printer was measured yet: each prints as it is."))

    def _work(self, deed: Callable[[], Changes], told: str) -> None:
        self._runner.submit(
            "changes",
            "printer",
            lambda _progress: deed(),
            lambda _changes: self.noticed.emit(told, True),
            owner=self,
            failed=self.fail,
        )
