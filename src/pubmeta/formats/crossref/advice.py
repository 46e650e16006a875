"""What the content rules have against an article, whatever it is deposited with.

What depends on the options, such as the schema version or the time of the deposit, is for the writer to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, TextBreaches, article_problems, by_code
from pubmeta.formats.crossref.page_numbers import page_numbers
from pubmeta.formats.crossref.rules import RULES
from pubmeta.formats.crossref.rules.contributors import given_name_breaches, surname_breaches
from pubmeta.formats.crossref.rules.dois import license_breaches
from pubmeta.formats.crossref.rules.journals import issue_breaches, page_breaches
from pubmeta.formats.crossref.rules.texts import markup_breaches
from pubmeta.formats.crossref.rules.titles import before_subtitle_breaches, whole_title_breaches
from pubmeta.formats.crossref.terms import LICENSE_SCOPES, MOST_ABBREVIATIONS, MOST_TITLES, SHORTEST_LICENSE
from pubmeta.formats.crossref.write.posted import is_posted_content
from pubmeta.formats.crossref.write.titles import has_original_title
from pubmeta.model import Article, Contributor, Group, Markup, Person, PersonName, Text, plain_text
from pubmeta.model.license_urls import license_url
from pubmeta.problems import Log

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what Crossref, its users and its Schematron complain about."""
    checks = _CHECKS if is_posted_content(article) else _CHECKS + _CHECKS_IN_JOURNALS
    for problem in article_problems(article, checks, _RULE):
        log.add(problem)


def _at(path: str, breaches: TextBreaches) -> Iterator[tuple[str, str, str]]:
    """The breaches in one text, at its path."""
    return ((code, message, path) for code, message in breaches)


def _titles(article: Article) -> ArticleBreaches:
    if article.subtitle:
        yield from _at("title", before_subtitle_breaches(_line(article.title)))


def _titles_in_journals(article: Article) -> ArticleBreaches:
    if has_original_title(article):
        return
    if not article.subtitle:
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


def _name(name: PersonName, path: str) -> ArticleBreaches:
    yield from _at(f"{path}.family", surname_breaches(name.whole_family))
    if name.given:
        yield from _at(f"{path}.given", given_name_breaches(name.given))


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


def _markup(article: Article) -> ArticleBreaches:
    yield from _markup_in([("title", article.title), ("subtitle", article.subtitle)])
    if article.journal:
        yield from _markup_in([("journal.title", article.journal.title)])
    for index, contributor in enumerate(article.contributors):
        yield from _markup_in(_texts_of(contributor, f"contributors[{index}]"))
    for index, abstract in enumerate(article.abstracts):
        path = f"abstracts[{index}]"
        yield from _markup_in([(f"{path}.title", abstract.title)])
        for place, section in enumerate(abstract.sections):
            within = f"{path}.sections[{place}]"
            yield from _markup_in([(f"{within}.title", section.title)])
            yield from _markup_in((f"{within}.paragraphs[{n}]", text) for n, text in enumerate(section.paragraphs))
    yield from _markup_in(
        (f"references[{index}].raw", reference.raw) for index, reference in enumerate(article.references)
    )


def _markup_in_journals(article: Article) -> ArticleBreaches:
    yield from _markup_in([("issue_title", article.issue_title)])
    for index, translated in enumerate(article.translated_titles[: MOST_TITLES - 1]):
        path = f"translated_titles[{index}]"
        yield from _markup_in([(f"{path}.title", translated.title), (f"{path}.subtitle", translated.subtitle)])
    if article.journal:
        abbreviations = article.journal.abbreviations[:MOST_ABBREVIATIONS]
        yield from _markup_in((f"journal.abbreviations[{index}]", text) for index, text in enumerate(abbreviations))


def _texts_of(contributor: Contributor, path: str) -> Iterator[tuple[str, Text | None]]:
    if isinstance(contributor, Group):
        yield f"{path}.name", contributor.name
        return
    if isinstance(contributor, Person):
        yield f"{path}.family", contributor.family
        yield f"{path}.given", contributor.given
    for index, affiliation in enumerate(contributor.affiliations):
        yield f"{path}.affiliations[{index}].name", affiliation.name


def _markup_in(texts: Iterable[tuple[str, Text | None]]) -> ArticleBreaches:
    """Tags and entities in these texts; most have nothing that could be one."""
    for path, text in texts:
        if text is None:
            continue
        written = text.markup if isinstance(text, Markup) else text
        if "&" in written or ("<" in written and written is text):
            yield from _at(path, markup_breaches(plain_text(text)))


_CHECKS: tuple[ArticleCheck, ...] = (_titles, _contributors, _licenses, _markup)
_CHECKS_IN_JOURNALS: tuple[ArticleCheck, ...] = (_titles_in_journals, _issue, _pages, _markup_in_journals)
"""Of what a record of posted content has no place for."""
