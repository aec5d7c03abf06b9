"""Where in a line a person may be named."""

from __future__ import annotations

from rolodex.domain import named


def words_of(text: str, *stretches: str, plain: tuple[str, ...] = ()) -> tuple[named.Word, ...]:
    """The words of these stretches of a text."""
    return named.words(text, [place(text, one) for one in stretches], [place(text, one) for one in plain])


def place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def texts(text: str, words: tuple[named.Word, ...]) -> list[str]:
    return [text[word.start : word.end] for word in words]


def test_a_stretch_is_looked_at_word_by_word_without_its_marks() -> None:
    text = "call “Ana García-López”, soon"
    assert texts(text, words_of(text, "“Ana García-López”,")) == ["Ana", "García-López"]


def test_what_was_taken_back_to_text_names_nobody() -> None:
    text = "call Ana about Marta"
    assert texts(text, words_of(text, "Ana", "Marta", plain=("Ana",))) == ["Marta"]


def test_single_letters_name_nobody() -> None:
    text = "call A about size M"
    assert words_of(text, "A", "M") == ()


def test_a_name_goes_on_over_de_la() -> None:
    text = "visit María de la Cruz and Ana"
    known = words_of(text, "María", "Cruz", "Ana")
    assert [texts(text, run) for run in named.runs(text, known)] == [["María", "Cruz"], ["Ana"]]


def test_longer_names_are_tried_before_shorter_ones() -> None:
    text = "Ana García Ortiz"
    tried = [text[slice(*name.place)] for name in named.names(text, words_of(text, text))]
    assert tried == ["Ana García Ortiz", "Ana García", "García Ortiz", "Ana", "García", "Ortiz"]


def test_only_the_last_word_of_the_line_may_still_be_being_typed() -> None:
    text = "call Ana Gar"
    names = list(named.names(text, words_of(text, "Ana Gar")))
    assert [(text[slice(*name.place)], name.open) for name in names] == [
        ("Ana Gar", True),
        ("Ana", False),
        ("Gar", True),
    ]


def plausible(text: str, word: str, *ends: int) -> bool:
    name = next(iter(named.names(text, words_of(text, word))))
    return named.is_plausible(text, name, lambda at: at in ends)


def test_a_word_in_small_letters_is_a_name_only_where_one_stands() -> None:
    assert plausible("send Price", "Price")
    assert plausible("call ana", "ana", 4)
    assert plausible("llamar a ana", "ana", 6)
    assert not plausible("send price", "price")
    assert not plausible("send it to price", "price", 4)
