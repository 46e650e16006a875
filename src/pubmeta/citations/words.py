"""What single words show: which may start a name, which journals' titles are abbreviated to."""

from __future__ import annotations

UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽȀ-ȳΑ-ΩА-ЯЁḀ-ỹ"
"""What may start a name, inside a character class (of the extended Latin blocks the lower-case letters too)."""

SMALL_WORDS = frozenset(
    """
    of the and in for on & et de des du la le les di der die das und für fur do da dos e y del a an to with from at
    """.split()
)
"""Words that titles do not capitalise, in the languages that journals have."""

# Words that journals' titles are abbreviated to with a full stop: the commonest of ISO 4's List of Title Word
# Abbreviations, and forms older than it. Single letters (J., R., Z.) are not listed: each is one.
_ABBREVIATIONS = frozenset(
    """
    abh abstr acad acc account acoust acta addict adm adolesc adv aeron aerosp afr agr agric agron akad allergol am
    anaesth anaesthesiol anal anat anesth anesthesiol angew anim ann annu anorg anthropol antimicrob antivir appl
    aquat arch archaeol artif ass assoc astron astronaut astrophys at atmos aust autom automat bacteriol behav
    beitr ber biochem biochim biodivers bioeng bioinf bioinform biol biomech biomed biometr bioorg biophys biosci
    biotechnol bot br brit bull bur bus can cardiol cardiovasc catal ceram chem chemother chim chin chromatogr
    circ civ class clim climatol clin cogn coll colloid combin combust comm commun comp comput conf conserv constr
    contam contemp contrib cosmochim crit cryst crystallogr curr decis dent dermatol deut dev diabetol diagn diff
    differ dis disabil discov discr discret discuss dokl drain drug dtsch dyn ecol econ econom econometr ecosyst
    educ electr electroanal electrochem electroencephalogr embryol endocr endocrinol endosc energ eng engl engrg
    entomol envir environ enzym epidemiol ergeb ergon eur eval evol exp exper fed ferment fertil forens forsch
    fortsch fortschr found front funct gastroenterol gen genet genom geobot geochem geochim geogr geol geom geomagn
    geomorphol geophys geosci geotech geriatr gerontol ges glob grav gravit gynaecol gynecol haematol handb helv
    hematol hepatol hered heterocycl hist histochem histol horm hortic hosp hydraul hydrobiol hydrogeol hydrol hyg
    hypertens immunol ind inf infect inorg inst instrum int integr intell interdiscip interf internat intl invent
    invest ir irrig isr ital jahrb jap jour jpn katal khim kinet kolloid kristallogr lab lang laryngol lect lett
    leuk limnol linguist lipid liq lit lond mach macromol magn manuf mar mat mater math meas mech med mem ment
    metab metall meteor meteorol methodol metr microb microbiol microelectron microsc microw miner mineral mitt
    mod mol mon monatsh monogr morphol mot mus mutat mycol nachr nanosci nanotechnol nat natl naturwiss nephrol
    neth netw neurobiol neurochem neuroendocrinol neurol neuropathol neuropharmacol neurophysiol neuropsychol
    neuroradiol neurosci neurosurg not nucl numer nurs nutr obes obstet occup oceanogr oncol oper ophthal
    ophthalmol opin opt optim org organ organomet orient orthop otol otolaryngol paediatr pak palaeoecol paleontol
    parasitol part pathol patt pediatr periodontol perspect pharm pharmacol pharmacother phil philol philos
    photobiol photochem photogramm photon phycol phys physicochem physiol phytochem phytopathol pl plan pol polit
    pollut polym pop popul pract prat prev prikl proc prod prof prog progr pros prosthet prot proteom psych
    psychiat psychiatr psychol psychopharmacol psychosom psychother publ qual quant quart quat radiat radiobiol
    radiol radiother rech recogn refract reg regul rehabil rel relat relativ rep repert reprod rept res resour
    resp respir rev rheol rheumatol robot rom russ samml sanit scand sch schizophr sci scient sediment seism
    seismol semicond semin sens ser simul sitzungsber skr slav sloan soc sociol softw sol sov soz spec spectrochim
    spectrom spectrosc stat statist stochast stomatol struct stud subcell superconduct suppl surf surg surv
    sustain swed symb symp syndr synth syst tech technol tectonophys telecommun teor theor theoret ther thermodyn
    thermophys thorac topol tox toxicol trans transl transplant transport trends trib tribol trop tuberc tumor
    ultramicrosc ultrason univ urban urol usp uspekhi vasc veg verh vertebr vet vib virol vis vopr wildl wiss
    wochenschr yearb zap zh zool
    """.split()
)


def is_abbreviation(word: str) -> bool:
    """Whether a word is one that journals' titles abbreviate, with its full stop or without; single letters are."""
    bare = word.rstrip(".,:").casefold().rpartition("-")[2]
    return len(bare) == 1 or bare in _ABBREVIATIONS
