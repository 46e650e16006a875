"""The variables that pages and numbers share."""

from __future__ import annotations

from pubmeta.formats.csl.variables import page
from pubmeta.formats.csl.write.rich_text import rich_text
from pubmeta.model import Article, Work
from pubmeta.problems import Place


def page_and_number(known: Article | Work, number: str | None, at: Place) -> tuple[str | None, str | None]:
    """`page` and `number`; an article number that is in both is reported once."""
    own, is_number = known.article_number, number == known.article_number
    if own and (is_number or not known.pages):
        own = rich_text(own, at, "article_number")
    return (
        rich_text(page(known.pages), at, "pages") if known.pages else own,
        own if is_number else number and rich_text(number, at, "number"),
    )
