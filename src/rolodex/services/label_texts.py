"""The words on the labels of a job: its layout filled for each piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from rolodex.domain import household_names, label_fields
from rolodex.domain.address import USPS, AddressRules, postal_lines
from rolodex.domain.audience import Addressee
from rolodex.domain.contact import Adr, Contact
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob, Printed
from rolodex.domain.label_fields import FIELDS, OF_CONTACT
from rolodex.domain.message import message
from rolodex.store import custom_fields
from rolodex.store.book import Connection

_USPS_LEAST = 8.0
"""Points: smaller type is not read by the sorting machines of the United States."""
_PARTS: Mapping[str, tuple[str, ...]] = {
    "street": ("street", "ext", "box"),
    "city": ("city",),
    "region": ("region",),
    "postcode": ("code",),
}
"""Which parts of an address the fields of a layout are."""


class LabelTexts:
    """Fills the layout of one job."""

    def __init__(self, connection: Connection, job: LabelJob, rules: AddressRules) -> None:
        """UserError where the layout has a field that nothing stands for."""
        self._job, self._rules = job, rules
        layout = job.layout
        self._whole = layout.lines == ("{address}",)
        self._names = label_fields.named(layout)
        if label_fields.has_stray_brace(layout):
            raise UserError(
                message("A brace of the layout is not closed; nothing was printed. Write fields as “{name}”.")
            )
        if self._names - FIELDS.keys():
            own = [field.name for field in custom_fields.fields(connection)]
            if unknown := label_fields.unknown(layout, own):
                raise UserError(
                    message(
                        "The layout has the field “%(field)s”, which does not exist; nothing was printed. "
                        "Choose one of those that are offered.",
                        field=unknown[0],
                    )
                )

    @property
    def asks_cards(self) -> bool:
        """Whether a field is one that only the card of a person tells."""
        return bool(self._names & OF_CONTACT or self._names - FIELDS.keys())

    def of(self, piece: Addressee, contact: Contact | None) -> Printed:
        """The words of a piece; `contact` is the card of who leads it, where one is asked for."""
        adr = piece.adr
        territory = self._rules.territory(adr)

        def rows(name: str) -> tuple[str, ...]:
            return self._rows(name, piece, contact)

        layout = self._job.layout
        lines = self._block(piece) if self._whole else label_fields.filled(layout.lines, rows)
        beside = []
        for part in layout.parts:
            if part.kind == "text":
                beside.append(" · ".join(label_fields.filled((part.text,), rows)))
            else:
                beside.append("" if part.kind == "logo" else piece.code)
        least = _USPS_LEAST if (territory or self._job.home) in USPS else 0.0
        return Printed(piece.contact_ids, lines, tuple(beside), piece.code, least, han(territory))

    def _block(self, piece: Addressee) -> tuple[str, ...]:
        job = self._job
        names = dict(piece.names)
        return postal_lines(names, piece.adr, self._rules, job.home, job.language, capitals=job.capitals)

    def _rows(self, name: str, piece: Addressee, contact: Contact | None) -> tuple[str, ...]:
        """The rows of one field."""
        match name:
            case "address":
                return self._block(piece)
            case "name" | "firm":
                return tuple(text for field, text in piece.names if field == name and text.strip())
            case "code":
                return (piece.code,) if piece.code else ()
            case "salutation":
                return self._salutation(piece, contact)
            case "postal" | "country" | "street" | "city" | "region" | "postcode":
                return self._of_address(name, piece.adr)
        return _of_card(name, contact) if contact else ()

    def _of_address(self, name: str, adr: Adr) -> tuple[str, ...]:
        job, rules = self._job, self._rules
        if name == "postal":
            return postal_lines({}, adr, rules, job.home, job.language, capitals=job.capitals)
        territory = rules.territory(adr)
        if name == "country":
            said = rules.countries.name(territory, job.language) or adr.country.strip()
            return (said,) if said and territory != job.home else ()
        parts = {part: getattr(adr, part) for part in _PARTS[name]}
        # A part alone, at home: so that its country is not said once more.
        alone = Adr(**parts, country_code=territory)
        return postal_lines({}, alone, rules, territory, job.language, capitals=job.capitals)

    def _salutation(self, piece: Addressee, contact: Contact | None) -> tuple[str, ...]:
        said = piece.salutation
        if not said and contact is not None:
            said = household_names.salutation((contact,), self._job.language)
        return (said,) if said else ()


def han(territory: str) -> Literal["jp", "sc"]:
    """In whose shapes Chinese characters are drawn there."""
    return "jp" if territory == "JP" else "sc"


def _of_card(name: str, contact: Contact) -> tuple[str, ...]:
    """A field that the card tells, or one of the user's own."""
    match name:
        case "title":
            return _first(one.title for one in contact.org)
        case "phone":
            return _first(one.value for one in contact.tel)
        case "email":
            return _first(one.value for one in contact.email)
        case "note":
            return tuple(line.strip() for value in contact.note[:1] for line in value.value.splitlines())
    found = (one.value for one in contact.custom if label_fields.key(one.name) == name)
    return tuple(text for text in found if text.strip())


def _first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())[:1]
