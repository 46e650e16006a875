"""JSON-LD in a page, which the format `schemaorg` reads."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.html.read.page import Page
from pubmeta.model import Article, Dates, Statements
from pubmeta.problems import Log
from pubmeta.reading import quoted
from pubmeta.registry import get_format

_ARTICLE = re.compile(r'"(?:https?://schema\.org/|schema:)?\w*Article"')
_BLOCK = "script[application/ld+json]"
_NOTHING = (None, (), Dates(), Statements())
_PARTS = ("dates", "statements", "journal")
"""Fields whose own fields are filled one by one."""


def article_in(page: Page, log: Log) -> Article | None:
    """The article of the first block of JSON-LD that has one; blocks about other things are the site's."""
    blocks = [script for script in page.scripts if _ARTICLE.search(script.text)]
    if not blocks:
        return None
    reader = get_format("schemaorg").read
    if reader is None:
        blocks[0].dropped("JSON-LD of an article is left out; the format schemaorg cannot read it")
        return None
    for block in blocks:
        found = Log()
        article = reader(block.text.encode(), found)
        if article and not found.has_errors:
            log.extend(found)
            return article
        reasons = "; ".join(str(problem) for problem in found if problem.is_error)
        block.dropped(f"its JSON-LD gives no article: {reasons}")
    return None


def completed(article: Article, other: Article, log: Log) -> Article:
    """The article with the fields that only the other has; what differs is reported, and of another DOI all is left."""
    if article.doi and other.doi and article.doi.key != other.doi.key:
        log.dropped(
            f"{_BLOCK}.doi", f"differs from the page's {article.doi}, so that all of it is left out: {other.doi}"
        )
        return article
    return article.model_copy(update=_missing(article, other, _BLOCK, log))


def _missing(own: Any, other: Any, path: str, log: Log) -> dict[str, Any]:
    update: dict[str, Any] = {}
    for name in type(own).model_fields:
        mine, its = getattr(own, name), getattr(other, name)
        if its in _NOTHING or mine == its:
            continue
        if mine in _NOTHING:
            update[name] = its
        elif name in _PARTS:
            update[name] = mine.model_copy(update=_missing(mine, its, f"{path}.{name}", log))
        elif str(mine).casefold() != str(its).casefold():
            log.dropped(
                f"{path}.{name}", f"differs from what the page's elements say, which is kept: {quoted(str(its))}"
            )
    return update
