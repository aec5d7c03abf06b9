"""Compiles the table of currencies: `compile_currencies.py OUT.tsv`.

Codes, names and where each is paid with come from CLDR by way of Babel.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from babel import Locale
from babel.core import get_global

HEAD = """\
# The currencies in use: ISO 4217 code, name in English and Spanish, and the territories that pay with them.
#
# From Unicode CLDR, by tools/compile_currencies.py.
"""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    english, spanish = Locale("en").currencies, Locale("es").currencies
    used: dict[str, list[str]] = {}
    for territory, currencies in sorted(get_global("territory_currencies").items()):
        now = [code for code, _start, end, tender in currencies if end is None and tender]
        for code in now[:1]:
            used.setdefault(code, []).append(territory)
        for code in now[1:]:
            used.setdefault(code, [])
    lines = [
        f"{code}\t{english[code]}\t{spanish[code]}\t{' '.join(territories)}\n"
        for code, territories in sorted(used.items())
        if len(code) == 3 and code in english and code in spanish
    ]
    out.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
