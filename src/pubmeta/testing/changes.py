"""An article with one value changed, for each of its values: what a format writes or reports then changes as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import islice
from typing import Any, Literal, NamedTuple, get_origin

from pydantic import ValidationError

from pubmeta.model import Article, PartialDate, codes, identifiers, urls
from pubmeta.model.paths import field_types, path_of

_OTHERS: dict[type, str] = {
    identifiers.Doi: "10.5555/other.1",
    identifiers.Orcid: "0000-0002-1694-233X",
    identifiers.Isni: "0000000121032683",
    identifiers.Issn: "0028-0836",
    identifiers.Isbn: "9783161484100",
    identifiers.Ror: "05gq02987",
    identifiers.FunderId: "10.13039/100000002",
    identifiers.Pmid: "31000009",
    identifiers.Pmcid: "PMC6700009",
    identifiers.ArxivId: "2401.01239",
    urls.Url: "https://www.example.org/other",
    codes.Language: "fr",
    PartialDate: "1987-06-05",
}
"""Another valid value for each type whose form is checked."""


Steps = tuple[str | int, ...]


class Change(NamedTuple):
    """A value of an article that can be left out, or changed."""

    path: str
    steps: Steps
    source: dict[str, Any]
    """The article's JSON form."""

    @property
    def pattern(self) -> str:
        """The path without its numbers: ``references[].work.doi``."""
        return _pattern(self.path)

    def others(self) -> Iterator[Article]:
        """The article without the value, and with another one, where the model takes that; made as they are needed."""
        value = _at(self.source, self.steps)
        kinds = field_types(Article)[self.pattern]
        others = (None, *(other for kind in kinds for other in _others(kind, value)))
        articles = (_article(_changed(self.source, self.steps, other)) for other in others)
        return islice((article for article in articles if article is not None), 2)


def changes(article: Article) -> Iterator[Change]:
    """Each value of the article that has no fields of its own."""
    source = article.model_dump(mode="json", exclude_defaults=True)
    for steps in _leaves(source, ()):
        yield Change(path_of(steps), steps, source)


def _pattern(path: str) -> str:
    return re.sub(r"\[\d+\]", "[]", path)


def _leaves(value: Any, steps: Steps) -> Iterator[Steps]:
    """Where there are values that have no fields of their own."""
    if _pattern(path_of(steps)) in field_types(Article):
        yield steps
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*steps, key))


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        value = value[step]
    return value


def _changed(container: Any, steps: Steps, value: Any) -> Any:
    """A copy with another value, or without it where that is None; what is not on the way is shared."""
    step, *rest = steps
    other = container.copy()
    if rest:
        other[step] = _changed(container[step], tuple(rest), value)
    elif value is None:
        del other[step]
    else:
        other[step] = value
    return other


def _article(source: dict[str, Any]) -> Article | None:
    """The article; None where the model refuses it."""
    try:
        return Article.model_validate(source)
    except ValidationError:
        return None


def _others(kind: Any, value: Any) -> Iterator[Any]:
    """Other values that a type may take."""
    if kind in _OTHERS:
        yield _OTHERS[kind]
    elif get_origin(kind) is Literal or isinstance(value, bool):
        return
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from (member.value for member in kind if member.value != value)
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield from (f"{value}x", f"{value}1", f"{value[:-1]}1", f"{value[:-1]}Z")
    else:  # markup
        yield "Other text"
