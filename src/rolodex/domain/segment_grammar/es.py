"""Spanish words and phrases of segments."""

from __future__ import annotations

from rolodex.domain.segment_grammar.signs import (
    Point,
    choice,
    day_month,
    event,
    field,
    having,
    made,
    money,
    month_of,
    said,
    stretch,
    unit,
)

_LITTLE = [
    *said(
        "skip",
        "q"
        "u"
        "e"
        "|"
        "q"
        "u"
        "i"
        "e"
        "n"
        "|quienes|cuyo|cuya|cuyos|cuyas|el|la|los|las|lo|un|una|unos|unas|a|al|ha|han|he|hemos|habia|habian\n"
        "h"
        "a"
        "y"
        "a"
        "|"
        "h"
        "a"
        "y"
        "a"
        "n"
        "|"
        "h"
        "a"
        "yamos|es|son|sea|sean|esta|estan|esten|fue|fueron|ser|estar|se|nos|les|le|me|todo|toda|todos|todas\n"
        "c"
        "a"
        "d"
        "a"
        "|"
        "a"
        "lgun|alguno|alguna|algunos|algunas|ningun|ninguno|ninguna|algo|nada|alguien|contactos|fichas|gente\n"
        "a"
        "q"
        "u"
        "e"
        "l"
        "los|aquellas|estos|esos|ya|tambien|todavia|aun|vive|viven|vivan|residen|reside|residentes|ubicados\n"
        "mostrar|muestra|buscar|busca|dame|lista|hecho|hicieron|hizo|hagan|haber\ncon quienes\na quienes",
    ),
    *said("and", "y|e|ademas\nasi como\ny ademas"),
    *said("and", "pero", "but"),
    *said("or", "o|u\no bien"),
    *said("nor", "ni"),
    *said("not", "no|nunca|jamas|sin|tampoco|falta|faltan", "not"),
    *said(
        "not",
        "excepto|salvo|menos\nexcepto|salvo a\na excepcion de\nquitando|exceptuando\npero no\nque no sean",
        "except",
    ),
    *said("not", "fuera de|del", "outside"),
    *said("with", "con|tiene|tienen|tengan|tenga|tenia|tenian"),
    *said("in", "en|durante\ndentro de"),
    *said("of", "de|del"),
    *said("reason", "por\npor motivo de\ndebido a\na causa de\nmotivo"),
    *said("employer", "(que) trabaja|trabajan|trabajen en|para\nempleados de"),
]
_FIELDS = [
    *field(
        "tag",
        "etiqueta|etiquetas|etiquetado|etiquetados|etiquetada|etiquetadas\netiquetados|etiquetado como|con",
    ),
    *field("group", "grupo|grupos\nmiembro|miembros de|del (grupo)"),
    *field("city", "ciudad|poblacion|localidad|pueblo|municipio|ciudades"),
    *field("region", "region|provincia|comunidad|estado"),
    *field("country", "pais|paises"),
    *field("code", "codigo postal\ncp\ncodigos postales"),
    *field("company", "empresa|firma|compania"),
    *field("product", "producto|productos|articulo|articulos"),
    *field("category", "categoria|categorias"),
    *field("campaign", "campana|campanas"),
    *field("title", "cargo|puesto"),
    *field("note", "nota|notas"),
    *field("source", "origen|procedencia"),
    *field("import", "importacion\nimportado|importados|importadas de|con"),
    *field("name", "nombre|apellido"),
    *field("address", "calle"),
    *having("phone", "telefono|telefonos|movil|moviles\nnumero de telefono|movil"),
    *having("email", "correo|email|mail|e-mail\ncorreo electronico\ne - mail", "sent_email"),
    *having("email", "direccion de correo (electronico)"),
    *having("address", "direccion|direcciones\ndireccion postal"),
    *having("photo", "foto|fotos|fotografia"),
    *having("web", "web\npagina|sitio web"),
]
_STAGES = [
    *choice("lifecycle", "vip", "vip|vips"),
    *choice("lifecycle", "active", "activo|activos|activa|activas"),
    *choice("lifecycle", "new", "nuevo|nuevos|nueva|nuevas"),
    *choice(
        "lifecycle",
        "slipping",
        "en riesgo\n(que) se alejan|escapan\n(que) se estan|van alejando\nse nos van\nalejandose",
    ),
    *choice("lifecycle", "inactive", "inactivo|inactivos|inactiva|inactivas|dormidos"),
    *choice(
        "lifecycle",
        "prospect",
        "prospecto|prospectos\nclientes|cliente potenciales|potencial\nposibles clientes",
    ),
    *said("skip", "ciclo de vida\netapa"),
    *said("customers", "cliente|clientes|clienta|clientas|compradores"),
    *choice("kind", "individual", "persona|personas|particulares"),
    *choice("kind", "org", "empresas|companias|firmas|sociedades"),
    *choice("favourite", "yes", "favorito|favoritos|favorita|favoritas"),
    *choice(
        "mail",
        "refused",
        "no enviar (les) publicidad|correo|cartas\n"
        "no quiere|quieren|desean publicidad|correo|cartas\nsin publicidad\n"
        "no admite|admiten publicidad\npublicidad rechazada\nde baja en los envios\nno escribir|contactar",
    ),
    *choice("mail", "allowed", "publicidad permitida\nadmite|admiten|aceptan publicidad\nquieren publicidad"),
    *choice(
        "paused",
        "yes",
        "no interesado|interesados|interesada|interesadas\nsin interes\nno les|le interesa\nen pausa",
    ),
]
_HAPPENED = [
    *event(
        "purchase",
        "c"
        "o"
        "m"
        "pra|compras|compraron|compro|compran|compren|compre|comprar|comprado|compraban|comprando|compramos\n"
        "pedido|pedidos|pidieron|pidio|encargaron|encargo\nhacer pedidos",
    ),
    *event(
        "refund",
        "d"
        "e"
        "v"
        "olucion|devoluciones|devuelto|devolvieron|devolvio|devuelven|devuelve|devolver|reembolso|reembolsos",
    ),
    *event(
        "talk",
        "c"
        "o"
        "n"
        "t"
        "a"
        "c"
        "t"
        "o"
        "|"
        "h"
        "ablado|hablar|hablamos|hable|hablaron|contactado|contactados|contactar|conversacion|conversaciones\n"
        "hablado|hablar|hablamos|contacto|contactado|contactados con",
    ),
    *event("call", "llamada|llamadas|llamar|llamado|llamados|llamamos|llame|llamarles|llamarle"),
    *event("meeting", "reunion|reuniones|reunido|reunidos|reunimos|reunirse|reunirnos (con)"),
    *event("visit", "visita|visitas|visitar|visitado|visitados|visitada|visitadas|visitamos|visite"),
    *event("sent_email", "correos|emails|mails|escribir|escrito\ncorreos electronicos"),
    *event("letter", "carta|cartas"),
    *event("message", "mensaje|mensajes|whatsapp"),
    *event("activity", "actividad|actividades|anotacion|anotaciones|entrada|entradas"),
    *said("got", "(carta|correo) devuelta|devuelto de", "returned"),
    *said("got", "compraron gracias a", "bought"),
    *said("got", "recibio|recibieron|recibido|reciben|recibir", "sent"),
    *said(
        "got",
        "r"
        "e"
        "s"
        "p"
        "o"
        "n"
        "dio|respondieron|respondido|responden|contesto|contestaron|contestado|contestan|responder|contestar",
        "answered",
    ),
    *said("outcome", "sin respuesta|contestar\nno contesta|contestan", "no answer"),
    *said("outcome", "comunica|comunicando|ocupado", "busy"),
    *said("outcome", "buzon de voz", "voicemail"),
    *said("outcome", "numero equivocado", "wrong number"),
    *said("state", "abierto|abiertos|abierta|abiertas|pendiente|pendientes|previsto|previstos", "open"),
    *said("state", "ganado|ganados|ganada|ganadas|ganaron", "won"),
    *said("state", "perdido|perdidos|perdida|perdidas|perdieron", "lost"),
    *said("state", "cerrado|cerrados|cerrada|cerradas|resuelto|resueltos|resuelta|resueltas", "closed"),
    *said("state", "atrasado|atrasados|vencido|vencidos|retrasado|retrasados", "late"),
    *said("stateful", "oportunidad|oportunidades|negocio|negocios", "deal"),
    *said("stateful", "ticket|tickets|incidencia|incidencias|tique|tiques", "ticket"),
    *said("stateful", "seguimiento|seguimientos|recordatorio|recordatorios", "follow_up"),
]
_COUNTED = [
    *said(
        "measure",
        "gastado|gastados|gastaron|gastan|gasto|gastar|facturacion|facturado|ventas\nventas netas",
        "net",
    ),
    *said("measure", "pedido medio\ncompra media\nimporte medio\nticket medio\nmedia por pedido", "average"),
    *said(
        "measure",
        "(pedidos|facturas|pedido|factura) sin pagar|cobrar\n"
        "(pedidos|facturas) impagados|impagadas|impagado|impagada\n"
        "(pedidos|facturas) pendientes|pendiente de pago|cobro\nfacturas pendientes\n"
        "debe|deben|deuda|deudas\npor pagar",
        "unpaid",
    ),
    *said("measure", "dias entre pedidos|compras\nintervalo entre pedidos", "interval"),
    *said("measure", "valor esperado\nventas esperadas", "expected_value"),
    *said("score", "recencia", "recency"),
    *said("score", "frecuencia", "frequency"),
    *said("score", "monetario\nvalor monetario", "monetary"),
    *said(
        "date",
        "anadido|anadidos|anadida|anadidas|creado|creados|creada|creadas\n"
        "dado|dados|dada|dadas de alta\nalta|altas",
        "created",
    ),
    *said("date", "primer pedido\nprimera compra", "first_order"),
    *said("date", "ultimo pedido\nultima compra", "last_order"),
    *said(
        "date",
        "proximo|siguiente pedido (esperado)\nproxima|siguiente compra (esperada)\npedido esperado",
        "next_order",
    ),
    *said(
        "date",
        "cumpleanos|nacido|nacidos|nacida|nacidas\ncumple|cumplen|cumplan anos\nfecha de nacimiento",
        "birthday",
    ),
    *said("date", "ultimo contacto\nultima conversacion", "talk"),
    *said("date", "ultima llamada", "call"),
    *said("date", "ultima visita", "visit"),
    *said("date", "ultima reunion", "meeting"),
    *said("compare", "al menos\npor lo menos\ncomo minimo\nminimo (de)\nno menos de", "least"),
    *said("compare", "mas de|que\nsuperior|superiores|mayor|mayores a|de|que\npor encima de", "more"),
    *said("compare", "menos de|que\ninferior|inferiores|menor|menores a|de|que\npor debajo de", "less"),
    *said("compare", "como mucho|maximo\na lo sumo\nno mas de\nmaximo (de)", "most"),
    *said("compare", "exactamente|justo|solo", "exactly"),
    *said("or_more", "o mas"),
    *said("or_less", "o menos"),
    *said("times", "veces|vez"),
    *made("number", "{n}", lambda _, number: number),
]
_WHEN = [
    *said("since", "desde\na partir de|del"),
    *said("before", "antes de|del\nantes"),
    *said("after", "despues de|del\nposterior a\ndespues"),
    *said("until", "hasta"),
    *said("between", "entre"),
    *made("point", "{day} (de) {month}\n{day} (de) {month} de|del {year}\n{day} {month} {year}", day_month),
    *made("point", "primero de {month}", lambda _, month: Point(0, month, 1)),
    *made("point", "{month}\n{month} (de|del) {year}", month_of),
    *made("point", "{month} pasado", month_of),
    *made("point", "ano {year}", lambda _, year: Point(year)),
    *made("point", "(el) {wd} (pasado)", lambda _, weekday: Point(weekday=weekday)),
    *unit("day", 0, "hoy"),
    *unit("day", 1, "ayer"),
    *unit("day", -1, "manana"),
    *unit("week", 0, "esta semana\nla semana actual"),
    *unit("week", 1, "(la) semana pasada|anterior\nla pasada semana"),
    *unit("week", -1, "(la) semana que viene\nla proxima semana\nproxima semana"),
    *unit("month", 0, "este mes\nel mes actual\nmes en curso"),
    *unit("month", 1, "(el) mes pasado|anterior\nel pasado mes"),
    *unit("month", -1, "(el) mes que viene\n(el) proximo mes\n(el) mes proximo"),
    *unit("quarter", 0, "este trimestre"),
    *unit("quarter", 1, "(el) trimestre pasado|anterior"),
    *unit("year", 0, "este ano\nel ano actual|en curso\nlo que va de ano"),
    *unit("year", 1, "(el) ano pasado|anterior\nel pasado ano"),
    *stretch(
        "last", "(los|las) ultimos|ultimas|pasados|pasadas {n} {unit}\n(los|las) {n} ultimos|ultimas {unit}"
    ),
    *stretch("last", "(el|la) ultimo|ultima {unit}", 1),
    *stretch("last", "desde hace {n} {unit}\ndesde hace mas de {n} {unit}"),
    *stretch(
        "next", "(los|las) proximos|proximas|siguientes {n} {unit}\n(los|las) {n} proximos|proximas {unit}"
    ),
    *stretch("ago", "hace mas de {n} {unit}"),
    *stretch(
        "bare",
        "{n} {unit}\n(durante) (mas de) {n} {unit}\nhace {n} {unit}\ndesde {n} {unit}\nen mas de {n} {unit}",
    ),
]
_MONEY = [
    *money("€ {amount}\neur {amount}\n{amount} €|eur|euro|euros", "EUR"),
    *money("$ {amount}\nusd {amount}\n{amount} $|usd|dolar|dolares|dollar|dollars", "USD"),
    *money("£ {amount}\ngbp {amount}\n{amount} £|gbp|libra|libras|pound|pounds", "GBP"),
    *[
        sign
        for code in "CHF MXN ARS COP CLP PEN JPY SEK NOK DKK PLN BRL CAD AUD".split()
        for sign in money(f"{code.lower()} {{amount}}\n{{amount}} {code.lower()}", code)
    ],
]
SIGNS = (*_LITTLE, *_FIELDS, *_STAGES, *_HAPPENED, *_COUNTED, *_WHEN)
MONEY = tuple(_MONEY)
