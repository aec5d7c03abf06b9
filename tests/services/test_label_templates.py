"""Layouts of labels under names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book

from rolodex.domain.errors import UserError
from rolodex.domain.label_layout import LabelLayout, LabelTemplate, Part
from rolodex.services.label_templates import LabelTemplates
from rolodex.store.book import Book


@pytest.fixture
def templates(tmp_path: Path) -> Iterator[LabelTemplates]:
    """The templates of a new book."""
    book = Book.open(new_book(tmp_path / "book.rolodex"))
    yield LabelTemplates(book)
    book.close()


def test_a_template_is_found_by_its_name_whatever_its_capitals(templates: LabelTemplates) -> None:
    layout = LabelLayout(("{name}", "{postal}"), "center", "NotoSans", 9.0, (Part("qr", size=12.0),))
    saved = templates.save(LabelTemplate(name="  Spring  cards ", layout=layout))
    assert templates.named("SPRING CARDS") == LabelTemplate(saved.id, "Spring cards", layout)
    assert templates.get(saved.id) == templates.named("spring cards")


def test_templates_are_listed_by_name(templates: LabelTemplates) -> None:
    for name in ("b", "A", "c"):
        templates.save(LabelTemplate(name=name))
    assert [one.name for one in templates.all()] == ["A", "b", "c"]


@pytest.mark.parametrize(("known", "name"), [(0, ""), (0, "PLAIN"), (9, "Other")])
def test_a_template_that_cannot_be_is_refused(templates: LabelTemplates, known: int, name: str) -> None:
    templates.save(LabelTemplate(name="Plain"))
    with pytest.raises(UserError):
        templates.save(LabelTemplate(known, name))
    assert [one.name for one in templates.all()] == ["Plain"]


def test_a_template_nobody_made_is_named(templates: LabelTemplates) -> None:
    with pytest.raises(UserError) as raised:
        templates.named("Winter")
    assert dict(raised.value.message.args)["name"] == "Winter"


def test_a_deleted_template_is_gone(templates: LabelTemplates) -> None:
    saved = templates.save(LabelTemplate(name="Plain"))
    templates.delete([saved.id])
    assert templates.all() == ()
