"""What an import did, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from rolodex.domain.display import ground, initials
from rolodex.domain.importing import ChangedSince, Fate, ImportRow, PropertyFate, ReceiptRow, RowKind
from rolodex.domain.segment import Clause, Condition
from rolodex.i18n import _, ngettext, word
from rolodex.ui import property_names, wording
from rolodex.ui.importing.plan_words import Shown, kind_name
from rolodex.ui.widgets.column_table import Line

STEPS = 3
"""Later steps of one person that are named."""


def title(row: ImportRow) -> str:
    """What an import is called: "Import of 12 May"."""
    moment = wording.local(row.at)
    if moment is None:
        return row.label
    return _("Import of %(day)s") % {"day": wording.long_day(moment.year, moment.month, moment.day)}


def people_of(row: ImportRow) -> Clause:
    """The rule that lists those whom an import brought or changed."""
    return Clause((Condition("import", values=(row.label,)),))


def when(row: ImportRow, today: date) -> str:
    """When an import was done, in a column."""
    moment = wording.local(row.at)
    if moment is None:
        return ""
    return f"{wording.short_day(moment.date(), today)}, {wording.clock(moment)}"


def import_line(row: ImportRow, today: date) -> Line:
    """An import as a row of the list."""
    counts = row.counts
    figures = (counts.new, counts.updated, counts.unchanged, counts.rejected)
    cells = (when(row, today), row.file or row.label, format_name(row), *map(wording.number, figures))
    return Line(row.id, (*cells, state(row)), faint=not row.standing)


def state(row: ImportRow) -> str:
    """Whether an import still stands, or was taken back."""
    return "" if row.standing else _("Taken back")


def format_name(row: ImportRow) -> str:
    """What the file of an import was."""
    if row.format == "card":
        return _("Cards")
    return "JSON" if row.format == "json" else row.format.upper()


def shown(row: ReceiptRow, place: int) -> Shown:
    """A row of a receipt, worded."""
    line = _("line %(line)s") % {"line": wording.number(row.line)} if row.line else ""
    where = " · ".join(part for part in (Path(row.file).name, line) if part)
    return Shown(
        place,
        _colour(row),
        row.choice,
        row.title or where or _("No name"),
        where if row.title else "",
        _became(row),
        _fates(row),
        initials=initials(row.title) or "?",
        ground=ground(row.title),
        boxed=False,
        contact_id=row.contact_id,
    )


def _colour(row: ReceiptRow) -> RowKind:
    """The kind whose colour a row has: a look-alike that was kept beside is new."""
    if row.kind != "alike":
        return "same" if row.choice == "skip" and row.kind != "rejected" else row.kind
    if row.choice == "merge":
        return "update"
    return "same" if row.choice == "skip" else "new"


def _became(row: ReceiptRow) -> str:
    if row.kind == "rejected":
        return _("Could not be read")
    if row.choice == "skip" and row.kind == "kept_out":
        return kind_name("kept_out")
    if row.choice == "skip" and row.kind != "same":
        return _("Left out")
    if row.choice == "merge":
        return _("Merged")
    if row.kind == "update" and row.choice == "take":
        return _("Updated")
    return _("New") if row.kind != "same" else kind_name("same")


def _fates(row: ReceiptRow) -> str:
    """What became of the properties of one card."""
    if row.reason is not None:
        return word(row.reason)
    if row.choice == "skip":
        return _("nothing of it was taken")
    return said_fates(row.fates)


def said_fates(fates: Iterable[PropertyFate]) -> str:
    """How many properties were taken, kept and rejected, and which were not taken."""
    counts: Counter[Fate] = Counter()
    names: dict[Fate, dict[str, None]] = {"mapped": {}, "kept": {}, "rejected": {}}
    for fate in fates:
        counts[fate.fate] += fate.count
        names[fate.fate][property_names.name(fate.name)] = None
    said = []
    if counts["mapped"]:
        text = ngettext("%(count)d property taken", "%(count)d properties taken", counts["mapped"])
        said.append(text % {"count": counts["mapped"]})
    if counts["kept"]:
        text = ngettext("%(count)d kept word for word", "%(count)d kept word for word", counts["kept"])
        said.append(_named(text % {"count": counts["kept"]}, names["kept"]))
    if counts["rejected"]:
        text = ngettext("%(count)d rejected", "%(count)d rejected", counts["rejected"])
        said.append(_named(text % {"count": counts["rejected"]}, names["rejected"]))
    return " · ".join(said)


def _named(text: str, names: Iterable[str]) -> str:
    return _("%(what)s (%(which)s)") % {"what": text, "which": ", ".join(names)}


def totals(fates: Sequence[PropertyFate]) -> tuple[Line, ...]:
    """One line for each property: how many were taken, kept and rejected, and why."""
    counts: dict[str, Counter[Fate]] = {}
    reasons: dict[str, dict[str, None]] = {}
    for fate in fates:
        counts.setdefault(fate.name, Counter())[fate.fate] += fate.count
        if fate.reason is not None:
            reasons.setdefault(fate.name, {})[word(fate.reason)] = None
    return tuple(
        Line(place, (_property(name), *_figures(count), "; ".join(reasons.get(name, ()))))
        for place, (name, count) in enumerate(counts.items())
    )


def _property(name: str) -> str:
    """A property by its words and, where these are others, the name it has in cards."""
    said = property_names.name(name)
    return said if said == name else f"{said} ({name.upper()})"


def _figures(count: Counter[Fate]) -> tuple[str, str, str]:
    taken, kept, rejected = (
        wording.number(number) if number else "–"
        for number in (count["mapped"], count["kept"], count["rejected"])
    )
    return taken, kept, rejected


def changed(one: ChangedSince) -> tuple[str, str]:
    """Who was changed since an import, and by what, newest first."""
    steps = [word(step) for step in one.steps[:STEPS]]
    more = len(one.steps) - len(steps)
    if more > 0:
        text = ngettext("%(count)s more", "%(count)s more", more)
        steps.append(text % {"count": wording.number(more)})
    return one.fn or _("No name"), " · ".join(steps)
