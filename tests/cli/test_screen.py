"""`rolodex window`, and `rolodex` alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rolodex.cli.app import run
from rolodex.domain.quick_card import KeyGroup, KeyRow, QuickCard
from rolodex.services import printed_pages


@dataclass
class Noted:
    """A window that only notes what is asked of it."""

    asked: list[tuple[object, ...]] = field(default_factory=list)

    def open(self, book: Path, *, deed: str = "", background: bool = False) -> int:
        self.asked.append(("open", book, deed, background))
        return 0

    def take(
        self, book: Path, out: Path, *, panel: str, query: str, theme: str, width: int, height: int
    ) -> None:
        self.asked.append(("take", book, out, panel, query, theme, width, height))

    def quick_card(self) -> QuickCard:
        self.asked.append(("quick_card",))
        return QuickCard("Keys", "One page", (KeyGroup("Lists", (KeyRow(("Del",), "Remove"),)),))


def test_window_opens_the_window_on_the_book(book: Path) -> None:
    window = Noted()
    assert run(["window"], window) == 0
    assert window.asked == [("open", book, "", False)]


def test_a_book_without_a_verb_opens_the_window_on_it(book: Path, tmp_path: Path) -> None:
    window = Noted()
    other = tmp_path / "other.rolodex"
    assert run(["--book", str(other)], window) == 0
    assert window.asked == [("open", other, "", False)]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["window", "--background"], ("", True)),
        (["--new-contact"], ("new_contact", False)),
        (["--today"], ("today", False)),
    ],
)
def test_the_window_opens_as_the_words_say(book: Path, words: list[str], asked: tuple[str, bool]) -> None:
    window = Noted()
    assert run(words, window) == 0
    assert window.asked == [("open", book, *asked)]


def test_the_window_and_a_verb_together_are_wrong_usage(book: Path) -> None:
    window = Noted()
    assert run(["--today", "find", "ana"], window) == 2
    assert window.asked == []


def test_a_picture_is_taken_instead_of_opening(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    window = Noted()
    words = [
        "window",
        "--screenshot",
        "a.png",
        "--panel",
        "companies",
        "--query",
        "an",
        "--theme",
        "dark",
        "--size",
        "800x600",
    ]
    assert run(words, window) == 0
    assert window.asked == [("take", book, Path("a.png"), "companies", "an", "dark", 800, 600)]
    assert capsys.readouterr().out == "a.png\n"


@pytest.mark.parametrize("size", ["800", "x", "0x600", "800x600x2", "-1x5"])
def test_a_size_that_is_none_is_wrong_usage(book: Path, size: str) -> None:
    window = Noted()
    assert run(["window", "--screenshot", "a.png", "--size", size], window) == 2
    assert window.asked == []


def test_without_a_window_the_verb_is_not_offered(book: Path) -> None:
    assert run(["window"]) == 2


def test_a_picture_of_a_sample_book_is_a_png(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "people.png"
    done = subprocess.run(
        [sys.executable, "-m", "rolodex", "window", "--screenshot", str(out), "--size", "1024x700"],
        capture_output=True,
        text=True,
        env=os.environ | {"LANGUAGE": "en", "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout) == (0, f"{out}\n")
    assert out.read_bytes().startswith(b"\x89PNG")


def test_the_keys_of_the_window_are_printed_without_opening_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window, out = Noted(), tmp_path / "keys.pdf"
    assert run(["quickcard", str(out), "--paper", "letter", "--json"], window) == 0
    assert window.asked == [("quick_card",)]
    assert json.loads(capsys.readouterr().out) == {"file": str(out), "keys": 1}
    assert printed_pages.count(out.read_bytes()) == 1
    assert run(["quickcard", str(out), "--paper", "papyrus"], window) == 2
