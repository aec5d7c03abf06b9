"""Which deal stands where: changed at once when a card is moved, while the book is still being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolodex.domain.deal import Board, DealRow, Stage


@dataclass(frozen=True, slots=True)
class Place:
    """The column and the row of a card."""

    column: int
    row: int


class Arrangement:
    """The cards of each column, in their order."""

    def __init__(self, board: Board) -> None:
        self.stages: tuple[Stage, ...] = board.stages
        self._columns: list[list[DealRow]] = [[] for _stage in board.stages]
        by_id = {stage.id: place for place, stage in enumerate(board.stages)}
        for row in board.deals:
            self._columns[by_id[row.deal.stage_id]].append(row)

    def column(self, number: int) -> Sequence[DealRow]:
        """The cards of a column."""
        return self._columns[number]

    def place_of(self, deal_id: int) -> Place | None:
        """Where a card stands, None where it is not on the board."""
        for column, rows in enumerate(self._columns):
            for number, row in enumerate(rows):
                if row.deal.id == deal_id:
                    return Place(column, number)
        return None

    def move(self, deal_id: int, to: Place) -> Place | None:
        """Put a card so that `to.row` others stand above it; gives its place, None where nothing moved."""
        here = self.place_of(deal_id)
        if here is None or not 0 <= to.column < len(self._columns):
            return None
        others = len(self._columns[to.column]) - (here.column == to.column)
        there = Place(to.column, max(0, min(to.row, others)))
        if there == here:
            return None
        row = self._columns[here.column].pop(here.row)
        self._columns[there.column].insert(there.row, _in_stage(row, self.stages[there.column]))
        return there

    def next_column(self, column: int, step: int) -> int | None:
        """The next column to one side that has cards, None where there is none."""
        number = column + step
        while 0 <= number < len(self._columns):
            if self._columns[number]:
                return number
            number += step
        return None

    def rows(self) -> tuple[DealRow, ...]:
        """All cards."""
        return tuple(row for column in self._columns for row in column)


def _in_stage(row: DealRow, stage: Stage) -> DealRow:
    own = row.deal.probability
    return replace(
        row,
        deal=replace(row.deal, stage_id=stage.id),
        probability=own if own >= 0 else stage.probability,
    )
