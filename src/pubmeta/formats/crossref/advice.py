"""What the content rules have against an article, whatever it is deposited with.

What depends on the options, such as the schema version or the time of the deposit, is for the writer to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, TextBreaches, article_problems, by_code
from pubmeta.formats.crossref.page_numbers import page_numbers
from pubmeta.formats.crossref.rules import RULES
from pubmeta.formats.crossref.rules.contributors import given_name_breaches, surname_breaches
from pubmeta.formats.crossref.rules.dois import license_breaches
from pubmeta.formats.crossref.rules.journals import issue_breaches, page_breaches
from pubmeta.formats.crossref.rules.titles import before_subtitle_breaches, whole_title_breaches
from pubmeta.formats.crossref.terms import LICENSE_SCOPES, MOST_TITLES, SHORTEST_LICENSE
from pubmeta.formats.crossref.write.kinds import RecordKind, kind_of
from pubmeta.model import Article, Group, Person, PersonName, Text, plain_text
from pubmeta.model.license_urls import license_url
from pubmeta.problems import Log

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what Crossref, its users and its Schematron complain about."""
    for problem in article_problems(article, (*_CHECKS, *_CHECKS_OF.get(kind_of(article), ())), _RULE):
        log.add(problem)


def _at(path: str, breaches: TextBreaches) -> Iterator[tuple[str, str, str]]:
    """The breaches in one text, at its path."""
    return ((code, message, path) for code, message in breaches)


def _titles(article: Article) -> ArticleBreaches:
    if article.subtitle:
        yield from _at("title", before_subtitle_breaches(_line(article.title)))


def _titles_in_journals(article: Article) -> ArticleBreaches:
    if not (article.subtitle or article.original_title):
        yield from _at("title", whole_title_breaches(_line(article.title)))
    for index, translated in enumerate(article.translated_titles[: MOST_TITLES - 1]):
        check = before_subtitle_breaches if translated.subtitle else whole_title_breaches
        yield from _at(f"translated_titles[{index}].title", check(_line(translated.title)))


def _line(text: Text) -> str:
    return " ".join(plain_text(text).split())


def _contributors(article: Article) -> ArticleBreaches:
    if article.contributors and all(isinstance(each, Group) for each in article.contributors):
        yield "no-person", "the contributors are organizations only", "contributors"
    for index, contributor in enumerate(article.contributors):
        if isinstance(contributor, Person):
            path = f"contributors[{index}]"
            yield from _name(contributor, path)
            for place, variant in enumerate(contributor.variants):
                yield from _name(variant, f"{path}.variants[{place}]")


def _editors(article: Article) -> ArticleBreaches:
    editors = article.proceedings.editors if article.proceedings else ()
    if editors and not any(isinstance(each, PersonName) for each in editors):
        yield "no-person", "the editors are organizations only", "proceedings.editors"
    for index, editor in enumerate(editors):
        path = f"proceedings.editors[{index}]"
        if isinstance(editor, PersonName):
            yield from _name(editor, path)


def _name(name: PersonName, path: str) -> ArticleBreaches:
    for code, message in surname_breaches(name.whole_family):
        yield code, message, f"{path}.family"
    if given := name.given:
        for code, message in given_name_breaches(given):
            yield code, message, f"{path}.given"


def _licenses(article: Article) -> ArticleBreaches:
    for index, licence in enumerate(article.licenses):
        url = license_url(licence, Log())
        if url and len(url) >= SHORTEST_LICENSE:
            scope, start = licence.applies_to, licence.start_date
            yield from _at(
                f"licenses[{index}]",
                license_breaches(
                    applies_to=LICENSE_SCOPES[scope] if scope else None,
                    start_date=str(start) if start and start.day else None,
                ),
            )


def _issue(article: Article) -> ArticleBreaches:
    if article.issue:
        yield from _at("issue", issue_breaches(article.issue))


def _pages(article: Article) -> ArticleBreaches:
    pages = article.pages
    first, last, _ = page_numbers(pages) if pages else (None, None, None)
    if pages and first:
        for field, page in (("first", first), ("last", last)):
            if page:
                given = getattr(pages, field) == page
                yield from _at(f"pages.{field if given else 'range'}", page_breaches(page))


_CHECKS: tuple[ArticleCheck, ...] = (_titles, _contributors, _licenses)
_CHECKS_OF: Mapping[RecordKind, tuple[ArticleCheck, ...]] = {
    RecordKind.JOURNAL_ARTICLE: (_titles_in_journals, _issue, _pages),
    RecordKind.CONFERENCE_PAPER: (_editors, _pages),
}
"""What is asked of the articles of every kind, and of those whose records have a place for it."""
