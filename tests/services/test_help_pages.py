"""Every page of the help, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolodex import i18n
from rolodex.domain.help_page import HelpPage, target
from rolodex.domain.help_topics import FIRST, PAGES
from rolodex.services import help_pages
from rolodex.ui.actions import ACTIONS

LIMIT = 2_500_000
"""Bytes of all pictures together."""
READ = {language: help_pages.read(language, lambda kind, name: f"`{name}`") for language in i18n.LANGUAGES}
KNOWN = {spec.id for spec in ACTIONS}
KEYED = {spec.id for spec in ACTIONS if spec.shortcuts}


def texts() -> list[tuple[str, Path]]:
    return [
        (language, file) for language in READ for file in sorted(help_pages.folder(language).glob("*.md"))
    ]


@pytest.mark.parametrize("language", READ)
def test_every_page_stands_in_the_contents_and_the_contents_have_every_page(language: str) -> None:
    assert {file.stem for file in help_pages.folder(language).glob("*.md")} == set(PAGES)
    assert FIRST in PAGES
    assert len(set(PAGES)) == len(PAGES)


def shape(page: HelpPage) -> list[object]:
    """What is the same in every language: headings, steps, pictures and where links lead."""
    counted = [block.kind for block in page.blocks if block.kind in ("title", "heading", "step", "picture")]
    return [*counted, *page.pictures(), *sorted(page.links())]


@pytest.mark.parametrize("place", range(len(PAGES)), ids=PAGES)
def test_a_page_has_the_same_headings_steps_pictures_and_links_in_each_language(place: int) -> None:
    assert shape(READ["es"][place]) == shape(READ["en"][place])
    keys = [
        sorted(help_pages.named((help_pages.folder(language) / f"{PAGES[place]}.md").read_text("utf-8")))
        for language in ("en", "es")
    ]
    assert keys[0] == keys[1]


def test_what_a_page_asks_for_is_there() -> None:
    for language, file in texts():
        page = READ[language][PAGES.index(file.stem)]
        for link in page.links():
            kind, name = target(link)
            assert (kind == "page" and name in PAGES) or (kind == "action" and name in KNOWN), (file, link)
        for picture in page.pictures():
            assert help_pages.picture(language, picture).is_file(), (file, picture)
        assert help_pages.named(file.read_text("utf-8")) <= KNOWN, file


def test_a_key_that_a_page_names_by_its_action_is_one() -> None:
    for _language, file in texts():
        text = file.read_text("utf-8")
        asked = {part.partition("}")[0] for part in text.split("{key:")[1:]}
        assert asked <= KEYED, file


def test_pictures_are_small_and_none_lies_there_unused() -> None:
    for language, pages in READ.items():
        used = {name for page in pages for name in page.pictures()}
        folder = help_pages.folder(language)
        assert {f"pictures/{file.name}" for file in (folder / "pictures").glob("*")} == used
    files = [file for language in READ for file in (help_pages.folder(language) / "pictures").iterdir()]
    assert sum(file.stat().st_size for file in files) <= LIMIT


def test_pages_are_short() -> None:
    for language, pages in READ.items():
        for page in pages:
            assert len(" ".join(block.text for block in page.blocks).split()) <= 420, (language, page.name)
