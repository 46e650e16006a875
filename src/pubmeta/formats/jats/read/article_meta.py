"""`article-meta`, or the `front-stub` of a sub-article: everything that is said of the article itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.abstracts import abstract_of, keywords_of, language_in
from pubmeta.formats.jats.read.citations import page_range
from pubmeta.formats.jats.read.contributors import contributors
from pubmeta.formats.jats.read.dates import ReadDates
from pubmeta.formats.jats.read.funding import funding
from pubmeta.formats.jats.read.marked import text_of
from pubmeta.formats.jats.read.permissions import permissions
from pubmeta.formats.jats.read.relations import link_target, related, self_uris
from pubmeta.formats.jats.read.statements import ReadStatements
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
    Version,
    VersionStage,
)
from pubmeta.reading import part, quoted
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import Children, XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_IDENTIFIERS = {"doi": Doi, "pmid": Pmid, "pmcid": Pmcid, "arxiv": ArxivId}
_DERIVED = frozenset({"counts", "x"})
"""What is counted from the article itself."""


def article_fields(
    source: XmlSource, element: _Element, statements: ReadStatements, back_notes: Iterable[_Element]
) -> dict[str, Any]:
    """The fields of the article that an `article-meta` gives; statements go to `statements`."""
    children = Children(source, element)
    keywords, coded = keywords_of(source, children.all("kwd-group"))
    section, subjects = _categories(source, children.one("article-categories"))
    awards, funding_statements = funding(source, children)
    if funding_statements:
        statements.add("funding", element, funding_statements)
    relations = related(source, children.all("related-article", "related-object"))
    dates, preprints = _dates(source, children)
    fields = {
        **_ids(source, children.all("article-id")),
        "version": _version(source, children.all("article-version", "article-version-alternatives")),
        "section": section,
        "subjects": (*subjects, *coded),
        **_titles(source, children.all("title-group")),
        "contributors": contributors(source, children, statements, back_notes),
        "dates": dates.dates(),
        "volume": children.line("volume"),
        "issue": children.line("issue"),
        "issue_title": text_of(source, children.one("issue-title")),
        **_extent(source, children),
        **permissions(source, children),
        **self_uris(source, children.all("self-uri")),
        **relations,
        "abstracts": tuple(
            filter(None, (abstract_of(source, one) for one in children.all("abstract", "trans-abstract")))
        ),
        "keywords": tuple(keywords),
        "awards": awards,
    }
    said = relations["relations"]
    fields["relations"] = (*said, *(preprint for preprint in dict.fromkeys(preprints) if preprint not in said))
    for group in children.all("custom-meta-group", "custom-meta-wrap"):
        _custom_meta(source, group, statements)
    children.report_rest(_DERIVED)
    return fields


def _ids(source: XmlSource, elements: list[_Element]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    others: list[OtherId] = []
    for element in elements:
        kind = (element.get("pub-id-type") or "").casefold()
        field = vocabulary.ARTICLE_IDS.get(kind)
        if field:
            value = source.taken(_IDENTIFIERS[field], element)
            if value is not None and fields.setdefault(field, value) != value:
                source.unplaced(element, f"an article has one such id, {fields[field]}")
        elif text := source.line(element):
            if kind not in vocabulary.OTHER_IDS:
                source.at(element).guessed("", f"an article has no id of the kind {quoted(kind)}; kept as another id")
            others.append(OtherId(type=vocabulary.OTHER_IDS.get(kind, IdType.OTHER), value=text))
    return {**fields, "other_ids": tuple(others)}


def _version(source: XmlSource, elements: list[_Element]) -> Version | None:
    """Stage, label and description of one version."""
    fields: dict[str, Any] = {}
    versions = [one for element in elements for one in (element, *element.iterchildren("{*}article-version"))]
    for element in versions:
        if local_name(element) == "article-version-alternatives":
            continue
        kind = element.get("article-version-type") or ""
        text = source.line(element)
        said = None if kind in (terms.VERSION_LABEL, terms.VERSION_DESCRIPTION) else text
        stage = _stage(kind, element.get("vocab-term"), said)
        field = "stage" if stage else "description" if kind == terms.VERSION_DESCRIPTION else "label"
        value = stage or (field == "label" and element.get("designator")) or text
        if value and fields.setdefault(field, value) != value:
            source.unplaced(element, f"there is one already, {fields[field]}, which is kept")
    return part(source.at(elements[0]), "", Version, fields) if elements else None


def _stage(*words: str | None) -> VersionStage | None:
    stages = vocabulary.VERSION_STAGES
    return next((stage for word in words if word and (stage := stages.get(vocabulary.folded(word)))), None)


def _categories(source: XmlSource, element: _Element | None) -> tuple[str | None, list[Subject]]:
    """The section, and the subjects of all other groups."""
    if element is None:
        return None, []
    children = Children(source, element)
    groups = children.all("subj-group")
    children.report_rest()
    sections = _section_groups(groups)
    section: str | None = None
    subjects: list[Subject] = []
    for group in groups:
        found = list(_subjects(source, group, group.get("subj-group-type")))
        if len(group) > sum(1 for _ in group.iterchildren("{*}subject")):  # a tree may have a subject on many branches
            found = list(dict.fromkeys(found))
        if section is None and sections and group is sections[0] and found:
            section = found.pop(0).term
        subjects += found
    return section, subjects


def _section_groups(groups: list[_Element]) -> list[_Element]:
    """The groups of the surest type of section; else those without a type."""
    types = [(group.get("subj-group-type") or "").casefold() for group in groups]
    if "display-channel" in types:
        return [group for group, kind in zip(groups, types, strict=True) if kind == "display-channel"]
    kind = next((kind for kind in vocabulary.SECTION_TYPES if kind in types), "")
    return [group for group, found in zip(groups, types, strict=True) if found == kind]


def _subjects(source: XmlSource, group: _Element, scheme: str | None) -> Iterator[Subject]:
    """The subjects of a group and of those within it."""
    if scheme in (terms.SUBJECT, terms.HEADING):
        scheme = None
    for child in group:
        name = local_name(child)
        if name == "subj-group":
            yield from _subjects(source, child, child.get("subj-group-type") or scheme)
        elif child.get("content-type") == "order":
            source.unplaced(child, "a subject has no place in an order")
        elif name in ("subject", "compound-subject"):
            fields = {
                "term": source.line(child),
                "code": child.get("vocab-term-identifier"),
                "scheme": child.get("vocab-identifier") or child.get("vocab") or scheme,
            }
            if fields["term"] and (subject := part(source.at(child), "", Subject, fields)):
                yield subject
        else:
            source.unplaced(child)


def _titles(source: XmlSource, elements: list[_Element]) -> dict[str, Any]:
    if not elements:
        return {}
    for other in elements[1:]:
        source.unplaced(other, "an article has one title")
    children = Children(source, elements[0])
    translated = [_translated(source, group, group) for group in children.all("trans-title-group")]
    translated += [_translated(source, title, None) for title in children.all("trans-title")]  # NLM
    fields: dict[str, Any] = {
        "title": text_of(source, children.one("article-title")),
        "subtitle": text_of(source, children.one("subtitle")),
        "translated_titles": tuple(filter(None, translated)),
    }
    for element in children.all("alt-title"):
        kind = (element.get("alt-title-type") or "").casefold()
        if kind in vocabulary.SHORT_TITLES and "short_title" not in fields:
            fields["short_title"] = text_of(source, element)
        else:
            source.unplaced(element, f"an article has no title of the kind {quoted(kind)}")
    children.report_rest()
    return fields


def _translated(source: XmlSource, element: _Element, group: _Element | None) -> TranslatedTitle | None:
    title = subtitle = None
    language = language_in(source, element)
    if group is None:
        title = element
    else:
        children = Children(source, group)
        title, subtitle = children.one("trans-title"), children.one("trans-subtitle")
        children.report_rest()
        if language is None and title is not None:
            language = language_in(source, title)
    fields = {
        "title": text_of(source, title),
        "subtitle": text_of(source, subtitle),
        "language": language or terms.LANGUAGE_UNKNOWN,
    }
    return part(source.at(element), "", TranslatedTitle, fields)


def _dates(source: XmlSource, children: Children) -> tuple[ReadDates, list[Relation]]:
    """The dates, and the preprints that `pub-history` names."""
    dates = ReadDates(source)
    for element in children.all("pub-date"):
        dates.publication(element)
    for element in children.all("history"):
        dates.history(element)
    events = [event for history in children.all("pub-history") for event in history]
    return dates, [relation for event in events for relation in _event(source, event, dates)]


def _event(source: XmlSource, element: _Element, dates: ReadDates) -> Iterator[Relation]:
    """The dates of an `event`, and the preprint to which it leads."""
    children = Children(source, element)
    kind = (element.get("event-type") or "").casefold()
    for date in children.all("date"):
        dates.event(date, kind if kind == terms.PREPRINT else (date.get("date-type") or kind).casefold())
    for link in children.all("self-uri", "ext-link", "article-id", "pub-id"):
        link_type = link.get("ext-link-type") or link.get("pub-id-type")
        target, value = link_target(link_type, link.get(vocabulary.HREF) or text_in(link))
        is_preprint = terms.PREPRINT in (kind, link.get("content-type"))
        if not is_preprint or target not in (TargetType.DOI, TargetType.ARXIV, TargetType.URL):
            source.unplaced(link)
            continue
        fields = {"type": RelationType.HAS_PREPRINT, "target": value, "target_type": target}
        if relation := part(source.at(link), "", Relation, fields):
            yield relation
    children.report_rest({"event-desc"})


def _extent(source: XmlSource, children: Children) -> dict[str, Any]:
    """Pages, as first and last or as printed, and article number."""
    fpage = children.one("fpage")
    first, last, printed = source.line(fpage), children.line("lpage"), children.line("page-range")
    if fpage is not None and fpage.get("specific-use") == terms.GENERATED:
        first = None
    pages: Pages | None = None
    if first is not None:
        is_both = printed in (f"{first}-{last}", f"{first}–{last}")
        pages = Pages(first=first, last=last, range=None if is_both else printed)
    elif printed is not None:
        pages = Pages(range=printed) if fpage is not None else page_range(printed)
    elif last is not None:
        source.at(children.element).dropped("", f"the last page {last} has no first; left out")
    return {"pages": pages, "article_number": children.line("elocation-id")}


def _custom_meta(source: XmlSource, group: _Element, statements: ReadStatements) -> None:
    """Statements; of the rest, which publishers' systems use, the names are reported together."""
    names: list[str] = []
    for element in group:
        if not statements.custom_meta(element):
            name = next((source.line(one) for one in element.iterchildren("{*}meta-name")), None)
            names.append(name or local_name(element))
    if names:
        source.at(group).dropped("", f"an article has no place for custom metadata; left out: {', '.join(names)}")


def translation_fields(
    source: XmlSource, element: _Element, language: Language | None
) -> tuple[dict[str, Any], list[Relation]]:
    """What a translation in a `sub-article` adds to the article: titles, abstracts, keywords, its own DOI."""
    fields: dict[str, Any] = {"translated_titles": (), "abstracts": (), "keywords": (), "subjects": ()}
    relations: list[Relation] = []
    front = next((one for one in element if local_name(one) in ("front-stub", "front")), None)
    if front is None:
        return fields, relations
    if local_name(front) == "front":
        front = next(front.iterchildren("{*}article-meta"), front)
    children = Children(source, front)
    for identifier in children.all("article-id"):
        if (identifier.get("pub-id-type") or "") == "doi" and (doi := source.taken(Doi, identifier)):
            relations.append(Relation(type=RelationType.HAS_TRANSLATION, target=doi, target_type=TargetType.DOI))
        else:
            source.unplaced(identifier, "of a translation the DOI is kept")
    titles = _titles(source, children.all("title-group"))
    if titles.get("title") is not None:
        said = {"title": titles["title"], "subtitle": titles.get("subtitle"), "language": language}
        fields["translated_titles"] = tuple(
            filter(None, [part(source.at(front), "", TranslatedTitle, said), *titles["translated_titles"]])
        )
    fields["abstracts"] = tuple(
        filter(None, (abstract_of(source, one, language) for one in children.all("abstract", "trans-abstract")))
    )
    keywords, subjects = keywords_of(source, children.all("kwd-group"), language)
    fields["keywords"], fields["subjects"] = tuple(keywords), tuple(subjects)
    for other in children.rest():
        source.unplaced(other, "of a translation the title, abstracts, keywords and DOI are kept")
    return fields, relations
