"""Signatures of e-mails, all made up, and what is guessed from them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.contact import Contact
from rolodex.domain.signature import Signature, contact
from rolodex.domain.signature_reading import read_signature
from rolodex.services.addresses import rules

COUNTRIES = rules().countries


@dataclass(frozen=True)
class Case:
    """A text, and what of it should be understood; what is left empty should not be found."""

    text: str
    name: str = ""
    title: str = ""
    org: str = ""
    tel: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    adr: tuple[str, ...] = ()
    note: str = ""
    unit: str = ""
    surnames: tuple[str, str] = field(default=("", ""))


CASES = {
    "spanish, a line each": Case(
        """Un saludo,
Ana García Ortiz
Directora Comercial
Muebles Ortiz, S.L.
C/ Mayor 14, 2.º B
28013 Madrid (España)
Tel. 91 555 01 42 | Móvil: 600 123 456
ana.garcia@mueblesortiz.example
www.mueblesortiz.example""",
        name="Ana García Ortiz",
        title="Directora Comercial",
        org="Muebles Ortiz, S.L.",
        tel=("cell 600 123 456", "work 91 555 01 42"),
        email=("ana.garcia@mueblesortiz.example",),
        url=("www.mueblesortiz.example",),
        adr=("C/ Mayor 14, 2.º B;Madrid;28013;ES",),
        surnames=("García", "Ortiz"),
    ),
    "british, between bars": Case(
        """--
John Smith | Sales Manager | Acme Widgets Ltd
10 High Street, Leeds LS1 4AB, United Kingdom
T: +44 113 496 0123  M: +44 7700 900123  F: +44 113 496 0124
E: john.smith@acmewidgets.example  W: www.acmewidgets.example""",
        name="John Smith",
        title="Sales Manager",
        org="Acme Widgets Ltd",
        tel=("cell +44 7700 900123", "work +44 113 496 0123", "fax +44 113 496 0124"),
        email=("john.smith@acmewidgets.example",),
        url=("www.acmewidgets.example",),
        adr=("10 High Street;Leeds;LS1 4AB;GB",),
    ),
    "american, with extension": Case(
        """Best regards,
Mary Jane Watson, CPA
Head of Finance
Daily Globe Inc.
742 Evergreen Terrace, Suite 300
Springfield, IL 62704-1234
USA
Office: (217) 555-0142 x23
Cell: 217-555-0199
mary.watson@dailyglobe.example""",
        name="Mary Jane Watson, CPA",
        title="Head of Finance",
        org="Daily Globe Inc.",
        tel=("cell 217-555-0199", "work (217) 555-0142 x23"),
        email=("mary.watson@dailyglobe.example",),
        adr=("742 Evergreen Terrace, Suite 300;Springfield;62704-1234;US",),
    ),
    "german, with register": Case(
        """Mit freundlichen Grüßen
Dr. Jürgen Müller
Geschäftsführer
Müller Bürobedarf GmbH & Co. KG
Hauptstraße 5a
D-10115 Berlin
Telefon: +49 (0)30 1234567
Mobil 0171 2345678
Fax: +49 30 1234568
j.mueller@mueller-buero.example
Handelsregister: HRB 12345 B, USt-IdNr. DE123456789""",
        name="Dr. Jürgen Müller",
        title="Geschäftsführer",
        org="Müller Bürobedarf GmbH & Co. KG",
        tel=("cell 0171 2345678", "work +49 (0)30 1234567", "fax +49 30 1234568"),
        email=("j.mueller@mueller-buero.example",),
        adr=("Hauptstraße 5a;Berlin;10115;DE",),
        note="Handelsregister: HRB 12345 B, USt-IdNr. DE123456789",
    ),
    "french, two numbers on a line": Case(
        """Cordialement,
Antoine Lefèvre
Directeur des achats
Atelier Lefèvre SARL
12 bis, rue de la Paix
75002 Paris Cedex 02
France
Tél. : 01 55 55 01 42 - Port. : 06 12 34 56 78
antoine@lefevre.example""",
        name="Antoine Lefèvre",
        title="Directeur des achats",
        org="Atelier Lefèvre SARL",
        tel=("cell 06 12 34 56 78", "work 01 55 55 01 42"),
        email=("antoine@lefevre.example",),
        adr=("12 bis, rue de la Paix;Paris Cedex 02;75002;FR",),
    ),
    "name and job on one line": Case(
        """Laura Pérez, Responsable de Compras
Construcciones Norte S.A.
laura.perez@cnorte.example
+34 944 123 456""",
        name="Laura Pérez",
        title="Responsable de Compras",
        org="Construcciones Norte S.A.",
        tel=("work +34 944 123 456",),
        email=("laura.perez@cnorte.example",),
    ),
    "job at firm": Case(
        """Peter O'Neill
Senior Buyer at Byrne Stationers
peter@byrnestationers.example
m. +353 87 123 4567""",
        name="Peter O'Neill",
        title="Senior Buyer",
        org="Byrne Stationers",
        tel=("cell +353 87 123 4567",),
        email=("peter@byrnestationers.example",),
    ),
    "all in capitals": Case(
        """JOSÉ LUIS FERNÁNDEZ DE LA CRUZ
GERENTE
TALLERES FERNÁNDEZ, S.L.U.
POLÍGONO INDUSTRIAL EL PRADO, NAVE 7
06800 MÉRIDA (BADAJOZ)
TLF: 924 12 34 56 FAX: 924 12 34 57""",
        name="José Luis Fernández de la Cruz",
        title="GERENTE",
        org="TALLERES FERNÁNDEZ, S.L.U.",
        tel=("work 924 12 34 56", "fax 924 12 34 57"),
        adr=("POLÍGONO INDUSTRIAL EL PRADO, NAVE 7;MÉRIDA;06800;ES",),
        surnames=("Fernández", "de la Cruz"),
    ),
    "firm known by its domain": Case(
        """Anita Desai
Spice Route
anita@spiceroute.example
spiceroute.example""",
        name="Anita Desai",
        org="Spice Route",
        email=("anita@spiceroute.example",),
        url=("spiceroute.example",),
    ),
    "marked as links by a mail program": Case(
        """*Ana García*
ana@ortiz.example <mailto:ana@ortiz.example>
https://www.ortiz.example/ <https://www.ortiz.example/>
[cid:image001.png@01D0]""",
        name="Ana García",
        email=("ana@ortiz.example",),
        url=("https://www.ortiz.example/",),
    ),
    "with pronouns": Case(
        """Sam Taylor (they/them)
Marketing Coordinator
Okafor & Sons
sam@okaforandsons.example""",
        name="Sam Taylor (they/them)",
        title="Marketing Coordinator",
        org="Okafor & Sons",
        email=("sam@okaforandsons.example",),
    ),
    "a form with labels": Case(
        """Nombre: Marta Ruiz
Empresa: Bodegas Ruiz
Cargo: Enóloga
Teléfono: 941 555 012
Correo electrónico: marta@bodegasruiz.example
Dirección: Calle del Vino 3, 26200 Haro, La Rioja""",
        name="Marta Ruiz",
        title="Enóloga",
        org="Bodegas Ruiz",
        tel=("work 941 555 012",),
        email=("marta@bodegasruiz.example",),
        adr=("Calle del Vino 3;Haro;26200;ES",),
    ),
    "with a disclaimer": Case(
        """Eva Blanco
Abogada
eva@blanco.example
Este mensaje es confidencial y va dirigido exclusivamente a su destinatario.
Si lo ha recibido por error, llame al 900 000 000.""",
        name="Eva Blanco",
        title="Abogada",
        email=("eva@blanco.example",),
    ),
    "from a telephone": Case(
        """Tom
Sent from my iPhone""",
        note="Tom",
    ),
    "nothing but an address of mail": Case(
        "anna.kowalska@kowalska.example", name="Anna Kowalska", email=("anna.kowalska@kowalska.example",)
    ),
    "address in one line": Case(
        """Owen Byrne
Byrne & Co, Unit 4, 22 Harbour Road, Bristol BS1 5TY
owen@byrneco.example""",
        name="Owen Byrne",
        email=("owen@byrneco.example",),
        adr=("Byrne & Co, Unit 4, 22 Harbour Road;Bristol;BS1 5TY;GB",),
    ),
    "american, in one line": Case(
        """Carla Gomez
Project Manager
100 Main Street, Austin, TX 78701 · (512) 555-0123
carla.gomez@lonestarhomes.example""",
        name="Carla Gomez",
        title="Project Manager",
        tel=("(512) 555-0123",),
        email=("carla.gomez@lonestarhomes.example",),
        adr=("100 Main Street;Austin;78701;US",),
    ),
    "postcode on a line of its own": Case(
        """Emma Jones
Jones Interiors Limited
14 Market Place
Wetherby
LS22 6NE
01937 555 123""",
        name="Emma Jones",
        org="Jones Interiors Limited",
        tel=("work 01937 555 123",),
        adr=("14 Market Place;Wetherby;LS22 6NE;GB",),
    ),
    "german, in one line": Case(
        """Annette Fischer · Vertrieb · Fischer Bürobedarf GmbH · Lindenallee 12 · 50968 Köln
Tel: 0221 5550142 · Fax: 0221 5550143 · a.fischer@fischer-buero.example""",
        name="Annette Fischer",
        title="Vertrieb",
        org="Fischer Bürobedarf GmbH",
        tel=("work 0221 5550142", "fax 0221 5550143"),
        email=("a.fischer@fischer-buero.example",),
        adr=("Lindenallee 12;Köln;50968;DE",),
    ),
    "a firm alone": Case(
        """Panadería Silva, S.L.
Rúa do Vilar 8, 15705 Santiago de Compostela
981 555 014
info@panaderiasilva.example""",
        org="Panadería Silva, S.L.",
        tel=("work 981 555 014",),
        email=("info@panaderiasilva.example",),
        adr=("Rúa do Vilar 8;Santiago de Compostela;15705;ES",),
    ),
    "telephone and fax under letters": Case(
        """Luis Salas
Suministros Salas
T 93 555 01 42
F 93 555 01 43
M 655 123 123""",
        name="Luis Salas",
        org="Suministros Salas",
        tel=("cell 655 123 123", "work 93 555 01 42", "fax 93 555 01 43"),
    ),
    "kind after the number": Case(
        """Ada Okafor
+44 7700 900456 (mobile)
+44 20 7946 0123 (office)
ada@okafor.example""",
        name="Ada Okafor",
        tel=("cell +44 7700 900456", "work +44 20 7946 0123"),
        email=("ada@okafor.example",),
    ),
    "tax number is none to call": Case(
        """Pilar Sanz
Talleres Sanz, S.L. - CIF B12345678
Tfno. 976 555 014""",
        name="Pilar Sanz",
        tel=("976 555 014",),
        note="Talleres Sanz, S.L. - CIF B12345678",
    ),
    "department": Case(
        """Sofía Molina
Dpto. de Administración
Transportes Molina S.L.
sofia@transportesmolina.example""",
        name="Sofía Molina",
        unit="Dpto. de Administración",
        org="Transportes Molina S.L.",
        email=("sofia@transportesmolina.example",),
    ),
    "french, boulevard": Case(
        """Claire Dubois - Responsable commerciale
Imprimerie Dubois SAS
45 boulevard Voltaire, 69003 Lyon
Portable : +33 6 12 34 56 78
claire.dubois@imprimerie-dubois.example""",
        name="Claire Dubois",
        title="Responsable commerciale",
        org="Imprimerie Dubois SAS",
        tel=("cell +33 6 12 34 56 78",),
        email=("claire.dubois@imprimerie-dubois.example",),
        adr=("45 boulevard Voltaire;Lyon;69003;FR",),
    ),
    "quoted in an answer": Case(
        """> Hugo Marín
> Arquitecto
> hugo@marin.example
> +34 650 111 222""",
        name="Hugo Marín",
        title="Arquitecto",
        tel=("cell +34 650 111 222",),
        email=("hugo@marin.example",),
    ),
    "two addresses": Case(
        """Nuria Vidal
Grupo Vidal
Barcelona: Carrer de Balmes 20, 08007 Barcelona
Calle Alcalá 100, 28009 Madrid
nuria@grupovidal.example""",
        name="Nuria Vidal",
        org="Grupo Vidal",
        email=("nuria@grupovidal.example",),
        adr=("Barcelona: Carrer de Balmes 20;Barcelona;08007;ES", "Calle Alcalá 100;Madrid;28009;ES"),
    ),
    "a long name": Case(
        """María de los Ángeles Fernández-Villaverde y Ortiz de Zárate
Directora de Comunicación
maria.fernandez@ortiz.example
+34 600 123 456""",
        name="María de los Ángeles Fernández-Villaverde y Ortiz de Zárate",
        title="Directora de Comunicación",
        tel=("cell +34 600 123 456",),
        email=("maria.fernandez@ortiz.example",),
        surnames=("Fernández-Villaverde", "Ortiz de Zárate"),
    ),
    "town and country": Case(
        """Jonas Weber
Consultant
Zürich, Switzerland
jonas@weber.example""",
        name="Jonas Weber",
        title="Consultant",
        email=("jonas@weber.example",),
        adr=(";Zürich;;CH",),
    ),
}


def understood(text: str) -> tuple[Signature, Contact]:
    """What is guessed, and the contact of all that is wanted."""
    found = read_signature(text, COUNTRIES)
    return found, contact((guess for guess in found.guesses if guess.wanted), found.spanish)


def first(values: list[str]) -> str:
    return next((value for value in values if value), "")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_signature_is_understood(case: Case) -> None:
    found, made = understood(case.text)
    name = next((guess.value for guess in found.guesses if guess.kind == "name"), "")
    assert (name, first([job.title for job in made.org]), first([job.name for job in made.org])) == (
        case.name,
        case.title,
        case.org,
    )
    assert tuple(" ".join((*tel.types, tel.value)) for tel in made.tel) == case.tel
    assert tuple(value.value for value in made.email) == case.email
    assert tuple(value.value for value in made.url) == case.url
    assert tuple(";".join((adr.street, adr.city, adr.code, adr.country_code)) for adr in made.adr) == case.adr
    assert "\n".join(value.value for value in made.note) == case.note
    assert first([unit for job in made.org for unit in job.units]) == case.unit


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case.surnames[0]], ids=lambda case: case.name
)
def test_two_surnames_are_parted(case: Case) -> None:
    made = understood(case.text)[1]
    assert (made.n.family, made.n.family2) == case.surnames


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_line_stands_behind_some_guess(case: Case) -> None:
    behind = " ".join(guess.line for guess in read_signature(case.text, COUNTRIES).guesses)
    lost = [
        word
        for line in case.text.splitlines()
        for word in line.split()
        if word.strip("<>*|-–·") not in behind
    ]
    assert [
        word for word in lost if any(map(str.isalnum, word)) and "image" not in word and "<" not in word
    ] == []


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    found = read_signature(text, COUNTRIES, "ES")
    contact(found.guesses, found.spanish)


LINE = st.sampled_from(
    [line for case in CASES.values() for line in case.text.splitlines()]
    + ["Called on Monday, wants 12 chairs", "42", "¿Cuándo?", "Room 5", "a@b", "http://", "+"]
)


@given(st.lists(LINE, max_size=12))
def test_no_line_is_lost_whatever_stands_beside_it(lines: list[str]) -> None:
    behind = " ".join(guess.line for guess in read_signature("\n".join(lines), COUNTRIES).guesses)
    words = [word for line in lines for word in line.split() if any(map(str.isalnum, word))]
    lost = [word for word in words if word.strip("<>*|-–·") not in behind]
    assert [word for word in lost if "<" not in word and "image" not in word] == []


def test_the_name_of_a_form_is_taken_at_its_word() -> None:
    assert understood("Name: xyz\nmail@firm.example")[1].fn == "xyz"


def test_a_letter_of_hundreds_of_lines_is_not_hundreds_of_guesses() -> None:
    found, made = understood("\n".join(f"Line {number} of a long letter" for number in range(300)))
    assert len(found.guesses) < 50
    assert "Line 299 of a long letter" in made.note[0].value


def test_a_firm_alone_is_a_company() -> None:
    assert understood("Panadería Silva, S.L.\n981 555 014")[1].kind == "org"


def test_what_nobody_understands_is_a_note() -> None:
    made = understood("Ana García\nana@x.example\n\nWe met at the fair in May, she likes oak.")[1]
    assert [note.value for note in made.note] == ["We met at the fair in May, she likes oak."]


def test_a_huge_text_is_read_in_part_and_quickly() -> None:
    read_signature("Ana García " * 100_000, COUNTRIES)
    read_signature("1 " * 100_000, COUNTRIES)
    read_signature("a.b" * 10_000 + "@", COUNTRIES)
