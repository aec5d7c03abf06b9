"""The fields that may be typed into a search, as the list names them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rolodex import i18n
from rolodex.domain import asked
from rolodex.ui.contacts import counting


@pytest.fixture(params=i18n.LANGUAGES)
def _language(request: pytest.FixtureRequest) -> Iterator[None]:
    before = i18n.language()
    i18n.use(request.param)
    yield
    i18n.use(before)


def test_every_field_of_a_search_is_named() -> None:
    assert tuple(field.text for field in counting.FIELDS) == tuple(asked.FIELDS)


@pytest.mark.usefixtures("_language")
def test_a_field_may_be_typed_as_the_hint_names_it() -> None:
    values = {"missing": "email", "has": "email", "is": "person"}
    for field in counting.FIELDS:
        value = values.get(field.text, "x")
        found = asked.asked(f"{i18n.word(field)}:{value}")
        assert found.filters == (asked.Filter(field.text, value),)


def test_fields_are_offered_where_a_word_ends_in_a_colon() -> None:
    assert "city:" in counting.field_hint("city:")
    assert counting.field_hint("city") == ""
