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
    if article.pages:
        for code, message, name in _breaches(article.pages):
            yield code, message, f"pages.{name}"
    for index, reference in enumerate(article.references):
        work = reference.__dict__["work"]  # without the detour over attributes
        if work and (pages := work.__dict__["pages"]):
            for code, message, name in _breaches(pages):
                yield code, message, f"references[{index}].work.pages.{name}"


def _breaches(pages: Pages) -> Iterator[tuple[str, str, str]]:
    """Code, message, and the field of the pages."""
    fields = pages.__dict__
    first, last = fields["first"], fields["last"]
    if first and last and not fields["range"] and comes_before(last, first):
        yield "page-order", f"the last page, {last}, is before the first, {first}", "last"
    if first and not first.isdecimal() and _RANGE.fullmatch(first):
        yield "page-range", f"{first} looks like a range of pages", "first"
    if last and not last.isdecimal() and _RANGE.fullmatch(last):
        yield "page-range", f"{last} looks like a range of pages", "last"


CHECKS: tuple[ArticleCheck, ...] = (_pages,)
