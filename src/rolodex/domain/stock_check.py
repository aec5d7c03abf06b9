"""Whether a stock can be what it says: labels on the paper, beside each other, with room for text."""

from __future__ import annotations

from itertools import compress

from rolodex.domain.message import Length, Message, message
from rolodex.domain.stock import LEAST_MARGIN, PRINTABLE, Stock

SLACK = 0.05
"""Millimetres that rounded measures may be off."""
SMALLEST = 5.0
LARGEST = 1000.0
MOST = 1000
"""So many labels a sheet may have."""
NARROW, LOW = 20.0, 8.0
"""Room for text, in millimetres, below which hardly an address fits: three lines of the smallest type."""


def faults(stock: Stock) -> tuple[Message, ...]:
    """Why no such stock can be kept, in sentences; empty where it can."""
    if not _is_measured(stock):
        return (message("Every measure must be a number of millimetres, from 0 to 1000."),)
    if wrong := _counts(stock):
        return wrong
    return (*_off_paper(stock), *_overlaps(stock), *_unreadable(stock))


def remarks(stock: Stock) -> tuple[Message, ...]:
    """What is worth a second look at a stock that can be kept, in sentences."""
    if faults(stock):
        return ()
    safe = stock.safe()
    said = []
    if stock.kind in ("sheet", "card") and _meets_edge(stock):
        said.append(
            message(
                "Some labels reach within %(edge)s mm of the edge of the paper, where many printers leave "
                "white: text keeps clear of it on all labels.",
                edge=Length(round(PRINTABLE * 1000)),
            )
        )
    along, across = (safe.height, safe.width) if stock.turned else (safe.width, safe.height)
    if along < NARROW or across < LOW:
        said.append(
            message(
                "There is room for %(width)s × %(height)s mm of text: hardly an address fits there.",
                width=_length(along),
                height=_length(across),
            )
        )
    if stock.columns > 1 and _differ(_rest_right(stock), stock.left):
        said.append(
            message(
                "The paper beside the last column is %(right)s mm wide, beside the first %(left)s mm: "
                "on most sheets both are the same.",
                right=_length(_rest_right(stock)),
                left=_length(stock.left),
            )
        )
    return tuple(said)


def _is_measured(stock: Stock) -> bool:
    measures = (
        stock.paper_width,
        stock.paper_height,
        stock.width,
        stock.height,
        stock.left,
        stock.top,
        stock.pitch_x,
        stock.pitch_y,
        stock.corner,
        stock.margin,
    )
    return all(0 <= measure <= LARGEST for measure in measures)


def _counts(stock: Stock) -> tuple[Message, ...]:
    if stock.columns < 1 or stock.rows < 1:
        return (message("A sheet needs at least one label across and one down."),)
    if stock.per_sheet > MOST:
        return (message("A sheet cannot have more than %(most)d labels.", most=MOST),)
    sides = (stock.paper_width, stock.paper_height, stock.width, stock.height)
    small = (
        message("The paper is too narrow."),
        message("The paper is not high enough."),
        message("The labels are too narrow."),
        message("The labels are not high enough."),
    )
    return tuple(compress(small, (side < SMALLEST for side in sides)))


def _off_paper(stock: Stock) -> tuple[Message, ...]:
    last = stock.slot(stock.per_sheet - 1)
    beyond = last.left + last.width - stock.paper_width
    below = last.top + last.height - stock.paper_height
    said = []
    if beyond > SLACK:
        said.append(
            message(
                "The last column ends %(over)s mm beyond the right edge of the paper.", over=_length(beyond)
            )
        )
    if below > SLACK:
        over = _length(below)
        said.append(message("The last row ends %(over)s mm below the lower edge of the paper.", over=over))
    return tuple(said)


def _overlaps(stock: Stock) -> tuple[Message, ...]:
    said = []
    if stock.columns > 1 and stock.width - stock.pitch_x > SLACK:
        said.append(
            message(
                "Labels beside each other overlap by %(over)s mm: from one to the next it must be at least "
                "the width of a label.",
                over=_length(stock.width - stock.pitch_x),
            )
        )
    if stock.rows > 1 and stock.height - stock.pitch_y > SLACK:
        said.append(
            message(
                "Labels below each other overlap by %(over)s mm: from one to the next it must be at least "
                "the height of a label.",
                over=_length(stock.height - stock.pitch_y),
            )
        )
    return tuple(said)


def _unreadable(stock: Stock) -> tuple[Message, ...]:
    said = []
    if stock.corner * 2 > min(stock.width, stock.height) + SLACK:
        said.append(message("The corners are rounder than the label is wide or high."))
    if not _off_paper(stock) and min(stock.safe().width, stock.safe().height) <= 0:
        said.append(message("The margins leave no room for text."))
    return tuple(said)


def _meets_edge(stock: Stock) -> bool:
    last = stock.slot(stock.per_sheet - 1)
    edges = (
        stock.left,
        stock.top,
        stock.paper_width - last.left - last.width,
        stock.paper_height - last.top - last.height,
    )
    return min(edges) + max(stock.margin, LEAST_MARGIN) < PRINTABLE


def _rest_right(stock: Stock) -> float:
    last = stock.slot(stock.per_sheet - 1)
    return stock.paper_width - last.left - last.width


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > 2.0


def _length(millimetres: float) -> Length:
    return Length(round(millimetres * 1000))
