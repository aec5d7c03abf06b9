"""The catalogue of texts: `extract`, `update` (extract and merge into every language), `compile`, `state`."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "rolodex"
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "rolodex.pot"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "message": None,
    "pmessage": ((1, "c"), 2),
    "plural_message": (1, 2),
}
WITHIN = re.compile(r"\{[^{}\n]*\b(?:" + "|".join(KEYWORDS) + r")\(")
WIDTH = 110
HEADER = "# The texts of Rolodex, gathered by `make catalogue`."
# Left out of the head of a file, so that gathering twice gives the same bytes.
LEFT_OUT = (
    '"Project-Id-Version',
    '"Report-Msgid-Bugs-To',
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Generated-By',
)


def main() -> None:
    """Run the one word given."""
    words = {"extract": extract, "update": update, "compile": compile_all, "state": state}
    if len(sys.argv) != 2 or sys.argv[1] not in words:
        sys.exit(f"usage: catalogue.py {' | '.join(words)}")
    words[sys.argv[1]]()


def gathered() -> Catalog:
    """Every text of the program that the user may read, with the files where it stands.

    The line numbers are left out: they change with every edit and say nothing to a translator.
    """
    catalogue = Catalog(project="Rolodex", charset="utf-8", header_comment=HEADER, fuzzy=False)
    with contextlib.redirect_stderr(io.StringIO()):  # it warns of message(""), which says nothing
        found = list(extract_from_dir(SOURCE, [("**.py", "python")], None, KEYWORDS, ("Translators:",)))
    for file, _line, text, comments, context in found:
        if not text:
            continue
        place = (Path("src/rolodex") / file).as_posix()
        catalogue.add(text, None, [(place, 0)], auto_comments=comments, context=context)
    for source in sorted(SOURCE.rglob("*.py")):
        for words in said_within(source.read_text(encoding="utf-8")):
            catalogue.add(words[1], None, [(source.relative_to(ROOT).as_posix(), 0)], context=words[0])
    return catalogue


def said_within(source: str) -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    """The texts, each after its context, inside an f-string: Babel sees them from Python 3.12 on only."""
    if not WITHIN.search(source):
        return  # reading a file as Python takes its time
    outer = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    for call in (part for text in outer for part in ast.walk(text) if isinstance(part, ast.Call)):
        if not (isinstance(call.func, ast.Name) and call.func.id in KEYWORDS):
            continue
        literals = (arg.value for arg in call.args if isinstance(arg, ast.Constant))
        words = [literal for literal in literals if isinstance(literal, str)]
        places = KEYWORDS[call.func.id] or (1,)
        context = next((words[place[0] - 1] for place in places if isinstance(place, tuple)), None)
        found = tuple(words[place - 1] for place in places if isinstance(place, int))
        yield context, found if len(found) > 1 else found[0]


def languages() -> dict[str, Path]:
    """The catalogue file of each language."""
    return {file.parents[1].name: file for file in sorted(LOCALE.glob("*/LC_MESSAGES/rolodex.po"))}


def read(file: Path, language: str | None = None) -> Catalog:
    """A catalogue from its file."""
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def extract() -> None:
    """Write the template."""
    _write(TEMPLATE, gathered())


def update() -> None:
    """Write the template and merge it into every language; a guess is never made."""
    template = gathered()
    _write(TEMPLATE, template)
    for language, file in languages().items():
        catalogue = read(file, language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        _write(file, catalogue)
    state()


def compile_all() -> None:
    """Write the compiled form of every language beside its source."""
    for language, file in languages().items():
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, read(file, language))


def state() -> None:
    """Say what each language still lacks."""
    for language, file in languages().items():
        missing = untranslated(read(file, language))
        print(f"{language}: {len(missing)} texts without a translation")
        for text in missing:
            print(f"  {text}")


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts of a catalogue that are empty, partly empty or marked as a guess."""
    missing = []
    for entry in catalogue:
        forms = entry.string if isinstance(entry.string, (list, tuple)) else (entry.string,)
        if entry.id and (entry.fuzzy or not all(forms)):
            missing.append(entry.id if isinstance(entry.id, str) else entry.id[0])
    return missing


def _write(file: Path, catalogue: Catalog) -> None:
    """Write a catalogue, sorted, with a head that says nothing of when and with what."""
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = io.BytesIO()
    write_po(whole, catalogue, width=WIDTH, sort_output=True, include_lineno=False, ignore_obsolete=True)
    file.write_text(
        "".join(line for line in whole.getvalue().decode().splitlines(True) if _kept(line)), encoding="utf-8"
    )


def _kept(line: str) -> bool:
    return not line.startswith(LEFT_OUT)


if __name__ == "__main__":
    main()
