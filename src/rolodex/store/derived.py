"""What is made from other rows and never journaled: called at the one place where each step ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rolodex.domain.progress import Progress
from rolodex.store.engine import Connection


def create(connection: Connection) -> None:
    """Make the tables of search in a new book."""
    from rolodex.store import search  # start-up: a reader that never searches does without

    search.create(connection)


def rebuild(connection: Connection) -> None:
    """Fill the tables of search anew."""
    from rolodex.store import search  # start-up

    search.rebuild(connection)


def verify(connection: Connection) -> Sequence[object]:
    """Where search differs from what it is made from."""
    from rolodex.store import search  # start-up

    return search.verify(connection)


def refresh(connection: Connection, contact_ids: Sequence[int], progress: Progress) -> Sequence[int]:
    """Bring search in step with these contacts, also with those that are gone; says whom that concerned."""
    from rolodex.store import search  # start-up

    return search.refresh(connection, contact_ids, progress)


def follow(
    connection: Connection, contact_ids: Collection[int], written: Collection[str], segments: Collection[int]
) -> set[int]:
    """Count anew who belongs to which segment, of these contacts and segments; gives those that changed."""
    from rolodex.store import segment_members  # start-up

    return segment_members.follow(connection, contact_ids, written, segments)


def recount(connection: Connection) -> set[int]:
    """Count the members of all segments anew, where they were counted at all; gives those that changed."""
    from rolodex.store import segment_members  # start-up

    day = segment_members.counted(connection)
    return segment_members.recount(connection, day) if day else set()
