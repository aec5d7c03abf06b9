"""The rows of a rehearsal in words: who, what happens to them, and what will change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from rolodex.domain.difference import FieldDifference
from rolodex.domain.display import ground, initials
from rolodex.domain.importing import Choice, PlanRow, RowKind
from rolodex.domain.message import Message, message, plural_message
from rolodex.i18n import _, ngettext, pgettext, word
from rolodex.ui import property_names, wording
from rolodex.ui.history import words as history

COUNTED = ("tel", "email", "adr", "url", "photo", "note")
"""What is counted of a card in a row, in this order."""
Deed = Literal["take", "skip", "merge", "both", "compare", "text", "save"]
MANY = 6
"""Changes of one card that are named; how many more there are is said."""
KINDED = frozenset({"tel", "email", "adr", "url"})
"""Fields whose label ends with their kind, such as "Phone, Work"."""
LONGEST = 48
"""Letters of a value that are shown in a row; the comparison shows all."""
COLOURS: Mapping[RowKind, tuple[str, str]] = MappingProxyType(
    {
        "new": ("good", "good_soft"),
        "update": ("blue", "blue_soft"),
        "same": ("dim", "chip"),
        "alike": ("warn", "warn_soft"),
        "rejected": ("bad", "bad_soft"),
        "kept_out": ("dim", "chip"),
    }
)
CHOOSABLE: Mapping[RowKind, tuple[Choice, ...]] = MappingProxyType(
    {
        "new": ("take", "skip"),
        "update": ("take", "both", "skip"),
        "same": (),
        "alike": ("merge", "both", "skip"),
        "rejected": (),
        "kept_out": ("take", "skip"),
    }
)
"""What can be chosen for a row of each kind."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of a rehearsal or a receipt, ready to be painted.

    `links` are deeds with the words that lead to them; a row of a receipt has no box (`boxed`).
    """

    place: int
    kind: RowKind
    choice: Choice
    title: str
    below: str = ""
    pill: str = ""
    text: str = ""
    links: tuple[tuple[Deed, str], ...] = ()
    initials: str = ""
    ground: int = 0
    row: PlanRow | None = None
    boxed: bool = True
    contact_id: int = 0
    where: str = ""

    @property
    def checked(self) -> bool:
        """Whether the card goes into the book, or is there already."""
        return self.kind != "rejected" and self.choice != "skip"

    def spoken(self) -> str:
        """The row for those who cannot see it."""
        silent = not self.boxed or self.kind in ("same", "rejected")
        fate = "" if silent else chosen(self.kind, self.choice)
        said = (self.title, self.below, self.pill, self.text, fate, self.where)
        return ", ".join(part for part in said if part)


def shown(row: PlanRow, keeps: str = "") -> Shown:
    """A row in words; `keeps` says what an update leaves as it is."""
    where = place(row.file, row.line)
    title = row.title or (f"({_line(row.line)})" if row.line else where or _("No name"))
    below = row.detail or (where if row.title else _first_line(row.text)) if unread(row) else row.detail
    return Shown(
        row.place,
        row.kind,
        row.choice,
        title,
        below,
        pill(row),
        " · ".join(part for part in (_text(row, keeps), *map(word, row.doubts)) if part),
        _links(row),
        initials(row.title) or "?",
        ground(row.title),
        row,
        where=where if unread(row) or row.doubts else "",
    )


def pill(row: PlanRow) -> str:
    """What a row is to the book, in a word or two."""
    if row.kind == "alike" and row.alike:
        return _("Looks like %(name)s") % {"name": row.alike[0].fn or _("No name")}
    return kind_name(row.kind)


def kind_name(kind: RowKind) -> str:
    """What rows of a kind are called."""
    if kind == "new":
        return _("New")
    if kind == "update":
        return _("Update")
    if kind == "same":
        return pgettext("card", "Same")
    if kind == "kept_out":
        return _("Kept out")
    return _("Looks like someone you know") if kind == "alike" else _("Cannot read")


def chosen(kind: RowKind, choice: Choice) -> str:
    """What is chosen for a row."""
    if choice == "skip":
        return _("left out")
    if choice == "merge":
        return _("will be merged")
    return _("both will be kept") if choice == "both" else _("will be taken")


def change(field: FieldDifference) -> str:
    """One difference in a few words: "+ work phone +34 915 550 142", "photo", "− Tag: old"."""
    name = _field(field)
    before, after = _value(field, before=True), _value(field, before=False)
    if field.what == "added":
        return name if any(field.pictures) else _("+ %(field)s %(value)s") % {"field": name, "value": after}
    if field.what == "removed":
        return _("− %(field)s %(value)s") % {"field": name, "value": before}
    said = {"field": name, "before": before, "after": after}
    return _("%(field)s %(before)s → %(after)s") % said


def _field(field: FieldDifference) -> str:
    """The field of a difference: "work phone", "address home town"."""
    label = [word(part).lower() for part in field.label] or [property_names.name(field.name)]
    if len(label) == 2 and field.name in KINDED:
        return pgettext("property", "%(kind)s %(field)s") % {"kind": label[1], "field": label[0]}
    return " ".join(label)


def changes(fields: Sequence[FieldDifference]) -> str:
    """What an update changes, in a line."""
    telling = [field for field in fields if field.name not in ("rev", "uid")] or list(fields)
    said = [change(field) for field in telling[:MANY]]
    more = len(telling) - len(said)
    if more > 0:
        text = ngettext("%(count)s change more", "%(count)s changes more", more)
        said.append(text % {"count": wording.number(more)})
    return " · ".join(said)


def _value(field: FieldDifference, *, before: bool) -> str:
    words = field.before if before else field.after
    text = " ".join(history.said(field.name, words[:1]).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _text(row: PlanRow, keeps: str) -> str:
    if row.kind == "rejected":
        return word(row.reason) if row.reason else _("could not be read")
    if row.kind == "kept_out":
        return word(row.reason) if row.reason else ""
    if row.kind == "same":
        return _("already in your book, nothing to change")
    if row.kind == "alike":
        return ", ".join(word(reason) for reason in row.alike[0].likeness.reasons) if row.alike else ""
    if row.kind == "update":
        return " · ".join(part for part in (changes(row.differences), keeps) if part)
    return ", ".join(_holdings(row))


def _holdings(row: PlanRow) -> Iterator[str]:
    """What a new card holds, in few words."""
    counts = Counter(field.name for field in row.differences)
    for prop in COUNTED:
        if text := _counted(prop, counts[prop]):
            yield text
    day = next((field for field in row.differences if field.name == "bday"), None)
    if day is not None:
        yield _("birthday %(day)s") % {"day": _value(day, before=False)}
    kept = sum(fate.count for fate in row.fates if fate.fate == "kept")
    if kept:
        text = ngettext(
            "%(count)d unknown property kept for export", "%(count)d unknown properties kept for export", kept
        )
        yield text % {"count": kept}


def _links(row: PlanRow) -> tuple[tuple[Deed, str], ...]:
    if row.kind == "alike":
        return (("merge", _("merge")), ("both", _("keep both")), ("compare", _("compare")))
    if row.kind == "update":
        return (("compare", _("compare")),)
    if row.kind == "rejected":
        text: tuple[tuple[Deed, str], ...] = (("text", _("show text")),) if row.text else ()
        return (*text, ("save", _("save these to a file")))
    return ()


def unread(row: PlanRow) -> bool:
    """Whether a row is a card or line that could not be read."""
    return row.kind == "rejected"


def place(file: str, line: int) -> str:
    """Where something stands: the file and the line, as far as they are known."""
    return " · ".join(part for part in (Path(file).name, _line(line) if line else "") if part)


def _line(line: int) -> str:
    return _("line %(line)s") % {"line": wording.number(line)}


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _counted(prop: str, count: int) -> str:
    """So many of a property in words, "" for none."""
    return word(_many(prop, count)) if count else ""


def _many(prop: str, count: int) -> Message:
    if prop == "tel":
        return plural_message("%(count)d phone", "%(count)d phones", count)
    if prop == "email":
        return plural_message("%(count)d email", "%(count)d emails", count)
    if prop == "adr":
        return plural_message("%(count)d address", "%(count)d addresses", count)
    if prop == "note":
        return plural_message("%(count)d note", "%(count)d notes", count)
    if prop == "url":
        return plural_message("%(count)d website", "%(count)d websites", count)
    return message("photo")
