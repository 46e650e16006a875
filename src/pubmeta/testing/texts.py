"""Texts that look like something else, for every place of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from pydantic import ValidationError

from pubmeta.model import Article

TREACHEROUS = (
    "<i>", "</p>", "<i>x</i> y", "a < b", "&amp;", "&#65;", "]]>", "<!-- x -->", "</script>", '{"a": 1}', "null",
    "true", "0", "A.", "1.", "[3]", "(a)", "2020", "2020a", "n.d.", "in press", "vol. 7", "pp. 3-5", "e12", "et al.",
    "and", "P", "arXiv:2401.01234", "PMC123", "10.5555/x", "doi:10.5555/x", "https://doi.org/10.5555/x", "https://example.org/",
    "PMID: 123", "0000-0002-1825-0097", "1234-5679", "Smith, J.; Jones, K.", "von der Leyen", "Jr.", "de", "Dr.",
    "Abstract", "References", "Supplement 1", "S1", "Part A", "Article 7", "ISSN 1234-5679", "CC BY 4.0", "Netherlands",
)  # fmt: skip
"""What a reader of some format could take for more than text."""

Place = tuple[str | int, ...]


def altered(articles: Sequence[Article], random: Random, count: int) -> Iterator[tuple[Place, str, Article]]:
    """So many articles in which one text is another, where the model takes it; and the place and the text."""
    while count and articles:
        case = random.choice(articles).model_dump(mode="json", exclude_defaults=True)
        place, text = random.choice(list(_places(case))), random.choice(TREACHEROUS)
        inner: Any = case
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = text
        try:
            article = Article.model_validate(case)
        except ValidationError:
            continue
        count -= 1
        yield place, text, article


def _places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Where there is text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*place, index))
    elif isinstance(value, str):
        yield place
