"""What the pages say about files is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import schema
from rolodex.cli.verbs import GROUPS

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]
FILE = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|md|toml|txt|tsv|json|qss|pot|po|png))`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
COMMANDS = re.compile(r"\bmake ([a-z]+)\b")
# Pages name files from the root of the project or from the package.
BASES = (ROOT, ROOT / "src" / "rolodex")
# Words that follow "make" in a sentence of their own.
SENTENCES = {"one", "it", "a", "the"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_files_that_are_there(page: Path) -> None:
    named = FILE.findall(page.read_text(encoding="utf-8"))
    assert [name for name in named if not any((base / name).exists() for base in BASES)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_links_only_to_files_that_are_there(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_a_page_names_only_words_that_make_knows(page: Path) -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(COMMANDS.findall(page.read_text(encoding="utf-8"))) - known - SENTENCES == set()


def test_decisions_are_numbered_without_a_clash() -> None:
    numbers = [page.name[:4] for page in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == sorted(set(numbers))


def test_the_page_of_the_schema_is_what_the_tables_are() -> None:
    assert schema.DOCUMENT.read_text(encoding="utf-8") == schema.document()


def test_the_page_of_the_command_tells_of_every_verb() -> None:
    page = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^### `rolodex ([a-z]+)", page, re.MULTILINE))
    assert told - {"window", "quickcard"} == {verb for verbs, _add in GROUPS for verb in verbs}
