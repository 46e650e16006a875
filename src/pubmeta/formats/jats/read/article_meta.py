"""`article-meta`, or the `front-stub` of a sub-article: everything that is said of the article itself."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.abstracts import abstract_of, keywords_of, language_in, term_and_code
from pubmeta.formats.jats.read.author_notes import NotesRead
from pubmeta.formats.jats.read.citation_ids import identifier_of
from pubmeta.formats.jats.read.conference import conference_event, is_of_proceedings
from pubmeta.formats.jats.read.contributors import contributors
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.funding import funding
from pubmeta.formats.jats.read.history import history_of, version_of
from pubmeta.formats.jats.read.pages import issue_of_supplement, page_range
from pubmeta.formats.jats.read.permissions import permissions
from pubmeta.formats.jats.read.relations import related, self_uris
from pubmeta.formats.jats.read.review import ReviewReader
from pubmeta.formats.jats.read.statements import StatementPart, StatementReader
from pubmeta.formats.jats.read.title_text import title_in, title_of
from pubmeta.model import (
    ArxivId,
    Doi,
    IdType,
    Language,
    OtherId,
    Pages,
    Pmcid,
    Pmid,
    Relation,
    RelationType,
    Subject,
    TargetType,
    TranslatedTitle,
    UpdateType,
)
from pubmeta.reading import quoted

_IDENTIFIERS = {"doi": Doi, "pmid": Pmid, "pmcid": Pmcid, "arxiv": ArxivId}


class Kind(NamedTuple):
    """What kind of work the article is, as far as its `article-meta` is read in its light.

    notice: what kind of notice. review: which review. in_proceedings: whether it appeared in proceedings.
    """

    notice: UpdateType | None = None
    review: ReviewReader | None = None
    in_proceedings: bool = False


@dataclass(frozen=True, slots=True)
class MetaRead:
    """The fields of the article, the parts of its statements, and what is of contributors: notes and lists."""

    fields: dict[str, Any]
    statements: list[StatementPart]
    notes: NotesRead
    member_lists: tuple[JatsElement, ...]


def article_fields(
    element: JatsElement,
    body: JatsElement | None,
    back: JatsElement | None,
    cited: Container[str],
    kind: Kind,
) -> MetaRead:
    """What an `article-meta` gives, and the body and back say of those who are named in it.

    cited: the ids to which the text points. kind: what is known of the article already.
    """
    keywords, coded = keywords_of(element.all("kwd-group"))
    section, subjects = _categories(element.one("article-categories"), kind)
    awards, funding_statements = funding(element)
    with_trials = element.all("abstract", "trans-abstract")
    abstracts = tuple(filter(None, map(abstract_of, with_trials)))
    history = history_of(element, kind.notice)
    relations = related(
        [*element.all("related-article", "related-object"), *history.related], kind.notice, with_trials, kind.review
    )
    relations["updated_by"] = tuple(dict.fromkeys((*relations["updated_by"], *history.updated_by)))
    fields = {
        **_ids(element.all("article-id")),
        "version": version_of(element.all("article-version", "article-version-alternatives")),
        "section": section,
        "subjects": (*subjects, *coded),
        **_titles(element.all("title-group")),
    }
    people = contributors(element, body, back, kind.review)
    fields |= {
        "contributors": people.contributors,
        "dates": history.dates.dates(element.source.log),
        "status": history.status,
        "event": conference_event(element),
        "volume": element.line("volume"),
        "issue": element.line("issue") or _supplement(element),
        "issue_title": title_of(element, "issue-title"),
        **_extent(element),
        **permissions(element),
        **self_uris(element.all("self-uri")),
        **relations,
        "abstracts": abstracts,
        "keywords": tuple(keywords),
        "awards": awards,
    }
    related_works = relations["relations"]
    preprints = [preprint for preprint in dict.fromkeys(history.preprints) if preprint not in related_works]
    fields["relations"] = (*related_works, *preprints)
    reader = StatementReader(cited, people.notes)
    parts = [StatementPart("funding", element, tuple(funding_statements))] if funding_statements else []
    parts += [part for note in people.other_notes for part in reader.note(note)]
    for group in element.all("custom-meta-group", "custom-meta-wrap"):
        parts += _custom_meta(group, reader, kind.review)
    if kind.review:
        fields["review"] = kind.review.review(element)
    return MetaRead(fields, parts, people.notes, people.member_lists)


def _ids(elements: list[JatsElement]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    others: list[OtherId | None] = []
    kinds = list(map(_id_kind, elements))
    for element, kind in zip(elements, kinds, strict=True):
        field = vocabulary.ARTICLE_IDS.get(kind)
        if not kind and "doi" not in {*kinds, *fields} and identifier_of("doi", element.characters()):
            field = "doi"
            element.guessed("has no type; read as the article's DOI, because it is a DOI")
        if field:
            value = element.taken(_IDENTIFIERS[field])
            if value is not None and fields.setdefault(field, value) != value:
                element.unplaced(f"an article has one such id, {fields[field]}")
        elif text := element.line():
            if kind not in vocabulary.OTHER_IDS:
                element.guessed(f"an article has no id of the kind {quoted(kind)}; kept as another id")
            others.append(element.part(OtherId, {"type": vocabulary.OTHER_IDS.get(kind, IdType.OTHER), "value": text}))
    return {**fields, "other_ids": tuple(filter(None, others))}


def _id_kind(element: JatsElement) -> str:
    """`@pub-id-type`, or `@custom-type` where that has no word for it."""
    kind = (element.attribute("pub-id-type") or "").casefold()
    own = element.attribute("custom-type") if kind in ("custom", "other", "") else None
    return own.casefold() if own else kind


def _categories(element: JatsElement | None, kind: Kind) -> tuple[str | None, list[Subject]]:
    """The section, and the subjects of all other groups."""
    if element is None:
        return None, []
    groups = element.all("subj-group")
    if kind.in_proceedings:
        groups = [group for group in groups if not is_of_proceedings(group)]
    if tree := next((within for group in groups for within in group.all("subj-group")), None):
        tree.dropped("a subject has no place in a tree; those of a tree are kept one after the other")
    sections = _section_groups(groups)
    section: str | None = None
    subjects: list[Subject] = []
    for group in groups:
        found = list(_subjects(group, group.attribute("subj-group-type")))
        if section is None and sections and group is sections[0] and found:
            first = found.pop(0)
            section = first.term
            if first.code:
                group.dropped(f"the section of a journal has no code; left out: {first.code}")
        subjects += found
    return section, list(dict.fromkeys(subjects)) if tree else subjects  # one may be on many branches


def _section_groups(groups: list[JatsElement]) -> list[JatsElement]:
    """The groups of the surest type of section; else those without a type."""
    types = [(group.attribute("subj-group-type") or "").casefold() for group in groups]
    if "display-channel" in types:
        return [group for group, kind in zip(groups, types, strict=True) if kind == "display-channel"]
    kind = next((kind for kind in vocabulary.SECTION_TYPES if kind in types), "")
    return [group for group, found in zip(groups, types, strict=True) if found == kind]


def _subjects(group: JatsElement, scheme: str | None) -> Iterator[Subject]:
    """The subjects of a group and of those within it."""
    if scheme in (None, terms.SUBJECT, terms.HEADING):
        scheme = group.attribute("vocab-identifier") or group.attribute("vocab")
    for child in group.all():
        name = child.name
        if name == "subj-group":
            yield from _subjects(child, child.attribute("subj-group-type") or scheme)
        elif child.attribute("content-type") == "order":
            child.unplaced("a subject has no place in an order")
        elif name in ("subject", "compound-subject"):
            own = child.attribute("vocab-identifier") or child.attribute("vocab") or scheme
            term, code = term_and_code(child) if name == "compound-subject" else (child.line(), None)
            fields = {"term": term, "code": code or child.attribute("vocab-term-identifier"), "scheme": own}
            if term and (subject := child.part(Subject, fields)):
                yield subject
        else:
            child.unplaced()


def _titles(elements: list[JatsElement]) -> dict[str, Any]:
    if not elements:
        return {}
    for other in elements[1:]:
        other.unplaced("an article has one title")
    group = elements[0]
    in_groups = [(each.attribute("content-type"), _translated(each, each)) for each in group.all("trans-title-group")]
    original = next((title for kind, title in in_groups if kind == terms.ORIGINAL), None)
    translated = [title for _, title in in_groups if title is not original]
    translated += [_translated(title, None) for title in group.all("trans-title")]  # NLM
    fields: dict[str, Any] = {
        "title": title_of(group, "article-title"),
        "subtitle": title_of(group, "subtitle"),
        "original_title": original,
        "translated_titles": tuple(filter(None, translated)),
    }
    for element in group.all("alt-title"):
        kind = (element.attribute("alt-title-type") or "").casefold()
        if kind in vocabulary.SHORT_TITLES:
            short = title_in(element)
            if fields.setdefault("short_title", short) != short:
                element.unplaced("an article has one short title")
        else:
            element.unplaced(f"an article has no title of the kind {quoted(kind)}")
    return fields


def _translated(element: JatsElement, group: JatsElement | None) -> TranslatedTitle | None:
    title = subtitle = None
    language = language_in(element)
    if group is None:
        title = element
    else:
        title, subtitle = group.one("trans-title"), group.one("trans-subtitle")
        if language is None and title is not None:
            language = language_in(title)
    fields = {
        "title": title and title_in(title),
        "subtitle": subtitle and title_in(subtitle),
        "language": language or terms.LANGUAGE_UNKNOWN,
    }
    return element.part(TranslatedTitle, fields)


def _supplement(element: JatsElement) -> str | None:
    """The supplement in which an article appeared that is in no issue."""
    supplement = element.one("supplement")
    text = supplement.line() if supplement else None
    if supplement is None or text is None:
        return None
    issue = issue_of_supplement(text)
    supplement.guessed(f"is read as the issue, {quoted(issue)}, for there is no other")
    return issue


def _extent(children: JatsElement) -> dict[str, Any]:
    """Pages, as first and last or as printed, and article number."""
    fpage = children.one("fpage")
    first, last, printed = children.line("fpage"), children.line("lpage"), children.line("page-range")
    if fpage is not None and fpage.attribute("specific-use") == terms.GENERATED:
        first = None
    pages: Pages | None = None
    if first is not None:
        is_both = printed in (f"{first}-{last}", f"{first}–{last}")
        pages = Pages(first=first, last=last, range=None if is_both else printed)
    elif printed is not None:
        pages = Pages(range=printed) if fpage is not None else page_range(printed)
    elif last is not None:
        children.dropped(f"the last page {last} has no first; left out")
    return {"pages": pages, "article_number": children.line("elocation-id")}


def _custom_meta(group: JatsElement, reader: StatementReader, review: ReviewReader | None) -> list[StatementPart]:
    """Statements; of the rest, which publishers' systems use, the names are reported together."""
    names: list[str] = []
    parts: list[StatementPart] = []
    for element in group.all():
        if review and review.takes_custom_meta(element):
            continue
        if found := reader.custom_meta(element):
            parts += found
        else:
            names.append(element.line("meta-name") or element.name)
            element.ignore()
    if names:
        group.dropped(f"an article has no place for custom metadata; left out: {', '.join(names)}")
    return parts


def translation_fields(element: JatsElement, language: Language | None) -> tuple[dict[str, Any], list[Relation]]:
    """What a translation in a `sub-article` adds to the article: titles, abstracts, keywords, its own DOI."""
    fields: dict[str, Any] = {"translated_titles": (), "abstracts": (), "keywords": (), "subjects": ()}
    relations: list[Relation] = []
    front = element.one("front-stub", "front")
    if front is None:
        return fields, relations
    if front.name == "front":
        front = front.one("article-meta") or front
    for identifier in front.all("article-id"):
        if (identifier.attribute("pub-id-type") or "") == "doi" and (doi := identifier.taken(Doi)):
            relations.append(Relation(type=RelationType.HAS_TRANSLATION, target=doi, target_type=TargetType.DOI))
        else:
            identifier.unplaced("of a translation only the DOI is kept")
    titles = _titles(front.all("title-group"))
    if titles.get("title") is not None:
        said = {"title": titles["title"], "subtitle": titles.get("subtitle"), "language": language}
        fields["translated_titles"] = tuple(
            filter(None, [front.part(TranslatedTitle, said), *titles["translated_titles"]])
        )
    fields["abstracts"] = tuple(
        filter(None, (abstract_of(one, language) for one in front.all("abstract", "trans-abstract")))
    )
    keywords, subjects = keywords_of(front.all("kwd-group"), language)
    fields["keywords"], fields["subjects"] = tuple(keywords), tuple(subjects)
    for other in front.rest():
        other.unplaced("of a translation only the title, abstracts, keywords and DOI are kept")
    return fields, relations
