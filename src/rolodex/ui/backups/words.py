"""Copies of a book, in words."""

from __future__ import annotations

from datetime import date

from rolodex.domain.backup import Backup
from rolodex.i18n import _, ngettext
from rolodex.ui import wording


def when(at: str, today: date) -> str:
    """When a copy was made or checked: "today, 18:02", "Tue 17 Nov, 09:30"."""
    moment = wording.local(at)
    if moment is None:
        return ""
    return _("%(day)s, %(time)s") % {
        "day": wording.short_day(moment.date(), today),
        "time": wording.clock(moment),
    }


def clock(at: str, today: date) -> str:
    """When something was checked: the time alone where that was today."""
    moment = wording.local(at)
    if moment is not None and moment.date() == today:
        return wording.clock(moment)
    return when(at, today)


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
        "protect": _("Before the passphrase"),
        "mend": _("Before mending"),
    }.get(backup.reason, _("Not known"))


def where(backup: Backup) -> str:
    """In which folder a copy lies, and whether it is locked."""
    place = _("Second folder") if backup.second else _("Beside the book")
    return _("%(place)s, locked") % {"place": place} if backup.locked else place


def size(count: int) -> str:
    """How large a file is."""
    return wording.locale().formattedDataSize(count, 1)
