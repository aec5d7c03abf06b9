"""An entry for a date as people type it, with what was understood beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from rolodex.domain.contact import Date
from rolodex.domain.typed_date import TypedDate, typed_date
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.text_entry import Line
from rolodex.ui.wording import day_first, long_day


class DateEntry(QWidget):
    """A line for a date; what cannot be understood is kept as it was written."""

    edited = Signal()
    direction = QBoxLayout.Direction.LeftToRight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(self)
        self._understood = ElidedLabel("", "small", self)
        row = QBoxLayout(self.direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(4))
        row.addWidget(self.line, 1)
        row.addWidget(self._understood, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._tell)

    def show_date(self, date: Date) -> None:
        """Show a date of a contact."""
        said = TypedDate(date.year, date.month, date.day)
        known = typed_date(date.value) == said
        self.line.show_text(long_day(*said) if known else date.value)
        self._tell()

    def is_touched(self) -> bool:
        """Whether the text is another than the one shown."""
        return self.line.is_touched()

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    def parts(self) -> dict[str, str | int]:
        """The attributes of a Date that the line says."""
        date = typed_date(self.text(), day_first())
        if date is None:
            return {"value": self.text(), "year": 0, "month": 0, "day": 0}
        return {"value": date.iso(), "year": date.year, "month": date.month, "day": date.day}

    def retranslate(self) -> None:
        """Word the explanation anew."""
        self._tell()

    def _tell(self) -> None:
        text = self.text()
        date = typed_date(text, day_first())
        if not text or not self.is_touched():
            self._understood.setText("")
        elif date is None:
            self._understood.setText(_("No date in this; kept as written"))
        else:
            self._understood.setText(_("= %(date)s") % {"date": long_day(*date)})
        theme.set_role(self._understood, "warn" if text and date is None else "small")
        self.line.setAccessibleDescription(self._understood.text())
        self._arranged()
        self.edited.emit()

    def _arranged(self) -> None:
        """The explanation keeps its place beside the line."""


class MomentEntry(DateEntry):
    """A captioned entry for the beginning or end of something, as ISO 8601 that may lack day and month."""

    direction = QBoxLayout.Direction.TopToBottom

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self.caption = plain_label("", "small", self)
        column = self.layout()
        if isinstance(column, QBoxLayout):
            column.removeWidget(self.line)
            line = QHBoxLayout()
            line.addWidget(self.caption)
            line.addWidget(self.line, 1)
            column.insertLayout(0, line)
        self._arranged()

    def show_text(self, text: str) -> None:
        """Show a date as it stands in a contact."""
        self._given = text
        date = typed_date(text)
        plain = date is not None and date.year and date.iso() == text
        self.line.show_text((long_day(*date) if plain and date else "") or text)
        self._tell()

    def text_value(self) -> str:
        """The date as given, or what was typed as ISO 8601 where it is understood."""
        if not self.is_touched():
            return self._given
        date = typed_date(self.text(), day_first())
        return date.iso() if date is not None and date.year else self.text()

    def _arranged(self) -> None:
        """What was understood stands below, and takes room only while there is something to say."""
        self._understood.setVisible(bool(self._understood.text()))
