"""English short forms of first names, and the names they stand for."""

from __future__ import annotations

TABLE = """
abigail: abby abbie gail
abraham: abe bram
adam: ad
adelaide: addie della heidi
adrian: ade
adrienne: addie
agnes: aggie nessie
albert: al bert bertie
alexander: alex al sandy xander alec lex sasha
alexandra: alex sandra sandy lexi alexa sasha
alfred: al alf alfie fred freddie
alice: ali allie
alison: ali allie
allan: al
alan: al
alvin: al
amanda: mandy manda
amelia: amy millie mia
andrea: andie andy drea
andrew: andy drew
angela: angie
ann: annie nan nancy
anna: annie
anne: annie nan nancy
annabel: bella anna
anthony: tony ant
antonia: toni
antoinette: toni nettie
archibald: archie
arnold: arnie
arthur: art artie
augustus: gus
augustine: gus
barbara: barb barbie babs bobbie
bartholomew: bart
beatrice: bea trixie
belinda: bel linda
benedict: ben
benjamin: ben benny benji
bernadette: bernie
bernard: bernie
bertha: bertie
bradley: brad
brandon: bran
brenda: bren
brian: bri
bridget: biddy bridie
caleb: cal
calvin: cal
cameron: cam
camilla: millie cam
candace: candy
carol: carrie
caroline: carol carrie caro lina
cassandra: cass cassie sandra
catherine: cathy cath kate katie cat kathy kitty
katherine: kathy kath kate katie kat kitty kay
kathleen: kathy kath kate katie kay
kathryn: kathy kate katie kath
cecilia: cissy celia
charles: charlie chuck chas chaz charley
charlotte: charlie lottie lotte char
chester: chet
christian: chris
christina: chris chrissie tina christy
christine: chris chrissie tina christy
christopher: chris kit topher
clarence: clare
clifford: cliff
clinton: clint
constance: connie
cornelius: neil con
curtis: curt
cynthia: cindy
daniel: dan danny
danielle: dani
david: dave davey davy
deborah: deb debbie debs
debra: deb debbie
denise: den
dennis: den denny
desmond: des
diana: di
diane: di
dominic: dom nick
donald: don donnie
dorothy: dot dottie dolly dora
douglas: doug
duncan: dunc
edgar: ed eddie
edith: edie
edmund: ed eddie ned ted
edward: ed eddie ted ned teddy
edwin: ed eddie
eileen: eily
eleanor: ellie nell nora nelly lena
elijah: eli
elizabeth: liz beth betty lizzie eliza betsy libby bess lisa liza elsie
elisabeth: liz beth betty lizzie eliza lisa
ella: ellie
ellen: ellie nell nelly
emily: em emmy millie
emma: em emmy
ernest: ernie
esther: essie hetty
eugene: gene
eugenia: genie
evelyn: evie eve
everett: ev
ezekiel: zeke
felicity: fliss flick
ferdinand: ferdie
florence: flo florrie flossie
frances: fran frankie fanny francie
francis: frank frankie fran
franklin: frank
frederick: fred freddie fritz rick
frederica: freddie rica
gabriel: gabe
gabrielle: gabby gaby
geoffrey: geoff jeff
george: georgie
georgina: georgie gina
gerald: gerry jerry
geraldine: gerry geri
gerard: gerry
gilbert: gil bert
gillian: gill jill
gordon: gordy
grace: gracie
graham: gra
gregory: greg
gwendolyn: gwen wendy
hannah: han
harold: harry hal
harriet: hattie harry
harrison: harry
harvey: harv
hector: heck
helen: nell nellie
henrietta: hetty etta
henry: harry hank hal
herbert: herb bert bertie
herman: herm
hilary: hil
howard: howie
hubert: bert
hugh: hughie hugo
ian: iain
imogen: immy
irene: rene
isaac: ike zac
isabel: izzy bella isa
isabella: izzy bella
jacob: jake
jacqueline: jackie jacqui
james: jim jimmy jamie jem
jane: janey jenny
janet: jan
janice: jan
jason: jay
jasmine: jas
jean: jeanie
jeffrey: jeff
jennifer: jen jenny jenn
jeremiah: jerry
jeremy: jez jerry
jerome: jerry
jessica: jess jessie
jill: jilly
joan: joanie
joanna: jo
joanne: jo
john: jack johnny jock jon
jonathan: jon jonny nathan
jordan: jord
joseph: joe joey
josephine: jo josie
joshua: josh
joyce: joy
judith: judy jude
julia: jules julie
julian: jules
juliet: jules
karen: kaz
kenneth: ken kenny
kevin: kev
kimberly: kim
kristina: kris tina
kristen: kris
lawrence: larry laurie lars
laurence: larry laurie
laura: laurie
lauren: laurie
leah: lee
leonard: len lenny leo
leonora: nora
leopold: leo
leroy: lee roy
leslie: les
lester: les
lewis: lew lou
lillian: lil lily
linda: lindy lyn
louis: lou louie
louise: lou
lucille: lucy
lucinda: lucy cindy
lucy: lu
luke: lu
lydia: liddy
madeline: maddie
magdalena: lena
malcolm: mal
marcus: marc
margaret: maggie meg peggy marge margie greta daisy madge rita maisie
marianne: mary
marilyn: mari
marion: mari
marjorie: marge margie
martha: marty mattie
martin: marty
mary: molly polly mamie
matilda: tilly mattie
matthew: matt matty
maureen: mo
maurice: mo
maximilian: max
maxwell: max
melanie: mel
melissa: mel missy lissa
melvin: mel
mercedes: mercy
mervyn: merv
michael: mike mick mickey micky mikey
michelle: shell chelle
mildred: millie
millicent: millie
miranda: mandy randy
miriam: mimi
mitchell: mitch
mohammed: mo mohammad muhammad
mortimer: mort
moses: mo
murray: muz
nancy: nan
natalie: nat
natasha: nat tasha
nathan: nat nate
nathaniel: nat nate nathan
neville: nev
nicholas: nick nicky nico
nicola: nicky nic
nicole: nicky nic
nigel: nige
nora: norrie
norman: norm
oliver: ollie
olivia: liv livvy ollie
oscar: ozzie
oswald: ozzie
pamela: pam
patricia: pat patty trish tricia patsy
patrick: pat paddy rick
paula: polly
pauline: polly
penelope: penny
percival: percy
peter: pete
philip: phil pip
phillip: phil pip
philippa: pippa pip
phoebe: fee
phyllis: phyl
prudence: prue
rachel: rach
ralph: ralphie
randall: randy
randolph: randy
raymond: ray
rebecca: becky becca beck
reginald: reg reggie rex
rhonda: ron
richard: dick rick rich ricky richie
robert: bob rob bobby robbie bert
roberta: bobbie robbie
roderick: rod rick
rodney: rod
roger: rodge
roland: rolly
ronald: ron ronnie
rosalind: ros rosie
rosamund: ros rosie
rose: rosie
rosemary: rosie rose
rowena: ro
roxanne: roxy
rudolph: rudy
russell: russ
ruth: ruthie
samantha: sam sammy
samuel: sam sammy
sandra: sandy
sarah: sally sadie
sara: sally
sebastian: seb baz
seymour: sy
sharon: shaz
sheila: shell
shirley: shirl
sidney: sid
simon: si
sophia: sophie
stanley: stan
stella: stell
stephanie: steph stevie
stephen: steve stevie ste
steven: steve stevie
stewart: stew
stuart: stu
susan: sue susie suzy
susannah: sue susie anna
sylvester: sly
sylvia: syl
tabitha: tabby
terence: terry tel
teresa: terry tess tessa tracy
theresa: terry tess tessa tracy
theodora: thea dora
theodore: ted theo teddy
thomas: tom tommy
timothy: tim timmy
tobias: toby
tracey: trace
ulysses: lyss
valerie: val
vanessa: nessa
vera: ve
vernon: vern
veronica: ronnie vero
victor: vic
victoria: vicky vic tori
vincent: vince vinny vin
viola: vi
violet: vi
virginia: ginny ginger
vivian: viv
walter: walt wally
wayne: way
wendy: wend
wesley: wes
wilbert: bert
wilfred: wilf
wilhelmina: mina billie
william: bill will billy liam willie
winifred: winnie freda
winston: win
yvonne: vonnie
zachary: zach zac
"""
