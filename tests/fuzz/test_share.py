"""A few seconds of the hunt in every run: two damaged inputs of each kind that is quick to make."""

from __future__ import annotations

import pytest
from tests.fuzz import hunt, kinds


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> kinds.Ground:
    """What is damaged, made once."""
    return kinds.ground(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind != "locked"])
def test_damaged_input_is_read_or_refused(ground: kinds.Ground, kind: str) -> None:
    for seed in (1, 2):
        hunt.once(kind, seed, ground)
