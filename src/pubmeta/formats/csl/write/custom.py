"""What goes into `custom`, as `pubmeta.formats.csl` says: each field that the variables do not give back as it is."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.csl.terms import ARTICLE_TYPES, ARXIV, BY_INSTITUTIONS, GENRES, NAME_VARIABLES
from pubmeta.formats.csl.variables import (
    article_number,
    arxiv_number,
    csl_type,
    is_exact_page,
    work_number,
    work_type,
)
from pubmeta.formats.csl.write.plain import (
    are_plain_names,
    is_odd,
    is_plain_event,
    is_plain_institution,
    is_plain_proceedings,
    is_plain_publisher,
)
from pubmeta.formats.csl.write.rich_text import is_exact, rich_text
from pubmeta.model import (
    POSTED,
    Abstract,
    Anonymous,
    Article,
    ArticleType,
    Contributor,
    Dates,
    Group,
    Journal,
    Keywords,
    License,
    LicenseScope,
    PartialDate,
    Person,
    Reference,
    Subject,
    Work,
)
from pubmeta.problems import Log
from pubmeta.vocabularies.dois import is_doi_link

WITHOUT_VARIABLE = {
    "translated_titles",
    "other_ids",
    "section",
    "issue_title",
    "copyright",
    "free_to_read",
    "statements",
    "awards",
    "relations",
    "updates",
    "updated_by",
    "original_title",
    "review",
    "trials",
    "full_texts",
    "archives",
}
"""Fields that only `custom` has a place for."""

_BY_TYPE_ALONE = frozenset(
    kind for kind, term in ARTICLE_TYPES.items() if kind in GENRES or list(ARTICLE_TYPES.values()).count(term) == 1
)
"""The kinds of article that the type and the genre say."""

_BESIDES_NAME = {
    kind: tuple(kind.model_fields.keys() - {"family", "given", "particle", "suffix", "name", "role"})
    for kind in (Person, Group, Anonymous)
}
"""The fields of a contributor that the name variables do not hold."""


def article_custom(article: Article) -> dict[str, Any]:
    """The `custom` of the article's item, but for the ids of the cited works."""
    included = WITHOUT_VARIABLE | _article_fields(article)
    fields = article.model_dump(mode="json", exclude_defaults=True, include=included)
    if article.type is None and article.proceedings is not None:  # it has a type to be printed by
        fields["type"] = None
    license_url = _license_url(article.licenses)
    return {"license": license_url, **fields} if license_url else fields


def _article_fields(article: Article) -> set[str]:
    """The fields that have variables which do not give them back as they are."""
    pages, version = article.pages, article.version
    given_back = {
        "title": is_exact(article.title) and article.subtitle is None,
        "subtitle": article.subtitle is None,
        "language": article.language is None or len(article.language.base) == 2,
        "landing_page": article.landing_page is None or not is_doi_link(article.landing_page),
        "short_title": article.short_title is None or is_exact(article.short_title),
        "type": article.type is None
        or (csl_type(article) == ARTICLE_TYPES[article.type] and article.type in _BY_TYPE_ALONE),
        "arxiv": article.arxiv is None
        or (article_number(article) == arxiv_number(article.arxiv) and article.article_number is None),
        "contributors": _are_plain(article.contributors),
        "abstracts": not article.abstracts or (len(article.abstracts) == 1 and _is_plain(article.abstracts[0])),
        "keywords": not article.keywords or (len(article.keywords) == 1 and _are_plain_keywords(article.keywords[0])),
        "subjects": _are_plain_subjects(article.subjects),
        "journal": article.journal is None
        or (_is_plain_journal(article.journal) and article.type is not ArticleType.CONFERENCE_PAPER),
        "event": article.event is None or is_plain_event(article.event),
        "proceedings": article.proceedings is None or is_plain_proceedings(article.proceedings),
        "institutions": not article.institutions or _are_plain_institutions(article),
        "status": article.status is None or not (article.status.date or article.status.reason),
        "pages": pages is None or (is_exact_page(pages) and str(pages) != article.article_number),
        "article_number": article.article_number is None
        or (pages is None and not article.article_number.startswith(ARXIV)),
        "dates": _are_plain_dates(article.dates, is_posted=article.type in POSTED),
        "licenses": not article.licenses or _is_plain_license(article.licenses),
        "version": version is None or not (version.stage or version.description),
    }
    return {field for field, whole in given_back.items() if not whole}


def _are_plain(contributors: tuple[Contributor, ...]) -> bool:
    """Whether they are in the order of the name variables, each with a name and a role and nothing else."""
    variables = list(NAME_VARIABLES)
    if any(contributor.role not in NAME_VARIABLES for contributor in contributors):
        return False
    places = [variables.index(contributor.role) for contributor in contributors]
    return (
        places == sorted(places)
        and not any(
            getattr(contributor, field) for contributor in contributors for field in _BESIDES_NAME[type(contributor)]
        )
        and not any(map(is_odd, contributors))
    )


def _is_plain(abstract: Abstract) -> bool:
    section = abstract.sections[0]
    return (
        not (abstract.language or abstract.kind or abstract.title or abstract.sections[1:])
        and section.title is None
        and len(section.paragraphs) == 1
        and is_exact(section.paragraphs[0])
    )


def _are_plain_keywords(group: Keywords) -> bool:
    return not (group.language or group.kind or group.title) and all(
        is_exact(keyword) and not {",", ";"} & {*rich_text(keyword, Log())} for keyword in group.keywords
    )


def _are_plain_subjects(subjects: tuple[Subject, ...]) -> bool:
    return len({subject.term for subject in subjects}) == len(subjects) and not any(
        subject.code or subject.scheme for subject in subjects
    )


def _is_plain_journal(journal: Journal) -> bool:
    return not (
        journal.abbreviations[1:]
        or not all(map(is_exact, journal.abbreviations))
        or journal.issn_print
        or journal.issn_electronic
        or journal.doi
        or journal.nlm_ta
        or journal.publisher_id
        or journal.language
        or not is_exact(journal.title)
        or not is_plain_publisher(journal.publisher)
    )


def _are_plain_institutions(article: Article) -> bool:
    """Whether there is one, which is the publisher of what is in no container."""
    return (
        article.type in BY_INSTITUTIONS
        and article.journal is None
        and len(article.institutions) == 1
        and is_plain_institution(article.institutions[0])
    )


def _are_plain_dates(dates: Dates, *, is_posted: bool) -> bool:
    """Whether they are at most: received, published online and, in a medium unknown, on another date.

    is_posted: whether the work is one that is posted; then the last of these is the date on which it was, and there is
    none online, which would be the formal one.
    """
    other = dates.posted if is_posted else dates.published
    return not (
        dates.revised
        or dates.accepted
        or (dates.published if is_posted else dates.posted)
        or dates.published_print
        or dates.issue
        or dates.corrected
        or dates.retracted
        or (dates.published_online and other and (is_posted or _is_within(dates.published_online, other)))
    )


def _is_within(day: PartialDate, period: PartialDate) -> bool:
    return day == period or day.refines(period)


def _is_plain_license(licenses: tuple[License, ...]) -> bool:
    url = _license_url(licenses)
    return url is not None and licenses == (License(url=url),)


def _license_url(licenses: tuple[License, ...]) -> str | None:
    """The URL of the licence under which the work itself is read."""
    for each in licenses:
        if each.url and each.applies_to in (None, LicenseScope.VERSION_OF_RECORD):
            return each.url
    return None


def reference_custom(reference: Reference, identifier: str) -> dict[str, Any]:
    """The `custom` of a cited work's item."""
    raw = reference.raw
    known: dict[str, Any] = {
        "key": reference.key if reference.key != identifier else None,
        "label": reference.label,
        "unstructured": raw if raw is None or isinstance(raw, str) else {"markup": raw.markup},
    }
    fields = _work_fields(reference.work) if reference.work else ()
    if reference.work and fields:
        known |= reference.work.model_dump(mode="json", exclude_defaults=True, include=set(fields))
    given = {name: value for name, value in known.items() if value}
    is_taken_for_an_article = reference.work and work_type(reference.work) is not reference.work.type
    return {**given, "type": None} if is_taken_for_an_article else given


def _work_fields(work: Work) -> list[str]:
    """The fields that have no variable here, or one that does not give them back as they are."""
    given_back = {
        "authors": are_plain_names(work.authors),
        "et_al": not work.et_al,
        "editors": are_plain_names(work.editors),
        "title": work.title is None or is_exact(work.title),
        "container_title": work.container_title is None or is_exact(work.container_title),
        "series_title": work.series_title is None or is_exact(work.series_title),
        "publisher": work.publisher is None or is_exact(work.publisher),
        "publisher_place": work.publisher_place is None or is_exact(work.publisher_place),
        "pages": work.pages is None
        or (is_exact_page(work.pages) and str(work.pages) not in (work.number, work.article_number)),
        "article_number": work.article_number is None
        or (work.pages is None and work.number is None and not work.article_number.startswith(ARXIV)),
        "number": work.number is None or not (work.number.startswith(ARXIV) or work.number == work.article_number),
        "arxiv": work.arxiv is None
        or (work_number(work) == arxiv_number(work.arxiv) and not (work.number or work.article_number)),
    }
    return [field for field, whole in given_back.items() if not whole]
