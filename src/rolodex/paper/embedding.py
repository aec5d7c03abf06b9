"""Typefaces inside a PDF: only the glyphs that were drawn, each with the text it stands for."""

from __future__ import annotations

from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from rolodex.paper.faces import Face

_PER_BLOCK = 100
"""Entries that one block of a text map may hold (PDF 9.10.3)."""


class EmbeddedFont:
    """A face as one document uses it.

    Every (glyph, text) pair has a code of its own, so that a reader of the file finds the text that was
    typed even where two texts share a glyph.
    """

    def __init__(self, face: Face, index: int) -> None:
        """An empty font; `index` numbers the fonts of a document."""
        self.face = face
        self.resource = f"F{index + 1}"
        self._tag = "".join(chr(65 + (index // 26**place) % 26) for place in range(5, -1, -1))
        self._codes: dict[tuple[int, str], str] = {}

    def code(self, number: int, text: str) -> str:
        """Four hexadecimal digits that draw this glyph in a string of the document."""
        code = self._codes.get((number, text))
        if code is None:
            code = self._codes[number, text] = f"{len(self._codes) + 1:04X}"
        return code

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls it when it writes the file
        """Put the font and its parts into the document."""
        plan, program = self._subset()
        name = pdfdoc.PDFName(f"{self._tag}+{self.face.name}")
        file = _stream(document, program)
        file.dictionary["Length1"] = len(program)
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(self._box()),
                "ItalicAngle": 0,
                "Ascent": 1000,
                "Descent": -250,
                "CapHeight": 730,
                "StemV": 80,
                "FontFile2": document.Reference(file),
            }
        )
        glyphs = [number for number, _ in self._codes]
        mapping = b"".join(plan[number].to_bytes(2, "big") for number in (0, *glyphs))
        system = {"Registry": _text("Adobe"), "Ordering": _text("Identity"), "Supplement": 0}
        widths = pdfdoc.PDFArray([f"{self.face.width(number):g}" for number in glyphs])
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(system),
                "FontDescriptor": document.Reference(descriptor),
                "CIDToGIDMap": document.Reference(_stream(document, mapping)),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, widths]),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(_stream(document, self._text_map())),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font)

    def _subset(self) -> tuple[dict[int, int], bytes]:
        """Where each glyph went, and the face with nothing but the glyphs used."""
        order = hb.SubsetInput()
        order.sets(hb.SubsetInputSets.GLYPH_INDEX).update({number for number, _ in self._codes})
        unused = order.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
        # Shaping is done; a reader of the PDF needs outlines only.
        for tag in ("GSUB", "GPOS", "GDEF", "cmap", "name", "post", "OS/2", "gasp", "STAT"):
            unused.add(int.from_bytes(tag.encode(), "big"))
        plan = hb.SubsetPlan(self.face.face, order)
        return dict(plan.old_to_new_glyph_mapping.items()), bytes(plan.execute().blob.data)

    def _box(self) -> list[int]:
        inks = [self.face.ink(number) for number, _ in self._codes] or [(0.0, 0.0)]
        return [-500, int(min(low for _, low in inks)), 2000, int(max(top for top, _ in inks)) + 1]

    def _text_map(self) -> bytes:
        pairs = [
            f"<{code}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
            for (_, text), code in self._codes.items()
        ]
        blocks = [pairs[at : at + _PER_BLOCK] for at in range(0, len(pairs), _PER_BLOCK)]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for block in blocks:
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def _stream(document: Any, content: bytes) -> Any:
    filters = [pdfdoc.PDFZCompress] if document.compression else []
    return pdfdoc.PDFStream(content=content, filters=filters)


def _text(value: str) -> Any:
    return pdfdoc.PDFString(value)
