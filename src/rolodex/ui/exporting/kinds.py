"""What contacts can be written as, with a sentence about whom it is for."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.exporting import Target
from rolodex.domain.message import Message, message


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of writing contacts: to a file of this `ending`, or to a folder with a file for each card.

    `whole` is no list of contacts but all that the book holds.
    """

    id: str
    text: Message
    about: Message
    target: Target
    ending: str = ".vcf"
    one_each: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Ways of writing that belong together."""

    text: Message
    kinds: tuple[Kind, ...]


FAMILIES: tuple[Family, ...] = (
    Family(
        message("For a phone or program"),
        (
            Kind("iphone", message("iPhone, iPad, Mac"), message("One file of vCards 3.0."), "iphone"),
            Kind("android", message("Android"), message("One file of vCards 3.0."), "android"),
            Kind(
                "outlook",
                message("Outlook"),
                message("A folder with a vCard 2.1 for each."),
                "outlook",
                one_each=True,
            ),
            Kind("3.0", message("vCard 3.0"), message("For most other programs: one file."), "3.0"),
            Kind("4.0", message("vCard 4.0"), message("The newest: it can say most."), "4.0"),
            Kind("2.1", message("vCard 2.1"), message("For old phones."), "2.1"),
        ),
    ),
    Family(
        message("As a table"),
        (
            Kind("xlsx", message("Spreadsheet (XLSX)"), message("To read, sort and count."), "xlsx", ".xlsx"),
            Kind("csv", message("Table (CSV)"), message("The same for other programs."), "csv", ".csv"),
            Kind(
                "exact-xlsx",
                message("Exact copy (XLSX)"),
                message("Every field; can be read in again."),
                "exact",
                ".xlsx",
            ),
            Kind(
                "exact-csv",
                message("Exact copy (CSV)"),
                message("Every field; can be read in again."),
                "exact",
                ".csv",
            ),
        ),
    ),
    Family(
        message("For archives and programmers"),
        (
            Kind("json", message("JSON"), message("Every field under its own name."), "json", ".json"),
            Kind(
                "book",
                message("The whole book (ZIP)"),
                message("All there is, history too; makes the same book again."),
                "exact",
                ".zip",
                whole=True,
            ),
        ),
    ),
)
KINDS: tuple[Kind, ...] = tuple(kind for family in FAMILIES for kind in family.kinds)
