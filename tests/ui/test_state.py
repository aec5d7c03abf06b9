"""What the window remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex import paths
from rolodex.domain.errors import UserError
from rolodex.ui import state
from rolodex.ui.state import WindowState


def test_choices_are_there_the_next_time() -> None:
    state.save(WindowState(theme="dark", order="given"))
    assert state.load() == WindowState(theme="dark", order="given")


def test_a_broken_file_gives_the_usual_choices() -> None:
    file: Path = paths.config() / "window.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"theme": ')
    assert state.load() == WindowState()


def test_what_another_version_remembered_is_passed_over() -> None:
    file: Path = paths.config() / "window.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"theme": "dark", "flux": 1}')
    assert state.load() == WindowState(theme="dark")


def test_nothing_is_left_beside_the_file() -> None:
    state.save(WindowState())
    assert [file.name for file in paths.config().iterdir()] == ["window.json"]


def test_where_nothing_can_be_written_it_is_told_in_a_sentence() -> None:
    paths.config().parent.mkdir(parents=True, exist_ok=True)
    paths.config().write_text("in the way")
    with pytest.raises(UserError, match="could not be written"):
        state.save(WindowState())
