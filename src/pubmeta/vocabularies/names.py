"""Words in and between names: the rest of a list, particles, organisations, scripts with the family name first."""

from __future__ import annotations

import re
from typing import Final

ET_AL: Final = r"\bet\.?\s?al(?:ii|ia)?\b"
"""Pattern of what says that a list of names goes on, without its full stop: ``et al``, ``et. al``, ``etal``."""
OTHERS: Final = r"(?:and|&)\s+others\b"
"""Pattern of the same in English, as BibTeX has it."""

PARTICLES: Final = frozenset(
    """
    af al ap auf av ben bin da das de degli dei del dela della dello den der di do dos du el ibn la las le les lo los te
    ten ter van vander vom von zu zum zur
    """.split()
)
"""What is before a family name, and belongs to it; in lower case."""

SUFFIX: Final = r"(?:jr|sr|filho|neto|i{2,3}|i?v|vi{1,3}|2nd|3rd|4th)\.?"
"""Pattern of what follows a name and is part of it; case does not matter in this and the two after it."""
HONORIFIC: Final = (
    r"(?:(?:assoc|asst|univ)\.?[\s-]*)?(?:prof(?:essor)?|pd|doctor|dra?|mrs?|ms|sir|dame|rev(?:erend)?|ing|dipl\.?-ing)"
    r"(?:\.\s*|\s+|$)|(?:med|rer|nat|jur|oec|agr|vet|habil|h\.\s?c)\.\s*"
)
"""Pattern of a title before a name: ``Prof.``, ``Dr``."""
DEGREE: Final = (
    r"(?:ph\.?\s?d|d\.?phil|m\.?phil|m\.?\s?sc|b\.?\s?sc|d\.?sc|dr\.?\s?ph|m\.?p\.?h|pharm\.?\s?d|ed\.?d|psy\.?d|m\.?eng|"
    r"b\.?eng|mbbs|mb\s?ch\s?b|m\.?d\.?\s?ph\.?d|frc[a-z]{1,4}|facs|facp|habil|esq)\.?"
)
"""Pattern of a degree after a name that is nothing else."""
DEGREE_OR_INITIALS: Final = (
    r"(?:m\.?d|m\.?a|m\.?s|b\.?a|b\.?s|r\.?n|j\.?d|d\.?o|m\.?b\.?a|d\.?d\.?s|d\.?v\.?m|b\.?s\.?n|m\.?s\.?n)\.?"
)
"""Pattern of a degree that could be initials too."""
TWO_LETTER_FAMILIES: Final = frozenset(
    "an du fu gu he ho hu ko le li lu ma ng oh qi qu su vo vu wu xi xu ye yi yu zu".split()
)
"""The commonest family names of two letters, in lower case; in capitals they look like initials."""

_ORGANISATION = re.compile(
    r"(?i)\b(?:academy|agency|alliance|association|bureau|cent(?:er|re)|collaborat(?:ion|ors)|college|committee|commission|"
    r"company|consorti(?:um|a)|corporation|council|department|federation|foundation|group|inc|initiative|institut[eo]?|"
    r"investigators|laborator(?:y|ies)|ltd|ministry|network|office|organi[sz]ation|panel|program(?:me)?|project|"
    r"society|study|survey|taskforce|team|trial|union|university|workgroup)\b"
)
# Han with its iteration mark and zero, hiragana, Hangul; katakana may be among them, alone it transcribes.
_FAMILY_FIRST = "々〇\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
_SEVERAL = re.compile(rf"(?i);|{ET_AL}\.?[\s,]*$")
_IN_FAMILY_FIRST = re.compile(rf"[\u30a0-\u30ff]*[{_FAMILY_FIRST}][\u30a0-\u30ff{_FAMILY_FIRST}]*")


def names_group(text: str) -> bool:
    """Whether a name has a word for an organisation in it."""
    return _ORGANISATION.search(text) is not None


def are_several(name: str) -> bool:
    """Whether what is given as one name is a list: it has a semicolon, or ends in ``et al.``"""
    return _SEVERAL.search(name) is not None


def is_family_first(family: str) -> bool:
    """Whether a name with this family name is written family name first: in Chinese, Japanese and Korean scripts."""
    return not family.isascii() and _IN_FAMILY_FIRST.fullmatch(family) is not None


_SURE_SUFFIX = re.compile(r"(?i)(?:jr|sr|i{2,3}|2nd|3rd|4th)\.?")


def is_suffix(text: str) -> bool:
    """Whether a text is a suffix of a name, and no initials: ``Jr.``, ``III``."""
    return _SURE_SUFFIX.fullmatch(text) is not None
