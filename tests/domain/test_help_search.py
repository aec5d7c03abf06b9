"""Looking something up in the help."""

from __future__ import annotations

from rolodex.domain.help_page import parsed
from rolodex.domain.help_search import HelpSearch

PAGES = (
    parsed("labels", "# Etiquetas\n\nElige personas.\n\n## Imprimir\n\nNombra la hoja y su impresión."),
    parsed("people", "# People\n\nAdd them.\n\n## Printing a list\n\nSee labels, too."),
    parsed("backups", "# Copies\n\nThe book is copied each hour of work, and labels are not."),
)
SEARCH = HelpSearch(PAGES)


def found(typed: str) -> list[tuple[str, str]]:
    return [(hit.page, hit.heading) for hit in SEARCH.find(typed)]


def test_accents_and_case_do_not_matter() -> None:
    assert found("IMPRESION") == [("labels", "Imprimir")]


def test_titles_come_before_headings_before_text() -> None:
    search = HelpSearch(
        (
            parsed("a", "# One\n\nsheets here"),
            parsed("b", "# Two\n\n## Sheets\n\nother"),
            parsed("c", "# Sheets\n\nother"),
        )
    )
    assert [hit.page for hit in search.find("sheets")] == ["c", "b", "a"]


def test_every_word_is_asked_for_where_some_part_has_all() -> None:
    assert found("see labels") == [("people", "Printing a list")]


def test_where_no_part_has_all_words_those_with_most_are_offered() -> None:
    assert found("how do i see labels")[0] == ("people", "Printing a list")


def test_nothing_is_found_for_what_nobody_says() -> None:
    assert found("zzzz") == found("") == found("  ") == []


def test_the_words_around_show_what_was_found() -> None:
    hit = SEARCH.find("hour")[0]
    assert "hour" in hit.detail
    assert hit.block == 0
