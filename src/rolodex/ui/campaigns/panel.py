"""The panel of campaigns: the list of them, one that is open, and the line for what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.audience import Audience
from rolodex.domain.campaign import CampaignRow
from rolodex.domain.changes import Changes
from rolodex.domain.message import Message, message
from rolodex.domain.stock import Stock
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.asking import Asking
from rolodex.ui.campaigns.answer_line import AnswerLine
from rolodex.ui.campaigns.list import CampaignList
from rolodex.ui.campaigns.plan import Plan
from rolodex.ui.campaigns.work import Pages, Work
from rolodex.ui.labelling import ElidedLabel, plain_tip
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow, ToolLine

VIEWS: Mapping[str, Message] = MappingProxyType(
    {
        "pages": message("Pages"),
        "rehearsal": message("Who gets it"),
        "people": message("People"),
        "results": message("Results"),
    }
)
"""The pages of an open campaign, by name."""


class CampaignsPanel(QWidget):
    """Lists campaigns, or shows one: its plan at the left, its pages at the right; 1 to 4 lead to them."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact is to be shown."""
    people_wanted = Signal(object, str)
    """Those who fulfil this Clause are to be listed, under this title."""
    count_changed = Signal(int)
    """How many campaigns there are."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._asking = Asking(runner, self)
        self._clock = clock
        self._services: Services | None = None
        self.title = ElidedLabel("", "title", self)
        self.tabs: dict[str, QPushButton] = {name: Button(self) for name in VIEWS}
        self._tabs = QWidget(self)
        self.new_button = Button(self)
        self.answers = AnswerLine(runner, clock, self)
        self.stack = QStackedWidget(self)
        self.list = CampaignList(self)
        self.plan = Plan(self._find, clock, self)
        self.pages = Pages(runner, clock, self)
        self.work = Work(runner, clock, self.plan, self.pages, self)
        self._build()
        self._connect()
        self.show_list()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the campaigns of this book."""
        self._services = services
        self.new_button.setVisible(not services.read_only)
        self.list.first.setEnabled(not services.read_only)
        self.answers.attach(services.campaigns, may_write=not services.read_only)
        self.work.attach(services)
        self.read()

    def react(self, changes: Changes) -> None:
        """Read again what has changed."""
        if changes.touches("campaign") or changes.touches("purchase"):
            self.read()
            self.answers.look_again()
        self.work.react(changes)

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        return self._asking.is_settled() and self.answers.is_settled() and self.work.is_settled()

    def read(self) -> None:
        """Read the list of campaigns anew."""
        services = self._services
        if services is not None:
            self._asking.ask("campaigns", lambda _progress: services.campaigns.all(), self._show_rows)

    # Going from one to the other

    def show_list(self) -> None:
        """Show all campaigns."""
        self.work.desk.leave()
        self._show_open(False)
        self.stack.setCurrentWidget(self.list)
        if self.isVisible():
            self.list.focus()

    def open(self, campaign_id: int) -> None:
        """Open a campaign."""
        self.work.desk.open(campaign_id)

    def begin_new(self, audience: Audience | None = None) -> None:
        """Plan a campaign, for these people where some are named."""
        services = self._services
        if services is not None and not services.read_only:
            self.work.desk.begin(audience or Audience())

    def show_view(self, name: str) -> None:
        """Bring a page of the open campaign into view: pages, rehearsal, people or results."""
        self.tabs[name].setChecked(True)
        page = self.pages.all()[name]
        self.stack.setCurrentWidget(page)

    def focus_answer(self) -> None:
        """Put the keyboard into the line that takes the code of a piece."""
        self.answers.focus()

    def focus_search(self) -> bool:
        """Put the keyboard into the search field of the page in view; says whether it has one."""
        page = self.stack.currentWidget()
        for known in (self.pages.rehearsal, self.pages.people):
            if page is known:
                known.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                known.search.edit.selectAll()
                return True
        return False

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Campaigns"))
        for place, (name, text) in enumerate(VIEWS.items(), start=1):
            self.tabs[name].setText(word(text))
            self.tabs[name].setAccessibleName(word(text))
            said = {"view": word(text), "key": place}
            self.tabs[name].setToolTip(plain_tip(_("%(view)s (%(key)s in the list)") % said))
        self.new_button.setText(_("New campaign"))
        self.new_button.setAccessibleName(self.new_button.text())
        self.list.retranslate()
        self.answers.retranslate()
        self.work.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Days pass while another panel is in view."""
        super().showEvent(event)
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written before another panel comes into view."""
        self.work.desk.keep()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the page in view."""
        # a focus proxy would let Tab pass over what stands before the page
        self._focus_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N plans a campaign; a figure leads to a page, Esc back to the list."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = event.key() - Qt.Key.Key_1
        is_open = not self.plan.isHidden()
        if event.key() == Qt.Key.Key_N and not held and not is_open:
            self.begin_new()
        elif is_open and not held and 0 <= place < len(VIEWS):
            self.show_view(list(VIEWS)[place])
            self._focus_page()
        elif is_open and event.key() == Qt.Key.Key_Escape:
            self.show_list()
        else:
            super().keyPressEvent(event)

    def _find(self, text: str) -> tuple[Stock, ...]:
        return self._services.own_stocks.find(text) if self._services is not None else ()

    def _show_rows(self, rows: tuple[CampaignRow, ...]) -> None:
        self.list.show_rows(rows, self._clock().date())
        self.count_changed.emit(len(rows))

    def _show_opened(self, sent: bool) -> None:
        self._show_open(True)
        self.show_view("people" if sent else "pages")
        if not self.isVisible() or not self.plan.campaign().name:
            return
        if sent:
            self._focus_page()
        else:
            self.plan.form.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_page(self) -> None:
        page = self.stack.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_open(self, is_open: bool) -> None:
        self.plan.setVisible(is_open)
        self._tabs.setVisible(is_open)
        self.title.setVisible(not is_open)
        self.new_button.setVisible(not is_open and (self._services is None or not self._services.read_only))

    def _do(self, deed: str, campaign_id: int) -> None:
        services = self._services
        if services is None:
            return
        if deed == "edit":
            self.open(campaign_id)
        elif deed == "new":
            self.begin_new()
        elif deed == "copy" and not services.read_only:
            self._asking.write(
                lambda: services.campaigns.copy(campaign_id), lambda saved: self.open(saved.id)
            )
        elif deed == "delete" and not services.read_only:
            row = self.list.row(campaign_id)
            said = _("Deleted “%(name)s”") % {"name": row.name if row else ""}
            self._asking.write(
                lambda: services.campaigns.delete([campaign_id]), lambda _done: self.noticed.emit(said, True)
            )

    def _connect(self) -> None:
        for name, button in self.tabs.items():
            button.clicked.connect(lambda _checked, name=name: self.show_view(name))
        self.new_button.clicked.connect(lambda: self._do("new", 0))
        self.list.wanted.connect(self._do)
        self.plan.left.connect(self.show_list)
        for part in (self.answers, self.work):
            part.noticed.connect(self.noticed)
            part.person_chosen.connect(self.person_chosen)
        self.answers.campaign_chosen.connect(self.open)
        self.work.people_wanted.connect(self.people_wanted)
        self.work.opened.connect(self._show_opened)
        self.work.view_wanted.connect(self.show_view)
        self.work.gone.connect(self.show_list)

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        group = QButtonGroup(self)
        tabs = ToolLine(self._tabs, theme.size(2), theme.size(2))
        for button in self.tabs.values():
            button.setCheckable(True)
            theme.set_role(button, "quiet")
            button.setMinimumHeight(theme.size(28))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            group.addButton(button)
            tabs.addWidget(button)
        theme.set_role(self.new_button, "primary")
        self.new_button.setIcon(theme.icon("plus", "onacc"))
        self.new_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.new_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        named = QHBoxLayout()
        named.setSpacing(theme.size(12))
        named.addWidget(self.title, 1)
        named.addWidget(self._tabs, 1)
        head = HeadRow(named, (self.answers.line, self.new_button), gap=12, centred=True)
        for page in (self.list, *self.pages.all().values()):
            self.stack.addWidget(page)
        side = theme.size(24)
        top = QVBoxLayout()
        top.setContentsMargins(side, theme.size(20), side, 0)
        top.setSpacing(theme.size(10))
        top.addLayout(head)
        top.addWidget(self.answers)
        right = QVBoxLayout()
        right.setSpacing(theme.size(10))
        right.addLayout(top)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.plan)
        row.addLayout(right, 1)
        self.answers.order_tabs()
