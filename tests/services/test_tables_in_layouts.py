"""Tables as known programs write them: every column is in a field, or kept word for word."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.builders import coming

from rolodex.domain.contact import Contact
from rolodex.services.opening import Services

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,"
    "Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,"
    "Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,"
    "E-mail 2 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Phone 2 - Type,Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,"
    "Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,"
    "Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description,"
    "Relation 1 - Type,Relation 1 - Value,Website 1 - Type,Website 1 - Value,Event 1 - Type,"
    "Event 1 - Value,Custom Field 1 - Type,Custom Field 1 - Value"
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
    "Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address,Relation 1 - Label,Relation 1 - Value,"
    "Website 1 - Label,Website 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,"
    "Custom Field 1 - Value"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,"
    "Business Country/Region,Home Street,Home Street 2,Home Street 3,Home City,Home State,"
    "Home Postal Code,Home Country/Region,Other Street,Other Street 2,Other Street 3,Other City,"
    "Other State,Other Postal Code,Other Country/Region,Assistant's Phone,Business Fax,Business Phone,"
    "Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,Home Phone,Home Phone 2,ISDN,"
    "Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,TTY/TDD Phone,Telex,Account,"
    "Anniversary,Assistant's Name,Billing Information,Birthday,Business Address PO Box,Categories,"
    "Children,Directory Server,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,"
    "E-mail 2 Type,E-mail 2 Display Name,E-mail 3 Address,E-mail 3 Type,E-mail 3 Display Name,Gender,"
    "Government ID Number,Hobby,Home Address PO Box,Initials,Internet Free Busy,Keywords,Language,"
    "Location,Manager's Name,Mileage,Notes,Office Location,Organizational ID Number,"
    "Other Address PO Box,Priority,Private,Profession,Referred By,Sensitivity,Spouse,User 1,User 2,"
    "User 3,User 4,Web Page"
)
OUTLOOK_ES = (
    "Tratamiento,Nombre,Segundo nombre,Apellidos,Sufijo,Organización,Departamento,Puesto,"
    "Calle del trabajo,Calle del trabajo 2,Calle del trabajo 3,Ciudad de trabajo,"
    "Provincia o estado de trabajo,Código postal del trabajo,País o región del trabajo,"
    "Calle particular,Calle particular 2,Calle particular 3,Ciudad de residencia,"
    "Provincia o estado de residencia,Código postal de residencia,País o región de residencia,"
    "Otra calle,Otra calle 2,Otra calle 3,Otra ciudad,Otra provincia o estado,Otro código postal,"
    "Otro país o región,Teléfono del ayudante,Fax del trabajo,Número del trabajo,Número del trabajo 2,"
    "Devolución de llamada,Teléfono del automóvil,Número de centralita de la organización,"
    "Fax particular,Particular,Particular 2,RDSI,Número de móvil,Otro fax,Otro teléfono,Localizador,"
    "Teléfono principal,Radioteléfono,Número de teletipo,Télex,Cuenta,Aniversario,Nombre del ayudante,"
    "Información de facturación,Cumpleaños,Apartado postal de la dirección de trabajo,Categorías,Hijos,"
    "Servidor de directorio,Dirección de correo electrónico,Tipo de correo electrónico,"
    "Nombre de pantalla de correo electrónico,Dirección de correo electrónico 2,"
    "Tipo de correo electrónico 2,Sexo,Afición,Iniciales,Palabras clave,Idioma,Ubicación,"
    "Nombre del director,Kilometraje,Notas,Ubicación de la oficina,Prioridad,Privado,Profesión,"
    "Referido por,Confidencialidad,Cónyuge,Usuario 1,Usuario 2,Usuario 3,Usuario 4,Página Web"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,"
    "Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,"
    "Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,"
    "Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,"
    "Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes"
)
THUNDERBIRD_ES = (
    "Nombre,Apellidos,Mostrar nombre,Apodo,Correo electrónico principal,Correo electrónico secundario,"
    "Nombre en pantalla,Teléfono del trabajo,Teléfono particular,Número de fax,Número de buscapersonas,"
    "Número de móvil,Dirección particular,Dirección particular 2,Ciudad particular,"
    "Provincia particular,Código postal particular,País particular,Dirección del trabajo,"
    "Dirección del trabajo 2,Ciudad del trabajo,Provincia del trabajo,Código postal del trabajo,"
    "País del trabajo,Cargo,Departamento,Organización,Página web 1,Página web 2,Año de nacimiento,"
    "Mes de nacimiento,Día de nacimiento,Personalizado 1,Notas"
)
APPLE = (
    "First name,Last name,Nickname,Job title,Department,Company,mobile,iPhone,home phone,work phone,"
    "home email,work email,Home street,Home city,Home state,Home ZIP,Home country,Birthday,home page,"
    "Note,Maiden name"
)
ACT = (
    "Company,Contact,Salutation,Address 1,Address 2,City,State,Zip,Country,ID/Status,Phone,Fax,"
    "Home Phone,Mobile Phone,Title,Department,E-mail,Web Site,Referred By,User 1,User 2,Last Results,"
    "Record Manager,Create Date,Birth Date,2nd Contact,2nd Phone,Spouse"
)
DATES = {"Birthday", "Anniversary", "Cumpleaños", "Aniversario", "Birth Date", "Event 1 - Value"}
SPECIAL: Mapping[str, str] = {
    **dict.fromkeys(DATES, "1980-12-03"),
    "Birth Year": "1980",
    "Birth Month": "12",
    "Birth Day": "3",
    "Año de nacimiento": "1980",
    "Mes de nacimiento": "12",
    "Día de nacimiento": "3",
    "Photo": "https://example.org/photo.jpg",
    "Gender": "Female",
    "Sexo": "Mujer",
}
LAYOUTS = {
    "google, old": ("google", GOOGLE_OLD),
    "google, new": ("google", GOOGLE_NEW),
    "outlook": ("outlook", OUTLOOK),
    "outlook in Spanish": ("outlook", OUTLOOK_ES),
    "thunderbird": ("thunderbird", THUNDERBIRD),
    "thunderbird in Spanish": ("thunderbird", THUNDERBIRD_ES),
    "apple": ("icloud", APPLE),
    "act": ("act", ACT),
}


def written(folder: Path, header: str, encoding: str = "utf-8") -> tuple[Path, dict[str, str]]:
    """A table with one row in which each cell says something of its own."""
    names = header.split(",")
    cells = {name: SPECIAL.get(name, f"Word{place}x") for place, name in enumerate(names)}
    made = folder / "contacts.csv"
    with made.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(names)
        writer.writerow(cells.values())
    return made, cells


def only(bare: Services, made: Path) -> Contact:
    with bare.tables_in.plan(made) as plan:
        (contact,) = coming(plan)
    return contact


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_cell_is_in_a_field_or_kept_word_for_word(bare: Services, tmp_path: Path, name: str) -> None:
    layout, header = LAYOUTS[name]
    made, cells = written(tmp_path, header)
    preview = bare.tables_in.preview(made)
    assert (preview.layout, preview.header_row, preview.delimiter) == (layout, 0, ",")
    contact = only(bare, made)
    said = repr(contact)
    assert [cell for name, cell in cells.items() if name not in SPECIAL and cell not in said] == []
    assert (contact.dates[0].year, contact.dates[0].month, contact.dates[0].day) == (1980, 12, 3)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_account_of_a_row_has_every_cell(bare: Services, tmp_path: Path, name: str) -> None:
    made, cells = written(tmp_path, LAYOUTS[name][1])
    with bare.tables_in.plan(made) as plan:
        (row,) = plan.rows()
    assert {fate.name for fate in row.fates} == set(cells)
    assert all(fate.fate in ("mapped", "kept") for fate in row.fates)


def test_no_column_of_the_common_fields_is_only_kept(bare: Services, tmp_path: Path) -> None:
    for layout, header in LAYOUTS.values():
        made, _ = written(tmp_path, header)
        found = bare.tables_in.preview(made).mapping.targets
        kept = [name for name, target in zip(header.split(","), found, strict=True) if target.field == "keep"]
        assert len(kept) <= {"outlook": 26, "google": 18, "act": 5}.get(layout, 2), kept


def test_google_tells_kinds_groups_and_several_values(bare: Services, tmp_path: Path) -> None:
    made = tmp_path / "contacts.csv"
    made.write_text(
        "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value\n"
        "Ana,García,* myContacts ::: Press ::: * starred,* Work,ana@x.es,Mobile,600 111 222 ::: 600 333 444,"
        "Anniversary, --05-03,Spouse,Luis\n",
        encoding="utf-8",
    )
    contact = only(bare, made)
    assert (contact.fn, contact.categories, contact.favourite) == ("Ana García", ("Press",), True)
    assert [(one.value, one.types) for one in contact.tel] == [
        ("600 111 222", ("cell",)),
        ("600 333 444", ("cell",)),
    ]
    assert (contact.email[0].types, contact.email[0].pref) == (("work",), 1)
    assert (contact.dates[0].name, contact.dates[0].month, contact.dates[0].day) == ("anniversary", 5, 3)
    assert (contact.related[0].value, contact.related[0].types) == ("Luis", ("spouse",))


def test_outlook_addresses_stay_apart(bare: Services, tmp_path: Path) -> None:
    made = tmp_path / "contacts.csv"
    made.write_text(
        "Nombre,Apellidos,Calle del trabajo,Calle del trabajo 2,Ciudad de trabajo,Código postal del trabajo,"
        "Calle particular,Ciudad de residencia,Dirección de correo electrónico\n"
        "Ana,Gil,Gran Vía 2,Planta 3,Bilbao,48001,Mayor 1,Ávila,ana@x.es\n",
        encoding="cp1252",
    )
    contact = only(bare, made)
    assert [(one.types, one.street, one.city, one.code) for one in contact.adr] == [
        (("work",), "Gran Vía 2\nPlanta 3", "Bilbao", "48001"),
        (("home",), "Mayor 1", "Ávila", ""),
    ]
