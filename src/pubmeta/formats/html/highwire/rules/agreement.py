"""The checks on what a page says in several ways: in its elements, in Dublin Core and in JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubmeta.formats.html.highwire.rules.breaches import Breaches, first, given
from pubmeta.formats.html.read.linked_data import LINKED_DATA, article_in
from pubmeta.formats.html.read.page import Page
from pubmeta.formats.html.terms import CREATORS, DATES, DOI, IDENTIFIER
from pubmeta.model import Anonymous, Article, ContributorRole, Doi
from pubmeta.problems import Log
from pubmeta.reading import Field, quoted, text_of
from pubmeta.vocabularies.dois import LEAD, NAME

_DOI = re.compile(rf"(?i)(?:{LEAD}|(?={NAME}))")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORDS = re.compile(r"[\W_]+")


class Said(NamedTuple):
    """One statement of the page, where it is made, and the form in which it is compared."""

    what: str
    key: str
    element: Field


def breaches(page: Page) -> Breaches:
    """Each statement that differs from the first of its kind."""
    article = article_in(page, Log())
    script = next(iter(page.scripts), None)
    for code, found in (
        ("doi-agreement", _dois(page, article, script)),
        ("title-agreement", _titles(page, article, script)),
        ("date-agreement", _years(page, article, script)),
        ("author-agreement", _counts(page, article, script)),
    ):
        kept = next(found, None)
        for other in found if kept else ():
            if kept and other.key != kept.key:
                place = "the JSON-LD" if other.element.path == LINKED_DATA else other.element.path
                yield code, f"{place} says {other.what}, and {kept.element.path} {kept.what}", other.element


def _dois(page: Page, article: Article | None, script: Field | None) -> Iterator[Said]:
    for field in given(page, *DOI, *IDENTIFIER):
        if _DOI.match(field.text.strip()):
            try:
                doi = Doi(field.text)
            except ValueError:
                continue
            yield Said(doi, doi.key, field)
    if article and article.doi and script:
        yield Said(article.doi, article.doi.key, script)


def _titles(page: Page, article: Article | None, script: Field | None) -> Iterator[Said]:
    """The titles, compared without their markup and punctuation."""
    for name in ("citation_title", "dc.title", "dcterms.title"):
        if title := first(page, (name,)):
            yield Said(quoted(title.text), _words(str(text_of(Log(), "", title.text) or title.text)), title)
    if article and script:
        parts = [str(article.title), *([str(article.subtitle)] if article.subtitle else ())]
        yield Said(quoted(parts[0]), _words(" ".join(parts)), script)


def _words(text: str) -> str:
    return _WORDS.sub(" ", text).strip().casefold()


def _years(page: Page, article: Article | None, script: Field | None) -> Iterator[Said]:
    for field in filter(None, (first(page, (name,)) for name in DATES["published"])):
        if found := _YEAR.search(field.text):
            yield Said(found[0], found[0], field)
    if article and script and (date := article.dates.first_published):
        yield Said(str(date.year), f"{date.year:04d}", script)


def _counts(page: Page, article: Article | None, script: Field | None) -> Iterator[Said]:
    for names in (("citation_author",), CREATORS):
        if found := given(page, *names):
            yield Said(_authors(len(found)), str(len(found)), found[0])
    if article and script:
        authors = [
            each
            for each in article.contributors
            if each.role is ContributorRole.AUTHOR and not isinstance(each, Anonymous)
        ]
        if authors:
            yield Said(_authors(len(authors)), str(len(authors)), script)


def _authors(count: int) -> str:
    return f"{count} author{'' if count == 1 else 's'}"
