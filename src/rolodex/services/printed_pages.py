"""The pages of a PDF as they will be printed: how many, how large, and how they look."""

from __future__ import annotations

from rolodex.domain.label import Raster


def count(pdf: bytes) -> int:
    """How many pages the file has."""
    from rolodex.paper import preview  # start-up: pypdfium2

    return preview.pages(pdf)


def size(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height of page `page` (0-based) in millimetres."""
    from rolodex.paper import preview  # start-up: pypdfium2

    return preview.size(pdf, page)


def raster(pdf: bytes, page: int, width: int) -> Raster:
    """Page `page` (0-based) as a picture of this width in pixels."""
    from rolodex.paper import preview  # start-up: pypdfium2

    return preview.raster(pdf, page, width)
