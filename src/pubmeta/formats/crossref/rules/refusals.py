"""What the deposit system refuses, though the schema lets it pass."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from pubmeta.formats.crossref.rules.deposited import Checks, Findings, repeated, text_of
from pubmeta.formats.crossref.terms import DOI_CHARACTERS, FR, REL
from pubmeta.model import Doi, FunderId, Identifier, Issn, Orcid, Ror

if TYPE_CHECKING:
    from lxml.etree import _Element

_ISNI = re.compile(r"https://(?:www\.)?isni\.org/isni/[0-9]{15}[0-9Xx]")
_WIKIDATA = re.compile(r"https://www\.wikidata\.org/entity/[QqPpLl][0-9]+")
_ROR = re.compile(r"https://ror\.org/0[a-z0-9]{8}")
_MOST_DIGITS = 19
_LAST_MONTH, _SEASONS = 12, (*range(21, 25), *range(31, 35))


def _reason(kind: type[Identifier], value: str, before: str = "") -> str | None:
    """Why a value is no identifier of this kind, None if it is one; `before` is what it mostly begins with."""
    if kind.is_normal(value.removeprefix(before)):
        return None
    try:
        kind(value)
    except ValueError as error:
        return str(error).rstrip(".")
    return None


def _registered(parent: _Element, findings: Findings) -> None:
    for doi in findings.children(parent, "doi"):
        value = text_of(doi)
        findings.registers(value, doi)
        if not DOI_CHARACTERS.fullmatch(value):
            strange = "".join(dict.fromkeys(character for character in value if not DOI_CHARACTERS.match(character)))
            message = f"the DOI {value} has characters that Crossref does not register: {strange!r}"
            findings.breach("doi-characters", doi, message)


def _timestamp(timestamp: _Element, findings: Findings) -> None:
    value = text_of(timestamp)
    if len(value) > _MOST_DIGITS:
        findings.breach("timestamp", timestamp, f"has {len(value)} digits; Crossref takes {_MOST_DIGITS} at most")


def _journal(journal: _Element, findings: Findings) -> None:
    for metadata in findings.children(journal, "journal_metadata"):
        data = [*findings.children(metadata, "doi_data")]
        if not data and next(findings.children(metadata, "issn"), None) is None:
            findings.breach("journal-identity", metadata, "the journal has neither ISSN nor DOI; give one")
        own = {text_of(doi).lower() for part in data for doi in findings.children(part, "doi")}
        for article in findings.children(journal, "journal_article") if own else ():
            for part in findings.children(article, "doi_data"):
                for doi in findings.children(part, "doi"):
                    if text_of(doi).lower() in own:
                        findings.breach("journal-doi", doi, "is given as the DOI of the journal, too; correct that one")


def _issn(issn: _Element, findings: Findings) -> None:
    if not findings.is_in(issn, "citation") and (reason := _reason(Issn, text_of(issn))):
        findings.breach("issn", issn, f"{reason}; correct it")


def _contributors(contributors: _Element, findings: Findings) -> None:
    iris = ((text_of(orcid)[-19:], orcid) for orcid in findings.within(contributors, "ORCID"))
    for value, orcid in repeated(iris):
        findings.breach("orcid-repeated", orcid, f"{value} is given to two contributors; correct one of them")


def _orcid(orcid: _Element, findings: Findings) -> None:
    if reason := _reason(Orcid, text_of(orcid), "https://orcid.org/"):
        findings.breach("orcid", orcid, f"{reason}; correct it")


def _institution_id(identifier: _Element, findings: Findings) -> None:
    kind = identifier.get("type")
    if kind == "ror":
        _ror(identifier, findings)
        return
    value = text_of(identifier)
    if kind == "isni" and not _ISNI.fullmatch(value):
        findings.breach(
            "institution-id", identifier, f"{value} has not the form https://www.isni.org/isni/ and 16 digits"
        )
    elif kind == "wikidata" and not _WIKIDATA.fullmatch(value):
        findings.breach("institution-id", identifier, f"{value} has not the form https://www.wikidata.org/entity/Q1")


def _ror(element: _Element, findings: Findings) -> None:
    value = text_of(element)
    reason = (
        _reason(Ror, value, "https://ror.org/")
        if _ROR.fullmatch(value)
        else f"{value!r} has not the form https://ror.org/0xxxxxx00"
    )
    if reason:
        findings.breach("ror", element, f"{reason}; correct it")


def _title(title: _Element, findings: Findings) -> None:
    if not text_of(title):
        findings.breach("title-empty", title, "the title is empty; give it")


def _year(year: _Element, findings: Findings) -> None:
    """Checks the date that a year is part of; what are no numbers, the schema refuses."""
    date = year.getparent()
    if date is None:
        return
    months, days, years = (
        [int(value) for part in findings.children(date, name) if (value := text_of(part)).isdecimal()]
        for name in ("month", "day", "year")
    )
    if not (months and years):
        if days:
            findings.breach("date", date, f"has the day {days[0]} without a month; give both or neither")
        return
    month, of_year = months[0], years[0]
    if month in _SEASONS:
        if days:
            findings.breach("date", date, f"{month} is a season or quarter and has no day {days[0]}; correct the month")
    elif not 1 <= month <= _LAST_MONTH:
        findings.breach("date", date, f"there is no month {month}; correct it")
    elif days and not 1 <= days[0] <= calendar.monthrange(of_year, month)[1]:
        findings.breach("date", date, f"there is no day {days[0]} in {of_year:04d}-{month:02d}; correct it")


def _name(name: _Element, findings: Findings) -> None:
    if findings.version >= (5, 5):
        return
    value = text_of(name)
    if any(character.isdecimal() or character == "?" for character in value):
        findings.breach(
            "name-digits", name, f"{value!r} has digits or question marks; correct it, or use version 5.5.0"
        )


def _citation_list(citations: _Element, findings: Findings) -> None:
    keys = ((citation.get("key", ""), citation) for citation in findings.children(citations, "citation"))
    for key, citation in repeated(keys):
        findings.breach("citation-key", citation, f"the key {key!r} stands before; give each citation its own")


def _funding(assertion: _Element, findings: Findings) -> None:
    if assertion.get("name") == "ror":
        _ror(assertion, findings)
    elif assertion.get("name") == "funder_identifier" and (
        reason := _reason(FunderId, text_of(assertion), "https://doi.org/")
    ):
        findings.breach("funder-id", assertion, f"{reason}; correct it, or leave the name alone")


def _relation(relation: _Element, findings: Findings) -> None:
    if relation.get("identifier-type") == "doi" and (reason := _reason(Doi, text_of(relation))):
        findings.breach("relation-doi", relation, f"{reason}; correct it")


REFUSALS: Checks = {
    "component": (_registered,),
    "doi_data": (_registered,),
    "timestamp": (_timestamp,),
    "journal": (_journal,),
    "issn": (_issn,),
    "contributors": (_contributors,),
    "ORCID": (_orcid,),
    "institution_id": (_institution_id,),
    "title": (_title,),
    "full_title": (_title,),
    "year": (_year,),
    "given_name": (_name,),
    "surname": (_name,),
    "citation_list": (_citation_list,),
    f"{{{FR}}}assertion": (_funding,),
    f"{{{REL}}}inter_work_relation": (_relation,),
    f"{{{REL}}}intra_work_relation": (_relation,),
}
