"""The repairs that wait for an answer, those that were answered, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rolodex.domain.listing import ContactRow
from rolodex.domain.repair import Repair, RepairKind


class Queue:
    """Repairs in their order; what was answered can come back to the front."""

    def __init__(self) -> None:
        self._waiting: list[Repair] = []
        self._answered: dict[int, Repair] = {}
        self._last: Repair | None = None
        self.counts: dict[RepairKind, int] = {}
        self.rows: dict[int, ContactRow] = {}
        self.done = 0

    def fill(
        self, repairs: Sequence[Repair], counts: Mapping[RepairKind, int], rows: Mapping[int, ContactRow]
    ) -> None:
        """Begin with these."""
        self._waiting = list(repairs)
        self._last = repairs[-1] if repairs else None
        self.counts.update(counts)
        self.rows = dict(rows)

    def add(self, repairs: Sequence[Repair], rows: Mapping[int, ContactRow]) -> None:
        """These come next."""
        self._waiting += repairs
        self._last = repairs[-1] if repairs else self._last
        self.rows |= rows

    def current(self) -> Repair | None:
        """The one that is asked now."""
        return self._waiting[0] if self._waiting else None

    def last(self) -> Repair | None:
        """The last that came, answered or not."""
        return self._last

    def waiting(self) -> int:
        """How many are here."""
        return len(self._waiting)

    def put_off(self) -> None:
        """Ask the next one."""
        del self._waiting[:1]

    def answer(self, repair: Repair) -> None:
        """Take it as settled."""
        if repair in self._waiting:
            self._waiting.remove(repair)
        self.counts[repair.kind] = max(0, self.counts.get(repair.kind, 0) - 1)
        self.done += 1

    def remember(self, repair: Repair, step: int) -> None:
        """It was settled by this step."""
        self._answered[step] = repair

    def newest(self) -> int:
        """The step that settled the last one, 0 where there is none."""
        return next(reversed(self._answered), 0)

    def take_back(self, step: int) -> bool:
        """What this step settled is asked again; says whether it was one of these."""
        repair = self._answered.pop(step, None)
        if repair is None:
            return False
        self.bring_back(repair)
        return True

    def bring_back(self, repair: Repair) -> None:
        """Ask this one again, now."""
        self._waiting.insert(0, repair)
        self.counts[repair.kind] = self.counts.get(repair.kind, 0) + 1
        self.done -= 1

    def left(self, kinds: Sequence[RepairKind]) -> int:
        """How many of these kinds there are."""
        return sum(self.counts.get(kind, 0) for kind in kinds)
