"""What stands before the colon, scanned without ever going back."""

from __future__ import annotations

import pytest

from rolodex.vcard.header import end_of_header, scan_header


def test_group_name_and_parameters_are_parted() -> None:
    header = scan_header(b'item1.TEL;TYPE=HOME,"cell";PREF=2;X-A="a;b,c:d"')
    assert header is not None
    assert (header.group, header.name, header.types, header.pref) == ("item1", "TEL", ("home", "cell"), 2)
    assert header.params == (("X-A", "a;b,c:d"),)


@pytest.mark.parametrize(
    "head", [b"TEL;CELL;PREF", b"TEL;TYPE=CELL,PREF", b'TEL;TYPE="cell,pref"', rb"TEL;TYPE=cell\,pref"]
)
def test_types_are_read_in_every_spelling(head: bytes) -> None:
    header = scan_header(head)
    assert header is not None
    assert (header.types, header.pref) == (("cell",), 1)


@pytest.mark.parametrize(
    "head", [b"NOTE;QUOTED-PRINTABLE", b"NOTE;ENCODING=quoted-printable", b"NOTE;encoding=Q;"]
)
def test_encodings_are_read_with_and_without_their_name(head: bytes) -> None:
    header = scan_header(head)
    assert header is not None
    assert (header.encoding, header.verbatim) == ("qp", ())


@pytest.mark.parametrize("head", [b"", b"no name", b"@@", "ñ".encode(), b";TYPE=a", b"A B"])
def test_what_names_no_property_is_none(head: bytes) -> None:
    assert scan_header(head) is None


def test_carets_stand_for_what_a_parameter_cannot_hold() -> None:
    header = scan_header(b'ADR;LABEL="a^nb^^^\'c"')
    assert header is not None
    assert header.parameter("LABEL") == 'a\nb^"c'


def test_a_preference_beyond_its_range_is_kept_as_it_is() -> None:
    header = scan_header(b"TEL;PREF=500")
    assert header is not None
    assert (header.pref, header.params) == (0, (("PREF", "500"),))


def test_the_header_ends_at_the_first_colon_outside_quotes() -> None:
    assert end_of_header(b'A;X="b:c":d') == (9, True)
    assert end_of_header(b'A;X="b:c') == (6, False)
    assert end_of_header(b"A") == (-1, True)
