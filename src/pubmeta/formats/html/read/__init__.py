"""The head of a landing page to an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pubmeta.formats.html import terms
from pubmeta.formats.html.read.container import container, is_paper, is_report
from pubmeta.formats.html.read.funding import awards
from pubmeta.formats.html.read.linked_data import LINKED_DATA, article_in, completed
from pubmeta.formats.html.read.microdata import MICRODATA
from pubmeta.formats.html.read.page import Page, page_of
from pubmeta.formats.html.read.people import contributors
from pubmeta.formats.html.read.references import references
from pubmeta.model import (
    POSTED,
    Abstract,
    Article,
    ArticleType,
    ArxivId,
    Copyright,
    Dates,
    Doi,
    FreeToRead,
    FullText,
    IdType,
    Keywords,
    Language,
    License,
    OtherId,
    Pages,
    PartialDate,
    Pmcid,
    Pmid,
    TranslatedTitle,
    Url,
    plain_text,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    Field,
    FieldReader,
    agreed_doi,
    article_of,
    first_of,
    folded,
    keyword_group,
    keywords_in,
    other_kind_in,
    page_fields,
    pages_in,
    part,
    quoted,
    report_other_work,
)
from pubmeta.reading.formulas import read_formulas
from pubmeta.reading.links import full_text_of
from pubmeta.vocabularies.access_rights import may_all_read
from pubmeta.vocabularies.dois import LEAD, NAME, bare_doi

_WORDS = re.compile(r"\w+")
_ISSUE_WORDS = frozenset("vol volume no number issue p pp page pages art article id".split())
_LICENSE = re.compile(r"(?i)creative commons|\bCC[- ]?(?:BY|0)\b|licen[cs]e")
_COPYRIGHT = re.compile(r"(?i)copyright|©|\(c\)|rights reserved|\b(?:1[89]|20)\d\d\b")
_WEB = re.compile(r"(?i)https?://")
_DOI = re.compile(rf"(?i){LEAD}|(?={NAME})")


def read(content: bytes, log: Log) -> Article | None:
    """The article that the page's meta elements describe, completed from its JSON-LD, or else that of its microdata."""
    page = page_of(content, log)
    if page is None:
        return None
    other = article_in(page, log)
    if not page.metas:
        if other is None:
            is_odd = any(problem.path in (LINKED_DATA, MICRODATA) for problem in log)
            log.malformed(
                "does not describe an article: it has neither citation_* nor Dublin Core elements, and no JSON-LD or "
                f"microdata of one{' that can be read' if is_odd else ''}"
            )
        return other
    fields = FieldReader(page.metas, log)
    if other_kind := _other_kind(page, fields):
        field, what = other_kind
        report_other_work(log, field.path, f"the page is of {what}", line=field.line)
        return None
    article = _article(page, fields, other, log)
    return completed(article, other, log) if article and other else article


def _article(page: Page, fields: FieldReader, other: Article | None, log: Log) -> Article | None:
    doi, url, documents = _identifiers(fields)
    title, translated = _titles(fields)
    found: dict[str, Any] = {
        "type": _type(fields),
        "title": title.as_text() if title else other and other.title,
        "translated_titles": translated,
        "doi": doi,
        "pmid": fields.taken(Pmid, "citation_pmid"),
        "pmcid": fields.taken(Pmcid, "citation_pmcid", "citation_pmc_id"),
        "arxiv": fields.taken(ArxivId, "citation_arxiv_id"),
        **container(fields),
        "contributors": contributors(page.metas, fields),
        "abstracts": _abstracts(fields),
        "keywords": _keywords(fields),
        "section": fields.line(*terms.SECTION),
        "language": fields.language(*terms.LANGUAGE),
        "volume": fields.line(*terms.VOLUME),
        "issue": fields.line(*terms.ISSUE),
        **_place(fields),
        "dates": _dates(fields),
        **_rights(fields, page),
        "awards": awards(fields),
        "landing_page": _landing_page(fields, page) or url,
        "full_texts": tuple(dict.fromkeys((*_full_texts(fields), *documents))),
        "references": references(fields),
    }
    own = fields.one("citation_pii")
    if own and (pii := own.part(OtherId, {"type": IdType.PII, "value": own.as_line()})):
        found["other_ids"] = (*found.get("other_ids", ()), pii)
    _report_source(fields, found)
    fields.report_rest(terms.IGNORED)
    read_formulas(log, found)
    return article_of(log, found, path="citation_title")


def _other_kind(page: Page, fields: FieldReader) -> tuple[Field, str] | None:
    """The element that says that the work is not an article, and what it is: by its name, or by its words."""
    of_paper = terms.OF_PAPERS if is_paper(fields) else frozenset()
    for name, what in terms.OTHERS.items():
        if name not in of_paper and (found := fields.one(name)):
            return found, what
    if any(name in fields for name in terms.JOURNAL):
        return None
    words = [word for word in page.metas if word.path in terms.TYPE]
    return next(((word, kind) for word in words if (kind := other_kind_in(word.text))), None)


def _type(fields: FieldReader) -> ArticleType | None:
    """What the elements of papers and of reports say, or else what words do."""
    types = [field.as_article_type() for field in fields.all(*terms.TYPE)]
    named = next(filter(None, types), None)
    is_posted = named in POSTED or named is ArticleType.PEER_REVIEW
    if is_posted and not any(name in fields for name in ("citation_conference_title", terms.INBOOK)):
        return named
    if is_paper(fields) and not (named and any(name in fields for name in terms.JOURNAL)):
        return named if named in (ArticleType.ABSTRACT, ArticleType.POSTER) else ArticleType.CONFERENCE_PAPER
    if is_report(fields):
        return named if named in POSTED else ArticleType.REPORT
    return named


def _titles(fields: FieldReader) -> tuple[Field | None, tuple[TranslatedTitle, ...]]:
    """The title, and those in other languages, if they say in which; another one that differs is reported."""
    given = fields.all(*terms.TITLE)
    first = given[0] if given else None
    found: dict[Language, TranslatedTitle] = {}
    known = {folded(first.text)} if first else set()
    for field in (*given[1:], *fields.all(*terms.ALTERNATIVE)):
        if folded(field.text) in known:
            continue
        language = field.with_text(field.language).as_language() if field.language else None
        if language is None and field.path in terms.ALTERNATIVE:
            field.unplaced("is in a language that the page does not name, which a translated title needs")
        elif language is None or language in found or (first and field.language == first.language):
            first_of([first or field, field])
        elif translated := field.part(TranslatedTitle, {"title": field.as_text(), "language": language}):
            known.add(folded(field.text))
            found[language] = translated
    return first, tuple(found.values())


def _identifiers(fields: FieldReader) -> tuple[Doi | None, Url | None, tuple[FullText, ...]]:
    """The DOI, a URL among the identifiers of Dublin Core, and those that lead to a PDF."""
    doi: Doi | None = None
    url: Url | None = None
    documents: list[FullText] = []
    for field in fields.all(*terms.DOI):
        doi = agreed_doi(doi, field)
    for field in fields.all(*terms.IDENTIFIER):
        text = field.text.strip()
        if _DOI.match(text):
            doi = agreed_doi(doi, field)
        elif not _WEB.match(text):
            field.unplaced("is not an identifier of a known kind")
        elif (link := field.taken(Url)) and (document := full_text_of(link)):
            documents.append(document)
        else:
            url = url or link
    for field in fields.all(terms.NUMBER):
        if _DOI.match(field.text.strip()):
            doi = agreed_doi(doi, field)
        else:
            field.unplaced("is not an identifier of a known kind")
    return doi, url, tuple(documents)


def _abstracts(fields: FieldReader) -> tuple[Abstract, ...]:
    """The abstract, and those in other languages of the same element."""
    made: dict[Language | None, Abstract] = {}
    given = fields.all(*terms.ABSTRACT)
    for field in given:
        language = field.with_text(field.language).as_language() if field.language else None
        if made and (field.path != given[0].path or language is None or language in made):
            continue
        if abstract := field.as_abstract():
            made[language] = abstract.model_copy(update={"language": language}) if len(given) > 1 else abstract
    kept = {folded(field.text) for field in given if not made or field.path == given[0].path}
    for field in given[1:]:
        if folded(field.text) not in kept:
            field.dropped(f"{quoted(field.text)} differs from {given[0].path}, which is kept")
    return tuple(made.values())


def _keywords(fields: FieldReader) -> tuple[Keywords, ...]:
    """The keywords of the first family that has any: one in each element, or several in one."""
    for name in terms.KEYWORDS:
        given = fields.all(name)
        if len(given) == 1:
            words = list(keywords_in(given[0]))
        else:
            words = [field.with_text(text) for field in given for text in field.text.split(";")]
        if keywords := _by_language(words):
            fields.all(*terms.KEYWORDS)
            return keywords
    return ()


def _by_language(words: list[Field]) -> tuple[Keywords, ...]:
    """The keywords in one group for each language that the page says they are in."""
    tags = dict.fromkeys(word.language for word in words)
    if len(tags) == 1:
        return keyword_group(word.as_text() for word in words)
    groups: tuple[Keywords, ...] = ()
    for tag in tags:
        alike = [word for word in words if word.language == tag]
        language = alike[0].with_text(tag).as_language() if tag else None
        groups += keyword_group((word.as_text() for word in alike), language)
    return groups


def _report_source(fields: FieldReader, article: Mapping[str, Any]) -> None:
    """Report the source that the page names, unless it repeats the journal, its issue, or the DOI."""
    journal, proceedings, pages = article.get("journal"), article.get("proceedings"), article.get("pages")
    known = [journal.title if journal else None, *(journal.abbreviations if journal else ())]
    known.append(plain_text(proceedings.title) if proceedings and proceedings.title else None)
    known += [article["volume"], article["issue"], article.get("article_number"), str(pages) if pages else None]
    words = {word for text in known if text for word in _WORDS.findall(str(text).casefold())}
    for field in fields.all(terms.SOURCE):
        doi = article["doi"]
        if doi and bare_doi(field.text.strip()).casefold() == doi.key:
            continue
        rest = set(_WORDS.findall(field.text.casefold())) - words - _ISSUE_WORDS
        if not (journal or proceedings) or rest - {str(date.year) for date in _known_dates(article["dates"])}:
            field.unplaced()


def _known_dates(dates: Dates | None) -> Iterator[PartialDate]:
    return (date for date in vars(dates).values() if isinstance(date, PartialDate)) if dates else iter(())


def _place(fields: FieldReader) -> dict[str, Pages | str]:
    """Pages and article number."""
    whole, number = fields.one(*terms.PAGES), fields.line(*terms.ARTICLE_NUMBER)
    found = page_fields(whole.log, whole.path, whole.text, line=whole.line) if whole else {}
    pages = pages_in(fields.one(*terms.FIRST_PAGE), fields.one(*terms.LAST_PAGE))
    if pages and (number is None or pages != Pages(first=number)):  # an article number is often the first page as well
        if whole and isinstance(known := found.get("pages"), Pages) and known.first != pages.first:
            whole.dropped(f"differs from the first page, {pages.first}, which is kept; left out: {known}")
            found["pages"] = pages
        elif not whole or pages.last or "pages" not in found:
            found["pages"] = pages
    return {**found, "article_number": number} if number else found


def _dates(fields: FieldReader) -> Dates | None:
    for field in fields.all("dcterms.dateaccepted") if terms.REPOSITORY in fields else ():
        field.unplaced("is when a repository took the article, not when the journal accepted it")
    found = {name: _date(fields, names) for name, names in terms.DATES.items()}
    return part(fields.log, "citation_publication_date", Dates, found)


def _date(fields: FieldReader, names: tuple[str, ...]) -> PartialDate | None:
    """The first date of these elements; another that contradicts it is reported."""
    first: PartialDate | None = None
    for field in fields.all(*names):
        date = field.as_date()
        if date and first and not all(mine == its for mine, its in zip(first.parts, date.parts, strict=False)):
            field.dropped(f"differs from {first}, which is kept; left out: {date}")
        if first is None or (date and date.parts[: len(first.parts)] == first.parts):
            first = date or first
    return first


def _rights(fields: FieldReader, page: Page) -> dict[str, Any]:
    """Licences by URL or by name, the copyright line in words, and whether all may read the article."""
    licenses: dict[str, License] = {}
    statement = None
    free_to_read = _free_to_read(page, fields)
    for field in (*fields.all(*terms.RIGHTS), *filter(None, (page.links.get("license"),))):
        all_read = may_all_read(field.text)
        if all_read:
            free_to_read = free_to_read or FreeToRead()
        elif all_read is False:
            field.unplaced("says who may read the article, and is neither a licence nor a copyright line")
        elif _WEB.match(field.text.strip()):
            if url := field.taken(Url):
                licenses[url.rstrip("/")] = License(url=url)
        elif _LICENSE.search(field.text) and not _COPYRIGHT.search(field.text):
            if license_ := field.part(License, {"name": field.as_line()}):
                licenses[str(license_.name)] = license_
        elif statement is None:
            statement = field.part(Copyright, {"statement": field.as_text()})
        else:
            field.unplaced("an article has one copyright line")
    return {"licenses": tuple(licenses.values()), "copyright": statement, "free_to_read": free_to_read}


def _free_to_read(page: Page, fields: FieldReader) -> FreeToRead | None:
    """Whether the page says that all may read the full text."""
    fields.all(terms.FREE_TO_READ)
    said = [meta.text.strip().casefold() for meta in page.metas if meta.path == terms.FREE_TO_READ]
    return FreeToRead() if said and said[0] not in {"no", "false", "0"} else None


def _landing_page(fields: FieldReader, page: Page) -> Url | None:
    field = fields.one(*terms.LANDING_PAGE) or page.links.get("canonical")
    return field.taken(Url) if field else None


def _full_texts(fields: FieldReader) -> tuple[FullText, ...]:
    given = ((field, media_type) for name, media_type in terms.FULL_TEXTS.items() for field in fields.all(name))
    texts = (FullText(url=url, media_type=media_type) for field, media_type in given if (url := field.taken(Url)))
    return tuple(dict.fromkeys(texts))
