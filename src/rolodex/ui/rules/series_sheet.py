"""A series planned for somebody: which, around which day, and what is done when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from rolodex.domain.rule import Series, SeriesStep
from rolodex.domain.series import TEMPLATES
from rolodex.i18n import _, ngettext, word
from rolodex.services.series import SeriesPlans
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.reminders import words
from rolodex.ui.reminders.moment_line import MomentLine
from rolodex.ui.tasks import TaskRunner

AHEAD = timedelta(days=30)
AROUND = 16
"""Pixels of the border of the list and of the room inside it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a series may begin from: a template (`id` 0), or a series of the book that is moved or copied."""

    name: str
    steps: tuple[SeriesStep, ...]
    id: int = 0
    anchor: str = ""


class SeriesSheet(FormSheet):
    """Plans a series for those selected, or moves one that the book has, with all its open steps."""

    def __init__(self, runner: TaskRunner, series: SeriesPlans, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._series = series
        self._ids: tuple[int, ...] = ()
        self._known: tuple[Series, ...] = ()
        self.which = ChoiceBox(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(200)
        self.anchor = MomentLine(self)
        self.steps = QListWidget(self)
        theme.set_role(self.steps, "card")
        self.steps.setSpacing(theme.size(2))
        self.steps.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fields = FieldList()
        self.fields.add(lambda: _("Series"), self.which)
        self.fields.add(lambda: _("Name"), self.name)
        self.fields.add(lambda: _("Around the day"), self.anchor)
        self.build(self.fields, self.steps)
        self.which.currentIndexChanged.connect(lambda _place: self._chosen())
        self.anchor.changed.connect(lambda _at: self._show_steps())
        self.anchor.left.connect(self.leave)
        self.save_on_enter(self.name)
        self.extra_button.clicked.connect(self._move)
        self.retranslate()

    def start(self, ids: Sequence[int]) -> None:
        """Ask about a series for these contacts."""
        self._ids = tuple(ids)
        self._fill()
        self.retranslate()
        self.come()
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)
        series = self._series
        self._runner.submit("lookups", "series", lambda _progress: series.all(), self._show_known, owner=self)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.title.setText(_("Plan a series"))
        count = len(self._ids)
        text = ngettext(
            "Follow-ups around one day for %(count)d contact; they move together when the day does.",
            "Follow-ups around one day for %(count)d contacts; they move together when the day does.",
            count,
        )
        self.say(text % {"count": count})
        self.steps.setAccessibleName(_("Steps"))
        self.extra_button.setText(_("Move all to this day"))
        self.save_button.setText(_("Plan"))
        self.anchor.retranslate()
        self._name_templates()
        self._show_steps()

    def save(self) -> None:
        """Plan the series."""
        offered, anchor = self._offered(), self.anchor.moment()[:10]
        name = self.name.text().strip()
        if offered is None or not anchor or not name:
            return
        series, ids = self._series, self._ids
        made = Series(name=name, anchor=anchor, steps=offered.steps)
        said = _("Planned the series %(name)s") % {"name": name}
        self.keep(lambda: series.plan(made, ids), lambda _done: said)

    def _move(self) -> None:
        """Give the series of the book that is chosen this day."""
        offered, anchor = self._offered(), self.anchor.moment()[:10]
        if offered is not None and offered.id and anchor:
            series = self._series
            said = _("Moved the series %(name)s") % {"name": offered.name}
            self.keep(lambda: series.move(offered.id, anchor), lambda _done: said)

    def _offered(self) -> Offered | None:
        found = self.which.currentData()
        return found if isinstance(found, Offered) else None

    def _show_known(self, known: tuple[Series, ...]) -> None:
        self._known = known
        self._fill()

    def _fill(self) -> None:
        chosen = max(0, self.which.currentIndex())
        self.which.blockSignals(True)
        self.which.clear()
        for offered in _templates():
            self.which.addItem(offered.name, offered)
        for one in self._known:
            day = words.moment(one.anchor, wording.today())
            text = _("%(name)s, %(day)s") % {"name": one.name, "day": day}
            self.which.addItem(text, Offered(one.name, one.steps, one.id, one.anchor))
        self.which.setCurrentIndex(min(chosen, self.which.count() - 1))
        self.which.blockSignals(False)
        self._chosen()

    def _name_templates(self) -> None:
        """Word the templates anew; a name that was given stays."""
        for place, offered in enumerate(_templates()):
            before = self.which.itemData(place)
            if not isinstance(before, Offered):
                return
            self.which.setItemText(place, offered.name)
            self.which.setItemData(place, offered)
            if place == self.which.currentIndex() and self.name.text() == before.name:
                self.name.setText(offered.name)

    def _chosen(self) -> None:
        offered = self._offered()
        if offered is None:
            return
        self.name.setText(offered.name)
        self.anchor.show_moment(offered.anchor or (wording.today() + AHEAD).isoformat())
        self.extra_button.setVisible(bool(offered.id))
        self._show_steps()

    def _show_steps(self) -> None:
        offered, anchor = self._offered(), self.anchor.moment()[:10]
        self.steps.clear()
        for step in offered.steps if offered else ():
            when = ""
            if anchor:
                day = date.fromisoformat(anchor) + timedelta(days=step.days)
                when = words.moment(day.isoformat() + (f"T{step.time}" if step.time else ""), wording.today())
            said = " · ".join(part for part in (when, words.to_do(step.kind), step.summary) if part)
            self.steps.addItem(said)
        self._fit_steps()
        self.save_button.setEnabled(bool(offered and anchor))

    def _fit_steps(self) -> None:
        """As high as the steps are: the page scrolls, not a list within it."""
        between = 2 * self.steps.spacing()
        rows = (self.steps.sizeHintForRow(row) + between for row in range(self.steps.count()))
        self.steps.setFixedHeight(sum(rows) + theme.size(AROUND))


def _templates() -> tuple[Offered, ...]:
    """The templates in the language of the window."""
    return tuple(
        Offered(
            word(template.name),
            tuple(SeriesStep(step.days, step.kind, word(step.summary)) for step in template.steps),
        )
        for template in TEMPLATES
    )
