"""The reference list: each reference as fields, as printed, or both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pubmeta.formats.crossref.page_numbers import page_numbers
from pubmeta.formats.crossref.rules.citations import MATCHED_BY_FIELDS, edition_breaches, field_breaches
from pubmeta.formats.crossref.terms import LENGTHS, SERIALS, WHOLE_WORKS, WORKS
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.formats.crossref.write.kinds import RecordKind
from pubmeta.model import Article, Doi, Markup, Name, Pages, PersonName, Reference, Work, WorkType
from pubmeta.problems import Place
from pubmeta.xml.build import Element, attribute, block, joined, line, start_of_line

_ON_THE_WEB = frozenset({WorkType.WEB_PAGE, WorkType.DATASET, WorkType.SOFTWARE, WorkType.REPORT})
"""Works that are mostly found by their URL, for which a citation has no field."""
_VERSION = re.compile(r"v[0-9]+\Z")
_EDITION = re.compile(r"(?i)([0-9]+)(?:st|nd|rd|th)?\.?(?:\s+(?:rev(?:ised)?\.?\s+)?(?:edn?|edition)\.?)?")


def citation_list(article: Article, deposit: Deposit) -> Element | None:
    """The references that say something to Crossref; one that would be empty is reported."""
    log, tags = deposit.log, _IN_POSTED if deposit.kind is RecordKind.POSTED_CONTENT else _IN_ARTICLE
    made = [_citation(reference, at, tags, deposit) for at, reference in log.each("references", article.references)]
    return block("citation_list", made)


class _Tags:
    """The markup of a citation, which is text as deep as it is, for there are many; depth: of the `citation`."""

    def __init__(self, depth: int) -> None:
        self.start = start_of_line(depth)
        self.within = within = start_of_line(depth + 1)
        self.of_fields = {name: (f"{within}<{name}>", f"</{name}>") for name in _FIELDS}


_FIELDS = (
    *("issn", "journal_title", "author", "volume", "issue", "first_page", "elocation_id", "cYear", "doi", "isbn"),
    *("series_title", "volume_title", "edition_number", "article_title", "std_designator"),
)
"""The elements of a citation, in the order of the schema."""
_IN_ARTICLE = _Tags(5)
"""In `citation_list`, article, its container, `body` and `doi_batch`."""
_IN_POSTED = _Tags(4)
"""In posted content, which has no container."""


def _citation(reference: Reference, at: Place, tags: _Tags, deposit: Deposit) -> str | None:
    fields: Mapping[str, str] = {}
    kind = None
    values = reference.__dict__  # quicker than attributes, and there are many references
    printed, work = values["raw"], values["work"]
    if work:
        type_ = work.type
        kind = WORKS[type_] if type_ and deposit.edition.citation_types else None
        fields = _fields(work, at, deposit)
        if kind and not fields:
            message = "is written, but no field of the work beside it, so it is not read back"
            at.guessed("work.type", message)
    pieces: list[str] = []
    for name, text in fields.items():
        opening, closing = tags.of_fields[name]
        pieces += (opening, text, closing, "")
    content = joined(pieces)
    if printed:
        text = deposit.faces(printed, at, "raw")
        content += f"{tags.within}<unstructured_citation>{text}</unstructured_citation>"
    elif work and work.type in _ON_THE_WEB and work.url and not work.doi:
        content += tags.within + line("unstructured_citation", _composed(work))
        at.assumed("raw", "is not given; a text is written that is made of the fields, because it has room for the URL")
    elif kind in MATCHED_BY_FIELDS:
        deposit.advise(field_breaches(fields.keys()), at)
    if not content:
        at.dropped("", "nothing in it has a place in a Crossref citation", remedy="add the reference as printed (raw)")
        return None
    with_type = f' type="{kind}"' if kind else ""
    return f"<citation{attribute('key', values['key'])}{with_type}>{content}{tags.start}</citation>"


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
    """The texts of a citation, by the names of their elements; at: the place of the reference."""
    values = work.__dict__
    article_title, volume_title, journal_title = _titles(values, at, deposit)
    doi = values["doi"] or ((arxiv := values["arxiv"]) and _arxiv_doi(arxiv, at))
    fields: dict[str, str] = {}
    if issn := values["issn"]:
        fields["issn"] = issn
    if journal_title:
        fields["journal_title"] = journal_title
    if authors := values["authors"]:
        fields["author"] = _first_author(authors, at)
    for name in ("volume", "issue"):
        if number := values[name]:
            if len(number) in LENGTHS[name]:
                fields[name] = number
            else:
                deposit.misfit(name, number, at, f"work.{name}", needed=False)
    if (pages := values["pages"]) and (first_page := _first_page(pages, at, deposit)):
        fields["first_page"] = first_page
    if article_number := values["article_number"]:
        fields["elocation_id"] = article_number
    if date := values["date"]:
        fields["cYear"] = str(date.year)
        if date.month:
            message = f"Crossref records only the year of a cited work; {date.year} of {date} is written"
            at.dropped("work.date", message)
    if doi and deposit.doi(doi, at, "work.doi", needed=False):
        fields["doi"] = doi
    if isbn := values["isbn"]:
        fields["isbn"] = isbn
    if series_title := values["series_title"]:
        fields["series_title"] = deposit.plain(series_title, at, "work.series_title")
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
    at.assumed("work.doi", f"is not given; {doi}, that of the arXiv id, is written")
    return doi


def _titles(values: Mapping[str, Any], at: Place, deposit: Deposit) -> tuple[str | None, str | None, str | None]:
    """The titles of article, volume and journal, by the kind of work, whose fields are `values`."""
    own, around, kind = values["title"], values["container_title"], values["type"]
    title = deposit.plain(own, at, "work.title") if isinstance(own, Markup) else own
    container = deposit.plain(around, at, "work.container_title") if isinstance(around, Markup) else around
    if kind in SERIALS:
        return title, None, container
    if kind not in WHOLE_WORKS:
        if container and not title and not deposit.edition.citation_types:
            at.dropped("work.container_title", "without a type, Crossref reads it as the title of the work itself")
            at.assumed("work.title", f"is not given; without a type, Crossref reads {container!r} as it")
        return title, container, None
    if title and container:
        return title, container, None
    if container:
        at.dropped("work.container_title", f"Crossref reads it as the title of the {kind} itself")
        at.assumed("work.title", f"is not given; Crossref reads {container!r} as it")
    return None, title or container, None


def _first_author(authors: Sequence[Name], at: Place) -> str:
    """The first author's surname, by which Crossref matches references, or the group's name."""
    first = authors[0]
    if isinstance(first, PersonName):
        if len(authors) > 1 or first.given or first.particle or first.suffix or first.prefix:
            at.dropped("work.authors", "Crossref records only the first author's surname of a cited work")
        return first.whole_family
    at.dropped(
        "work.authors", "Crossref records only the first author's name of a cited work, and not that it is a group"
    )
    return first.name


def _first_page(pages: Pages, at: Place, deposit: Deposit) -> str | None:
    first = pages.first
    if pages.range:
        first, last, other = page_numbers(pages)
        if last or other:
            at.dropped("work.pages", "Crossref records only the first page of a cited work")
        else:
            at.guessed("work.pages", "Crossref has no place for a range; it is written as the first page")
    return deposit.fitting("first_page", first, at, "work.pages.first")


def _edition(edition: str, at: Place, deposit: Deposit) -> str | None:
    """The number alone where there is one, as Crossref asks: 2 for ``2nd ed.``."""
    number = _EDITION.fullmatch(edition)
    if number and number[1] != edition:
        at.dropped("work.edition", "Crossref records only the number of an edition")
    written = deposit.fitting("edition_number", number[1] if number else edition, at, "work.edition")
    deposit.advise(edition_breaches(written or ""), at, "work.edition")
    return written


def _designator(number: str, kind: WorkType | None, at: Place, deposit: Deposit) -> str | None:
    if kind is WorkType.STANDARD:
        return deposit.fitting("std_designator", number, at, "work.number")
    at.dropped("work.number", "Crossref records the numbers of standards only")
    return None
