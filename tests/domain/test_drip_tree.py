"""The steps of a plan as a tree, and in words."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import drip_tree, drip_words
from rolodex.domain.drip import DripDue, DripStep
from rolodex.i18n import word

PLAN = (
    DripStep(1, 0, 14, "silent", "letter", 7),
    DripStep(2, 1, 7, "silent", "task", text="Call"),
    DripStep(3, 1, 1, "answered", "labels"),
    DripStep(4, 0, 3, "answered", "task", text="Say thanks"),
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[DripStep, ...]:
    """Plans that were built step by step."""
    steps: tuple[DripStep, ...] = ()
    for _ in range(draw(st.integers(0, 8))):
        parent = draw(st.sampled_from([0, *(one.id for one in steps)]))
        steps, _number = drip_tree.added(steps, DripStep(parent_id=parent))
    return steps


def shape(steps: tuple[DripStep, ...]) -> list[tuple[int, int]]:
    return [(step.id, depth) for step, depth in drip_tree.rows(steps)]


def test_each_step_stands_above_those_that_follow_it() -> None:
    assert shape(PLAN[::-1]) == [(4, 0), (1, 0), (3, 1), (2, 1)]
    assert shape(PLAN) == [(1, 0), (2, 1), (3, 1), (4, 0)]


def test_a_step_goes_with_all_that_follow_it() -> None:
    assert shape(drip_tree.without(PLAN, 1)) == [(4, 0)]
    assert shape(drip_tree.without(PLAN, 2)) == [(1, 0), (3, 1), (4, 0)]


def test_a_branch_moves_with_all_that_follow_it_and_not_out_of_its_place() -> None:
    assert shape(drip_tree.moved(PLAN, 4, -1)) == [(4, 0), (1, 0), (2, 1), (3, 1)]
    assert shape(drip_tree.moved(PLAN, 3, -1)) == [(1, 0), (3, 1), (2, 1), (4, 0)]
    assert drip_tree.moved(PLAN, 2, -1) == PLAN
    assert drip_tree.moved(PLAN, 9, 1) == PLAN


@given(plans(), st.data(), st.sampled_from((-1, 1)))
def test_whatever_is_done_no_step_stands_above_the_one_it_follows(
    steps: tuple[DripStep, ...], data: st.DataObject, way: Literal[-1, 1]
) -> None:
    chosen = data.draw(st.sampled_from([0, *(one.id for one in steps)]))
    moved = drip_tree.moved(steps, chosen, way)
    assert {one.id for one in moved} == {one.id for one in steps}
    assert drip_tree.moved(moved, chosen, -1 if way == 1 else 1) in (
        steps,
        drip_tree.moved(steps, chosen, -1 if way == 1 else 1),
    )
    for result in (moved, drip_tree.without(steps, chosen)):
        seen = {0}
        for step in result:
            assert step.parent_id in seen
            seen.add(step.id)


@pytest.mark.parametrize(
    ("step", "letter", "said"),
    [
        (
            PLAN[0],
            "Reminder",
            "14 days after the piece was sent, to those who did not answer: letter “Reminder”",
        ),
        (PLAN[0], "", "14 days after the piece was sent, to those who did not answer: a letter"),
        (PLAN[1], "", "7 days later, to those who did not answer: task “Call”"),
        (PLAN[2], "", "1 day later, to those who answered: labels"),
        (PLAN[3], "", "3 days after the answer: task “Say thanks”"),
        (
            DripStep(5, 0, 1, "returned", "task", text="Ask"),
            "",
            "1 day after the piece came back: task “Ask”",
        ),
    ],
)
def test_a_step_says_itself_in_a_sentence(step: DripStep, letter: str, said: str) -> None:
    assert word(drip_words.said(step, letter)) == said


def test_what_is_due_says_how_many_have_come() -> None:
    one = DripDue(1, "Autumn", PLAN[0], (5,), (8,))
    assert word(drip_words.come(one, "Reminder")) == "1 person has come to the next step: letter “Reminder”"
    two = DripDue(1, "Autumn", PLAN[3], (5, 6), (8, 9))
    assert word(drip_words.come(two)) == "2 people have come to the next step: task “Say thanks”"
    assert word(drip_words.done(two)) == "2 tasks planned for today"
    assert word(drip_words.done(one)) == "1 piece queued in a campaign that follows “Autumn”"
