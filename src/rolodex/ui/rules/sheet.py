"""The rules by which follow-ups come by themselves: all of them, and the form of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.domain.reminder import TO_DOS
from rolodex.domain.rule import Rule
from rolodex.domain.segment import Segment, title
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.number_box import NumberBox
from rolodex.ui.reminders.words import to_do
from rolodex.ui.rules import words
from rolodex.ui.tasks import TaskRunner

USUAL = 60
LONGEST = 3650
ROW = 34
AROUND = 16
"""Pixels of the border of a list and of the room inside it."""
MOST = 7
"""Rules in view at once."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is read of the book: its rules, those they are for, its tags and its segments."""

    rules: tuple[Rule, ...]
    names: dict[int, str]
    tags: tuple[str, ...]
    segments: tuple[Segment, ...] = ()


class RulesSheet(FormSheet):
    """Lists the rules; the one chosen, or a new one, is in the form."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._services, self._rules = services, services.rules
        self._known = Known((), {}, ())
        self._rule = Rule(days=USUAL)
        self.list = _RuleList(self)
        self.origin, self.whom, self.kind = ChoiceBox(self), ChoiceBox(self), ChoiceBox(self)
        self.days = NumberBox(self)
        self.days.setRange(0, LONGEST)
        self.summary = QLineEdit(self)
        self.summary.setMaxLength(200)
        self.active = CheckBox(self)
        self.fields = FieldList()
        self.fields.add(lambda: _("When"), self.origin)
        self.fields.add(lambda: word(words.DAYS[self._rule.origin]), self.days)
        self.fields.add(lambda: _("For whom"), self.whom)
        self.fields.add(lambda: _("What is to be done"), self.kind)
        self.fields.add(lambda: _("In these words"), self.summary)
        self.fields.add_bare(self.active)
        self.build(self.list, self.fields)
        self.list.currentRowChanged.connect(self._choose)
        self.list.deletion_wanted.connect(self._delete)
        self.origin.currentIndexChanged.connect(lambda _place: self._origin_chosen())
        self.save_on_enter(self.days.lineEdit(), self.summary)
        self.extra_button.clicked.connect(self._delete)
        self.retranslate()

    def start(self) -> None:
        """Show the rules of the book."""
        self.retranslate()
        self.come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        rules, contacts, segments = self._rules, self._services.contacts, self._services.segments

        def read() -> Known:
            found = rules.rules()
            rows = contacts.rows([rule.contact_id for rule in found if rule.contact_id])
            tags = tuple(name for name, _count in contacts.tally().tags)
            return Known(found, _names(rows), tags, segments.all())

        self._runner.submit("lookups", "rules", lambda _progress: read(), self._show, owner=self)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.title.setText(_("Follow-up rules"))
        self.say(
            _("Follow-ups that come by themselves. They stand in Today until something is done with them.")
        )
        self.list.setAccessibleName(_("Rules"))
        self.summary.setPlaceholderText(_("Say thank you for the order"))
        self.active.setText(_("In force"))
        self.close_button.setText(_("Close"))
        self.extra_button.setText(_("Delete"))
        self._fill()
        self._show_rule()

    def save(self) -> None:
        """Keep the rule of the form."""
        rules, rule = self._rules, self._written()
        said = _("Rule saved: %(rule)s") % {"rule": self._sentence(rule)}
        self.keep(lambda: rules.save(rule), lambda _done: said)

    def _written(self) -> Rule:
        whom = self.whom.currentData()
        segment = next((one for one in self._known.segments if one.id == whom), None)
        return replace(
            self._rule,
            origin=self.origin.currentData() or "touch",
            tag=whom if isinstance(whom, str) else "",
            segment_id=segment.id if segment else 0,
            segment=title(segment.id, segment.name) if segment else None,
            days=self.days.value(),
            kind=self.kind.currentData() or "call",
            summary=self.summary.text().strip(),
            since=self._rule.since or wording.today().isoformat(),
            active=self.active.isChecked(),
        )

    def _offered(self, rule: Rule) -> list[tuple[str | int, str]]:
        """For whom a rule may be: the one contact, or everybody, those of a tag and those of a segment."""
        known = self._known
        if rule.contact_id:
            return [("", words.whom(rule, known.names.get(rule.contact_id, "")))]
        whom: list[tuple[str | int, str]] = [(tag, words.whom(Rule(tag=tag))) for tag in ("", *known.tags)]
        for one in known.segments:
            named = Rule(segment_id=one.id, segment=title(one.id, one.name))
            whom.append((one.id, words.whom(named)))
        return whom

    def _delete(self) -> None:
        rules, rule = self._rules, self._rule
        if rule.id:
            said = _("Rule deleted: %(rule)s") % {"rule": self._sentence(rule)}
            self.keep(lambda: rules.delete(rule.id), lambda _done: said)

    def _sentence(self, rule: Rule) -> str:
        return words.sentence(rule, self._known.names.get(rule.contact_id, ""))

    def _show(self, known: Known) -> None:
        self._known = known
        self._fill()
        self.list.setCurrentRow(0)
        self._choose(0)

    def _choose(self, row: int) -> None:
        rules = self._known.rules
        self._rule = rules[row] if 0 <= row < len(rules) else Rule(days=USUAL)
        self._show_rule()

    def _origin_chosen(self) -> None:
        origin = self.origin.currentData()
        if origin:
            self._rule = replace(self._rule, origin=origin)
            self.fields.retranslate()

    def _fill(self) -> None:
        """The list and the boxes in today's language."""
        known = self._known
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for rule in known.rules:
            QListWidgetItem(self._sentence(rule), self.list)
        QListWidgetItem(theme.icon("plus", "dim"), _("New rule"), self.list)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, theme.size(ROW)))
        rows = min(self.list.count(), MOST)
        self.list.setFixedHeight(rows * theme.size(ROW) + theme.size(AROUND))
        offered = [(origin, word(text)) for origin, text in words.ORIGINS.items()]
        _offer(self.origin, offered)
        _offer(self.kind, [(kind, to_do(kind)) for kind in TO_DOS])

    def _show_rule(self) -> None:
        rule = self._rule
        self.origin.blockSignals(True)
        self.origin.setCurrentIndex(self.origin.findData(rule.origin))
        self.origin.blockSignals(False)
        _offer(self.whom, self._offered(rule))
        self.whom.setEnabled(not rule.contact_id)
        self.whom.setCurrentIndex(max(0, self.whom.findData(rule.segment_id or rule.tag)))
        self.kind.setCurrentIndex(max(0, self.kind.findData(rule.kind)))
        self.days.setValue(rule.days)
        self.summary.setText(rule.summary)
        self.active.setChecked(rule.active)
        self.extra_button.setVisible(bool(rule.id))
        self._origin_chosen()


class _RuleList(QListWidget):
    """The rules, one line each."""

    deletion_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the rule away, Enter goes to its form."""
        if event.key() == Qt.Key.Key_Delete:
            self.deletion_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _offer(box: ChoiceBox, choices: Sequence[tuple[str | int, str]]) -> None:
    """Fill a box, whose choice stays where it is still offered."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def _names(rows: Sequence[ContactRow]) -> dict[int, str]:
    return {row.id: row.fn for row in rows}
