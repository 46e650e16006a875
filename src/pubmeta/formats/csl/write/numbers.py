"""The variables that pages and numbers share."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.csl.variables import page
from pubmeta.formats.csl.write.rich_text import rich_text
from pubmeta.problems import Place


def page_and_number(known: dict[str, Any], number: str | None, at: Place) -> tuple[str | None, str | None]:
    """`page` and `number` of an article or a cited work, given as its fields.

    An article number that is in both is reported once.
    """
    own, pages = known["article_number"], known["pages"]
    is_number = number == own
    if own and (is_number or not pages):
        own = rich_text(own, at, "article_number")
    return (
        rich_text(page(pages), at, "pages") if pages else own,
        own if is_number else number and rich_text(number, at, "number"),
    )
