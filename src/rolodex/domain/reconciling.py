"""What was written of a contact, together with what became of the contact in the meantime."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from rolodex.domain.contact import Contact


def reconciled(base: Contact, written: Contact, now: Contact) -> Contact:
    """What was written on `base`, for a book that has `now` in its place.

    A field that was not written in stays as it is now; of a list, items that came since are kept and items
    that went since go, unless they were written in. Of one value both changed,
    the written one counts.
    """
    if now == base:
        return written
    names = [one.name for one in fields(Contact) if one.name not in ("id", "uid")]
    chosen = {
        name: _chosen(getattr(base, name), getattr(written, name), getattr(now, name)) for name in names
    }
    return replace(written, **chosen)


def _chosen(base: Any, written: Any, now: Any) -> Any:
    if written == base:
        return now
    if not isinstance(written, tuple) or now == base:
        return written
    kept = [item for item in written if item in now or item not in base]
    return (*kept, *(item for item in now if item not in base and item not in kept))
