"""What Spanish lines say, as a reader of them expected it: kind, when, how long, outcome; what follows."""

from __future__ import annotations

from tests.domain.grammar_lines import CLOCKS_BACK, FRI_MORNING, LAST_OF_MAY, WED_MORNING, YEAR_TURN

LINES = (
    (
        WED_MORNING,
        "log",
        """
        llamada, confirmar que viene el lunes => call ?
        llamada, confirmar el viernes => call -> task 2026-05-08
        llame y no contesta, vuelvo a llamar mañana => call =no-answer -> call 2026-05-07
        le llamé, salta el buzón, llamar el viernes a las 14 => call =voicemail -> call 2026-05-08T14:00
        me pidió que le llame el 3 => -> call 2026-06-03
        me ha pedido que le llame mañana por la mañana => -> call 2026-05-07T09:00
        llamada, quedamos a y media => call
        llamada, quedamos a las diez y media => call -> meeting 2026-05-07T10:30
        llamada, quedamos el viernes => call -> meeting 2026-05-08
        llamada, seguimiento la semana que viene sin falta => call -> call 2026-05-11
        llamada, enviar calendario para Reyes => call
        llamada, llamar a primera hora => call -> call 2026-05-07T09:00
        llamada, llamar mañana a primera hora => call -> call 2026-05-07T09:00
        llamada, llamar mañana => call -> call 2026-05-07
        llamada, llamar mañana por la mañana => call -> call 2026-05-07T09:00
        llamada, llamar mañana por la tarde => call -> call 2026-05-07T16:00
        llamada, llamar por la mañana => call -> call 2026-05-07T09:00
        llamada, llamar esta tarde => call -> call 2026-05-06T16:00
        llamada, llamar hoy mismo => call -> call 2026-05-06
        llamada, llamar a las 9 => call -> call 2026-05-07T09:00
        llamada, llamar a las 12 => call -> call 2026-05-06T12:00
        llamada, llamar a las 5 => call -> call 2026-05-06T17:00
        llamada, llamar a las 5 de la mañana => call -> call 2026-05-07T05:00
        llamada, llamar el viernes a las 9 y cuarto => call -> call 2026-05-08T09:15
        llamada, llamar el viernes a las 5 menos cuarto => call -> call 2026-05-08T16:45
        llamada, llamar el viernes a las 13.30 => call -> call 2026-05-08T13:30
        llamada, llamar el viernes a mediodía => call -> call 2026-05-08T12:00
        llamada, llamar el viernes a medio dia => call -> call 2026-05-08
        llamada, llamar el viernes sobre las 10 => call -> call 2026-05-08T10:00
        llamada, llamar el viernes de 10 a 12 => call -> call 2026-05-08
        no llamar antes del lunes => note ?
        no le llames el lunes => note ?
        que no le llamemos hasta el 15 => note ?
        llamada, de vacaciones hasta el lunes => call ?
        llamada, de baja hasta fin de mes => call ?
        llamada, no quiere nada hasta septiembre => call
        llamada, no le interesa => call =not-interested
        llamada, no le interesan las sillas azules, enviar catálogo rojo mañana => call -> task 2026-05-07
        comunica => call =busy
        telefono equivocado => call =wrong-number
        nos llamó ayer por la tarde => call@2026-05-05T16:00
        llamo el lunes => call ?
        llamó el lunes => call@2026-05-04
        me llamó Abril para pedir 12 sillas => call
        hablé con Marzo S.A., quieren 3-4 sillas => call
        hablado con Domingo => call ?
        visita el lunes => visit ?
        visité el lunes => visit@2026-05-04
        visitado el 3 de mayo => visit@2026-05-03
        visita ayer, llevar muestras pasado => visit@2026-05-05
        reunión mañana a las 9 => -> meeting 2026-05-07T09:00
        reunion ayer, todo bien => meeting@2026-05-05
        reunión anteayer 2 horas => meeting@2026-05-04
        llamada de 15 min, todo ok => call 15min
        llamada de media hora => call 30min
        llamada 3/5, precio 12,50 => call ?
        precio 12,50 la caja => note
        quiere 1/2 tonelada => note ?
        abren de 9 a 17 => note
        abre a las 9 => note ?
        40% dto hasta mayo => note
        pedido ref 10-05-26 azul => note ?
        pedido 340 € => purchase 340EUR
        compró 12 sillas por 1.250,50 € => purchase 1.250,50EUR
        COMPRO 500 USD => purchase 500USD
        el segundo pedido llega tarde => note
        segunda llamada hoy => note ?
        espera un segundo => note
        Q4 sin presupuesto => note
        mañanas no trabaja => note
        trabaja por las mañanas => note
        tiene la tienda cerrada los lunes => note ?
        solo atiende martes y jueves => note ?
        el sol de marzo daña las lonas => note
        sábado cerrado => note ?
        llamada, lo necesita para el viernes => call ?
        llamada, paga el 31 => call ?
        llamada, enviar factura el 31 => call -> task 2026-05-31
        llamada, seguimiento a fin de mes => call -> call 2026-05-31
        llamada, seguimiento a finales de mes => call -> call 2026-05-31
        llamada, seguimiento a primeros de mes => call -> call 2026-06-01
        llamada, seguimiento a mediados de junio => call -> call 2026-06-15
        llamada, seguimiento en quince días => call -> call 2026-05-21
        llamada, seguimiento en un par de semanas => call -> call 2026-05-20
        llamada, seguimiento el 29 de febrero => call -> call 2028-02-29
        llamada, seguimiento viernes 15 => call -> call 2026-05-15
        llamada, seguimiento vie 15/5 => call -> call 2026-05-15
        llamada, seguimiento el proximo viernes => call -> call 2026-05-08
        llamada, seguimiento el viernes que viene => call -> call 2026-05-08
        llamada, seguimiento este viernes => call -> call 2026-05-08
        llamada, seguimiento el viernes de la semana que viene => call -> call 2026-05-15
        llamada, seguimiento el viernes de la próxima semana a las 10 => call -> call 2026-05-15T10:00
        llamada, seguimiento el mes que viene => call -> call 2026-06-01
        llamada, seguimiento en mayo => call -> call 2027-05-01
        llamada, seguimiento el miercoles => call -> call 2026-05-13
        llamada, seguimiento el viernes no, el lunes => call -> call 2026-05-11 ?
        llamada, sin seguimiento => call
        llamada, no hace falta seguimiento el lunes => call ?
        llamada, el viernes enviar presupuesto y el lunes llamar => call -> task 2026-05-08 ?
        mandado wasap con fotos => note
        whatsapp enviado el 8 => message ?
        correo del 5/5 contestado => email ?
        llamé hace 3 días => call@2026-05-03
        llamé hace 5 h => call@2026-05-06T05:30
        llamé a las 9 => call@2026-05-06T09:00
        llamé a las 12 => call ?
        llamada 5h => call 300min
        llamada 👍 seguimiento el viernes 🎉 => call -> call 2026-05-08
        LLAMADA. ENVIAR MUESTRAS EL LUNES => call -> task 2026-05-11
        llamada, mandar mail el lunes a las 9:00 => call -> email 2026-05-11T09:00
        ticket: silla 3 rota, entregada el 2 de mayo => ticket ?
        queja: mesa rayada => ticket
        pasado el susto, todo bien => note
        ha pasado mañana y tarde esperando => note ?
        el lunes pasado estuvo enfermo => note
        llamada el lunes pasado => call@2026-05-04
        llamada la semana pasada => call ?
        quincena de descuentos, 15 dias => note
        llamo mañana => -> call 2026-05-07
        llamo el viernes => call ?
        llamé hace 5h => call@2026-05-06T05:30
        llamada hace 2h => call@2026-05-06T08:30
        llamada, sin necesidad de seguimiento el viernes => call ?
        llamada, no quiere que le llame el lunes => call ?
        llamada, dice que le llame el lunes => call -> call 2026-05-11
        llamada, pide que no le llamemos el lunes => call ?
        llamada, no quedamos el viernes => call ?
        llamada, visita el viernes anulada => call ?
        llamada, reunión el viernes cancelada => call ?
        llamada, dejar de llamar los lunes => call ?
        llamada, evitar llamar los lunes => call ?
        llamada, llamar del 11 al 18 de mayo => call ?
        llamada, llamar entre el 11 y el 18 de mayo => call ?
        llamada, llamar el 11 o 12 de mayo => call ?
        llamada, llamar el 11 o el 12 => call ?
        llamada, llamar lunes - martes => call ?
        llamada, llamar en 1-2 semanas => call
        llamada, llamar en 2 o 3 días => call
        llamada, llamar en una semana o dos => call ?
        llamada, llamar a las 9 o a las 10 mañana => call ?
        llamada, llamar mañana mismo => call -> call 2026-05-07
        llamada, llamar mañana sin falta a las 8 => call -> call 2026-05-07T08:00
        llamada, llamar el 8 por la tarde => call -> call 2026-05-08T16:00
        llamada, llamar el lunes a las 12 de la noche => call ?
        llamada, llamar el lunes a las 3 de la madrugada => call -> call 2026-05-11T03:00
        llamada, llamar el lunes a las 8 de la tarde => call -> call 2026-05-11T20:00
        llamada, llamar el lunes 7h30 => call -> call 2026-05-11T07:30
        llamada, llamar el lunes a las 24:00 => call ?
        llamada, llamar el treinta y uno de mayo => call -> call 2026-05-31
        llamada, llamar el primero de junio => call -> call 2026-06-01
        llamada, llamar el 15 del mes que viene => call -> call 2026-06-15
        llamada, llamar el 15 de este mes => call -> call 2026-05-15
        llamada, llamar en 3 meses y medio => call ?
        llamada, avisarle de que cerramos el viernes => call ?
        llamada, preguntar si puede el viernes => call ?
        llamada, enviar factura del 3 de marzo => call ?
        llamada, enviar oferta con fecha 3 de junio => call ?
        llamada, preparar pedido de Domingo para el martes => call -> task 2026-05-12 ?
        llamada, llevar 2 mesas el 3 => call -> task 2026-06-03
        llamada, llamar el 3 a las 4 a Ana => call -> call 2026-06-03T16:00
        llamada, llamar cada lunes de junio => call ?
        llamada, llamar cada lunes excepto el 25 => call -> call 2026-05-11 FREQ=WEEKLY;BYDAY=MO ?
        llamada, llamar cada 15 días => call -> call 2026-05-20 FREQ=WEEKLY;INTERVAL=2
        llamada, llamar dos veces al mes => call ?
        llamada, llamar cada mes a partir de junio => call -> call 2026-06-01 FREQ=MONTHLY
        llamada, llamar todos los primeros lunes de mes => call -> call 2026-06-01 FREQ=MONTHLY;BYDAY=1MO
        llamada, llamar lunes y miércoles => call ?
        llamada, tiene cita con el médico el viernes => call ?
        llamada, vendrá el viernes => call ?
        llamada, me llama el viernes => call ?
        llamada, va a llamar el viernes => call ?
        llamada, quiere comprar el viernes => call ?
        llamada, tiene que pagar el 5 => call ?
        llamé quiere entrega el viernes => call ?
        llamé a Ana quiere oferta el lunes => call ?
        llamé el lunes no contesta => call@2026-05-04 =no-answer
        llamé, está de viaje hasta el 15, llamar el 16 => call -> call 2026-05-16 ?
        nadie llamó => note
        si llamó el lunes => note ?
        debería llamar el lunes => note ?
        tengo que llamar el lunes => -> call 2026-05-11
        prometió pagar el lunes => note ?
        compró 3 sofás para el viernes => note ?
        visita el lunes fue bien => visit ?
        la visita del lunes fue bien => visit ?
        visita hoy a las 4 => -> visit 2026-05-06T16:00
        nota: cerrado el viernes => note ?
        recibido mail el lunes, contestar mañana => email@2026-05-04 -> task 2026-05-07
        """,
    ),
    (
        FRI_MORNING,
        "log",
        """
        llamada, seguimiento el viernes => call -> call 2026-05-15
        llamada, seguimiento el próximo viernes => call -> call 2026-05-15
        llamada, seguimiento este viernes => call -> call 2026-05-08
        llamé el viernes => call@2026-05-01
        llamada, seguimiento el fin de semana => call -> call 2026-05-09
        llamada, seguimiento a finales de semana => call -> call 2026-05-15
        """,
    ),
    (
        LAST_OF_MAY,
        "log",
        """
        llamada, seguimiento en un mes => call -> call 2026-06-30
        llamada, seguimiento a fin de mes => call -> call 2026-06-30
        llamada, llamar a las 9 => call -> call 2026-06-01T09:00
        llamada, seguimiento el lunes a y media => call -> call 2026-06-01
        """,
    ),
    (
        YEAR_TURN,
        "log",
        """
        llamada, seguimiento mañana => call -> call 2027-01-01
        llamada, seguimiento en 20 minutos => call -> call 2027-01-01T00:10
        llamada, seguimiento el 2 de enero => call -> call 2027-01-02
        llamé el 2 de enero => call@2026-01-02
        llamada, seguimiento el año que viene => call -> call 2027-01-01
        """,
    ),
    (
        CLOCKS_BACK,
        "log",
        """
        llamada, llamar en 3 horas => call -> call 2026-10-25T02:30
        llamada, llamar mañana a las 2:30 de la madrugada => call -> call 2026-10-25T02:30
        """,
    ),
    (
        WED_MORNING,
        "plan",
        """
        no llamar, enviar mail el viernes => -> email 2026-05-08
        si no paga, llamar el viernes => -> call 2026-05-08
        llamar a Ana Ruiz el viernes a las 10 por el presupuesto => -> call 2026-05-08T10:00
        llamar a Abril mañana => -> call 2026-05-07
        llamar a Domingo => -> call - ?
        llamar a Julio en julio => -> call 2026-07-01
        visitar a Marzo S.L. el 3/6 => -> visit 2026-06-03
        enviar a Augusto la lista de precios antes del viernes => -> task - ?
        comer con Ana el viernes a las 14:30 => -> task 2026-05-08T14:30
        llamar a Ana cada lunes a las 9 => -> call 2026-05-11T09:00 FREQ=WEEKLY;BYDAY=MO
        llamar a Ana todos los viernes => -> call 2026-05-08 FREQ=WEEKLY;BYDAY=FR
        llamar a Ana los lunes => -> call 2026-05-11 FREQ=WEEKLY;BYDAY=MO
        llamar a Ana cada 2 semanas => -> call 2026-05-20 FREQ=WEEKLY;INTERVAL=2
        llamar a Ana cada dos viernes => -> call 2026-05-08 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
        llamar a Ana cada mes el 31 => -> call 2026-05-31 FREQ=MONTHLY;BYMONTHDAY=31
        llamar a Ana el primer lunes de cada mes => -> call 2026-06-01 FREQ=MONTHLY;BYDAY=1MO
        llamar a Ana el primer lunes de junio => -> call 2026-06-01
        llamar a Ana el último viernes del mes => -> call 2026-05-29
        llamar a Ana de lunes a viernes a las 8 => -> call 2026-05-07T08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
        llamar a Ana todos los días hasta el viernes => -> call - ?
        llamar a Ana el 6 => -> call 2026-05-06
        llamar a Ana el 6 de mayo => -> call 2026-05-06
        llamar a Ana el 5 de mayo => -> call 2027-05-05
        llamar a Ana el 6/5/27 => -> call 2027-05-06
        llamar a Ana 5-6 => -> call -
        llamar a Ana a las 9 => -> call 2026-05-07T09:00
        llamar a Ana mañana a las 7 de la tarde => -> call 2026-05-07T19:00
        llamar a Ana mañana 9h => -> call 2026-05-07T09:00
        llamar a Ana mañana a la 1 => -> call 2026-05-07T13:00
        llamar a Ana mañana a la una y media => -> call 2026-05-07T13:30
        llamar a Ana mañana tarde => -> call 2026-05-07T16:00
        llamar a Ana mñn => -> call -
        llamar a Ana manana => -> call 2026-05-07
        llamar a Ana el miércoles o jueves => -> call - ?
        no llamar a Ana hasta el lunes => -> task - ?
        no llamar a Ana el lunes => -> task - ?
        llamar a Ana excepto lunes => -> call - ?
        llamar a Ana después del 20 de mayo => -> call - ?
        llamar a Ana una semana antes de Navidad => -> call -
        llamar a Ana 32 mayo => -> call -
        llamar a Ana jueves 7 => -> call 2026-05-07
        llamar a Ana 600 10 10 10 mañana => -> call 2026-05-07
        llamar a Ana por el pedido 12/5 el viernes => -> call 2026-05-08 ?
        mandar 3-4 sillas a Ana el jueves => -> task 2026-05-07
        12 sillas para Ana => -> task -
        pasado mañana 9:00 Ana => -> task 2026-05-08T09:00
        de mañana no pasa llamar a Ana => -> call - ?
        llamar a Ana dentro de 8 días => -> call 2026-05-14
        llamar a Ana en 15 días => -> call 2026-05-21
        reunion con Ana jueves 10h => -> meeting 2026-05-07T10:00
        visita a Ana el jueves por la mañana a las 8 => -> visit 2026-05-07T08:00
        llamar a Ana juevs => -> call -
        felicitar a Ana el 29 de febrero => -> task 2028-02-29
        llamo a Ana mañana => -> call 2026-05-07
        no olvidar llamar a Ana el lunes => -> call 2026-05-11
        no te olvides de llamar a Ana el lunes => -> call 2026-05-11
        llamar a Ana en 2h => -> call 2026-05-06T12:30
        visita de 2h a Ana mañana => -> visit 2026-05-07
        mover la visita del lunes al viernes => -> task - ?
        mover visita al viernes => -> task - ?
        quedar con Ana en Plaza 2 de Mayo mañana => -> meeting 2026-05-07 ?
        visitar Calle 8 de Marzo 12 el viernes => -> visit 2026-05-08 ?
        llamar a Mar el martes => -> call 2026-05-12 ?
        llamar a Ana sobre la reunión del lunes => -> call - ?
        llamar a Ana antes de las 5 => -> call -
        llamar a Ana a las diez treinta => -> call 2026-05-07T10:30
        llamar a Ana a las 8 y media de la tarde => -> call 2026-05-06T20:30
        llamar a Ana hoy a las 8 => -> call - ?
        llamar a Ana un día antes del viernes => -> call - ?
        llamar a Ana este lunes no, el siguiente => -> call - ?
        llamar a Ana el lunes de la otra semana => -> call - ?
        llamar a Ana el otro lunes => -> call - ?
        llamar a Ana el pasado 3 de mayo => -> call - ?
        llamar a Ana el lunes próximo pasado => -> call - ?
        entregar de 8 a 10 el viernes => -> task 2026-05-08
        """,
    ),
)
