"""Groups made, renamed and deleted in the rail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rolodex.domain.changes import Changes
from rolodex.i18n import _
from rolodex.ui.ports import Groups, Saved
from rolodex.ui.rail import Rail
from rolodex.ui.tasks import TaskRunner


class Grouping(QObject):
    """Writes to the book what is done to groups in the rail."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, rail: Rail) -> None:
        super().__init__(rail)
        self._runner = runner
        self._groups: Groups | None = None
        rail.group_named.connect(self._name)
        rail.group_deleted.connect(self._delete)

    def attach(self, groups: Groups) -> None:
        """Change the groups of this book."""
        self._groups = groups

    def _name(self, group_id: int, name: str) -> None:
        def work(groups: Groups) -> Changes | Saved:
            return groups.rename(group_id, name) if group_id else groups.create(name)

        said = _("Group renamed to “%(name)s”") if group_id else _("Group “%(name)s” made")
        self._do(work, said % {"name": name})

    def _delete(self, group_id: int) -> None:
        said = _("Group deleted; its people stay in the book")
        self._do(lambda groups: groups.delete(group_id), said)

    def _do(self, work: Callable[[Groups], Changes | Saved], said: str) -> None:
        groups = self._groups
        if groups is None:
            return
        self._runner.submit(
            "changes",
            "group",
            lambda progress: work(groups),
            lambda _done: self.noticed.emit(said, True),
            owner=self,
        )
