"""One property of a card with its text decoded, and what that text means."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.contact import Params
from rolodex.vcard import values
from rolodex.vcard.header import Header, in_order
from rolodex.vcard.words import VALUE_TYPES_IMPLIED


@dataclass(slots=True)
class Property:
    """One property with its text decoded; `meaning` finds out what the escapes in it stand for."""

    header: Header
    text: str
    octets: bytes
    order: int
    old: bool
    group: str = ""
    label: str = ""
    country: str = ""

    def meaning(self) -> str:
        """The text without escapes, as the card's version has them."""
        if self.old:
            return self.text if self.header.encoding == "qp" else values.text_21(self.text)
        return values.text_3(self.text)

    def parts(self, separator: str = ";") -> list[str]:
        """The parts of a structured value or list without escapes and outer white space."""
        clean = values.part_21 if self.old else values.text_3
        return [clean(part).strip() for part in values.split(self.text, separator)]

    def verbatim(self) -> str:
        """The value as 3.0 and 4.0 write it, with the escapes it came with."""
        text = self.text.strip(" \t")
        if self.old and self.header.encoding == "qp":
            text = text.replace("\\", "\\\\").replace("\\\\;", "\\;").replace("\\\\\\\\", "\\\\")
        return text.replace("\n", "\\n")

    def params(self) -> Params:
        """The parameters that a field with types, preference and label has no room for."""
        header = self.header
        implied = header.value_type in VALUE_TYPES_IMPLIED
        if not header.params and implied:
            return ()
        kept = tuple(pair for pair in header.params if pair[0] != "LABEL")
        return kept if implied else in_order((*kept, ("VALUE", header.value_type)))
