"""The revisions of the schema, oldest first; Alembic finds and orders them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory

Carried = Callable[[str, dict[str, Any]], tuple[str, dict[str, Any]] | None]


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of the schema: the `user_version` it leads to and what it does.

    `carried` says how a journaled row from before it is read after it; `recounted` names the tables whose
    number of rows it may change.
    """

    user_version: int
    upgrade: Callable[[], None]
    carried: Carried | None
    recounted: Collection[str]


@cache
def revisions() -> tuple[Revision, ...]:
    """All revisions, oldest first."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    found = []
    for script in reversed(list(scripts.walk_revisions())):
        module = script.module
        found.append(
            Revision(
                module.user_version,
                module.upgrade,
                getattr(module, "carried", None),
                getattr(module, "recounted", ()),
            )
        )
    return tuple(found)
