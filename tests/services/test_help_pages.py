"""Every page of the help, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from rolodex import i18n, paths
from rolodex.domain.help_page import HelpPage, target
from rolodex.domain.help_topics import FIRST, PAGES
from rolodex.domain.message import Message
from rolodex.services import help_pages
from rolodex.ui.actions import ACTIONS

LIMIT = 2_500_000
"""Bytes of all pictures together."""
QUOTED = {"en": re.compile("“([^”]+)”"), "es": re.compile("«([^»]+)»")}
TYPED = {
    "en": (
        "2 chairs 89.90 card @SUMMER yesterday",
        "4477",
        "?",
        "Are you sure?",
        "VIP without a call since May",
        "ana bilbao",
        "backups",
        "buy stamps tomorrow",
        "called, wants a quote for 12 chairs, follow up Friday 10:00",
        "called, wants a quote, follow up Friday 10:00",
        "customers in Bilbao who have not bought for 90 days",
        "fit to page",
        "gar",
        "lopez",
    ),
    "es": (
        "2 sillas 89,90 tarjeta @VERANO ayer",
        "4477",
        "?",
        "VIP sin llamada desde mayo",
        "ajustar a la página",
        "ana bilbao",
        "backups",
        "clientes de Bilbao sin comprar 90 días",
        "comprar sellos mañana",
        "gar",
        "llamé, quiere presupuesto de 12 sillas, llamar el viernes a las 10",
        "llamé, quiere presupuesto, llamar el viernes a las 10",
        "lopez",
        "¿Seguro?",
    ),
}
"""What pages quote that is typed, or stands elsewhere than in our window."""
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


@pytest.mark.parametrize("language", READ)
def test_what_a_page_quotes_of_the_screen_stands_there(language: str) -> None:
    i18n.use(language)
    try:
        with (paths.resources() / "locale" / "rolodex.pot").open("rb") as template:
            catalogue = read_po(template)
        known = {i18n.word(Message(text)) for entry in catalogue for text in _sources(entry.id)}
    finally:
        i18n.use("en")
    shown = {text.rstrip("….") for text in known}
    quoted = {
        found
        for said, file in texts()
        if said == language
        for found in QUOTED[language].findall(file.read_text("utf-8"))
    }
    assert {text for text in quoted if text.rstrip("….") not in shown} == set(TYPED[language])


def _sources(text: str | Sequence[str]) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text


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
