"""Palette and style sheet from the tokens, and how they are put on the program."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from rolodex import paths
from rolodex.ui.theme import fonts, painting, resizing, state
from rolodex.ui.theme.tokens import TABLES, Mode

Choice = Literal["light", "dark", "system"]
EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_flash = -1
_usual: tuple[bool, ...] = ()
"""Which of the effects the desktop wants."""
CHOICES: tuple[Choice, ...] = ("light", "dark", "system")

_ROLES = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "card"),
    (QPalette.ColorRole.AlternateBase, "hover"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "dim"),
    (QPalette.ColorRole.Button, "card"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "onacc"),
    (QPalette.ColorRole.ToolTipBase, "card"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "onacc"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Light, "card"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line"),
    (QPalette.ColorRole.Shadow, "line"),
)


def palette(chosen: Mode) -> QPalette:
    """The palette for what the style sheet does not name."""
    table = TABLES[chosen]
    made = QPalette()
    for role, token in _ROLES:
        made.setColor(role, QColor(table[token]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(table["faint"]))
    return made


def style_sheet(chosen: Mode) -> str:
    """The style sheet with this table's colours and lengths for the user's size of text."""
    filled = Template(_template()).substitute(TABLES[chosen])
    return re.sub(r"\b(\d+)px", lambda found: f"{fonts.size(int(found[1]))}px", filled)


def choice(text: str) -> Choice:
    """The choice of this name; "system" where there is none."""
    return next((known for known in CHOICES if known == text), "system")


def resolve(chosen: Choice) -> Mode:
    """The table for a choice; "system" follows the desktop where it says something."""
    if chosen != "system":
        return chosen
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, wanted: Choice) -> None:
    """Put faces, palette and style sheet on the program."""
    chosen = resolve(wanted)
    # Faces first: what is measured before them keeps the measures of another font.
    fonts.load()
    state.use(chosen)
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(fonts.font(fonts.BASE))
    app.setPalette(palette(chosen))
    app.setStyleSheet(style_sheet(chosen))


def set_text_size(percent: int = 0) -> None:
    """Draw text at this size, 100 to 200 percent, 0 for the desktop's; what is shown follows at once."""
    app, before = QApplication.instance(), fonts.factor()
    if not fonts.choose(percent) or not isinstance(app, QApplication) or not app.styleSheet():
        return
    scaled = resizing.scale_between(before, fonts.factor())
    widgets = app.allWidgets()
    icons, faces = resizing.icon_sizes(widgets), resizing.own_fonts(widgets)
    resizing.resize(widgets, scaled)
    _forget_measures()
    app.setFont(fonts.font(fonts.BASE))
    # This tells every widget that its style has changed: those that keep heights measure anew.
    app.setStyleSheet(style_sheet(state.mode()))
    resizing.resize_icons(icons, scaled)
    resizing.resize_fonts(faces, scaled)
    resizing.arrange(widgets)


def set_motion(choice: str) -> None:
    """Let things move as the desktop has it (""), always ("full") or as little as can be ("reduced")."""
    global _flash, _usual  # noqa: PLW0603 - one program has one cursor
    hints = QGuiApplication.styleHints()
    if _flash < 0:
        _flash = hints.cursorFlashTime()
        _usual = tuple(map(QApplication.isEffectEnabled, EFFECTS))
    for effect, usual in zip(EFFECTS, _usual, strict=True):
        QApplication.setEffectEnabled(effect, choice == "full" if choice else usual)
    # A cursor that stands still is the only thing in the window that would move by itself.
    hints.setCursorFlashTime(0 if choice == "reduced" else _flash)


def percent(text: str) -> int:
    """The size of text that was remembered; 0, as the desktop has it, where nothing was."""
    return int(text) if text.isdecimal() and len(text) < 4 else 0


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a look of the style sheet: dim, title, head, chip, card, primary, link, danger, ..."""
    if widget.property("k") == role:
        return
    widget.setProperty("k", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # A style sheet looks at properties once; only a new polish makes it look again.
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _forget_measures() -> None:
    painting.shortened.cache_clear()


@lru_cache(maxsize=1)
def _template() -> str:
    return (paths.resources() / "style" / "rolodex.qss").read_text(encoding="utf-8")
