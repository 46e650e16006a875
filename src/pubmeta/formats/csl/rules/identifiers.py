"""Content rules for identifiers, numbers and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from pubmeta.checks.json_text import Location, json_path
from pubmeta.formats.csl.rules.rule import rule
from pubmeta.model import Doi, Identifier, Isbn, Issn, Language, Pmcid, Pmid, Url
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule

_SPECIFICATION = "CSL 1.0.2 specification, appendix IV"

DOI = rule("doi", "DOI holds a DOI without resolver: 10.1234/suffix", "ISO 26324; styles put the resolver before it")
ISSN = rule("issn", "an ISSN has the form 1234-5679 and a right check digit", "ISO 3297")
ISBN = rule("isbn", "an ISBN has 10 or 13 digits and a right check digit", "ISO 2108")
PMID = rule("pmid", "a PMID is 1 to 8 digits", "PubMed")
PMCID = rule("pmcid", "a PMCID is PMC and digits", "PubMed Central")
URL = rule("url", "URL holds an absolute URL that begins with http, https or ftp", _SPECIFICATION)
LANGUAGE = rule("language", "language holds a language tag: en, pt-BR", "BCP 47")
DOI_AGREEMENT = rule(
    "doi-agreement",
    "DOI, id and URL name the same DOI, and a DOI that is known stands in DOI",
    "pubmeta: so that a document says one thing",
    Kind.DISCOURAGED,
)
PAGE = rule(
    "page",
    "page holds numbers with a plain hyphen between first and last; styles print the dash",
    "CSL 1.0.2 specification: page-range-format",
    Kind.DISCOURAGED,
)
LABEL = rule(
    "label", "numbers stand without a label; styles print “vol.” or “pp.” themselves", _SPECIFICATION, Kind.DISCOURAGED
)

RULES: Final[tuple[Rule, ...]] = (DOI, ISSN, ISBN, PMID, PMCID, URL, LANGUAGE, DOI_AGREEMENT, PAGE, LABEL)

_IDENTIFIERS: Final[tuple[tuple[str, Rule, type[Identifier]], ...]] = (
    ("DOI", DOI, Doi),
    ("PMID", PMID, Pmid),
    ("PMCID", PMCID, Pmcid),
    ("URL", URL, Url),
    ("language", LANGUAGE, Language),
    ("ISSN", ISSN, Issn),
    ("ISBN", ISBN, Isbn),
)
_LISTS = frozenset({"ISSN", "ISBN"})
"""Zotero and others write several into the one string."""
_FREELY_SPELT = frozenset({"URL", "ISBN"})
"""Hyphens and percent signs may be anywhere."""
_RESOLVER = re.compile(r"(?i)https?://(?:dx\.|www\.)?doi\.org/(?=10\.)")
_LABEL = re.compile(r"(?i)(?:pp?|pages?|vol(?:ume)?|no|nr|issue|iss)\.?\s*[0-9e]")
_DASH = re.compile("[‐‑‒–—−]|--")

_KINDS: Final = {variable: kind for variable, _, kind in _IDENTIFIERS}
_LOOKED_AT: Final = frozenset({*_KINDS, "id", "page", "volume", "issue"})
_PLAIN_NUMBER = re.compile("e?[0-9]+(?:-e?[0-9]+)?")


def is_plain(item: dict[str, Any]) -> bool:
    """Whether the identifiers and numbers of one item surely break no rule; those of most do not."""
    for variable in _LOOKED_AT.intersection(item):
        value = item[variable]
        if not isinstance(value, str):
            continue
        if kind := _KINDS.get(variable):
            is_sure = kind.is_normal(value) and not (variable == "URL" and _RESOLVER.match(value))
        elif variable == "id":
            is_sure = not _RESOLVER.match(value)
        else:
            is_sure = _PLAIN_NUMBER.fullmatch(value) is not None
        if not is_sure:
            return False
    return True


def problems(item: dict[str, Any], at: Location) -> Iterator[Problem]:
    """Every breach of a rule in one item."""
    for variable, broken, kind in _IDENTIFIERS:
        value = item.get(variable)
        if isinstance(value, str) and value.strip():
            for each in re.split(r"[,;\s]+", value.strip()) if variable in _LISTS else (value,):
                if fault := _fault(each, kind, variable):
                    yield broken.problem(json_path((*at, variable)), fault)
    yield from _doi_problems(item, at)
    yield from _number_problems(item, at)


def _fault(value: str, kind: type[Identifier], variable: str) -> str | None:
    """What is wrong with an identifier."""
    try:
        normal = str(kind(value))
    except ValueError as error:
        return str(error)
    if variable in _FREELY_SPELT or normal.lower() == value.lower():
        return None
    return f"is {value!r}; write {normal}"


def _doi_problems(item: dict[str, Any], at: Location) -> Iterator[Problem]:
    """Where id or URL is the address of another DOI than DOI."""
    known = item.get("DOI")
    for variable in ("id", "URL"):
        value = item.get(variable)
        if not isinstance(value, str) or not _RESOLVER.match(value):
            continue
        try:
            named = Doi(unquote(value))
            agreed = isinstance(known, str) and Doi(known).key == named.key
        except ValueError:
            continue
        if not agreed:
            message = f"names the DOI {named}, DOI {known}" if known else f"names the DOI {named}; put it into DOI"
            yield DOI_AGREEMENT.problem(json_path((*at, variable)), message)


def _number_problems(item: dict[str, Any], at: Location) -> Iterator[Problem]:
    for variable in ("page", "volume", "issue"):
        value = item.get(variable)
        if not isinstance(value, str):
            continue
        if _LABEL.match(value.strip()):
            yield LABEL.problem(json_path((*at, variable)), f"is {value!r}; leave the label out")
        elif variable == "page" and _DASH.search(value):
            yield PAGE.problem(json_path((*at, variable)), f"is {value!r}; write a plain hyphen")
