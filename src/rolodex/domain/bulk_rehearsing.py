"""What a change for many makes of one card, or why it leaves the card alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rolodex.domain.bulk import BulkEdit, BulkRow
from rolodex.domain.bulk_fields import LeftOut, rewritten, written
from rolodex.domain.bulk_text import Replacing
from rolodex.domain.contact import Adr, Contact
from rolodex.domain.country import Countries
from rolodex.domain.custom_field import CustomField
from rolodex.domain.difference import FieldDifference, differences
from rolodex.domain.message import message
from rolodex.domain.naming import display_name, full_name

NAMELESS = message("Nothing would be left of the name")
TIES = ("adr.shared", "org.company_id")
PARTS = ("box", "ext", "street", "city", "region", "code", "country", "country_code")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of the book a change for many needs beside the cards.

    `firm` is the address that is moved to, `rows` are those of all addresses of that firm.
    """

    countries: Countries
    own: Sequence[CustomField] = ()
    firm: Adr | None = None
    rows: frozenset[int] = frozenset()


def changed(edit: BulkEdit, around: Surroundings) -> Callable[[Contact], Contact]:
    """What makes the card after the change of the card before; raises LeftOut with the reason why not."""
    if edit.deed == "move":
        return lambda contact: _moved(contact, edit.address, around)
    if edit.deed == "replace":
        text = Replacing(edit.find, edit.value, edit.whole_words, edit.exact)
        return lambda contact: _named(contact, rewritten(contact, edit.field, text, around.countries))
    return lambda contact: _named(contact, written(contact, edit, around.own, around.countries))


def rehearsed(contact: Contact, change: Callable[[Contact], Contact]) -> tuple[BulkRow | None, Contact]:
    """The row of a rehearsal and the card after it; None where nothing would change."""
    try:
        after = change(contact)
    except LeftOut as refused:
        return BulkRow(contact.id, contact.fn, doubt=refused.reason), contact
    if after == contact:
        return None, contact
    return BulkRow(contact.id, contact.fn, tuple(map(_told, differences(contact, after)))), after


def _named(before: Contact, after: Contact) -> Contact:
    """The card with a name as it is shown that goes with the rest of it."""
    if after == before:
        return before
    fn = after.fn
    firm, now = (card.org[0].name if card.org else "" for card in (before, after))
    if before.kind == "org" and firm.strip() == before.fn.strip() and firm:
        if fn != before.fn and now == firm:
            after = replace(after, org=(replace(after.org[0], name=fn), *after.org[1:]))
        fn = now if now != firm and fn == before.fn else fn
    elif fn == before.fn and after.n != before.n and _spaced(fn) == full_name(before.n):
        fn = full_name(after.n)
    named = replace(after, fn=fn if fn.strip() else display_name(replace(after, fn="")))
    if not named.fn.strip():
        raise LeftOut(NAMELESS)
    return named


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _moved(contact: Contact, row: int, around: Surroundings) -> Contact:
    """The person with the firm's address in the place of the one at work, or beside those they have."""
    firm = around.firm
    if firm is None or any(adr.shared == row for adr in contact.adr):
        return contact
    parts = {part: getattr(firm, part) for part in PARTS}
    followed = [at for at, adr in enumerate(contact.adr) if adr.shared in around.rows]
    at_work = [at for at, adr in enumerate(contact.adr) if "work" in adr.types and not adr.shared]
    place = next(iter((*followed, *at_work)), None)
    if place is None:
        return replace(contact, adr=(*contact.adr, Adr(**parts, types=("work",), shared=row)))
    here = replace(contact.adr[place], **parts, shared=row)
    return replace(contact, adr=(*contact.adr[:place], here, *contact.adr[place + 1 :]))


def _told(one: FieldDifference) -> FieldDifference:
    """A tie to a firm's row is told as there or not: the number of the row says nothing to anybody."""
    if not one.name.endswith(TIES):
        return one
    yes = (message("Yes"),)
    return replace(one, before=yes if one.before else (), after=yes if one.after else ())
