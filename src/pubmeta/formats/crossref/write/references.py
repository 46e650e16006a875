"""The reference list: each reference as fields, as printed, or both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pubmeta.formats.crossref.page_numbers import page_numbers
from pubmeta.formats.crossref.rules.citations import MATCHED_BY_FIELDS, edition_breaches, field_breaches
from pubmeta.formats.crossref.terms import SERIALS, WHOLE_WORKS, WORKS
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, Doi, Name, Pages, PartialDate, PersonName, Reference, Work, WorkType
from pubmeta.problems import Place
from pubmeta.xml.build import Element, attribute, block, element, line, lines_of

_ON_THE_WEB = frozenset({WorkType.WEB_PAGE, WorkType.DATASET, WorkType.SOFTWARE, WorkType.REPORT})
"""Works that are mostly found by their URL, for which a citation has no field."""
_VERSION = re.compile(r"v[0-9]+\Z")
_EDITION = re.compile(r"(?i)([0-9]+)(?:st|nd|rd|th)?\.?(?:\s+(?:rev(?:ised)?\.?\s+)?(?:edn?|edition)\.?)?")


def citation_list(article: Article, deposit: Deposit) -> Element | None:
    """The references that say something to Crossref; one that would be empty is reported."""
    made = [_citation(reference, at, deposit) for at, reference in deposit.log.each("references", article.references)]
    return element("citation_list", made)


def _citation(reference: Reference, at: Place, deposit: Deposit) -> Element | None:
    fields: Mapping[str, str] = {}
    kind = None
    if work := reference.work:
        of_work, type_ = at.at("work"), work.type
        kind = WORKS[type_] if type_ and deposit.edition.citation_types else None
        fields = _fields(work, of_work, deposit)
        if kind and not fields:
            of_work.guessed("type", "is written, but no field of the work beside it, so that it is not read back")
    content = lines_of(fields)
    if printed := reference.raw:
        content.append(f"<unstructured_citation>{deposit.faces(printed, at, 'raw')}</unstructured_citation>")
    elif work and work.type in _ON_THE_WEB and work.url and not work.doi:
        content.append(line("unstructured_citation", _composed(work)))
        at.assumed("raw", "is not given; a text is written that is made of the fields, because it has room for the URL")
    elif kind in MATCHED_BY_FIELDS:
        deposit.advise(field_breaches(fields.keys()), at)
    citation = block("citation", content, attribute("key", reference.key) + (f' type="{kind}"' if kind else ""))
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


def _fields(work: Work, at: Place, deposit: Deposit) -> dict[str, str]:
    """The texts of a citation, by the names of their elements."""
    values = work.__dict__  # quicker than attributes, and there are many references
    article_title, volume_title, journal_title = _titles(values, at, deposit)
    doi = values["doi"] or ((arxiv := values["arxiv"]) and _arxiv_doi(arxiv, at))
    fields: dict[str, str] = {}
    if issn := values["issn"]:
        fields["issn"] = issn
    if journal_title:
        fields["journal_title"] = journal_title
    if authors := values["authors"]:
        fields["author"] = _first_author(authors, at)
    if (volume := values["volume"]) and deposit.fits("volume", volume, at, "volume", needed=False):
        fields["volume"] = volume
    if (issue := values["issue"]) and deposit.fits("issue", issue, at, "issue", needed=False):
        fields["issue"] = issue
    if (pages := values["pages"]) and (first_page := _first_page(pages, at, deposit)):
        fields["first_page"] = first_page
    if article_number := values["article_number"]:
        fields["elocation_id"] = article_number
    if date := values["date"]:
        fields["cYear"] = _year(date, at)
    if doi and deposit.doi(doi, at, needed=False):
        fields["doi"] = doi
    if isbn := values["isbn"]:
        fields["isbn"] = isbn
    if series_title := values["series_title"]:
        fields["series_title"] = deposit.plain(series_title, at, "series_title")
    if volume_title:
        fields["volume_title"] = volume_title
    if (edition := values["edition"]) and (edition_number := _edition(edition, at, deposit)):
        fields["edition_number"] = edition_number
    if article_title:
        fields["article_title"] = article_title
    if (number := values["number"]) and (designator := _designator(number, values["type"], at, deposit)):
        fields["std_designator"] = designator
    return fields


def _arxiv_doi(arxiv: str, at: Place) -> Doi:
    """The DOI that arXiv gives each of its works, by their id without a version."""
    doi = Doi(f"10.48550/arXiv.{_VERSION.sub('', arxiv)}")
    at.assumed("doi", f"is not given; {doi}, that of the arXiv id, is written")
    return doi


def _titles(values: Mapping[str, Any], at: Place, deposit: Deposit) -> tuple[str | None, str | None, str | None]:
    """The titles of article, volume and journal, by the kind of work, whose fields are `values`."""
    own, around, kind = values["title"], values["container_title"], values["type"]
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


def _first_author(authors: Sequence[Name], at: Place) -> str:
    """The first author's surname, by which Crossref matches references, or the group's name."""
    first = authors[0]
    if isinstance(first, PersonName):
        if len(authors) > 1 or first.given or first.particle or first.suffix or first.prefix:
            at.dropped("authors", "Crossref records only the first author's surname of a cited work")
        return first.whole_family
    at.dropped("authors", "Crossref records only the first author's name of a cited work, and not that it is a group")
    return first.name


def _first_page(pages: Pages, at: Place, deposit: Deposit) -> str | None:
    first, last, other = page_numbers(pages)
    if pages.range and (last or other):
        at.dropped("pages", "Crossref records only the first page of a cited work")
    elif pages.range:
        at.guessed("pages", "Crossref has no place for a range; it is written as the first page")
    return deposit.fitting("first_page", first, at, "pages.first")


def _year(date: PartialDate, at: Place) -> str:
    if date.month:
        at.dropped("date", f"Crossref records only the year of a cited work; {date.year} of {date} is written")
    return str(date.year)


def _edition(edition: str, at: Place, deposit: Deposit) -> str | None:
    """The number alone where there is one, as Crossref asks: 2 for ``2nd ed.``."""
    number = _EDITION.fullmatch(edition)
    if number and number[1] != edition:
        at.dropped("edition", "Crossref records only the number of an edition")
    written = deposit.fitting("edition_number", number[1] if number else edition, at, "edition")
    deposit.advise(edition_breaches(written or ""), at, "edition")
    return written


def _designator(number: str, kind: WorkType | None, at: Place, deposit: Deposit) -> str | None:
    if kind is WorkType.STANDARD:
        return deposit.fitting("std_designator", number, at, "number")
    at.dropped("number", "Crossref records the numbers of standards only")
    return None
