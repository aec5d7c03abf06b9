"""Texts with fields and conditional passages."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rolodex.domain.merge_text import Facts, escaped, parse, render

NAMES = {name: name for name in ("name", "given", "firm", "title", "street", "city", "region", "country")}
NAMES |= {"empresa": "firm", "last order": "last order", "language": "language"}
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\f"), max_size=40)
SNIPPETS = st.sampled_from(
    ["{name}", "{firm}", "{", "}", "[if firm]", "[else]", "[end]", "[[", "\n", " ", ", ", "(", ")", "[page]"]
)


def merged(text: str, **values: str) -> str:
    return render(parse(text, NAMES), Facts(values))


def told(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.said.text % dict(one.said.args)) for one in parse(text, NAMES).problems]


@example("[[ {x} ]]")
@example("[if {x]")
@given(st.lists(SNIPPETS | TEXT, max_size=12).map("".join))
def test_an_escaped_text_comes_out_letter_by_letter(text: str) -> None:
    read = parse(escaped(text), NAMES)
    assert not read.problems
    assert render(read, Facts()) == text


@example("0", "0", "][")
@example("0", "0", "][[")
@given(TEXT.filter(str.strip), TEXT.filter(str.strip), st.lists(SNIPPETS | TEXT, max_size=12).map("".join))
def test_what_a_field_says_is_never_lost(name: str, firm: str, around: str) -> None:
    typed = escaped(around)
    said = merged(f"{typed}{{name}}{typed}{{title}}{{firm}}{typed}", name=name, firm=firm)
    assert name in said
    assert firm in said


@given(st.lists(SNIPPETS | TEXT, max_size=20).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    read = parse(text, NAMES)
    assert isinstance(render(read, Facts({"name": "Ana"})), str)


@given(TEXT)
def test_braces_in_a_field_are_no_fields(said: str) -> None:
    value = f"{{name}}{said}[end]"
    assert merged("{firm}", firm=value, name="Ana") == value


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("Dear {title} {name},", {"name": "Ana"}, "Dear Ana,"),
        ("Dear {title} {name},", {"title": "Dr"}, "Dear Dr,"),
        ("{street}, {city}, {region}", {"city": "Bilbao"}, "Bilbao"),
        ("{street}, {city}, {region}", {"street": "Calle 1", "region": "Vizcaya"}, "Calle 1, Vizcaya"),
        ("{name} ({firm})", {"name": "Ana"}, "Ana"),
        ("{name} ({firm}) wrote", {"name": "Ana"}, "Ana wrote"),
        ("{title} - {firm}", {"firm": "Acme"}, "Acme"),
        ("{name}\n{title}\n{firm}", {"name": "Ana", "firm": "Acme"}, "Ana\nAcme"),
        ("One\n\n{title}\n\nTwo", {}, "One\n\nTwo"),
        ("{title}\n\nOne", {}, "One"),
        ("One\n\n{title}", {}, "One"),
        ("One\n\n\nTwo", {}, "One\n\n\nTwo"),
        ("Typed  twice", {}, "Typed  twice"),
        ("{{name}} {name}", {"name": "Ana"}, "{name} Ana"),
        ("[[ {{name}} ]] [[if {{name}}]", {"name": "Ana"}, "[[ {name} ]] [if {name}]"),
    ],
)
def test_what_is_empty_closes_up(text: str, values: dict[str, str], said: str) -> None:
    assert merged(text, **values) == said


@pytest.mark.parametrize(
    ("text", "firm", "said"),
    [
        ("A\n\n[if firm]\nAt {firm}.\n[else]\nAt home.\n[end]\n\nB", "Acme", "A\n\nAt Acme.\n\nB"),
        ("A\n\n[if firm]\nAt {firm}.\n[else]\nAt home.\n[end]\n\nB", "", "A\n\nAt home.\n\nB"),
        ("A\n\n[si empresa]\nEn {empresa}.\n[si no]\nEn casa.\n[fin]\n\nB", "", "A\n\nEn casa.\n\nB"),
        ("A\n\n[IF Firm]\nAt {FIRM}.\n[End]\n\nB", "", "A\n\nB"),
        ("We [if firm]of {firm} [end]thank you", "", "We thank you"),
        ("We [if firm]of {firm} [end]thank you", "Acme", "We of Acme thank you"),
        ("[if not firm]alone[end]", "", "alone"),
        ("[si no empresa]sola[fin]", "", "sola"),
        ("[if firm = Ácme, Other]yes[else]no[end]", "ACME", "yes"),
        ("[if firm != Acme]yes[else]no[end]", "Acme", "no"),
        ("[if firm ≠ Acme]yes[else]no[end]", "Bolt", "yes"),
        ("[if firm = ]empty[end]", "", "empty"),
        ("[if firm][if name]both[else]firm[end][end]", "Acme", "firm"),
        ("[[if firm] is typed", "", "[if firm] is typed"),
        ("[1] and [a note]", "", "[1] and [a note]"),
        ("One[page]two", "", "One\n\f\ntwo"),
        ("One\n[page]\ntwo", "", "One\n\n\f\n\ntwo"),
    ],
)
def test_conditions_choose_passages(text: str, firm: str, said: str) -> None:
    assert merged(text, firm=firm) == said


def test_a_condition_knows_other_words_for_a_value() -> None:
    read = parse("[if country = fr, Bélgica]yes[else]no[end]", NAMES)
    assert render(read, Facts({"country": "France"}, {"country": ("FR", "Francia")})) == "yes"
    assert render(read, Facts({"country": "Spain"}, {"country": ("ES", "España")})) == "no"


def test_what_cannot_be_read_is_said_with_its_line() -> None:
    text = "{nmae}\n[if shoe size]\nred\n[end]\n[end]\n[else]\n{open\n[if firm]\nlast"
    assert told(text) == [
        (1, "There is no field “nmae”; did you mean “name”?"),
        (2, "There is no field “shoe size”."),
        (5, "“[end]” ends nothing that was begun."),
        (6, "“[else]” belongs to no condition."),
        (7, "A brace is opened and not closed; type “{{” for a brace."),
        (8, "“[if firm]” has no “[end]”."),
    ]


def test_an_unknown_field_stays_as_it_was_typed() -> None:
    assert merged("Dear {nobody}") == "Dear {nobody}"


def test_the_fields_a_text_asks_for_are_known() -> None:
    assert parse("{name}[if firm]{last_order}[else]{city}[end]", NAMES).names() == {
        *("name", "firm", "last order", "city"),
    }
