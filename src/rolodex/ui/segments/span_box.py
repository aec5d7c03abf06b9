"""The time a condition is about: ever, the last days, or from one day to another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rolodex.domain.segment import ALWAYS, Span
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.number_box import NumberBox
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now

USUAL = 90
LONGEST = 36_500


class SpanBox(QWidget):
    """A choice of how the time is given, and the fields it takes; only days where `days_only`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._days_only = False
        self.way = ChoiceBox(self)
        self.days = NumberBox(self)
        self.days.setRange(1, LONGEST)
        self.days.setValue(USUAL)
        self.unit = plain_label("", "", self)
        self.first, self.last = MomentLine(self, clock), MomentLine(self, clock)
        self.to = plain_label("", "", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(8))
        for part in (self.way, self.days, self.unit, self.first, self.to, self.last):
            row.addWidget(part)
        row.addStretch(1)
        self._fill()
        self.retranslate()
        self.way.currentIndexChanged.connect(lambda _place: self._chosen())
        self.days.valueChanged.connect(lambda _days: self.changed.emit())
        for line in (self.first, self.last):
            line.changed.connect(lambda _at: self.changed.emit())

    def span(self) -> Span:
        """The time that is written."""
        way = self.way.currentData()
        if way == "days":
            return Span(days=self.days.value())
        if way == "dates":
            return Span(self.first.moment()[:10], self.last.moment()[:10])
        return ALWAYS

    def show_span(self, span: Span, *, days_only: bool, said: str) -> None:
        """Show a time; `said` is the word after a number of days."""
        self._days_only = days_only
        self._fill()
        self.unit.setText(said)
        way = "days" if span.days or days_only else "dates" if span.first or span.last else "ever"
        self.way.setCurrentIndex(self.way.findData(way))
        self.days.setValue(span.days or USUAL)
        self.first.show_moment(span.first) if span.first else self.first.clear()
        self.last.show_moment(span.last) if span.last else self.last.clear()
        self._arrange()

    def retranslate(self) -> None:
        """Word everything anew."""
        for value, text in self._ways():
            self.way.setItemText(self.way.findData(value), text)
        self.way.setAccessibleName(_("Period"))
        self.days.setAccessibleName(_("Days"))
        self.to.setText(_("to"))
        for line, example in ((self.first, _("1 January")), (self.last, _("today"))):
            line.retranslate()
            line.line.setPlaceholderText(example)

    def _ways(self) -> tuple[tuple[str, str], ...]:
        ways = (("ever", _("at any time")), ("days", _("in days")), ("dates", _("from")))
        return tuple(way for way in ways if way[0] == "days") if self._days_only else ways

    def _fill(self) -> None:
        self.way.blockSignals(True)
        self.way.clear()
        for value, text in self._ways():
            self.way.addItem(text, value)
        self.way.blockSignals(False)

    def _chosen(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        way = self.way.currentData()
        self.way.setVisible(not self._days_only)
        of_days: tuple[QWidget, ...] = (self.days, self.unit)
        of_dates: tuple[QWidget, ...] = (self.first, self.to, self.last)
        for part in of_days:
            part.setVisible(way == "days")
        for part in of_dates:
            part.setVisible(way == "dates")
