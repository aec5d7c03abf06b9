"""The faces of the window, and the one place where a font is made."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from rolodex import paths

FAMILY = "Rolodex Sans"
BASE = 13
# System text up to this size (11 points at 96 dpi) is what the design was drawn for; larger text scales it.
USUAL_SYSTEM_PIXELS = 44 / 3

# Ideographs and Hangul come in parts, each a family by itself: asked for by name, as Qt takes no face for a
# script unless it has every character of it.
HAN = (
    *("Noto Sans JP", "Noto Sans JP 2"),
    *("Noto Sans SC", *(f"Noto Sans SC {part}" for part in range(2, 8))),
    *("Noto Sans KR", "Noto Sans KR 2", "Noto Sans KR 3"),
)

_family = ""
LEAST, MOST = 100, 200
"""The sizes of text that can be chosen, in percent."""

_factor = 1.0
_chosen = 0
_others = False


def load() -> None:
    """Add our faces, once; without their files the system's sans serif stands in."""
    global _family  # noqa: PLW0603 - one program has one set of faces
    if _family:
        return
    _settle(_factor_of(_chosen))
    found = [
        QFontDatabase.addApplicationFont(str(file))
        for file in sorted((paths.resources() / "fonts").glob("RolodexSans-*.ttf"))
    ]
    ours = any(number >= 0 and FAMILY in QFontDatabase.applicationFontFamilies(number) for number in found)
    _family = FAMILY if ours else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    font.cache_clear()
    metrics.cache_clear()


def choose(percent: int) -> bool:
    """Draw text at this size from now on, 0 for that of the desktop; says whether that is another size."""
    global _chosen  # noqa: PLW0603 - one program has one size of text
    _chosen = max(LEAST, min(MOST, percent)) if percent else 0
    return _settle(_factor_of(_chosen))


def percent() -> int:
    """The size of text in force, in percent of the design's."""
    return round(_factor * 100)


def factor() -> float:
    """How many pixels a pixel of the design has."""
    return _factor


def _factor_of(chosen: int) -> float:
    """The factor for a choice, or for the desktop's own size of text where nothing is chosen."""
    if chosen:
        return chosen / 100
    # The program's own font is ours once it is put on; the desktop's stays with the data base of fonts.
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    screen = QGuiApplication.primaryScreen()
    dpi = screen.logicalDotsPerInch() if screen else 96.0
    pixels = system.pixelSize() if system.pixelSize() > 0 else system.pointSizeF() * dpi / 72
    return max(LEAST / 100, min(MOST / 100, pixels / USUAL_SYSTEM_PIXELS))


def _settle(wanted: float) -> bool:
    global _factor  # noqa: PLW0603 - one program has one size of text
    if wanted == _factor:
        return False
    _factor = wanted
    font.cache_clear()
    metrics.cache_clear()
    return True


def load_other_scripts() -> None:
    """Add the faces for scripts that ours lacks; Qt takes from them what a text needs."""
    global _others  # noqa: PLW0603 - one program has one set of faces
    if _others:
        return
    _others = True
    # Qt tries each face for a script before it takes the right one, and says so for each.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for file in sorted((paths.resources() / "fonts").glob("Noto*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def size(px: float) -> int:
    """A length of the design in pixels for the user's size of text."""
    return round(px * _factor)


@lru_cache(maxsize=256)
def font(px: float, weight: int = 400, spacing: float = 0.0, tabular: bool = False) -> QFont:
    """Our face at a size of the design; `tabular` is for counts, money and dates in columns only."""
    made = QFont([_family, *HAN])
    made.setPixelSize(max(1, size(px)))
    made.setWeight(QFont.Weight(weight))
    # Without this, advances depend on the machine's fontconfig.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=256)
def metrics(px: float, weight: int = 400, spacing: float = 0.0, tabular: bool = False) -> QFontMetricsF:
    """The measures of the face that `font` gives for the same arguments."""
    return QFontMetricsF(font(px, weight, spacing, tabular))
