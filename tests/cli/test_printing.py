"""`rolodex stocks` and `rolodex labels`."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Rolodex

from rolodex.domain.audience import Audience
from rolodex.domain.campaign import Campaign
from rolodex.domain.drawer import PartSheet
from rolodex.domain.label_layout import LabelLayout, LabelTemplate
from rolodex.domain.listing import Query
from rolodex.services.opening import open_services


def test_stocks_are_found_by_their_number(rolodex: Rolodex) -> None:
    found = rolodex("stocks", "L7160", "--json").json
    (stock,) = [stock for stock in found if "7160" in stock["part"]][:1]
    assert (stock["columns"], stock["rows"]) == (3, 7)


def test_stocks_need_no_book_but_let_one_be_named(rolodex: Rolodex, book: Path) -> None:
    assert rolodex("stocks", "L7160", "--book", book).code == 0
    assert not book.exists()


def test_stocks_stand_in_columns(rolodex: Rolodex) -> None:
    assert "L7160" in rolodex("stocks", "L7160").out


def test_a_stock_nobody_makes_is_found_nowhere(rolodex: Rolodex) -> None:
    answer = rolodex("stocks", "qqqxqqq")
    assert (answer.code, answer.out) == (0, "")


def test_labels_are_written_as_a_pdf(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    told = rolodex("labels", out, "--stock", "L7160", "--json").json
    assert out.read_bytes().startswith(b"%PDF")
    assert told["labels"] > 20
    assert told["pages"] == -(-told["labels"] // 21)


def test_who_gets_no_label_is_named_with_the_reason(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    told = rolodex("labels", tmp_path / "labels.pdf", "--stock", "L7160", "--json").json
    assert told["skipped"]
    assert all(one["fn"] and one["reason"] for one in told["skipped"])


def test_a_plan_shows_the_lines_and_writes_nothing(rolodex: Rolodex, sample: Path) -> None:
    told = rolodex(
        "labels", "--stock", "L7160", "--query", "Ana García Ortiz", "--from", "ES", "--plan", "--json"
    )
    (lines,) = told.json["lines"]
    assert "28013 MADRID" in lines


def test_labels_can_begin_further_down_the_sheet(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    told = rolodex(
        "labels",
        out,
        "--stock",
        "L7160",
        "--query",
        "Ana García Ortiz",
        "--start",
        21,
        "--copies",
        2,
        "--json",
    )
    assert (told.json["labels"], told.json["pages"]) == (2, 2)


def test_envelopes_are_counted_as_such(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "envelopes.pdf"
    answer = rolodex("labels", out, "--stock", "DL", "--query", "Ana García Ortiz", "--no-return")
    assert answer.out.startswith("1 envelope, ")
    assert out.read_bytes().startswith(b"%PDF")


def test_stocks_say_what_kind_they_are(rolodex: Rolodex) -> None:
    kinds = {stock["name"]: stock["kind"] for stock in rolodex("stocks", "envelope", "--json").json}
    assert kinds["env-dl"] == kinds["env-10"] == "envelope"


def test_an_unknown_stock_is_a_problem_and_names_its_neighbours(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    answer = rolodex("labels", tmp_path / "labels.pdf", "--stock", "L7161X")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "labels.pdf").exists()


def test_labels_for_nobody_are_a_problem(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    answer = rolodex("labels", tmp_path / "labels.pdf", "--stock", "L7160", "--query", "qqqxqqq")
    assert answer.code == 1


def test_labels_without_a_file_or_a_plan_are_wrong_usage(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("labels", "--stock", "L7160").code == 2


def test_labels_are_laid_out_by_a_template_and_carry_codes_of_a_campaign(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    with closing(open_services(sample)) as services:
        ids = services.contacts.listing(Query()).ids[:3]
        rehearsal = services.audiences.rehearse(Audience(contact_ids=tuple(ids)), home="ES")
        campaign = services.campaigns.save(Campaign(name="Winter")).id
        services.campaigns.plan(campaign, rehearsal.pieces, datetime(2026, 5, 3, 12))  # noqa: DTZ001
        layout = LabelLayout(("{name}", "No. {code}", "{postal}"))
        services.label_templates.save(LabelTemplate(name="Plain", layout=layout))
        codes = [piece.code for piece in services.campaigns.pieces(campaign)]
    told = rolodex(
        "labels",
        tmp_path / "labels.pdf",
        "--stock",
        "L7160",
        "--campaign",
        "winter",
        "--template",
        "plain",
        "--code",
        "--qr",
        "--plan",
        "--json",
    ).json
    assert codes
    numbers = [line for lines in told["lines"] for line in lines if line.startswith("No. ")]
    assert sorted(numbers) == sorted(f"No. {code}" for code in codes)


def test_what_is_logged_leaves_the_drawer_and_can_be_printed_again(
    rolodex: Rolodex, sample: Path, tmp_path: Path
) -> None:
    with closing(open_services(sample)) as services:
        stock = services.own_stocks.get("L7160").name
        sheet = services.drawer.save(PartSheet(stock=stock, free=(4, 9, 20))).id
    out = tmp_path / "labels.pdf"
    rolodex(
        *("labels", out, "--stock", "L7160", "--query", "Ana García Ortiz"),
        *("--sheet", str(sheet), "--outlines", "--log", "--order", "listed"),
    )
    with closing(open_services(sample)) as services:
        (mailing,) = (one for one in services.mailings.all() if one.stock == stock)
        assert services.mailings.pdf(mailing.id) == out.read_bytes()
        (left,) = services.drawer.sheets(stock)
        assert left.free == (9, 20)


@pytest.mark.parametrize(
    "options",
    [("--campaign", "qqq"), ("--template", "qqq"), ("--sheet", "99"), ("--printer", "qqq")],
)
def test_an_option_that_names_nothing_is_a_problem(
    rolodex: Rolodex, sample: Path, tmp_path: Path, options: tuple[str, str]
) -> None:
    out = tmp_path / "labels.pdf"
    answer = rolodex("labels", out, "--stock", "L7160", *options)
    assert answer.code == 1
    assert "nothing was" in answer.err
    assert not out.exists()
