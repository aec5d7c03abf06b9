"""In a language nobody speaks, every screen says only what the catalogue has, and cuts none of it."""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.blank import new_book

import doors
import pseudo
import screens
import worded
from rolodex import paths
from rolodex.services.demo import Demo, Voice
from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.screenshot import PANELS
from rolodex.ui.state import WindowState
from worded import Said

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

USUAL, SMALL = (1360, 860), (1024, 700)
WIDE = frozenset(
    (
        *PANELS,
        *"edit new_order new_deal new_campaign new_segment series erase history_of merge bulk".split(),
        *"imports look_alikes tidy rules letters directory drips labels reprint moves".split(),
        *("import cards", "backups", "protect", "printers", "stocks", "keys"),
    )
)
"""Screens with much beside each other, which a small window is hard for."""
WORD = re.compile(r"[^\W\d_]+")
PLAIN = re.compile(r"[A-Za-z]")
NOT_WORDED = {
    "diagnosis": "what is sent to those who help is in English in every language",
    "code": "the code of a card is a card as other programs read it",
    "help": "its pages are written whole in each language",
    "import cards": "the cards of the sample file",
    "compare": "a card of the sample file",
    "pasted text": "the text that was pasted",
    "diagnosis of a damaged one": "as that of one that opens",
    "tour": "the sample book is made in English",
}
"""Screens that show texts of no language, and what those are."""
DATA = frozenset(
    (
        # Days and months follow the language of figures, which is English here.
        *calendar.month_name,
        *calendar.month_abbr,
        *calendar.day_name,
        *calendar.day_abbr,
        # Sizes, stocks, units and currencies, titles before a name, what the walk itself searches for.
        *"A A4 A5 Letter Avery mm cm MB KB kB GB pt dpi x PDF UTF EUR Euro vcf rolodex".split(),
        *"Dear Mr Mrs Ms zzzz no such person".split(),
        # What lies behind the doors, and where.
        *"own doors damaged locked gone picture empty Ana ES US GB".split(),
        # The names of languages stand in their own.
        *"English Español backups".split(),
    )
)
"""Words of no catalogue that may be read."""

Walked = Mapping[str, Mapping[tuple[int, int] | str, list[Said]]]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample book whose story is told in Spanish, so that a text in English is none of its own."""
    place = tmp_path_factory.mktemp("worded")
    services = open_services(new_book(place / "worded.rolodex"))
    Demo(services.book).fill(60, 240, today=date(2026, 11, 20), voice=Voice("es", "ES"))
    services.close()
    return place / "worded.rolodex"


@pytest.fixture(scope="module")
def walked(qapp: QApplication, book: Path, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """What each screen says, and what of it is cut in a window of either size."""
    own = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patched:
        for variable in ("ROLODEX_DATA", "ROLODEX_CONFIG", "ROLODEX_CACHE", "ROLODEX_LOGS"):
            patched.setenv(variable, str(own / variable.lower()))
        window = screens.opened(book, WindowState(theme="light"), pseudo.LANGUAGE, USUAL)
        found: dict[str, dict[tuple[int, int] | str, list[Said]]] = {}
        for name in screens.walk(window):
            said, cut = worded.said_and_cut()
            at = found[name] = {"said": said, USUAL: cut}
            if name in WIDE:
                window.resize(*SMALL)
                screens.settle(window)
                at[SMALL] = worded.cut()
                window.resize(*USUAL)
                screens.settle(window)
        screens.shut(window)
        for name, _other in doors.walk(own / "doors", pseudo.LANGUAGE, USUAL):
            said, cut = worded.said_and_cut()
            found[name] = {"said": said, USUAL: cut}
    pseudo.silence()
    theme.apply(qapp, "light")
    return found


def test_what_is_read_is_of_the_catalogue_or_of_the_book(walked: Walked, book: Path) -> None:
    data = _words_of(book) | DATA | _names_of_the_world() | set(WORD.findall(str(book)))
    found = {
        (name, one.how, one.by, one.text)
        for name, at in walked.items()
        if name not in NOT_WORDED
        for one in at["said"]
        if any(
            PLAIN.search(word) and word not in data for word in WORD.findall(one.text.replace("\u200b", ""))
        )
        and not one.text.endswith("…")
    }
    assert sorted(found) == []


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["usual", "small"])
def test_no_text_of_the_catalogue_is_cut(walked: Walked, size: tuple[int, int]) -> None:
    found = {(name, one.how, one.by, one.text) for name, at in walked.items() for one in at.get(size, [])}
    assert sorted(found) == []
    assert {name for name, at in walked.items() if SMALL in at} == WIDE


def test_every_screen_was_seen(walked: Walked) -> None:
    names = [*(one.name for one in screens.screens()), *(one.name for one in doors.DOORS)]
    assert list(walked) == names


def _unknown(text: str, data: set[str]) -> bool:
    """Whether there are words in a text that neither the catalogue nor the book has."""
    return any(PLAIN.search(word) and word not in data for word in WORD.findall(text.replace("\u200b", "")))


def _words_of(book: Path) -> set[str]:
    """Every word that stands in a book."""
    connection = sqlite3.connect(book)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    words: set[str] = set()
    for name in names:
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            for value in row:
                words.update(WORD.findall(value) if isinstance(value, str) else ())
    connection.close()
    return words


def _names_of_the_world() -> set[str]:
    """What territories and currencies are called, in the language of figures."""
    files = [*(paths.resources() / "addresses").iterdir(), *(paths.resources() / "currencies").iterdir()]
    return {word for file in files for word in WORD.findall(file.read_text(encoding="utf-8"))}
