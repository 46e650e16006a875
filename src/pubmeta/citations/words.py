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
    abh abstr acad acc account acoust acta addict adm adolesc adv aeron aerosp afr agr agric agron agropec akad
    aliment allergol am anaesth anaesthesiol anal anat anesth anesthesiol angew anim ann annu anorg anthropol
    antimicrob antivir appl aquat arch archaeol arq artif ass assoc astron astronaut astrophys at atmos aust autom
    automat bacteriol behav beitr ber biochem biochim biociênc biodivers bioeng bioinf bioinform biol biomech biomed
    biometr bioorg biophys biosci biotechnol bot botân br bras brit bull bur bus cad can cardiol cardiovasc catal
    ceram chem chemother chil chim chin chromatogr cienc cir circ civ ciênc class clim climatol clin cogn coll
    colloid colomb combin combust comm commun comp comput conf conserv constr contam contemp contrib cosmochim crit
    cryst crystallogr curr decis dent dermatol deut dev diabetol diagn diff differ dis disabil discov discr discret
    discuss dokl drain drug dtsch dyn ecol econ econom econometr ecosyst educ electr electroanal electrochem
    electroencephalogr embryol endocr endocrinol endosc energ enferm eng engl engrg entomol envir environ enzym
    epidemiol ergeb ergon estud eur eval evol exp exper fed ferment fertil forens forsch fortsch fortschr found
    front funct fís gastroenterol gen genet genom geobot geochem geochim geociênc geogr geol geom geomagn geomorphol
    geophys geosci geotech geriatr gerontol ges glob grav gravit gynaecol gynecol haematol handb helv hematol
    hepatol hered heterocycl hig hist histochem histol horm hortic hosp hydraul hydrobiol hydrogeol hydrol hyg
    hypertens immunol ind inf infect inorg inst instrum int integr intell interdiscip interf internat intl invent
    invest ir irrig isr ital jahrb jap jour jpn katal khim kinet kolloid kristallogr lab lang laryngol lect lett
    leuk limnol linguist lipid liq lit lond mach macromol magn manuf mar mat mater math meas mech med mem ment metab
    metall meteor meteorol methodol metr mex microb microbiol microelectron microsc microw miner mineral mitt mod
    mol mon monatsh monogr morphol mot mus mutat mycol méd méx nac nachr nanosci nanotechnol nat natl naturwiss
    nephrol neth netw neurobiol neurochem neuroendocrinol neurol neuropathol neuropharmacol neurophysiol
    neuropsychol neuroradiol neurosci neurosurg not nucl numer nurs nutr obes obstet occup oceanogr odontol oncol
    oper ophthal ophthalmol opin opt optim org organ organomet orient orthop ortop otol otolaryngol paediatr pak
    palaeoecol paleontol parasitol part pathol patt pediatr periodontol perspect pesq pesqui pharm pharmacol
    pharmacother phil philol philos photobiol photochem photogramm photon phycol phys physicochem physiol phytochem
    phytopathol pl plan pol polit pollut polym polít pop popul pract prat prev prikl proc prod prof prog progr pros
    prosthet prot proteom psicol psych psychiat psychiatr psychol psychopharmacol psychosom psychother publ públ
    qual quant quart quat quim quím radiat radiobiol radiol radiother rech recogn refract reg regul rehabil rel
    relat relativ rep repert reprod rept res resour resp respir rev rheol rheumatol robot rom russ samml sanit scand
    sch schizophr sci scient sediment seism seismol semicond semin sens ser simul sitzungsber skr slav sloan soc
    sociol softw sol sov soz spec spectrochim spectrom spectrosc stat statist stochast stomatol struct stud subcell
    superconduct suppl surf surg surv sustain swed symb symp syndr synth syst tech technol tecnol tectonophys
    telecommun teor theor theoret ther thermodyn thermophys thorac topol tox toxicol trans transl transplant
    transport trends trib tribol trop tuberc tumor ultramicrosc ultrason univ urban urol usp uspekhi vasc veg venez
    verh vertebr vet vib virol vis vopr wildl wiss wochenschr yearb zap zh zool zootec
    """.split()
)


def is_abbreviation(word: str) -> bool:
    """Whether a word is one that journals' titles abbreviate, with its full stop or without; single letters are."""
    bare = word.rstrip(".,:").casefold().rpartition("-")[2]
    return len(bare) == 1 or bare in _ABBREVIATIONS
