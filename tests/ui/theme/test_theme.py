"""How the window looks, in figures."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rolodex import paths
from rolodex.ui import theme
from rolodex.ui.theme.style import style_sheet
from rolodex.ui.theme.tokens import AVATARS, TABLES, Mode

MODES: tuple[Mode, ...] = ("light", "dark")


def luminance(colour: str) -> float:
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]  # type: ignore[index]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    red, green, blue = linear
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ground", "ink"), AVATARS)
def test_initials_can_be_read(ground: str, ink: str) -> None:
    assert contrast(ink, ground) >= 4.5


def test_both_tables_have_the_same_tokens() -> None:
    assert TABLES["light"].keys() == TABLES["dark"].keys()


@pytest.mark.parametrize("mode", MODES)
def test_the_style_sheet_says_nothing_that_qt_does_not_know(
    app: QApplication, qtbot: QtBot, capfd: pytest.CaptureFixture[str], mode: Mode
) -> None:
    widget = QPushButton("x")
    qtbot.addWidget(widget)
    theme.apply(app, mode)
    widget.show()
    qtbot.waitExposed(widget)
    # Qt warns on stderr, and a warning fails any test; both are looked at.
    assert "Unknown property" not in capfd.readouterr().err
    assert not re.search(r"line-height|box-shadow|opacity", style_sheet(mode))


def test_all_weights_come_from_our_own_faces(app: QApplication) -> None:
    faces = [theme.font(13, weight) for weight in (400, 500, 600, 700)]
    assert {QFontInfo(face).family() for face in faces} == {"Rolodex Sans"}
    widths = [theme.metrics(13, weight).horizontalAdvance("Rolodex") for weight in (400, 500, 600, 700)]
    assert widths == sorted(set(widths))


def test_an_icon_takes_the_colour_of_the_theme_in_force(app: QApplication) -> None:
    icon = theme.icon("phone", "ink")
    light = icon.pixmap(16, 16).toImage()
    theme.apply(app, "dark")
    assert icon.pixmap(16, 16).toImage() != light


def test_a_role_given_later_changes_the_look(app: QApplication, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()
    theme.set_role(label, "title")
    assert label.sizeHint().height() > before


def test_every_icon_is_a_drawing_in_the_current_colour() -> None:
    icons = sorted((paths.resources() / "icons").glob("*.svg"))
    assert icons
    assert not [file.name for file in icons if "currentColor" not in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize("letter", ["山", "髙", "們", "똠", "김"])
def test_ideographs_and_hangul_are_drawn_with_faces_that_come_with_the_program(
    app: QApplication, letter: str
) -> None:
    theme.load_other_scripts()
    layout = QTextLayout(f"Ana {letter}", theme.font(13))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    numbers = [number for run in layout.glyphRuns() for number in run.glyphIndexes()]
    assert 0 not in numbers
    assert len(numbers) == len(f"Ana {letter}")
