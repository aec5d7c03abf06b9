"""What the buttons and links of a card do, besides editing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact, Org
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext
from rolodex.ui import wording
from rolodex.ui.contacts.card import ContactCard
from rolodex.ui.contacts.photos import picture
from rolodex.ui.ports import Services
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner

LARGE = 2400
"""Pixels of the shorter side of a photo that is looked at in large."""


class CardDeeds(QObject):
    """Favourites, companies and photos of the contact whose card is shown."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    find_wanted = Signal(int)
    """This contact is to be stood on."""
    writing_wanted = Signal(object)
    """A new card is to be written that says this much already: a Contact."""

    def __init__(self, runner: TaskRunner, card: ContactCard, over: QWidget) -> None:
        super().__init__(card)
        self._runner = runner
        self._card = card
        self._over = over
        self._services: Services | None = None
        self._sheets: dict[str, Sheet] = {}
        card.favourite_wanted.connect(self._favour_shown)
        card.contact_wanted.connect(self.find_wanted)
        card.company_wanted.connect(self._found_company)
        card.photo_wanted.connect(self._show_photo)
        card.people.person_wanted.connect(self._write_person)
        card.people.address_wanted.connect(self._ask_address)

    def attach(self, services: Services) -> None:
        """Change the contacts of this book."""
        self._services = services

    def favour(self, ids: tuple[int, ...], *, favourite: bool) -> None:
        """Make these favourites, or no longer."""
        text = (
            ngettext("Made %(count)s contact a favourite", "Made %(count)s contacts favourites", len(ids))
            if favourite
            else ngettext("%(count)s favourite fewer", "%(count)s favourites fewer", len(ids))
        )
        self._do(
            "favourite",
            lambda services: services.contacts.set_favourite(ids, favourite),
            text % {"count": wording.number(len(ids))},
        )

    def _favour_shown(self, favourite: bool) -> None:
        contact = self._card.contact()
        if contact is None:
            return
        words = _("%(name)s is a favourite") if favourite else _("%(name)s is no favourite any more")
        self._do(
            "favourite",
            lambda services: services.contacts.set_favourite([contact.id], favourite),
            words % {"name": contact.fn or _("No name")},
        )

    def _found_company(self) -> None:
        """Turn the firm of the person shown into a company."""
        contact = self._card.contact()
        if contact is None:
            return
        firm = next((org.name for org in contact.org if org.name and not org.company_id), "")
        self._do(
            "company",
            lambda services: services.companies.from_firm([contact.id]),
            _("“%(firm)s” is a company now") % {"firm": firm},
        )

    def _write_person(self) -> None:
        company = self._card.contact()
        if company is not None:
            job = Org(name=company.fn, company_id=company.id)
            self.writing_wanted.emit(Contact(kind="individual", org=(job,)))

    def _ask_address(self) -> None:
        data = self._card.data()
        if data is None:
            return
        from rolodex.ui.contacts.address_sheet import AddressSheet  # start-up

        sheet = self._sheets.get("address")
        if not isinstance(sheet, AddressSheet):
            sheet = AddressSheet(self._over)
            sheet.decided.connect(self._give_address)
            self._sheets["address"] = sheet
        contact = data.contact
        addresses = ["\n".join(data.beside.address_lines(adr)) for adr in contact.adr]
        sheet.start(contact.id, contact.fn, addresses, data.people)

    def _give_address(self, given: object) -> None:
        from rolodex.ui.contacts.address_sheet import Given  # start-up

        if not isinstance(given, Given):
            return

        def work(services: Services) -> Changes:
            companies = services.companies
            give = companies.share_address if given.shared else companies.copy_address
            return give(given.company_id, given.place, given.ids)

        text = ngettext(
            "Address given to %(count)s person", "Address given to %(count)s people", len(given.ids)
        )
        self._do("address", work, text % {"count": wording.number(len(given.ids))})

    def _show_photo(self) -> None:
        services, contact = self._services, self._card.contact()
        if services is None or contact is None:
            return
        sha256 = next((one.sha256 for one in contact.photo if one.sha256), "")
        contacts = services.contacts

        def work(_progress: Progress) -> QImage | None:
            return picture(contacts.photo(sha256), LARGE)

        def arrive(photo: QImage | None) -> None:
            from rolodex.ui.contacts.photo_sheet import PhotoSheet  # start-up

            sheet = self._sheets.get("photo")
            if not isinstance(sheet, PhotoSheet):
                sheet = PhotoSheet(self._over)
                self._sheets["photo"] = sheet
            if photo is not None:
                sheet.show_photo(photo, contact.fn)

        self._runner.submit("lookups", "photo", work, arrive, owner=self)

    def _do(self, key: str, work: Callable[[Services], Changes], said: str) -> None:
        services = self._services
        if services is None or services.read_only:
            return
        self._runner.submit(
            "changes",
            key,
            lambda progress: work(services),
            lambda _changes: self.noticed.emit(said, True),
            owner=self,
        )
