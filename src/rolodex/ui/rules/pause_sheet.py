"""Somebody who is not interested: until when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.domain.naming import short_name
from rolodex.domain.rule import Pause
from rolodex.i18n import _, ngettext
from rolodex.services.pauses import Pauses
from rolodex.ui import wording
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.reminders import words
from rolodex.ui.reminders.moment_line import MomentLine
from rolodex.ui.tasks import TaskRunner

USUAL = timedelta(days=183)
NAMED = 40
"""Letters of a name in the title: what is said of its bearer comes after it."""


class PauseSheet(FormSheet):
    """No follow-ups and no mailings for those selected until a day of review."""

    def __init__(self, runner: TaskRunner, pauses: Pauses, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._pauses = pauses
        self._ids: tuple[int, ...] = ()
        self._name = ""
        self.until = MomentLine(self)
        self.reason = QLineEdit(self)
        self.fields = FieldList()
        self.fields.add(lambda: _("Look at it again"), self.until)
        self.fields.add(lambda: _("Why"), self.reason)
        self.until.changed.connect(lambda at: self.save_button.setEnabled(bool(at)))
        self.until.decided.connect(lambda _at: self.reason.setFocus(Qt.FocusReason.TabFocusReason))
        self.until.left.connect(self.leave)
        self.build(self.fields)
        self.save_on_enter(self.reason)
        self.extra_button.clicked.connect(self._resume)
        self.retranslate()

    def start(self, ids: Sequence[int], name: str) -> None:
        """Ask about these contacts; `name` is that of the only one."""
        self._ids, self._name = tuple(ids), name
        self.reason.clear()
        self.until.show_moment((wording.today() + USUAL).isoformat())
        self.extra_button.hide()
        self.retranslate()
        self.come()
        self.until.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.until.line.selectAll()
        if len(self._ids) == 1:
            pauses, contact_id = self._pauses, self._ids[0]
            self._runner.submit(
                "lookups",
                "pause-sheet",
                lambda _progress: pauses.of(contact_id),
                self._show_known,
                owner=self,
            )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        if self._name:
            self.title.setText(_("%(name)s is not interested") % {"name": short_name(self._name, NAMED)})
        else:
            text = ngettext(
                "%(count)d contact is not interested",
                "%(count)d contacts are not interested",
                len(self._ids),
            )
            self.title.setText(text % {"count": len(self._ids)})
        self.say(_("Until then there are no follow-ups and no mailings."))
        self.reason.setPlaceholderText(_("Has a supplier until next year"))
        self.extra_button.setText(_("Interested again"))
        self.until.retranslate()

    def save(self) -> None:
        """Keep the pause."""
        until = self.until.moment()[:10]
        pauses, ids, reason = self._pauses, self._ids, self.reason.text().strip()
        if until:
            said = _("Not interested until %(day)s") % {"day": words.moment(until, wording.today())}
            self.keep(lambda: pauses.pause(ids, until, reason), lambda _done: said)

    def _resume(self) -> None:
        pauses, ids = self._pauses, self._ids
        self.keep(lambda: pauses.resume(ids), lambda _done: _("Interested again"))

    def _show_known(self, found: Pause | None) -> None:
        self.extra_button.setVisible(found is not None)
        if found is not None:
            self.until.show_moment(max(found.until, wording.today().isoformat()))
            self.reason.setText(found.reason)
