"""Building a rule: what it means is what a reader of it would say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.segment import Clause, Condition
from rolodex.domain.segment_tree import add, at, pieces, put, rejoin, take, tidy

A, B, C = (Condition("city", values=(name,)) for name in ("Bilbao", "Getxo", "León"))


def fulfilled(part: Condition | Clause, cities: frozenset[str]) -> bool:
    """Whether somebody in these towns fulfils the rule."""
    if isinstance(part, Condition):
        so = part.values[0] in cities
    else:
        each = [fulfilled(one, cities) for one in part.parts]
        so = all(each) if part.join == "all" else any(each)
    return so != part.without


def conditions() -> st.SearchStrategy[Condition]:
    return st.builds(
        lambda name, without: Condition("city", values=(name,), without=without),
        st.sampled_from(("Bilbao", "Getxo", "León", "Vigo")),
        st.booleans(),
    )


def clauses() -> st.SearchStrategy[Clause]:
    def nested(inner: st.SearchStrategy[Condition | Clause]) -> st.SearchStrategy[Condition | Clause]:
        return st.builds(
            Clause,
            st.lists(inner, min_size=1, max_size=3).map(tuple),
            st.sampled_from(("all", "any")),
            st.booleans(),
        )

    def as_clause(part: Condition | Clause) -> Clause:
        return part if isinstance(part, Clause) else Clause((part,))

    return st.recursive(conditions(), nested, max_leaves=8).map(as_clause)


def test_a_condition_joined_as_the_others_stands_beside_its_neighbour() -> None:
    rule, path = add(Clause((A, B)), (0,), "all", C)
    assert rule == Clause((A, C, B))
    assert at(rule, path) == C


def test_a_condition_joined_otherwise_makes_a_pair_with_its_neighbour() -> None:
    rule, path = add(Clause((A, B)), (1,), "any", C)
    assert rule == Clause((A, Clause((B, C), "any")))
    assert at(rule, path) == C


def test_the_second_condition_decides_how_both_are_joined() -> None:
    rule, _path = add(Clause((A,)), (0,), "any", B)
    assert rule == Clause((A, B), "any")


def test_the_first_condition_makes_a_rule_of_its_own() -> None:
    assert add(Clause(), (), "any", A) == (Clause((A,)), (0,))


def test_what_is_taken_away_leaves_no_empty_brackets() -> None:
    rule = Clause((A, Clause((B, C), "any")))
    assert take(rule, (1, 0)) == Clause((A, C))
    assert take(Clause((A,)), (0,)) == Clause()


def test_and_becomes_or_where_it_stands() -> None:
    rule = Clause((A, Clause((B, C), "any")))
    assert rejoin(rule, (1,)) == Clause((A, Clause((B, C), "all")))
    assert rejoin(rule, ()) == Clause((A, Clause((B, C), "any")), "any")


def test_a_rule_is_read_from_left_to_right_with_its_brackets() -> None:
    signs = [piece.sign for piece in pieces(Clause((A, Clause((B, C), "any", without=True))))]
    assert signs == ["condition", "all", "open_not", "condition", "any", "condition", "close"]


@given(clauses(), st.frozensets(st.sampled_from(("Bilbao", "Getxo", "León", "Vigo"))))
def test_a_tidied_rule_means_the_same(rule: Clause, cities: frozenset[str]) -> None:
    assert fulfilled(tidy(rule), cities) == fulfilled(rule, cities)


@given(clauses(), st.data())
def test_every_condition_stands_at_its_path(rule: Clause, data: st.DataObject) -> None:
    found = [piece for piece in pieces(rule) if piece.condition is not None]
    piece = data.draw(st.sampled_from(found))
    assert at(rule, piece.path) == piece.condition
    assert at(put(rule, piece.path, C), piece.path) == C


@given(clauses(), st.data(), st.sampled_from(("all", "any")))
def test_what_is_added_narrows_with_and_and_widens_with_or(
    rule: Clause, data: st.DataObject, join: str
) -> None:
    path = data.draw(st.sampled_from([piece.path for piece in pieces(rule) if piece.condition is not None]))
    more, there = add(rule, path, "all" if join == "all" else "any", C)
    assert at(more, there) == C
    assert len([one for one in pieces(more) if one.condition]) == 1 + len(
        [one for one in pieces(rule) if one.condition]
    )
