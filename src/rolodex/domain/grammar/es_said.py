"""Spanish words that say what happened or what is to be done."""

from __future__ import annotations

from rolodex.domain.grammar.tables import cue

_DONE = [
    *cue("llame\nle|la|lo|les llame", kind="call", direction="out", done=True),
    *cue("he llamado\nle|la|lo|les he llamado", kind="call", direction="out", done=True),
    *cue("llamada saliente|hecha (a)", kind="call", direction="out", done=True),
    *cue("llamo", kind="call", todo="call", done=True, noun=True),
    *cue("llamó|llamaron\nme|nos llamo|llamaron", kind="call", direction="in", done=True),
    *cue("ha|han llamado\nme|nos ha|han llamado", kind="call", direction="in", done=True),
    *cue("llamada entrante|recibida (de)\nrecibida llamada (de)", kind="call", direction="in", done=True),
    *cue("llamada perdida (de)", kind="call", direction="in", outcome="no answer", done=True),
    *cue("hable|hablamos (con)\nhe|hemos hablado (con)\nhablado (con)", kind="call", done=True),
    *cue("visitado (a)", kind="visit", direction="out", done=True),
    *cue("ha|han|habia|habian visitado"),
    *cue("visite\nle|la|lo|les visite\nhe visitado\nfui a ver", kind="visit", direction="out", done=True),
    *cue("vino\nvino a verme|vernos\nha venido", kind="visit", direction="in", done=True),
    *cue("me|nos visito\npaso por la tienda", kind="visit", direction="in", done=True),
    *cue("me reuni (con)\nnos reunimos (con)\nreunido|reunidos (con)", kind="meeting", done=True),
    *cue("tuve|tuvimos (una) reunion (con)", kind="meeting", done=True),
    *cue("envie|mande (un) correo|email|mail", kind="email", direction="out", done=True),
    *cue("le|les envie|mande (un) correo|email|mail", kind="email", direction="out", done=True),
    *cue("he enviado|mandado (un) correo|email|mail", kind="email", direction="out", done=True),
    *cue(
        "correo|email|mail enviado\nenviado (un) correo|email|mail", kind="email", direction="out", done=True
    ),
    *cue("recibi|recibido (un) correo|email|mail (de)", kind="email", direction="in", done=True),
    *cue("correo|email|mail recibido (de)", kind="email", direction="in", done=True),
    *cue("me|nos envio|mando|escribio (un) correo|email|mail", kind="email", direction="in", done=True),
    *cue(
        "envie|mande (una) carta\nle|les envie|mande (una) carta", kind="letter", direction="out", done=True
    ),
    *cue(
        "carta enviada\nenviada (una) carta\nhe enviado (una) carta",
        kind="letter",
        direction="out",
        done=True,
    ),
    *cue("recibi|recibida (una) carta (de)\ncarta recibida (de)", kind="letter", direction="in", done=True),
    *cue("envie|mande (un) mensaje|whatsapp|sms", kind="message", direction="out", done=True),
    *cue("le|les envie|mande (un) mensaje|whatsapp|sms", kind="message", direction="out", done=True),
    *cue("recibi|recibido (un) mensaje|whatsapp|sms (de)", kind="message", direction="in", done=True),
    *cue("me|nos envio|mando (un) mensaje|whatsapp|sms", kind="message", direction="in", done=True),
    *cue("compro|compraron|pidio\nha|han comprado|pedido", kind="purchase", direction="in", done=True),
    *cue("vendi|vendimos\nle|les vendi\nvendido", kind="purchase", done=True),
    *cue("compra\npedido|venta (de|por)", kind="purchase"),
    *cue("nota", kind="note", first=True),
    *cue("ticket|tique|incidencia|queja|reclamacion", kind="ticket", first=True),
]
_EITHER = [
    *cue("llamada\nllamada telefonica", kind="call", todo="call", noun=True),
    *cue("visita", kind="visit", todo="visit", noun=True),
    *cue("reunion (con)", kind="meeting", todo="meeting", noun=True),
    *cue("correo|email|mail|e-mail", kind="email", todo="email", noun=True),
    *cue("carta", kind="letter", todo="letter", noun=True),
    *cue("whatsapp|sms|mensaje", kind="message", todo="message", noun=True),
]
_TO_DO = [
    *cue("llamar|telefonear|rellamar\nvolver a llamar\nllamar de nuevo\nllamar otra vez", todo="call"),
    *cue("llamarle|llamarla|llamarlo|llamarles\nvolver a llamarle|llamarla|llamarlo", todo="call"),
    *cue("llamare|llamaremos|llamadle|llamale|llamala|llamalo|llama", todo="call"),
    *cue(
        "(quiere|quieren|pide|piden|prefiere|dice|dijo) que (le|la|lo|les|me|nos) llame|llamen|llamemos\n"
        "pidio|pidieron que (le|la|lo|les) llame|llamemos\n"
        "ha|han pedido que (le|la|lo|les) llame|llamemos",
        todo="call",
        pure=True,
    ),
    *cue("(le|la|lo|les) vuelvo|volvere|volvemos a llamar", todo="call", pure=True),
    *cue(
        "no olvidar|olvides|olvide (de)\nno olvidarme|olvidarse (de)\nno te|me olvides|olvide (de)",
        todo="task",
        pure=True,
        bare=True,
    ),
    *cue("dejar de\nevitar\nme|nos llama|llamara|visita|visitara"),
    *cue("visitar|visitarle|visitarla|visitarlo\npasar|ir a ver", todo="visit"),
    *cue("cita (con)\nquedar (con)\nreunirse|reunirme|reunirnos (con)", todo="meeting"),
    *cue("quedamos\nhemos quedado\nquedado", todo="meeting", pure=True),
    *cue("enviar|mandar|escribir (un) correo|email|mail", todo="email"),
    *cue("enviarle|mandarle|escribirle (un) correo|email|mail", todo="email"),
    *cue("enviar|mandar|escribir (una) carta", todo="letter"),
    *cue("enviar|mandar|escribir (un) mensaje|whatsapp|sms", todo="message"),
    *cue("seguimiento\nhacer seguimiento", todo="task", pure=True, again=True),
    *cue(
        "volver a intentar|intentarlo\nintentar|intentarlo de nuevo\nreintentar",
        todo="call",
        pure=True,
        again=True,
    ),
    *cue("recordar|recordatorio|recuerdame|recordarme|avisarme|avisame", todo="task", pure=True, bare=True),
    *cue("proximo|siguiente paso\npendiente", todo="task", pure=True, bare=True),
]
_OUTCOMES = [
    *cue("no contesta|contesto|contestan|contestaron", outcome="no answer", alone=True),
    *cue(
        "no (me) responde|respondio|atiende|atendio|coge|cogio\nno lo coge|cogio",
        outcome="no answer",
        alone=True,
    ),
    *cue(
        "no coge|cogio el telefono\nno ha|han contestado|respondido\nsin respuesta",
        outcome="no answer",
        alone=True,
    ),
    *cue("comunica|comunicaba|comunicando|ocupado\nlinea ocupada", outcome="busy", alone=True),
    *cue("esta|estaba comunicando|ocupado", outcome="busy", alone=True),
    *cue("deje|dejado (un) mensaje (en el buzon|contestador)\nhe dejado (un) mensaje", outcome="voicemail"),
    *cue("deje|dejado (un) recado\nmensaje en el buzon|contestador", outcome="voicemail"),
    *cue("buzon (de voz)\ncontestador\nsalta|salto el buzon|contestador", outcome="voicemail", alone=True),
    *cue("numero|telefono equivocado|erroneo|incorrecto", outcome="wrong number", alone=True),
    *cue(
        "no le|les interesa\nno interesado|interesada\nno tiene interes\nsin interes",
        outcome="not interested",
        alone=True,
    ),
    *cue(
        "no esta interesado|interesada\nno estan interesados|interesadas",
        outcome="not interested",
        alone=True,
    ),
    *cue("localizado|localizada", outcome="reached", alone=True),
]

SAID = (*_DONE, *_EITHER, *_TO_DO, *_OUTCOMES)

_ENCLITICS = ("", "le", "les", "lo", "la", "los", "las", "me", "nos", "se", "selo", "sela", "melo", "mela")
_INFINITIVES = tuple(ending + tail for tail in _ENCLITICS for ending in ("ar", "er", "ir"))
_OTHERWISE = frozenset(
    "ayer mujer lugar hogar bar mar par taller alquiler placer dolar pilar haber solar militar familiar "
    "regular similar particular titular primer tercer ejemplar oscar omar hector javier walter esther lopez "
    "alfiler celular escolar lunar auxiliar mayor super".split()
)
_ACTIONS = frozenset("demo envio mando llevo preparo paso confirmo comida cena cafe ir ver".split())


def is_action(word: str) -> bool:
    """Whether an order begins with this word: an infinitive, with or without a pronoun, and a few others."""
    if word in _ACTIONS:
        return True
    if word in _OTHERWISE or len(word) < 4:
        return False
    return word.endswith(_INFINITIVES)
