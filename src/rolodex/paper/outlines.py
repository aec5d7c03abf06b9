"""The edges of labels and cards, for sheets that are cut or held against the light."""

from __future__ import annotations

from rolodex.domain.stock import Stock
from rolodex.paper.sheets import POINTS, Sheets

_DASHES = "0.75 G 0.5 w [2 2] 0 d"


def draw(sheets: Sheets, stock: Stock) -> None:
    """Dash round every place of the stock on the page; what is drawn afterwards is as before."""
    canvas = sheets.canvas
    canvas.saveState()
    sheets.draw(_DASHES)
    for index in range(stock.per_sheet):
        box = stock.slot(index)
        bottom = (stock.paper_height - box.top - box.height) * POINTS
        left, width, height = box.left * POINTS, box.width * POINTS, box.height * POINTS
        if stock.round:
            canvas.ellipse(left, bottom, left + width, bottom + height)
        else:
            canvas.roundRect(left, bottom, width, height, stock.corner * POINTS)
    canvas.restoreState()
