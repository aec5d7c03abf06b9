"""Contrast, computed from both tables of colours: words 4.5, icons and rings 3."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from rolodex import paths
from rolodex.ui.reports.plan import DEPTHS
from rolodex.ui.theme.tokens import INKS, READABLE, SEEN, TABLES, Mode

MODES: tuple[Mode, ...] = ("light", "dark")
WORDS = 4.5
SIGNS = 3.0
INACTIVE = ("disabled", "QScrollBar")
DEEP = 0.6
"""From this depth on a cell of a chart has the ink of a button."""


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def between(mode: Mode, ink: str, ground: str) -> float:
    return contrast(QColor(TABLES[mode][ink]), QColor(TABLES[mode][ground]))


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read_on_every_ground_they_stand_on(mode: Mode) -> None:
    found = {pair: between(mode, *pair) for pair in READABLE}
    assert {pair: value for pair, value in found.items() if value < WORDS} == {}


@pytest.mark.parametrize("mode", MODES)
def test_icons_rings_and_words_at_rest_can_be_seen(mode: Mode) -> None:
    found = {pair: between(mode, *pair) for pair in SEEN}
    assert {pair: value for pair, value in found.items() if value < SIGNS} == {}


@pytest.mark.parametrize("mode", MODES)
def test_figures_can_be_read_in_every_cell_of_a_grid(mode: Mode) -> None:
    table = {token: QColor(colour) for token, colour in TABLES[mode].items()}
    accent, card = table["accent"], table["card"]
    for depth in DEPTHS:
        laid = QColor.fromRgbF(
            accent.redF() * depth + card.redF() * (1 - depth),
            accent.greenF() * depth + card.greenF() * (1 - depth),
            accent.blueF() * depth + card.blueF() * (1 - depth),
        )
        assert contrast(table["onacc" if depth > DEEP else "ink"], laid) >= WORDS, depth


def test_the_style_sheet_words_nothing_in_another_colour() -> None:
    """What it lends to words is a colour whose contrast is computed; `faint` only to what is at rest."""
    sheet = (paths.resources() / "style" / "rolodex.qss").read_text(encoding="utf-8")
    known = {*INKS, "onacc", "window", "accent_soft"}
    for rule in re.findall(r"^([^{/\n]+)\{([^}]*)\}", sheet, re.MULTILINE):
        selector, body = rule
        for token in re.findall(r"(?:^|[;{\s])(?:placeholder-text-)?color:\s*\$(\w+)", body):
            assert token in known or any(rest in selector for rest in INACTIVE), f"{selector}: {token}"
