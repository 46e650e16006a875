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


def country_code(text: str) -> str:
    """The code that the text is; raises ValueError for what is none, with the nearest code if there is one."""
    if text in CODES:
        return text
    capitals = text.strip().upper()
    near = capitals if capitals in CODES else _MISTAKEN.get(capitals)
    hint = f"; did you mean {near}?" if near else ""
    raise ValueError(f"{text!r} is not a country code: it is two letters of ISO 3166-1, such as NO{hint}")
