"""What a check yields, and how it finds elements."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from pubmeta.formats.html.read.page import Page
from pubmeta.reading import Field

Breaches: TypeAlias = "Iterator[tuple[str, str, Field | None]]"
"""The rule's code without the format's name, what is wrong (empty: the rule's own text), and the element."""


def given(page: Page, *names: str) -> list[Field]:
    """The elements of these names that are not empty, in the order of the page."""
    return [meta for meta in page.metas if meta.path in names and meta.text.strip()]


def first(page: Page, names: Collection[str]) -> Field | None:
    """The first of the first of these names that is not empty."""
    return next((found for name in names for found in given(page, name)), None)
