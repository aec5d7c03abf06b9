"""A page of the help put into a document: faces and colours of the theme, keys in frames, links, pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)

from rolodex.domain.help_page import Block, HelpPage, Span
from rolodex.ui import theme

Picture = Callable[[str, int], QImage | None]
"""A picture by its name, no wider than so many pixels; None where there is none."""

_SIZES = {"title": (22, 600), "heading": (16, 600)}
_TEXT = 14
_ABOVE = {"title": 0, "heading": 20, "text": 8, "item": 5, "step": 6, "picture": 14}
_LINE = 132
"""Percent of a line's height."""
_INDENT = 24
_NARROW = "\N{NO-BREAK SPACE}"


def draw(document: QTextDocument, page: HelpPage, picture: Picture, width: int) -> list[int]:
    """Fill a document with a page; gives where each of its blocks begins."""
    document.clear()
    document.setDefaultFont(theme.font(_TEXT))
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    starts: list[int] = []
    for number, block in enumerate(page.blocks):
        if number:
            cursor.insertBlock()
        cursor.setBlockFormat(_format(block))
        starts.append(cursor.position())
        if block.picture:
            _insert_picture(cursor, block, picture(block.picture, width))
        else:
            _insert_text(cursor, block)
    return starts


def _format(block: Block) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(theme.size(_ABOVE[block.kind]))
    made.setBottomMargin(theme.size(4 if block.kind in ("title", "picture") else 0))
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if block.kind in ("title", "heading"):
        # what reads the page aloud knows headings by this
        made.setHeadingLevel(1 if block.kind == "title" else 2)
    elif block.kind in ("item", "step"):
        made.setLeftMargin(theme.size(_INDENT))
        made.setTextIndent(-theme.size(_INDENT))
        made.setTabPositions([_tab(theme.size(_INDENT))])
    elif block.kind == "picture":
        made.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
    return made


def _tab(at: float) -> QTextOption.Tab:
    return QTextOption.Tab(at, QTextOption.TabType.LeftTab)


def _insert_text(cursor: QTextCursor, block: Block) -> None:
    size, weight = _SIZES.get(block.kind, (_TEXT, 400))
    base = _letters(size, weight)
    if block.kind in ("item", "step"):
        mark = f"{block.number}." if block.kind == "step" else "•"
        faint = _letters(_TEXT, 600)
        faint.setForeground(theme.colour("accent"))
        cursor.insertText(f"{mark}\t", faint)
    for span in block.spans:
        cursor.insertText(_said(span), _span_format(span, base, size, weight))


def _said(span: Span) -> str:
    # a little ground on both sides of a key, which never parts
    return f"{_NARROW}{span.text.replace(' ', _NARROW)}{_NARROW}" if span.key else span.text


def _span_format(span: Span, base: QTextCharFormat, size: int, weight: int) -> QTextCharFormat:
    if span.key:
        made = _letters(size - 1, 500)
        made.setBackground(theme.colour("chip"))
        return made
    if span.link:
        made = _letters(size, max(weight, 500))
        made.setForeground(theme.colour("accent"))
        made.setAnchor(True)
        made.setAnchorHref(span.link)
        made.setFontUnderline(True)
        return made
    return _letters(size, 600) if span.strong else base


def _letters(size: int, weight: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(theme.font(size, weight))
    made.setForeground(theme.colour("ink"))
    return made


def _insert_picture(cursor: QTextCursor, block: Block, image: QImage | None) -> None:
    """The picture, and below it what is to be seen there."""
    said = _letters(12, 400)
    said.setForeground(theme.colour("dim"))
    if image is not None:
        name = f"picture:{block.picture}"
        document = cursor.document()
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        made = QTextImageFormat()
        made.setName(name)
        size = image.deviceIndependentSize()
        made.setWidth(size.width())
        made.setHeight(size.height())
        made.setProperty(QTextImageFormat.Property.ImageAltText.value, block.text)
        cursor.insertImage(made)
        below = QTextBlockFormat()
        below.setTopMargin(theme.size(4))
        cursor.insertBlock(below)
    cursor.insertText(block.text, said)
