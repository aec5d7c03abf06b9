"""Jobs, layouts and pieces as text."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given
from tests.builders import TEXT

from rolodex.domain import label_json
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.label import LabelJob, LabelPlan, Printed
from rolodex.domain.label_layout import CORNERS, FACES, KINDS, LabelLayout, Part
from rolodex.services import stocks

SIZES = st.floats(6, 36).map(lambda size: round(size, 2))
ROWS = st.lists(TEXT, max_size=3).map(tuple)
PARTS = st.builds(Part, st.sampled_from(list(KINDS)), st.sampled_from(list(CORNERS)), TEXT, SIZES)
LAYOUTS = st.builds(
    LabelLayout,
    ROWS,
    st.sampled_from(("left", "center")),
    st.sampled_from(list(FACES)),
    SIZES,
    st.lists(PARTS, max_size=3).map(tuple),
)
PRINTERS = st.builds(PrinterProfile, st.integers(0, 9), TEXT, st.floats(-5, 5), st.floats(-5, 5))
JOBS = st.builds(
    LabelJob,
    contact_ids=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    stock=TEXT,
    start=st.integers(1, 80),
    order=st.sampled_from(("name", "code", "listed")),
    households=st.booleans(),
    capitals=st.sampled_from(("postal", "typed")),
    layout=LAYOUTS,
    sheets=st.lists(st.lists(st.integers(0, 20), max_size=3).map(tuple), max_size=2).map(tuple),
    printer=st.none() | PRINTERS,
    campaign_id=st.integers(0, 9),
)
PIECES = st.builds(
    Printed,
    st.lists(st.integers(1, 99), max_size=3).map(tuple),
    ROWS,
    ROWS,
    TEXT,
    st.sampled_from((0.0, 8.0)),
    st.sampled_from(("jp", "sc")),
)


@given(JOBS)
def test_a_job_is_read_as_it_was_written(job: LabelJob) -> None:
    text = label_json.job_text(job)
    assert label_json.job_of(text) == job
    assert label_json.job_text(label_json.job_of(text)) == text


@given(LAYOUTS)
def test_a_layout_is_read_as_it_was_written(layout: LabelLayout) -> None:
    assert label_json.layout_of(label_json.layout_text(layout)) == layout


@given(PIECES)
def test_a_piece_is_read_as_it_was_written(piece: Printed) -> None:
    assert label_json.piece_of(label_json.piece_text(piece)) == piece


@given(JOBS, ROWS, st.sampled_from(("5160", "dymo-99010", "env-dl")))
def test_a_run_keeps_the_measures_of_its_stock(job: LabelJob, sender: tuple[str, ...], name: str) -> None:
    stock = stocks.get(name)
    read, measured, said = label_json.run_of(
        label_json.run_text(job, LabelPlan(1, 1, sender=sender, stock=stock))
    )
    assert (measured, said) == (stock, sender)
    assert read.contact_ids == ()
    assert (read.layout, read.printer, read.sheets) == (job.layout, job.printer, job.sheets)


def test_what_is_not_known_is_passed_over_and_what_is_not_said_is_usual() -> None:
    assert label_json.job_of('{"stock":"L7160","colour":"red"}') == LabelJob((), "L7160")
    assert label_json.job_of("") == LabelJob((), "")
    assert label_json.layout_of("") == LabelLayout()
