"""BibTeX entries to articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.bibtex.read import latex
from pubmeta.formats.bibtex.read.dates import published
from pubmeta.formats.bibtex.read.entries import BibEntry, entries
from pubmeta.formats.bibtex.read.people import contributors
from pubmeta.formats.bibtex.terms import ARTICLES, CONFERENCE, DOUBTFUL, IGNORED, KNOWN, NO_ENTRIES, OTHERS, WEB_PAGES
from pubmeta.model import (
    POSTED,
    Abstract,
    Article,
    ArticleType,
    ArxivId,
    Copyright,
    Dates,
    Doi,
    FullText,
    Journal,
    Keywords,
    Language,
    License,
    Pages,
    Pmcid,
    Pmid,
    Publisher,
    Subject,
    Url,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    Field,
    FieldReader,
    FoundIssn,
    agreed_doi,
    article_of,
    issn_fields,
    issns_in,
    journal_of,
    keyword_group,
    keywords_in,
    only_record,
    page_fields,
    part,
    quoted,
)
from pubmeta.reading.dois import doi_of, noted_doi, with_noted_ids
from pubmeta.reading.links import full_text_of
from pubmeta.registry import Record
from pubmeta.vocabularies.dois import is_doi_link

_WEB = re.compile(r"(?i)(?:https?|ftp)://")


def read(content: bytes, log: Log) -> Article | None:
    """The article of a file with one entry."""
    absent = "contains no BibTeX entry, which starts with a line such as `@article{key,`"
    entry = only_record(_works(BytesIO(content)), log, absent)
    if entry is None:
        return None
    article = _article(entry)
    log.extend(entry.log)
    return article


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each entry, in constant memory; of entries that others inherit from, the fields are kept."""
    for entry in _works(stream):
        yield Record(article=_article(entry), problems=entry.log.problems)


def _works(stream: BinaryIO) -> Iterator[BibEntry]:
    """The entries without those that only hold fields for others, of which something is reported at most."""
    return (entry for entry in entries(stream) if entry.type not in NO_ENTRIES or len(entry.log))


def _article(entry: BibEntry) -> Article | None:
    if not entry.type:
        return None
    fields = FieldReader(entry.fields, entry.log)
    eprint = _eprint(fields)
    is_preprint = "arxiv" in eprint and (entry.type in WEB_PAGES or entry.type not in KNOWN)
    if not (is_preprint or _is_article(entry)):
        return None
    kind = _type(fields, entry, is_preprint=is_preprint)
    server = _server(fields) if kind in POSTED else []
    doi, landing_page, full_texts = _links(fields)
    identifiers = _identifiers(fields, eprint)
    found = {
        "type": kind,
        "title": latex.text(fields.one("title")),
        "subtitle": latex.text(fields.one("subtitle")),
        "short_title": latex.text(fields.one("shorttitle")),
        "doi": doi,
        **identifiers,
        "contributors": contributors(fields, is_paper=entry.type in CONFERENCE),
        "abstracts": _abstracts(fields),
        "keywords": _keywords(fields),
        "subjects": _subjects(fields, eprint),
        "language": _language(fields),
        "journal": _journal(fields, entry, server),
        "volume": latex.line(fields.one("volume")),
        "issue": latex.line(fields.one("number", "issue")),
        "issue_title": latex.text(fields.one("issuetitle")),
        **_place(fields),
        "dates": part(entry.log, "date", Dates, {"published": published(fields)}),
        **_rights(fields),
        "landing_page": landing_page,
        "full_texts": full_texts,
    }
    fields.report_rest(IGNORED)
    return article_of(entry.log, found, path="title", line=entry.line)


def _place(fields: FieldReader) -> dict[str, Pages | str]:
    """Pages and article number."""
    pages, number = fields.one("pages"), fields.one("eid", "articleno", "article-number", "elocation-id")
    found = page_fields(pages.log, pages.path, latex.line(pages), line=pages.line) if pages else {}
    own = latex.line(number)
    return {**found, "article_number": own} if own else found


def _is_article(entry: BibEntry) -> bool:
    """Whether entries of this type are articles, if only with doubt, which is reported, as is that they are none."""
    if entry.type in ARTICLES or entry.type in CONFERENCE:
        return True
    if entry.type in NO_ENTRIES:
        return False
    if entry.type in OTHERS:
        message = f"@{entry.type} is {OTHERS[entry.type]}; pubmeta reads only articles"
        entry.log.invalid(entry.key, message, line=entry.line)
        return False
    what = DOUBTFUL.get(entry.type, "not a type of BibTeX")
    entry.log.guessed(entry.key, f"@{entry.type} is {what}; read as an article", line=entry.line)
    return True


def _type(fields: FieldReader, entry: BibEntry, *, is_preprint: bool) -> ArticleType | None:
    words = fields.one("type", "entrysubtype")
    named = words.as_article_type() if words else None
    if entry.type in CONFERENCE:
        return ArticleType.CONFERENCE_PAPER
    return ArticleType.PREPRINT if is_preprint and named not in POSTED else named


def is_address(text: str) -> bool:
    """Whether a text is an address on the web, where the name of a server may be too."""
    return _WEB.match(text) is not None or is_doi_link(text)


def _server(fields: FieldReader) -> list[Field]:
    """Where a preprint was posted, in words; an address in this field is left there."""
    found: list[Field] = []

    def take(field: Field) -> str | None:
        if is_address(latex.unescaped(field.text)):
            return field.text
        found.append(field)
        return None

    fields.part("howpublished", take)
    return found


def _eprint(fields: FieldReader) -> dict[str, Field]:
    """The eprint by its archive: ``arxiv``, ``pmid``, or another in lower case."""
    value, archive = fields.one("eprint"), fields.one("eprinttype", "archiveprefix")
    if value is None:
        return {}
    name = archive.text.strip().casefold() if archive else ""
    if not name and re.fullmatch(
        r"(?i)(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", value.text.strip()
    ):
        value.guessed(f"{quoted(value.text)} is read as an arXiv id because of its form")
        name = "arxiv"
    return {"pmid" if name == "pubmed" else name: value}


def _identifiers(fields: FieldReader, eprint: dict[str, Field]) -> dict[str, Any]:
    found: dict[str, Any] = {"pmid": fields.taken(Pmid, "pmid"), "pmcid": fields.taken(Pmcid, "pmcid")}
    for archive, value in eprint.items():
        plain = value.with_text(latex.unescaped(value.text))
        if archive == "arxiv":
            found["arxiv"] = plain.taken(ArxivId)
        elif archive == "pmid":
            found["pmid"] = found["pmid"] or plain.taken(Pmid)
        else:
            plain.unplaced(f"an article has no ids of the archive {archive}" if archive else "its archive is not named")
    return with_noted_ids(found, fields, "note", "annote", "addendum")


def _subjects(fields: FieldReader, eprint: dict[str, Field]) -> tuple[Subject, ...]:
    """arXiv's own class of a preprint."""
    primary = latex.line(fields.one("primaryclass", "eprintclass")) if "arxiv" in eprint else None
    return (Subject(term=primary, scheme="arXiv"),) if primary else ()


def _links(fields: FieldReader) -> tuple[Doi | None, Url | None, tuple[FullText, ...]]:
    """The DOI, the landing page, and links to PDFs; a link through the DOI's resolver is the DOI."""
    own = fields.one("doi")
    doi = doi_of(own.with_text(latex.unescaped(own.text))) if own else None
    page: Url | None = None
    texts: list[FullText] = []
    for field in fields.all("url", "howpublished"):
        link = field.with_text(latex.unescaped(field.text))
        if is_doi_link(link.text):
            doi = agreed_doi(doi, link)
        elif field.path == "howpublished" and not _WEB.match(link.text):
            link.unplaced()
        elif url := link.taken(Url):
            if text := full_text_of(url):
                texts.append(text)
                continue
            if page and url != page:
                link.dropped(f"differs from url, {page}; left out: {url}")
            page = page or url
    return noted_doi(doi, fields, "note", "annote", "addendum", unescaped=latex.unescaped), page, tuple(texts)


def _journal(fields: FieldReader, entry: BibEntry, server: list[Field]) -> Journal | None:
    """The journal; of a conference paper the proceedings, of a preprint the server."""
    names = ("booktitle", "journaltitle", "fjournal", "journal")
    titles = [*fields.all(*(names if entry.type in CONFERENCE else names[1:])), *server]
    publisher = _publisher(fields) if "publisher" in fields else None
    issns = issn_fields(fields.log, _issns(fields))
    places = {"issn": "issn", "publisher": "publisher"}
    made: dict[str, Any] = {**issns, "publisher": publisher}
    if not titles:
        return journal_of(fields.log, "journal", made, places)
    title, *others = titles
    if title.path == "booktitle":
        title.guessed(f"the proceedings {quoted(title.text)} are kept as the journal")
    abbreviations = [latex.line(other) for other in (*others, *fields.all("shortjournal"))]
    made |= {
        "title": latex.line(title),
        "abbreviations": tuple(dict.fromkeys(filter(None, abbreviations))),
    }
    return journal_of(fields.log, title.path, made, places, line=title.line)


def _publisher(fields: FieldReader) -> Publisher | None:
    name, place = fields.one("publisher"), fields.one("address", "location")
    return part(fields.log, "publisher", Publisher, {"name": latex.line(name), "place": latex.line(place)})


def _issns(fields: FieldReader) -> Iterator[FoundIssn]:
    for field in fields.all("issn", "eissn"):
        yield from issns_in(field, "electronic" if field.path == "eissn" else None)


def _abstracts(fields: FieldReader) -> tuple[Abstract, ...]:
    """The abstract; blank lines are between its paragraphs, and markup in it is kept as it is in titles."""
    field = fields.one("abstract")
    abstract = field.with_text(latex.fragment(field)).as_abstract() if field else None
    return (abstract,) if abstract else ()


def _keywords(fields: FieldReader) -> tuple[Keywords, ...]:
    """One group of all keywords."""
    given = fields.all("keywords", "keyword", "author_keywords")
    return keyword_group(latex.text(word) for field in given for word in keywords_in(field))


def _language(fields: FieldReader) -> Language | None:
    field = fields.one("langid", "language", "hyphenation")
    return field.with_text(latex.line(field) or "").as_language() if field else None


def _rights(fields: FieldReader) -> dict[str, Any]:
    """A licence by URL or name, and the copyright line."""
    licenses, statement = [], None
    for field in fields.all("license", "copyright"):
        address = field.with_text(latex.unescaped(field.text))
        if _WEB.match(address.text):
            licenses.append(field.part(License, {"url": address.taken(Url)}))
        elif field.path == "license":
            licenses.append(field.part(License, {"name": latex.line(field)}))
        else:
            statement = field.part(Copyright, {"statement": latex.text(field)})
    return {"licenses": tuple(filter(None, licenses)), "copyright": statement}
