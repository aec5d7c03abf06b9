"""What the list of look-alikes asks of the book, off the UI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolodex.domain import environment
from rolodex.domain.changes import Changes
from rolodex.domain.columns import Column
from rolodex.domain.errors import Cancelled
from rolodex.domain.likeness import Pair
from rolodex.domain.progress import Progress
from rolodex.services.opening import Services
from rolodex.ui.look_alikes.table import PairRow

RULE = "merge_rule"
"""The setting that says which pairs may be merged without being looked at."""
CERTAIN = "certain"
KNOWN_BY: tuple[Column, ...] = ("phone", "email", "city")
"""What tells those apart who have neither job nor firm."""


@dataclass(frozen=True, slots=True)
class Search:
    """The pairs of the book, and whether the user lets certain ones be merged unseen."""

    pairs: tuple[Pair, ...]
    merges_certain: bool


@dataclass(frozen=True, slots=True)
class MergedAll:
    """What merging all certain ones did: each group is a step of its own."""

    changes: Changes
    done: tuple[tuple[tuple[int, ...], int], ...]
    """Each group, the one that stays first, with its step."""


def search(services: Services, progress: Progress) -> Search:
    """Compare all contacts of the book."""
    pairs = services.look_alikes.pairs(progress)
    return Search(pairs, services.settings.get(RULE) == CERTAIN)


def rows(services: Services, pairs: Sequence[Pair]) -> tuple[PairRow, ...]:
    """Pairs with what is shown of them; none whose contacts are gone."""
    ids = tuple(dict.fromkeys(end for pair in pairs for end in (pair.one, pair.other)))
    known = {row.id: row for row in services.contacts.rows(ids)}
    bare = tuple(row.id for row in known.values() if not row.detail)
    for contact_id, cells in services.contacts.cells(bare, KNOWN_BY).items():
        said = " · ".join(cell for cell in cells if cell)
        known[contact_id] = replace(known[contact_id], detail=said)
    return tuple(
        PairRow(pair, known[pair.one], known[pair.other])
        for pair in pairs
        if pair.one in known and pair.other in known
    )


def merge_all(services: Services, groups: Sequence[Sequence[int]], progress: Progress) -> MergedAll:
    """Merge each group as it is proposed, until it is cancelled: what is merged by then stays."""
    done: list[tuple[tuple[int, ...], int]] = []
    changes = Changes()
    try:
        for number, ids in enumerate(groups):
            progress(number, len(groups))
            order = services.merging.order(ids)
            plan = services.merging.plan(order)
            choices = {field.name: field.chosen for field in plan.fields if not field.united}
            changes = services.merging.merge(plan, choices, environment.now())
            done.append((tuple(order), changes.changeset or 0))
    except Cancelled:
        # each merge is a step that stands for itself
        pass
    return MergedAll(Changes(step=changes.step, everything=bool(done)), tuple(done))
