"""The checks on identifiers, numbers and pages."""

from __future__ import annotations

import re
from typing import Any, Final

from pubmeta.checks.content_rules import Finding, JsonBreaches, TextBreaches, finding_of
from pubmeta.model import Doi, Identifier, Isbn, Issn, Language, Pmcid, Pmid, Url
from pubmeta.vocabularies.dashes import DASHES
from pubmeta.vocabularies.dois import is_doi_link

_IDENTIFIERS: Final[tuple[tuple[str, str, type[Identifier]], ...]] = (
    ("DOI", "doi", Doi),
    ("PMID", "pmid", Pmid),
    ("PMCID", "pmcid", Pmcid),
    ("URL", "url", Url),
    ("language", "language", Language),
    ("ISSN", "issn", Issn),
    ("ISBN", "isbn", Isbn),
)
"""The variable, the code of its rule, what it holds."""
_LISTS = frozenset({"ISSN", "ISBN"})
"""Zotero and others write several into the one string."""
_FREELY_SPELT = frozenset({"URL", "ISBN"})
"""Hyphens and percent signs may be anywhere."""
_LABEL = re.compile(r"(?i)(?:pp?|pages?|vol(?:ume)?|no|nr|issue|iss)\.?\s*[0-9e]")
_DASH = re.compile(f"[{DASHES}]|--")


def breaches(item: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in one item."""
    for variable, code, kind in _IDENTIFIERS:
        value = item.get(variable)
        if isinstance(value, str) and value.strip():
            for each in re.split(r"[,;\s]+", value.strip()) if variable in _LISTS else (value,):
                if fault := _fault(each, kind, variable):
                    yield code, fault, variable
    yield from _doi_breaches(item)
    yield from _number_breaches(item)


def _fault(value: str, kind: type[Identifier], variable: str) -> Finding | None:
    """What is wrong with an identifier."""
    try:
        normal = str(kind(value))
    except ValueError as error:
        return finding_of(error)
    if variable in _FREELY_SPELT or normal.lower() == value.lower():
        return None
    return f"is {value!r}", f"write {normal}"


def _doi_breaches(item: dict[str, Any]) -> JsonBreaches:
    """Where id or URL is the address of another DOI than DOI."""
    known = item.get("DOI")
    for variable in ("id", "URL"):
        value = item.get(variable)
        if not isinstance(value, str) or not is_doi_link(value):
            continue
        try:
            named = Doi(value)
            agreed = isinstance(known, str) and Doi(known).key == named.key
        except ValueError:
            continue
        if not agreed:
            if known:
                yield "doi-agreement", f"names the DOI {named}, but DOI is {known}", variable
            else:
                yield "doi-agreement", (f"names the DOI {named}, and DOI is absent", f"set DOI to {named}"), variable


def _number_breaches(item: dict[str, Any]) -> JsonBreaches:
    for variable in ("page", "volume", "issue"):
        value = item.get(variable)
        if isinstance(value, str):
            for code, message in number_breaches(value, is_page=variable == "page"):
                yield code, message, variable


def number_breaches(value: str, *, is_page: bool = False) -> TextBreaches:
    """What is wrong with a page, a volume or an issue."""
    if value.replace("-", "", 1).isdecimal():  # as most are
        return ()
    if _LABEL.match(value.strip()):
        return (("label", f"{value!r} has a label, which styles print themselves"),)
    if is_page and _DASH.search(value):
        return (("page", f"{value!r} has a dash, which styles print themselves"),)
    return ()
