"""What the content rules have against an article: those rules that a document of this package can break."""

from __future__ import annotations

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, article_problems, by_code
from pubmeta.checks.wording import shortened
from pubmeta.formats.jats import review_terms, terms
from pubmeta.formats.jats.citations import fields_of, publication_type
from pubmeta.formats.jats.rules import RULES
from pubmeta.formats.jats.write.dates import publication_dates
from pubmeta.formats.jats.write.review import article_type, written_role
from pubmeta.model import (
    Affiliation,
    Article,
    Contributor,
    Group,
    Person,
    Work,
    WorkType,
    plain_text,
)
from pubmeta.model.license_urls import license_url
from pubmeta.problems import Log

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what JATS4R, PMC and others would have besides."""
    for problem in article_problems(article, _CHECKS, _RULE):
        log.add(problem)


def _article(article: Article) -> ArticleBreaches:
    if article.type is None:
        yield "article-type", "", "type", "add type"
    if article.language in (None, terms.LANGUAGE_UNKNOWN):
        yield "language", "", "language", "add language"
    if article.doi is None:
        yield "article-doi", "the article has no DOI", "doi"


def _permissions(article: Article) -> ArticleBreaches:
    if not (article.copyright or article.free_to_read or article.licenses):
        yield "permissions", "", "licenses", "add licenses or copyright"
    for index, licence in enumerate(article.licenses):
        if license_url(licence, Log()) is None:
            yield "license-url", "the licence has no URL", f"licenses[{index}]", "add its url"


def _copyright(article: Article) -> ArticleBreaches:
    line = article.copyright
    if line is None:
        return
    given = {"year": None if line.year is None else str(line.year), "holder": line.holder}
    statement = plain_text(line.statement) if line.statement else ""
    said = f", and the statement says “{shortened(statement)}”" if statement else ""
    for field, value in given.items():
        if value is None:
            message = f"JATS4R takes a copyright without its {field} for an error{said}"
            yield "copyright-complete", message, f"copyright.{field}", f"add copyright.{field} to the article"
    if statement and any(value and _folded(value) not in _folded(statement) for value in given.values()):
        message = "the copyright statement does not contain both the year and the holder that are given"
        yield "copyright-statement", message, "copyright.statement", "correct the statement, or year and holder"


def _folded(text: str) -> str:
    return " ".join(text.split()).lower()


def _contributors(article: Article) -> ArticleBreaches:
    seen: set[Affiliation] = set()
    for index, contributor in enumerate(article.contributors):
        path = f"contributors[{index}]"
        yield from _contributor(contributor, path, seen)
        if isinstance(contributor, Group):
            if written_role(contributor, article)[0] != terms.AUTHOR:
                message = f"JATS4R takes a group for an author, and its role is {contributor.role}"
                yield "group", message, f"{path}.role"
            for place, member in enumerate(contributor.members):
                yield from _contributor(member, f"{path}.members[{place}]", seen)


def _contributor(contributor: Contributor, path: str, seen: set[Affiliation]) -> ArticleBreaches:
    """What is said of one contributor; of an affiliation that several have, at the first of them."""
    if isinstance(contributor, Person | Group) and contributor.corresponding and not contributor.email:
        yield "correspondence", "a corresponding author has an address", f"{path}.email", "add email"
    for index, affiliation in enumerate(contributor.affiliations):
        if affiliation.country and not affiliation.country_code and affiliation not in seen:
            seen.add(affiliation)
            yield "country", "", f"{path}.affiliations[{index}].country", "add country_code"


def _institutions(article: Article) -> ArticleBreaches:
    for index, institution in enumerate(article.institutions):
        if institution.country and not institution.country_code:
            yield "country", "", f"institutions[{index}].country", "add country_code"


def _review(article: Article) -> ArticleBreaches:
    """What JATS4R asks of a peer review of a type for which it has a word."""
    word = article_type(article)
    if word not in review_terms.ARTICLE_TYPES.values():
        return
    if not article.contributors:
        yield "review-contributors", "", "contributors", "add contributors; those without a name are anonymous"
    if not publication_dates(article):
        yield "review-date", "", "dates.published", "add it"
    if word in review_terms.MUST_NAME_WORK and (article.review is None or article.review.of is None):
        yield "review-work", "", "review.of", "add it"
    if article.status and article.status.date is None:
        yield "review-event", "", "status.date", "add it"
    for index, contributor in enumerate(article.contributors):
        path = f"contributors[{index}]"
        yield from _of_review(contributor, path)
        for place, member in enumerate(contributor.members if isinstance(contributor, Group) else ()):
            yield from _of_review(member, f"{path}.members[{place}]", is_member=True)


def _of_review(contributor: Contributor, path: str, *, is_member: bool = False) -> ArticleBreaches:
    has_word = contributor.role in review_terms.ROLES
    if not has_word:
        yield "review-role", "", f"{path}.role", "set it to reviewer, reader, author or editor"
    if is_member or not has_word:
        yield "review-author", "", f"{path}.role"


def _keywords(article: Article) -> ArticleBreaches:
    if sum(group.kind is None and group.language in (None, article.language) for group in article.keywords) > 1:
        message = "of several groups of keywords, each but one must have a kind, or another language than the article"
        yield "keyword-groups", message, "keywords", "add kind or language"


def _references(article: Article) -> ArticleBreaches:
    for index, reference in enumerate(article.references):
        work = reference.__dict__["work"]  # without the detour over attributes
        if work is None:
            message = "the reference is only printed text, in which no persons are marked"
            yield "citation-persons", message, f"references[{index}]"
            continue
        fields = work.__dict__
        if not (fields["authors"] or fields["editors"]):
            message, remedy = "the cited work has no persons", "add authors or editors, if any"
            yield "citation-persons", message, f"references[{index}].work", remedy
        if fields["type"] is _PREPRINT and not fields["accessed"] and _is_written_as_preprint(work):
            message = "a preprint should say when it was read"
            yield "citation-preprint-visit", message, f"references[{index}].work", "add accessed"


_PREPRINT = WorkType.PREPRINT  # before Python 3.12, to read a member of an enum is to call a function


def _is_written_as_preprint(work: Work) -> bool:
    return publication_type(work.type, fields_of(work)) == terms.WORK_TYPES[_PREPRINT]


_CHECKS: tuple[ArticleCheck, ...] = (
    _article, _permissions, _copyright, _contributors, _institutions, _review, _keywords, _references,
)  # fmt: skip
