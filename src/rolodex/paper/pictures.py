"""Pictures of the user's own, such as the logo of the letterhead: in a file once, drawn on any page."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

from rolodex.paper.sheets import Sheets

_LARGEST = 1600
"""Pixels along a side: finer than a logo of six centimetres is printed at 600 dots an inch."""
_MOST = 40_000_000
"""Pixels of the largest picture that is unpacked, as of a good camera: 160 MB of memory."""
_KINDS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a document holds, and its size in pixels."""

    name: str
    width: int
    height: int

    def operators(self, left: float, bottom: float, width: float, height: float) -> str:
        """What draws it into this box, all in points from the lower left of the page."""
        return f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /{self.name} Do Q"

    def within(self, width: float, height: float) -> tuple[float, float]:
        """How large it is drawn so that it fills a room of this size as far as its shape lets it."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def is_picture(data: bytes) -> bool:
    """Whether these bytes are a picture that can be printed."""
    return _opened(data) is not None


def put(sheets: Sheets, data: bytes) -> Picture | None:
    """Keep a picture with the document; None where the bytes are none that can be printed."""
    image = _opened(data)
    if image is None:
        return None
    if max(image.size) > _LARGEST:
        image.thumbnail((_LARGEST, _LARGEST))
    document = sheets.canvas._doc
    drawn = pdfdoc.PDFImageXObject(_named(data), ImageReader(image), mask="auto")
    mask = getattr(drawn, "_smask", None)
    if mask is not None:
        drawn.smask = document.Reference(mask)
        del drawn._smask
    name = _named(data)
    sheets.picture(name, document.Reference(drawn))
    return Picture(name, *image.size)


def _opened(data: bytes) -> Image.Image | None:
    """The picture in colours that a page has."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we have a bound of our own
            image = Image.open(BytesIO(data), formats=_KINDS)
        # A JPEG is unpacked no larger than it is drawn.
        image.draft("RGB", (_LARGEST, _LARGEST))
        if image.width * image.height > _MOST:
            return None
        image.load()
    except Exception:  # the library tells broken pictures by errors of many kinds
        return None
    return image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB")


def _named(data: bytes) -> str:
    return f"P{hashlib.sha256(data).hexdigest()[:12]}"
