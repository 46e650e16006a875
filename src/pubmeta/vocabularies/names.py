"""Words in and between names: the rest of a list, particles, organisations, scripts with the family name first."""

from __future__ import annotations

import re
from typing import Final

ET_AL: Final = r"et\.?\s?al(?:ii|ia)?\b"
"""Pattern of what says that a list of names goes on, without its full stop: ``et al``, ``et. al``, ``etal``."""
OTHERS: Final = r"(?:and|&)\s+others\b"
"""Pattern of the same in English, as BibTeX has it."""

PARTICLES: Final = frozenset(
    """
    af al ap auf av ben bin da das de degli dei del dela della dello den der di do dos du el ibn la las le les lo los te
    ten ter van vander vom von zu zum zur
    """.split()
)
"""What stands before a family name, and belongs to it; in lower case."""

_ORGANISATION = re.compile(
    r"(?i)\b(?:academy|agency|alliance|association|bureau|cent(?:er|re)|collaborat(?:ion|ors)|college|committee|commission|"
    r"company|consorti(?:um|a)|corporation|council|department|federation|foundation|group|inc|initiative|institut[eo]?|"
    r"investigators|laborator(?:y|ies)|ltd|ministry|network|office|organi[sz]ation|panel|program(?:me)?|project|"
    r"society|study|survey|taskforce|team|trial|union|university|workgroup)\b"
)
# Han with its iteration mark and zero, hiragana, Hangul; katakana may stand among them, alone it transcribes.
_FAMILY_FIRST = "々〇\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
_IN_FAMILY_FIRST = re.compile(rf"[\u30a0-\u30ff]*[{_FAMILY_FIRST}][\u30a0-\u30ff{_FAMILY_FIRST}]*")


def names_group(text: str) -> bool:
    """Whether a name has a word for an organisation in it."""
    return _ORGANISATION.search(text) is not None


def is_family_first(family: str) -> bool:
    """Whether a name with this family name is written family name first: in Chinese, Japanese and Korean scripts."""
    return not family.isascii() and _IN_FAMILY_FIRST.fullmatch(family) is not None
