"""Qt's library of Unicode tables (ICU) with those tables alone that Qt asks for: how texts sort and compare.

Names of currencies, languages, regions, units and time zones in seven hundred languages are most of it; Qt
brings its own, and Rolodex too. The library keeps its name, so the whole one may be put in its place.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

IDLE = re.compile(
    r"/zone/(?!(root|en|es|pool|res_index|tzdbNames)\.)|/(curr|lang|region|unit|translit|rbnf|brkitr)/"
    r"|\.(cnv|cfu|spp|brk|dict)$|/unames\.icu$"
)
SYMBOL = re.compile(r"^([0-9a-f]+) .*\s(icudt\d+_dat)$", re.MULTILINE)
SECTION = re.compile(r"^\s+\d+ \.rodata\s+([0-9a-f]+)\s+([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)", re.MULTILINE)
SOURCE = """\
.section .rodata
.globl {symbol}
.type {symbol}, @object
.balign 16
{symbol}: .incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", @progbits
"""


def smaller(library: Path, folder: Path) -> Path:
    """The same library in `folder`, without the tables that are idle in this program."""
    symbol, data = _tables(library)
    folder.mkdir(parents=True, exist_ok=True)
    packed, text, part = folder / "tables.dat", folder / "tables.s", folder / "tables.o"
    packed.write_bytes(_packed(data))
    text.write_text(SOURCE.format(symbol=symbol, data=packed), encoding="utf-8")
    made = folder / library.name
    _said(["as", "-o", str(part), str(text)])
    _said(["ld", "-shared", "-soname", library.name, "-o", str(made), str(part)])
    return made


def _tables(library: Path) -> tuple[str, bytes]:
    found = SYMBOL.search(_said(["objdump", "-T", str(library)]))
    section = SECTION.search(_said(["objdump", "-h", str(library)]))
    if found is None or section is None:
        raise ValueError(f"{library} holds its tables in another way than is known here")
    size, address, offset = (int(number, 16) for number in section.groups())
    begin = int(found[1], 16) - address
    return found[2], library.read_bytes()[offset + begin : offset + size]


def _packed(data: bytes) -> bytes:
    """The tables of contents and the tables of ICU's common data, without the idle ones."""
    (header,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, header)
    entries = [struct.unpack_from("<II", data, header + 4 + 8 * index) for index in range(count)]
    ends = [offset for _name, offset in entries[1:]] + [len(data) - header]
    kept: list[tuple[bytes, bytes]] = []
    for (name_at, begin), end in zip(entries, ends, strict=True):
        name = data[header + name_at : data.index(b"\0", header + name_at)]
        if not IDLE.search(name.decode("ascii")):
            kept.append((name, data[header + begin : header + end]))
    names_at = 4 + 8 * len(kept)
    names = b"".join(name + b"\0" for name, _table in kept)
    start = _aligned(header + names_at + len(names)) - header
    contents, name_at, table_at = [struct.pack("<I", len(kept))], names_at, start
    chunks: list[bytes] = []
    for name, table in kept:
        contents.append(struct.pack("<II", name_at, table_at))
        chunks.append(table.ljust(_aligned(len(table)), b"\0"))
        name_at += len(name) + 1
        table_at += len(chunks[-1])

    return data[:header] + (b"".join(contents) + names).ljust(start, b"\0") + b"".join(chunks)


def _aligned(size: int) -> int:
    return -(-size // 16) * 16


def _said(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
