"""THIRD-PARTY.md from what is installed and shipped: `write` it, or `check` that it still says the truth."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "THIRD-PARTY.md"
RESOURCES = ROOT / "resources"
LICENCES = ROOT / "packaging" / "licences"
QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
WITHIN = {"sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt")}
"""Licences of what is compiled into a library that brings its own text alone."""

INTRODUCTION = """\
# What Rolodex is made of

Rolodex itself is under the MIT licence (`LICENSE`). It uses the libraries, fonts, icons and facts below;
their licence texts follow. PySide6, shiboken6, Qt and python-bidi are under the LGPL: they are separate
files of every package of Rolodex, and you may replace them by versions of your own.

This page is written by `tools/third_party.py`; a test compares it with what is installed.
"""

# What a distribution's own description does not say in one expression.
NAMED = {
    "charset-normalizer": "MIT",
    "colorama": "BSD-3-Clause",
    "et-xmlfile": "MIT",
    "markdown-it-py": "MIT",
    "openpyxl": "MIT",
    "mdurl": "MIT",
    "pyrage": "MIT",
    "sqlcipher3": "Zlib; SQLCipher in it BSD-3-Clause, OpenSSL in it Apache-2.0",
    "pypdfium2": "BSD-3-Clause, Apache-2.0 and those of PDFium's parts",
    "python-bidi": "LGPL-3.0-or-later",
    "reportlab": "BSD-3-Clause",
    "rl_accel": "BSD-3-Clause",
    "scipy": "BSD-3-Clause and those of the parts it brings",
    "segno": "BSD-3-Clause",
    "shellingham": "ISC",
    "uharfbuzz": "Apache-2.0",
    "vobject": "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made, and the texts of its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def main() -> None:
    """Write the page, or say whether it is true."""
    if sys.argv[1:] == ["write"]:
        DOCUMENT.write_text(document(), encoding="utf-8")
    elif sys.argv[1:] != ["check"]:
        sys.exit("usage: third_party.py write | check")
    elif DOCUMENT.read_text(encoding="utf-8") != document():
        sys.exit("THIRD-PARTY.md is not what is installed; run: python tools/third_party.py write")


def document() -> str:
    """The whole page."""
    libraries = [_library(name) for name in runtime()]
    shipped = _shipped()
    sections = [
        INTRODUCTION,
        "## Libraries\n\n" + _table(libraries),
        "## Fonts and icons\n\n" + _table(shipped),
        "## Facts\n\n" + (LICENCES / "facts.md").read_text(encoding="utf-8"),
        "## Licence texts\n",
        *_texts([*libraries, *shipped]),
    ]
    return "\n".join(sections)


def runtime() -> list[str]:
    """The names of every library that an installed Rolodex needs, those of its libraries included."""
    found: dict[str, str] = {}
    waiting = [("rolodex", frozenset({"privacy"}))]
    while waiting:
        name, extras = waiting.pop()
        for line in metadata.requires(name) or ():
            need = Requirement(line)
            wanted = need.marker is None or any(need.marker.evaluate({"extra": e}) for e in ("", *extras))
            key = _plain(need.name)
            if wanted and (key not in found or need.extras):
                found[key] = metadata.distribution(need.name).name
                waiting.append((need.name, frozenset(need.extras)))
    return [found[key] for key in sorted(found)]


def _library(name: str) -> Part:
    distribution = metadata.distribution(name)
    says = distribution.metadata
    named = [says[field] for field in ("License-Expression", "License") if field in says]
    licence = NAMED.get(name) or "".join(named[:1])
    return Part(name, distribution.version, licence, tuple(_licence_texts(distribution)))


def _licence_texts(distribution: metadata.Distribution) -> Iterator[str]:
    """The licence files a distribution brings; Qt for Python brings none, so its texts lie with us."""
    brought = [
        file
        for file in sorted(distribution.files or (), key=str)
        if ".dist-info/licenses/" in str(file)
        or (".dist-info/" in str(file) and re.match(r"(?i)(licen[cs]e|copying|notice)", file.name))
    ]
    for file in brought:
        yield Path(str(distribution.locate_file(file))).read_text(encoding="utf-8", errors="replace")
    ours = WITHIN.get(distribution.name, ()) if brought else QT
    yield from ((LICENCES / name).read_text(encoding="utf-8") for name in ours)


def _shipped() -> list[Part]:
    fonts = RESOURCES / "fonts"
    return [
        _file("Inter, as Rolodex Sans", "OFL-1.1", fonts / "RolodexSans-OFL.txt"),
        _file("Noto Sans, with the faces of other alphabets", "OFL-1.1", fonts / "NotoSans-OFL.txt"),
        _file("Lucide icons", "ISC", RESOURCES / "icons" / "LICENSE"),
    ]


def _file(name: str, licence: str, text: Path) -> Part:
    return Part(name, "", licence, (text.read_text(encoding="utf-8"),))


def _table(parts: list[Part]) -> str:
    lines = ["| name | version | licence |", "|---|---|---|"]
    lines += [f"| {part.name} | {part.version} | {part.licence} |" for part in parts]
    return "\n".join(lines) + "\n"


def _texts(parts: list[Part]) -> Iterator[str]:
    """Each licence text once, under the names of all it holds for."""
    holders: dict[str, list[str]] = {}
    for part in parts:
        for text in part.texts:
            tidy = "\n".join(line.rstrip() for line in text.strip().splitlines())
            if tidy:
                holders.setdefault(tidy, []).append(part.name)
    for text, names in holders.items():
        yield f"### {', '.join(dict.fromkeys(names))}\n\n~~~~text\n{text}\n~~~~\n"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
