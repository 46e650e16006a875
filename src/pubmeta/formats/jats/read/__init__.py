"""JATS, from NLM 2 to 1.4 and both tag sets, to an article: its front and back; the body is not part of the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.abstracts import language_in
from pubmeta.formats.jats.read.article_meta import Kind, article_fields, translation_fields
from pubmeta.formats.jats.read.author_notes import NotesRead
from pubmeta.formats.jats.read.conference import is_in_proceedings, proceedings_fields
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.element_ids import PointersOfText
from pubmeta.formats.jats.read.ignored import IGNORED
from pubmeta.formats.jats.read.journal import institutions_of, journal_of
from pubmeta.formats.jats.read.references import References
from pubmeta.formats.jats.read.review import ReviewReader
from pubmeta.formats.jats.read.statements import ONLY_STATEMENTS, StatementPart, StatementReader, statements_of
from pubmeta.model import Article, ArticleType, Doi, Relation, RelationType, TargetType
from pubmeta.problems import Log, Problem
from pubmeta.reading import article_of, article_type_in, other_kind_in, quoted, report_other_work
from pubmeta.reading.streams import report_several
from pubmeta.registry import Record
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import XmlSource, xml_records, xml_source

_SUB_ARTICLES = ("sub-article", "response")
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
    if (word := _word(root)) not in vocabulary.ARTICLE_TYPES and (what := other_kind_in(word.replace("-", " "))):
        report_other_work(root.log, root.path_of("article-type"), f"{quoted(word)} is {what}", line=root.line_number)
        return None
    front, body, back = (root.one(name) for name in ("front", "body", "back"))
    cited = PointersOfText(body, back)
    fields: dict[str, Any] = {"type": _type(root), "language": language_in(root)}
    parts: list[StatementPart] = []
    reader = StatementReader(cited, NotesRead())
    member_lists: tuple[JatsElement, ...] = ()
    if front:
        journal, meta = front.one("journal-meta"), front.one("article-meta")
        if meta and fields["type"] is None and (conference := meta.one("conference")) and _has_unknown_type(root):
            conference.guessed("the article is read as a paper of this conference")
            fields["type"] = ArticleType.CONFERENCE_PAPER
        in_proceedings = journal is not None and is_in_proceedings(journal, meta, fields["type"])
        if journal:
            fields["institutions"] = institutions_of(journal)
            if not in_proceedings:
                fields["journal"] = journal_of(journal)
        if meta:
            word = _word(root)
            review = ReviewReader(word) if fields["type"] is ArticleType.PEER_REVIEW else None
            kind = Kind(vocabulary.NOTICES.get(word), review, in_proceedings)
            read_meta = article_fields(meta, body, back, cited, kind)
            fields |= read_meta.fields
            if journal and in_proceedings:
                fields |= proceedings_fields(journal, meta, fields["issue_title"])
            parts += read_meta.statements
            reader = StatementReader(cited, read_meta.notes)
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


def _type(root: JatsElement) -> ArticleType | None:
    given = _word(root)
    kind = vocabulary.ARTICLE_TYPES.get(given)
    if kind is None and given not in ("", terms.TYPE_UNKNOWN):
        unknown = Log()
        kind = article_type_in(unknown, "", given.replace("-", " "))
        if len(unknown):
            root.dropped(f"{quoted(given)} is not a known type of article; left out")
    return kind


def _word(root: JatsElement) -> str:
    return (root.attribute("article-type") or "").casefold()


def _has_unknown_type(root: JatsElement) -> bool:
    """Whether the document does not say the type of the article, or in a word that is not known."""
    return _word(root) != terms.TYPE_UNKNOWN


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
                child.unplaced(ONLY_STATEMENTS)
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
    if doi and (kind == "review" or kind in vocabulary.REVIEW_TYPES):
        review = Relation(type=RelationType.HAS_REVIEW, target=doi, target_type=TargetType.DOI)
        fields["relations"] = (*fields.get("relations", ()), review)
    elif doi:
        named = f"{named}, {doi}"
    element.dropped(f"a sub-article {quoted(kind)} is a work of its own; left out: {named}")
