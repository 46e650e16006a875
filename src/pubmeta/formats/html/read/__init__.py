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
    Language,
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
    Fields,
    FoundIssn,
    abstract_of,
    article_of,
    article_type_in,
    date_in,
    issn_fields,
    issns_in,
    journal_of,
    language_of,
    literal_of,
    pages_between,
    pages_of,
    part,
    quoted,
    taken,
)

_WEB = re.compile(r"(?i)https?://")
_DOI = re.compile(r"(?i)(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|(?=10\.\d{4,9}/))")


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
    fields = Fields(page.metas, log)
    for name, what in terms.OTHERS.items():
        if found := next(iter(fields.all(name)), None):
            log.invalid(name, f"the page is of {what}; pubmeta reads articles alone", line=found.line)
            return None
    article = _article(page, fields, other, log)
    return completed(article, other, log) if article and other else article


def _article(page: Page, fields: Fields, other: Article | None, log: Log) -> Article | None:
    doi, url = _identifiers(fields)
    title = fields.one(*terms.TITLE)
    found = {
        "type": _type(fields),
        "title": literal_of(log, title.name, title.text, line=title.line) if title else other and other.title,
        "doi": doi,
        "pmid": fields.taken(Pmid, "citation_pmid"),
        "pmcid": fields.taken(Pmcid, "citation_pmcid", "citation_pmc_id"),
        "arxiv": fields.taken(ArxivId, "citation_arxiv_id"),
        "contributors": contributors(page.metas, fields),
        "abstracts": _abstracts(fields),
        "keywords": _keywords(fields),
        "section": fields.line(*terms.SECTION),
        "language": _language(fields),
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


def _type(fields: Fields) -> ArticleType | None:
    found = [article_type_in(fields.log, field.name, field.text, line=field.line) for field in fields.all(*terms.TYPE)]
    return next(filter(None, found), None)


def _identifiers(fields: Fields) -> tuple[Doi | None, Url | None]:
    """The DOI, and a URL among the identifiers of Dublin Core."""
    log = fields.log
    doi, url = fields.taken(Doi, *terms.DOI), None
    for field in fields.all(*terms.IDENTIFIER):
        text = field.text.strip()
        if _DOI.match(text):
            found = taken(log, field.name, Doi, text, line=field.line)
            if found and doi and found.key != doi.key:
                log.dropped(field.name, f"differs from the DOI {doi}; left out: {found}", line=field.line)
            doi = doi or found
        elif _WEB.match(text) and url is None:
            url = taken(log, field.name, Url, text, line=field.line)
        elif not _WEB.match(text):
            log.dropped(field.name, f"is an identifier of no known kind; left out: {quoted(text)}", line=field.line)
    return doi, url


def _abstracts(fields: Fields) -> tuple[Abstract, ...]:
    field = fields.one(*terms.ABSTRACT)
    abstract = abstract_of(fields.log, field.name, field.text, line=field.line) if field else None
    return (abstract,) if abstract else ()


def _keywords(fields: Fields) -> tuple[Keywords, ...]:
    """The keywords of the first family that has any: one in each element, or several parted by semicolons or commas."""
    for name in terms.KEYWORDS:
        found = fields.all(name)
        texts = [(field, text) for field in found for text in re.split(";" if ";" in field.text else ",", field.text)]
        if len(found) > 1:
            texts = [(field, text) for field in found for text in field.text.split(";")]
        kept = [literal_of(fields.log, name, text, line=field.line) for field, text in texts]
        keywords = tuple(dict.fromkeys(keyword for keyword in kept if keyword))
        if keywords:
            fields.all(*terms.KEYWORDS)
            return (Keywords(keywords=keywords),)
    return ()


def _language(fields: Fields) -> Language | None:
    field = fields.one(*terms.LANGUAGE)
    return language_of(fields.log, field.name, field.text, line=field.line) if field else None


def _journal(fields: Fields) -> Journal | None:
    """The journal; of a conference paper the proceedings."""
    log = fields.log
    title = fields.one(*terms.JOURNAL)
    conference = fields.one(*terms.CONFERENCE)
    publisher = part(log, "citation_publisher", Publisher, {"name": fields.line(*terms.PUBLISHER)})
    issns = issn_fields(log, _issns(fields))
    abbreviations = dict.fromkeys(" ".join(field.text.split()) for field in fields.all(*terms.ABBREVIATION))
    if title is None and conference:
        message = f"the conference {quoted(conference.text)} is kept as the journal"
        log.guessed(conference.name, message, line=conference.line)
        title = conference
    elif conference:
        message = f"a paper has one container, {quoted(title.text if title else '')}; left out: {conference.text}"
        log.dropped(conference.name, message, line=conference.line)
    made: dict[str, Any] = {**issns, "publisher": publisher}
    name, line = "citation_journal_title", None
    if title:
        kept = tuple(text for text in abbreviations if text != title.text.strip())
        made |= {"title": title.text, "abbreviations": kept}
        name, line = title.name, title.line
    elif abbreviations:
        made["title"], *others = abbreviations
        made["abbreviations"] = tuple(others)
        message = f"{quoted(made['title'])} is taken for the journal's title; the page has no other"
        log.guessed("citation_journal_abbrev", message)
    places = {"issn": "citation_issn", "publisher": "citation_publisher"}
    return journal_of(log, name, made, places, line=line)


def _issns(fields: Fields) -> Iterator[FoundIssn]:
    for name, medium in terms.ISSNS.items():
        for field in fields.all(name):
            yield from issns_in(fields.log, name, field.text, medium, line=field.line)


def _pages(fields: Fields) -> Pages | None:
    first, last = fields.line(*terms.FIRST_PAGE), fields.line(*terms.LAST_PAGE)
    whole = pages_of(fields.line(*terms.PAGES))
    if not (first or last):
        return whole
    return pages_between(first, last) if last else pages_of(first)


def _dates(fields: Fields) -> Dates | None:
    found = {name: _date(fields, names) for name, names in terms.DATES.items()}
    return part(fields.log, "citation_publication_date", Dates, found)


def _date(fields: Fields, names: tuple[str, ...]) -> PartialDate | None:
    """The first date of these elements; another that is not the same as far as both tell is reported."""
    first: PartialDate | None = None
    for field in fields.all(*names):
        date = date_in(fields.log, field.name, field.text, line=field.line)
        if date and first and not all(mine == its for mine, its in zip(first.parts, date.parts, strict=False)):
            fields.log.dropped(field.name, f"differs from {first}, which is kept; left out: {date}", line=field.line)
        if first is None or (date and date.parts[: len(first.parts)] == first.parts):
            first = date or first
    return first


def _rights(fields: Fields, page: Page) -> dict[str, Any]:
    """Licences by URL, and the copyright line in words."""
    log = fields.log
    licenses: dict[str, License] = {}
    statement = None
    for field in (*fields.all(*terms.RIGHTS), *filter(None, (page.links.get("license"),))):
        text = field.text.strip()
        if _WEB.match(text):
            url = taken(log, field.name, Url, text, line=field.line)
            if url:
                licenses[url.rstrip("/")] = License(url=url)
        elif statement is None:
            statement = part(
                log, field.name, Copyright, {"statement": literal_of(log, field.name, text, line=field.line)}
            )
        else:
            log.dropped(field.name, f"there is one copyright line; left out: {quoted(text)}", line=field.line)
    return {"licenses": tuple(licenses.values()), "copyright": statement}


def _awards(fields: Fields) -> tuple[Award, ...]:
    """Funders by name."""
    awards = []
    for field in fields.all(*terms.SPONSORS):
        funder = part(fields.log, field.name, Funder, {"name": literal_of(fields.log, field.name, field.text)})
        if funder:
            awards.append(Award(funder=funder))
    return tuple(dict.fromkeys(awards))


def _landing_page(fields: Fields, page: Page) -> Url | None:
    field = fields.one(*terms.LANDING_PAGE) or page.links.get("canonical")
    return taken(fields.log, field.name, Url, field.text.strip(), line=field.line) if field else None


def _full_texts(fields: Fields) -> tuple[FullText, ...]:
    found = ((field, media) for name, media in terms.FULL_TEXTS.items() for field in fields.all(name))
    texts = (
        FullText(url=url, media_type=media)
        for field, media in found
        if (url := taken(fields.log, field.name, Url, field.text.strip(), line=field.line))
    )
    return tuple(dict.fromkeys(texts))
