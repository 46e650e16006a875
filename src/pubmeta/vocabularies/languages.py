"""Languages: their names and codes of three letters for their BCP 47 tags, and the codes of libraries for tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAMES: Final[Mapping[str, str]] = {
    "af": "afrikaans afr",
    "ar": "arabic ara",
    "bg": "bulgarian bul",
    "ca": "catalan català cat",
    "cs": "czech čeština ces cze",
    "cy": "welsh cym wel",
    "da": "danish dansk dan",
    "de": "german ngerman deutsch austrian naustrian swissgerman nswissgerman allemand alemán deu ger",
    "el": "greek ell gre",
    "en": "english american british usenglish ukenglish englisch anglais inglés inglês eng",
    "es": "spanish español castellano castilian spanisch espagnol espanhol spa",
    "et": "estonian est",
    "eu": "basque euskara eus baq",
    "fa": "persian farsi fas per",
    "fi": "finnish suomi fin",
    "fr": "french français francais francés francês französisch fra fre",
    "gl": "galician galego glg",
    "he": "hebrew heb",
    "hi": "hindi hin",
    "hr": "croatian hrvatski hrv",
    "hu": "hungarian magyar hun",
    "hy": "armenian hye arm",
    "id": "indonesian ind",
    "is": "icelandic íslenska isl ice",
    "it": "italian italiano italienisch ita",
    "ja": "japanese japanisch 日本語 jpn",
    "ka": "georgian kat geo",
    "ko": "korean 한국어 kor",
    "la": "latin lat",
    "lt": "lithuanian lit",
    "lv": "latvian lav",
    "mk": "macedonian mkd mac",
    "ms": "malay msa may",
    "nl": "dutch nederlands nld dut",
    "no": "norwegian norsk nor",
    "pl": "polish polski pol",
    "pt": "portuguese português portugues portugiesisch por",
    "pt-BR": "brazilian brazil",
    "ro": "romanian română ron rum",
    "ru": "russian русский russisch rus",
    "sk": "slovak slovenčina slk slo",
    "sl": "slovenian slovene slovenščina slv",
    "sq": "albanian sqi alb",
    "sr": "serbian srp",
    "sv": "swedish svenska swe",
    "th": "thai tha",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian українська ukr",
    "vi": "vietnamese vie",
    "zh": "chinese chinesisch 中文 zho chi",
}
"""Of each language its names, in English and in the languages that name it, and its codes; in lower case."""
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def language_tag(word: str) -> str:
    """The tag of the language that a name or a code of three letters means; any other word as it is."""
    return _CODES.get(word.casefold(), word)


_BIBLIOGRAPHIC: Final[Mapping[str, str]] = dict(
    pair.split(":")
    for pair in """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul
    bh:bih bi:bis bm:bam bn:ben bo:tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:cze cu:chu cv:chv
    cy:wel da:dan de:ger dv:div dz:dzo ee:ewe el:gre en:eng eo:epo es:spa et:est eu:baq fa:per ff:ful fi:fin
    fj:fij fo:fao fr:fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv
    ht:hat hu:hun hy:arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:ice it:ita iu:iku ja:jpn
    jv:jav ka:geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor
    ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mao mk:mac ml:mal
    mn:mon mr:mar ms:may mt:mlt my:bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:dut nn:nno no:nor nr:nbl nv:nav
    ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh rn:run ro:rum
    ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slo sl:slv sm:smo sn:sna so:som sq:alb sr:srp
    ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur
    ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid
    yo:yor za:zha zh:chi zu:zul
    """.split()
)
"""The code of ISO 639-2/B for each code of two letters (ISO 639-1)."""
_TERMINOLOGICAL: Final[Mapping[str, str]] = dict(
    pair.split(":")
    for pair in """
    bod:tib ces:cze cym:wel deu:ger ell:gre eus:baq fas:per fra:fre hye:arm isl:ice kat:geo mkd:mac mri:mao
    msa:may mya:bur nld:dut ron:rum slk:slo sqi:alb zho:chi
    """.split()
)
"""The code of ISO 639-2/B for each code of ISO 639-2/T that is another."""
_WITHOUT_TWO_LETTERS: Final = frozenset(
    """
    ace ach ada ady afa afh ain akk ale alg alt ang anp apa arc arn arp art arw ast ath aus awa bad bai bal ban
    bas bat bej bem ber bho bik bin bla bnt bra btk bua bug byn cad cai car cau ceb cel chb chg chk chm chn cho
    chp chr chy cmc cnr cop cpe cpf cpp crh crp csb cus dak dar day del den dgr din doi dra dsb dua dum dyu efi
    egy eka elx enm ewo fan fat fil fiu fon frm fro frr frs fur gaa gay gba gem gez gil gmh goh gon gor got grb
    grc gsw gwi hai haw hil him hit hmn hsb hup iba ijo ilo inc ine inh ira iro jbo jpr jrb kaa kab kac kam kar
    kaw kbd kha khi kho kmb kok kos kpe krc krl kro kru kum kut lad lah lam lez lol loz lua lui lun luo lus mad
    mag mai mak man map mas mdf mdr men mga mic min mis mkh mnc mni mno moh mos mul mun mus mwl mwr myn myv nah
    nai nap nds new nia nic niu nog non nqo nso nub nwc nym nyn nyo nzi osa ota oto paa pag pal pam pap pau peo
    phi phn pon pra pro raj rap rar roa rom rup sad sah sai sal sam sas sat scn sco sel sem sga sgn shn sid sio
    sit sla sma smi smj smn sms snk sog son srn srr ssa suk sus sux syc syr tai tem ter tet tig tiv tkl tlh tli
    tmh tog tpi tsi tum tup tut tvl tyv udm uga umb und vai vot wak wal war was wen xal yao yap ypk zap zbl zen
    zgh znd zun zxx zza
    """.split()
)
"""The codes of ISO 639-2 for what has no code of two letters."""
BIBLIOGRAPHIC: Final = frozenset(_BIBLIOGRAPHIC.values()) | _WITHOUT_TWO_LETTERS
"""All codes of ISO 639-2/B."""


def bibliographic_code(base: str) -> str | None:
    """The code of ISO 639-2/B, as libraries and DOAJ have it, for the first part of a BCP 47 tag: ``fre`` for ``fr``.

    None for a language that has none.
    """
    code = _BIBLIOGRAPHIC.get(base) or _TERMINOLOGICAL.get(base, base)
    return code if code in BIBLIOGRAPHIC else None
