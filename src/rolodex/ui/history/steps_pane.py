"""The left of the history: a field to search in, whose steps are listed, and the steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.changes import Step
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.handing_on import hand_on
from rolodex.ui.history import reading
from rolodex.ui.history.looking import Looking
from rolodex.ui.history.reading import PAGE, Wanted
from rolodex.ui.history.steps_list import StepsList
from rolodex.ui.labelling import ElidedLabel
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.search_field import SearchField

REST = 40
"""Milliseconds between a key and the look-up it leads to: longer than a key repeats."""
KEPT = 2000
"""Steps that are read again after a change."""


class StepsPane(QWidget):
    """Finds and lists steps; says which one is chosen."""

    chosen = Signal(int)
    """This step is to be shown (0: there is none)."""
    read_again = Signal(int)
    """This step, which was chosen before, may look different now."""

    def __init__(self, looking: Looking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looking = looking
        self._services: Services | None = None
        self._person = ""
        self.wanted = Wanted()
        self.search = SearchField(self)
        self.only = ElidedLabel("", "strong", self)
        self.everybody = Button(self)
        self.list = StepsList(self)
        self._typing = QTimer(self)
        hand_on(self, self.list)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """List the steps of this book."""
        self._services = services
        self.read()

    def show_contact(self, contact_id: int) -> None:
        """List the steps of one contact only (0: of everybody)."""
        self.wanted = Wanted(self.search.text(), contact_id)
        self._person = ""
        self._say_person()
        services = self._services
        if contact_id and services is not None:
            self._looking.look("person", lambda progress: reading.name(services, contact_id), self._show_name)
        self.read()

    def read(self) -> None:
        """Read the steps anew; the chosen one stays chosen."""
        if self._services is None:
            return
        history, wanted = self._services.history, self.wanted
        limit = max(PAGE, min(self.list.rows.rowCount(), KEPT))
        self._looking.look(
            "steps",
            lambda progress: reading.steps(history, wanted, limit, 0, progress),
            partial(self._show, limit),
        )

    def is_settled(self) -> bool:
        """Whether no key waits to be looked up."""
        return not self._typing.isActive()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.search.set_hint(_("Search steps and people…"))
        self.search.edit.setAccessibleName(_("Search the history"))
        self.everybody.setText(_("Show all steps"))
        self.list.retranslate()
        self._say_person()

    def _show(self, limit: int, steps: tuple[Step, ...]) -> None:
        before = self.list.current_step()
        # what is chosen is told once, when the new rows are here
        self.list.blockSignals(True)
        self.list.rows.show(steps, limit)
        place = self.list.rows.position_of(before)
        self.list.stand_on(max(0, place))
        self.list.blockSignals(False)
        now = self.list.current_step()
        if now and now == before:
            self.read_again.emit(now)
        else:
            self.chosen.emit(now)

    def _more(self) -> None:
        if self._services is not None:
            history, wanted, before = self._services.history, self.wanted, self.list.rows.oldest()
            self._looking.look(
                "more steps",
                lambda progress: reading.steps(history, wanted, PAGE, before, progress),
                self.list.rows.add,
            )

    def _show_name(self, name: str) -> None:
        self._person = name or _("No name")
        self._say_person()

    def _say_person(self) -> None:
        there = bool(self.wanted.contact_id)
        self.only.setText(_("Only %(name)s") % {"name": self._person} if self._person else "")
        self.only.setVisible(there)
        self.everybody.setVisible(there)

    def _search(self) -> None:
        self.wanted = Wanted(self.search.text(), self.wanted.contact_id)
        self.read()

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.set_text(self.search.text() + text)

    def _moved(self, event: object) -> None:
        if isinstance(event, QKeyEvent):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.keyPressEvent(event)

    def _connect(self) -> None:
        self._typing.setSingleShot(True)
        self._typing.setInterval(REST)
        self._typing.timeout.connect(self._search)
        self.search.text_changed.connect(lambda _text: self._typing.start())
        self.search.moved.connect(self._moved)
        self.everybody.clicked.connect(lambda: self.show_contact(0))
        self.list.chosen.connect(self.chosen)
        self.list.typed.connect(self._type)
        self.list.rows.more_wanted.connect(self._more)

    def _build(self) -> None:
        theme.set_role(self, "list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.set_role(self.everybody, "quiet")
        top = QHBoxLayout()
        top.setContentsMargins(theme.size(12), theme.size(9), theme.size(12), 0)
        top.addWidget(self.search)
        only = QHBoxLayout()
        only.setContentsMargins(theme.size(17), 0, theme.size(12), 0)
        only.addWidget(self.only, 1)
        only.addWidget(self.everybody)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(theme.size(6))
        column.addLayout(top)
        column.addLayout(only)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(theme.size(240))
