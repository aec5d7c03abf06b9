"""What is made from other rows and never journaled: called at the one place where each step ends."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from rolodex.domain.progress import Progress
from rolodex.store.engine import Connection


def create(connection: Connection) -> None:
    """Make the tables of search in a new book."""
    if (search := _search()) is not None:
        search.create(connection)


def rebuild(connection: Connection) -> None:
    """Fill the tables of search anew."""
    if (search := _search()) is not None:
        search.rebuild(connection)


def verify(connection: Connection) -> Sequence[object]:
    """Where search differs from what it is made from."""
    search = _search()
    found: Sequence[object] = () if search is None else search.verify(connection)
    return found


def refresh(connection: Connection, contact_ids: Sequence[int], progress: Progress) -> None:
    """Bring search in step with these contacts, whether they still exist or not."""
    if (search := _search()) is not None:
        search.refresh(connection, contact_ids, progress)


def _search() -> ModuleType | None:
    return import_module("rolodex.store.search") if find_spec("rolodex.store.search") else None
