"""Copies of a book, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rolodex.domain.backup import Backup, Comparison
from rolodex.i18n import _, ngettext
from rolodex.ui import wording
from rolodex.ui.backups.frame import View
from rolodex.ui.widgets.column_table import Line


def when(at: str, today: date, *, seconds: bool = False) -> str:
    """When a copy was made or checked: "today, 18:02", "Tue 17 Nov, 09:30"."""
    moment = wording.local(at)
    if moment is None:
        return ""
    return _("%(day)s, %(time)s") % {
        "day": wording.short_day(moment.date(), today),
        "time": wording.clock(moment, seconds=seconds),
    }


def whens(backups: Sequence[Backup], today: date) -> tuple[str, ...]:
    """When each of these copies was made; those of one minute with their seconds, so that they differ."""
    said = [when(one.at, today) for one in backups]
    often = Counter(said)
    return tuple(
        when(one.at, today, seconds=True) if often[words] > 1 else words
        for one, words in zip(backups, said, strict=True)
    )


def clock(at: str, today: date) -> str:
    """When something was checked: the time where that was today, else the day."""
    moment = wording.local(at)
    if moment is None:
        return ""
    return wording.clock(moment) if moment.date() == today else wording.short_day(moment.date(), today)


def holds(backup: Backup) -> str:
    """How many people a copy holds: "4,812 people"."""
    if backup.locked and not backup.contacts:
        return _("Opens with its passphrase")
    count = backup.people or backup.contacts
    if not backup.people and backup.contacts:
        return ngettext("%(count)s contact", "%(count)s contacts", count) % {"count": wording.number(count)}
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": wording.number(count)}


def proof(backup: Backup, today: date) -> str:
    """That a copy was opened and counted, and when."""
    if backup.broken:
        return _("damaged")
    if not backup.checked:
        return _("not checked yet")
    return _("checked %(when)s") % {"when": clock(backup.checked, today)}


def told(backup: Backup, today: date) -> str:
    """What is known of a copy in one line: "4,812 people, checked 18:02"."""
    return _("%(people)s, %(checked)s") % {"people": holds(backup), "checked": proof(backup, today)}


def why(backup: Backup) -> str:
    """What made a copy."""
    return {
        "": _("Not known"),
        "asked": _("You asked for it"),
        "start": _("When the book was opened"),
        "hour": _("While you worked"),
        "close": _("When the book was closed"),
        "import": _("Before an import"),
        "merge": _("Before merging"),
        "bulk": _("Before changing many"),
        "migration": _("Before a new version"),
        "restore": _("Before restoring"),
    }.get(backup.reason, _("Not known"))


def where(backup: Backup) -> str:
    """In which folder a copy lies, and whether it is locked."""
    place = _("Second folder") if backup.second else _("Beside the book")
    return _("%(place)s, locked") % {"place": place} if backup.locked else place


def size(count: int) -> str:
    """How large a file is."""
    return wording.file_size(count, 1)


def copy_lines(backups: Sequence[Backup], today: date) -> list[Line]:
    """Copies as the rows of the list."""
    made = whens(backups, today)
    return [_line(place, one, made[place], today) for place, one in enumerate(backups)]


def _line(place: int, backup: Backup, made: str, today: date) -> Line:
    checked = clock(backup.checked, today) if backup.checked else _("not yet")
    cells = (
        made,
        holds(backup),
        _("Damaged") if backup.broken else checked,
        why(backup),
        where(backup),
        size(backup.size),
    )
    return Line(place, cells, faint=backup.broken)


def copy_said(backup: Backup, found: Comparison | None, today: date) -> str:
    """What is known of the copy that is shown, and whether the book differs from it."""
    parts = [told(backup, today), size(backup.size), where(backup)]
    if found is not None and found.steps_since:
        parts.append(
            ngettext("%(count)s step since then", "%(count)s steps since then", found.steps_since)
            % {"count": wording.number(found.steps_since)}
        )
    elif found is not None and not (found.only_now or found.only_then or found.differ):
        parts.append(_("the book is the same"))
    if found is not None and found.erased_since:
        parts.append(
            ngettext(
                "%(count)s person was erased since and does not come back",
                "%(count)s people were erased since and do not come back",
                found.erased_since,
            )
            % {"count": wording.number(found.erased_since)}
        )
    return " · ".join(parts)


def locked_view(backup: Backup, trouble: str) -> View:
    """The copy opens with a passphrase."""
    return View(
        _("Copy of %(when)s") % {"when": when(backup.at, wording.today())},
        trouble or _("This copy is locked. Write its passphrase to look inside."),
        "passphrase",
        ("back", "unlock"),
        trouble=bool(trouble),
    )
