"""How often one wants to hear of somebody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rolodex.domain.rule import Rule
from rolodex.i18n import _, ngettext
from rolodex.services.rules import Rules
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.number_box import NumberBox
from rolodex.ui.tasks import TaskRunner

USUAL = 60
LONGEST = 3650


class TouchSheet(FormSheet):
    """Stay in touch with those selected every so many days, or no longer."""

    def __init__(self, runner: TaskRunner, rules: Rules, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._rules = rules
        self._ids: tuple[int, ...] = ()
        self._name = ""
        self.days = NumberBox(self)
        self.days.setRange(1, LONGEST)
        self.fields = FieldList()
        self.fields.add(lambda: _("After so many days without contact"), self.days)
        self.build(self.fields)
        self.save_on_enter(self.days.lineEdit())
        self.extra_button.clicked.connect(self._remove)
        self.retranslate()

    def start(self, ids: Sequence[int], name: str) -> None:
        """Ask about these contacts; `name` is that of the only one."""
        self._ids, self._name = tuple(ids), name
        self.days.setValue(USUAL)
        self.extra_button.hide()
        self.retranslate()
        self.come()
        self.days.setFocus(Qt.FocusReason.OtherFocusReason)
        self.days.selectAll()
        if len(self._ids) == 1:
            rules, contact_id = self._rules, self._ids[0]
            self._runner.submit(
                "lookups",
                "touch-sheet",
                lambda _progress: rules.of_contact(contact_id),
                self._show_known,
                owner=self,
            )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        if self._name:
            self.title.setText(_("Stay in touch with %(name)s") % {"name": self._name})
        else:
            text = ngettext(
                "Stay in touch with %(count)d contact",
                "Stay in touch with %(count)d contacts",
                len(self._ids),
            )
            self.title.setText(text % {"count": len(self._ids)})
        self.say(
            _("A follow-up comes by itself so long after the last call, visit, meeting, letter or message.")
        )
        self.extra_button.setText(_("No longer"))

    def save(self) -> None:
        """Keep the rule."""
        rules, ids, days = self._rules, self._ids, self.days.value()
        words = ngettext("Stay in touch every %(count)d day", "Stay in touch every %(count)d days", days) % {
            "count": days
        }
        self.keep(lambda: rules.touch(ids, days), lambda _done: words)

    def _remove(self) -> None:
        rules, ids = self._rules, self._ids
        self.keep(lambda: rules.touch(ids, 0), lambda _done: _("No longer staying in touch by rule"))

    def _show_known(self, found: Sequence[Rule]) -> None:
        days = next(
            (rule.days for rule in found if rule.origin == "touch" and rule.contact_id),
            0,
        )
        self.extra_button.setVisible(bool(days))
        if days:
            self.days.setValue(days)
            self.days.selectAll()
