"""Filters by field, typed or chosen, against what plain Python says of the same contacts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import company, emails, person, phones

from rolodex.domain.contact import Adr, Contact, Custom, Date, Name, Org, Photo, Value
from rolodex.domain.folding import index_tokens, tokens
from rolodex.domain.listing import Filter, Matches, Query
from rolodex.domain.message import message
from rolodex.store import contacts as store
from rolodex.store import search, sources
from rolodex.store.book import Book

T = TypeVar("T")
Find = Callable[..., Matches]


@pytest.fixture
def find(book: Book) -> Find:
    """Looks something up among people and companies of the test's book."""

    def find(text: str = "", **query: object) -> Matches:
        with book.reading() as connection:
            return search.matches(connection, Query(text, **{"kind": "", **query}))  # type: ignore[arg-type]

    return find


def add(book: Book, *people: Contact) -> list[int]:
    with book.change(message("Add")) as tx:
        return store.insert(tx, people)


def names(matches: Matches) -> list[str]:
    return [row.fn for row in matches.rows]


ANA = person(
    "Ana",
    adr=(Adr(street="Mayor 5", city="San Sebastián", code="20 001", region="Gipuzkoa", country="España"),),
    categories=("VIP", "Wine fair"),
    org=(Org("Viñedos Ruiz", title="Gerente de compras", units=("Export",)),),
    email=emails("ana.ruiz@vinedos.example"),
    note=(Value("Likes oak barrels"),),
    custom=(Custom("Hobby", "Sailing & skiing"), Custom("Member", "yes", "yesno")),
    dates=(Date("bday", "1980-05-03", 1980, 5, 3),),
    photo=(Photo(uri="https://x.example/a.jpg"),),
    favourite=True,
    uid="ana",
)
EVA = person(
    "Eva",
    adr=(Adr(city="Sevilla", country_code="ES"), Adr(city="Lyon", country="Frankreich")),
    categories=("vip gold",),
    tel=phones("+34 600 123 456"),
    custom=(Custom("Member", "no", "yesno"),),
    uid="eva",
)
FIRM = company("Ruiz Export", uid="firm")
CLUB = Contact(kind="group", fn="Wine club", member=("ana", "firm"), uid="club")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tag:vip", "Ana"),
        ("tag:vip-gold", "Eva"),
        ("tag:vi", "Ana Eva"),
        ("tag:fair", "Ana"),
        ("-tag:vip", "Eva Ruiz"),
        ("etiqueta:nada", ""),
        ("-etiqueta:nada", "Ana Eva Ruiz"),
        ("group:wine", "Ana Ruiz"),
        ("-grupo:club", "Eva"),
        ("city:sevilla", "Eva"),
        ("city:se", "Eva"),
        ("city:sebastian", "Ana"),
        ('ciudad:"san seb"', "Ana"),
        ("city:san-sebastián", "Ana"),
        ("country:spain", "Ana Eva"),
        ("country:ES", "Ana Eva"),
        ("país:francia", "Eva"),
        ("country:fra", "Eva"),
        ("country:germany", ""),
        ("code:20", "Ana"),
        ("cp:20001", "Ana"),
        ("region:gip", "Ana"),
        ("address:mayor", "Ana"),
        ("company:ruiz", "Ana Ruiz"),
        ("company:gerente", ""),
        ("cargo:compras", "Ana"),
        ("email:ruiz", "Ana"),
        ("email:@vine", "Ana"),
        ("email:@ruiz", ""),
        ("correo:ana.ruiz@vinedos.example", "Ana"),
        ("email:eva@vinedos", ""),
        ("phone:600", "Eva"),
        ("tel:0034600123456", "Eva"),
        ("teléfono:3456", "Eva"),
        ("phone:abc", ""),
        ("note:oak", "Ana"),
        ("note:bar oak:", "Ana"),
        ("no:phone", "Ana Ruiz"),
        ("has:birthday has:photo", "Ana"),
        ("-has:address", "Ruiz"),
        ("missing:company -is:company", "Eva"),
        ("has:group", "Ana Ruiz"),
        ("is:favourite", "Ana"),
        ("es:empresa", "Ruiz"),
        ("is:person", "Ana Eva"),
        ("hobby:ski", "Ana"),
        ("hobby:sail", "Ana"),
        ("no:hobby", "Eva Ruiz"),
        ("member:sí", "Ana"),
        ("member:no", "Eva"),
        ("ruiz city:san", "Ana"),
        ("ev tag:gold", "Eva"),
        ("ba tag:vip", "Ana"),
        ("arrel tag:vip", ""),
        ("edos company:vi", "Ana"),
        ("name:an", "Ana"),
        ("name:sail", ""),
        ("tag:!!! ana", "Ana"),
    ],
)
def test_a_field_finds_those_it_describes(book: Book, find: Find, typed: str, found: str) -> None:
    add(book, ANA, EVA, FIRM, CLUB)
    matches = find(typed)
    assert sorted(name.split()[0] for name in names(matches)) == found.split()
    assert matches.total == len(found.split())
    with book.reading() as connection:
        assert len(search.listing(connection, Query(typed, kind="")).ids) == matches.total


def test_what_a_field_found_is_told_where_the_row_does_not_show_it(book: Book, find: Find) -> None:
    add(book, ANA, EVA)
    told = {
        typed: find(typed).rows[0].found for typed in ("note:oak", "phone:600", "email:@vine", "title:com")
    }
    assert told == {
        "note:oak": "Likes oak barrels",
        "phone:600": "+34 600 123 456",
        "email:@vine": "",
        "title:com": "",
    }


def test_filters_chosen_and_typed_go_together(book: Book, find: Find) -> None:
    ids = add(book, ANA, EVA, FIRM, CLUB)
    chosen = (Filter("tag", "vip", without=True),)
    assert names(find("", filters=chosen, kind="individual")) == ["Eva García"]
    assert names(find("country:fr", filters=chosen)) == ["Eva García"]
    assert names(find("", group=ids[3], within="favourites")) == ["Ana García"]
    assert names(find("", group=999)) == []
    assert names(find("ana", filters=(Filter("Shoe size", "1"),))) == []


def test_an_import_is_found_by_the_name_of_its_file(book: Book, find: Find) -> None:
    ana, eva = add(book, ANA, EVA)
    with book.change(message("Import")) as tx:
        first = sources.add_batch(tx, "iPhone of Ana.vcf")
        second = sources.add_batch(tx, "Outlook.vcf")
        rows = [(ana, first), (eva, first), (eva, second)]
        sources.add(tx, [sources.Source(contact_id, batch, "", "", "") for contact_id, batch in rows])
    assert names(find("import:iphone")) == ["Ana García", "Eva García"]
    assert names(find("import:outlook")) == ["Eva García"]
    assert names(find("-import:outlook")) == ["Ana García"]
    with book.reading() as connection:
        assert search.values(connection, "import", "", 9, "") == (
            ("iPhone of Ana.vcf", 2),
            ("Outlook.vcf", 1),
        )


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("city:sevila", "city:Sevilla"),
        ('ciudad:"san sebastan"', 'city:"San Sebastián"'),
        ("city:sebastain", "city:sebastian"),
        ("tag:vpi", "tag:VIP"),
        ("country:spian", "country:spain"),
        ("company:vinedso", "company:vinedos"),
        ("title:gerante", "title:gerente"),
        ("name:graciá", "name:garcia"),
        ("hobby:sialing", "Hobby:sailing"),
        ("gracia city:sevila", "garcia city:Sevilla"),
        ("group:wnie", "group:wine"),
        ("city:sevlla -tag:nada", "city:Sevilla -tag:nada"),
    ],
)
def test_a_mistyped_value_is_mended_and_said_so(book: Book, find: Find, typed: str, mended: str) -> None:
    add(book, ANA, EVA, FIRM, CLUB)
    found = find(typed)
    assert found.mended == mended
    assert found.total > 0
    assert names(find(mended)) == names(found)
    assert find(mended).mended == ""


@pytest.mark.parametrize(
    "typed", ["city:zzzzzz", "code:99", "phone:999", "note:xyzzy", "-city:sevila ana", "a:b"]
)
def test_what_is_like_nothing_is_not_mended(book: Book, find: Find, typed: str) -> None:
    add(book, ANA, EVA)
    assert find(typed).mended == ""


def test_the_values_of_a_field_come_with_their_counts_most_first(book: Book) -> None:
    add(book, ANA, EVA, FIRM, CLUB, person("Luis", adr=(Adr(city="sevilla", country="Narnia"),)))
    with book.reading() as connection:

        def values(field: str, beginning: str = "") -> tuple[tuple[str, int], ...]:
            return search.values(connection, field, beginning, 2, "")

        assert values("city") in ((("Sevilla", 2), ("Lyon", 1)), (("sevilla", 2), ("Lyon", 1)))
        assert values("city", "seb") == (("San Sebastián", 1),)
        assert values("country") == (("ES", 2), ("FR", 1))
        assert values("country", "nar") == (("Narnia", 1),)
        assert values("country", "fran") == (("FR", 1),)
        assert values("tag", "w") == (("Wine fair", 1),)
        assert values("group") == (("Wine club", 2),)
        assert values("hobby") == (("Sailing & skiing", 1),)
        assert values("no such field") == ()
        assert search.values(connection, "group", "", 9, "individual") == (("Wine club", 1),)


def test_a_list_of_a_filter_has_its_tabs_in_every_order(book: Book) -> None:
    tagged = [
        person("Ana", name, categories=("a",), n=Name(given="Zoe", family=name))
        for name in ("Álamo", "Bi", "Ño")
    ]
    add(book, *tagged, person("Eva", "Czz"), person("Ida", "Abc"))
    with book.reading() as connection:
        for query in (
            Query("", tag="a"),
            Query("tag:a"),
            Query("-tag:x tag:a"),
            Query(filters=(Filter("has", "tag"),)),
        ):
            assert search.listing(connection, query).tabs == (("A", 0), ("B", 1), ("N", 2))
        assert search.listing(connection, Query("tag:a", order="given")).tabs == (("Z", 0),)
        assert search.listing(connection, Query("-tag:a")).tabs == (("A", 0), ("C", 1))


def opened(book: Book, *times: tuple[int, str]) -> None:
    with book.housekeeping() as tx:
        tx.connection.executemany("INSERT INTO opened(contact_id, at) VALUES (?, ?)", times)


def test_the_recent_ones_come_in_the_order_they_were_opened(book: Book, find: Find) -> None:
    ana, eva, firm, club = add(book, ANA, EVA, FIRM, CLUB)
    opened(book, (ana, "2026-01-01"), (eva, "2026-01-03"), (firm, "2026-01-02"), (club, "2026-01-04"))
    assert names(find("", within="recent")) == ["Eva García", "Ruiz Export", "Ana García"]
    assert names(find("", within="recent", kind="individual", order="given")) == ["Eva García", "Ana García"]
    assert names(find("garcia -tag:vip", within="recent")) == ["Eva García"]
    assert names(find("gracia", within="recent")) == ["Eva García", "Ana García"]
    with book.reading() as connection:
        assert list(search.listing(connection, Query(within="recent", kind="")).ids) == [eva, firm, ana]
        assert search.listing(connection, Query(within="recent")).tabs == ()


def test_no_more_than_a_hundred_are_recent(book: Book, find: Find) -> None:
    ids = add(book, *(person("Ana", f"N{number:03}") for number in range(105)))
    opened(book, *((contact_id, f"2026-01-01T00:{place:03}") for place, contact_id in enumerate(ids)))
    found = find("", within="recent")
    assert (found.total, found.rows[0].id) == (100, ids[-1])


# What follows says the same in plain Python, from the contacts themselves.

WORDS = ("bil", "bilbao", "bilbao vieja", "San Mamés", "oak", "Oak-Tree", "o", "5", "")
WORD = st.sampled_from(WORDS)


def some(item: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """None, one or two."""
    return st.lists(item, max_size=2).map(tuple)


@st.composite
def people(draw: st.DrawFn) -> Contact:
    return Contact(
        uid=draw(st.sampled_from(["a", "b", "c", ""])),
        kind=draw(st.sampled_from(["individual", "individual", "org"])),
        fn=draw(WORD),
        n=Name(family=draw(WORD)),
        adr=draw(
            some(
                st.builds(
                    Adr, city=WORD, region=WORD, code=WORD, country=st.sampled_from(["", "España", "Narnia"])
                )
            )
        ),
        org=draw(some(st.builds(Org, name=WORD, title=WORD, role=WORD))),
        email=draw(some(st.builds(Value, st.sampled_from(["bil@oak.es", "oak@bilbao.es", "x"])))),
        tel=draw(some(st.builds(Value, st.sampled_from(["600 123 456", "+34 600 999"])))),
        note=draw(some(st.builds(Value, WORD))),
        categories=tuple(dict.fromkeys(draw(some(st.sampled_from(["Bil", "bilbao", "oak tree"]))))),
        custom=draw(some(st.builds(Custom, st.just("Hobby"), WORD))),
        favourite=draw(st.booleans()),
    )


FILTERS = st.builds(
    Filter,
    st.sampled_from(
        [
            "tag",
            "group",
            "city",
            "region",
            "country",
            "code",
            "company",
            "title",
            "email",
            "note",
            "name",
            "Hobby",
        ]
    ),
    st.sampled_from([*WORDS, "oa", "vieja", "spain", "nar", "@oak", "bil@oak", "tree oak"]),
    st.booleans(),
) | st.builds(
    Filter,
    st.sampled_from(["has", "missing"]),
    st.sampled_from(
        ["tag", "group", "city", "country", "code", "company", "title", "phone", "note", "Hobby"]
    ),
    st.booleans(),
)


def key(text: str) -> str:
    return " ".join(tokens(text))


def begins(texts: Iterable[str], wanted: str) -> bool:
    words = [word for text in texts for word in index_tokens(text)]
    return all(any(word.startswith(begun) for word in words) for begun in tokens(wanted))


def values(one: Contact, field: str, groups: Sequence[Contact]) -> list[str]:
    """What a contact has in a field that is meant by its whole value."""
    found = {
        "tag": one.categories,
        "group": [group.fn for group in groups if one.uid and one.uid in group.member],
        "city": [adr.city for adr in one.adr],
        "region": [adr.region for adr in one.adr],
        "country": [name for adr in one.adr for name in COUNTRIES.get(adr.country, (adr.country,))],
        "Hobby": [custom.value for custom in one.custom],
    }[field]
    return [key(text) for text in found if key(text)]


COUNTRIES = {"España": ("ES", "Spain", "España")}
WHOLE = ("tag", "group", "city", "region", "country", "Hobby")


def texts(one: Contact, field: str) -> list[str]:
    """The texts of a field whose words are looked for."""
    return {
        "company": [org.name for org in one.org],
        "title": [text for org in one.org for text in (org.title, org.role)],
        "email": [email.value for email in one.email],
        "note": [note.value for note in one.note],
        "name": [one.fn, one.n.family],
        "phone": [tel.value for tel in one.tel],
        "code": [adr.code for adr in one.adr],
    }[field]


def fulfils(one: Contact, wanted: Filter, everyone: Sequence[Contact], groups: Sequence[Contact]) -> bool:
    field, value = wanted.field, wanted.value
    if field in ("has", "missing"):
        there = bool(values(one, value, groups)) if value in WHOLE else any(map(key, texts(one, value)))
        return there == (field == "has")
    if field == "code":
        return any(
            key(text).replace(" ", "").startswith(key(value).replace(" ", ""))
            for text in texts(one, field)
            if key(text)
        )
    if field == "email" and "@" in value:
        name, _, domain = value.partition("@")
        domains = [text.partition("@")[2] for text in texts(one, field)]
        return (
            begins(texts(one, field), name)
            and any(map(key, domains))
            and any(text.startswith(domain) for text in domains)
        )
    if field not in WHOLE:
        return begins(texts(one, field), value)
    known = {text for other in everyone for text in values(other, field, groups)}
    if field == "tag":
        known |= {key(text) for other in everyone for text in other.categories}
    if field == "group":
        known |= {key(group.fn) for group in groups}
    sought = key(value)
    meant = (
        {text for text in known if text == sought}
        or {text for text in known if text.startswith(sought)}
        or {text for text in known if begins([text], value)}
    )
    return bool(meant.intersection(values(one, field, groups)))


@settings(max_examples=60, deadline=None)
@given(
    everyone=st.lists(people(), max_size=6),
    members=st.lists(st.sampled_from(["a", "b", "z"]), max_size=2),
    wanted=st.lists(FILTERS, min_size=1, max_size=2),
    text=st.sampled_from(["", "", "bil"]),
)
def test_filters_find_whom_plain_python_finds(
    blank: Path, everyone: list[Contact], members: list[str], wanted: list[Filter], text: str
) -> None:
    groups = [Contact(kind="group", fn="Bilbao oak", member=tuple(members))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.rolodex"
        path.write_bytes(blank.read_bytes())
        with Book.open(path) as book:
            ids = add(book, *everyone, *groups)
            with book.change(message("Field")) as tx:  # `has:Hobby` is a question only where it is a field
                tx.connection.execute(
                    "INSERT INTO custom_field(name) SELECT 'Hobby' "
                    "WHERE NOT EXISTS (SELECT 1 FROM custom_field)"
                )
            with book.reading() as connection:
                query = Query(text, kind="", filters=tuple(wanted))
                found = list(search.listing(connection, query).ids)
                matches = search.matches(connection, query)
                plain = set(search.listing(connection, Query(text, kind="")).ids)
            expected = [
                contact_id
                for contact_id, one in zip(ids, everyone, strict=False)
                if contact_id in plain
                and all(asks_nothing(f) or fulfils(one, f, everyone, groups) != f.without for f in wanted)
            ]
            assert sorted(found) == expected
            assert (matches.total, [row.id for row in matches.rows]) == (len(found), found)


def asks_nothing(wanted: Filter) -> bool:
    return not tokens(wanted.value)
