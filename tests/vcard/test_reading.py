"""Reading files of cards: what comes in, what is named as damaged."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from rolodex.domain.card import Card, Rejected
from rolodex.domain.contact import Adr, Contact, Date, Foreign, Name, Org, Photo, Value
from rolodex.vcard.reading import read_cards

CARDS = Path(__file__).parents[1] / "data" / "vcards"


def read(path: Path) -> list[Card | Rejected]:
    with path.open("rb") as stream:
        return list(read_cards(stream, path.name))


def cards_of(text: str) -> list[Card]:
    return [item for item in read_cards(io.BytesIO(text.encode())) if isinstance(item, Card)]


def only_rejected(data: bytes) -> list[Rejected]:
    return [item for item in read_cards(io.BytesIO(data), "a.vcf") if isinstance(item, Rejected)]


def only(*lines: str, version: str = "3.0") -> Card:
    (card,) = cards_of("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]))
    return card


def test_every_card_among_damage_comes_in() -> None:
    items = read(CARDS / "_gen" / "damaged.vcf")
    truth = json.loads((CARDS / "_gen" / "damaged.truth.json").read_text(encoding="utf-8"))
    assert [item.contact.fn for item in items if isinstance(item, Card)] == [
        card["fn"] for card in truth["cards"]
    ]


def test_every_damage_is_named_with_its_line() -> None:
    items = read(CARDS / "_gen" / "damaged.vcf")
    truth = json.loads((CARDS / "_gen" / "damaged.truth.json").read_text(encoding="utf-8"))
    assert [item.line for item in items if isinstance(item, Rejected)] == [
        error["line"] for error in truth["errors"]
    ]


def test_an_apple_label_stands_beside_its_number() -> None:
    contact = only("FN:Eva", "item1.TEL:600", "item1.X-ABLabel:_$!<Mobile>!$_").contact
    assert contact.tel == (Value("600", label="Mobile"),)


def test_a_birthday_without_year_has_none() -> None:
    contact = only("FN:Eva", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09").contact
    assert contact.dates == (Date("bday", "--05-09", 0, 5, 9),)


def old(*lines: str) -> Contact:
    return only(*lines, version="2.1").contact


def test_text_around_cards_is_named_and_comments_are_not() -> None:
    data = b"hello\nworld\n\nBEGIN:VCARD\nFN:a\nEND:VCARD\n# comment\nEND:VCARD\n"
    assert [(item.line, item.text) for item in only_rejected(data)] == [(1, "hello\nworld"), (8, "END:VCARD")]


def test_a_file_without_cards_says_so() -> None:
    assert [(item.file, item.line) for item in only_rejected(b"")] == [("a.vcf", 1)]


def test_a_card_that_says_nothing_is_rejected() -> None:
    assert [item.line for item in only_rejected(b"\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")] == [2]


def test_a_damaged_line_is_named_with_the_card_it_stands_in() -> None:
    (found,) = only_rejected(b"BEGIN:VCARD\nFN:Eva\nTEL;CELL 600\nEMAIL:a@b.c\nEND:VCARD\n")
    assert (found.line, found.name, found.text) == (3, "Eva", "TEL;CELL 600")


def test_cards_with_one_uid_both_come_in_with_a_warning() -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:%s\nEND:VCARD\n"
    first, second = cards_of(card % "A" + card % "B")
    assert (first.contact.fn, second.contact.fn) == ("A", "B")
    assert not first.warnings
    assert second.warnings


def test_the_digest_is_the_same_whatever_the_folds_line_ends_and_version_of_the_writer() -> None:
    plain = "BEGIN:VCARD\nVERSION:3.0\nPRODID:one\nFN:Eva\nNOTE:a long note\nEND:VCARD\n"
    folded = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:two\r\nFN:Eva\r\nNOTE:a lo\r\n ng note\r\nEND:VCARD\r\n"
    other = plain.replace("Eva", "Ana")
    digests = [cards_of(text)[0].digest for text in (plain, folded, other)]
    assert digests[0] == digests[1] != digests[2]


def test_a_card_without_fn_is_named_by_what_it_has() -> None:
    assert only("N:Ruiz;Eva;;;").contact.fn == "Eva Ruiz"
    assert only("ORG:Acme;Ventas").contact.fn == "Acme"
    assert only("EMAIL:a@b.c", "TEL:1").contact.fn == "a@b.c"
    assert only("TEL:4*").contact.fn == "4*"


def test_commas_are_plain_where_programs_forget_to_escape_them() -> None:
    contact = only(
        "FN:Rosa, la de ventas", "ORG:Sol, Luna y Cía, S.L.;Ventas", "NOTE:Hola, mundo; fin"
    ).contact
    assert contact.fn == "Rosa, la de ventas"
    assert contact.org == (Org("Sol, Luna y Cía, S.L.", ("Ventas",)),)
    assert contact.note == (Value("Hola, mundo; fin"),)


def test_google_breaks_lines_inside_values() -> None:
    contact = only("FN:Eva", "NOTE:uno", "dos", "", "tres", "TEL:1").contact
    assert contact.note == (Value("uno\ndos\n\ntres"),)
    assert contact.tel == (Value("1"),)


def test_samsung_writes_its_labels_into_the_header() -> None:
    label = "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=4D=C3=B3=76=69=6C)"
    assert old("FN:Eva", f"TEL;PREF;{label}:611").tel == (Value("611", (), 1, "Móvil"),)


def test_android_writes_nicknames_days_and_relations_under_its_own_name() -> None:
    contact = old(
        "FN:Eva",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nes, la de abajo;1;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1979-02-27;1;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--12-01;0;Santo;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Andrés;14;;;",
    )
    assert contact.nickname == (Value("Nes, la de abajo"),)
    assert contact.dates == (
        Date("anniversary", "1979-02-27", 1979, 2, 27),
        Date("event", "--12-01", 0, 12, 1, "Santo"),
    )
    assert contact.related == (Value("Andrés", ("spouse",)),)


def test_version_2_knows_no_escapes_but_a_semicolon_in_parts() -> None:
    contact = old("N:Sánchez\\; Ruiz;Ana", "NOTE:C:\\nueva\\temp", "ADR;WORK:;;Calle 1, 2º B;Lugo, Galicia")
    assert contact.n == Name("Sánchez; Ruiz", "Ana")
    assert contact.note == (Value("C:\\nueva\\temp"),)
    assert contact.adr == (Adr(street="Calle 1, 2º B", city="Lugo, Galicia", types=("work",)),)


def test_quoted_printable_is_joined_decoded_and_then_parted() -> None:
    contact = old(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4E=C3=",
        "=BA=C3=B1=65=7A;=41=3B=62",
        "NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab=3Dc",
    )
    assert contact.n == Name("Núñez", "A;b")
    assert contact.note == (Value("a\nb=c"),)


def test_letters_of_other_charsets_are_read_and_guesses_are_said() -> None:
    declared = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=Windows-1251:Иван\nEND:VCARD\n".encode("cp1251")
    guessed = "BEGIN:VCARD\nVERSION:2.1\nFN:José Muñoz\nEND:VCARD\n".encode("cp1252")
    (first,) = read_cards(io.BytesIO(declared))
    (second,) = read_cards(io.BytesIO(guessed))
    assert isinstance(first, Card)
    assert isinstance(second, Card)
    assert (first.contact.fn, first.warnings) == ("Иван", ())
    assert second.contact.fn == "José Muñoz"
    assert second.warnings


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_unicode_is_read_with_and_without_its_mark(charset: str) -> None:
    data = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Łukasz 王\r\nEND:VCARD\r\n".encode(charset)
    (card,) = read_cards(io.BytesIO(data))
    assert isinstance(card, Card)
    assert card.contact.fn == "Łukasz 王"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_end_of_line_is_one(end: str) -> None:
    data = end.join(["BEGIN:VCARD", "VERSION:3.0", "junk", "FN:Eva", "END:VCARD", ""]).encode()
    rejected, card = sorted(read_cards(io.BytesIO(data)), key=lambda item: isinstance(item, Card))
    assert isinstance(card, Card)
    assert isinstance(rejected, Rejected)
    assert (card.contact.fn, rejected.line) == ("Eva", 3)


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_it_does_not_matter_where_the_blocks_of_a_file_end(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (CARDS / "_made" / "icloud_30.vcf").read_bytes()
    whole = list(read_cards(io.BytesIO(data)))
    monkeypatch.setattr("rolodex.vcard.blocks.BLOCK", size)
    assert list(read_cards(io.BytesIO(data))) == whole


def test_unknown_properties_are_kept_word_for_word_in_their_order() -> None:
    contact = only('item9.X-B;FOO=bar;BAZ="q;u:x":v\\, verbatim', "FN:Eva", "X-A:1").contact
    assert contact.foreign == (
        Foreign("X-B", "v\\, verbatim", "item9", (("BAZ", "q;u:x"), ("FOO", "bar")), 0),
        Foreign("X-A", "1", "", (), 1),
    )


def test_parameters_without_a_field_stay_beside_their_value() -> None:
    contact = only("FN:Eva", "work.EMAIL;PID=1.1,2.1;TYPE=HOME;PREF=3:a@b.c", version="4.0").contact
    assert contact.email == (Value("a@b.c", ("home",), 3, "", "work", (("PID", "1.1"), ("PID", "2.1"))),)


def test_parameters_of_the_name_are_kept_under_an_empty_value() -> None:
    contact = only("FN;LANGUAGE=es;ALTID=1:Simón", "FN;LANGUAGE=en;ALTID=1:Simon", version="4.0").contact
    assert contact.fn == "Simón"
    assert contact.foreign == (
        Foreign("FN", "", "", (("ALTID", "1"), ("LANGUAGE", "es")), 0),
        Foreign("FN", "Simon", "", (("ALTID", "1"), ("LANGUAGE", "en")), 1),
    )


def test_a_second_surname_is_taken_where_the_card_gives_it() -> None:
    assert only("N:García,Márquez;Lucía;;;;Márquez;").contact.n == Name("García", "Lucía", family2="Márquez")
    assert only("N:García Márquez;Lucía;;;").contact.n == Name("García Márquez", "Lucía")


def test_groups_are_groups_and_their_members_are_uids() -> None:
    apple = only(
        "FN:Clientes", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:aaa"
    ).contact
    standard = only("KIND:group", "FN:Familia", "MEMBER:urn:uuid:aaa", version="4.0").contact
    assert (apple.kind, apple.member) == ("group", ("aaa",))
    assert (standard.kind, standard.member) == ("group", ("aaa",))


def test_the_uid_is_bare() -> None:
    assert only("FN:Eva", "UID:urn:uuid:4fbe8971", version="4.0").contact.uid == "4fbe8971"


def test_a_telephone_is_a_plain_number() -> None:
    assert only("FN:Eva", 'TEL;VALUE=uri;TYPE="voice,home":tel:+34-91', version="4.0").contact.tel == (
        Value("+34-91", ("voice", "home")),
    )


def test_a_link_of_a_picture_is_kept_and_not_followed() -> None:
    contact = only("FN:Eva", "PHOTO;VALUE=uri:https://example.com/a.jpg").contact
    assert contact.photo == (Photo(uri="https://example.com/a.jpg"),)


def test_a_picture_is_kept_byte_for_byte_under_its_digest() -> None:
    for path in ("photo_40_data", "photo_base64_in_30", "photo_no_blank_21", "icloud_30"):
        for item in read(CARDS / "_made" / f"{path}.vcf"):
            assert isinstance(item, Card)
            assert [blob.sha256 for blob in item.blobs] == [
                "2828cdf20269f73c5823b1d4a900cf635542bc20b8b2670e0cdaa8893bfe05cd"
            ]


def test_a_card_in_a_card_is_kept_and_is_nobody_of_its_own() -> None:
    (card,) = cards_of(
        "BEGIN:VCARD\nVERSION:2.1\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nTEL:1\nEND:VCARD\n"
    )
    assert card.contact.fn == "Boss"
    assert card.contact.tel == (Value("1"),)
    assert card.contact.foreign == (Foreign("AGENT", "BEGIN:VCARD\\nFN:Agent\\nEND:VCARD"),)


def test_every_file_of_the_shared_collection_is_read(shared: Path) -> None:
    paths = [path for path in (shared / "data" / "vcards").rglob("*") if path.suffix in (".vcf", ".vcard")]
    found = sum(isinstance(item, Card) for path in paths for item in read(path))
    assert found > 2300


def test_control_characters_are_left_out_and_that_is_said() -> None:
    card = only("FN:E\x01va")
    assert card.contact.fn == "Eva"
    assert card.warnings


def test_an_unpaired_quotation_mark_does_not_cost_the_line() -> None:
    card = only("FN:Eva", 'TEL;TYPE="cell:600')
    assert [value.value for value in card.contact.tel] == ["600"]
    assert card.warnings


def test_a_card_after_an_empty_agent_is_a_neighbour_where_the_card_around_it_has_no_end() -> None:
    names = [
        card.contact.fn
        for card in cards_of(
            "BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C\nEND:VCARD\n"
        )
    ]
    assert names == ["A", "B", "C"]
