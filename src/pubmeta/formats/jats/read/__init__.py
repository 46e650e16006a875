"""JATS, from NLM 2 to 1.4 and both tag sets, to an article: its front and back; the body is no part of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.abstracts import language_in
from pubmeta.formats.jats.read.article_meta import article_fields, translation_fields
from pubmeta.formats.jats.read.journal import journal_of
from pubmeta.formats.jats.read.references import References
from pubmeta.formats.jats.read.statements import ReadStatements
from pubmeta.model import Article, ArticleType, Doi, Relation, RelationType, TargetType
from pubmeta.problems import Log, Problem
from pubmeta.reading import article_of, quoted
from pubmeta.registry import Record
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import Children, XmlSource, text_in, xml_records, xml_source

if TYPE_CHECKING:
    from lxml.etree import _Element

_SETS = frozenset({"article-set", "articles", "pmc-articleset", "article-list"})
_SUB_ARTICLES = ("sub-article", "response")
_REVIEWS = frozenset(
    {"decision-letter", "editor-report", "peer-review", "ref-report", "referee-report", "review", "reviewer-report"}
)
"""`@article-type` of sub-articles that are reviews of the article."""
_FULL_TEXT = frozenset({"app-group", "app", "glossary", "floats-group", "processing-meta", "bio"})


def read(content: bytes, log: Log) -> Article | None:
    """The article of a document, or of the one in an `article-set`."""
    source = xml_source(content, log)
    if source is None:
        return None
    root = source.root
    if local_name(root) != "article":
        articles = list(root.iter("{*}article"))
        if len(articles) != 1:
            message = (
                f"holds {len(articles)} articles, and `read` takes a document of one; `read_many` gives each of them"
            )
            if articles:
                log.invalid("", message)
            else:
                log.malformed(f"is no JATS article: its root element is <{local_name(root)}>")
            return None
        source = XmlSource(articles[0], log, source.path(articles[0]))
    return _article(source)


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """Each article of an `article-set`, in constant memory; of any other document the one that it is."""
    for found in xml_records(stream, "article"):
        if isinstance(found, Problem):
            yield Record(article=None, problems=(found,))
        else:
            yield Record(article=_article(found), problems=found.log.problems)


def _article(source: XmlSource) -> Article | None:
    root = source.root
    children = Children(source, root)
    front, body, back = (children.one(name) for name in ("front", "body", "back"))
    statements = ReadStatements(source, _cited(body, back))
    fields: dict[str, Any] = {"type": _type(source), "language": language_in(source, root)}
    notes = list(back.iter("{*}fn")) if back is not None else []
    if front is not None:
        fields |= _front(source, front, statements, notes)
    if body is not None:
        for section in body.iterchildren("{*}sec"):
            statements.body_section(section)
    references = References(source)
    if back is not None:
        _back(source, back, statements)
        fields["references"] = tuple(one for part in _ref_lists(back) for one in references.of(part))
    fields["statements"] = statements.statements()
    for element in children.all(*_SUB_ARTICLES):
        _sub_article(source, element, fields)
    children.report_rest(_FULL_TEXT)
    return article_of(source.log, fields, path=source.path(front if front is not None else root))


def _cited(*parts: _Element | None) -> frozenset[str]:
    """The ids that the text in these parts points to."""
    return frozenset(
        identifier
        for part in parts
        if part is not None
        for xref in part.iter("{*}xref")
        for identifier in (xref.get("rid") or "").split()
    )


def _type(source: XmlSource) -> ArticleType | None:
    given = (source.root.get("article-type") or "").strip().casefold()
    kind = vocabulary.ARTICLE_TYPES.get(given)
    if kind is None and given not in ("", terms.TYPE_UNKNOWN):
        source.at(source.root).dropped("", f"an article has no type {quoted(given)}; left out")
    return kind


def _front(
    source: XmlSource, element: _Element, statements: ReadStatements, back_notes: list[_Element]
) -> dict[str, Any]:
    children = Children(source, element)
    fields: dict[str, Any] = {}
    journal = children.one("journal-meta")
    if journal is not None:
        fields["journal"] = journal_of(source, journal)
    meta = children.one("article-meta")
    if meta is not None:
        fields |= article_fields(source, meta, statements, back_notes)
    for notes in children.all("notes", "ack"):
        if not statements.section(notes):
            source.unplaced(notes)
    children.report_rest()
    return fields


def _back(source: XmlSource, element: _Element, statements: ReadStatements) -> None:
    """Statements; appendices and glossaries are full text, and what else there is, is reported."""
    for child in element:
        name = local_name(child)
        if name in ("ack", "sec", "notes"):
            if not statements.section(child):
                source.unplaced(child, "of such parts of the back statements are kept")
        elif name == "fn-group":
            statements.section(child)  # reports what it does not take
        elif name == "fn":
            statements.note(child)
        elif name not in _FULL_TEXT and name not in ("ref-list", "title", "label"):
            source.unplaced(child)


def _ref_lists(back: _Element) -> Iterator[_Element]:
    """The outermost `ref-list` elements."""
    for element in back.iter("{*}ref-list"):
        parent = element.getparent()
        if parent is None or local_name(parent) != "ref-list":
            yield element


def _sub_article(source: XmlSource, element: _Element, fields: dict[str, Any]) -> None:
    """A translation completes the article; a review becomes a relation; any other is a work of its own."""
    kind = (element.get("article-type") or element.get("response-type") or "").casefold()
    if kind == "translation":
        found, relations = translation_fields(source, element, language_in(source, element))
        for name, values in found.items():
            fields[name] = (*fields.get(name, ()), *values)
        fields["relations"] = (*fields.get("relations", ()), *relations)
        for back in element.iterchildren("{*}back"):
            for child in back:
                source.unplaced(child, "of a translation the title, abstracts, keywords and DOI are kept")
        return
    title = next((text_in(one) for one in element.iter("{*}article-title")), "")
    message = f"a sub-article {quoted(kind)} is a work of its own; left out: {quoted(' '.join(title.split()))}"
    source.at(element).dropped("", message)
    if kind in _REVIEWS:
        for identifier in element.iter("{*}article-id"):
            if identifier.get("pub-id-type") == "doi" and (doi := source.taken(Doi, identifier)):
                review = Relation(type=RelationType.HAS_REVIEW, target=doi, target_type=TargetType.DOI)
                fields["relations"] = (*fields.get("relations", ()), review)
                break
