"""Spanish short forms of first names, and the names they stand for."""

from __future__ import annotations

TABLE = """
jose: pepe pepito pepin chepe che joselito joseito
josefa: pepa pepita fina josefina chepa
francisco: paco pancho curro kiko quico fran frasco farruco paquito pacho cisco
francisca: paca paqui paquita fran curra francis
antonio: toni tono antonito antuan
antonia: toni tona antonita
manuel: manolo manu lolo manolito
manuela: manoli manola manolita manuelita
dolores: lola loli lolita lolin
ignacio: nacho iñaki inaki nachete
ignacia: nacha
enrique: quique kike enri
guillermo: guille memo guillem
guillermina: guille mina
jesus: chus chuy suso chucho susi
maria jesus: chus chusa susi
rosario: charo chari charito
concepcion: concha conchita conchi chon
consuelo: chelo consu
mercedes: merche merce mecha
pilar: pili pilarica pilarin
maria pilar: maripili mapi
carmen: mamen carmina carmela carmencita menchu carmiña carmucha
maria carmen: mari carmen mamen maricarmen
teresa: tere teresita teté maite
maria teresa: maite mayte teté maritere
isabel: isa chabela bel isabelita chavela ysabel
maria isabel: maribel marisa mabel
maria luisa: marisa marilu malu
maria jose: marijose majo mariajo pepa
maria dolores: mariloli marilo lola
maria angeles: marian mariangeles angelines nines
maria rosa: marirosa
maria elena: malena marielena
maria fernanda: mafer marifer
maria victoria: mariví marivi
maria eugenia: maru
maria mercedes: marichu
maria asuncion: marichon asun
milagros: mila milagritos
angeles: nines angelines angelita geles
asuncion: asun chon
ascension: chon ascen
inmaculada: inma macu
encarnacion: encarna encarni
remedios: reme
dorotea: dora tea
esperanza: espe
soledad: sole
purificacion: puri
trinidad: trini
victoria: vicky viqui toya
gertrudis: tula
magdalena: magda lena malena
margarita: marga margari
catalina: cata lina
carolina: caro carol
cristina: cris tina
cristobal: tobal
cristian: cris
beatriz: bea beti
patricia: patri paty patty
eduardo: edu lalo eduardito
edmundo: mundo
fernando: fer nando ferdi
fernanda: fer nanda
federico: fede lico
felipe: pipe felo
rafael: rafa rafita fali
rafaela: rafa
ramon: moncho mon monchi
ramona: moni mona
roberto: rober beto tito
alberto: berto beto albert
adalberto: beto berto
gilberto: beto
humberto: beto
norberto: beto
alejandro: alex ale jandro sandro
alejandra: alex ale sandra jandra
alfonso: fonso alfon poncho
alfredo: fredo fredi
alvaro: alvarito
andres: andresito andy
agustin: tino agus
agustina: tina agus
arturo: turo
augusto: gusto
gustavo: tavo gus
octavio: tavo
baldomero: baldo
bartolome: bartolo tolo
benito: beni
benjamin: benja
bernardo: berna nardo
carlos: carlitos charly charlie calo
carlota: carla lota
cayetano: tano
cesar: cesarin
cesareo: cesar
claudio: claudi
daniel: dani danielito
daniela: dani
david: davo davi
diego: dieguito
domingo: mingo chomin
elena: nena lena
eleuterio: tello
emilio: emi milio
emilia: emi mili
ernesto: neto tito
ernestina: tina
estefania: fani estefi
esteban: teban
eugenio: genio
eulalia: lali laia
ezequiel: cheque
faustino: tino
fermin: fermincho
florencia: flor
florentino: tino floren
gabriel: gabi gabri
gabriela: gabi gaby
gerardo: gera
geronimo: jero
jeronimo: jero
gonzalo: gonza chalo
gregorio: goyo grego
gregoria: goya
guadalupe: lupe lupita
hector: tito
hermenegildo: gildo
hilario: lalo
hipolito: polo
hortensia: tencha
isidoro: isi doro
isidro: isi chidro
ismael: isma
jaime: jaimito jimmy
javier: javi javito xavi
joaquin: chimo quim quino juaco ximo
jorge: jordi coque
josefina: fina jose fini
juan: juanito juancho
juana: juanita juani
juan antonio: juanan
juan carlos: juanca
juan jose: juanjo
juan manuel: juanma
juan maria: juanma
juan francisco: juanfran
juan luis: juanlu
juan pablo: juanpa juampa
juan pedro: juanpe
juan ramon: juanra
juan miguel: juanmi
jose antonio: joseantonio toño pepeantonio
jose angel: joseangel
jose carlos: josecarlos
jose javier: josejavi
jose luis: joselu pepelu
jose manuel: josema chema manolo
jose maria: chema josema txema pepemari
jose miguel: josemi
jose ramon: joserra
jose francisco: josefran
francisco javier: javi fran francis
francisco jose: franjo
miguel angel: migue miguelan
luis miguel: luismi
luis alberto: luisal
luis fernando: luisfer
pedro jose: pedrojo
laura: lauri laurita
leonardo: leo nardo
leonor: leo nori
leopoldo: polo leo
leticia: leti
lorenzo: loren
lourdes: lurdes luli
lucia: luci lucy
luciano: chano
luis: lucho luisito güicho
luisa: luisi luchi
manuel jesus: manolo
marcelino: chelino lino
marcelo: chelo
marcos: marquitos
margarita maria: marga
mariano: nano marianito
mariana: nana
martin: tincho
mateo: teo
matias: mati
mauricio: mau
maximiliano: maxi
maximo: maxi
miguel: migue miguelito micky
monica: moni
montserrat: montse
natalia: nati natalita
natividad: nati
nicolas: nico colas
nicolasa: nico
norma: normita
olga: olguita
oscar: oscarito
pablo: pablito
paloma: palo
paulina: pauli lina
pedro: perico pedrito peru peri
rebeca: beca rebe
reinaldo: rey naldo
ricardo: richi ricar riqui cardo
rodolfo: rodo fito
adolfo: fito adolfito
rodrigo: rodri rigo
rogelio: roge
rosa: rosi rosita
rosa maria: rosamari rosama
rosalia: rosa lia
ruben: rube
salvador: salva chava
santiago: santi chago yago tiago
saturnino: nino satur
sebastian: sebas seba chano
sergio: sergi checo chejo
silvia: silvi
silvestre: silve
socorro: coco
sofia: sofi
susana: susi susanita su
tomas: tomasito tomi
tomasa: tomi
valentin: valen
valentina: valen tina
veronica: vero
vicente: vicen chente
vicenta: vicen
virginia: virgi vicky
yolanda: yoli
zacarias: zaca
aurora: rori
aurelio: lelio
amparo: amparito ampa
ana: anita
ana maria: anamari anama
ana belen: anabel
angel: angelito gelo
angela: angelita angie
aranzazu: arancha arantxa
begoña: bego
elisabeth: eli
elisa: eli
eloisa: elo
eva maria: evamari
gloria: glori
graciela: chela
irene: ire
marta: martita
miriam: miri
nuria: nuri
raquel: raque quel
rocio: roci chio
sara: sarita
"""
