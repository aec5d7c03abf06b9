"""Makes the fonts of window and paper from the published ones.

    make_fonts.py sans INTER_FOLDER OUT    the static faces of Inter 4.1 (woff2 or ttf) as RolodexSans-*.ttf:
                                           a family name of our own, as an installed Inter would mix with ours
    make_fonts.py noto NOTO_FOLDER OUT     Noto Sans for other alphabets, without hints
    make_fonts.py han NOTO_FOLDER OUT      Noto Sans SC, JP and KR, cut to the usual characters

Needs fontTools and brotli. Write the sans faces first: NotoSans.ttf holds only what they lack.
"""

from __future__ import annotations

import argparse
import codecs
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# Not a dependency of ours: only who makes the fonts anew needs it.
from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

FAMILY = "Rolodex Sans"
FACES = ("Regular", "Italic", "Medium", "SemiBold", "Bold")
BASIC = ("Regular", "Italic", "Bold")
"""The styles that old font menus know; any other style is there a family of its own."""

ALPHABETS = (
    *("Hebrew", "Arabic", "Thaana", "Armenian", "Georgian", "Ethiopic", "Devanagari", "Bengali", "Gurmukhi"),
    *("Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala"),
    *("Thai", "Lao", "Khmer", "Myanmar"),
)
UNUSED_TABLES = ["vhea", "vmtx", "VORG", "BASE", "STAT", "gasp", "DSIG", "hdmx", "VDMX", "LTSH", "meta"]


def rename(font: Any, family: str, style: str) -> None:
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


def part_of(font: Any, number: str) -> None:
    """Gives one part of a font a family of its own, as two fonts of one name are one to the window."""
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = f"{record} {number}"
        elif record.nameID == 4:
            record.string = f"{str(record).removesuffix(' Regular')} {number} Regular"
        elif record.nameID in (3, 6):
            record.string = f"{str(record).removesuffix('-Regular')}{number}-Regular"


def cut(source: Path, out: Path, characters: Iterable[int] | None, *, shaping: bool) -> None:
    """Writes the font with these characters only (all where None), without hints."""
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += UNUSED_TABLES
    if not shaping:
        options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap() if characters is None else characters)
    subsetter.subset(font)
    _name, dash, number = out.stem.partition("-")
    if dash:
        part_of(font, number)
    font.save(out)
    print(f"{out.name}: {len(font.getBestCmap())} characters, {out.stat().st_size} bytes")


def make_noto(source: Path, out: Path) -> None:
    """Writes one font an alphabet, and the letters that Rolodex Sans lacks."""
    for alphabet in ALPHABETS:
        cut(source / f"NotoSans{alphabet}-Regular.ttf", out / f"NotoSans{alphabet}.ttf", None, shaping=True)
    sans = set(TTFont(out / "RolodexSans-Regular.ttf").getBestCmap())
    noto = set(TTFont(source / "NotoSans-Regular.ttf").getBestCmap())
    # The Indic letters and marks of Noto Sans have fonts of their own.
    lacking = {c for c in noto - sans if not 0x0900 <= c < 0x0E00 and not 0xE000 <= c < 0xF900}
    cut(source / "NotoSans-Regular.ttf", out / "NotoSans.ttf", lacking, shaping=False)


def plane(encoding: str, lead: Iterable[int], trail: Iterable[int]) -> set[int]:
    """The characters of these rows of a national character set."""
    found = set()
    decode = codecs.getdecoder(encoding)
    for first in lead:
        for second in trail:
            try:
                found.add(ord(decode(bytes([first, second]))[0]))
            except UnicodeDecodeError:
                continue
    return found


def parts(
    region: str, first: int, characters: set[int], count: int, more: set[int]
) -> list[tuple[str, str, set[int]]]:
    """The characters in `count` fonts of about the same size; the first of them has `more`."""
    ordered = sorted(characters)
    size = -(-len(ordered) // count)
    found = [set(ordered[at : at + size]) for at in range(0, len(ordered), size)]
    found[0] |= more
    return [(region, f"NotoSans{region}-{first + at}.ttf", part) for at, part in enumerate(found)]


def make_han(source: Path, out: Path) -> None:
    """Writes ideographs, kana and Hangul as fonts of about 1 MB, the usual ones first."""
    row = range(0xA1, 0xFF)
    sjis_row = [*range(0x40, 0x7F), *range(0x80, 0xFD)]
    common = plane("gb2312", range(0xB0, 0xD8), row)
    second = plane("gb2312", range(0xD8, 0xF8), row)
    signs = plane("euc_jp", range(0xA1, 0xA9), row)
    japanese = plane("euc_jp", range(0xB0, 0xD0), row)
    japanese_second = plane("euc_jp", range(0xD0, 0xF5), row)
    traditional = plane("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *row])
    # Full-width forms and CJK punctuation come with the Japanese face, which is always there to ask.
    signs |= set(range(0x3000, 0x3100)) | set(range(0xFF01, 0xFFEF))
    rest = (traditional | japanese_second) - common - second - japanese - signs
    # What is written in Japanese names and firms beyond the standard: 髙, 﨑, 濵, ㈱; small kana of Ainu.
    names = plane("cp932", [0x87, 0xFA, 0xFB, 0xFC], sjis_row) | set(range(0x31F0, 0x3200))
    japanese_names = names - common - second - japanese - signs - rest
    # Whatever else was ever typed in Chinese letters on a computer of the nineties: the first unified block.
    unified = set(range(0x4E00, 0x9FA6)) - common - second - japanese - rest - japanese_names
    chinese_signs = set(range(0x3100, 0x3130)) | plane("gb2312", range(0xA1, 0xA4), row) - signs
    hangul = plane("euc_kr", range(0xB0, 0xC9), row) | set(range(0x3131, 0x3164))
    korean_signs = plane("euc_kr", range(0xA1, 0xAA), row) - hangul
    syllables = set(range(0xAC00, 0xD7A4)) - hangul
    jobs = (
        ("SC", "NotoSansSC.ttf", common),
        ("SC", "NotoSansSC-2.ttf", second),
        ("SC", "NotoSansSC-3.ttf", rest),
        *parts("SC", 4, unified, 4, chinese_signs),
        ("JP", "NotoSansJP.ttf", japanese | signs),
        ("JP", "NotoSansJP-2.ttf", japanese_names),
        ("KR", "NotoSansKR.ttf", hangul),
        *parts("KR", 2, syllables, 2, korean_signs),
    )
    for region, name, characters in jobs:
        found = sorted(source.rglob(f"NotoSans{region}*Regular.ttf"))
        cut(found[0], out / name, characters, shaping=False)


def main() -> None:
    """Reads the command line."""
    makers = {"sans": make_sans, "noto": make_noto, "han": make_han}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=makers)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    makers[given.what](given.source, given.out)


if __name__ == "__main__":
    main()
