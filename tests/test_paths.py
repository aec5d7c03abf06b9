"""Where the program keeps its files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from rolodex import paths

ROOT = Path(__file__).parents[1]


def test_the_resources_of_a_source_tree_lie_beside_src() -> None:
    assert paths.resources() == ROOT / "resources"


def test_the_resources_of_a_wheel_lie_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rolodex" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "rolodex" / "paths.py"))
    assert paths.resources() == tmp_path / "rolodex" / "resources"


def test_the_resources_of_a_bundle_lie_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


@pytest.mark.parametrize("kind", ["data", "config", "cache"])
def test_every_folder_of_the_user_can_be_put_elsewhere(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"ROLODEX_{kind.upper()}", str(tmp_path / kind))
    assert getattr(paths, kind)() == tmp_path / kind


@pytest.mark.parametrize("kind", ["data", "config", "cache"])
def test_the_folders_of_the_user_are_those_of_the_desktop(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(f"ROLODEX_{kind.upper()}")
    assert getattr(paths, kind)().name == "rolodex"


def test_the_book_lies_in_the_data_folder() -> None:
    assert paths.default_book() == paths.data() / "contacts.rolodex"


def test_a_book_can_be_named_for_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLODEX_BOOK", str(tmp_path / "mine.rolodex"))
    assert paths.default_book() == tmp_path / "mine.rolodex"


def test_the_backups_of_a_book_lie_beside_it(tmp_path: Path) -> None:
    assert paths.backups(tmp_path / "mine.rolodex") == tmp_path / "mine backups"
