"""`article-meta`: everything that is said of the article itself, in the order that the DTD wants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.conference import (
    conference,
    conference_link,
    proceedings_id,
    proceedings_subject,
    proceedings_title,
)
from pubmeta.formats.jats.write.contributors import Contributors
from pubmeta.formats.jats.write.dates import date, history, pub_dates, publication_history
from pubmeta.formats.jats.write.marked import emphasised, marked, unmarked
from pubmeta.formats.jats.write.permissions import funding_group, permissions
from pubmeta.formats.jats.write.review import custom_meta, reviewed
from pubmeta.model import (
    Abstract,
    AbstractSection,
    Article,
    ClinicalTrial,
    FullText,
    Keywords,
    Language,
    Relation,
    Subject,
    TargetType,
    TranslatedTitle,
    Update,
    Url,
    Version,
)
from pubmeta.problems import Log, Place
from pubmeta.vocabularies import registries
from pubmeta.vocabularies.dois import doi_in_uri
from pubmeta.xml.build import (
    Content,
    Element,
    Part,
    attribute,
    attributes_of,
    block,
    element,
    empty,
    line,
    text_element,
)

if TYPE_CHECKING:
    from pubmeta.formats.jats.options import JatsOptions

_FIRST_PAGE = re.compile(r"\w+")
_ID_TYPES = {field: attribute("pub-id-type", kind) for field, kind in terms.ARTICLE_IDS.items()}
_OTHER_ID_TYPES = {kind: attribute("pub-id-type", name) for kind, name in terms.OTHER_IDS.items()}


def article_meta(article: Article, options: JatsOptions, log: Log) -> Element | None:
    """The whole element."""
    contributors = Contributors(article, log)
    lines: list[Part | None] = [
        *_article_ids(article),
        _article_version(article.version),
        _article_categories(article),
        _title_group(article),
        contributors.group(),
        contributors.notes(),
        *pub_dates(article),
        text_element("volume", article.volume),
        proceedings_id(article.proceedings),
        text_element("issue", article.issue),
        text_element("issue-title", unmarked(article.issue_title, log, "issue_title") if article.issue_title else None),
        *proceedings_title(article.proceedings, log),
        *_extent(article, log),
        history(article.dates),
        publication_history(article),
        permissions(article, log),
        *_self_uris(article),
        *[_relation(relation, at) for at, relation in log.each("relations", article.relations)],
        reviewed(article.review),
        conference_link(article.event),
        *map(_update, article.updates),
        *map(_updated_by, article.updated_by),
        *_trials(article.trials, log),
        *_abstracts(article, log),
        *[_kwd_group(group, article.language, at) for at, group in log.each("keywords", article.keywords)],
        funding_group(article, options, log),
        conference(article.event, options.tag_set, log),
        custom_meta(article.review, log),
    ]
    return block("article-meta", lines)


def _article_ids(article: Article) -> list[str]:
    values = article.__dict__
    ids = [line("article-id", values[field], _ID_TYPES[field]) for field in filter(values.get, terms.ARTICLE_IDS)]
    ids += [line("article-id", other.value, _OTHER_ID_TYPES[other.type]) for other in article.other_ids]
    return ids


def _article_version(version: Version | None) -> Element | None:
    if version is None:
        return None
    stage = version.stage and terms.VERSION_STAGES[version.stage]
    versions = [
        element("article-version", {"article-version-type": version.stage}, terms.JAV, {"vocab-term": stage}, stage),
        element(
            "article-version",
            {"article-version-type": terms.VERSION_LABEL, "designator": version.label},
            version.label,
        ),
        element("article-version", {"article-version-type": terms.VERSION_DESCRIPTION}, version.description),
    ]
    several = sum(made is not None for made in versions) > 1
    return element("article-version-alternatives", versions) if several else next(made for made in versions if made)


def _article_categories(article: Article) -> Element | None:
    groups = [
        block("subj-group", [text_element("subject", article.section)], attribute("subj-group-type", terms.HEADING)),
        block("subj-group", map(_subject, article.subjects), attribute("subj-group-type", terms.SUBJECT)),
        proceedings_subject(article.proceedings),
    ]
    return block("article-categories", groups)


def _subject(subject: Subject) -> Element | None:
    scheme = subject.scheme or ""
    return element(
        "subject",
        {
            ("vocab-identifier" if "://" in scheme else "vocab"): subject.scheme,
            "vocab-term-identifier": subject.code,
        },
        subject.term,
    )


def _title_group(article: Article) -> Element | None:
    original = article.original_title
    lines = [
        text_element("article-title", marked(article.title)),
        text_element("subtitle", marked(article.subtitle)),
        _trans_title_group(original, terms.ORIGINAL) if original else None,
        *map(_trans_title_group, article.translated_titles),
        element("alt-title", {"alt-title-type": terms.SHORT_TITLE}, marked(article.short_title)),
    ]
    return block("title-group", lines)


def _trans_title_group(translated: TranslatedTitle, kind: str | None = None) -> Element | None:
    return element(
        "trans-title-group",
        {"content-type": kind, "xml:lang": translated.language},
        text_element("trans-title", marked(translated.title)),
        text_element("trans-subtitle", marked(translated.subtitle)),
    )


def _extent(article: Article, log: Log) -> list[Element | None]:
    """Pages or article number: JATS has either, and `page-range` only after `fpage`."""
    pages = article.pages
    if pages is None:
        return [text_element("elocation-id", article.article_number)]
    if article.article_number:
        log.dropped("article_number", "JATS has pages or an article number, not both; the pages are written")
    first = pages.first
    if first is None and pages.range and (found := _FIRST_PAGE.search(pages.range)):
        first = found[0]
    if first is None:
        log.dropped("pages.range", "JATS needs a first page, and the range does not show one")
        return []
    generated = {"specific-use": terms.GENERATED} if pages.first is None else None
    return [
        text_element("fpage", first, generated),
        text_element("lpage", pages.last),
        text_element("page-range", pages.range),
    ]


def _self_uris(article: Article) -> list[Element]:
    page = article.landing_page
    return [
        *([_self_uri(page, "text/html", terms.LANDING_PAGE)] if page else ()),
        *map(_full_text, article.full_texts),
    ]


def _full_text(full_text: FullText) -> Element:
    uses = [
        full_text.version and terms.CONTENT_VERSIONS[full_text.version],
        terms.LINK_PURPOSES[full_text.purpose],
    ]
    kind = full_text.media_type
    title = f"{terms.FULL_TEXT} ({kind})" if kind else terms.FULL_TEXT
    return _self_uri(full_text.url, kind, title, " ".join(filter(None, uses)) or None)


def _self_uri(url: Url, media_type: str | None, title: str, use: str | None = None) -> Element:
    """A link without text: JATS4R asks for its title."""
    return empty("self-uri", {"content-type": media_type, "specific-use": use, "xlink:href": url, "xlink:title": title})


def _relation(relation: Relation, at: Place) -> Element:
    description = relation.description and emphasised(relation.description, at, "description")
    link = terms.ARTICLE_LINKS.get(relation.target_type)
    kind = terms.ARTICLE_RELATIONS.get(relation.type)
    if kind and link:
        attributes = {"related-article-type": kind, "ext-link-type": link, "xlink:href": _href(relation)}
        return element("related-article", attributes, description) or empty("related-article", attributes)
    attributes = {"link-type": terms.RELATIONS[relation.type]}
    if object_link := terms.OBJECT_LINKS.get(relation.target_type):
        attributes |= {"ext-link-type": object_link, "xlink:href": _href(relation)}
    else:
        attributes |= {"object-id-type": relation.target_type.value, "object-id": relation.target}
    return element("related-object", attributes, description) or empty("related-object", attributes)


def _href(relation: Relation) -> str:
    return doi_in_uri(relation.target) if relation.target_type is TargetType.DOI else relation.target


def _update(update: Update) -> Element:
    kind = terms.UPDATES[update.type]
    main = next(other for other in terms.UPDATES if terms.UPDATES[other] == kind)
    attributes = {
        "related-article-type": kind,
        "specific-use": None if update.type is main and kind != terms.PARTIAL_RETRACTION else update.type.value,
        "ext-link-type": "doi",
        "xlink:href": doi_in_uri(update.doi),
    }
    return _dated(attributes, update)


def _updated_by(update: Update) -> Element:
    kind = terms.UPDATED_BY[update.type]
    leads_forward = kind.endswith(f"-{terms.FORWARD}")
    is_main = kind == f"{update.type}-{terms.FORWARD}"
    attributes = {
        "related-article-type": kind,
        "specific-use": None if is_main else update.type.value if leads_forward else terms.FORWARD,
        "ext-link-type": "doi",
        "xlink:href": doi_in_uri(update.doi),
    }
    return _dated(attributes, update)


def _dated(attributes: Mapping[str, str | None], update: Update) -> Element:
    made = date("date", attribute("date-type", terms.UPDATED), update.date) if update.date else None
    return element("related-article", attributes, made) or empty("related-article", attributes)


def _trials(trials: tuple[ClinicalTrial, ...], log: Log) -> Iterator[Element]:
    numbers = set()
    for at, trial in log.each("trials", trials):
        if trial.registry not in registries.TRIALS:
            known = ", ".join(sorted(registries.TRIALS))
            message = f"{trial.registry} is not one of the registries that JATS4R knows: {known}"
            at.invalid("registry", message, code="jats.trial-registry")
        if " " in trial.number:
            message, remedy = "contains a space", "put each number into a trial of its own"
            at.invalid("number", message, code="jats.trial-number", remedy=remedy)
        if trial.number in numbers:
            message, remedy = f"{trial.number} is there twice", "remove one"
            at.invalid("number", message, code="jats.trial-number", remedy=remedy)
        numbers.add(trial.number)
        yield empty(
            "related-object",
            {
                "content-type": trial.stage and trial.stage.value,
                "source-id": trial.registry,
                "document-id": trial.number,
                **terms.TRIAL,
            },
        )


def _abstracts(article: Article, log: Log) -> list[Element | None]:
    """Each `abstract`, then each `trans-abstract`: those in another language than the article's, or the first one's."""
    plain = next((abstract.language for abstract in article.abstracts if abstract.kind is None), None)
    main = article.language or plain
    made: dict[str, list[Element | None]] = {"abstract": [], "trans-abstract": []}
    order = []
    for at, abstract in log.each("abstracts", article.abstracts):
        name = "trans-abstract" if abstract.language and abstract.language != main else "abstract"
        made[name].append(_abstract(name, abstract, at))
        order.append(name)
    if order != sorted(order):
        log.dropped("abstracts", "JATS puts the translated abstracts after all others; their order is not kept")
    if sum(1 for abstract in article.abstracts if abstract.kind is None and abstract.language is None) > 1:
        message, remedy = "more than one has neither kind nor language", "add a kind or a language to each further one"
        log.invalid("abstracts", message, code="jats.one-abstract", remedy=remedy)
    return [*made["abstract"], *made["trans-abstract"]]


def _abstract(name: str, abstract: Abstract, at: Place) -> Element | None:
    kind, use = terms.ABSTRACT_TYPES[abstract.kind] if abstract.kind else (None, None)
    title, first = abstract.title, abstract.sections[0]
    heading = text_element("title", marked(title))
    content: Content = map(_section, abstract.sections)
    if first.title and len(abstract.sections) == 1:  # JATS4R takes no abstract of one section
        content = _paragraphs(first)
        if title:
            message = "JATS4R does not allow an abstract of one section; the title of the section is left out"
            at.at("sections", 0).dropped("title", message)
        else:
            heading = element("title", {"specific-use": terms.LONE_SECTION}, marked(first.title))
    return element(
        name,
        {"abstract-type": kind, "specific-use": use, "xml:lang": abstract.language},
        heading,
        content,
    )


def _section(section: AbstractSection) -> Content:
    """Paragraphs; in a `sec` where they have a title."""
    paragraphs = _paragraphs(section)
    return block("sec", [text_element("title", marked(section.title)), *paragraphs]) if section.title else paragraphs


def _paragraphs(section: AbstractSection) -> list[Element | None]:
    return [text_element("p", marked(paragraph)) for paragraph in section.paragraphs]


def _kwd_group(group: Keywords, main: Language | None, at: Place) -> Element | None:
    """A group of keywords; JATS4R wants no language where it is the article's."""
    language = None if group.language == main else group.language
    lines = [
        text_element("title", marked(group.title)),
        *[text_element("kwd", emphasised(keyword, place)) for place, keyword in at.each("keywords", group.keywords)],
    ]
    return block("kwd-group", lines, attributes_of({"kwd-group-type": group.kind, "xml:lang": language}))
