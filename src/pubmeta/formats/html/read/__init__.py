"""The head of a landing page to an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.html import terms
from pubmeta.formats.html.read.linked_data import article_in, completed
from pubmeta.formats.html.read.page import Page, page_of
from pubmeta.formats.html.read.people import contributors
from pubmeta.formats.html.read.references import references
from pubmeta.model import (
    Abstract,
    Article,
    ArticleType,
    ArxivId,
    Award,
    Copyright,
    Dates,
    Doi,
    FullText,
    Funder,
    Journal,
    Keywords,
    License,
    Pages,
    PartialDate,
    Pmcid,
    Pmid,
    Publisher,
    Url,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    FieldReader,
    FoundIssn,
    agreed_doi,
    article_of,
    issn_fields,
    issns_in,
    journal_of,
    keyword_group,
    keywords_in,
    pages_between,
    pages_of,
    part,
    quoted,
)
from pubmeta.vocabularies.dois import LEAD, NAME

_WEB = re.compile(r"(?i)https?://")
_DOI = re.compile(rf"(?i){LEAD}|(?={NAME})")


def read(content: bytes, log: Log) -> Article | None:
    """The article that the page's meta elements describe, completed from its JSON-LD."""
    page = page_of(content, log)
    if page is None:
        return None
    other = article_in(page, log)
    if not page.metas:
        if other is None:
            log.malformed("describes no article: it has neither citation_* nor Dublin Core elements nor JSON-LD of one")
        return other
    fields = FieldReader(page.metas, log)
    for name, what in terms.OTHERS.items():
        if found := next(iter(fields.all(name)), None):
            log.invalid(name, f"the page is of {what}; pubmeta reads articles alone", line=found.line)
            return None
    article = _article(page, fields, other, log)
    return completed(article, other, log) if article and other else article


def _article(page: Page, fields: FieldReader, other: Article | None, log: Log) -> Article | None:
    doi, url = _identifiers(fields)
    title = fields.one(*terms.TITLE)
    found = {
        "type": _type(fields),
        "title": title.as_text() if title else other and other.title,
        "doi": doi,
        "pmid": fields.taken(Pmid, "citation_pmid"),
        "pmcid": fields.taken(Pmcid, "citation_pmcid", "citation_pmc_id"),
        "arxiv": fields.taken(ArxivId, "citation_arxiv_id"),
        "contributors": contributors(page.metas, fields),
        "abstracts": _abstracts(fields),
        "keywords": _keywords(fields),
        "section": fields.line(*terms.SECTION),
        "language": fields.language(*terms.LANGUAGE),
        "journal": _journal(fields),
        "volume": fields.line(*terms.VOLUME),
        "issue": fields.line(*terms.ISSUE),
        "pages": _pages(fields),
        "article_number": fields.line(*terms.ARTICLE_NUMBER),
        "dates": _dates(fields),
        **_rights(fields, page),
        "awards": _awards(fields),
        "landing_page": _landing_page(fields, page) or url,
        "full_texts": _full_texts(fields),
        "references": references(fields),
    }
    fields.report_rest(terms.IGNORED)
    return article_of(log, found, path="citation_title")


def _type(fields: FieldReader) -> ArticleType | None:
    types = [field.as_article_type() for field in fields.all(*terms.TYPE)]
    return next(filter(None, types), None)


def _identifiers(fields: FieldReader) -> tuple[Doi | None, Url | None]:
    """The DOI, and a URL among the identifiers of Dublin Core."""
    doi, url = fields.taken(Doi, *terms.DOI), None
    for field in fields.all(*terms.IDENTIFIER):
        text = field.text.strip()
        if _DOI.match(text):
            doi = agreed_doi(doi, field)
        elif _WEB.match(text) and url is None:
            url = field.taken(Url)
        elif not _WEB.match(text):
            field.unplaced("is not an identifier of a known kind")
    return doi, url


def _abstracts(fields: FieldReader) -> tuple[Abstract, ...]:
    field = fields.one(*terms.ABSTRACT)
    abstract = field.as_abstract() if field else None
    return (abstract,) if abstract else ()


def _keywords(fields: FieldReader) -> tuple[Keywords, ...]:
    """The keywords of the first family that has any: one in each element, or several in one."""
    for name in terms.KEYWORDS:
        given = fields.all(name)
        if len(given) == 1:
            words = list(keywords_in(given[0]))
        else:
            words = [field.with_text(text) for field in given for text in field.text.split(";")]
        if keywords := keyword_group(word.as_text() for word in words):
            fields.all(*terms.KEYWORDS)
            return keywords
    return ()


def _journal(fields: FieldReader) -> Journal | None:
    """The journal; of a conference paper the proceedings."""
    log = fields.log
    title = fields.one(*terms.JOURNAL)
    conference = fields.one(*terms.CONFERENCE)
    publisher = part(log, "citation_publisher", Publisher, {"name": fields.line(*terms.PUBLISHER)})
    issns = issn_fields(log, _issns(fields))
    abbreviations = dict.fromkeys(" ".join(field.text.split()) for field in fields.all(*terms.ABBREVIATION))
    if title is None and conference:
        conference.guessed(f"the conference {quoted(conference.text)} is kept as the journal")
        title = conference
    elif title and conference:
        conference.unplaced(f"a paper has one container, {quoted(title.text)}")
    made: dict[str, Any] = {**issns, "publisher": publisher}
    name, line = "citation_journal_title", None
    if title:
        kept = tuple(text for text in abbreviations if text != title.text.strip())
        made |= {"title": title.text, "abbreviations": kept}
        name, line = title.path, title.line
    elif abbreviations:
        made["title"], *others = abbreviations
        made["abbreviations"] = tuple(others)
        message = f"{quoted(made['title'])} is taken for the journal's title; the page has no other"
        log.guessed("citation_journal_abbrev", message)
    places = {"issn": "citation_issn", "publisher": "citation_publisher"}
    return journal_of(log, name, made, places, line=line)


def _issns(fields: FieldReader) -> Iterator[FoundIssn]:
    for name, medium in terms.ISSNS.items():
        for field in fields.all(name):
            yield from issns_in(field, medium)


def _pages(fields: FieldReader) -> Pages | None:
    first, last = fields.line(*terms.FIRST_PAGE), fields.line(*terms.LAST_PAGE)
    whole = pages_of(fields.line(*terms.PAGES))
    return pages_between(first, last) or whole


def _dates(fields: FieldReader) -> Dates | None:
    found = {name: _date(fields, names) for name, names in terms.DATES.items()}
    return part(fields.log, "citation_publication_date", Dates, found)


def _date(fields: FieldReader, names: tuple[str, ...]) -> PartialDate | None:
    """The first date of these elements; another that is not the same as far as both tell is reported."""
    first: PartialDate | None = None
    for field in fields.all(*names):
        date = field.as_date()
        if date and first and not all(mine == its for mine, its in zip(first.parts, date.parts, strict=False)):
            field.dropped(f"differs from {first}, which is kept; left out: {date}")
        if first is None or (date and date.parts[: len(first.parts)] == first.parts):
            first = date or first
    return first


def _rights(fields: FieldReader, page: Page) -> dict[str, Any]:
    """Licences by URL, and the copyright line in words."""
    licenses: dict[str, License] = {}
    statement = None
    for field in (*fields.all(*terms.RIGHTS), *filter(None, (page.links.get("license"),))):
        if _WEB.match(field.text.strip()):
            if url := field.taken(Url):
                licenses[url.rstrip("/")] = License(url=url)
        elif statement is None:
            statement = field.part(Copyright, {"statement": field.as_text()})
        else:
            field.unplaced("an article has one copyright line")
    return {"licenses": tuple(licenses.values()), "copyright": statement}


def _awards(fields: FieldReader) -> tuple[Award, ...]:
    """Funders by name."""
    funders = [field.part(Funder, {"name": field.as_text()}) for field in fields.all(*terms.SPONSORS)]
    return tuple(dict.fromkeys(Award(funder=funder) for funder in funders if funder))


def _landing_page(fields: FieldReader, page: Page) -> Url | None:
    field = fields.one(*terms.LANDING_PAGE) or page.links.get("canonical")
    return field.taken(Url) if field else None


def _full_texts(fields: FieldReader) -> tuple[FullText, ...]:
    given = ((field, media_type) for name, media_type in terms.FULL_TEXTS.items() for field in fields.all(name))
    texts = (FullText(url=url, media_type=media_type) for field, media_type in given if (url := field.taken(Url)))
    return tuple(dict.fromkeys(texts))
