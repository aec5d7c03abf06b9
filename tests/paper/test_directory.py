"""Lists of people on paper."""

from __future__ import annotations

import pypdfium2

from rolodex.domain.directory import DirectoryEntry
from rolodex.paper.directory import pocket_list


def test_a_number_beside_a_label_of_two_lines_is_not_printed_over_the_next() -> None:
    phones = (("Second mobile phone at work", "+34 904 000 001"), ("Pager", "+34 904 000 002"))
    entry = DirectoryEntry(1, "A", "Ana", phones=phones)
    pdf, _pages = pocket_list([entry], "a4", "People", lambda page, pages: f"{page} of {pages}")
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        said = text.get_text_range()
        tops = [text.get_charbox(said.index(number))[3] for _label, number in phones]
    finally:
        document.close()
    assert tops[0] - tops[1] > 5
