"""Words by which the lines of an e-mail signature are known, in English, Spanish, German and French."""

from __future__ import annotations

import re


def _words(text: str) -> str:
    return "|".join(re.escape(word) for word in sorted(text.split(), key=len, reverse=True))


TITLE = re.compile(
    r"(?i)\b(?:(?:"
    + _words(
        "manager director directora directeur directrice direktor direktorin gerente gérant gérante head "
        "chief ceo cto cfo coo cmo cio vp president presidente presidenta président présidente founder "
        "cofounder co-founder fundador fundadora fondateur fondatrice gründer gründerin owner propietario "
        "propietaria inhaber inhaberin partner socio socia associé associée associate engineer ingeniero "
        "ingeniera ingénieur ingénieure ingenieur consultant consultor consultora conseiller conseillère "
        "berater beraterin architect arquitecto arquitecta architecte architekt architektin assistant "
        "asistente assistante assistenz responsable jefe jefa leiter leiterin comercial commercial "
        "commerciale técnico técnica technician technicien techniker technikerin abogado abogada avocat "
        "avocate attorney lawyer solicitor rechtsanwalt rechtsanwältin asesor asesora administrativo "
        "administrativa secretary secretaria secretario secrétaire sekretariat designer diseñador "
        "diseñadora developer desarrollador desarrolladora entwickler entwicklerin analyst analista "
        "analyste accountant contable comptable buchhalter buchhalterin buchhaltung representative "
        "representante vendedor vendedora vertreter vertrieb einkauf einkäufer einkäuferin verkauf "
        "verkäufer verkäuferin buyer comprador compradora acheteur acheteuse coordinator coordinador "
        "coordinadora coordinateur coordinatrice supervisor supervisora officer specialist especialista "
        "spezialist executive ejecutivo ejecutiva administrator administrador administradora "
        "geschäftsführer geschäftsführerin geschäftsführung prokurist prokuristin chargé chargée delegado "
        "delegada editor editora journalist periodista journaliste teacher profesor profesora professeur "
        "lehrer lehrerin doctor médico médica physician nurse enfermero enfermera trainee becario becaria "
        "praktikant praktikantin foreman capataz dueño dueña realtor broker planner"
    )
    + r")\b|sales|ventas|compras|marketing|human resources|recursos humanos|(?:account|key) account)"
)

FIRM = re.compile(
    r"(?:^|[\s,&])(?:(?i:"
    r"s\.?\s?l\.?\s?u?|s\.?\s?l\.?\s?l|s\.?\s?a\.?\s?u?|s\.?\s?coop|c\.\s?b|gmbh(?:\s*&\s*co\.?\s*kg)?|ltd|limited|"
    r"llc|llp|plc|inc|corp|corporation|sarl|s\.a\.r\.l|sas|sasu|eurl|b\.v|n\.v|s\.?r\.?l|s\.p\.a|ltda|"
    r"s\.a\. de c\.v|ohg|e\.\s?k|e\.\s?v|pty|oy|aps|sp\. z o\.o"
    r")|AG|KG|UG|SE|AB|AS|SA|BV|NV)\.?(?=$|[\s,)])"
)

FIRM_WORD = re.compile(
    r"(?i)\b(?:"
    + _words(
        "grupo group groupe gruppe university universidad universität université ayuntamiento council hotel "
        "restaurant restaurante bank banco banque studio estudio atelier agency agencia agence agentur "
        "muebles talleres construcciones transportes distribuciones suministros bodegas asociados "
        "associates consulting partners company compañía sons hermanos hnos brothers gebrüder söhne fils "
        "frères verlag stiftung foundation fundación institute instituto institut school colegio clinic "
        "clínica hospital museum museo bureau works services solutions logistics holdings industries "
        "imports exports trading stationers büromöbel farmacia pharmacy panadería bakery boulangerie "
        "bäckerei garage librería bookshop"
    )
    + r")\b"
)

UNIT = re.compile(
    r"(?i)^(?:dept\.?|department|dpto\.?|depto\.?|departamento|abteilung|abt\.|área|area|division|división|"
    r"service|servicio|section|sección|delegación|sucursal|branch|niederlassung|filiale)\b|"
    r"\b(?:department|division|dept\.?|abteilung)$"
)

CLOSING = re.compile(
    r"(?i)^(?:(?:un\s+|muchos\s+)?(?:cordial(?:es)?\s+)?salud(?:o|os)(?:\s+cordial(?:es)?)?|"
    r"un abrazo|abrazos|"
    r"atentamente|atte\.?|gracias|muchas gracias|"
    r"(?:(?:with\s+)?(?:best|kind|warm|kindest|many)\s+)?(?:regards|wishes|thanks)|(?:all the )?best|cheers|"
    r"thanks(?: a lot| so much)?|thank you|sincerely|yours(?: sincerely| faithfully| truly)?|"
    r"(?:mit )?(?:freundlichen?|besten?|herzlichen?|schönen?|viele[n]?) (?:gr(?:ü|ue)(?:ß|ss)en?|dank)|mfg|"
    r"(?:bien )?cordialement|(?:bien|sincères|meilleures) (?:à vous|salutations)|"
    r"salutations(?: distinguées)?|merci)\s*[,.!:]?\s*$"
)

SENT_FROM = re.compile(
    r"(?i)^(?:sent from my|enviado desde mi|gesendet von mein|von meinem .* gesendet|envoyé de(?:puis)? mon|"
    r"get outlook for|obtener outlook)"
)

DISCLAIMER = re.compile(
    r"(?i)(?:confidential|confidencial|vertraulich|confidentiel|disclaimer|aviso legal|intended recipient|"
    r"destinatario|protección de datos|data protection|rgpd|lopd|datenschutz|before printing|"
    r"antes de imprimir|"
    r"unauthori[sz]ed|viruses|registered (?:in|office|number)|registro mercantil)"
)

NUMBERED = re.compile(
    r"(?i)\b(?:vat|cif|nif|c\.i\.f\.?|n\.i\.f\.?|ust-?id(?:nr)?\.?|ust-?idnr|siret|siren|rcs|hrb|hra|iban|bic|"
    r"tva|steuer\S*|handelsregister|company no\.?|reg(?:istration)?\.? no\.?|col(?:egiado)?\.? n)\b"
)
"""What stands beside such words is a number, but none to call."""

PREFIXES = re.compile(
    r"(?i)^(?:(?:dr|dra|mr|mrs|ms|miss|mx|prof|d|dña|d\.ª|sr|sra|srta|ing|lic|arq|dipl\.?-?\s?(?:ing|kfm)|mag|"
    r"herr|frau|mme|mlle|me|sir|rev)\.?|M\.|doctor|doctora|profesor|don|doña)\s+"
)
SUFFIXES = re.compile(
    r"(?:,?\s+(?:(?i:ph\.?\s?d\.?|m\.?b\.?a\.?|m\.?d\.?|esq\.?|jr\.?|sr\.|cpa|llm|msc|bsc|m\.a\.|b\.a\.|pmp|riba|aia)"
    r"|I{2,3}|IV))+\s*$"
)
PRONOUNS = re.compile(r"(?i)\s*\((?:she|he|they|ella|él|elle|sie|er|il)\b[^)]*\)")

PARTICLES = frozenset(
    "de del la las los di da do dos das van von der den ten ter zu zum zur du des le y i e".split()
)
SECOND_GIVEN = frozenset(
    "maría maria josé jose juan luis carlos antonio ana ángel angel manuel jesús jesus javier "
    "miguel francisco pedro pablo rosa isabel carmen teresa pilar dolores luisa josefa cristina "
    "elena belén ignacio fernando ramón ramon alberto andrés andres rafael enrique".split()
)
"""Second words of given names that go in pairs: José Luis, Ana María."""
