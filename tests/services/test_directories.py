"""Pocket lists, booklets, index cards and badges from a real book."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTPage, LTTextContainer
from tests.builders import person

from rolodex.domain.contact import Adr, Org, Value
from rolodex.domain.directory import DirectoryJob, DirectoryKind
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.listing import Query
from rolodex.i18n import word
from rolodex.services.opening import Services

TODAY = date(2026, 5, 3)


def filled(services: Services, *names: str) -> tuple[int, ...]:
    """These people with a mobile and an address; the same name for all that is read."""
    made = []
    for place, name in enumerate(names):
        mobile = Value(f"+34 600 000 {place:03d}", ("cell",))
        adr = Adr(street="Calle Mayor 14", code="28013", city="Madrid", country_code="ES")
        made.append(services.contacts.save(person(name, tel=(mobile,), adr=(adr,), org=(Org("Ortiz"),))).id)
    return tuple(made)


def printed(services: Services, kind: DirectoryKind, ids: tuple[int, ...], **more: object) -> bytes:
    job = DirectoryJob(kind, ids, **more)  # type: ignore[arg-type]  # words of one job
    return services.directories.pdf(job, TODAY, word=word, language="en")[0]


def pages(pdf: bytes) -> list[LTPage]:
    return list(extract_pages(BytesIO(pdf)))


@pytest.mark.parametrize("kind", ["list", "booklet", "cards"])
def test_everybody_stands_with_number_and_address(services: Services, kind: DirectoryKind) -> None:
    ids = filled(services, "Ana", "Bruno", "Zoe")
    text = extract_text(BytesIO(printed(services, kind, ids)))
    for name in ("Ana", "Bruno", "Zoe"):
        assert name in text
    for place in range(3):
        assert f"+34 600 000 {place:03d}" in text
    assert text.count("Calle Mayor 14") == 3
    assert text.count("Mobile") == 3


def test_a_name_written_otherwise_stands_under_the_letter_it_is_listed_by(services: Services) -> None:
    filled(services, "Ana")
    odd = services.contacts.save(person("Zoe", fn="Doña Zoe la grande")).id
    ids = (*services.contacts.listing(Query(kind="")).ids,)
    text = extract_text(BytesIO(printed(services, "list", ids)))
    assert odd in ids
    assert "Doña Zoe" in text
    assert [line for line in text.splitlines() if len(line.strip()) == 1] == ["G"]


def test_addresses_can_be_left_out(services: Services) -> None:
    ids = filled(services, "Ana")
    assert "Calle Mayor" not in extract_text(BytesIO(printed(services, "list", ids, addresses=False)))


def test_a_booklet_of_five_pages_lies_on_two_sheets_in_the_order_of_folding(services: Services) -> None:
    ids = filled(services, *(f"P{place:03d}" for place in range(70)))
    job = DirectoryJob("booklet", ids, paper="a4")
    pdf, plan = services.directories.pdf(job, TODAY, word=word, language="en")
    sides = pages(pdf)
    assert len(sides) == -(-plan.pages // 4) * 2
    assert (round(sides[0].width), round(sides[0].height)) == (842, 595)
    # the title is the right page of the first side, page 2 the left one of the second
    texts = [
        [
            (box.x0 > side.width / 2, box.get_text().strip())
            for box in side
            if isinstance(box, LTTextContainer)
        ]
        for side in sides
    ]
    assert any(right and "As of" in text for right, text in texts[0])
    assert any(not right and f"Page 2 of {plan.pages}" in text for right, text in texts[1])


def test_every_page_of_a_booklet_has_the_tabs_of_its_letters_at_its_outer_edge(services: Services) -> None:
    ids = filled(services, "Ana", "Bruno")
    second = pages(printed(services, "booklet", ids, paper="a4"))[1]
    tabs = [
        box
        for box in second
        if isinstance(box, LTTextContainer) and box.get_text().strip() in ("G", "A", "B") and box.x1 < 20
    ]
    assert tabs


def test_cards_lie_in_the_grid_of_their_stock_above_the_slots(services: Services) -> None:
    ids = filled(services, *(f"P{place}" for place in range(9)))
    found = pages(printed(services, "cards", ids))
    assert len(found) == 2
    lowest = min(box.y0 for box in found[0] if isinstance(box, LTTextContainer))
    bottom_of_last_card = (279.4 - 29.633 - 4 * 55.033) * 72 / 25.4
    assert lowest > bottom_of_last_card + 10 * 72 / 25.4


def test_a_badge_says_name_and_firm_in_its_middle(services: Services) -> None:
    ids = filled(services, "Ana")
    (page,) = pages(printed(services, "badges", ids))
    name = next(box for box in page if isinstance(box, LTTextContainer) and "Ana" in box.get_text())
    middle = (17.462 + 85.725 / 2) * 72 / 25.4
    assert abs((name.x0 + name.x1) / 2 - middle) < 1
    assert "600" not in "".join(box.get_text() for box in page if isinstance(box, LTTextContainer))


@pytest.mark.parametrize("kind", ["list", "booklet", "cards", "badges"])
def test_the_same_people_give_the_same_bytes(services: Services, kind: DirectoryKind) -> None:
    ids = filled(services, "Ana", "Бруно", "田中")
    assert printed(services, kind, ids) == printed(services, kind, ids)


def test_who_cannot_be_drawn_is_named(services: Services) -> None:
    ids = filled(services, "Ana \U00013000")
    _pdf, plan = services.directories.pdf(DirectoryJob("list", ids), TODAY, word=word, language="en")
    ((_id, name, reason),) = plan.undrawn
    assert "Ana" in name
    assert "U+13000" in word(reason)


def test_nobody_makes_no_file(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        services.directories.write(
            DirectoryJob("list", ()), tmp_path / "x.pdf", TODAY, word=word, language="en"
        )
    assert not (tmp_path / "x.pdf").exists()


def test_a_place_that_no_sheet_has_is_refused(services: Services) -> None:
    ids = filled(services, "Ana")
    with pytest.raises(UserError):
        printed(services, "cards", ids, start=9)


@pytest.mark.parametrize("kind", ["list", "cards"])
def test_drawing_tells_how_far_it_is_and_can_be_stopped(services: Services, kind: DirectoryKind) -> None:
    ids = filled(services, "Ana", "Bruno")
    told: list[tuple[int, int]] = []
    job = DirectoryJob(kind, ids)
    services.directories.pdf(
        job, TODAY, word=word, language="en", progress=lambda done, total: told.append((done, total))
    )
    assert told == [(0, 4), (2, 4), (4, 4)]

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.directories.pdf(job, TODAY, word=word, language="en", progress=stop)
