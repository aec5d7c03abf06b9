"""Pages of the help as they are read from their files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.help_page import Block, Span, parsed, target

PAGE = """# Labels

Choose people and
press `Ctrl+P`.

![The sheet](pictures/labels.png)

## Printing

1. Name the **sheet**.
2. See [Backups](backups.md),
or [Import](rolodex:action/import).

- one
- two
"""


def test_a_page_is_its_title_headings_texts_lists_and_pictures() -> None:
    page = parsed("labels", PAGE)
    assert page.title == "Labels"
    kinds = [block.kind for block in page.blocks]
    assert kinds == ["title", "text", "picture", "heading", "step", "step", "item", "item"]
    assert page.pictures() == ("pictures/labels.png",)
    assert [block.number for block in page.blocks if block.kind == "step"] == [1, 2]


def test_keys_strong_words_and_links_are_pieces_of_a_line() -> None:
    page = parsed("labels", PAGE)
    assert page.blocks[1].spans == (Span("Choose people and press "), Span("Ctrl+P", key=True), Span("."))
    assert Span("sheet", strong=True) in page.blocks[4].spans
    assert list(page.links()) == ["backups.md", "rolodex:action/import"]


def test_a_link_leads_to_a_page_does_something_or_is_neither() -> None:
    assert target("backups.md") == ("page", "backups")
    assert target("rolodex:action/import") == ("action", "import")
    assert target("https://example.org/x.md") == ("", "https://example.org/x.md")
    assert target("file:///etc/passwd") == ("", "file:///etc/passwd")


@given(st.text())
def test_no_text_makes_the_reader_fail_and_no_word_is_lost(text: str) -> None:
    page = parsed("any", text)
    said = "".join(block.text for block in page.blocks)
    assert sum(map(str.isalpha, said)) <= sum(map(str.isalpha, text))


@given(st.lists(st.sampled_from(["one", "two words", "**b**", "`k`", "[a](b.md)"]), min_size=1))
def test_lines_without_a_sign_are_one_paragraph(lines: list[str]) -> None:
    page = parsed("any", "\n".join(lines))
    assert [block.kind for block in page.blocks] == ["text"]
    assert isinstance(page.blocks[0], Block)
