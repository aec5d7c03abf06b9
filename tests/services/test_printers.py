"""How printers miss: two readings on a test sheet correct them."""

from __future__ import annotations

import math
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import calibration
from rolodex.domain.calibration import PAPERS, Point
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.planner import Paper
from rolodex.i18n import word
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")
shifts = st.floats(-6, 6)
scales = st.floats(0.97, 1.03)
misses = st.builds(PrinterProfile, shift_x=shifts, shift_y=shifts, scale_x=scales, scale_y=scales)


def printed(miss: PrinterProfile, through: PrinterProfile, point: Point) -> Point:
    """Where a printer that misses so puts what is sent to it through a correction."""
    return calibration.corrected(miss, *calibration.corrected(through, *point))


@given(misses, st.sampled_from(list(PAPERS)), st.floats(0, 210), st.floats(0, 279))
def test_what_is_printed_through_the_correction_lands_within_two_hundredths_of_a_millimetre(
    miss: PrinterProfile, paper: Paper, x: float, y: float
) -> None:
    wanted = calibration.crosses(*PAPERS[paper])
    true = PrinterProfile()
    first, last = (printed(miss, true, point) for point in (wanted.first, wanted.last))
    made = kept(calibration.measured(wanted, first, last, true))
    landed = printed(miss, made, (x, y))
    assert math.dist(landed, (x, y)) <= 0.02


@given(misses, misses)
def test_a_test_sheet_printed_through_a_correction_refines_it(
    miss: PrinterProfile, through: PrinterProfile
) -> None:
    wanted = calibration.crosses(210, 297)
    first, last = (printed(miss, through, point) for point in (wanted.first, wanted.last))
    try:
        made = kept(calibration.measured(wanted, first, last, through))
    except UserError:
        return
    assert math.dist(printed(miss, made, (100, 200)), (100, 200)) <= 0.02


def kept(profile: PrinterProfile) -> PrinterProfile:
    """The correction as the book keeps it, rounded."""
    return PrinterProfile(
        0,
        "",
        round(profile.shift_x, 3),
        round(profile.shift_y, 3),
        round(profile.scale_x, 6),
        round(profile.scale_y, 6),
    )


def test_a_printer_that_is_true_needs_no_correction(services: Services) -> None:
    assert services.printers.measure("a4", (20, 20), (190, 277)) == PrinterProfile()
    assert services.printers.measure("letter", (20, 20), (195.9, 259.4)) == PrinterProfile()


def test_a_printer_that_prints_too_far_right_is_sent_further_left(services: Services) -> None:
    made = services.printers.measure("a4", (21.5, 19), (191.5, 276))
    assert (made.shift_x, made.shift_y, made.scale_x, made.scale_y) == (-1.5, 1, 1, 1)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((20, 20), (20, 277), "to the right of the first"),
        ((190, 277), (20, 20), "to the right of the first"),
        ((40, 20), (210, 277), "a shift of 20 mm"),
        ((19, 19), (180.5, 263), "at its own size"),
    ],
)
def test_readings_that_no_printer_gives_are_refused(
    services: Services, first: Point, last: Point, said: str
) -> None:
    with pytest.raises(UserError) as caught:
        services.printers.measure("a4", first, last)
    assert said in word(caught.value.message)


def test_a_printer_is_kept_by_its_name_and_forgotten(services: Services) -> None:
    first = PrinterProfile(name=" Office  laser ", shift_x=-1.25, scale_y=1.001234)
    services.printers.save(first, NOW)
    found = services.printers.get("Office laser")
    assert found is not None
    assert (found.name, found.shift_x, found.scale_y) == ("Office laser", -1.25, 1.001234)
    services.printers.save(PrinterProfile(name="Office laser", shift_x=2), NOW)
    assert [one.shift_x for one in services.printers.all()] == [2]
    services.printers.delete("Office laser")
    assert services.printers.all() == ()
    with pytest.raises(UserError):
        services.printers.delete("Office laser")
    with pytest.raises(UserError):
        services.printers.save(PrinterProfile(name=" "), NOW)
