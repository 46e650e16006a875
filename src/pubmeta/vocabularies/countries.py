"""Countries by their codes of two letters (ISO 3166-1 alpha-2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CODES: Final = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()
)
"""The codes that are assigned."""

_MISTAKEN: Final[Mapping[str, str]] = {"EL": "GR", "FX": "FR", "SU": "RU", "TP": "TL", "UK": "GB", "ZR": "CD"}
"""What is met in place of a code: other codes for the country, and those that ISO has withdrawn."""


_NAMES: Final = frozenset(
    """
    afghanistan; albania; algeria; andorra; angola; argentina; armenia; australia; austria; österreich; azerbaijan;
    bahamas; bahrain; bangladesh; barbados; belarus; belgium; belgique; belgië; belize; benin; bhutan; bolivia;
    bosnia and herzegovina; botswana; brazil; brasil; brunei; bulgaria; burkina faso; burundi; cambodia; cameroon;
    canada; cape verde; central african republic; chad; chile; china; p.r. china; pr china;
    people's republic of china; colombia; comoros; congo; democratic republic of the congo; costa rica; côte d'ivoire;
    ivory coast; croatia; hrvatska; cuba; cyprus; czech republic; czechia; denmark; danmark; dominica;
    dominican republic; ecuador; egypt; el salvador; equatorial guinea; eritrea; estonia; eswatini; ethiopia; fiji;
    finland; suomi; france; gabon; gambia; georgia; germany; deutschland; ghana; greece; grenada; guinea;
    guinea-bissau; guyana; haiti; honduras; hungary; magyarország; iceland; india; indonesia; iran;
    islamic republic of iran; iraq; ireland; israel; italy; italia; jamaica; japan; 日本; jordan; kazakhstan; kenya;
    kiribati; korea; south korea; republic of korea; north korea; kosovo; kyrgyzstan; laos; latvia; lebanon; lesotho;
    liberia; libya; liechtenstein; lithuania; madagascar; malawi; malaysia; maldives; mali; malta; mauritania;
    mauritius; mexico; méxico; micronesia; moldova; mongolia; montenegro; morocco; mozambique; myanmar; namibia;
    nauru; nepal; netherlands; the netherlands; nederland; new zealand; nicaragua; niger; nigeria; north macedonia;
    macedonia; norway; norge; oman; pakistan; palau; palestine; papua new guinea; paraguay; peru; perú; philippines;
    poland; polska; portugal; puerto rico; qatar; romania; russia; russian federation; россия; rwanda; samoa;
    saudi arabia; senegal; serbia; seychelles; sierra leone; slovakia; slovenia; solomon islands; somalia;
    south africa; south sudan; spain; españa; sri lanka; sudan; suriname; sweden; sverige; switzerland; schweiz;
    suisse; syria; taiwan; tajikistan; tanzania; thailand; timor-leste; togo; tonga; trinidad and tobago; tunisia;
    turkey; türkiye; turkmenistan; tuvalu; uganda; ukraine; україна; united arab emirates; uae; united kingdom; uk;
    great britain; england; scotland; wales; united states; united states of america; usa; u.s.a.; us; uruguay;
    uzbekistan; vanuatu; venezuela; vietnam; viet nam; 中国; yemen; zambia; zimbabwe
    """.replace("\n   ", "")
    .strip()
    .split("; ")
)
"""Names of countries as affiliations have them, but for those that are cities too (Singapore, Luxembourg, Panama)."""


def is_country(text: str) -> bool:
    """Whether a text is a country and nothing else: its name, in English or its own language, or its code."""
    return text in CODES or text.strip(" .").casefold() in _NAMES or text.strip().casefold() in _NAMES


def country_code(text: str) -> str:
    """The code that the text is; raises ValueError for what is none, with the nearest code if there is one."""
    if text in CODES:
        return text
    capitals = text.strip().upper()
    near = capitals if capitals in CODES else _MISTAKEN.get(capitals)
    hint = f"; did you mean {near}?" if near else ""
    raise ValueError(f"{text!r} is not a country code: it is two letters of ISO 3166-1, such as NO{hint}")
