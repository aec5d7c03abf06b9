"""Makes the fonts of window and paper from the published ones, under family names of our own.

`make_fonts.py sans INTER_FOLDER OUT` takes the static faces of Inter 4.1 (woff2 or ttf) and writes them as
RolodexSans-*.ttf: an installed Inter would otherwise mix with ours. Needs fontTools and brotli.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found]  # not a dependency of ours

FAMILY = "Rolodex Sans"
FACES = ("Regular", "Italic", "Medium", "SemiBold", "Bold")
BASIC = ("Regular", "Italic", "Bold")
"""The styles that old font menus know; any other style is there a family of its own."""


def rename(font: TTFont, family: str, style: str) -> None:
    """Gives the font a family and a style of our own; copyright and licence stay."""
    postscript = f"{family.replace(' ', '')}-{style}"
    basic = style in BASIC
    names = {
        1: family if basic else f"{family} {style}",
        2: style if basic else "Regular",
        3: f"Rolodex:{postscript}",
        4: f"{family} {style}",
        6: postscript,
        16: family,
        17: style,
    }
    table = font["name"]
    for record in (21, 22, 25):
        table.removeNames(nameID=record)
    for record, text in names.items():
        table.removeNames(nameID=record)
        table.setName(text, record, 3, 1, 0x409)


def make_sans(source: Path, out: Path) -> None:
    """Writes the five static faces."""
    for style in FACES:
        found = [*source.glob(f"Inter-{style}.woff2"), *source.glob(f"Inter-{style}.ttf")]
        font = TTFont(found[0], recalcTimestamp=False)
        font.flavor = None
        rename(font, FAMILY, style)
        font.save(out / f"RolodexSans-{style}.ttf")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["sans"])
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    make_sans(given.source, given.out)


if __name__ == "__main__":
    main()
