"""Spanish words and phrases."""

from __future__ import annotations

from rolodex.domain.grammar import dates, lengths, repeats, times
from rolodex.domain.grammar.es_said import SAID, is_action
from rolodex.domain.grammar.language import Language
from rolodex.domain.grammar.tables import amount, date, length, part, repeat, slots, time

_WEEKDAYS = (
    "lunes lun",
    "martes mar",
    "miercoles mie",
    "jueves jue",
    "viernes vie",
    "sabado sab",
    "domingo dom",
)
_MONTHS = (
    "enero ene",
    "febrero feb",
    "marzo mar",
    "abril abr",
    "mayo may",
    "junio jun",
    "julio jul",
    "agosto ago",
    "septiembre setiembre sept sep set",
    "octubre oct",
    "noviembre nov",
    "diciembre dic",
)
_NUMBERS = (
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco"
).split()
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "noventa": 90}
_NTH = {
    "primer primero primeros": 1,
    "segundo": 2,
    "tercer tercero": 3,
    "cuarto": 4,
    "quinto": 5,
    "ultimo ultimos": -1,
}
_UNITS = {
    "minute": "minuto minutos min mins",
    "hour": "hora horas h hs hrs",
    "day": "dia dias",
    "week": "semana semanas sem",
    "month": "mes meses",
    "year": "ano anos",
}
_SLOTS = slots(
    {"{wd}": _WEEKDAYS, "{month}": ("", *_MONTHS)},
    [(word, slot, number) for number, word in enumerate(_NUMBERS, 1) for slot in ("{n}", "{min}")],
    [(word, "{hour}", number) for number, word in enumerate(_NUMBERS[1:12], 2)],
    [("una", "{hour}", 1), ("una uno", "{n}", 1), ("uno primero", "{word}", 1)],
    [(word, slot, number) for word, number in _TENS.items() for slot in ("{n}", "{min}")],
    [(word, "{word}", number) for number, word in enumerate(_NUMBERS[1:], 2)],
    [("treinta", "{word}", 30)],
    [(words, "{nth}", number) for words, number in _NTH.items()],
    [(words, "{unit}", unit) for unit, words in _UNITS.items()],
    [
        ("manana madrugada", "{half}", "morning"),
        ("tarde", "{half}", "afternoon"),
        ("noche", "{half}", "evening"),
    ],
)

_DATES = [
    *date("viernes|jueves|sabado|lunes santo\nmiercoles de ceniza\nlunes de pascua", dates.never),
    *date("domingo de ramos|resurreccion|pascua", dates.never),
    *date("hoy (mismo)", dates.day_from_now(0)),
    *date("esta manana", dates.day_from_now(0, "morning")),
    *date("esta tarde\nhoy por la tarde", dates.day_from_now(0, "afternoon")),
    *date("esta noche\nhoy por la noche", dates.day_from_now(0, "evening")),
    *date("manana (mismo)", dates.day_from_now(1)),
    *date("pasado manana", dates.day_from_now(2)),
    *date("ayer", dates.day_from_now(-1)),
    *date("anoche", dates.day_from_now(-1, "evening")),
    *date("anteayer|antier\nantes de ayer", dates.day_from_now(-2)),
    *date("{wd}", dates.named_weekday),
    *date("este {wd}", dates.this_weekday),
    *date("proximo {wd}\n{wd} que viene\n{wd} proximo\n{wd} siguiente\nsiguiente {wd}", dates.coming_weekday),
    *date("{wd} (proximo) pasado\npasado {wd}\nultimo {wd}", dates.passed_weekday),
    *date(
        "{wd} de la semana que viene\n{wd} de la (proxima|siguiente) semana (proxima|siguiente)\n"
        "(la) semana que viene (,) el {wd}\n(la) proxima semana (,) el {wd}",
        dates.weekday_of_week(1),
    ),
    *date("{wd} de esta semana\nesta semana el {wd}", dates.weekday_of_week(0)),
    *date("{wd} de la semana pasada", dates.weekday_of_week(-1)),
    *date("(del|el) {wd} en ocho (dias)", dates.weeks_from_weekday(1)),
    *date("(del|el) {wd} en quince (dias)\n{wd} en 15 dias", dates.weeks_from_weekday(2)),
    *date("{wd} en|dentro (de) {n} {unit}", dates.weekday_in),
    *date("{n} {unit} despues del {wd}\na {n} {unit} del {wd}", dates.count_from_weekday),
    *date(
        "en|tras {n} {unit}\ndentro de {n} {unit}\nde aqui a {n} {unit}\nde hoy en {n} {unit}\n"
        "a {n} {unit} vista\nen el plazo de {n} {unit}",
        dates.ahead,
    ),
    *date("en|dentro (de) un par de {unit}", lambda now, unit: dates.ahead(now, 2, unit)),
    *date("en media hora\ndentro de media hora", dates.fixed(30, "minute")),
    *date("en hora y media\ndentro de hora y media\nen una hora y media", dates.fixed(90, "minute")),
    *date("en {n} {unit} y media|medio\ndentro de {n} {unit} y media|medio", dates.and_a_half),
    *date("en {n} dias habiles|laborables\ndentro de {n} dias habiles|laborables", dates.working_days),
    *date("en|dentro (de) unos|unas|algunos|algunas|pocos|pocas|varios|varias {unit}", dates.never),
    *date("hace {n} {unit}", dates.ago),
    *date("en {hours}\ndentro de {hours}", dates.hours_ahead),
    *date("hace {hours}", dates.hours_ago),
    *date("hace media hora", dates.fixed(30, "minute", dates.ago)),
    *date("hace un par de {unit}", lambda now, unit: dates.ago(now, 2, unit)),
    *date(
        "(la) semana que viene\n(la) proxima|siguiente semana\n(la) semana proxima|siguiente\n"
        "(el) principio de la semana que viene\na principios de la semana que viene",
        dates.next_week,
    ),
    *date(
        "(el) mes que viene\n(el) proximo|siguiente mes\n(el) mes proximo\n(a) primeros de mes\n"
        "(a) principios de mes\n(a) primeros|principios del mes que viene\n"
        "(a) primeros|principios del proximo mes\n(a) primeros de (el) mes que viene",
        dates.first_of_month(1),
    ),
    *date("(el) ano que viene\n(el) proximo ano\n(a) principios|primeros de ano", dates.next_year),
    *date(
        "(la) semana pasada\n(el) mes|ano pasado\nesta semana\neste mes\neste ano\n(la) pasada semana\n"
        "(el) pasado mes",
        dates.never,
    ),
    *date(
        "(a) fin|finales|final de mes\n(a) fin|finales|final de este mes\n"
        "(a) finales|final del mes\n(el) ultimo dia del|de mes",
        dates.end_of_month(0),
    ),
    *date(
        "(a) fin|finales|final del mes que viene\n(a) fin|finales|final del proximo mes\n"
        "(a) fin|finales de|del mes proximo",
        dates.end_of_month(1),
    ),
    *date("(a) mediados de|del mes\n(a) mediados de mes\n(a) mediados de este mes", dates.middle_of_month(0)),
    *date("(a) mediados del mes que viene\n(a) mediados del proximo mes", dates.middle_of_month(1)),
    *date("(a) finales|final de semana\n(a) finales|final de esta semana", dates.end_of_week(0)),
    *date(
        "(a) finales|final de la semana que viene\n(a) finales|final de la proxima semana",
        dates.end_of_week(1),
    ),
    *date("(el|este) fin de semana\nfinde\n(el|este) finde", dates.weekend(0)),
    *date("(el) fin de semana que viene\n(el) proximo fin de semana\n(el) finde que viene", dates.weekend(1)),
    *date("(a) fin|finales|final de ano\n(a) fin|finales|final de este ano", dates.end_of_year),
    *date("(a) fin|finales|final de {month} (de {year})", dates.in_month(0)),
    *date("(a) mediados de {month} (de {year})", dates.in_month(15)),
    *date(
        "(a) principios|primeros de {month} (de {year})\nen {month} (de|del {year})\nproximo {month}\n"
        "a partir de {month} (de|del {year})",
        dates.in_month(1),
    ),
    *date(
        "(el) (dia) {day} (de) {month} (de|del {year})\n(el) {word} de {month} (de|del {year})",
        dates.day_month,
    ),
    *date("{month} {day}", dates.month_day, "alone"),
    *date(
        "{wd} (,) (dia) {day} (de) {month}\n{wd} (,) (dia) {day} (de) {month} (de|del) {year}",
        dates.weekday_day_month,
    ),
    *date("{wd} (,) dia {day}\n{wd} (,) {ord}", dates.weekday_day),
    *date("{wd} {day}", dates.weekday_day, "noun"),
    *date("(el) treinta y uno|un de {month} (de|del {year})", lambda now, *at: dates.day_month(now, 31, *at)),
    *date("el (dia) {day} de este mes", dates.day_of_other_month(0)),
    *date(
        "el (dia) {day} del mes que viene\nel (dia) {day} del proximo mes\nel (dia) {day} del mes proximo",
        dates.day_of_other_month(1),
    ),
    *date("dia {day}\nel dia {day}", dates.day_of_month, "noun"),
    *date("el {day}", dates.day_of_month, "noun"),
    *date("(el) {day} y|o|al|a|& (el) {day} (de) {month}", dates.never),
    *date(
        "{nth} {wd}\n{nth} {wd} despues|antes\n{wd} despues|antes de semana|pascua|navidad|reyes|vacaciones\n"
        "otro {wd}\n{wd} de la otra semana",
        dates.never,
    ),
    *date("{iso}", dates.iso),
    *date("{dmy}", dates.figures),
    *date("{dm}", dates.figures, "alone"),
    *date("{wd} (,) {dm}\n{wd} (,) {dmy}", dates.weekday_figures),
    *date("(el) {nth} {wd} del mes\n(el) {nth} {wd} de este mes", dates.nth_weekday(0)),
    *date(
        "(el) {nth} {wd} del mes que viene\n(el) {nth} {wd} del proximo mes\n(el) {nth} {wd} del mes proximo",
        dates.nth_weekday(1),
    ),
    *date("{nth} {wd} de {month} (de|del {year})", dates.nth_weekday_of),
]
_TIMES = [
    *time("{clock}", times.clock),
    *time("a la|las {clock}|{dotted}|{hours} (h|hs|hrs|horas)", times.clock),
    *time("a|sobre|hacia la|las {hour} (h|hs|hrs|horas) (en punto)", times.hour, "noun"),
    *time("a eso de la|las {hour}", times.hour, "noun"),
    *time("a la|las {hour} {min}", times.hour_minute, "noun"),
    *time("{dotted}\n{hours}", times.clock, "alone"),
    *time("{hour} h|hrs|horas (en punto)", times.hour, "alone"),
    *time("a la|las {hour} y {min}\nlas {hour} y {min}", times.hour_minute),
    *time("a la|las {hour} menos {min}\nlas {hour} menos {min}", times.hour_less),
    *time("a la|las {hour} y media\nlas {hour} y media", times.plus(30)),
    *time("a la|las {hour} y cuarto\nlas {hour} y cuarto", times.plus(15)),
    *time("a la|las {hour} menos cuarto\nlas {hour} menos cuarto", times.less(15)),
    *time("a|al mediodia\nmediodia", times.at(12 * 60)),
    *time("(a) medianoche\na la medianoche", times.never),
    *time("a primera hora", times.at(9 * 60)),
    *part("por|en la {half}", times.part),
    *part("de la {half}", times.part, "beside"),
    *part("{half}", times.part, "beside"),
]
_REPEATS = [
    *repeat("cada {unit}\nuna vez al|por|cada {unit}\nuna vez a la {unit}", repeats.each),
    *repeat("cada {n} {unit}\nuna vez cada {n} {unit}", repeats.every),
    *repeat("todos los dias\na diario\ndiariamente", repeats.one("day")),
    *repeat("todas las semanas\nsemanalmente", repeats.one("week")),
    *repeat("todos los meses\nmensualmente", repeats.one("month")),
    *repeat("todos los anos\nanualmente", repeats.one("year")),
    *repeat("cada trimestre\ntrimestralmente", repeats.one("month", 3)),
    *repeat("cada semestre\nsemestralmente", repeats.one("month", 6)),
    *repeat("cada quincena\ncada quince|15 dias\nquincenalmente", repeats.one("week", 2)),
    *repeat("diario\ndiaria", repeats.one("day"), "alone"),
    *repeat("semanal", repeats.one("week"), "alone"),
    *repeat("quincenal", repeats.one("week", 2), "alone"),
    *repeat("mensual", repeats.one("month"), "alone"),
    *repeat("trimestral", repeats.one("month", 3), "alone"),
    *repeat("semestral", repeats.one("month", 6), "alone"),
    *repeat("anual", repeats.one("year"), "alone"),
    *repeat("bimensual|bianual|bimestral\n{n} veces al|por|a {unit}\n{n} veces a la {unit}", repeats.never),
    *repeat(
        "cada|los {wd}\ncada|los {wd} y (los|cada) {wd}\ncada|los {wd} (,) {wd} y {wd}\n"
        "todos los {wd}\ntodos los {wd} y (los) {wd}\ntodos los {wd} (,) {wd} y {wd}",
        repeats.weekdays,
    ),
    *repeat("cada|los {wd} de|en {month}\ntodos los {wd} de|en {month}", repeats.never),
    *repeat("cada dos|2 {wd}\nun {wd} de cada dos\nun {wd} si y otro no", repeats.other_weekday),
    *repeat("cada {n} {unit} el|los {wd}", repeats.every_on),
    *repeat("cada dia laborable|habil\ntodos los dias laborables|habiles", repeats.working),
    *repeat("de lunes a viernes\nentre semana", repeats.working, "alone"),
    *repeat(
        "(el|cada) {nth} {wd} de mes\n(el) {nth} {wd} de cada mes\n"
        "todos los {nth} {wd} de|del (cada) mes\ncada {nth} {wd} del mes\ncada mes (,) el {nth} {wd}",
        repeats.nth_weekday,
    ),
    *repeat(
        "(el) (dia) {day} de cada mes\ncada (dia) {day} de mes\ncada mes el (dia) {day}\n"
        "cada dia {day}\ntodos los dias {day}\nlos dias {day} (de cada mes)",
        repeats.month_day,
    ),
    *repeat("cada {n} {unit} el (dia) {day}", repeats.months_day),
    *repeat(
        "(el) ultimo dia de cada mes\ncada|todos fin|final|finales de mes\n"
        "(a) fin|final|finales de cada mes\ntodos los fines de mes",
        repeats.last_of_month,
    ),
    *repeat(
        "cada {day} de {month}\ncada ano el {day} de {month}\ntodos los anos el {day} de {month}",
        repeats.year_day,
    ),
    *repeat("cada manana\ntodas las mananas", repeats.one("day", 1, "morning")),
    *repeat("cada tarde\ntodas las tardes", repeats.one("day", 1, "afternoon")),
    *repeat("cada noche\ntodas las noches", repeats.one("day", 1, "evening")),
]
_LENGTHS = [
    *length("(durante) {n} {unit}\nde {n} {unit}", lengths.counted),
    *length("durante|de {hours}", lengths.written),
    *length("(durante|de) media hora", lengths.fixed(30)),
    *length("(durante|de) (una) hora y media", lengths.fixed(90)),
    *length("(durante|de) {n} {unit} y media", lambda now, count, unit: lengths.hours_and_a_half(now, count)),
    *length("(durante|de) {n} {unit} (y) {n} {unit}", lengths.both),
]
_AMOUNTS = [
    *amount("€ {amount}\neur {amount}\n{amount} €|eur|euro|euros", "EUR"),
    *amount("$ {amount}\nusd {amount}\n{amount} $|usd|dolar|dolares", "USD"),
    *amount("£ {amount}\ngbp {amount}\n{amount} £|gbp|libras", "GBP"),
]

SPANISH = Language(
    code="es",
    slots=_SLOTS,
    rules=(*_DATES, *_TIMES, *_REPEATS, *_LENGTHS, *SAID, *_AMOUNTS),
    date_leads=frozenset("el la para dia".split()),
    time_leads=frozenset("a la las sobre hacia".split()),
    joints=frozenset("a al la las el del , de desde partir sobre hacia para -".split()),
    bars=frozenset(
        "hasta antes despues desde excepto salvo menos no de del al entre fecha fechado fechada pasado calle "
        "plaza avenida avda paseo".split()
    ),
    either=frozenset("o u y e a al hasta & / + -".split()),
    safe=frozenset("a al para con sobre y en por de o".split()),
    guarded={
        **{word: frozenset() for word in "mar may set".split()},
        **{word: frozenset(("el", "para")) for word in "dom sab domingo".split()},
    },
    first_person=frozenset("yo".split()),
    others=frozenset("ella el ellos ellas cliente clienta marido mujer secretaria".split()),
    fillers=frozenset("una un la el ya he hemos tambien luego por fin breve corta larga".split()),
    negations=frozenset("no ni nunca jamas tampoco se nadie".split()),
    refusals=frozenset("no ni nunca jamas tampoco sin".split()),
    unreal=frozenset("si deberia debia habria hubiera".split()),
    over=frozenset("fue fueron salio".split()),
    wishes=frozenset(
        "quiere quieren necesita necesitan va van dice dicen pide piden paga pagan viene vienen tiene tienen "
        "espera esperan recoge recogen vendra vendran llegara pagara y e pero ella ellos ellas".split()
    ),
    forward=frozenset(("para",)),
    called_off=frozenset(
        "anulado anulada cancelado cancelada aplazado aplazada pospuesto pospuesta suspendida".split()
    ),
    telling=frozenset(
        "decir decirle decirles avisar avisarle avisarles informar informarle recordarle recordarles "
        "preguntar preguntarle preguntarles confirmar confirmarle explicar explicarle comunicar comunicarle "
        "ver comprobar saber consultar averiguar mirar".split()
    ),
    told=frozenset("que si donde quien cuanto como porque".split()),
    topics=frozenset("sobre por porque que acerca para".split()),
    before_names=frozenset("a con de al".split()),
    conjunctions=frozenset("y e pero luego despues".split()),
    openers=frozenset(
        "que hay tengo tenemos debo debemos voy vamos a y luego despues entonces me le la lo les".split()
    ),
    prices=frozenset("por de a en".split()),
    each=frozenset("cada c unidad pieza".split()),
    is_action=is_action,
)
