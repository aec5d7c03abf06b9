"""Numbers, sums, shares and days are worded in one place, for the window, paper and terminal."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rolodex import i18n
from rolodex.cli import figures
from rolodex.domain.message import Sum, message
from rolodex.ui import wording

ROOT = Path(__file__).parents[2] / "src" / "rolodex"
EDGES = ("ui", "cli", "paper")
"""Where something is shown."""
HOMES = {"ui/wording.py", "domain/figure_words.py"}
QT = re.compile("QLocale")
NAMES = {"calendar.month_name", "calendar.month_abbr", "calendar.day_name", "calendar.day_abbr"}
TAILS = {name[-5:] for name in NAMES}
MAYBE = re.compile(r"strftime|calendar\.|[^.]format\(|locale\.|\{[^{}]*:[^{}]*[,.%][^{}]*\}")
"""What a module without any of these need not be read for."""
BY_LOCALE = set("said number millimetres quantity sum_of priced percent comma month_first plain".split())
"""What is asked for how a country writes."""
FOR_PEOPLE = re.compile(r",|%[aAbBcxXpIy]")
"""Thousands apart, names of days and months, and clocks of twelve hours."""


def test_qt_words_numbers_and_days_in_one_place_alone() -> None:
    found = [
        f"{place}:{node.lineno}"
        for place, tree in _trees("ui", QT)
        for node in ast.walk(tree)
        if isinstance(node, ast.alias) and node.name == "QLocale"
    ]
    assert found == []


def test_nothing_that_is_shown_is_formatted_beside_the_words() -> None:
    found = [f"{place}:{line}" for edge in EDGES for place, tree in _trees(edge) for line in _formatted(tree)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'f"{total:,}"',
        'f"{total:,.2f}"',
        'f"{share:.0f} %"',
        'f"{share:.1f}%"',
        'day.strftime("%d %b")',
        'f"{day:%A}"',
        "format(total, ',')",
        "locale.currency(total)",
        "calendar.month_name[3]",
    ],
)
def test_a_format_of_its_own_is_seen(line: str) -> None:
    assert list(_formatted(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ['f"{at:%Y-%m-%dT%H:%M}"', 'moment.strftime("%Y-%m-%dT%H:%M:%SZ")', 'f"{x:.3f} {y:.3f} m"']
)
def test_stamps_and_what_a_printer_reads_pass(line: str) -> None:
    assert list(_formatted(ast.parse(line))) == []


def test_figures_follow_the_country_and_not_the_language_alone() -> None:
    spoken = re.compile(r"language\(\)")
    found = [
        f"{place}:{node.lineno}"
        for edge in (*EDGES, "services")
        for place, tree in _trees(edge, spoken)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in BY_LOCALE
        and any("language()" in ast.unparse(arg) for arg in node.args)
    ]
    assert found == []


def test_window_terminal_and_messages_write_a_sum_alike() -> None:
    i18n.use("es")
    i18n.live_in("MX")
    try:
        worded = i18n.word(message("%(sum)s", sum=Sum(108990, "EUR")))
        assert {wording.money(108990, "EUR"), figures.money(108990, "EUR"), worded} == {"€1,089.90"}
    finally:
        i18n.use("en")


def _trees(folder: str, maybe: re.Pattern[str] = MAYBE) -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((ROOT / folder).rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        text = file.read_text(encoding="utf-8")
        if place not in HOMES and maybe.search(text):
            yield place, ast.parse(text)


def _formatted(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if (
            (isinstance(node, ast.JoinedStr) and _is_for_people(node))
            or (isinstance(node, ast.Call) and _is_a_format(node))
            or (isinstance(node, ast.Attribute) and node.attr[-5:] in TAILS and ast.unparse(node) in NAMES)
        ):
            yield node.lineno


def _is_for_people(text: ast.JoinedStr) -> bool:
    """Whether an f-string gives a number or a day a form that depends on the language."""
    parts = list(text.values)
    for part, then in zip(parts, [*parts[1:], None], strict=True):
        if isinstance(part, ast.FormattedValue) and part.format_spec is not None:
            spec = ast.unparse(part.format_spec)[2:-1]
            shares = isinstance(then, ast.Constant) and str(then.value).lstrip().startswith("%")
            if FOR_PEOPLE.search(spec) or shares:
                return True
    return False


def _is_a_format(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    given = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name == "strftime":
        return any(FOR_PEOPLE.search(shape) or "%d" in shape[:2] for shape in given)
    if name == "format" and owner is None:
        return any("," in shape for shape in given)
    return name in ("currency", "format_string") and isinstance(owner, ast.Name) and owner.id == "locale"
