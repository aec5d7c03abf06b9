"""Labels for the contacts of a real book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from tests.blank import new_book
from tests.paper import world

from rolodex.domain.audience import Addressee
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Name, Org
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.label import LabelJob
from rolodex.domain.label_layout import LabelLayout, Part
from rolodex.domain.message import message
from rolodex.paper import preview
from rolodex.services.labels import Labels
from rolodex.services.pauses import Pauses
from rolodex.services.settings import Settings
from rolodex.store import contacts
from rolodex.store.book import Book

WORK = Adr(
    street="Gran Vía 1", code="28013", city="Madrid", region="Madrid", country_code="ES", types=("work",)
)
HOME = Adr(
    street="Real 9", code="08001", city="Barcelona", region="Barcelona", country="España", types=("home",)
)
LYON = Adr(street="12 rue des Lilas", code="69003", city="Lyon", country_code="FR")
NOWHERE = Adr(city="Madrid", country_code="ES", code="28001", types=("work",))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A new, empty book."""
    opened = Book.open(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


def person(name: str, *adr: Adr, firm: str = "") -> Contact:
    """A person with these addresses."""
    given, _, family = name.partition(" ")
    org = (Org(name=firm),) if firm else ()
    return Contact(fn=name, n=Name(family=family, given=given), org=org, adr=adr)


def put(book: Book, *people: Contact) -> tuple[int, ...]:
    """The ids under which these people now stand in the book."""
    with book.change(message("Add people")) as tx:
        return tuple(contacts.insert(tx, people))


def test_a_letter_goes_to_work_before_home_and_names_the_firm(book: Book) -> None:
    ids = put(book, person("Ana García", HOME, WORK, firm="Muebles Ortiz"))
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES"))
    assert plan.lines == (("Ana García", "Muebles Ortiz", "Gran Vía 1", "28013 MADRID"),)


def test_a_preferred_address_comes_first_and_home_names_no_firm(book: Book) -> None:
    preferred = Adr(
        street="Real 9", code="08001", city="Barcelona", country_code="ES", types=("home",), pref=1
    )
    ids = put(book, person("Ana García", WORK, preferred, firm="Muebles Ortiz"))
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES"))
    assert plan.lines == (("Ana García", "Real 9", "08001 BARCELONA"),)


def test_an_address_the_post_cannot_use_gives_way_to_one_it_can(book: Book) -> None:
    ids = put(book, person("Ana García", NOWHERE, HOME))
    assert Labels(book).plan(LabelJob(ids, "L7160", home="ES")).lines[0][-1] == "08001 BARCELONA"


def test_who_cannot_be_written_to_is_named_with_the_reason(book: Book) -> None:
    ids = put(
        book,
        person("Ana A"),
        person("Bea B", NOWHERE),
        person("Cira 😀", WORK),
        person("Dora " + "x" * 99, WORK),
    )
    plan = Labels(book).plan(LabelJob(ids, "L7160"))
    assert [(skipped.fn[:4], skipped.reason.text) for skipped in plan.skipped] == [
        ("Ana ", "There is no postal address"),
        ("Bea ", "The address has no street or box"),
        ("Cira", "No typeface has the character %(characters)s"),
        ("Dora", "The address does not fit this label"),
    ]
    assert plan.labels == 0


def test_smaller_type_is_listed(book: Book) -> None:
    street = "Urbanización Los Olivos\nBloque 3\nEscalera izquierda\nPiso 2\nPuerta B"
    ids = put(book, person("Ana García", Adr(street=street, city="Soria", code="42001", country_code="ES")))
    plan = Labels(book).plan(LabelJob(ids, "5160", home="ES"))
    assert [(shrunk.id, shrunk.fn) for shrunk in plan.shrunk] == [(ids[0], "Ana García")]
    assert 7 <= plan.shrunk[0].size < 10


def test_labels_are_in_the_order_of_the_list(book: Book) -> None:
    ids = put(book, person("Zoë Abad", WORK), person("Ana Zorrilla", WORK), person("Eva Núñez", WORK))
    plan = Labels(book).plan(LabelJob(ids, "L7160"))
    assert [lines[0] for lines in plan.lines] == ["Zoë Abad", "Eva Núñez", "Ana Zorrilla"]


def test_labels_by_postal_code_put_the_sender_s_country_first(book: Book) -> None:
    ids = put(book, person("Ana A", LYON), person("Bea B", WORK), person("Cira C", HOME), person("Dora D"))
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES", order="code"))
    assert [lines[0] for lines in plan.lines] == ["Cira C", "Bea B", "Ana A"]


def test_who_is_not_interested_is_left_out_with_the_reason(book: Book) -> None:
    ids = put(book, person("Ana A", WORK), person("Bea B", WORK))
    Pauses(book).pause(ids[:1], "2999-01-01")
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES"))
    assert [(one.id, one.reason.text) for one in plan.skipped] == [
        (ids[0], "They are not interested until a later date")
    ]
    assert plan.labels == 1


def test_the_country_is_named_in_the_sender_s_language(book: Book) -> None:
    ids = put(book, person("Ana A", HOME))
    assert Labels(book).plan(LabelJob(ids, "L7160", home="FR", language="es")).lines[0][-1] == "ESPAÑA"


def test_plan_and_pdf_count_the_same(book: Book) -> None:
    ids = put(book, *(person(f"Ana {number}", WORK) for number in range(30)))
    job = LabelJob(ids, "L7160", start=20, copies=2)
    data, made = Labels(book).pdf(job)
    plan = Labels(book).plan(job)
    assert (plan.labels, plan.pages) == (made.labels, made.pages) == (60, 4)
    assert preview.pages(data) == 4


def test_each_contact_is_printed_once(book: Book) -> None:
    (one,) = put(book, person("Ana A", WORK))
    assert Labels(book).plan(LabelJob((one, one), "L7160")).labels == 1


def test_the_preview_shows_the_page(book: Book) -> None:
    labels = Labels(book)
    data, _ = labels.pdf(LabelJob(put(book, person("Ana A", WORK)), "L7160"))
    picture = labels.raster(data, 0, 420)
    assert (picture.width, picture.height) == (420, 595)
    assert len(picture.data) == picture.stride * picture.height


def test_a_file_is_written_whole(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    plan = Labels(book).write(LabelJob(put(book, person("Ana A", WORK)), "L7160"), out)
    assert plan.labels == 1
    assert out.read_bytes().startswith(b"%PDF")
    assert not list(tmp_path.glob(".labels*"))


def test_no_file_is_written_where_nobody_can_be_written_to(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    with pytest.raises(UserError):
        Labels(book).write(LabelJob(put(book, person("Ana A")), "L7160"), out)
    assert not out.exists()


def test_cancelling_leaves_what_was_there(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    out.write_bytes(b"before")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Labels(book).write(LabelJob(put(book, person("Ana A", WORK)), "L7160"), out, stop)
    assert out.read_bytes() == b"before"


def test_what_cannot_be_drawn_is_listed_before_printing(book: Book) -> None:
    people = [world.person(number)[1] for number in range(60)]
    planted = replace(people[30], fn="נועם \U0001f680")
    ids = put(book, *people[:30], planted, *people[31:])
    for stock in ("5160", "L7160", "dymo-99012", "env-dl"):
        plan = Labels(book).plan(LabelJob(ids, stock, home="ES"))
        assert plan.labels == 59
        (skipped,) = plan.skipped
        assert skipped.id == ids[30]
        assert dict(skipped.reason.args)["characters"] == "\U0001f680 (U+1F680 ROCKET)"


def test_envelopes_carry_the_return_address_of_the_settings(book: Book) -> None:
    ids = put(book, person("Ana A", WORK))
    bare, _ = Labels(book).pdf(LabelJob(ids, "env-dl", home="ES"))
    Settings(book).set("return_address", "Muebles Ortiz, S.L.\n\n Gran Vía 1 \n28013 MADRID\n")
    assert "Muebles" not in read(bare)
    data, plan = Labels(book).pdf(LabelJob(ids, "env-dl", home="ES"))
    assert read(data).split("\r\n")[:3] == ["Muebles Ortiz, S.L.", "Gran Vía 1", "28013 MADRID"]
    assert plan.labels == plan.pages == 1
    assert Labels(book).pdf(LabelJob(ids, "env-dl", home="ES", sender=False))[0] == bare
    assert "Muebles" not in read(Labels(book).pdf(LabelJob(ids, "L7160", home="ES"))[0])


@pytest.mark.parametrize("address", ["Ana 😀\nCalle 1", "X" * 200])
def test_a_return_address_that_cannot_be_printed_is_said_at_once(book: Book, address: str) -> None:
    ids = put(book, person("Ana A", WORK))
    Settings(book).set("return_address", address)
    with pytest.raises(UserError) as raised:
        Labels(book).plan(LabelJob(ids, "env-dl"))
    assert "return address" in raised.value.message.text
    assert Labels(book).plan(LabelJob(ids, "L7160")).labels == 1


def read(pdf: bytes) -> str:
    """The text of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


@pytest.mark.parametrize(
    "job",
    [
        LabelJob((), "L7160", start=22),
        LabelJob((), "L7160", copies=0),
        LabelJob((), "L7160", copies=1_000_000),
        LabelJob((), "nix"),
    ],
)
def test_a_job_that_makes_no_sense_is_refused(book: Book, job: LabelJob) -> None:
    with pytest.raises(UserError):
        Labels(book).plan(job)


def test_who_refused_letters_is_left_out_with_the_reason(book: Book) -> None:
    refused = replace(person("Ana A", WORK), consent=(Consent("letter", granted=False),))
    ids = put(book, refused, person("Bea B", WORK))
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES"))
    assert [(one.id, one.reason.text) for one in plan.skipped] == [(ids[0], "They do not want letters")]
    assert plan.labels == 1


def test_the_country_is_named_in_the_language_that_was_chosen(book: Book) -> None:
    ids = put(book, person("Ana A", LYON))
    Settings(book).choose("country_language", "es")
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES", language="en"))
    assert plan.lines[0][-1] == "FRANCIA"


def test_labels_as_listed_keep_the_order_given(book: Book) -> None:
    ids = put(book, person("Zoë Abad", WORK), person("Ana Zorrilla", WORK), person("Eva Núñez", WORK))
    plan = Labels(book).plan(LabelJob((ids[1], ids[0], ids[2]), "L7160", order="listed"))
    assert [lines[0] for lines in plan.lines] == ["Ana Zorrilla", "Zoë Abad", "Eva Núñez"]


def test_the_address_chosen_comes_first(book: Book) -> None:
    ids = put(book, person("Ana García", HOME, WORK))
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES", address="home"))
    assert plan.lines[0][1] == "Real 9"


def test_addresses_can_stand_as_they_were_typed(book: Book) -> None:
    ids = put(book, person("Ana García", WORK))
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES", capitals="typed"))
    assert plan.lines[0][-1] == "28013 Madrid"


def test_a_plan_tells_whose_each_label_is(book: Book) -> None:
    ana, bea = put(book, person("Ana A", WORK), person("Bea B", WORK))
    _, plan = Labels(book).pdf(LabelJob((ana, bea), "L7160", start=20, copies=2, sheets=((3,),)))
    assert [(slot.page, slot.place, slot.contact_id) for slot in plan.slots] == [
        (0, 3, ana),
        (1, 19, ana),
        (1, 20, bea),
        (2, 0, bea),
    ]
    assert plan.at(1, 20) == bea
    assert plan.at(0, 0) == 0


def test_lines_of_a_layout_are_filled_and_close_up_where_empty(book: Book) -> None:
    ana = replace(
        person("Ana García", WORK, firm="Muebles Ortiz"), custom=(Custom("Customer No", "K-17", "text"),)
    )
    ids = put(book, ana, person("Bea Ruiz", LYON))
    lines = ("{name}", "{Firm}", "No. {customer no}", "{street}", "{postcode} {city} – {country}")
    plan = Labels(book).plan(LabelJob(ids, "L7160", home="ES", language="es", layout=LabelLayout(lines)))
    assert plan.lines == (
        ("Ana García", "Muebles Ortiz", "No. K-17", "Gran Vía 1", "28013 MADRID"),
        ("Bea Ruiz", "12 rue des Lilas", "69003 LYON – Francia"),
    )


def test_a_field_that_does_not_exist_is_named_before_printing(book: Book) -> None:
    ids = put(book, person("Ana A", WORK))
    with pytest.raises(UserError) as raised:
        Labels(book).plan(LabelJob(ids, "L7160", layout=LabelLayout(("{address}", "{colour}"))))
    assert dict(raised.value.message.args)["field"] == "colour"


@pytest.mark.parametrize("line", ["{address", "address}", "{name} {{city}"])
def test_a_brace_that_stands_alone_is_said_before_printing(book: Book, line: str) -> None:
    with pytest.raises(UserError, match="brace"):
        Labels(book).plan(LabelJob((), "avery-l7160", layout=LabelLayout((line,))))


def test_a_label_may_greet_and_bear_texts_in_its_corners(book: Book) -> None:
    ids = put(book, person("Ana García", WORK))
    layout = LabelLayout(("{salutation}", "{postal}"), parts=(Part("text", "top-left", "For {name}"),))
    data, plan = Labels(book).pdf(LabelJob(ids, "L7160", home="ES", language="es", layout=layout))
    assert plan.printed[0].lines[1:] == ("Gran Vía 1", "28013 MADRID")
    assert "García" in plan.printed[0].lines[0]
    assert "For Ana García" in read(data)


def test_one_label_goes_to_each_household(book: Book) -> None:
    ana, bea, cira = put(book, person("Ana Ruiz", HOME), person("Bea Ruiz", HOME), person("Cira C", WORK))
    job = LabelJob((ana, bea, cira), "L7160", home="ES", language="es", households=True)
    plan = Labels(book).plan(job)
    assert plan.labels == 2
    assert plan.skipped == ()
    assert {frozenset(piece.contact_ids) for piece in plan.printed} == {
        frozenset((ana, bea)),
        frozenset((cira,)),
    }


def test_pieces_decided_elsewhere_are_printed_in_the_order_asked(book: Book) -> None:
    ana, bea = put(book, person("Ana A", WORK), person("Bea B", HOME))
    pieces = [
        Addressee((bea,), (("name", "Bea B"),), HOME, code="AAAA-AAAA"),
        Addressee((ana,), (("name", "Ana A"),), WORK, code="BBBB-BBBB"),
    ]
    layout = LabelLayout(("{name}", "{code}"))
    orders: tuple[Literal["listed", "name", "code"], ...] = ("listed", "name", "code")
    said = {
        order: [
            lines[1]
            for lines in Labels(book)
            .plan(LabelJob((), "L7160", home="ES", order=order, layout=layout), pieces=pieces)
            .lines
        ]
        for order in orders
    }
    assert said["listed"] == said["code"] == ["AAAA-AAAA", "BBBB-BBBB"]
    assert said["name"] == ["BBBB-BBBB", "AAAA-AAAA"]


def test_a_piece_without_an_address_is_left_out(book: Book) -> None:
    (ana,) = put(book, person("Ana A"))
    plan = Labels(book).plan(LabelJob((), "L7160"), pieces=[Addressee((ana,), (("name", "Ana A"),), Adr())])
    assert [(one.id, one.fn) for one in plan.skipped] == [(ana, "Ana A")]


def test_return_address_sheets_hold_it_as_often_as_asked(book: Book) -> None:
    labels = Labels(book)
    with pytest.raises(UserError):
        labels.sender_sheet(LabelJob((), "5167"), 10)
    Settings(book).set("return_address", "Muebles Ortiz, S.L.\nGran Vía 1\n28013 MADRID")
    data, plan = labels.sender_sheet(LabelJob((), "5167", start=3), 100)
    assert (plan.labels, plan.pages) == (100, 2)
    assert read(data).count("Muebles Ortiz") == 78
    assert labels.sender_sheet(LabelJob((), "5167", start=3), 0)[1].labels == 78


def test_a_logo_that_is_not_in_the_book_is_said_at_once(book: Book) -> None:
    ids = put(book, person("Ana A", WORK))
    layout = LabelLayout(parts=(Part("logo", "top-left", "ab" * 32, 10.0),))
    with pytest.raises(UserError):
        Labels(book).plan(LabelJob(ids, "L7160", layout=layout))
