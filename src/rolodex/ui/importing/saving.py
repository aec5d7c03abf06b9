"""Saving what could not be read, or was read with a doubt, where the user says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.domain.card import Doubt, Rejected
from rolodex.i18n import _
from rolodex.ui.importing import rejected
from rolodex.ui.tasks import TaskRunner

Named = tuple[tuple[Rejected, ...], tuple[Doubt, ...]]


class RejectedSaver:
    """Asks for a file and writes into it, off the UI thread."""

    def __init__(self, runner: TaskRunner, over: QWidget, said: Callable[[str], None]) -> None:
        self._runner, self._over, self._said = runner, over, said

    def ask(self, named: Named, source: Path) -> None:
        """Ask where to, and save."""
        listed, _doubtful = named
        end = source.suffix if source.suffix.lower() in (".csv", ".tsv", ".ldif") else ".vcf"
        as_they_stood = _("As they stood (*%(ending)s)") % {"ending": end}
        with_reasons = _("List with reasons (*.txt)")
        kinds = f"{as_they_stood};;{with_reasons}"
        if not listed:
            end, kinds = ".txt", with_reasons
        proposed = source.with_name(f"{source.stem} {_('rejected')}{end}")
        name, _kind = QFileDialog.getSaveFileName(self._over, _("Save rejected cards"), str(proposed), kinds)
        if name:
            self.save(named, Path(name))

    def save(self, named: Named, out: Path) -> None:
        """Write to a file; a .txt lists what was read with a doubt too."""
        listed, doubts = named
        self._runner.submit(
            "paper",
            "save-rejected",
            lambda _progress: rejected.save(listed, doubts, out),
            lambda _nothing: self._said(_("Saved to %(file)s") % {"file": out.name}),
            owner=self._over,
        )
