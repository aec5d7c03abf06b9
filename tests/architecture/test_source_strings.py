"""Source strings stand written out where they are worded: only so can they be gathered and translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src" / "rolodex"
STRINGS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "message": 1, "plural_message": 2}
"""How many of the first arguments of each are source strings."""
HOMES = {"rolodex.i18n", "rolodex.domain.message"}
OPEN = {ROOT / "i18n.py"}
"""Where the words are looked up whatever they are."""
HEAD = (
    "from rolodex import i18n\n"
    "from rolodex.i18n import _ as worded, _, ngettext, pgettext\n"
    "from rolodex.domain.message import message, plural_message\n"
)
NAMED = re.compile(r"%(?:%|\([a-z_]+\)[sd])")


def test_every_source_string_is_written_out() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line} {why}"
        for file in sorted(ROOT.rglob("*.py"))
        if file not in OPEN
        for line, why in _faults(_tree(file))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        '_(f"{name} is late")',
        '_("late: " + name)',
        '_("%s is late" % name)',
        '_("%(name)s is late" % {"name": name})',
        '_("{} is late".format(name))',
        "_(text)",
        '_("one" if few else "many")',
        '_(" ".join(parts))',
        "_()",
        "_(*texts)",
        'ngettext("%(count)d day", many, count)',
        'ngettext("%(count)d day", f"{count} days", count)',
        'ngettext(count=1, one="a", many=b)',
        'pgettext("menu", text)',
        'pgettext(f"{menu}", "Open")',
        'message(f"{name} is late")',
        'plural_message("%(count)d day", "days" + late, 3)',
        "i18n._(text)",
        'i18n.ngettext("a", many, 2)',
        'worded(f"{name}")',
        '_("%s is late")',
        '_("%d days")',
    ],
)
def test_a_text_put_together_is_seen(line: str) -> None:
    head = "from rolodex import i18n\nfrom rolodex.i18n import _ as worded, _, ngettext, pgettext\n"
    assert list(
        _faults(ast.parse(f"{head}from rolodex.domain.message import message, plural_message\n{line}"))
    )


@pytest.mark.parametrize(
    "line",
    [
        '_("%(name)s is late") % {"name": name}',
        '_("one part, " "and another")',
        'ngettext("%(count)d day", "%(count)d days", count)',
        'message("%(name)s is late", name=f"{one} {two}")',
        'pgettext("menu", "Open")',
        '_("100 %%")',
        '_("100 %")',
        "for _ in range(3): print(_)",
    ],
)
def test_a_text_written_out_passes(line: str) -> None:
    assert list(_faults(ast.parse(f"{HEAD}{line}"))) == []


def _tree(file: Path) -> ast.Module:
    """The tree of a module; an empty one where it words nothing."""
    text = file.read_text(encoding="utf-8")
    return ast.parse(text if "i18n" in text or "domain.message" in text else "")


def _faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The lines of a module with a source string that is none, and what is wrong with it."""
    known = dict(_imported(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _worded(node.func, known)):
            strings = node.args[: STRINGS[name]]
            if len(strings) < STRINGS[name]:
                yield node.lineno, "names no source string in its place"
            for text in strings:
                if why := _wrong(text):
                    yield node.lineno, why


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Under which names a module has the functions that word texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in HOMES:
            yield from ((one.asname or one.name, one.name) for one in node.names if one.name in STRINGS)


def _worded(called: ast.expr, known: dict[str, str]) -> str:
    """Which of the functions that word texts is called, "" where it is another."""
    if isinstance(called, ast.Name):
        return known.get(called.id, "")
    owner = called.value if isinstance(called, ast.Attribute) else None
    of_words = isinstance(owner, ast.Name) and owner.id in ("i18n", "message")
    return called.attr if isinstance(called, ast.Attribute) and of_words and called.attr in STRINGS else ""


def _wrong(text: ast.expr) -> str:
    if isinstance(text, ast.JoinedStr):
        return "is an f-string"
    if isinstance(text, ast.BinOp):
        return "is put together"
    if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
        return "is no literal"
    if re.search(r"%[sdrif]\b", NAMED.sub("", text.value)):
        return "has an argument without a name"
    return ""
