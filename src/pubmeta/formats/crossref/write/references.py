"""The reference list: each reference as fields, as printed, or both."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pubmeta.formats.crossref.page_numbers import page_numbers
from pubmeta.formats.crossref.rules.citations import MATCHED_BY_FIELDS, edition_breaches, field_breaches
from pubmeta.formats.crossref.terms import SERIALS, WHOLE_WORKS, WORKS
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, Doi, PersonName, Reference, Work, WorkType
from pubmeta.problems import Place
from pubmeta.xml.build import Element, element, texts

_ON_THE_WEB = frozenset({WorkType.WEB_PAGE, WorkType.DATASET, WorkType.SOFTWARE, WorkType.REPORT})
"""Works that are mostly found by their URL, for which a citation has no field."""
_VERSION = re.compile(r"v[0-9]+\Z")
_EDITION = re.compile(r"(?i)([0-9]+)(?:st|nd|rd|th)?\.?(?:\s+(?:rev(?:ised)?\.?\s+)?(?:edn?|edition)\.?)?")


def citation_list(article: Article, deposit: Deposit) -> Element | None:
    """The references that say something to Crossref; one that would be empty is reported."""
    return element(
        "citation_list",
        [_citation(reference, at, deposit) for at, reference in deposit.log.each("references", article.references)],
    )


def _citation(reference: Reference, at: Place, deposit: Deposit) -> Element | None:
    attributes: dict[str, str | None] = {"key": reference.key}
    fields = raw = None
    written: Mapping[str, str | None] = {}
    if work := reference.work:
        of_work = at.at("work")
        attributes["type"] = work.type and WORKS[work.type] if deposit.edition.citation_types else None
        written = _fields(work, of_work, deposit)
        fields = texts(written)
        if fields is None and attributes["type"]:
            of_work.guessed("type", "is written, but no field of the work beside it, so that it is not read back")
    if printed := reference.raw:
        raw = element("unstructured_citation", deposit.faces(printed, at, "raw"))
    elif work and work.url and not work.doi and work.type in _ON_THE_WEB:
        raw = element("unstructured_citation", _composed(work))
        at.assumed("raw", "is not given; a text is written that is made of the fields, because it has room for the URL")
    if raw is None and attributes.get("type") in MATCHED_BY_FIELDS:
        deposit.advise(field_breaches({name for name, value in written.items() if value}), at)
    citation = element("citation", attributes, fields, raw)
    if citation is None:
        at.dropped("", "nothing in it has a place in a Crossref citation", remedy="add the reference as printed (raw)")
    return citation


def _composed(work: Work) -> str:
    """A text of the fields of a work on the web: authors, date, title, where it is, the link, when it was visited."""
    people = work.authors or work.editors
    names = ", ".join(one.display if isinstance(one, PersonName) else one.name for one in people)
    by = f"{names} et al." if names and work.et_al else names
    head = " ".join(filter(None, (by, f"({work.date})" if work.date else "")))
    version = work.version and f"Version {work.version}"
    parts = (head, work.title, work.container_title, version, work.publisher)
    sentences = [text if text.endswith((".", "?", "!")) else f"{text}." for text in map(str, filter(None, parts))]
    visited = f"(accessed {work.accessed})" if work.accessed else None
    return " ".join(filter(None, (*sentences, work.url, visited)))


def _fields(work: Work, at: Place, deposit: Deposit) -> dict[str, str | None]:
    """The texts of a citation, by the names of their elements."""
    article_title, volume_title, journal_title = _titles(work, at, deposit)
    volume, issue, doi, series = work.volume, work.issue, work.doi or _arxiv_doi(work, at), work.series_title
    return {
        "issn": work.issn,
        "journal_title": journal_title,
        "author": _first_author(work, at, deposit),
        "volume": volume and deposit.fitting("volume", volume, at, "volume"),
        "issue": issue and deposit.fitting("issue", issue, at, "issue"),
        "first_page": _first_page(work, at, deposit),
        "elocation_id": work.article_number,
        "cYear": _year(work, at, deposit),
        "doi": doi and deposit.doi(doi, at, "doi", needed=False),
        "isbn": work.isbn,
        "series_title": deposit.plain(series, at, "series_title") if series else None,
        "volume_title": volume_title,
        "edition_number": _edition(work, at, deposit),
        "article_title": article_title,
        "std_designator": _designator(work, at, deposit),
    }


def _arxiv_doi(work: Work, at: Place) -> Doi | None:
    """The DOI that arXiv gives each of its works, by their id without a version."""
    if work.arxiv is None:
        return None
    doi = Doi(f"10.48550/arXiv.{_VERSION.sub('', work.arxiv)}")
    at.assumed("doi", f"is not given; {doi}, that of the arXiv id, is written")
    return doi


def _titles(work: Work, at: Place, deposit: Deposit) -> tuple[str | None, str | None, str | None]:
    """The titles of article, volume and journal, by the kind of work."""
    own, around, kind = work.title, work.container_title, work.type
    title = deposit.plain(own, at, "title") if own else None
    container = deposit.plain(around, at, "container_title") if around else None
    if kind in SERIALS:
        return title, None, container
    if kind not in WHOLE_WORKS:
        if container and not title and not deposit.edition.citation_types:
            at.dropped("container_title", "without a type, Crossref reads it as the title of the work itself")
            at.assumed("title", f"is not given; without a type, Crossref reads {container!r} as it")
        return title, container, None
    if title and container:
        return title, container, None
    if container:
        at.dropped("container_title", f"Crossref reads it as the title of the {kind} itself")
        at.assumed("title", f"is not given; Crossref reads {container!r} as it")
    return None, title or container, None


def _first_author(work: Work, at: Place, deposit: Deposit) -> str | None:
    """The first author's surname, by which Crossref matches references, or the group's name."""
    authors = work.authors
    if not authors:
        return None
    first = authors[0]
    if isinstance(first, PersonName):
        if len(authors) > 1 or first.given or first.particle or first.suffix or first.prefix:
            at.dropped("authors", "Crossref records only the first author's surname of a cited work")
        return first.whole_family
    at.dropped("authors", "Crossref records only the first author's name of a cited work, and not that it is a group")
    return first.name


def _first_page(work: Work, at: Place, deposit: Deposit) -> str | None:
    pages = work.pages
    if pages is None:
        return None
    first, last, other = page_numbers(pages)
    if pages.range and (last or other):
        at.dropped("pages", "Crossref records only the first page of a cited work")
    elif pages.range:
        at.guessed("pages", "Crossref has no place for a range; it is written as the first page")
    return deposit.fitting("first_page", first, at, "pages.first")


def _year(work: Work, at: Place, deposit: Deposit) -> str | None:
    date = work.date
    if date is None:
        return None
    if date.month:
        at.dropped("date", f"Crossref records only the year of a cited work; {date.year} of {date} is written")
    return str(date.year)


def _edition(work: Work, at: Place, deposit: Deposit) -> str | None:
    """The number alone where there is one, as Crossref asks: 2 for ``2nd ed.``."""
    if work.edition is None:
        return None
    number = _EDITION.fullmatch(work.edition)
    if number and number[1] != work.edition:
        at.dropped("edition", "Crossref records only the number of an edition")
    edition = deposit.fitting("edition_number", number[1] if number else work.edition, at, "edition")
    deposit.advise(edition_breaches(edition or ""), at, "edition")
    return edition


def _designator(work: Work, at: Place, deposit: Deposit) -> str | None:
    if work.number is None:
        return None
    if work.type is WorkType.STANDARD:
        return deposit.fitting("std_designator", work.number, at, "number")
    at.dropped("number", "Crossref records the numbers of standards only")
    return None
