"""Cards going out: ask for a file, write it, say what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.i18n import _, ngettext
from rolodex.ui.ports import Exporting
from rolodex.ui.tasks import TaskRunner


class ExportFlow(QObject):
    """Writes contacts to a file that the user names."""

    noticed = Signal(str, bool)
    """What was written, and whether undo is to be offered (never)."""

    def __init__(self, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._exporting: Exporting | None = None

    def attach(self, exporting: Exporting) -> None:
        """Export from this book."""
        self._exporting = exporting

    def choose(self, ids: tuple[int, ...] | None, folder: Path) -> None:
        """Ask where to, then write these contacts, or everything where `ids` is None."""
        if self._exporting is None or ids == ():
            return
        name, _kind = QFileDialog.getSaveFileName(
            self._window,
            _("Export cards"),
            str(folder / _("contacts.vcf")),
            _("Cards (*.vcf);;JSON (*.json)"),
        )
        if name:
            self.write(ids, Path(name))

    def write(self, ids: tuple[int, ...] | None, out: Path) -> None:
        """Write these contacts, or everything, to a file; its ending says as what."""
        exporting = self._exporting
        if exporting is None:
            return
        write = exporting.json if out.suffix.lower() == ".json" else exporting.vcf
        self._runner.submit(
            "paper",
            "export",
            lambda progress: write(out, ids=ids, progress=progress),
            lambda count: self._written(count, out),
            owner=self,
        )

    def _written(self, count: int, out: Path) -> None:
        text = ngettext("%(count)d card written to %(file)s", "%(count)d cards written to %(file)s", count)
        self.noticed.emit(text % {"count": count, "file": out.name}, False)
