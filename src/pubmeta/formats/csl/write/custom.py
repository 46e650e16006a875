"""What goes into `custom`, as `pubmeta.formats.csl` says: each field that the variables do not give back as it is."""

from __future__ import annotations

from collections.abc import Iterable
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


def reference_custom(known: dict[str, Any], identifier: str, fields: list[str]) -> dict[str, Any]:
    """The `custom` of a cited work's item. known: the fields of the reference. fields: those of the work in it."""
    custom: dict[str, Any] = {}
    if (key := known["key"]) != identifier:
        custom["key"] = key
    if label := known["label"]:
        custom["label"] = label
    if raw := known["raw"]:
        custom["unstructured"] = raw if isinstance(raw, str) else {"markup": raw.markup}
    if work := known["work"]:
        if fields == ["et_al"]:  # as most have, if any; model_dump would take as long as all the rest
            custom["et_al"] = True
        elif fields:
            custom |= work.model_dump(mode="json", exclude_defaults=True, include={*fields})
        if work.__dict__["type"] is None and work_type(work):  # it has a type to be printed by
            custom["type"] = None
    return custom


def inexact_fields(work: Work, texts: Iterable[str], *, has_exact_names: bool) -> list[str]:
    """The fields of a cited work that have no variable here, or one that does not give them back as they are.

    texts: those that are known not to be given back. has_exact_names: whether the names are known to be; otherwise each
    is asked.
    """
    known = work.__dict__  # the fields, without the detour over attributes
    fields = [*texts]
    if not has_exact_names:
        fields += [field for field in ("authors", "editors") if not are_plain_names(known[field])]
    if known["et_al"]:
        fields.append("et_al")
    pages, number, own_number = known["pages"], known["number"], known["article_number"]
    if pages and not (is_exact_page(pages) and (not (number or own_number) or str(pages) not in (number, own_number))):
        fields.append("pages")
    if own_number and (pages or number or own_number.startswith(ARXIV)):
        fields.append("article_number")
    if number and (number.startswith(ARXIV) or number == own_number):
        fields.append("number")
    if (arxiv := known["arxiv"]) and (number or own_number or work_number(work) != arxiv_number(arxiv)):
        fields.append("arxiv")
    return fields
