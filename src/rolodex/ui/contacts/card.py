"""The card of one contact: who it is, how it stands, its fields, and what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain import phone
from rolodex.domain.contact import Contact, Value
from rolodex.domain.listing import ContactRow
from rolodex.domain.tamed import tamed
from rolodex.domain.ticket import TicketRow
from rolodex.domain.timeline import Entry, Standing
from rolodex.i18n import _, pgettext
from rolodex.ui import theme, wording
from rolodex.ui.contacts.card_fields import Beside, card_fields, job_lines, mail_link
from rolodex.ui.contacts.field_list import FieldList
from rolodex.ui.contacts.figures import FigureStrip
from rolodex.ui.contacts.open_tickets import OpenTickets
from rolodex.ui.contacts.people_of import PeopleOf
from rolodex.ui.contacts.state_mark import StateMark
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button, plain_tip
from rolodex.ui.links import open_link
from rolodex.ui.timeline.pane import TimelinePane
from rolodex.ui.widgets.avatar import Avatar
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.chip import Chip
from rolodex.ui.widgets.head_row import HeadRow
from rolodex.ui.widgets.linked_line import LinkedLine
from rolodex.ui.widgets.menu import Menu
from rolodex.ui.widgets.scroll import ScrollColumn

AVATAR = 72
EDGE = 24
BESIDE = 18
GAP = 8
LEAST_FIELDS, LEAST_TIMELINE = 110, 200
"""The least heights of both where they stand below each other."""
NAME_ROOM = 170
"""As much room a name has before the words of the lesser buttons."""
STACKED = 440
"""Below this width the fields stand above the timeline."""


@dataclass(frozen=True, slots=True)
class CardData:
    """All that a card shows, read in one go."""

    contact: Contact
    initials: str
    ground: int
    standing: Standing
    entries: tuple[Entry, ...]
    photo: QImage | None
    beside: Beside
    people: tuple[ContactRow, ...] = ()
    tickets: tuple[TicketRow, ...] = ()
    name: str = ""


class ContactCard(QWidget):
    """Shows one contact, read-only; its buttons ask for more."""

    call_wanted = Signal()
    """The contact is to be called."""
    remind_wanted = Signal()
    log_wanted = Signal()
    """What happened is to be written down."""
    favourite_wanted = Signal(bool)
    """The contact is to be a favourite, or no longer."""
    contact_wanted = Signal(int)
    """A line of the card leads to this contact."""
    company_wanted = Signal()
    """The firm is to get a card of its own."""
    photo_wanted = Signal()
    """The photo is to be seen in large."""

    def __init__(
        self, photos: Callable[[str], QImage | None] = lambda _sha256: None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._data: CardData | None = None
        self._may_write = True
        self._compact = False
        self._worded = 0
        self._chips: list[QWidget] = []
        self.avatar = Avatar(AVATAR, self)
        self.name = ElidedLabel("", "title", self, lines=3)
        self.job = LinkedLine(self)
        self._tags = QWidget(self)
        self.state = StateMark(self._tags)
        self.call = Button(self)
        self.email = Button(self)
        self.remind = Button(self)
        self.log = Button(self)
        self.star = icon_button("star", self._toggle_star, self)
        self.more = Button(self)
        self.make_company = QAction(self)
        self.people = PeopleOf(photos, self)
        self.strip = FigureStrip(self)
        self.fields = FieldList(self)
        self._frame = QFrame(self)
        self.above_timeline = QVBoxLayout()
        self.above_timeline.setSpacing(0)
        self.timeline = TimelinePane(self._frame)
        self.tickets = OpenTickets(self)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.retranslate()

    def show_card(self, data: CardData) -> None:
        """Show this contact; its timeline is shown by what reads it on."""
        self._data = data
        today = wording.today()
        self.avatar.show_contact(data.initials, data.ground, data.photo)
        self._show_head(data)
        self.strip.show_standing(data.standing, today)
        self.fields.show_lines(card_fields(data.contact, data.beside, today))
        self._show_people(data)
        self.tickets.show_tickets(data.tickets)

    def data(self) -> CardData | None:
        """All that is shown."""
        return self._data

    def contact(self) -> Contact | None:
        """The contact that is shown."""
        return self._data.contact if self._data else None

    def set_menu(self, actions: list[QAction]) -> None:
        """What the "..." button offers."""
        menu = Menu(self.more)
        menu.addActions(actions)
        menu.addAction(self.make_company)
        self.more.setMenu(menu)

    def allow_edit(self, allowed: bool) -> None:
        """Offer to change the card, or not, where the book can only be read."""
        self._may_write = allowed
        for button in (self.remind, self.log, self.star):
            button.setVisible(allowed)

    def set_compact(self, compact: bool) -> None:
        """Show buttons without words and narrower fields, or the usual."""
        self._compact = compact
        self._fit_fields()
        self.people.set_compact(compact)
        self._name_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name room before the words of the buttons, and both panes the width they need."""
        super().resizeEvent(event)
        self._stack(stacked=self.width() < theme.size(STACKED))
        self._fit_buttons()

    def _stack(self, *, stacked: bool) -> None:
        """Where there is no room for two panes beside each other, put them below each other."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._panes.direction() == direction:
            return
        self._panes.setDirection(direction)
        # with little room the card scrolls as one rather than that its parts cover each other
        self.fields.setMinimumHeight(theme.size(LEAST_FIELDS) if stacked else 0)
        self._frame.setMinimumHeight(theme.size(LEAST_TIMELINE) if stacked else 0)
        self.avatar.setVisible(not stacked)
        self._fit_fields()

    def _fit_fields(self) -> None:
        if self._panes.direction() == QBoxLayout.Direction.TopToBottom:
            self.fields.setMinimumWidth(0)
            self.fields.setMaximumWidth(theme.UNBOUND)
        else:
            self.fields.setFixedWidth(theme.size(230 if self._compact else 272))

    def _fit_buttons(self) -> None:
        room = self.width() - 2 * EDGE - AVATAR - 2 * BESIDE - self._worded
        narrow = self._compact or room < theme.size(NAME_ROOM)
        for button, bare in (
            (self.call, self._compact),
            (self.email, narrow),
            (self.remind, narrow),
            (self.log, self._compact),
        ):
            _say_on(button, "" if bare else button.accessibleName())
        self.remind.setToolTip(plain_tip(self.remind.accessibleName() if narrow else ""))
        self.log.setToolTip(plain_tip(self.log.accessibleName() if self._compact else ""))

    def retranslate(self) -> None:
        """Word everything anew."""
        self._name_buttons()
        self.people.retranslate()
        self.tickets.retranslate()
        self.timeline.retranslate()
        if self._data is not None:
            today = wording.today()
            self._show_head(self._data)
            self.strip.show_standing(self._data.standing, today)
            self.fields.show_lines(card_fields(self._data.contact, self._data.beside, today))

    def _show_head(self, data: CardData) -> None:
        contact = data.contact
        self.name.setText(data.name or contact.fn or _("No name"))
        self._show_job(contact)
        self._show_star(contact.favourite)
        self.state.show_standing(data.standing)
        self._show_tags(contact.categories)
        tel = next((value.value for value in _best(contact.tel)), "")
        email = next((value.value for value in _best(contact.email)), "")
        self.call.setVisible(bool(phone.link(tel)))
        self.call.setToolTip(plain_tip(tel))
        self.call.setAccessibleDescription(tel)
        self._aim(self.email, email, mail_link(email))
        self.setAccessibleName(tamed(contact.fn))

    def _show_job(self, contact: Contact) -> None:
        jobs = job_lines(contact)
        what, firm = jobs[0] if jobs else ("", "")
        if firm == contact.fn:
            firm = ""
        said = _("%(job)s at %(firm)s") % {"job": what, "firm": firm} if what and firm else what or firm
        employer = next((org.company_id for org in contact.org if org.name or org.title or org.role), 0)
        leads = firm if employer and employer != contact.id else ""
        self.job.show_text(said, leads)
        self.job.setVisible(bool(said))
        alone = next((org.name for org in contact.org if org.name and not org.company_id), "")
        offered = bool(alone) and contact.kind == "individual" and self._may_write
        self.make_company.setText(_("Turn “%(firm)s” into a company") % {"firm": alone.replace("&", "&&")})
        self.make_company.setVisible(offered)

    def _show_star(self, favourite: bool) -> None:
        self.star.setIcon(
            theme.icon("star-filled" if favourite else "star", "accent" if favourite else "ink")
        )
        text = _("Take from the favourites") if favourite else _("Make a favourite")
        name_button(self.star, text)

    def _show_people(self, data: CardData) -> None:
        self.people.setVisible(data.contact.kind == "org")
        self.people.show_people(data.people, has_address=bool(data.contact.adr), may_write=self._may_write)

    def _follow_job(self) -> None:
        contact = self.contact()
        if contact is not None:
            employer = next((org.company_id for org in contact.org if org.name or org.title or org.role), 0)
            self.contact_wanted.emit(employer)

    def _toggle_star(self) -> None:
        contact = self.contact()
        if contact is not None:
            self.favourite_wanted.emit(not contact.favourite)

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        layout = self._tags.layout()
        for chip in self._chips:
            if layout is not None:
                layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(tag, self._tags) for tag in tags]
        for chip in self._chips:
            if layout is not None:
                layout.addWidget(chip)
            chip.show()
        self._tags.setVisible(bool(tags) or not self.state.isHidden())

    def _aim(self, button: Button, target: str, link: str) -> None:
        button.setVisible(bool(link))
        button.setProperty("link", link)
        button.setToolTip(plain_tip(target))
        button.setAccessibleDescription(target)

    def _open(self) -> None:
        link = self.sender().property("link")
        if link:
            open_link(str(link))

    def _build(self) -> None:
        self._build_buttons()
        head = QHBoxLayout()
        head.setSpacing(BESIDE)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 0, 0, 0)
        called = QHBoxLayout()
        called.setSpacing(theme.size(6))
        called.addWidget(self.name, 1)
        called.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(called)
        words.addSpacing(2)
        words.addWidget(self.job)
        words.addSpacing(9)
        FlowLayout(self._tags, across=6, down=3).addWidget(self.state)
        words.addWidget(self._tags)
        words.addStretch(1)
        buttons = (self.call, self.email, self.remind, self.log, self.more)
        head.addLayout(HeadRow(words, buttons, gap=GAP, across=BESIDE), 1)
        panes = self._panes
        panes.setSpacing(18)
        panes.addWidget(self.fields)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self.people)
        right.addWidget(self.tickets)
        right.addWidget(self._framed_timeline(), 1)
        panes.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 20, EDGE, 16)
        column.setSpacing(16)
        column.addLayout(head)
        body = QWidget()
        below = QVBoxLayout(body)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(16)
        below.addWidget(self.strip)
        below.addLayout(panes, 1)
        column.addWidget(ScrollColumn(body), 1)
        self.fields.setFixedWidth(theme.size(272))

    def _build_buttons(self) -> None:
        for button, icon, token in (
            (self.call, "phone", "ink"),
            (self.email, "mail", "ink"),
            (self.remind, "bell", "ink"),
            (self.log, "plus", "onacc"),
            (self.more, "ellipsis", "ink"),
        ):
            button.setIcon(theme.icon(icon, token))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.set_role(self.log, "primary")
        self.call.clicked.connect(self.call_wanted)
        self.email.clicked.connect(self._open)
        self.remind.clicked.connect(self.remind_wanted)
        self.log.clicked.connect(self.log_wanted)
        self.make_company.setIcon(theme.icon("building-2"))
        self.make_company.triggered.connect(self.company_wanted)
        self.job.followed.connect(self._follow_job)
        self.avatar.opened.connect(self.photo_wanted)
        self.fields.contact_wanted.connect(self.contact_wanted)
        self.people.contact_wanted.connect(self.contact_wanted)

    def _framed_timeline(self) -> QFrame:
        theme.set_role(self._frame, "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 4)
        inside.setSpacing(0)
        inside.addLayout(self.above_timeline)
        inside.addWidget(self.timeline, 1)
        return self._frame

    def _name_buttons(self) -> None:
        for button, text in (
            (self.call, pgettext("deed", "Call")),
            (self.email, _("Email")),
            (self.remind, _("Remind")),
            (self.log, _("Log")),
        ):
            button.setAccessibleName(text)
            _say_on(button, text)
        buttons = (self.call, self.email, self.remind, self.log, self.more)
        self._worded = sum(button.sizeHint().width() + GAP for button in buttons)
        self._fit_buttons()
        self.more.setIconSize(QSize(theme.size(16), theme.size(16)))
        self.avatar.setAccessibleName(_("Photo"))
        self.fields.setAccessibleName(_("Fields of the card"))
        self.more.setAccessibleName(_("More"))
        self.more.setToolTip(_("More"))


def _say_on(button: Button, text: str) -> None:
    # The gap between icon and words is fixed: an icon with words brings its own.
    button.setIconSize(QSize(theme.size(22 if text else 16), theme.size(16)))
    button.setText(text)


def _best(values: tuple[Value, ...]) -> list[Value]:
    """The values with the preferred ones first."""
    return sorted(values, key=lambda value: value.pref or 101)
