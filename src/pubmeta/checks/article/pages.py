"""The checks on pages, of the article and of what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.model import Article, Pages
from pubmeta.vocabularies.dashes import DASHES
from pubmeta.vocabularies.page_numbers import comes_before

_RANGE = re.compile(rf"[0-9]+\s*[{DASHES}_-]+\s*[0-9]+")


def _pages(article: Article) -> ArticleBreaches:
    for pages, path in _all_pages(article):
        if pages.first and pages.last and not pages.range and comes_before(pages.last, pages.first):
            yield "page-order", f"the last page, {pages.last}, is before the first, {pages.first}", f"{path}.last"
        for name, page in (("first", pages.first), ("last", pages.last)):
            if page and not page.isdecimal() and _RANGE.fullmatch(page):
                yield "page-range", f"{page} looks like a range of pages", f"{path}.{name}"


def _all_pages(article: Article) -> Iterator[tuple[Pages, str]]:
    if article.pages:
        yield article.pages, "pages"
    for index, reference in enumerate(article.references):
        if reference.work and reference.work.pages:
            yield reference.work.pages, f"references[{index}].work.pages"


CHECKS: tuple[ArticleCheck, ...] = (_pages,)
