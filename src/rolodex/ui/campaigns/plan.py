"""The left column of an open campaign: its name, the choices, what needs a look, and what can be done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.audience import Audience, Rehearsal
from rolodex.domain.campaign import Campaign
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.campaigns import words
from rolodex.ui.campaigns.known import Known
from rolodex.ui.campaigns.plan_form import PlanForm
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.stock_picker import Find
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import ToolLine
from rolodex.ui.widgets.hint import Hint
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.scroll import ScrollColumn
from rolodex.ui.widgets.warning_box import WarningBox

COLUMN = 330


class Plan(QWidget):
    """Shows one campaign and says what is changed or wanted."""

    changed = Signal()
    left = Signal()
    """Back to all campaigns."""
    out_wanted = Signal()
    """Who has no usable address is to be shown."""
    pdf_wanted = Signal()
    print_wanted = Signal()
    sent_wanted = Signal()
    """All that is planned was sent."""
    file_wanted = Signal()
    """The file that was written is to be opened."""

    def __init__(self, find: Find, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._campaign = Campaign()
        self._people: int | None = None
        self._rehearsal = Rehearsal()
        self._may_write = True
        self.back = Button()
        self.name = QLineEdit()
        self._hint = Hint(self.name)
        self.subtitle = plain_label("", "dim", wrap=True)
        self.form = PlanForm(find, clock)
        self.warning = WarningBox()
        self.pdf_button, self.print_button = Button(), Button()
        self.sent_button, self.file_button = Button(), Button()
        self.state = plain_label("", "small", wrap=True)
        self._build()
        self._connect()
        self.retranslate()

    def show_campaign(self, campaign: Campaign, known: Known, *, may_write: bool) -> None:
        """Show what a campaign says; this is no change."""
        self._campaign, self._may_write = campaign, may_write
        was = self.name.blockSignals(True)
        if self.name.text().strip() != campaign.name:
            self.name.setText(campaign.name)
            self.name.setCursorPosition(0)
        self.name.blockSignals(was)
        self.form.show_campaign(campaign, known)
        self.form.freeze(campaign.status != "planned")
        self.form.setEnabled(may_write)
        self.name.setReadOnly(not may_write)
        self._word()

    def campaign(self) -> Campaign:
        """The campaign as it stands here."""
        return replace(self.form.campaign(), name=" ".join(self.name.text().split()))

    def show_audience(self, audience: Audience) -> None:
        """Take over who is left out or taken in, as somebody said beside the form."""
        self.form.show_audience(audience)
        self.changed.emit()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Say how many it is for, and who cannot be reached."""
        self._rehearsal, self._people = rehearsal, rehearsal.people
        self.form.show_rehearsal(rehearsal)
        self._word()

    def show_people(self, count: int | None) -> None:
        """Say how many it is for, once that is settled; None while it is counted."""
        self._rehearsal, self._people = Rehearsal(), count
        self._word()

    def show_trouble(self, text: str) -> None:
        """Say why there are no pages."""
        self.warning.say(text)

    def say(self, text: str, *, file: bool = False) -> None:
        """Say how the work stands; with a file that can be opened."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.file_button.setVisible(file)

    def allow_pdf(self, allowed: bool) -> None:
        """Whether there is something to print."""
        self.pdf_button.setEnabled(allowed)
        self.print_button.setEnabled(allowed)

    def focus_name(self) -> None:
        """Let the name be written."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.back.setText(_("‹ All campaigns"))
        self.back.setAccessibleName(_("All campaigns"))
        self.back.setToolTip(_("Esc"))
        self._hint.say(_("Name of the campaign"), _("Name"))
        self.name.setAccessibleName(_("Name"))
        self.sent_button.setText(_("Mark as sent"))
        self.file_button.setText(_("Open it"))
        self.print_button.setText(_("Print…"))
        for button in (self.sent_button, self.file_button, self.print_button):
            button.setAccessibleName(button.text())
        self.form.retranslate()
        self._word()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to all campaigns."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        return super().event(event)

    def _word(self) -> None:
        campaign = self._campaign
        kind = self.form.campaign().kind
        self.subtitle.setText(words.about(kind, self._people))
        email = kind == "email"
        self.pdf_button.setText(_("Write e-mails…") if email else _("Save PDF…"))
        self.pdf_button.setAccessibleName(self.pdf_button.text())
        self.pdf_button.setIcon(theme.icon("mail" if email else "printer", "onacc"))
        self.pdf_button.setVisible(self._may_write)
        self.print_button.setVisible(self._may_write and not email)
        self.sent_button.setVisible(self._may_write and campaign.status == "planned" and campaign.id > 0)
        missing = words.unusable(self._rehearsal)
        self.warning.say(words.no_address(missing) if missing else "", _("Show them") if missing else "")

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.name.textEdited.connect(lambda _text: self.changed.emit())
        self.form.changed.connect(self._take_change)
        self.warning.followed.connect(self.out_wanted)
        self.pdf_button.clicked.connect(self.pdf_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.sent_button.clicked.connect(self.sent_wanted)
        self.file_button.clicked.connect(self.file_wanted)

    def _take_change(self) -> None:
        self._word()
        self.changed.emit()

    def _build(self) -> None:
        theme.set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.size(COLUMN))
        theme.set_role(self.back, "quiet")
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.set_role(self.name, "bare")
        self.name.setFont(theme.font(22, 600))
        self.name.setMinimumHeight(theme.size(30))
        self.name.setMaxLength(200)
        # Qt leaves two pixels before the text of a line; it stands below others
        self.name.setTextMargins(-2, 0, 0, 0)
        theme.set_role(self.pdf_button, "primary")
        # Qt sets no gap between icon and words; a wider icon with its picture at the left does
        self.pdf_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.file_button.hide()
        self.state.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._scrolled(), 1)
        left.addWidget(Line())
        left.addLayout(self._foot())
        row.addLayout(left, 1)
        row.addWidget(Line(Qt.Orientation.Vertical))

    def _foot(self) -> QVBoxLayout:
        """What can be done, in view however far the form is scrolled."""
        column = QVBoxLayout()
        side = theme.size(24)
        column.setContentsMargins(side, theme.size(12), side, theme.size(14))
        column.setSpacing(theme.size(10))
        column.addWidget(self.warning)
        buttons = ToolLine(None, theme.size(8), theme.size(6))
        buttons.addWidget(self.pdf_button)
        buttons.addWidget(self.print_button)
        column.addLayout(buttons)
        column.addWidget(self.state)
        after = ToolLine(None, theme.size(8), theme.size(6))
        after.addWidget(self.sent_button)
        after.addWidget(self.file_button)
        column.addLayout(after)
        return column

    def _scrolled(self) -> ScrollColumn:
        inner = QWidget()
        column = QVBoxLayout(inner)
        side = theme.size(24)
        # narrower at the right, where the bar stands
        column.setContentsMargins(side, theme.size(14), theme.size(12), side)
        column.setSpacing(theme.size(14))
        head = QVBoxLayout()
        head.setSpacing(theme.size(2))
        head.addWidget(self.back)
        head.addSpacing(theme.size(4))
        head.addWidget(self.name)
        head.addWidget(self.subtitle)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addStretch(1)
        return ScrollColumn(inner)
