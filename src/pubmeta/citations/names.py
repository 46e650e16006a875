"""Lists of names as reference styles print them.

A list that holds anything which is not surely a name of its form is refused whole. Particles stay with the family
name as printed (``van Engelen``); one printed after the initials (``Souza, F. F. de``) is held apart; so is a suffix.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pubmeta.citations.words import UPPER, is_abbreviation
from pubmeta.model import PersonName
from pubmeta.vocabularies.names import ET_AL, OTHERS, PARTICLES

_PARTICLES = "(?:" + "|".join(sorted(PARTICLES, key=lambda word: (-len(word), word))) + "|y|ud|['’]t)"
_PARTICLE = rf"{_PARTICLES}(?![\w'’.-])"
_SUFFIXES = r"(?:Jr|Sr|JR|SR|II|III|IV|2nd|3rd)\b"
_WORD = rf"(?!{_SUFFIXES})(?:[a-z]{{1,3}}['’-])?[{UPPER}]['’]?\w[\w'’ʼ]*(?:[-‐‑][\w'’ʼ]+)*"
_CAPITALS_BEFORE_SUFFIX = rf"[{UPPER}]{{1,4}},?\s{_SUFFIXES}"
_ONE_FAMILY = rf"(?:{_PARTICLE}\s){{0,4}}(?:St\.\s)?{_WORD}"
# ``Lark FS III``: capitals before a suffix are initials.
_FAMILY = rf"(?P<family>{_ONE_FAMILY}(?:\s(?!{_CAPITALS_BEFORE_SUFFIX})(?:{_PARTICLE}\s){{0,4}}{_WORD}){{0,2}})"
# Of two letters are initials of Russian, Hungarian and some other names; any two would take in ``Am. Chem. Soc.``.
_TWO_LETTERS = "Yu|Ya|Ye|Yo|Ju|Ja|Je|Zh|Kh|Sh|Ch|Th|Ph|Ts|Dm|Dz|Gy|Cs|Sz|Zs|Eu|Kr|Vl|Wm"
_DOTTED = rf"(?:{_TWO_LETTERS}|{_TWO_LETTERS.upper()}|[{UPPER}])(?:[-‐‑][{UPPER}])?\."
_UNDOTTED = rf"[{UPPER}](?:[-‐‑]?[{UPPER}]){{0,3}}(?![\w'’.-])"
_INITIALS = rf"(?:{_DOTTED}(?:(?:\s?[-‐‑]\s?|\s)?{_DOTTED}){{0,5}}|{_UNDOTTED}(?:\s{_UNDOTTED}){{0,4}})"
_LATE_PARTICLE = rf"(?:\s(?P<particle>{_PARTICLES}(?:\s{_PARTICLES})?)(?![\w'’-])(?!\s[{UPPER}]))?"
_SUFFIX = rf"(?:,?\s(?P<suffix>{_SUFFIXES}\.?)(?=\s*(?:[,;.&(]|$|and\s|et\s|\d)))?"
_INNER_SUFFIX = rf"(?:,?\s(?P<inner_suffix>{_SUFFIXES}\.?))?"

GIVEN_FIRST = re.compile(rf"(?P<given>{_INITIALS})\s?{_FAMILY}{_SUFFIX}")
"""``P. H. Plotz``, ``B. G. van Engelen``, ``R. M. Peek Jr.``"""
INVERTED = re.compile(
    rf"{_FAMILY}{_INNER_SUFFIX},\s*(?P<given>{_INITIALS}(?:\s{_PARTICLE}\s{_INITIALS})*){_LATE_PARTICLE}{_SUFFIX}"
)
"""``Plotz, P. H.``, ``Peek, R. M., Jr.``, ``Souza, F. F. de``, ``Rocha, A. C. dos S.``"""
# without full stops, though one may end the list
_BARE_INITIALS = (
    rf"(?:[{UPPER}](?:\s[{UPPER}](?!\w)){{1,4}}|[{UPPER}](?:[-‐‑]?[{UPPER}]){{0,4}})"
    rf"(?!\.?[\w'’-]|\.[,;]|\.\s?[{UPPER}]\.|\.\s(?:and|et|und|y|e|&)\s)"
)
FAMILY_FIRST = re.compile(rf"{_FAMILY}{_INNER_SUFFIX}\s(?P<given>{_BARE_INITIALS}|{_INITIALS}){_SUFFIX}")
"""``Plotz PH``, ``Peek RM Jr``, ``Zhao P.S.``"""

# Given names in full: only where one word is surely the family name, and no run of capitals is taken for a word.
_GIVEN_WORD = rf"[{UPPER}][a-zß-ÿ’'][\w’']*(?:-[\w’']+)*"
_INITIAL = rf"[{UPPER}](?:\.|(?![\w'’.-]))"
_IN_FULL = rf"{_GIVEN_WORD}(?:\s{_GIVEN_WORD})?(?:\s{_INITIAL})*"
# ``Maria de Fátima``, ``Vera Regina Beltrão``, ``G. H. de A. T``: before these there is a name in capitals.
_SEVERAL = (
    rf"(?:{_GIVEN_WORD}(?:\s(?:{_PARTICLE}\s)?{_GIVEN_WORD}){{0,3}}(?:\s{_INITIAL})*"
    rf"|{_INITIALS}(?:\s{_PARTICLE}\s{_INITIALS})*)"
)
_MIXED_CASE_FAMILY = rf"(?P<family>(?=[^,]*[a-zß-ÿ]){_ONE_FAMILY})"
INVERTED_IN_FULL = re.compile(rf"{_MIXED_CASE_FAMILY},\s(?P<given>{_IN_FULL}|{_INITIALS}){_LATE_PARTICLE}{_SUFFIX}")
"""``Link, Bruce G.``, ``Plotz, P. H.``"""
GIVEN_FIRST_IN_FULL = re.compile(
    rf"(?P<given>{_GIVEN_WORD}(?:\s{_INITIAL})*|{_INITIALS})\s(?P<family>(?![{UPPER}]{{1,4}}(?![\w’'-])){_ONE_FAMILY}){_SUFFIX}(?!\s[{UPPER}])"
)
"""``Nancy K. Squires``; in ``Mary Clare Lennon``, Clare may be either."""
_CAPITALS = rf"(?:{_PARTICLE}\s){{0,4}}[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’' -]+"
CAPITALS = re.compile(rf"(?P<family>{_CAPITALS}),\s(?P<given>{_SEVERAL}){_LATE_PARTICLE}{_SUFFIX}")
"""``LEITE, L. P.``, ``MARCHAND, Gilles``"""

CAPITALS_LAST = re.compile(
    rf"(?P<given>{_GIVEN_WORD}(?:\s{_GIVEN_WORD}){{0,2}}(?:\s{_INITIAL})*|{_INITIALS})\s(?P<family>{_CAPITALS}){_SUFFIX}(?=,)"
)
"""``Mary LARK``, ``Jean-Luc R. ROUX``"""

_AND = r"(?:and|et|y|e|und)\s|&"
_SEPARATOR = re.compile(rf"\s*[,;]\s*(?:(?:{_AND})\s*)?|\s+(?:{_AND})\s*")
_AFTER_NAME = re.compile(rf"\s*[,.;:]|\s+(?:(?:{_AND})\s*[{UPPER}]|et\.?\s?al\b)")
# After a last name: a title of several words, and a journal's.
_SENTENCE_AND_MORE = re.compile(rf"[{UPPER}][^.]*\s[a-z][^.]*[.?!]\s[{UPPER}]")
_GAP = re.compile(r",?\s*(?:…|\.\s?\.\s?\.),?\s*(?:&\s*)?")
_ET_AL = re.compile(rf"\s*+(?:[,;.]\s*+)?(?:(?:(?:and|&)\s+)?{ET_AL}|{OTHERS}|others\b)")
# Portuguese names of kinship, which are not part of the surname
_KINSHIP = re.compile(r"(?i)(.+)\s(Filho|J[uú]nior|Neto|Sobrinho)")


class Names(NamedTuple):
    """The persons of one list, and whether it goes on beyond them."""

    persons: tuple[PersonName, ...]
    et_al: bool


def leading(text: str, first: re.Pattern[str], others: re.Pattern[str] | None = None) -> tuple[Names, str] | None:
    """The names that the text starts with, the first in one form and the others in their own, and the text after."""
    persons: list[PersonName] = []
    et_al = False
    form, start, end, comma = first, 0, 0, False
    while (found := form.match(text, start)) and not _is_journal(found, after_comma=comma):
        persons.append(_person(found))
        end = found.end()
        if gap := _GAP.match(text, end):
            et_al, start = True, gap.end()
        elif rest := _ET_AL.match(text, end):
            return Names(tuple(persons), et_al=True), text[rest.end() :]
        elif separator := _SEPARATOR.match(text, end):
            start, comma = separator.end(), separator[0].strip() == ","
        else:
            break
        form = others or first
    if not persons or _has_initials_for_family(persons):
        return None
    end += _misplaced_stop(persons, text[end : end + 1])
    return Names(tuple(persons), et_al), text[end:]


def whole(text: str, first: re.Pattern[str], others: re.Pattern[str] | None = None) -> Names | None:
    """The names of a text that holds nothing but names."""
    found = leading(text.strip(), first, others)
    return found[0] if found and not found[1].strip(" ,;.:") else None


def whole_in_one_form(text: str, *forms: tuple[re.Pattern[str], re.Pattern[str]]) -> Names | None:
    """As `whole`, in whichever of these forms: of the first name, of the others. None where two read it differently."""
    found = {names for first, others in forms if (names := whole(text, first, others))}
    return found.pop() if len(found) == 1 else None


def may_be_turned(text: str, found: Names) -> bool:
    """Whether the one name of `FAMILY_FIRST` that the text starts with may be one of `GIVEN_FIRST_IN_FULL`.

    ``Dora E. Lark and Michael F. Roe. Title`` does not start with a person whose family name is Dora.
    """
    turned = GIVEN_FIRST_IN_FULL.match(text) if len(found.persons) == 1 else None
    return turned is not None and " " in turned["given"] and bool(_AFTER_NAME.match(text, turned.end()))


def _is_journal(found: re.Match[str], *, after_comma: bool) -> bool:
    """Whether what looks like a name is the first words of a journal's: the ``J. Chem`` of ``J. Chem. Phys.``."""
    if found.re is not GIVEN_FIRST or found.string[found.end() : found.end() + 1] != ".":
        return False
    rest = found.string[found.end() + 1 :].strip()
    if not rest:
        return False
    return is_abbreviation(found["family"]) or (after_comma and not _SENTENCE_AND_MORE.match(rest))


def _has_initials_for_family(persons: list[PersonName]) -> bool:
    """Whether a family name among others is but two or three capitals: the printer has turned that name round."""
    capitals = {person.family.isupper() for person in persons}
    return len(capitals) > 1 and any(person.family.isupper() and len(person.family) <= 3 for person in persons)


def _misplaced_stop(persons: list[PersonName], following: str) -> int:
    """Where all other initials have full stops the one after the last is its own, where none has it ends the list.

    Mends the last person; the end of the names moves by the number of characters returned.
    """
    *others, last = persons
    dotted = {"." in (person.given or "") for person in others if not in_full(person)}
    given = last.given or ""
    if dotted == {False} and given.endswith(".") and not in_full(last):
        persons[-1] = last.model_copy(update={"given": given[:-1]})
        return -1
    if dotted == {True} and "." not in given and following == "." and not last.suffix and given.isupper():
        persons[-1] = last.model_copy(update={"given": f"{given}."})
        return 1
    return 0


def in_full(person: PersonName) -> bool:
    """Whether the given name is more than initials."""
    return bool(re.match(_GIVEN_WORD, person.given or ""))


def _person(found: re.Match[str]) -> PersonName:
    parts = found.groupdict()
    family, suffix = parts["family"], parts["suffix"] or parts.get("inner_suffix")
    if not suffix and (kinship := _KINSHIP.fullmatch(family)):
        family, suffix = kinship.groups()
    return PersonName(family=family, given=parts["given"], particle=parts.get("particle"), suffix=suffix)
