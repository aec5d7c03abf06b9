"""Damaged cards: nothing raises, nothing takes long, and what came in goes out and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from .mutants import Trial, mutants, sources, tried

CARDS = Path(__file__).parents[1] / "data" / "vcards"
COUNT = 180
LONGEST = 2.0


@pytest.fixture(scope="module")
def trials() -> list[Trial]:
    return [tried(data) for data in mutants(sources(CARDS), 2026, COUNT)]


def test_mutants_are_the_same_for_the_same_seed() -> None:
    files = sources(CARDS)
    assert list(mutants(files, 1, 5)) == list(mutants(files, 1, 5))
    assert list(mutants(files, 1, 5)) != list(mutants(files, 2, 5))


def test_most_mutants_still_have_cards(trials: list[Trial]) -> None:
    assert sum(trial.cards > 0 for trial in trials) > COUNT // 2


def test_no_mutant_takes_long(trials: list[Trial]) -> None:
    assert max(trial.seconds for trial in trials) < LONGEST


def test_what_came_in_of_a_mutant_goes_out_and_comes_back(trials: list[Trial]) -> None:
    assert [trial.changed for trial in trials if trial.changed] == []
