"""An article as schema.org JSON-LD: one ScholarlyArticle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import to_json

from pubmeta.formats.schemaorg.dates import date_published
from pubmeta.formats.schemaorg.terms import ARTICLE_NUMBER, CONTENT_VERSIONS, OTHER_IDS, REVIEW_TYPES
from pubmeta.formats.schemaorg.write.agents import contributors, organizations, publisher_node
from pubmeta.formats.schemaorg.write.conference import event_node, paper_container
from pubmeta.formats.schemaorg.write.containers import article_container
from pubmeta.formats.schemaorg.write.funding import funders, grants
from pubmeta.formats.schemaorg.write.nodes import (
    Node,
    identifiers,
    iso,
    node,
    plain,
    property_value,
    summary,
    tagged,
)
from pubmeta.formats.schemaorg.write.notices import corrections, status_part, work_status
from pubmeta.formats.schemaorg.write.parts import main_abstract, parts
from pubmeta.formats.schemaorg.write.placed import PLACED, REASONS, WITHOUT_REFERENCES
from pubmeta.formats.schemaorg.write.references import citations, page_properties
from pubmeta.formats.schemaorg.write.relations import related
from pubmeta.formats.schemaorg.write.review import review_properties
from pubmeta.formats.schemaorg.write.rights import rights
from pubmeta.model import POSTED, Article, ArticleType, LinkPurpose, Subject, Url
from pubmeta.model.public import public_full_texts
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log

if TYPE_CHECKING:
    from pubmeta.formats.schemaorg.options import SchemaorgOptions


def write(article: Article, options: SchemaorgOptions, log: Log) -> bytes:
    """The JSON-LD document; it can be in an HTML page as it is, since no text in it ends or opens a ``script``."""
    reasons = REASONS if options.references else WITHOUT_REFERENCES
    report_unplaced(article, PLACED, log, reasons, otherwise="schema.org has no place for it")
    root = _article_node(article, log, with_references=options.references)
    if options.author_list == "list" and "author" in root:
        root["author"] = {"@list": root["author"]}
    return _without_tags(to_json({"@context": "https://schema.org", **root}, indent=2) + b"\n")


def _without_tags(content: bytes) -> bytes:
    """The JSON with every ``</`` and ``<!--`` in it escaped; ``<`` by itself, which is soon found, does no harm."""
    start = content.find(b"<")
    while start >= 0:
        if content.startswith((b"</", b"<!--"), start):
            return content.replace(b"</", rb"<\/").replace(b"<!--", rb"\u003c!--")
        start = content.find(b"<", start + 1)
    return content


def _article_node(article: Article, log: Log, *, with_references: bool) -> Node:
    properties = {
        **_titles(article, log),
        **_addresses(article),
        "genre": article.type and article.type.replace("-", " "),
        **review_properties(article.review),
        "inLanguage": article.language and str(article.language),
        **contributors(article, log),
        **_dates(article, log),
        "publisher": publisher_node(article.publisher),
        "sourceOrganization": organizations(article.institutions, log, "institutions"),
        "isPartOf": paper_container(article, article.proceedings, log)
        if article.proceedings
        else article_container(article, log),
        **page_properties(article.pages, article.article_number, log),
        "articleSection": article.section,
        **_texts(article, log),
        "about": [_subject(subject) for subject in article.subjects],
        **rights(article, log),
        "version": article.version and article.version.label,
        "creativeWorkStatus": work_status(article),
        "funder": funders(article.awards, log),
        "funding": grants(article.awards, log),
        "encoding": _encodings(article, log),
        "hasPart": [*parts(article, log), *status_part(article, log)],
        "citation": citations(article.references if with_references else (), log),
    }
    for name, targets in related(article, log).items():
        there = properties.get(name) or []
        properties[name] = [*(there if isinstance(there, list) else [there]), *targets]
    made = node("ScholarlyArticle", properties)
    if article.type is ArticleType.PEER_REVIEW:
        made["@type"] = [*REVIEW_TYPES]
    if article.event and (event := event_node(article.event, log.at("event"))):
        made["@reverse"] = {"workFeatured": [event]}
    return made


def _titles(article: Article, log: Log) -> Node:
    title = plain(article.title, log, "title")
    return {
        "@id": _id(article),
        "name": title,
        "headline": title,
        "alternativeHeadline": [plain(article.subtitle, log, "subtitle")] if article.subtitle else None,
        "alternateName": [
            *([plain(article.short_title, log, "short_title")] if article.short_title else ()),
            *_translated_titles(article, log),
        ],
    }


def _addresses(article: Article) -> Node:
    page = article.landing_page and str(article.landing_page)
    return {
        "url": page,
        "mainEntityOfPage": page,
        "identifier": _identifiers(article),
        "sameAs": [known.url for known in (article.pmid, article.pmcid, article.arxiv) if known],
    }


def _texts(article: Article, log: Log) -> Node:
    """Abstract and keywords; `description` has the abstract as plain text in any case."""
    abstract = main_abstract(article, log)
    _report_keyword_groups(article, log)
    return {
        "abstract": abstract and tagged(abstract.text, abstract.language, article.language),
        "description": abstract and abstract.text,
        "keywords": [
            tagged(plain(keyword, place), group.language, article.language)
            for at, group in log.each("keywords", article.keywords)
            for place, keyword in at.each("keywords", group.keywords)
        ],
    }


def _report_keyword_groups(article: Article, log: Log) -> None:
    """Report groups in the same language, which are read back as one."""
    languages = [None if group.language == article.language else group.language for group in article.keywords]
    if len(set(languages)) != len(languages):
        log.dropped("keywords", "schema.org has one list of keywords; groups in the same language are not kept apart")


def _id(article: Article) -> str | None:
    known = (each.url for each in (article.doi, article.pmcid, article.pmid, article.arxiv) if each)
    return next(known, None)


def _identifiers(article: Article) -> list[Node]:
    return [
        *identifiers(article.doi, article.pmid, article.pmcid, article.arxiv),
        *(property_value(other.value, OTHER_IDS.get(other.type)) for other in article.other_ids),
        *([property_value(article.article_number, ARTICLE_NUMBER)] if article.article_number else ()),
    ]


def _translated_titles(article: Article, log: Log) -> list[str | Node]:
    """Translated titles as other names of the work; workTranslation would claim that the work itself is translated."""
    found = []
    for at, translated in log.each("translated_titles", article.translated_titles):
        text = plain(translated.title, at, "title")
        if translated.subtitle:
            at.dropped("", "title and subtitle are written as one text")
            text = f"{text}: {plain(translated.subtitle, at, 'subtitle')}"
        found.append(tagged(text, translated.language, None))
    return found


def _dates(article: Article, log: Log) -> dict[str, str | list[Node] | None]:
    """What has a term; the dates that have none besides are reported."""
    dates = article.dates
    published, corrected = date_published(article), max(dates.corrected, default=None)
    plain_name = "posted" if article.type in POSTED else "published"
    for name in ("posted", "published_online", "published_print", "published"):
        date = getattr(dates, name)
        if date and date != published:
            log.dropped(f"dates.{name}", f"schema.org has one date of publication, {published}; this one is {date}")
        elif date and name != plain_name:
            log.dropped(f"dates.{name}", "schema.org does not record the medium of the date of publication")
    if published and not getattr(dates, plain_name):
        log.guessed(
            f"dates.{plain_name}", f"is absent; {published}, a date in another medium, is written and is read as this"
        )
    if dates.issue and not (article.issue or article.issue_title):
        log.dropped(
            "dates.issue", f"schema.org dates an issue only if it has a number or a title; this date is {dates.issue}"
        )
    return {
        "dateCreated": iso(dates.received),
        "datePublished": iso(published),
        "dateModified": iso(corrected),
        "correction": corrections(article, log),
    }


def _subject(subject: Subject) -> Node:
    return node(
        "DefinedTerm",
        {
            "name": subject.term,
            "termCode": subject.code,
            "inDefinedTermSet": subject.scheme and _scheme(subject.scheme),
        },
    )


def _scheme(scheme: str) -> str | Node:
    """The classification: its URL, or what it is called."""
    try:
        url = Url(scheme)
    except ValueError:
        url = None
    return url if url == scheme else node("DefinedTermSet", {"name": scheme})


def _encodings(article: Article, log: Log) -> list[Node]:
    """Where the full text is to be had, each URL once."""
    found: dict[str, Node] = {}
    for at, full_text in public_full_texts(article, log):
        if full_text.purpose is not LinkPurpose.READING:
            at.dropped("purpose", f"schema.org does not record that a link is for {full_text.purpose}")
        made = node(
            "MediaObject",
            {
                "contentUrl": str(full_text.url),
                "encodingFormat": full_text.media_type,
                "creativeWorkStatus": full_text.version and CONTENT_VERSIONS[full_text.version],
            },
        )
        if full_text.url in found:
            at.dropped("", f"the same URL is there already: {summary(full_text)}")
        found.setdefault(full_text.url, made)
    return list(found.values())
