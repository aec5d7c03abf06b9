"""Finding contacts by what is typed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import TEXT, company, emails, person, phones

from rolodex.domain.contact import Adr, Contact, Name, Org, Value
from rolodex.domain.folding import tokens
from rolodex.domain.listing import Matches, Query, Tally
from rolodex.domain.message import message
from rolodex.store import contacts as store
from rolodex.store import search
from rolodex.store import settings as choices
from rolodex.store.book import Book
from rolodex.store.tally import tally

Find = Callable[..., Matches]


@pytest.fixture
def find(book: Book) -> Find:
    """Looks something up in the test's book."""

    def find(text: str, **query: object) -> Matches:
        with book.reading() as connection:
            return search.matches(connection, Query(text, **query))  # type: ignore[arg-type]

    return find


def add(book: Book, *people: Contact) -> list[int]:
    with book.change(message("Add")) as tx:
        return store.insert(tx, people)


def names(matches: Matches) -> list[str]:
    return [row.fn for row in matches.rows]


def test_nothing_typed_lists_everyone_by_last_name(book: Book, find: Find) -> None:
    add(book, person("Ana", "Zúñiga"), person("Luis", "de la Cruz"), person("Ángel", "Álvarez"))
    assert names(find("")) == ["Ángel Álvarez", "Luis de la Cruz", "Ana Zúñiga"]


@pytest.mark.parametrize("typed", ["g", "gar", "GARCIA", "ana gar", "garcía an", '"ana"', "-ana", "ana*"])
def test_a_person_is_found_by_the_beginnings_of_a_name(book: Book, find: Find, typed: str) -> None:
    add(book, person("Ana", "García"), person("Luis", "Peña"))
    assert names(find(typed)) == ["Ana García"]


@pytest.mark.parametrize("typed", ["o'brien", "O’Brien", "obrien", "brien", "o'b", "mary o'brien"])
def test_an_apostrophe_may_be_typed_or_not(book: Book, find: Find, typed: str) -> None:
    add(book, person("Mary", "O'Brien"), person("Luis", "Peña"))
    assert names(find(typed)) == ["Mary O'Brien"]


@pytest.mark.parametrize("typed", ["nunez", "Núñez", "NUÑEZ", "strasse", "soren", "łodz", "山", "田"])
def test_accents_and_foreign_letters_do_not_matter(book: Book, find: Find, typed: str) -> None:
    add(book, person("Søren", "Núñez", adr=(Adr(street="Łódźstraße Strasse"),), nickname=(Value("山田"),)))
    assert find(typed).total == 1


@pytest.mark.parametrize(
    "typed", ["a AND", "AND", "NOT a", "NEAR(a b)", "name:a", "{a}", "a^2", '"', "(", "*", "\0"]
)
def test_what_means_something_to_the_index_is_plain_text(find: Find, typed: str) -> None:
    assert find(typed).total == 0


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(),
    order=st.sampled_from(["family", "given", "org", "changed"]),
    tag=st.sampled_from(["", "a"]),
)
def test_any_text_can_be_typed(book: Book, text: str, order: str, tag: str) -> None:
    with book.reading() as connection:
        query = Query(text, order=order, tag=tag)  # type: ignore[arg-type]
        assert search.matches(connection, query).total == len(search.listing(connection, query).ids) == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fn=TEXT, given=TEXT, family=TEXT, note=TEXT)
def test_every_beginning_of_every_word_finds_it(
    blank: Path, fn: str, given: str, family: str, note: str
) -> None:
    with tempfile.TemporaryDirectory() as folder, copy(blank, folder) as book:
        (wanted,) = add(book, person(fn=fn, n=Name(given=given, family=family), note=(Value(note),)))
        beginnings = {
            word[:length]
            for text, least in ((fn, 1), (given, 1), (family, 1), (note, 2))
            for word in tokens(text)
            for length in range(least, len(word) + 1)
        }
        with book.reading() as connection:
            for typed in beginnings:
                assert [row.id for row in search.matches(connection, Query(typed)).rows] == [wanted]


def test_one_letter_asks_for_names_only_and_one_digit_for_any_word(book: Book, find: Find) -> None:
    add(book, person("Ana", "Mas"), person("Eva", "Rey", adr=(Adr(street="Mayor 5", city="Avila"),)))
    assert names(find("a")) == ["Ana Mas"]
    assert names(find("av")) == ["Eva Rey"]
    assert names(find("mayor 5")) == ["Eva Rey"]


def copy(blank: Path, folder: str) -> Book:
    path = Path(folder) / "book.rolodex"
    path.write_bytes(blank.read_bytes())
    return Book.open(path)


@pytest.mark.parametrize(
    "typed",
    ["612345678", "612 34 56", "+34 612 345", "0034612345678", "(34) 612-345", "5678", "45 678", "34567"],
)
def test_a_telephone_is_found_in_any_format(book: Book, find: Find, typed: str) -> None:
    add(book, person("Ana", tel=phones("+34 612 345 678")), person("Luis", tel=phones("+34 699 000 111")))
    assert [(row.fn, row.found) for row in find(typed).rows] == [("Ana García", "+34 612 345 678")]


def test_the_own_country_code_may_be_typed_without_plus(book: Book, find: Find) -> None:
    add(book, person(tel=phones("612 345 678")))
    with book.housekeeping() as tx:
        choices.put(tx.connection, "country", "ES")
    assert find("34612345678").total == 1


def test_digits_also_find_postal_codes_and_names(book: Book, find: Find) -> None:
    add(book, person("Ana", adr=(Adr(code="28013"),)), person("Studio", "2801"), person("Luis"))
    assert names(find("2801")) == ["Studio 2801", "Ana García"]


def test_names_come_before_firms_and_these_before_all_else(book: Book, find: Find) -> None:
    add(
        book,
        person("Alma", "Aa", note=(Value("met at Marina"),)),
        person("Berta", "Bb", email=emails("marina@example.es")),
        person("Carla", "Cc", org=(Org("Marina SL"),)),
        person("Marina", "Zz"),
        person("Ulmarina", "Yy"),
    )
    found = find("mari")
    assert names(found) == ["Marina Zz", "Berta Bb", "Carla Cc", "Alma Aa", "Ulmarina Yy"]
    assert found.total == 5
    assert [row.found for row in found.rows] == ["", "marina@example.es", "", "met at Marina", ""]


def test_a_long_note_is_shown_around_the_word(book: Book, find: Find) -> None:
    add(
        book,
        person(note=(Value("Likes long walks by the sea, good wine from Rioja and to talk about boats"),)),
    )
    (row,) = find("wine").rows
    assert row.found == "… walks by the sea, good wine from Rioja and to talk …"


def test_a_word_is_found_inside_another_where_few_begin_so(book: Book, find: Find) -> None:
    add(book, person("Jens", "Hoffmann"), person("Ida", "Mann"))
    assert names(find("mann")) == ["Ida Mann", "Jens Hoffmann"]
    assert names(find("ffma")) == ["Jens Hoffmann"]
    assert names(find("offmann jen")) == ["Jens Hoffmann"]


def test_what_matched_inside_a_word_of_the_row_is_not_told_twice(book: Book, find: Find) -> None:
    job = (Org("Textiles Pillai", title="Office Manager"),)
    add(book, person("Ida", "Hoffmann", org=job, note=(Value("Talk to the manager"),)))
    (row,) = find("anag").rows
    assert (row.detail, row.found) == ("Office Manager · Textiles Pillai", "")


def test_who_types_a_long_word_or_several_and_finds_somebody_gets_nobody_else(book: Book, find: Find) -> None:
    add(book, person("Esther", "Ampère"), person("Besther", "Clamp"))
    assert names(find("esth")) == ["Esther Ampère", "Besther Clamp"]
    assert names(find("esther")) == ["Esther Ampère"]
    assert names(find("est amp")) == ["Esther Ampère"]


def test_the_count_does_not_depend_on_how_many_rows_are_asked(book: Book, find: Find) -> None:
    add(book, *(person("Ann", f"M{n}") for n in range(5)), *(person("Joann", f"M{n}") for n in range(5)))
    with book.reading() as connection:
        totals = {search.matches(connection, Query("ann"), limit).total for limit in (1, 5, 7, 50)}
    assert totals == {10}


def test_nothing_is_looked_for_inside_words_where_many_begin_so(book: Book, find: Find) -> None:
    add(book, person("Jens", "Hoffmann"), *(person("Ida", f"Mann{n}") for n in range(search.FEW)))
    found = find("mann")
    assert found.total == search.FEW
    assert "Jens Hoffmann" not in names(found)


def test_the_count_is_exact_and_only_the_first_rows_are_fetched(book: Book, find: Find) -> None:
    add(book, *(person("Ana", f"M{n:03}") for n in range(300)))
    for typed in ("", "a", "an", "ana", "m0", "ana m1"):
        with book.reading() as connection:
            found = search.matches(connection, Query(typed), limit=20)
            listing = search.listing(connection, Query(typed))
        assert found.total == len(listing.ids)
        assert [row.id for row in found.rows] == list(listing.ids[:20])


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("gacria", "garcia"),
        ("hernadez", "hernandez"),
        ("ferandez", "fernandez"),
        ("oscra nuñez", "oscar nunez"),
        ("xarcia", "garcia"),
        ("fenrand", "fernand"),
    ],
)
def test_a_mistyped_name_is_mended_and_said_so(book: Book, find: Find, typed: str, mended: str) -> None:
    add(book, person("Ana", "García"), person("Luis", "Hernández"), person("Óscar", "Núñez"))
    add(book, person("Eva", "Fernández"))
    found = find(typed)
    assert found.mended == mended
    assert found.total == 1
    with book.reading() as connection:
        assert [row.id for row in found.rows] == list(search.listing(connection, Query(mended)).ids)


@pytest.mark.parametrize("typed", ["gar", "garcia", "zzzzzz", "xy", "garcia zzzzzz", "12345"])
def test_what_is_known_or_like_nothing_is_not_mended(book: Book, find: Find, typed: str) -> None:
    add(book, person("Ana", "García"))
    assert find(typed).mended == ""


def test_groups_are_neither_people_nor_companies(book: Book, find: Find) -> None:
    add(book, person("Ana"), company("Ana SL"), Contact(kind="group", fn="Ana group"))
    assert names(find("ana", kind="individual")) == ["Ana García"]
    assert names(find("ana", kind="org")) == ["Ana SL"]
    assert names(find("ana", kind="")) == ["Ana SL", "Ana García"]
    assert find("", kind="").total == 2


def test_a_tag_narrows_the_list(book: Book, find: Find) -> None:
    add(book, person("Ana", categories=("vip",)), person("Eva", categories=("vip", "fair")), person("Luis"))
    assert names(find("", tag="vip")) == ["Ana García", "Eva García"]
    assert names(find("ev", tag="vip")) == ["Eva García"]
    assert find("luis", tag="vip").total == 0
    assert find("", tag="nobody").total == 0


def test_the_tally_counts_people_companies_and_tags(book: Book) -> None:
    add(book, person(categories=("vip", "árbol")), person(categories=("vip",)), company(categories=("vip",)))
    with book.reading() as connection:
        assert tally(connection) == Tally(2, 1, (("árbol", 1), ("vip", 2)))


def test_a_row_shows_job_firm_and_the_next_follow_up(book: Book) -> None:
    (contact_id,) = add(book, person(org=(Org("Acme", title="Head"),)))
    with book.change(message("Remind")) as tx:
        for due, status, snoozed in [
            ("2026-05-03", "NEEDS-ACTION", ""),
            ("2026-04-01", "COMPLETED", ""),
            ("2026-01-01", "NEEDS-ACTION", "2026-05-02T09:00"),
        ]:
            tx.connection.execute(
                "INSERT INTO reminder(contact_id, summary, due, status, snoozed_to) VALUES (?, '', ?, ?, ?)",
                (contact_id, due, status, snoozed),
            )
    with book.reading() as connection:
        (row,) = search.rows(connection, [contact_id, 999])
    assert (row.detail, row.initials, row.tab, row.due) == ("Head · Acme", "AG", "G", "2026-05-02T09:00")


def test_rows_come_in_the_order_asked(book: Book) -> None:
    ids = add(book, person("Ana"), person("Eva"), person("Luis"))
    wanted: Sequence[int] = [ids[2], ids[0], ids[1]]
    with book.reading() as connection:
        assert [row.id for row in search.rows(connection, wanted)] == wanted
