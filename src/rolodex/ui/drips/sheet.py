"""The plans of what follows a piece: all of them, the one that is written, and what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain import drip_tree
from rolodex.domain.changes import Changes
from rolodex.domain.drip import Drip, DripStep
from rolodex.domain.errors import UserError
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui.asking import Asking
from rolodex.ui.drips.due_sheet import DripDueSheet
from rolodex.ui.drips.editor import FIRST_DAYS, DripEditor
from rolodex.ui.drips.frame import DripFrame
from rolodex.ui.drips.reading import Known, concerns, known
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner


class DripSheet(Sheet):
    """Writes plans over its parent; what was written is kept when one goes on to another or leaves."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    campaign_chosen = Signal(int)
    """This campaign is to be opened."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._runner, self._services, self._clock = runner, services, clock
        self._asking = Asking(runner, self)
        self._known = Known()
        self._there = self._refused = False
        self.frame = DripFrame(self)
        self.entitle(self.frame.title)
        self.list = self.frame.list
        self.editor: DripEditor = self.frame.editor
        self.due = DripDueSheet(runner, services, self, clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self.retranslate()

    def start(self, drip_id: int = 0) -> None:
        """Show the plans of the book, this one first."""
        self._refused = False
        self.frame.say("")
        self.come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(drip_id)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.frame.retranslate()
        self.due.retranslate()

    def is_settled(self) -> bool:
        """Whether all is read and kept."""
        return self._asking.is_settled() and self.due.is_settled()

    def save(self) -> None:
        """Keep what is written."""
        self._keep(self._read, wanted=True)

    def leave(self) -> None:
        """Keep what is written, then go; what cannot be kept is given up when one leaves once more."""
        if self._refused:
            self.go()
        else:
            self._keep(lambda _id: self.go())

    def begin(self) -> None:
        """Begin a new plan."""
        self._keep(lambda _id: self._begin())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            event.accept()
        else:
            super().keyPressEvent(event)

    # Reading and showing

    def _read(self, drip_id: int) -> None:
        services, today = self._services, self._clock().date()
        self._asking.ask(
            "drips", lambda _progress: known(services, today), lambda found: self._show(found, drip_id)
        )

    def _show(self, found: Known, drip_id: int) -> None:
        self._known = found
        drip = next((one for one in found.drips if one.id == drip_id), None)
        drip = drip or next(iter(found.drips), None)
        self.list.show_drips(found.drips, drip.id if drip else 0)
        self.frame.show_due(found.due)
        self._edit(drip)

    def _edit(self, drip: Drip | None) -> None:
        """Show this plan in the editor, or that there is none."""
        self._there, self._refused = drip is not None, False
        shown = drip or Drip()
        self.editor.show_drip(shown, self._known.letters)
        may_write = not self._services.read_only
        self.frame.show_kind(there=self._there, kept=bool(shown.id), may_write=may_write)
        self.frame.say("")

    def _begin(self) -> None:
        """Show a plan of one step, whose name is still missing."""
        letter = next(iter(self._known.letters), None)
        step = DripStep(-1, 0, FIRST_DAYS, "silent", "task", text=_("Call"))
        if letter is not None:
            step = replace(step, deed="letter", letter_id=letter.id, text=letter.name)
        self.list.show_drips(self._known.drips, 0)
        self._edit(Drip(steps=drip_tree.ordered((step,))))
        self.editor.write_in()

    def _choose(self) -> None:
        """Show the plan that is marked, once the one before is kept."""
        drip = self.list.chosen()
        if drip is None:
            return
        wanted = drip.id
        if self.editor.is_changed():
            self._keep(lambda _id: self._read(wanted))
        else:
            self._edit(drip)

    # Keeping

    def _keep(self, then: Callable[[int], object], *, wanted: bool = False) -> None:
        """Keep what is written, if it says anything new or it is `wanted`, then go on with its id."""
        drip = self.editor.drip()
        new = self.editor.is_changed() or (wanted and not drip.id)
        if not self._there or self._services.read_only or not new:
            then(drip.id)
            return
        if not drip.name and not wanted:
            drip = replace(drip, name=_("Unnamed"))
        drips = self._services.drips

        def kept(saved: object) -> None:
            number = int(getattr(saved, "id", 0))
            self._refused = False
            self.frame.say("")
            self.editor.show_drip(replace(drip, id=number), self._known.letters, stays=True)
            self.noticed.emit(_("Saved: %(name)s") % {"name": drip.name}, True)
            then(number)

        self._asking.write(lambda: drips.save(drip), kept, self._fail)

    def _delete(self) -> None:
        drip, drips = self.editor.drip(), self._services.drips
        if not drip.id or self._services.read_only:
            return

        def gone(_changes: Changes) -> None:
            self.noticed.emit(_("Deleted: %(name)s") % {"name": drip.name}, True)
            self._read(0)

        self._asking.write(lambda: drips.delete((drip.id,)), gone, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._runner.error.emit(error)
            return
        self._refused = True
        said = _("%(problem)s Esc once more leaves without keeping it.") % {"problem": word(error.message)}
        self.frame.say(said, "bad")
        self.list.show_drips(self._known.drips, self.editor.drip().id)

    def _touch(self) -> None:
        """What was refused is written anew."""
        if self._refused:
            self._refused = False
            self.frame.say("")

    def _react(self, changes: Changes) -> None:
        if (
            self.isVisible()
            and concerns(changes)
            and not self.editor.is_changed()
            and self._asking.is_settled()
        ):
            self._read(self.editor.drip().id)

    def _open_campaign(self, campaign_id: int) -> None:
        self.leave()
        self.campaign_chosen.emit(campaign_id)

    def _connect(self) -> None:
        frame = self.frame
        self._runner.changed.connect(self._react)
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        self.list.deletion_wanted.connect(self._delete)
        self.list.entered.connect(self.editor.write_in)
        self.editor.changed.connect(self._touch)
        self.due.noticed.connect(self.noticed)
        self.due.campaign_chosen.connect(self._open_campaign)
        frame.new.clicked.connect(self.begin)
        frame.due_button.clicked.connect(self.due.start)
        frame.save.clicked.connect(self.save)
        frame.delete.clicked.connect(self._delete)
        frame.close_button.clicked.connect(self.leave)
