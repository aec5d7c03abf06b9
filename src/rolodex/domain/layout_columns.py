"""The headers of tables that known programs write, in English and Spanish; `table_layouts` reads them."""

from __future__ import annotations

from collections.abc import Mapping

_GOOGLE = """
fn: Name
n.given: Given Name | First Name
n.additional: Additional Name | Middle Name
n.family: Family Name | Last Name
n.phonetic_given: Given Name Yomi | Phonetic First Name
n.phonetic_additional: Additional Name Yomi | Phonetic Middle Name
n.phonetic_family: Family Name Yomi | Phonetic Last Name
keep: Yomi Name | File As | Initials | Short Name | Maiden Name | Location | Billing Information
keep: Directory Server | Mileage | Hobby | Sensitivity | Priority | Subject
n.prefix: Name Prefix
n.suffix: Name Suffix
nickname: Nickname
bday: Birthday
gender: Gender
org.title: Occupation | Organization Title
org.name: Organization Name
org.unit: Organization Department
note: Notes
lang: Language
photo: Photo
categories: Group Membership | Labels
"""

_OUTLOOK = """
n.prefix: Title | Tratamiento | Título
n.given: First Name | Nombre
n.additional: Middle Name | Segundo nombre
n.family: Last Name | Apellidos | Apellido
n.suffix: Suffix | Sufijo
n.phonetic_given: Given Yomi | Given Name Yomi | Yomi del nombre
n.phonetic_family: Surname Yomi | Yomi del apellido
nickname: Nickname | Apodo | Sobrenombre
org.name: Company | Organización | Compañía | Empresa
org.unit: Department | Departamento
org.title: Job Title | Puesto | Cargo
org.role: Profession | Profesión
adr.street/work#1: Business Street | Calle del trabajo | Calle (trabajo) | Dirección del trabajo
adr.street/work#1: Business Street 2 | Calle del trabajo 2 | Business Street 3 | Calle del trabajo 3
adr.box/work#1: Business Address PO Box | Apartado postal de la dirección de trabajo
adr.box/work#1: Apartado postal de dirección del trabajo | Apartado de correos del trabajo
adr.city/work#1: Business City | Ciudad de trabajo | Ciudad del trabajo | Población del trabajo
adr.region/work#1: Business State | Provincia o estado de trabajo | Provincia o estado del trabajo
adr.region/work#1: Estado o provincia del trabajo | Estado o provincia de trabajo | Provincia del trabajo
adr.code/work#1: Business Postal Code | Código postal del trabajo | Código postal de trabajo
adr.country/work#1: Business Country/Region | Business Country | País o región del trabajo
adr.country/work#1: País o región de trabajo | País o región (trabajo) | País/Región del trabajo
adr.street/home#2: Home Street | Calle particular | Calle del domicilio | Calle de residencia
adr.street/home#2: Home Street 2 | Calle particular 2 | Calle del domicilio 2 | Home Street 3
adr.street/home#2: Calle particular 3 | Calle del domicilio 3
adr.box/home#2: Home Address PO Box | Apartado postal de la dirección particular
adr.box/home#2: Apartado postal de dirección particular | Apartado de correos particular
adr.city/home#2: Home City | Ciudad de residencia | Ciudad particular | Ciudad del domicilio
adr.region/home#2: Home State | Provincia o estado de residencia | Provincia o estado particular
adr.region/home#2: Estado o provincia de residencia | Estado o provincia particular | Provincia particular
adr.code/home#2: Home Postal Code | Código postal de residencia | Código postal particular
adr.code/home#2: Código postal del domicilio
adr.country/home#2: Home Country/Region | Home Country | País o región de residencia
adr.country/home#2: País o región particular | País/Región particular | País o región del domicilio
adr.street/other#3: Other Street | Otra calle | Other Street 2 | Otra calle 2 | Other Street 3
adr.street/other#3: Otra calle 3
adr.box/other#3: Other Address PO Box | Apartado postal de otra dirección | Otro apartado postal
adr.city/other#3: Other City | Otra ciudad
adr.region/other#3: Other State | Otra provincia o estado | Otro estado o provincia | Otra provincia
adr.code/other#3: Other Postal Code | Otro código postal
adr.country/other#3: Other Country/Region | Other Country | Otro país o región | Otro país/región
tel=Assistant: Assistant's Phone | Teléfono del ayudante | Teléfono del asistente
tel/work,fax: Business Fax | Fax del trabajo | Fax de trabajo | Fax (trabajo)
tel/work: Business Phone | Teléfono del trabajo | Número del trabajo | Teléfono (trabajo)
tel/work#2: Business Phone 2 | Teléfono del trabajo 2 | Número del trabajo 2 | Teléfono 2 (trabajo)
tel=Callback: Callback | Devolución de llamada | Devolver llamada
tel/car: Car Phone | Teléfono del automóvil | Teléfono del coche
tel/work,main: Company Main Phone | Número de centralita de la organización
tel/work,main: Teléfono principal de la compañía | Teléfono principal de la organización
tel/home,fax: Home Fax | Fax particular
tel/home: Home Phone | Particular | Teléfono particular | Número particular
tel/home#2: Home Phone 2 | Particular 2 | Teléfono particular 2 | Número particular 2
tel=ISDN: ISDN | RDSI
tel/cell: Mobile Phone | Número de móvil | Teléfono móvil | Móvil
tel/other,fax: Other Fax | Otro fax
tel/other: Other Phone | Otro teléfono | Otro número
tel/pager: Pager | Localizador | Buscapersonas
tel/main: Primary Phone | Teléfono principal | Número principal
tel=Radio: Radio Phone | Radioteléfono | Número de radio
tel/textphone: TTY/TDD Phone | Número de teletipo | Teléfono TTY/TDD | TTY/TDD | Teletipo
tel=Telex: Telex | Télex
anniversary: Anniversary | Aniversario
bday: Birthday | Cumpleaños | Fecha de nacimiento
related=Assistant: Assistant's Name | Nombre del ayudante | Nombre del asistente
related/child: Children | Hijos
related=Manager: Manager's Name | Nombre del director | Nombre del administrador | Nombre del jefe
related/spouse: Spouse | Cónyuge
related=Referred by: Referred By | Referido por | Referencia
categories: Categories | Categorías
email: E-mail Address | Email Address | Dirección de correo electrónico | Correo electrónico
email#2: E-mail 2 Address | Email 2 Address | Dirección de correo electrónico 2
email#2: Dirección de correo electrónico2 | Dirección del correo electrónico 2 | Correo electrónico 2
email#3: E-mail 3 Address | Email 3 Address | Dirección de correo electrónico 3
email#3: Dirección de correo electrónico3 | Dirección del correo electrónico 3 | Correo electrónico 3
gender: Gender | Sexo
impp: IMAddress | IM Address | Dirección de MI | Dirección de mensajería instantánea
lang: Language | Idioma
note: Notes | Notas
url: Web Page | Página Web
url/home: Personal Web Page | Página Web personal
keep: Account | Cuenta | Billing Information | Información de facturación | Directory Server
keep: Servidor de directorio | E-mail Type | Tipo de correo electrónico | E-mail Display Name
keep: Nombre de pantalla de correo electrónico | Nombre para mostrar del correo electrónico
keep: E-mail 2 Type | Tipo de correo electrónico 2 | E-mail 2 Display Name
keep: Nombre de pantalla de correo electrónico 2 | Nombre para mostrar del correo electrónico 2
keep: E-mail 3 Type | Tipo de correo electrónico 3 | E-mail 3 Display Name
keep: Nombre de pantalla de correo electrónico 3 | Nombre para mostrar del correo electrónico 3
keep: Government ID Number | Número de identificación gubernamental | Número de id. del gobierno
keep: Hobby | Afición | Aficiones | Initials | Iniciales | Internet Free Busy
keep: Disponibilidad en Internet | Keywords | Palabras clave | Location | Ubicación | Mileage
keep: Kilometraje | Office Location | Ubicación de la oficina | Organizational ID Number
keep: Id. de la organización | Número de id. de la organización | Priority | Prioridad
keep: Private | Privado | Sensitivity | Confidencialidad | Carácter | Schools | Escuelas
keep: Company Yomi | Yomi de la compañía | User 1 | Usuario 1 | User 2 | Usuario 2
keep: User 3 | Usuario 3 | User 4 | Usuario 4 | Middle Name Yomi
"""

_THUNDERBIRD = """
n.given: First Name | Nombre
n.family: Last Name | Apellidos | Apellido
fn: Display Name | Mostrar nombre | Nombre a mostrar | Nombre mostrado
nickname: Nickname | Apodo | Sobrenombre
email: Primary Email | Correo electrónico principal | Correo principal | Dirección principal
email: Dirección de correo principal
email#2: Secondary Email | Correo electrónico secundario | Correo secundario | Dirección secundaria
email#2: Dirección de correo secundaria | Correo electrónico adicional
impp: Screen Name | Nombre en pantalla | Nombre de pantalla
tel/work: Work Phone | Teléfono del trabajo | Teléfono de trabajo | Trabajo
tel/home: Home Phone | Teléfono particular | Teléfono de casa | Particular
tel/fax: Fax Number | Número de fax | Fax
tel/pager: Pager Number | Número de buscapersonas | Buscapersonas | Busca
tel/cell: Mobile Number | Número de móvil | Móvil | Teléfono móvil
adr.street/home#1: Home Address | Dirección particular | Domicilio particular
adr.ext/home#1: Home Address 2 | Dirección particular 2 | Domicilio particular 2
adr.city/home#1: Home City | Ciudad particular | Ciudad (particular) | Ciudad
adr.region/home#1: Home State | Provincia particular | Provincia (particular) | Provincia
adr.code/home#1: Home ZipCode | Código postal particular | Código postal (particular) | Código postal
adr.country/home#1: Home Country | País particular | País (particular) | País
adr.street/work#2: Work Address | Dirección del trabajo | Dirección de trabajo
adr.ext/work#2: Work Address 2 | Dirección del trabajo 2 | Dirección de trabajo 2
adr.city/work#2: Work City | Ciudad del trabajo | Ciudad de trabajo | Ciudad (trabajo)
adr.region/work#2: Work State | Provincia del trabajo | Provincia de trabajo | Provincia (trabajo)
adr.code/work#2: Work ZipCode | Código postal del trabajo | Código postal de trabajo
adr.country/work#2: Work Country | País del trabajo | País de trabajo | País (trabajo)
org.title: Job Title | Cargo | Puesto | Título
org.unit: Department | Departamento
org.name: Organization | Organización | Empresa
url/work: Web Page 1 | Página web 1
url/home: Web Page 2 | Página web 2
bday.year: Birth Year | Año de nacimiento
bday.month: Birth Month | Mes de nacimiento
bday.day: Birth Day | Día de nacimiento
anniversary.year: Anniversary Year | Año de aniversario
anniversary.month: Anniversary Month | Mes de aniversario
anniversary.day: Anniversary Day | Día de aniversario
x-custom=Custom 1: Custom 1 | Personalizado 1 | Otro 1
x-custom=Custom 2: Custom 2 | Personalizado 2 | Otro 2
x-custom=Custom 3: Custom 3 | Personalizado 3 | Otro 3
x-custom=Custom 4: Custom 4 | Personalizado 4 | Otro 4
note: Notes | Notas
related/spouse: Spouse Name | Cónyuge
keep: Family Name | Phonetic First Name | Phonetic Last Name
"""

_APPLE = """
n.prefix: Prefix | Prefijo
n.given: First name | First | Nombre
n.phonetic_given: Phonetic first name | Phonetic first | Nombre fonético
n.additional: Middle name | Middle | Segundo nombre
n.phonetic_additional: Phonetic middle name | Phonetic middle
n.family: Last name | Last | Apellidos
n.phonetic_family: Phonetic last name | Phonetic last | Apellidos fonéticos
n.suffix: Suffix | Sufijo
nickname: Nickname | Apodo | Mote
keep: Maiden name | Apellido de soltera | Ringtone | Tono de llamada | Text tone | Phonetic company
fn: Full name | Display name | Nombre completo
org.title: Job title | Cargo | Puesto
org.unit: Department | Departamento
org.name: Company | Organization | Empresa | Compañía
tel/cell: mobile | Mobile phone | Phone mobile | Phone (mobile) | Móvil | Teléfono móvil
tel/cell,iphone: iPhone | Phone iPhone | Phone (iPhone)
tel/home: home phone | Phone home | Phone (home) | Casa | Teléfono de casa
tel/work: work phone | Phone work | Phone (work) | Teléfono del trabajo
tel/main: main | main phone | Phone main | Phone (main) | Principal
tel/home,fax: home fax | Phone home fax | Phone (home fax) | Fax de casa
tel/work,fax: work fax | Phone work fax | Phone (work fax) | Fax del trabajo
tel/other,fax: other fax | Phone other fax | Otro fax
tel/pager: pager | Phone pager | Phone (pager) | Buscapersonas
tel/other: other phone | Phone other | Phone (other) | Otro teléfono
email/home: home email | Email home | Email (home) | Correo de casa
email/work: work email | Email work | Email (work) | Correo del trabajo
email/other: other email | Email other | Email (other) | Otro correo
email/icloud: iCloud | iCloud email | Email iCloud | Email (iCloud) | Correo de iCloud
url: home page | URL home page | Página de inicio | URL homepage
url/home: home URL | URL home | URL (home)
url/work: work URL | URL work | URL (work)
adr.street/home#1: Home street | Street home | Address (home) street | Calle (casa) | Calle de casa
adr.city/home#1: Home city | City home | Address (home) city | Ciudad (casa) | Ciudad de casa
adr.region/home#1: Home state | State home | Address (home) state | Provincia (casa) | Provincia de casa
adr.code/home#1: Home ZIP | ZIP home | Home postal code | Address (home) zip | Código postal de casa
adr.country/home#1: Home country | Country home | Address (home) country | País de casa
adr.street/work#2: Work street | Street work | Address (work) street | Calle del trabajo
adr.city/work#2: Work city | City work | Address (work) city | Ciudad del trabajo
adr.region/work#2: Work state | State work | Address (work) state | Provincia del trabajo
adr.code/work#2: Work ZIP | ZIP work | Work postal code | Address (work) zip | Código postal del trabajo
adr.country/work#2: Work country | Country work | Address (work) country | País del trabajo
bday: Birthday | Cumpleaños
anniversary: Anniversary | Aniversario
related/spouse: Spouse | Cónyuge
related/child: Child | Hijo
note: Note | Notes | Nota | Notas
categories: Groups | Group | Grupos
"""

_ACT = """
org.name: Company | Empresa | Compañía
fn: Contact | Contacto
n.prefix: Name Prefix | Prefijo
n.given: First Name | Nombre
n.additional: Middle Name | Segundo nombre
n.family: Last Name | Apellidos
n.suffix: Name Suffix | Sufijo
keep: Salutation | Saludo | Ext. | Ext | Phone Extension | Extensión | Fax Ext | Fax Ext. | Fax Extension
keep: Alt Phone Ext. | Alt. Phone Ext | Alternate Extension | Asst. Title | Alt Phone Extension
keep: Last Reach | Last Meeting | Last Attempt | Last Results | Letter Date | Last E-mail | Last Edited By
keep: Record Manager | Record Creator | Create Date | Edit Date | Access Level | Public/Private
keep: Imported Date | Merge Date | Ticker Symbol | 2nd Title | 3rd Title | 2nd Phone Ext. | 3rd Phone Ext.
keep: 2nd Last Reach | 3rd Last Reach | Last Contacted By | Editor | Favorite Color | Referral Date
adr.street/work#1: Address 1 | Address1 | Address 2 | Address2 | Address 3 | Address3 | Dirección 1
adr.street/work#1: Dirección 2 | Dirección 3
adr.city/work#1: City | Ciudad
adr.region/work#1: State | Provincia | Estado
adr.code/work#1: Zip | ZIP Code | Zip Code | Postal Code | Código postal
adr.country/work#1: Country | País
categories: ID/Status | ID/Estado
tel/work: Phone | Business Phone | Teléfono
tel/work,fax: Fax | Fax Phone
tel/home: Home Phone | Teléfono particular
tel/cell: Mobile Phone | Mobile | Teléfono móvil
tel/pager: Pager | Pager Phone | Buscapersonas
tel/other: Alternate Phone | Alt Phone | Alt. Phone | Otro teléfono
tel=Assistant: Asst. Phone | Assistant Phone
tel=2nd contact: 2nd Phone
tel=3rd contact: 3rd Phone
org.title: Title | Cargo
org.unit: Department | Departamento
email: E-mail | E-mail Address | Email | Correo electrónico
email/home: Personal E-mail | Personal Email | Alt. E-mail
adr.street/home#2: Home Address 1 | Home Address1 | Home Address 2 | Home Address2 | Home Address 3
adr.city/home#2: Home City
adr.region/home#2: Home State
adr.code/home#2: Home Zip | Home ZIP Code | Home Zip Code
adr.country/home#2: Home Country
url: Web Site | Website | Web | Sitio Web
impp: Messenger ID | Instant Messenger
related=Assistant: Assistant | Asistente
related=Referred by: Referred By | Referido por
related/spouse: Spouse | Cónyuge
related=2nd contact: 2nd Contact
related=3rd contact: 3rd Contact
bday: Birth Date | Birthday | Fecha de nacimiento
note: Notes | Notas
x-custom=User 1: User 1 | Usuario 1
x-custom=User 2: User 2 | Usuario 2
x-custom=User 3: User 3 | Usuario 3
x-custom=User 4: User 4 | Usuario 4
x-custom=User 5: User 5 | Usuario 5
x-custom=User 6: User 6 | Usuario 6
x-custom=User 7: User 7 | Usuario 7
x-custom=User 8: User 8 | Usuario 8
x-custom=User 9: User 9 | Usuario 9
x-custom=User 10: User 10 | Usuario 10
x-custom=User 11: User 11 | Usuario 11
x-custom=User 12: User 12 | Usuario 12
x-custom=User 13: User 13 | Usuario 13
x-custom=User 14: User 14 | Usuario 14
x-custom=User 15: User 15 | Usuario 15
"""

TEXTS: Mapping[str, str] = {
    "google": _GOOGLE,
    "outlook": _OUTLOOK,
    "thunderbird": _THUNDERBIRD,
    "icloud": _APPLE,
    "act": _ACT,
}

SIGNS: Mapping[str, str] = {
    "outlook": "Business Street|Home Street|Business Phone|E-mail Address|E-mail 2 Address|Calle del trabajo"
    "|Dirección de correo electrónico|Calle particular|Teléfono del trabajo|Número del trabajo|Business Fax"
    "|Business Country/Region|Home Country/Region|Calle del domicilio",
    "thunderbird": "Primary Email|Secondary Email|Screen Name|Home ZipCode|Work ZipCode|Web Page 1|Birth Year"
    "|Correo electrónico principal|Correo electrónico secundario|Nombre en pantalla|Página web 1"
    "|Año de nacimiento|Correo principal|Correo secundario|Dirección principal|Dirección secundaria",
    "icloud": "Phonetic first name|Phonetic last name|iPhone|Phone iPhone|home page|URL home page|Maiden name"
    "|Phone mobile|Phone (mobile)|iCloud|home email|work email|Email home|Email work|Phone home|Phone work"
    "|Home ZIP|Work ZIP|Home street|Work street|Correo de casa|Calle de casa|Teléfono de casa|Email (home)"
    "|Phone (iPhone)|Phone (home)|Phone (work)|Email (work)",
    "act": "ID/Status|ID/Estado|Salutation|Record Manager|Record Creator|Last Reach|Last Meeting|Last Results"
    "|Asst. Phone|2nd Contact|Access Level",
    "google": "Given Name|Family Name|Yomi Name|Group Membership|Labels|File As|Organization Name"
    "|Organization Title|Phonetic First Name|Name Prefix",
}
"""Names of columns by which a layout is known; two of them are needed."""
