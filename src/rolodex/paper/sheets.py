"""A PDF of many pages, written page by page on reportlab's canvas."""

from __future__ import annotations

import zlib
from functools import lru_cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from rolodex import paths
from rolodex.paper import faces
from rolodex.paper.embedding import EmbeddedFont
from rolodex.paper.faces import Face

_PACKING = 4
"""Half the time of zlib's usual level for a twentieth more bytes."""
POINTS = 72 / 25.4
"""Points in a millimetre."""


class Sheets:
    """The pages of one document. The same content gives the same bytes."""

    def __init__(self, width: float, height: float, title: str) -> None:
        """Pages of this size in millimetres."""
        self.height = height
        self._stream = BytesIO()
        self.canvas = Canvas(
            self._stream,
            pagesize=(width * POINTS, height * POINTS),
            invariant=1,
            pageCompression=1,
            # Any face that embeds itself: otherwise every page names Helvetica, which is not embedded.
            initialFontName=_base_font(),
        )
        self.canvas.setTitle(title)
        self.canvas.setCreator("Rolodex")
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self._fonts: dict[str, EmbeddedFont] = {}
        self._pictures: dict[str, Any] = {}
        self._shared: Any = None

    def font(self, face: Face) -> EmbeddedFont:
        """The face as this document uses it."""
        font = self._fonts.get(face.name)
        if font is None:
            font = self._fonts[face.name] = EmbeddedFont(face, len(self._fonts))
            self.canvas._doc.delayedFonts.append(font)
        return font

    def picture(self, name: str, reference: Any) -> None:
        """Let all pages draw this picture by its name; it is in the file once."""
        self._pictures[name] = reference

    def draw(self, operators: str) -> None:
        """Put PDF operators on the page."""
        self.canvas.addLiteral(operators)

    def end_page(self) -> None:
        """Finish the page and pack it at once, so that a thousand pages stay small in memory."""
        self.canvas.showPage()
        page: Any = self.canvas._doc.Pages.pages[-1]
        packed = zlib.compress(page.stream.encode("latin-1"), _PACKING)
        contents = pdfdoc.PDFStream(content=packed, filters=[])
        contents.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        contents.dictionary["Length"] = len(packed)
        page.Contents = contents
        page.stream = None
        page.Resources = self._resources()

    def _resources(self) -> Any:
        """The one table of fonts and pictures that all pages share."""
        document = self.canvas._doc
        if self._shared is None:
            table = pdfdoc.PDFResourceDictionary()
            table.basicFonts()
            table.basicProcs()
            table.XObject = self._pictures
            self._shared = document.Reference(table)
        return self._shared

    def data(self) -> bytes:
        """The whole file; nothing can be drawn afterwards."""
        self.canvas.save()
        return self._stream.getvalue()


@lru_cache(maxsize=1)
def _base_font() -> str:
    pdfmetrics.registerFont(TTFont(faces.TEXT, str(paths.resources() / "fonts" / f"{faces.TEXT}.ttf")))
    return faces.TEXT
