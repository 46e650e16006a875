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
from pubmeta.formats.bibtex.terms import ARTICLES, CONFERENCE, DOUBTFUL, IGNORED, KNOWN, OTHERS, WEB_PAGES
from pubmeta.model import (
    Abstract,
    Article,
    ArticleType,
    ArxivId,
    Copyright,
    Dates,
    Doi,
    Journal,
    Keywords,
    Language,
    License,
    Pmcid,
    Pmid,
    Publisher,
    Subject,
    Url,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    Fields,
    Found,
    FoundIssn,
    abstract_of,
    article_of,
    article_type_in,
    is_doi_link,
    issn_fields,
    issns_in,
    journal_of,
    language_of,
    only_record,
    pages_of,
    part,
    quoted,
    taken,
)
from pubmeta.registry import Record

_WEB = re.compile(r"(?i)(?:https?|ftp)://")


def read(content: bytes, log: Log) -> Article | None:
    """The article of a file with one entry."""
    absent = "holds no BibTeX entry, which starts with a line such as `@article{key,`"
    entry = only_record(entries(BytesIO(content)), log, absent)
    if entry is None:
        return None
    log.extend(entry.log)
    return _article(entry, log)


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each entry, in constant memory; of entries that others inherit from, the fields are kept."""
    for entry in entries(stream):
        yield Record(article=_article(entry, entry.log), problems=entry.log.problems)


def _article(entry: BibEntry, log: Log) -> Article | None:
    if not entry.type:
        return None
    fields = Fields(entry.found, log)
    eprint = _eprint(fields)
    is_preprint = "arxiv" in eprint and (entry.type in WEB_PAGES or entry.type not in KNOWN)
    if not (is_preprint or _is_article(entry, log)):
        return None
    doi, landing_page = _links(fields)
    identifiers = _identifiers(fields, eprint)
    abstract = _abstract(fields)
    found = {
        "type": _type(fields, is_preprint=is_preprint),
        "title": latex.text(log, fields.one("title")),
        "subtitle": latex.text(log, fields.one("subtitle")),
        "short_title": latex.text(log, fields.one("shorttitle")),
        "doi": doi,
        **identifiers,
        "contributors": contributors(fields, is_paper=entry.type in CONFERENCE),
        "abstracts": (abstract,) if abstract else (),
        "keywords": _keywords(fields),
        "subjects": _subjects(fields, eprint),
        "language": _language(fields),
        "journal": _journal(fields, entry),
        "volume": latex.line(log, fields.one("volume")),
        "issue": latex.line(log, fields.one("number", "issue")),
        "issue_title": latex.text(log, fields.one("issuetitle")),
        "pages": pages_of(latex.line(log, fields.one("pages"))),
        "article_number": latex.line(log, fields.one("eid", "articleno", "article-number", "elocation-id")),
        "dates": part(log, "date", Dates, {"published": published(fields)}),
        **_rights(fields),
        "landing_page": landing_page,
    }
    fields.report_rest(IGNORED)
    return article_of(log, found, path="title", line=entry.line)


def _is_article(entry: BibEntry, log: Log) -> bool:
    """Whether entries of this type are articles, if only with doubt, which is reported, as is that they are none."""
    if entry.type in ARTICLES or entry.type in CONFERENCE:
        return True
    if entry.type in OTHERS:
        message = f"@{entry.type} is {OTHERS[entry.type]}; pubmeta reads articles alone"
        log.invalid(entry.key, message, line=entry.line)
        return False
    what = DOUBTFUL.get(entry.type, "no type of BibTeX; such entries are of no particular type")
    log.guessed(entry.key, f"@{entry.type} is {what}; read as an article", line=entry.line)
    return True


def _type(fields: Fields, *, is_preprint: bool) -> ArticleType | None:
    words = fields.one("type", "entrysubtype")
    told = article_type_in(fields.log, words.name, words.text, line=words.line) if words else None
    return ArticleType.PREPRINT if is_preprint else told


def _eprint(fields: Fields) -> dict[str, Found]:
    """The eprint by its archive: ``arxiv``, ``pmid``, or another in lower case."""
    value, archive = fields.one("eprint"), fields.one("eprinttype", "archiveprefix")
    if value is None:
        return {}
    name = archive.text.strip().casefold() if archive else ""
    if not name and re.fullmatch(
        r"(?i)(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", value.text.strip()
    ):
        fields.log.guessed("eprint", f"{quoted(value.text)} is taken for an arXiv id by its form", line=value.line)
        name = "arxiv"
    return {"pmid" if name == "pubmed" else name: value}


def _identifiers(fields: Fields, eprint: dict[str, Found]) -> dict[str, Any]:
    log = fields.log
    found: dict[str, Any] = {"pmid": fields.taken(Pmid, "pmid"), "pmcid": fields.taken(Pmcid, "pmcid")}
    for archive, value in eprint.items():
        text = latex.unescaped(value.text)
        if archive == "arxiv":
            found["arxiv"] = taken(log, "eprint", ArxivId, text, line=value.line)
        elif archive == "pmid":
            found["pmid"] = found["pmid"] or taken(log, "eprint", Pmid, text, line=value.line)
        else:
            what = f"{archive} is no archive that an article has an id of"
            log.dropped(
                "eprint", f"{what if archive else 'is of no archive'}; left out: {quoted(text)}", line=value.line
            )
    return found


def _subjects(fields: Fields, eprint: dict[str, Found]) -> tuple[Subject, ...]:
    """arXiv's own class of a preprint."""
    primary = latex.line(fields.log, fields.one("primaryclass", "eprintclass")) if "arxiv" in eprint else None
    return (Subject(term=primary, scheme="arXiv"),) if primary else ()


def _links(fields: Fields) -> tuple[Doi | None, Url | None]:
    """The DOI and the landing page; a link through the DOI's resolver is the DOI."""
    log = fields.log
    own = fields.one("doi")
    doi = taken(log, "doi", Doi, latex.unescaped(own.text), line=own.line) if own else None
    page: Url | None = None
    for field in fields.all("url", "howpublished"):
        text = latex.unescaped(field.text)
        if is_doi_link(text):
            found = taken(log, field.name, Doi, text, line=field.line)
            if found and doi and found.key != doi.key:
                log.dropped(field.name, f"differs from doi, {doi}; left out: {found}", line=field.line)
            doi = doi or found
        elif field.name == "howpublished" and not _WEB.match(text):
            log.dropped(field.name, f"an article has no place for it; left out: {quoted(text)}", line=field.line)
        elif url := taken(log, field.name, Url, text, line=field.line):
            if page and url != page:
                log.dropped(field.name, f"differs from url, {page}; left out: {url}", line=field.line)
            page = page or url
    return doi, page


def _journal(fields: Fields, entry: BibEntry) -> Journal | None:
    """The journal; of a conference paper the proceedings."""
    log = fields.log
    names = ("booktitle", "journaltitle", "fjournal", "journal")
    titles = fields.all(*(names if entry.type in CONFERENCE else names[1:]))
    publisher = _publisher(fields) if "publisher" in fields else None
    issns = issn_fields(log, _issns(fields))
    places = {"issn": "issn", "publisher": "publisher"}
    made: dict[str, Any] = {**issns, "publisher": publisher}
    if not titles:
        return journal_of(log, "journal", made, places)
    title, *others = titles
    if title.name == "booktitle":
        message = f"the proceedings {quoted(title.text)} are kept as the journal"
        log.guessed("booktitle", message, line=title.line)
    abbreviations = [latex.line(log, found) for found in (*others, *fields.all("shortjournal"))]
    made |= {
        "title": latex.line(log, title),
        "abbreviations": tuple(dict.fromkeys(filter(None, abbreviations))),
    }
    return journal_of(log, title.name, made, places, line=title.line)


def _publisher(fields: Fields) -> Publisher | None:
    name, place = fields.one("publisher"), fields.one("address", "location")
    made = {"name": latex.line(fields.log, name), "place": latex.line(fields.log, place)}
    return part(fields.log, "publisher", Publisher, made)


def _issns(fields: Fields) -> Iterator[FoundIssn]:
    for field in fields.all("issn", "eissn"):
        medium = "electronic" if field.name == "eissn" else None
        yield from issns_in(fields.log, field.name, field.text, medium, line=field.line)


def _abstract(fields: Fields) -> Abstract | None:
    """The abstract; its paragraphs are parted by blank lines, and markup in it is kept as it is in titles."""
    field = fields.one("abstract")
    if field is None:
        return None
    return abstract_of(fields.log, "abstract", latex.fragment(fields.log, field), line=field.line)


def _keywords(fields: Fields) -> tuple[Keywords, ...]:
    """One group of all keywords; semicolons part them, or else commas."""
    found = [
        keyword
        for field in fields.all("keywords", "keyword", "author_keywords")
        for text in field.text.split(";" if ";" in field.text else ",")
        if (keyword := latex.text(fields.log, Found(field.name, text, field.line)))
    ]
    return (Keywords(keywords=tuple(dict.fromkeys(found))),) if found else ()


def _language(fields: Fields) -> Language | None:
    field = fields.one("langid", "language", "hyphenation")
    return language_of(fields.log, field.name, latex.line(fields.log, field), line=field.line) if field else None


def _rights(fields: Fields) -> dict[str, Any]:
    """A licence by URL or name, and the copyright line."""
    licenses, statement = [], None
    for field in fields.all("license", "copyright"):
        text = latex.unescaped(field.text)
        if _WEB.match(text):
            licenses.append(part(fields.log, field.name, License, {"url": taken(fields.log, field.name, Url, text)}))
        elif field.name == "license":
            licenses.append(part(fields.log, field.name, License, {"name": latex.line(fields.log, field)}))
        else:
            statement = part(fields.log, field.name, Copyright, {"statement": latex.text(fields.log, field)})
    return {"licenses": tuple(filter(None, licenses)), "copyright": statement}
