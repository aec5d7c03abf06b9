"""What becomes of the list of pairs while it is worked through."""

from __future__ import annotations

from rolodex.domain.likeness import Level, Likeness, Pair
from rolodex.ui.look_alikes.found import Found


def pair(one: int, other: int, level: Level = "suggested", score: int = 80) -> Pair:
    return Pair(one, other, Likeness(score, level, ()))


def ends(found: Found) -> list[tuple[int, int]]:
    return [(one.one, one.other) for one in found.pairs()]


def test_all_who_look_like_both_are_merged_together() -> None:
    found = Found([pair(1, 2), pair(1, 3), pair(2, 3), pair(1, 4), pair(2, 5, "possible"), pair(1, 5)])
    assert found.together(pair(1, 2)) == (1, 2, 3)


def test_who_went_into_another_is_replaced_by_that_one_without_doubles() -> None:
    found = Found([pair(1, 2), pair(1, 3), pair(2, 3), pair(2, 9)])
    found.join(1, (2,), step=7)
    assert ends(found) == [(1, 3), (1, 9)]
    assert found.looked_at == 1


def test_an_undone_step_brings_its_pairs_back_and_redo_takes_them_again() -> None:
    found = Found([pair(1, 2, score=90), pair(2, 9)])
    found.join(1, (2,), step=7)
    assert found.take_back(7, step=8)
    assert ends(found) == [(1, 2), (2, 9)]
    assert found.looked_at == 0
    assert found.take_back(8, step=9)
    assert ends(found) == [(1, 9)]
    assert not found.take_back(99, step=100)


def test_those_who_are_not_the_same_leave_the_list() -> None:
    found = Found([pair(1, 2), pair(1, 3)])
    found.part((1, 2), step=5)
    assert ends(found) == [(1, 3)]
    found.put_off(pair(1, 3))
    assert ends(found) == []
    assert found.later == 1


def test_a_chain_of_certain_pairs_is_no_group_unless_all_are_certain_of_each_other() -> None:
    sure = [pair(1, 2, "certain"), pair(2, 3, "certain"), pair(5, 6, "certain")]
    assert Found(sure).certain() == ((5, 6),)
    assert set(Found([*sure, pair(1, 3, "certain")]).certain()) == {(1, 2, 3), (5, 6)}


def test_the_surest_pairs_of_a_level_stand_first_and_are_counted() -> None:
    found = Found([pair(1, 2, "certain"), pair(3, 4), pair(5, 6, "possible")])
    assert dict(found.counts()) == {"certain": 1, "suggested": 1, "possible": 1}
    assert [one.one for one in found.pairs("possible")] == [5]
