"""What the deposit system refuses, though the schema lets it pass."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pubmeta.formats.crossref.findings import Checks, Known, breach, repeated, text_of
from pubmeta.formats.crossref.terms import DOI_CHARACTERS, FR, REL
from pubmeta.model import Doi, FunderId, Issn, Orcid, Ror
from pubmeta.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_ISNI = re.compile(r"https://(?:www\.)?isni\.org/isni/[0-9]{15}[0-9Xx]")
_WIKIDATA = re.compile(r"https://www\.wikidata\.org/entity/[QqPpLl][0-9]+")
_ROR = re.compile(r"https://ror\.org/0[a-z0-9]{8}")
_MOST_DIGITS = 19
_LAST_MONTH, _SEASONS = 12, (*range(21, 25), *range(31, 35))


def _reason(check: Callable[[str], object], value: str) -> str | None:
    """Why a value is refused, None if it is not."""
    try:
        check(value)
    except ValueError as error:
        return str(error).rstrip(".")
    return None


def prefix_problems(root: _Element, known: Known) -> Iterator[Problem]:
    """A second prefix among the DOIs that the deposit registers."""
    prefixes: dict[str, _Element] = {}
    for doi in root.iter(f"{{{known.namespace}}}doi"):
        if known.is_in(doi, "doi_data", "component"):
            prefixes.setdefault(text_of(doi).partition("/")[0], doi)
    first, *others = prefixes or ("",)
    for prefix in others:
        message = f"has the prefix {prefix}, other DOIs here have {first}; deposit them apart"
        yield breach("prefix", prefixes[prefix], message)


def _doi(doi: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(doi)
    if known.is_in(doi, "doi_data", "component") and not DOI_CHARACTERS.fullmatch(value):
        strange = "".join(dict.fromkeys(character for character in value if not DOI_CHARACTERS.match(character)))
        yield breach(
            "doi-characters", doi, f"the DOI {value} has characters that Crossref does not register: {strange!r}"
        )


def _timestamp(timestamp: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(timestamp)
    if len(value) > _MOST_DIGITS:
        yield breach("timestamp", timestamp, f"has {len(value)} digits; Crossref takes {_MOST_DIGITS} at most")


def _journal(journal: _Element, known: Known) -> Iterator[Problem]:
    for metadata in known.children(journal, "journal_metadata"):
        data = known.children(metadata, "doi_data")
        if not (data or known.children(metadata, "issn")):
            yield breach("journal-identity", metadata, "the journal has neither ISSN nor DOI; give one")
        own = {text_of(doi).lower() for part in data for doi in known.children(part, "doi")}
        for article in known.children(journal, "journal_article"):
            for part in known.children(article, "doi_data"):
                for doi in known.children(part, "doi"):
                    if text_of(doi).lower() in own:
                        yield breach("journal-doi", doi, "is given as the DOI of the journal, too; correct that one")


def _issn(issn: _Element, known: Known) -> Iterator[Problem]:
    if not known.is_in(issn, "citation") and (reason := _reason(Issn, text_of(issn))):
        yield breach("issn", issn, f"{reason}; correct it")


def _contributors(contributors: _Element, known: Known) -> Iterator[Problem]:
    people = known.children(contributors, "person_name")
    iris = [(text_of(orcid)[-19:], orcid) for person in people for orcid in known.children(person, "ORCID")]
    for value, orcid in repeated(iris):
        yield breach("orcid-repeated", orcid, f"{value} is given to two contributors; correct one of them")


def _orcid(orcid: _Element, known: Known) -> Iterator[Problem]:
    if reason := _reason(Orcid, text_of(orcid)):
        yield breach("orcid", orcid, f"{reason}; correct it")


def _institution_id(identifier: _Element, known: Known) -> Iterator[Problem]:
    value, kind = text_of(identifier), identifier.get("type")
    if kind == "ror":
        yield from _ror(identifier)
    elif kind == "isni" and not _ISNI.fullmatch(value):
        yield breach("institution-id", identifier, f"{value} has not the form https://www.isni.org/isni/ and 16 digits")
    elif kind == "wikidata" and not _WIKIDATA.fullmatch(value):
        yield breach("institution-id", identifier, f"{value} has not the form https://www.wikidata.org/entity/Q1")


def _ror(element: _Element) -> Iterator[Problem]:
    value = text_of(element)
    reason = _reason(Ror, value) if _ROR.fullmatch(value) else f"{value!r} has not the form https://ror.org/0xxxxxx00"
    if reason:
        yield breach("ror", element, f"{reason}; correct it")


def _title(title: _Element, known: Known) -> Iterator[Problem]:
    if not text_of(title):
        yield breach("title-empty", title, "the title is empty; give it")


def _year(year: _Element, known: Known) -> Iterator[Problem]:
    """Checks the date that a year is part of; what are no numbers, the schema refuses."""
    date = year.getparent()
    if date is None:
        return
    parts = {name: [text_of(part) for part in known.children(date, name)] for name in ("month", "day", "year")}
    months, days, years = ([int(value) for value in parts[name] if value.isdecimal()] for name in parts)
    if not (months and years):
        if days:
            yield breach("date", date, f"has the day {days[0]} without a month; give both or neither")
        return
    month, of_year = months[0], years[0]
    if month in _SEASONS:
        if days:
            yield breach("date", date, f"{month} is a season or quarter and has no day {days[0]}; correct the month")
    elif not 1 <= month <= _LAST_MONTH:
        yield breach("date", date, f"there is no month {month}; correct it")
    elif days and not 1 <= days[0] <= calendar.monthrange(of_year, month)[1]:
        yield breach("date", date, f"there is no day {days[0]} in {of_year:04d}-{month:02d}; correct it")


def _name(name: _Element, known: Known) -> Iterator[Problem]:
    value = text_of(name)
    if known.version < (5, 5) and any(character.isdecimal() or character == "?" for character in value):
        yield breach("name-digits", name, f"{value!r} has digits or question marks; correct it, or use version 5.5.0")


def _citation_list(citations: _Element, known: Known) -> Iterator[Problem]:
    keys = [(citation.get("key", ""), citation) for citation in known.children(citations, "citation")]
    for key, citation in repeated(keys):
        yield breach("citation-key", citation, f"the key {key!r} stands before; give each citation its own")


def _funding(assertion: _Element, known: Known) -> Iterator[Problem]:
    if assertion.get("name") == "ror":
        yield from _ror(assertion)
    elif assertion.get("name") == "funder_identifier" and (reason := _reason(FunderId, text_of(assertion))):
        yield breach("funder-id", assertion, f"{reason}; correct it, or leave the name alone")


def _relation(relation: _Element, known: Known) -> Iterator[Problem]:
    if relation.get("identifier-type") == "doi" and (reason := _reason(Doi, text_of(relation))):
        yield breach("relation-doi", relation, f"{reason}; correct it")


REFUSALS: Checks = {
    "doi": (_doi,),
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
