"""Compiles the table of label stocks: `compile_stocks.py LABEL_STOCKS.json OUT.tsv`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

HEAD = """\
# Label stocks: measures in millimetres from the top left corner of the sheet.
#
# Facts from these sources, in our own form:
# - gLabels' template database: Copyright (c) 2001-2009 Jim Evins (Jaye Evins), MIT-style licence.
# - LibreOffice's list of labels: Mozilla Public License 2.0.
# - Dymo's printer descriptions (Debian printer-driver-dymo) and brother_ql's table of media.
#
# confidence: high = two or more independent sources within 0.3 mm, or the standard that sets the size;
#   single = one source; disputed = sources differ by more than 0.3 mm, see note; unverified = not checked.
# unprintable: what the printer leaves white, left top right bottom. aliases are parted by "|".
# flags: mailing (for addresses), turned (longer than wide: text runs along the feed), round.
"""
COLUMNS = (
    *("name", "brand", "part", "aliases", "title", "kind", "paper", "paper_width", "paper_height"),
    *("width", "height", "columns", "rows", "left", "top", "pitch_x", "pitch_y", "corner", "margin"),
    *("unprintable", "flags", "confidence", "note"),
)
SIDES = ("left", "top", "right", "bottom")
STANDARDS = {"env-c4": "ISO 269", "env-c65": "DIN 678"}
"""Envelopes whose size a standard sets."""
NOTES = {
    "fed short edge first: text usually rotated 90 degrees": "",
    "part-number to size mapping for 11209/11241 is from memory: unverified": "one source for this number",
}
"""Notes of the source in our own words."""
FREE_LENGTH = 36.0
"""Height given to labels of a continuous roll, whose length is free: that of six lines."""


def row(stock: dict[str, Any]) -> list[str]:
    """One line of the table."""
    free = stock["label_h"] is None
    safe = stock.get("safe")
    flags = {
        "mailing": stock["mailing"],
        # The printer takes the width first. Only labels longer than wide are then read across it.
        "turned": stock.get("rotate") == 90 and stock["label_h"] > stock["label_w"],
        "round": "elliptical-label" in stock["category"],
    }
    cells = {
        "name": stock["id"],
        "brand": stock["brand"],
        "part": stock["part"],
        "aliases": "|".join(stock["aliases"]),
        "title": stock["description"],
        "kind": stock["kind"],
        "paper": stock["paper"],
        "paper_width": stock["paper_w"],
        "paper_height": FREE_LENGTH if free else stock["paper_h"],
        "width": stock["label_w"],
        "height": FREE_LENGTH if free else stock["label_h"],
        "columns": stock["cols"],
        "rows": stock["rows"],
        "left": stock["x0"],
        "top": stock["y0"],
        "pitch_x": stock["dx"],
        "pitch_y": FREE_LENGTH if free else stock["dy"],
        "corner": stock["corner_r"] or 0,
        "margin": stock.get("margin") or 0,
        "unprintable": " ".join(measure(safe[side]) for side in SIDES) if safe else "",
        "flags": " ".join(flag for flag, on in flags.items() if on),
        "confidence": "high" if stock["id"] in STANDARDS else stock["confidence"],
        "note": note(stock),
    }
    return [measure(cells[column]) for column in COLUMNS]


def note(stock: dict[str, Any]) -> str:
    """What is to be said of the measures; where sources disagree, how."""
    told = [STANDARDS.get(stock["id"], ""), NOTES.get(stock["note"], stock["note"])]
    if stock["confidence"] == "disputed" and "differ" not in stock["note"]:
        told.insert(0, stock["source"])
    return "; ".join(part for part in told if part)


def measure(cell: Any) -> str:
    """A cell as text; a number without trailing zeros."""
    return f"{cell:.3f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell).replace("\t", " ")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    stocks = json.loads(given.source.read_text(encoding="utf-8"))["stocks"]
    lines = ["\t".join(COLUMNS), *("\t".join(row(stock)) for stock in stocks)]
    given.out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(stocks)} stocks, {sum(1 + len(stock['aliases']) for stock in stocks)} part numbers")


if __name__ == "__main__":
    main()
