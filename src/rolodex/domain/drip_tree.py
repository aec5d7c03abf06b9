"""The steps of a plan as a tree: what follows what, added to, cut and put into another order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from rolodex.domain.drip import DripStep

Steps = tuple[DripStep, ...]


def rows(steps: Sequence[DripStep]) -> tuple[tuple[DripStep, int], ...]:
    """The steps as they are read, each above those that follow it, with how deep each of them is.

    A step that names one which is not there stands where nothing is before it.
    """
    known = {step.id for step in steps}

    def below(parent_id: int, depth: int) -> Iterator[tuple[DripStep, int]]:
        for step in steps:
            if (step.parent_id if step.parent_id in known else 0) == parent_id:
                yield step, depth
                yield from below(step.id, depth + 1)

    return tuple(below(0, 0))


def ordered(steps: Sequence[DripStep]) -> Steps:
    """The steps as they are read."""
    return tuple(step for step, _depth in rows(steps))


def added(steps: Sequence[DripStep], step: DripStep) -> tuple[Steps, int]:
    """The steps with this one below its parent, behind those that are there; and its id, which is new."""
    number = min([0, *(one.id for one in steps)]) - 1
    return ordered((*steps, replace(step, id=number))), number


def changed(steps: Sequence[DripStep], step: DripStep) -> Steps:
    """The steps with this one in place of the one with its id."""
    return tuple(step if one.id == step.id else one for one in steps)


def without(steps: Sequence[DripStep], step_id: int) -> Steps:
    """The steps without this one and all that follow it."""
    gone = {step_id}
    for step in ordered(steps):
        if step.parent_id in gone:
            gone.add(step.id)
    return tuple(step for step in steps if step.id not in gone)


def moved(steps: Sequence[DripStep], step_id: int, way: Literal[-1, 1]) -> Steps:
    """The steps with this one before (-1) or behind (1) the branch beside it, if there is one."""
    found = next((step for step in steps if step.id == step_id), None)
    if found is None:
        return tuple(steps)
    beside = [step for step in ordered(steps) if step.parent_id == found.parent_id]
    place = beside.index(found)
    if not 0 <= place + way < len(beside):
        return tuple(steps)
    other = beside[place + way]
    swapped = {found.id: other, other.id: found}
    return ordered([swapped.get(step.id, step) for step in ordered(steps)])
