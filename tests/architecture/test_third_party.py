"""THIRD-PARTY.md tells the truth about what is installed and shipped."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import third_party

ROOT = Path(__file__).parents[2]
CONSTRAINTS = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines())


def test_the_page_is_what_is_installed() -> None:
    assert third_party.DOCUMENT.read_text(encoding="utf-8") == third_party.document()


@pytest.mark.parametrize("name", third_party.runtime())
def test_a_library_has_a_licence_with_its_text(name: str) -> None:
    page = third_party.DOCUMENT.read_text(encoding="utf-8")
    version = importlib.metadata.version(name)
    assert re.search(rf"\| {re.escape(name)} \| {re.escape(version)} \| \S.* \|", page)
    assert re.search(rf"### (.*, )?{re.escape(name)}(, .*)?\n\n~~~~text\n\S", page)


def test_every_library_of_ours_is_held_at_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    wanted = [*project["dependencies"], *optional["privacy"], *optional["dev"], *optional["package"]]
    held = {_plain(name) for name in CONSTRAINTS}
    assert [line for line in wanted if _plain(Requirement(line).name) not in held] == []


def test_the_versions_held_are_those_installed() -> None:
    installed = {_plain(found.name): found.version for found in importlib.metadata.distributions()}
    held = {_plain(name): version for name, version in CONSTRAINTS.items()}
    assert {name: version for name, version in held.items() if installed.get(name, version) != version} == {}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
