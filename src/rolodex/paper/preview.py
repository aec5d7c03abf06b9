"""Pictures of the very pages that will be printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2

from rolodex.domain.label import Raster
from rolodex.paper.sheets import POINTS


def pages(pdf: bytes) -> int:
    """How many pages the file has."""
    with _opened(pdf) as document:
        return len(document)


def raster(pdf: bytes, page: int, width: int) -> Raster:
    """Page `page` (0-based) as a picture of this width in pixels."""
    with _opened(pdf) as document:
        leaf = document[page]
        try:
            bitmap = leaf.render(scale=width / leaf.get_width(), prefer_bgrx=True, rev_byteorder=False)
            data = bytes(bitmap.buffer)
            return Raster(bitmap.width, bitmap.height, bitmap.stride, data)
        finally:
            leaf.close()


def size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of page `page` (0-based) in millimetres."""
    with _opened(pdf) as document:
        width, height = document.get_page_size(page)
        return width / POINTS, height / POINTS


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
