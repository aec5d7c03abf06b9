"""What the history shows, read off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from rolodex import i18n
from rolodex.domain import address
from rolodex.domain.changes import Step
from rolodex.domain.contact import Contact
from rolodex.domain.difference import ContactDifference, Counted
from rolodex.domain.display import ground, initials
from rolodex.domain.folding import fold, tokens
from rolodex.domain.progress import Progress
from rolodex.services import addresses
from rolodex.services.history import History
from rolodex.services.opening import Services
from rolodex.ui.contacts.card_fields import Beside
from rolodex.ui.contacts.photos import picture
from rolodex.ui.history import words

PAGE = 200
"""Steps that are read at once."""
PEOPLE = 50
"""People of a step that are read at once."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which steps are listed: those with these words, of this contact (0: of anybody)."""

    text: str = ""
    contact_id: int = 0


@dataclass(frozen=True, slots=True)
class Touched:
    """What a step did: to how many people, to the first of them, and to what is nobody's."""

    step: Step
    count: int
    people: tuple[ContactDifference, ...]
    others: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Then:
    """A card of some moment, ready to be shown."""

    contact: Contact
    initials: str
    ground: int
    photo: QImage | None
    beside: Beside


def steps(history: History, wanted: Wanted, limit: int, before: int, progress: Progress) -> tuple[Step, ...]:
    """The newest steps that are wanted, or those older than step `before`."""
    if not wanted.contact_id:
        if wanted.text.strip():
            return history.find(wanted.text, i18n.template, limit, before, progress)
        return history.steps(limit, before)
    typed = tokens(wanted.text)
    found: list[Step] = []
    while len(found) < limit:
        page = history.of_contact(wanted.contact_id, PAGE, before)
        found += [step for step in page if _has(step, typed)]
        progress(0, 0)
        if len(page) < PAGE:
            break
        before = page[-1].id
    return tuple(found[:limit])


def touched(history: History, step: Step, contact_id: int) -> Touched:
    """What a step did, to everybody or to one contact."""
    if contact_id:
        people = history.differences(step.id, contact_id=contact_id)
        return Touched(step, len(people), people)
    return Touched(
        step, history.touched(step.id), history.differences(step.id, PEOPLE), history.others(step.id)
    )


def name(services: Services, contact_id: int) -> str:
    """What a contact is called, or was called before it went."""
    found = services.contacts.get(contact_id)
    if found is None:
        for step in services.history.of_contact(contact_id, 1):
            found = services.history.card_at(contact_id, step.id - 1)
    return found.fn if found else ""


def then(services: Services, contact: Contact | None, side: int) -> Then | None:
    """The card of a contact as it was, its photo made for a round of `side` pixels."""
    if contact is None:
        return None
    rules, language = addresses.rules(), i18n.language()
    photo = next((one.sha256 for one in contact.photo if one.sha256), "")
    return Then(
        contact,
        initials(contact.fn, contact.n.given, contact.n.family),
        ground(contact.fn),
        picture(services.contacts.photo(photo), side) if photo else None,
        Beside(lambda adr: address.lines(adr, rules, "", language)),
    )


def _has(step: Step, typed: list[str]) -> bool:
    said = fold(f"{words.title(step)} {step.author}") if typed else ""
    return all(one in said for one in typed)
