"""schema.org JSON-LD to an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pubmeta.formats.schemaorg.identifiers import target_of
from pubmeta.formats.schemaorg.read.agents import affiliations, contributors, publisher
from pubmeta.formats.schemaorg.read.blocks import json_values
from pubmeta.formats.schemaorg.read.conference import event
from pubmeta.formats.schemaorg.read.containers import container_fields
from pubmeta.formats.schemaorg.read.documents import documents_of_their_own
from pubmeta.formats.schemaorg.read.funding import awards
from pubmeta.formats.schemaorg.read.identifiers import Identifier, identifiers, keep, named, own_identifier
from pubmeta.formats.schemaorg.read.nodes import (
    Document,
    Node,
    by_language,
    document_of,
    language_in,
    report_unread,
    text_in,
)
from pubmeta.formats.schemaorg.read.notices import Corrections, corrections, status_and_version
from pubmeta.formats.schemaorg.read.parts import abstracts, statements, with_statements
from pubmeta.formats.schemaorg.read.references import place, references
from pubmeta.formats.schemaorg.read.relations import relations, subjects, trials, updates
from pubmeta.formats.schemaorg.read.review import is_type_of_review, review, reviews_an_article
from pubmeta.formats.schemaorg.read.rights import rights
from pubmeta.formats.schemaorg.terms import (
    ABOUT_ARTICLES,
    ARTICLE_NUMBER,
    ARTICLES,
    DOUBTFUL,
    ENCODED_VERSIONS,
    OTHER_ID_TYPES,
    OTHERS,
    REVIEW,
)
from pubmeta.model import (
    POSTED,
    Article,
    ArticleType,
    ArxivId,
    Dates,
    Doi,
    FullText,
    IdType,
    Journal,
    Keywords,
    Language,
    OtherId,
    PartialDate,
    Pmcid,
    Pmid,
    Proceedings,
    TranslatedTitle,
    Url,
)
from pubmeta.problems import Log, Problem
from pubmeta.reading import Field, article_of, quoted, report_other_work
from pubmeta.reading.json.lines import on_line
from pubmeta.reading.json.records import JsonRecord
from pubmeta.reading.streams import report_several
from pubmeta.registry import Record

_IDS = {"doi": ("doi", Doi), "pubmed": ("pmid", Pmid), "pmc": ("pmcid", Pmcid), "arxiv": ("arxiv", ArxivId)}
_BY_INSTITUTIONS = (POSTED - {ArticleType.PREPRINT}) | {ArticleType.PEER_REVIEW}
"""The kinds of article whose publisher, where they are in no container, is the institution behind them."""
_MOST_WITHIN = 6
"""How many steps an article may be away from the node that leads to it."""


def read(content: bytes, log: Log) -> Article | None:
    """The article of a document, or of the blocks of JSON-LD in an HTML page."""
    document, found = _document_in(content, log)
    if len(found) > 1:
        report_several(len(found), "articles", log)
        return None
    return _articles(document, found, log)


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """Each article: of separate documents in constant memory, of one whose nodes name each other."""
    if records := documents_of_their_own(stream):
        yield from map(_record_of, records)
        return
    log = Log()
    document, found = _document_in(stream.read(), log)
    if len(found) < 2:
        article = _articles(document, found, log)
        yield Record(article=article, problems=log.problems)
        return
    reported = len(log)
    start: tuple[Any, ...] = log.problems
    for node in found:
        article = _article(node, log)
        node.report_rest({})
        yield Record(article=article, problems=(*start, *log.problems[reported:]))
        start, reported = (), len(log)


def _record_of(found: JsonRecord | Problem) -> Record:
    if isinstance(found, Problem):
        return Record(article=None, problems=(found,))
    log = Log()
    found.report_repeated(log)
    document = document_of((found.value,), log, found.path)
    article = _articles(document, _articles_in(document), log)
    return Record(article=article, problems=on_line(log, found.line))


def _document_in(content: bytes, log: Log) -> tuple[Document, list[Node]]:
    """The document and the nodes in it that are its articles."""
    document = document_of(json_values(content, log), log)
    return document, _articles_in(document)


def _articles_in(document: Document) -> list[Node]:
    candidates = list(dict.fromkeys(node for top in document.top for node in _candidates(top)))
    ranks = [min(ARTICLES.get(kind, 2) for kind in node.types) for node in candidates]
    return [node for node, rank in zip(candidates, ranks, strict=True) if rank == min(ranks)]


def _candidates(node: Node, depth: int = 0) -> Iterator[Node]:
    """The node if it is an article, or those to which it leads."""
    if _is_article(node) or (REVIEW in node.types and reviews_an_article(node)):
        yield node
    elif depth < _MOST_WITHIN and not node.types & {"Dataset"}:
        for key in ABOUT_ARTICLES:
            if key in node:
                for entry in node.all(key):
                    if isinstance(entry, Node):
                        yield from _candidates(entry, depth + 1)


def _is_article(node: Node) -> bool:
    return bool(node.types & (ARTICLES.keys() | DOUBTFUL.keys()))


def _articles(document: Document, found: list[Node], log: Log) -> Article | None:
    if not found:
        if not log.has_errors:
            _report_none(document, log)
        return None
    article = _article(found[0], log)
    report_unread(document)
    document.forget()
    return article


def _report_none(document: Document, log: Log) -> None:
    """Say what the document is about instead."""
    if not document.top:
        log.malformed("contains no node of JSON-LD")
        return
    node = document.top[0]
    kinds = sorted(node.types)
    if not kinds:
        log.invalid(node.at("@type"), "has no @type; an article has ScholarlyArticle or Article")
        return
    names = [OTHERS.get(kind, "an action" if kind.endswith("Action") else "") for kind in kinds]
    what = next(filter(None, names), "not a class of schema.org that is an article")
    report_other_work(log, node.at("@type"), f"{', '.join(kinds)!r} is {what}", remedy="leave the document out")


def _article(node: Node, log: Log) -> Article | None:
    language = _language(node)
    container = container_fields(node)
    ids, own_pages = _identifiers(node)
    kind = _type(node)
    people = with_statements(node, contributors(node))
    corrected = corrections(node)
    status, version = status_and_version(node, is_retraction=corrected.is_retraction)
    related, original = relations(node, own_pages)
    fields = {
        **_titles(node, language),
        "type": kind,
        "language": language,
        **ids,
        "contributors": people,
        "abstracts": abstracts(node, language),
        "keywords": _keywords(node, language),
        "section": node.line("articleSection"),
        "subjects": subjects(node),
        **_container(node, container, kind),
        "event": event(node),
        "volume": container.get("volume"),
        "issue": container.get("issue"),
        "issue_title": container.get("issue_title"),
        **place(node, ids.get("article_number")),
        "dates": _dates(node, kind, container.get("issue_date"), corrected),
        **rights(node),
        "statements": statements(node),
        "awards": awards(node),
        "relations": related,
        "original_title": original,
        "updates": updates(node),
        "updated_by": corrected.notices,
        "review": review(node) if kind is ArticleType.PEER_REVIEW else None,
        "status": status,
        "trials": trials(node),
        "full_texts": _full_texts(node),
        "version": version,
        "references": references(node),
    }
    return article_of(log, fields, path=node.at("name"))


def _titles(node: Node, own: Language | None) -> dict[str, Any]:
    """Title, subtitle, and other names: one with a language is a translated title, one without is the short title."""
    titles = by_language([*node.texts("name"), *node.texts("headline")], own)
    found: dict[str, Any] = {"title": text_in(titles[0][0]) if titles else None}
    translated = [
        field.part(TranslatedTitle, {"title": text_in(field), "language": language}) for field, language in titles[1:]
    ]
    for field in node.texts("alternateName"):
        language = language_in(field)
        if language:
            fields = {"title": text_in(field), "language": language}
            translated.append(field.part(TranslatedTitle, fields))
        elif "short_title" in found:
            field.unplaced("is a second name without a language")
        else:
            field.guessed(f"{quoted(field.text)} is read as the short title")
            found["short_title"] = text_in(field)
    found["subtitle"] = node.read(text_in, "alternativeHeadline")
    return {**found, "translated_titles": tuple(each for each in translated if each)}


def _type(node: Node) -> ArticleType | None:
    found = None
    for kind in sorted(node.types & DOUBTFUL.keys() if not node.types & ARTICLES.keys() else ()):
        found, what = DOUBTFUL[kind]
        node.guessed(f"{kind!r} is {what}; read as an article", at="@type")
    if REVIEW in node.types:
        found = ArticleType.PEER_REVIEW
    for other in sorted(node.types - ARTICLES.keys() - DOUBTFUL.keys() - {REVIEW}):
        node.dropped(f"is another article; left out: {other}", at="@type")
    genres = [field for field in node.texts("genre") if not (REVIEW in node.types and is_type_of_review(field))]
    for other_genre in genres[1:]:
        other_genre.unplaced("an article is of one type")
    named_type = genres[0].as_article_type() if genres else None
    return named_type or found


def _language(node: Node) -> Language | None:
    """The language, by its tag or in an object that has it as another name."""
    for entry in node.all("inLanguage"):
        if isinstance(entry, Field):
            return entry.as_language()
        return entry.language("alternateName") or entry.language("name")
    return None


def _identifiers(node: Node) -> tuple[dict[str, Any], frozenset[str]]:
    """The identifiers and the landing page; and the addresses that are the article's own."""
    found: dict[str, Any] = {}
    others: list[OtherId | None] = []
    for each in identifiers(node):
        if each.kind in _IDS:
            _add(found, each.kind, each.field)
        elif each.kind == ARTICLE_NUMBER:
            found["article_number"] = each.field.as_line()
        elif value := each.field.as_line():
            if each.kind and each.kind not in OTHER_ID_TYPES:
                each.field.guessed(f"an identifier of the kind {quoted(each.kind)} is kept as one of any kind")
            type_ = OTHER_ID_TYPES.get(each.kind or "", IdType.OTHER)
            others.append(each.field.part(OtherId, {"type": type_, "value": value}))
    page, about = _page(node, "url"), _page(node, "mainEntityOfPage")
    own = set()
    for field in (*node.texts("sameAs"), *([page] if page else ())):
        if (kind := named(field).kind) in _IDS and (field is not page or about is None):
            value = target_of(field.text.strip())[1]
            if found.get(_IDS[kind][0]) in (None, value) or _IDS[kind][0] != "doi":
                _add(found, kind, field.with_text(value))
                own.add(field.text)
    for each in own_identifier(node):
        if each.kind in _IDS:
            _add(found, each.kind, each.field.with_text(target_of(each.value)[1]))
    place = None if page and page.text in own else page
    landing_page = place.taken(Url) if place else None
    if landing_page is None and about and about.text.startswith(("http://", "https://")):
        landing_page = about.taken(Url)
    return {**found, "other_ids": tuple(filter(None, others)), "landing_page": landing_page}, frozenset(own)


def _page(node: Node, key: str) -> Field | None:
    """The address that a property names; the page itself may be described there."""
    for entry in node.all(key):
        if isinstance(entry, Field):
            return entry
        if address := entry.id or entry.text("url"):
            return Field(entry.path, address, entry.log)
    return None


def _add(found: dict[str, Any], kind: str, field: Field) -> None:
    name, identifier = _IDS[kind]
    keep(found, name, Identifier(kind, field), identifier)


def _keywords(node: Node, own: Language | None) -> tuple[Keywords, ...]:
    """The keywords by language; one text that holds several is parted at its commas."""
    given = node.texts("keywords")
    if not isinstance(node.value("keywords"), list):
        given = [field.with_text(word) for field in given for word in field.text.split(",")]
    groups: dict[Language | None, list[Any]] = {}
    for field in given:
        language = language_in(field)
        if keyword := text_in(field):
            groups.setdefault(None if language == own else language, []).append(keyword)
    return tuple(Keywords(keywords=tuple(words), language=language) for language, words in groups.items())


def _container(node: Node, found: dict[str, Any], kind: ArticleType | None) -> dict[str, Any]:
    """The journal or the proceedings, with the publisher that the article names if their own is not known.

    Of a report and the like in no container it is the institution behind it.
    """
    behind = affiliations(node, "sourceOrganization")
    name = "proceedings" if found.get("proceedings") and not found.get("journal") else "journal"
    container: Journal | Proceedings | None = found.get(name)
    known = {"proceedings": found.get("proceedings"), "journal": found.get("journal"), "institutions": behind}
    named_publisher = publisher(node)
    if named_publisher is None:
        return known
    if container is None:
        if kind in _BY_INSTITUTIONS and not behind:
            return {**known, "institutions": affiliations(node, "publisher")}
        if not any(each.name == named_publisher.name for each in behind):
            node.dropped(
                f"the article names no journal, whose publisher this could be; left out: {named_publisher.name}",
                at="publisher",
            )
        return known
    if container.publisher is None:
        return {**known, name: container.model_copy(update={"publisher": named_publisher})}
    if container.publisher != named_publisher:
        message = f"differs from that of the {name}, {container.publisher.name}; left out: {named_publisher.name}"
        node.dropped(message, at="publisher")
    return known


def _dates(node: Node, kind: ArticleType | None, issue: PartialDate | None, corrected: Corrections) -> Dates | None:
    """A preprint is posted; the medium of other articles is not known."""
    published = "posted" if kind in POSTED else "published"
    found: dict[str, Any] = {
        "issue": issue,
        "received": node.date("dateCreated"),
        published: node.date("datePublished"),
        "corrected": corrected.corrected,
        "retracted": corrected.retracted,
    }
    modified = node.date("dateModified")
    if modified and modified not in (found[published], *found["corrected"]):
        node.dropped(
            f"is when the article or its page was last changed, not that it was corrected; left out: {modified}",
            at="dateModified",
        )
    return node.part(Dates, found, at="datePublished")


def _full_texts(node: Node) -> tuple[FullText, ...]:
    found = []
    for entry in node.all("encoding"):
        if isinstance(entry, Field):
            made = entry.part(FullText, {"url": entry.taken(Url)})
        else:
            status = entry.line("creativeWorkStatus")
            fields = {
                "url": entry.taken(Url, "contentUrl") or entry.taken(Url, "url") or entry.taken(Url, "@id"),
                "media_type": entry.line("encodingFormat") or entry.line("fileFormat"),
                "version": ENCODED_VERSIONS.get(status or ""),
            }
            made = entry.part(FullText, fields)
            if status and status not in ENCODED_VERSIONS:
                entry.dropped(f"is not a known version of a file; left out: {quoted(status)}", at="creativeWorkStatus")
        if made:
            found.append(made)
    return tuple(found)
