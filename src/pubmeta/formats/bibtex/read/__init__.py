"""BibTeX entries to articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.bibtex.read import latex, posted
from pubmeta.formats.bibtex.read.container import container
from pubmeta.formats.bibtex.read.dates import published
from pubmeta.formats.bibtex.read.entries import BibEntry, entries
from pubmeta.formats.bibtex.read.people import contributors
from pubmeta.formats.bibtex.terms import (
    ARTICLES,
    CONFERENCE,
    DOUBTFUL,
    IGNORED,
    KNOWN,
    NO_ENTRIES,
    OTHERS,
    REPORTS,
    REVIEW,
    WEB_PAGES,
)
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
    Keywords,
    Language,
    License,
    Pages,
    Pmcid,
    Pmid,
    Subject,
    TranslatedTitle,
    Url,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    Field,
    FieldReader,
    agreed_doi,
    article_of,
    keyword_group,
    keywords_in,
    only_record,
    other_kind_in,
    page_fields,
    part,
    quoted,
    report_other_work,
)
from pubmeta.reading.dois import doi_of, noted_doi, with_noted_ids
from pubmeta.reading.links import full_text_of, leads_to_pdf, links_in, page_in
from pubmeta.registry import Record
from pubmeta.vocabularies.dois import is_doi_link, is_of_arxiv

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
    if entry.type in ARTICLES and (own_id := posted.arxiv_as_journal(fields)):
        eprint.setdefault("arxiv", own_id)
        is_preprint = True
    else:
        is_preprint = posted.is_preprint(fields) if entry.type not in CONFERENCE | ARTICLES else False
    own_doi = entry.get("doi")
    is_arxiv = "arxiv" in eprint or (own_doi is not None and is_of_arxiv(own_doi.text))
    is_preprint = is_preprint or (is_arxiv and (entry.type in WEB_PAGES or entry.type not in KNOWN))
    kind, is_article = _type(fields, entry, is_preprint=is_preprint)
    if not is_article:
        return None
    server = _server(fields) if kind in POSTED else []
    identifiers = _identifiers(fields, eprint)
    doi, landing_page, full_texts = _links(fields, identifiers)
    date = published(fields)
    contained = container(fields, entry, kind, server)
    found = {
        "type": kind,
        "title": latex.text(fields.one("title")),
        "subtitle": latex.text(fields.one("subtitle")),
        "short_title": latex.text(fields.one("shorttitle")),
        "original_title": _original_title(fields),
        "doi": doi,
        **identifiers,
        "contributors": contributors(fields),
        "abstracts": _abstracts(fields),
        "keywords": _keywords(fields),
        "subjects": _subjects(fields, eprint),
        "language": _language(fields),
        "volume": latex.line(fields.one("volume")),
        "issue": latex.line(fields.one("number", "issue")),
        "issue_title": latex.text(fields.one("issuetitle")),
        **_place(fields),
        "dates": part(
            entry.log,
            "date",
            Dates,
            {"posted" if kind in POSTED else "published": date, "issue": fields.date("issue_date")},
        ),
        **_rights(fields),
        "status": posted.status(fields, is_published=date is not None),
        "landing_page": landing_page,
        "full_texts": full_texts,
        **contained,
    }
    if found.get("proceedings") and found["issue"] and not found["volume"]:
        found["volume"], found["issue"] = found["issue"], None  # biblatex: the number in the series
    fields.report_rest(IGNORED)
    return article_of(entry.log, found, path="title", line=entry.line)


def _place(fields: FieldReader) -> dict[str, Pages | str]:
    """Pages and article number."""
    pages, number = fields.one("pages"), fields.one("eid", "articleno", "article-number", "elocation-id")
    found = page_fields(pages.log, pages.path, latex.line(pages), line=pages.line) if pages else {}
    own = latex.line(number)
    return {**found, "article_number": own} if own else found


def _type(fields: FieldReader, entry: BibEntry, *, is_preprint: bool) -> tuple[ArticleType | None, bool]:
    """The type of article, and whether it is one at all, if only with doubt; that it is not is reported."""
    words = fields.one("type", "entrysubtype") if entry.type not in OTHERS or entry.type in WEB_PAGES else None
    other = other_kind_in(latex.line(words) or "") if words and entry.type not in ARTICLES | CONFERENCE else None
    named = words.with_text(latex.line(words) or "").as_article_type() if words and not other else None
    if entry.type in CONFERENCE:
        return named if named in (ArticleType.ABSTRACT, ArticleType.POSTER) else ArticleType.CONFERENCE_PAPER, True
    if named in POSTED or (is_preprint and named is not ArticleType.PEER_REVIEW):
        return named if named in POSTED else ArticleType.PREPRINT, True
    if other is None and entry.type in REPORTS:
        return ArticleType.REPORT, True
    if entry.type in NO_ENTRIES:
        return None, False
    if other or entry.type in OTHERS:
        what = other or OTHERS[entry.type]
        report_other_work(entry.log, entry.key, f"@{entry.type} is {what}", line=entry.line)
        return None, False
    if entry.type not in ARTICLES and not (entry.type == REVIEW and named) and named is not ArticleType.PEER_REVIEW:
        what = DOUBTFUL.get(entry.type, "not a type of BibTeX")
        entry.log.guessed(entry.key, f"@{entry.type} is {what}; read as an article", line=entry.line)
    return named, True


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


def _links(fields: FieldReader, ids: dict[str, Any]) -> tuple[Doi | None, Url | None, tuple[FullText, ...]]:
    """The DOI, the landing page, and links to PDFs; a link through the DOI's resolver is the DOI.

    ids: those of PubMed, to which a link may add one.
    """
    own = fields.one("doi")
    doi = doi_of(own.with_text(latex.unescaped(own.text))) if own else None
    page: Url | None = None
    texts: list[FullText] = []
    given = fields.all("url", "howpublished")
    for link in (link for field in given for link in links_in(field.with_text(latex.unescaped(field.text)))):
        if is_doi_link(link.text):
            doi = agreed_doi(doi, link)
        elif link.path == "howpublished" and not _WEB.match(link.text):
            link.unplaced()
        elif leads_to_pdf(link.text):
            if (url := link.taken(Url)) and (text := full_text_of(url)):
                texts.append(text)
        elif url := page_in(link, ids):
            if page and url != page:
                link.dropped(f"differs from url, {page}; left out: {url}")
            page = page or url
    return noted_doi(doi, fields, "note", "annote", "addendum", unescaped=latex.unescaped), page, tuple(texts)


def _original_title(fields: FieldReader) -> TranslatedTitle | None:
    """The title of the work of which this is a translation."""
    title, language = fields.one("origtitle"), fields.one("origlanguage")
    tag = language.with_text(latex.line(language) or "").as_language() if language else None
    return title.part(TranslatedTitle, {"title": latex.text(title), "language": tag}) if title else None


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
