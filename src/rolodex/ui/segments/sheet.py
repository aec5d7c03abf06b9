"""A segment in a form over the panel: its sentence, its conditions, and who belongs to it by now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.segment import Clause, Condition, FieldSpec, Segment
from rolodex.domain.segment_grammar import Understood
from rolodex.domain.segment_tree import Join, Path, add, at, pieces, put, rejoin, take
from rolodex.domain.segment_words import sentence
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.segments.belonging import Belonging
from rolodex.ui.segments.condition_editor import ConditionEditor
from rolodex.ui.segments.offering import offered
from rolodex.ui.segments.rule_chips import RuleChips
from rolodex.ui.segments.sentence_line import SentenceLine
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.suggest import Suggestion

PAUSE = 200
"""Milliseconds without a key after which the sentence is read."""
FIRST = Condition("city")


@dataclass(frozen=True, slots=True)
class Known:
    """What is read of the book: the segment, the fields of the user's own, and the currency."""

    segment: Segment
    own: tuple[FieldSpec, ...]
    currency: str


class SegmentSheet(FormSheet):
    """Builds a rule by a sentence and by chips; both say the same at any time."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._services, self._clock = services, clock
        self._segment = Segment()
        self._own: dict[str, str] = {}
        self._rule = Clause()
        self._path: Path | None = None
        self._reading = False
        self._writing = False
        self.name = QLineEdit(self)
        self.name.setMaxLength(100)
        self.sentence = SentenceLine(self)
        self.doubts = plain_label("", "warn", self, wrap=True)
        self.chips = RuleChips(self)
        self.and_button, self.or_button = Button(self), Button(self)
        self.editor = ConditionEditor(self._ask, self, clock)
        self.belonging = Belonging(runner, services.segments, clock, self)
        self.fields = FieldList()
        self.fields.add(lambda: _("Name"), self.name)
        self.fields.add(lambda: _("Who"), self.sentence)
        self._read_pause = QTimer(self)
        self._read_pause.setSingleShot(True)
        self._read_pause.setInterval(PAUSE)
        self.build(self.fields, self.doubts, self._rule_box(), self.editor, self.belonging)
        self._connect()
        self.retranslate()

    def start(self, segment_id: int = 0, rule: Clause | None = None) -> None:
        """Show the segment with this id, or a new one that begins with this rule."""
        services = self._services

        def read() -> Known:
            known = services.segments.get(segment_id) if segment_id else None
            own = services.custom_fields.fields()
            currency = services.settings.preferences().currency
            return Known(known or Segment(rule=rule or Clause()), offered(own), currency)

        self._runner.submit(
            "lookups", "segment", lambda _progress: read(), self._begin, owner=self, failed=self.fail
        )

    def rule(self) -> Clause:
        """The rule as it stands."""
        return self._rule

    def save(self) -> None:
        """Keep the segment."""
        segments = self._services.segments
        said = self._said(self._rule) if self._rule.parts else _("Everybody")
        segment = replace(
            self._segment,
            name=self.name.text().strip() or said,
            rule=self._rule,
            said=self.sentence.text().strip(),
        )
        text = _("Segment “%(name)s” saved") % {"name": segment.name}
        self.keep(lambda: segments.save(segment), lambda _done: text)

    def is_settled(self) -> bool:
        """Whether the sentence is read and the people are counted."""
        reads = self._reading or self._read_pause.isActive()
        return super().is_settled() and self.belonging.is_settled() and not reads

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        for part in (self.fields, self.sentence, self.chips, self.editor):
            part.retranslate()
        self.title.setText(_("Segment") if self._segment.id else _("New segment"))
        self.name.setPlaceholderText(_("Quiet customers in Bilbao"))
        self.and_button.setText(_("and…"))
        self.or_button.setText(_("or…"))
        self.and_button.setAccessibleDescription(_("Adds a condition that must be so, too"))
        self.or_button.setAccessibleDescription(_("Adds a condition that will do instead"))
        self.extra_button.setText(_("Delete"))

    # Beginning

    def _begin(self, known: Known) -> None:
        self._segment = known.segment
        self._own = {spec.name: word(spec.label) for spec in known.own}
        self.chips.name_fields(self._own)
        self.editor.offer(known.own, known.currency)
        self.name.setText(known.segment.name)
        self.extra_button.setVisible(bool(known.segment.id))
        rule = known.segment.rule
        said = known.segment.said or (self._said(rule) if rule.parts else "")
        self._write(said)
        self.sentence.underline((), ())
        self.doubts.hide()
        self._show_rule(rule, None)
        self.say(_("A segment keeps itself up to date; lists, labels, exports and rules can use it."))
        self.retranslate()
        self.come()
        (self.name if known.segment.id else self.sentence.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    # The sentence

    def _typed(self) -> None:
        if not self._writing:
            self._read_pause.start()

    def _read(self) -> None:
        """Understand the sentence; what is typed meanwhile is read next."""
        segments, text = self._services.segments, self.sentence.text()
        today, language = self._clock().date(), i18n.language()
        self._reading = True

        def understood(found: Understood) -> None:
            self._reading = False
            if text == self.sentence.text():
                self._show_understood(found)

        self._runner.submit(
            "lookups",
            "segment-sentence",
            lambda _progress: segments.read(text, language, today),
            understood,
            owner=self,
            failed=self._not_read,
        )

    def _not_read(self, error: Exception) -> None:
        self._reading = False
        self.fail(error)

    def _show_understood(self, found: Understood) -> None:
        doubtful = [(one.start, one.end) for one in found.doubtful]
        self.sentence.underline(found.unknown, doubtful)
        text = self.sentence.text()
        said = [
            _("“%(text)s” was not understood.") % {"text": text[begin:end]} for begin, end in found.unknown
        ]
        said += [
            _("“%(text)s”: %(why)s") % {"text": text[one.start : one.end], "why": word(one.reason)}
            for one in found.doubtful
        ]
        self.doubts.setText(" ".join(said))
        self.doubts.setVisible(bool(said))
        self._show_rule(found.rule, None)

    def _said(self, rule: Clause) -> str:
        """A rule as a sentence, with the names of the user's own fields."""
        return word(sentence(rule, self._own))

    def _write(self, text: str) -> None:
        """Put a sentence into the line without reading it."""
        self._writing = True
        self.sentence.write(text)
        self._writing = False

    # The chips

    def _show_rule(self, rule: Clause, path: Path | None) -> None:
        self._rule = rule
        known = [piece.path for piece in pieces(rule) if piece.condition is not None]
        self._path = path if path in known else None
        self.chips.show_rule(rule, self._path)
        condition = at(rule, self._path) if self._path is not None else None
        self.editor.setVisible(isinstance(condition, Condition))
        if isinstance(condition, Condition) and condition != self.editor.condition():
            self.editor.show_condition(condition)
        self.belonging.show_rule(rule)

    def _built(self, rule: Clause, path: Path | None) -> None:
        """Show a rule that was built by hand; the sentence then says it."""
        self._read_pause.stop()
        self._show_rule(rule, path)
        self._write(self._said(rule) if rule.parts else "")
        self.sentence.underline((), ())
        self.doubts.hide()

    def _choose(self, path: Path) -> None:
        self._show_rule(self._rule, path)
        self.editor.focus_value()

    def _remove(self, path: Path) -> None:
        self._built(take(self._rule, path), None)
        self.and_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, path: Path) -> None:
        self._built(rejoin(self._rule, path), self._path)

    def _add(self, join: Join) -> None:
        rule, path = add(self._rule, self._path or (), join, FIRST)
        self._show_rule(rule, path)
        self.editor.show_condition(FIRST)
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        condition = self.editor.condition()
        if self._path is not None and condition != at(self._rule, self._path):
            self._built(put(self._rule, self._path, condition), self._path)

    # The book

    def _delete(self) -> None:
        segments, segment = self._services.segments, self._segment
        if segment.id:
            said = _("Segment “%(name)s” deleted; its people stay in the book") % {"name": segment.name}
            self.keep(lambda: segments.delete(segment.id), lambda _done: said)

    def _ask(self, field: str, text: str, tell: Callable[[Sequence[Suggestion]], None]) -> None:
        from rolodex.ui.segments.offering import values  # start-up

        services = self._services
        self._runner.submit(
            "lookups", "segment-values", lambda _progress: values(services, field, text), tell, owner=self
        )

    # Building

    def _rule_box(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(8))
        column.addWidget(self.chips)
        row = QHBoxLayout()
        for button in (self.and_button, self.or_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return box

    def _connect(self) -> None:
        self._read_pause.timeout.connect(self._read)
        self.belonging.failed.connect(self.fail)
        self.sentence.edit.textChanged.connect(self._typed)
        self.sentence.edit.ended.connect(self.save_button.click)
        self.save_on_enter(self.name)
        self.chips.chosen.connect(self._choose)
        self.chips.removed.connect(self._remove)
        self.chips.turned.connect(self._turn)
        self.and_button.clicked.connect(lambda: self._add("all"))
        self.or_button.clicked.connect(lambda: self._add("any"))
        self.editor.changed.connect(self._edited)
        self.extra_button.clicked.connect(self._delete)
        self.editor.hide()
        self.doubts.hide()
