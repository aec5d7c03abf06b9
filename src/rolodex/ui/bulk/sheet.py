"""One change for many contacts: what it would do to each, then one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.bulk import BulkEdit, BulkField, BulkPlan, Edited
from rolodex.domain.contact import Contact
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext, pgettext, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.bulk import words
from rolodex.ui.bulk.form import BulkForm
from rolodex.ui.bulk.rows import ROW, BulkList
from rolodex.ui.choices import Choices
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.sheet_head import sheet_head

PAUSE = 250
"""Milliseconds without a key before what was typed is rehearsed."""
MOST_HEIGHT = 16_000_000
"""As high as Qt lets a widget be."""

Work = Callable[[Progress], BulkPlan]


class BulkSheet(Sheet):
    """Rehearses as one types; rows can be left out one by one. Ctrl+Enter does it, Esc leaves."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._ids: tuple[int, ...] = ()
        self._company: Contact | None = None
        self._plan: BulkPlan | None = None
        self._task: Task | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.title = ElidedLabel("", "title")
        self.entitle(self.title)
        self.state = plain_label("", "dim", wrap=True)
        self.close_button, self.do_button, self.all_button = Button(), Button(), Button()
        self.form = BulkForm()
        self.place = Choices()
        self.frame = QFrame()
        self.list = BulkList(self.frame)
        self.promise = plain_label("", "small", wrap=True)
        self.nothing = Blank("replace")
        self._build()
        self._connect()
        self.retranslate()

    def start(self, ids: Sequence[int]) -> None:
        """Change these contacts."""
        self._ids, self._company = tuple(ids), None
        self._begin()
        self._asking.ask("fields", lambda _progress: self._services.bulk_editing.fields(), self._show_fields)
        self.form.focus()

    def start_move(self, company_id: int) -> None:
        """Move a company's people to an address of it."""
        self._ids = ()
        self._begin()
        self._asking.ask(
            "company", lambda _progress: self._services.contacts.get(company_id), self._show_company
        )
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_settled(self) -> bool:
        """Whether nothing is being read, rehearsed or written."""
        return self._asking.is_settled() and not self._pause.isActive() and self._task is None

    def leave(self) -> None:
        """Esc stops what runs; else it goes."""
        if self._task is not None:
            self._task.cancel()
        else:
            self._pause.stop()
            self.go()

    def do(self) -> None:
        """Write what was rehearsed into the book."""
        plan, out = self._plan, frozenset(self.list.rows.left_out)
        if plan is None or self._task is not None or not self.do_button.isEnabled():
            return
        self._task = self._runner.submit(
            "changes",
            "apply",
            lambda progress: self._services.bulk_editing.apply(plan, out, progress),
            self._done,
            owner=self,
            failed=self._stopped,
            progressed=self._progressed,
        )
        self._allow()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.close_button.setText(_("Cancel"))
        self.all_button.setText(_("All or none (A)"))
        self.all_button.setAccessibleName(_("All or none"))
        self.do_button.setToolTip(_("Ctrl+Enter"))
        self.place.setAccessibleName(_("Address of the company"))
        self.list.setAccessibleName(_("Who changes and how"))
        self.list.setAccessibleDescription(
            _("Space leaves out or takes in, A all or none, Enter opens the card.")
        )
        self.promise.setText(_("One step: all of it can be undone, today or next week."))
        self.form.retranslate()
        self._say_title()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.do()
            event.accept()
        else:
            super().keyPressEvent(event)

    # Rehearsing

    def _begin(self) -> None:
        self._company, self._plan = None, None
        self.list.rows.left_out.clear()
        self.form.clear()
        self.form.setVisible(bool(self._ids))
        self.place.setVisible(not self._ids)
        self._say_title()
        self._show()
        self.come()

    def _show_fields(self, fields: tuple[BulkField, ...]) -> None:
        self.form.show_fields(fields)

    def _show_company(self, company: Contact | None) -> None:
        self._company = company
        places = company.adr if company else ()
        lines = (
            ", ".join(part for part in (adr.street, f"{adr.code} {adr.city}".strip()) if part)
            for adr in places
        )
        self.place.offer((str(number), line) for number, line in enumerate(lines))
        self._say_title()
        self._rehearse()

    def _meant(self) -> None:
        """Something else is meant: rehearse it when no more keys come."""
        self._plan = None
        self._show()
        if self.isVisible():
            self._pause.start()

    def _rehearse(self) -> None:
        services, ids, company, place = self._services, self._ids, self._company, self.place.key()
        edit = self.form.edit()
        if company is not None and place:
            work = _move(services, company.id, int(place))
        elif ids and edit is not None:
            work = _change(services, edit, ids)
        else:
            return
        self.say(_("Looking through the cards…"))
        self._asking.ask("plan", work, self._rehearsed, failed=self._fail, progressed=self._progressed)

    def _rehearsed(self, plan: BulkPlan) -> None:
        self._plan = plan
        self._show()

    def _show(self) -> None:
        plan = self._plan
        rows = plan.rows if plan else ()
        self.list.rows.show_rows(rows)
        self.frame.setVisible(bool(rows))
        self.frame.setMaximumHeight(min(len(rows) * theme.size(ROW) + 12, MOST_HEIGHT))
        self.promise.setVisible(bool(rows))
        self.all_button.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if plan is None:
            missing = self._company is not None and not self._company.adr
            self.nothing.say(
                _("The company has no address") if missing else _("First a rehearsal"),
                _("Nothing is written before you have seen who changes and how."),
            )
        else:
            self.nothing.say(_("Nothing would change"), _("All of them say so already."))
        self.nothing.paint_icon()
        self.say(words.state(plan) if plan else "")
        self._allow()

    def _allow(self) -> None:
        """Say what the button would do, and whether it may."""
        count = self.list.rows.taking()
        text = ngettext("Change %(count)s contact", "Change %(count)s contacts", count)
        self.do_button.setText(
            text % {"count": wording.number(count)} if count else pgettext("deed", "Change")
        )
        self.do_button.setAccessibleName(self.do_button.text())
        self.do_button.setEnabled(bool(count) and self._task is None and not self._services.read_only)

    def say(self, text: str, role: str = "dim") -> None:
        """Say a line under the title."""
        self.state.setText(text)
        theme.set_role(self.state, role)

    def _say_title(self) -> None:
        if self._ids:
            self.title.setText(_("Change %(who)s") % {"who": words.people(len(self._ids))})
        else:
            name = self._company.fn if self._company else ""
            self.title.setText(_("Move the people of %(name)s") % {"name": name})

    # Doing it

    def _progressed(self, done: int, total: int) -> None:
        share = 100 * done // total if total else 100
        self.say(_("Working… %(percent)d%%") % {"percent": share})

    def _done(self, edited: Edited) -> None:
        self._task = None
        done = self.list.rows.taking() - len(edited.passed_over)
        said = _("Changed %(who)s") % {"who": words.people(done)}
        if edited.passed_over:
            names = ", ".join(row.fn or _("No name") for row in edited.passed_over[:3])
            stayed = _("%(said)s; changed meanwhile, so left alone: %(names)s")
            said = stayed % {"said": said, "names": names}
        self.go()
        self.noticed.emit(said, True)

    def _stopped(self, error: Exception) -> None:
        self._task = None
        self._allow()
        if isinstance(error, Cancelled):
            self.say(_("Cancelled; nothing was changed."))
        else:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError) and self.isVisible():
            self.say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    def _open(self, contact_id: int) -> None:
        self.go()
        self.person_chosen.emit(contact_id)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.do_button.clicked.connect(self.do)
        self.all_button.clicked.connect(self.list.turn_all)
        self._pause.timeout.connect(self._rehearse)
        self.form.changed.connect(self._meant)
        self.place.currentIndexChanged.connect(lambda _at: self._meant())
        self.list.turned.connect(self._allow)
        self.list.opened.connect(self._open)

    def _build(self) -> None:
        size = theme.size
        theme.set_role(self.do_button, "primary")
        theme.set_role(self.frame, "card")
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.list)
        below = QHBoxLayout()
        below.setSpacing(size(8))
        below.addWidget(self.promise, 1)
        below.addWidget(self.all_button)
        self.all_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(size(24), size(24), size(24), size(16))
        column.setSpacing(size(14))
        column.addLayout(sheet_head(self.title, self.state, self.close_button, self.do_button))
        column.addWidget(self.form)
        column.addWidget(self.place)
        column.addWidget(self.frame, 100)
        column.addWidget(self.nothing, 100)
        column.addLayout(below)
        column.addStretch(1)


def _move(services: Services, company_id: int, place: int) -> Work:
    return lambda progress: services.bulk_editing.move_address(company_id, place, progress=progress)


def _change(services: Services, edit: BulkEdit, ids: Sequence[int]) -> Work:
    return lambda progress: services.bulk_editing.plan(edit, ids, progress)
