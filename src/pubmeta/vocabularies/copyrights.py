"""Copyright lines: whose copyright it is, and since when, as publishers print it.

Sources: what publishers print in `copyright-statement` and under articles; the words of Open Journal Systems in other
languages.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BEGINS: Final = (
    r"copyrights?(?:\snotice)?|all rights reserved|derechos? (?:de autor|reservados)|todos los derechos reservados|"
    r"direitos? (?:autorais|de autor|reservados)|todos os direitos reservados|droits? d['’]auteur|tous droits réservés|"
    r"diritti d['’]autore|tutti i diritti riservati|urheberrecht|alle rechte vorbehalten|авторск(?:ие|ое) прав[ао]|"
    r"авторськ[еі] прав[ао]|prawa autorskie|hak cipta|telif hakkı|autorska prava|"
    r"版权所有|版權所有|版权|版權|著作権|著作权"
)
_SIGN: Final = r"(?:©|ⓒ|\(c\))"
_LEAD = re.compile(rf"(?i)(?:(?:{_BEGINS}|{_SIGN}|(?-i:\bC(?=\s(?:1[89]|20)\d\d)))[\s:.,-]*)+")
_ANY_SIGN = re.compile(rf"(?i){_SIGN}|\bcopyright\b")
_HAS_SIGN = re.compile(rf"(?i){_SIGN}")
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)(?P<until>\s?[-–/,]\s?(?:(?:1[89]|20)?\d\d\b|present\b))?"
_YEAR_FIRST = re.compile(rf"(?i)[(\[]?{_YEAR}[)\]]?[\s.,:;]*(?P<holder>.*)")
_HOLDER_FIRST = re.compile(rf"(?i)(?P<holder>.+?)(?<![\s.,;])[\s.,;]*+[(\[]?{_YEAR}[)\]]?[.,;\s]*")
_YEAR_LAST = re.compile(r"(?:1[89]|20)\d\d\W*$")
# What is between the sign and the name: "by", "is held by", "for this paper by".
_OWNED = re.compile(
    r"(?i)^(?:(?:(?:is|are|remains?)\s)?(?:held|owned|retained)\sby|(?:for\sthis\s\w+\s)?by|belongs\sto|of)\s"
)
# The word after the year (`held by`, as ACM prints it), or after the name of the holder.
_WORD_AGAIN = re.compile(r"(?i)\bcopyright (?=held by\b)|(?<=\bCrown) copyright\b")
_ABBREVIATION = re.compile(r"(?:\b(?:Inc|Ltd|Co|Corp|Jr|al)|\b[A-Z])\.$")
SENTENCE_END: Final = re.compile(
    r"(?<=\.)\s+(?=(?:This|The (?:work|article)|Licensed|Distributed|Open[- ]access|It is|All rights)\b)"
    rf"|(?<=\.)\s+(?=(?i:{_SIGN}|copyright\b))"
    r"|(?<!\bInc\.)(?<!\bLtd\.)(?<!\bCo\.)(?<!\bCorp\.)(?<!\b[A-Z]\.)(?<=\.)\s+(?=[A-Z])"
)
"""Where a sentence of such a line ends: not after an abbreviation, unless what follows surely begins another."""
_YEAR_ALONE = re.compile(rf"(?i)({_SIGN}\s?(?:1[89]|20)\d\d)\.\s+")
_ALL_RIGHTS = re.compile(r"(?i)(?:[.,;:]|(?<!\s))\s*+(?:all|some) rights reserved\.?$")
# What follows the holder in the same sentence: who publishes the work, and by whose leave.
_LICENSEE = re.compile(
    r"(?i)(?:(?<!\s)\s++)?[;,(]\s*+(?:exclusive\s)?(?:licen[sc]ee|published|licensed|distributed)\b.*"
    r"|(?<![\s;,])[\s;,]*+\bunder (?:an? )?exclusive licen[cs]e to\b.*"
)
_NOT_A_HOLDER = re.compile(
    r"(?i)(?:this|these|all|some|no|any|licen[cs]\w*|published|distributed|open[- ]access|reproduc\w*|permissions?|see|"
    r"et\.? al|is|are|was|has|have|held|with|it|under|and|in|on|for|from|unless|except|and/or|statement|notice|"
    r"posted|unknown|none|not|n/?a|transfer\w*|policy|information|reserved|protected)\b"
)
_MOST = 1000
_LONGEST_HOLDER = 250


class CopyrightLine(NamedTuple):
    """What a copyright line says; None where it does not say it.

    span: the years where there are several (``2019–2021``), of which none is the year.
    """

    year: int | None
    span: str | None
    holder: str | None


def copyright_line(statement: str) -> CopyrightLine | None:
    """Year and holder that a statement spells out: ``© 2023 The Authors``, ``Copyright © A. Quay, 2023``.

    None where it is in other words, or tells of several copyrights: what remains would be a guess.
    """
    text = _YEAR_ALONE.sub(r"\1 ", " ".join(statement[:_MOST].split()))
    lines = [
        (lead, rest)
        for sentence in SENTENCE_END.split(text)
        if (lead := _LEAD.match(sentence)) and (rest := sentence[lead.end() :])
    ]
    if len(lines) != 1:
        return None
    [(lead, rest)] = lines
    rest = _WORD_AGAIN.sub("", _ALL_RIGHTS.sub("", rest))
    if _ANY_SIGN.search(rest):
        return None
    return _line(rest, has_sign=_HAS_SIGN.search(lead[0]) is not None)


def _line(text: str, *, has_sign: bool) -> CopyrightLine | None:
    if found := _YEAR_FIRST.fullmatch(text):
        holder = _holder(found["holder"])
        is_sure = holder is not None and not _YEAR_LAST.search(holder)
        return CopyrightLine(*_years(found), holder if is_sure else None)
    found = _HOLDER_FIRST.fullmatch(text)
    if found is None and not has_sign:  # "Copyright" may begin any sentence
        return None
    holder = _holder(found["holder"] if found else text)
    if holder is None or any(map(str.isdigit, holder)):
        return None
    return CopyrightLine(*_years(found), holder)


def _years(found: re.Match[str] | None) -> tuple[int | None, str | None]:
    """The year, or the span of several."""
    year, until = (found["year"], found["until"]) if found else (None, None)
    if year is None:
        return None, None
    return (None, year + until) if until else (int(year), None)


def _holder(text: str) -> str | None:
    """The name, without what is around it; None where the text is not a name."""
    name = _LICENSEE.sub("", text)
    name = _OWNED.sub("", name.strip(" ,;:-–"), count=1).strip(" ,;:-–")
    if not _ABBREVIATION.search(name):
        name = name.rstrip(".")
    if _NOT_A_HOLDER.match(name) or len(name) > _LONGEST_HOLDER or not any(map(str.isalpha, name)):
        return None
    return name
