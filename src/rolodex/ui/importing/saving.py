"""Saving what could not be read, or was read with a doubt, where the user says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.domain.importing import Format
from rolodex.i18n import _
from rolodex.services.import_plan import ImportPlan
from rolodex.ui.importing import rejected
from rolodex.ui.importing.rows_plan import RowsPlan
from rolodex.ui.tasks import TaskRunner

Plan = ImportPlan | RowsPlan
LIST = ".txt"
ENDINGS: Mapping[Format, str] = MappingProxyType(
    {"card": ".vcf", "csv": ".csv", "xlsx": ".csv", "ldif": ".ldif", "json": ".jsonl"}
)
"""How a file ends that holds the rejected rows as they stood; those of a workbook are text by then."""


class RejectedSaver:
    """Asks for a file and writes into it, off the UI thread."""

    def __init__(self, runner: TaskRunner, over: QWidget, said: Callable[[str], None]) -> None:
        self._runner, self._over, self._said = runner, over, said

    def ask(self, plan: Plan, source: Path) -> None:
        """Ask where to, and save."""
        end, kinds = LIST, _("List with reasons (*.txt)")
        if isinstance(plan, ImportPlan) and plan.rejected:
            end = ENDINGS[plan.format]
            kinds = _("As they stood (*%(ending)s)") % {"ending": end} + f";;{kinds}"
        proposed = source.with_name(f"{source.stem} {_('rejected')}{end}")
        name, _kind = QFileDialog.getSaveFileName(self._over, _("Save rejected cards"), str(proposed), kinds)
        if name:
            self.save(plan, Path(name))

    def save(self, plan: Plan, out: Path) -> None:
        """Write rows as they stood, or to a .txt a list with reasons, which names doubts too."""

        def write() -> None:
            if not isinstance(plan, ImportPlan):
                rejected.save(plan.rejected, (), out)
            elif out.suffix.lower() == LIST:
                rejected.save(plan.rejected, plan.doubts, out)
            else:
                plan.save_rejected(out)

        self._runner.submit(
            "paper",
            "save-rejected",
            lambda _progress: write(),
            lambda _nothing: self._said(_("Saved to %(file)s") % {"file": out.name}),
            owner=self._over,
        )
