"""JATS, from NLM 2 to 1.4 and both tag sets, to an article: its front and back; the body is not part of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.abstracts import language_in
from pubmeta.formats.jats.read.article_meta import article_fields, translation_fields
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.ignored import IGNORED
from pubmeta.formats.jats.read.journal import journal_of
from pubmeta.formats.jats.read.references import References
from pubmeta.formats.jats.read.statements import StatementPart, StatementReader, statements_of
from pubmeta.model import Article, ArticleType, Doi, Journal, Relation, RelationType, TargetType
from pubmeta.problems import Log, Problem
from pubmeta.reading import article_of, quoted
from pubmeta.reading.streams import report_several
from pubmeta.registry import Record
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, xml_records, xml_source

_SETS = frozenset({"article-set", "articles", "pmc-articleset", "article-list"})
_SUB_ARTICLES = ("sub-article", "response")
_REVIEWS = frozenset(
    {"decision-letter", "editor-report", "peer-review", "ref-report", "referee-report", "review", "reviewer-report"}
)
"""`@article-type` of sub-articles that are reviews of the article."""
_OF_CONFERENCES = frozenset({None, ArticleType.OTHER, ArticleType.RESEARCH_ARTICLE})
"""Types that an article has which says no more of itself than that it was at a conference."""
_FULL_TEXT = frozenset({"app-group", "app", "glossary", "bio"})
"""What a back holds besides references and statements."""


def read(content: bytes, log: Log) -> Article | None:
    """The article of a document, or of the one in an `article-set`."""
    source = xml_source(content, log)
    if source is None:
        return None
    if local_name(source.root) != "article":
        articles = list(source.root.iter("{*}article"))
        if len(articles) > 1:
            report_several(len(articles), "articles", log)
            return None
        if not articles:
            log.malformed(f"is not a JATS article: its root element is <{local_name(source.root)}>")
            return None
        source = XmlSource(articles[0], log, source.path(articles[0]))
    return _article(JatsElement(source, source.root), log)


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """Each article of an `article-set`, in constant memory; of any other document the one that it is."""
    for found in xml_records(stream, "article"):
        if isinstance(found, Problem):
            yield Record(article=None, problems=(found,))
        else:
            yield Record(article=_article(JatsElement(found, found.root), found.log), problems=found.log.problems)


def _article(root: JatsElement, log: Log) -> Article | None:
    front, body, back = (root.one(name) for name in ("front", "body", "back"))
    cited = _cited(body, back)
    fields: dict[str, Any] = {"type": _type(root), "language": language_in(root)}
    parts: list[StatementPart] = []
    reader = StatementReader(cited, frozenset())
    member_lists: tuple[JatsElement, ...] = ()
    if front:
        journal, meta = front.one("journal-meta"), front.one("article-meta")
        if journal:
            fields["journal"] = journal_of(journal)
        if meta:
            notice = vocabulary.NOTICES.get((root.attribute("article-type") or "").casefold())
            read_meta = article_fields(meta, body, back, cited, notice)
            fields |= read_meta.fields
            if conference := meta.one("conference"):
                fields["type"] = _type_with_conference(fields, conference)
                conference.unplaced("an article has no place for its conference")
            parts += read_meta.statements
            reader = StatementReader(cited, read_meta.kept_notes)
            member_lists = read_meta.member_lists
        for notes in front.all("notes", "ack"):
            parts += reader.section(notes) or _not_kept(notes)
    if body:
        parts += [part for section in body.all("sec") for part in reader.body_section(section)]
        body.ignore_rest()
    if back:
        parts += _back_statements(back, reader, member_lists)
        references = References()
        fields["references"] = tuple(one for part in _ref_lists(back) for one in references.of(part))
    fields["statements"] = statements_of(parts)
    for element in root.all(*_SUB_ARTICLES):
        _sub_article(element, fields)
    root.report_rest(IGNORED)
    return article_of(log, fields, path=(front or root).path)


def _not_kept(element: JatsElement) -> list[StatementPart]:
    element.unplaced()
    return []


def _cited(*parts: JatsElement | None) -> frozenset[str]:
    """The ids that the text in these parts points to."""
    return frozenset(
        identifier
        for part in parts
        if part
        for xref in part.element.iter("{*}xref")
        for identifier in xref.get("rid", "").split()
    )


def _type(root: JatsElement) -> ArticleType | None:
    given = (root.attribute("article-type") or "").strip().casefold()
    kind = vocabulary.ARTICLE_TYPES.get(given)
    if kind is None and given not in ("", terms.TYPE_UNKNOWN):
        root.dropped(f"{quoted(given)} is not a known type of article; left out")
    return kind


def _type_with_conference(fields: dict[str, Any], conference: JatsElement) -> ArticleType | None:
    """The type of an article that names a conference: it is a paper of it, unless its type or its journal says else."""
    kind: ArticleType | None = fields["type"]
    journal: Journal | None = fields.get("journal")
    is_in_journal = journal and (journal.issn_electronic or journal.issn_print or journal.issn_linking)
    if kind in _OF_CONFERENCES and not (kind is ArticleType.RESEARCH_ARTICLE and is_in_journal):
        conference.guessed("the article is read as a paper of this conference")
        return ArticleType.CONFERENCE_PAPER
    return kind


def _back_statements(
    element: JatsElement, reader: StatementReader, member_lists: tuple[JatsElement, ...]
) -> list[StatementPart]:
    """The statements in a back; appendices and glossaries are full text, and what else there is, is reported."""
    parts: list[StatementPart] = []
    for child in element.all():
        name = child.name
        if name in ("ack", "sec", "notes", "fn-group"):
            has_members = any(child.element in group.element.iterancestors("sec") for group in member_lists)
            section = reader.section(child)
            if has_members:
                if words := " ".join(" ".join(one.characters() for one in child.all("p")).split()):
                    child.dropped(
                        f"of a section with the members of a group only these are kept; left out: {quoted(words)}"
                    )
                child.ignore()
            elif not section and name != "fn-group":  # of which each note is reported
                child.unplaced("only statements are kept from this section")
            parts += section
        elif name == "fn":
            parts += reader.note(child)
        elif name in _FULL_TEXT or name in ("title", "label"):
            child.ignore()
        elif name != "ref-list":
            child.unplaced()
    return parts


def _ref_lists(back: JatsElement) -> Iterator[JatsElement]:
    """The outermost `ref-list` elements."""
    for element in back.within("ref-list"):
        parent = element.element.getparent()
        if parent is None or local_name(parent) != "ref-list":
            yield element


def _sub_article(element: JatsElement, fields: dict[str, Any], *, is_of_other: bool = False) -> None:
    """A translation completes the article; a review becomes a relation; any other is a work of its own.

    The same holds for those within one, but a translation within a work of its own is one of that work.
    """
    kind = (element.attribute("article-type") or element.attribute("response-type") or "").casefold()
    nested = element.all(*_SUB_ARTICLES)
    is_translation = kind == "translation" and not is_of_other
    if is_translation:
        _translation(element, fields)
    else:
        _work_of_its_own(element, kind, fields)
    for inner in nested:
        _sub_article(inner, fields, is_of_other=not is_translation)
    if not is_translation:
        element.ignore()


def _translation(element: JatsElement, fields: dict[str, Any]) -> None:
    found, relations = translation_fields(element, language_in(element))
    for name, values in found.items():
        fields[name] = (*fields.get(name, ()), *values)
    fields["relations"] = (*fields.get("relations", ()), *relations)
    for back in element.all("back"):
        for child in back.all():
            child.unplaced("of a translation only the title, abstracts, keywords and DOI are kept")


def _work_of_its_own(element: JatsElement, kind: str, fields: dict[str, Any]) -> None:
    """Report it with title and DOI; the DOI of a review is kept as that of a relation."""
    within = element.within("article-title", "article-id", outside=_SUB_ARTICLES)
    title = next((one.characters() for one in within if one.name == "article-title"), "")
    identifiers = [one for one in within if one.name == "article-id" and one.attribute("pub-id-type") == "doi"]
    named = quoted(" ".join(title.split()))
    doi = identifiers[0].taken(Doi) if identifiers else None
    if doi and kind in _REVIEWS:
        review = Relation(type=RelationType.HAS_REVIEW, target=doi, target_type=TargetType.DOI)
        fields["relations"] = (*fields.get("relations", ()), review)
    elif doi:
        named = f"{named}, {doi}"
    element.dropped(f"a sub-article {quoted(kind)} is a work of its own; left out: {named}")
