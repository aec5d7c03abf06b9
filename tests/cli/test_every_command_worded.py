"""Every verb in a language nobody speaks: what stays in plain letters is data, or is typed as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pdfminer.high_level import extract_text

from rolodex import paths
from rolodex.cli.verbs import GROUPS

WORD = re.compile(r"[^\W\d_]+")
PLAIN = re.compile(r"[A-Za-z]{3,}")
CODES = re.compile(
    r"https?://\S+|\S+@\S+|(?<!\w)--?[a-z][a-z-]*|\S*/\S+|\S*\.(?:pdf|vcf|csv|xlsx|zip|json|jsonl|rolodex|ics|md|ldif)\b"
    r"|<?(?:[\w-]+\|)+[\w-]+>?|ROLODEX_\w+|rolodex [a-z]+"
)
"""Links, addresses, options, files, choices that are typed, variables of the environment, verbs."""
VERBS = frozenset(verb for verbs, _add in GROUPS for verb in verbs)
NAMES = frozenset("Rolodex rolodex vCard Excel Outlook iPhone Android Qt Python Linux macOS Windows".split())
AS_TYPED = frozenset({"suggested", "task", "avery", "Avery", "abdate", "ablabel"})
"""What stands where an option is left out, a brand, properties of cards."""
COUNTRIES = frozenset("Brazil Germany Greece Italy Netherlands Poland Spain Sweden Ukraine".split())
"""Named in the language of the figures, which here are English."""


TYPED = frozenset({"nothing", "shm", "replace", "clear", "add", "remove"})
"""What is given back as it was typed, an ending of a file, and codes of the fields of `edit`."""
FOR_MENDERS = frozenset({"diagnosis"})
"""Is read by whoever mends the program, and is English for that."""


def _said(lines: list[list[str]], book: Path) -> list[dict[str, Any]]:
    settings = {**os.environ, "LANGUAGE": "en", "ROLODEX_BOOK": str(book), "COLUMNS": "200"}
    script = Path(__file__).with_name("every_verb.py")
    done = subprocess.run(
        [sys.executable, str(script)],
        input=json.dumps(lines),
        env=settings,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    said: list[dict[str, Any]] = json.loads(done.stdout)
    return said


def _words_of(book: Path) -> set[str]:
    """Every word that stands in the book."""
    words: set[str] = set()
    connection = sqlite3.connect(book)
    tables = connection.execute("select name from pragma_table_list where type = 'table' and schema = 'main'")
    for (table,) in tables.fetchall():
        for row in connection.execute(f'select * from "{table}"'):
            for value in row:
                if isinstance(value, str):
                    words |= {word.casefold() for word in WORD.findall(value)}
    connection.close()
    return words


def untranslated(text: str, data: set[str]) -> list[str]:
    """The words of a text that are neither of the catalogue nor of the book nor typed as they stand."""
    codes = {word for code in CODES.findall(text) for word in WORD.findall(code)}
    return [
        word
        for word in WORD.findall(CODES.sub(" ", text))
        if PLAIN.fullmatch(word)
        and not word.isupper()
        and word not in NAMES
        and word not in VERBS | AS_TYPED | COUNTRIES
        and word not in codes
        and word.casefold() not in data
    ]


def test_the_help_of_every_verb_is_of_the_catalogue(tmp_path: Path) -> None:
    lines = [["--help"], *([verb, "--help"] for verb in sorted(VERBS))]
    said = _said(lines, tmp_path / "none.rolodex")
    found = {" ".join(one["line"]): untranslated(one["out"], set()) for one in said}
    assert {line: words for line, words in found.items() if words} == {}


LINES = """
today
history
history --limit 3
groups
deals
tickets
orders
orders --open
products
segments
segments --moves
segments VIP
report
forecast
forecast 5
campaign
campaign show 1
campaign results 1
campaign plan 1 --dry-run
duplicates
merge 8 9 --dry-run
tidy
stocks 5160
imports
imports show 1
find garcia
find --deleted
find --limit x
show 5
show 99999
show
check
backup
backups
restore OUT/none.rolodex
protect --show
salvage
person 5
person 5 OUT/person.pdf
erase 7
erase 7 --yes
erase --past
edit
diagnosis
labels --stock 5160 --plan
labels OUT/l.pdf --stock 5160
labels --stok
directory OUT/d.pdf
planner OUT/p.pdf
marks ok
calendar OUT/c.ics
export OUT/e.vcf --dry-run
export OUT/e.csv
export OUT/b.zip
report --pdf OUT/r.pdf
report --xlsx OUT/r.xlsx
answer XXXX
snooze 99 friday
undo
undo
undo 99999
nothing
"""
"""What is done with the sample book, in an order in which each line has something to work on."""


DATA = "all.json"


def _lines(out: Path) -> list[list[str]]:
    cards = str(paths.resources() / "samples" / "iphone.vcf")
    return [
        ["import", cards, "--dry-run"],
        ["import", cards],
        ["export", str(out / DATA)],
        ["log", "5", "called, wants a quote, follow up friday 10:00"],
        ["remind", "5", "friday 10:00", "call back"],
        ["sale", "5", "2 chairs 89.90"],
        ["edit", "note", "x", "--deed", "add", "--everybody", "--dry-run"],
        *(line.replace("OUT", str(out)).split() for line in LINES.strip().splitlines()),
    ]


@dataclass(frozen=True)
class Spoken:
    """What each line said, where its files lie, and the words of the book."""

    lines: list[dict[str, Any]]
    folder: Path
    data: set[str]


@pytest.fixture(scope="module")
def spoken(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """All lines, said once on the sample book."""
    folder = tmp_path_factory.mktemp("spoken")
    book = folder / "book.rolodex"
    shutil.copyfile(sample_file, book)
    lines = _said(_lines(folder), book)
    # those who were imported are gone again at the end
    imported = (folder / DATA).read_text(encoding="utf-8")
    words = {word.casefold() for word in WORD.findall(imported)}
    return Spoken(lines, folder, _words_of(sample_file) | words | TYPED)


def test_what_every_verb_says_is_of_the_catalogue_or_of_the_book(spoken: Spoken) -> None:
    found = {
        " ".join(one["line"]): untranslated(one["out"] + one["err"], spoken.data)
        for one in spoken.lines
        if one["line"][0] not in FOR_MENDERS
    }
    assert {line: words for line, words in found.items() if words} == {}


def test_what_every_verb_prints_is_of_the_catalogue_or_of_the_book(spoken: Spoken) -> None:
    papers = sorted(spoken.folder.glob("*.pdf"))
    found = {paper.name: untranslated(extract_text(paper), spoken.data) for paper in papers}
    assert len(found) == 5
    assert {name: words for name, words in found.items() if words} == {}


def test_a_workbook_of_reports_is_of_the_catalogue_or_of_the_book(spoken: Spoken) -> None:
    book = openpyxl.load_workbook(spoken.folder / "r.xlsx", read_only=True)
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
    ]
    found = untranslated(" ".join([*book.sheetnames, *cells]), spoken.data)
    book.close()
    assert found == []
