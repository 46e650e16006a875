"""What becomes of each field of the model in each form: found by changing the field and looking at the outcome."""

from __future__ import annotations

import copy
import types
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

import pubmeta
from pubmeta import Article, Problem, ProblemError
from pubmeta.model import Markup, PartialDate, identifiers
from tests.sharing import MadeOnce
from tests.test_contract import FORMS, article_of, format_of

ONLY_TRUE = frozenset({"contributors[].anonymous"})
"""Leaf patterns with a single value, which cannot be another."""


class Fate(StrEnum):
    """What a format does with a field."""

    WRITTEN = "written"
    PARTLY = "written, and what is lost of it is reported"
    DROPPED = "reported as dropped"
    SILENT = "lost in silence"


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
    identifiers.Url: "https://www.example.org/other",
    identifiers.Language: "fr",
    PartialDate: "1987-06-05",
}
"""Another valid value for each type whose form is checked."""


def leaves(kind: type[BaseModel], before: str = "") -> Iterator[tuple[str, Any]]:
    """The pattern and type of each field that holds no further model: ``contributors[].orcid``, Orcid."""
    for name, field in kind.model_fields.items():
        for annotation, many in _plain(field.annotation):
            pattern = f"{before}{name}{'[]' if many else ''}"
            if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not Markup:
                yield from leaves(annotation, f"{pattern}.")
            else:
                yield pattern, annotation


def _plain(annotation: Any, *, many: bool = False) -> Iterator[tuple[Any, bool]]:
    """The types in an annotation, and whether they stand in a tuple."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _plain(arguments[0], many=many)
    elif origin is tuple:
        yield from _plain(arguments[0], many=True)
    elif origin in (Union, types.UnionType):
        for argument in arguments:
            if argument not in (type(None), Markup):
                yield from _plain(argument, many=many)
    else:
        yield annotation, many


@cache
def fields() -> dict[str, Any]:
    """Every leaf pattern of the article and its type."""
    return dict(leaves(Article))


def _places(value: Any, steps: list[str], before: str = "") -> Iterator[tuple[Any, Any, str]]:
    """The containers, keys and paths in a JSON article that a pattern names."""
    name, *rest = steps
    key = name.removesuffix("[]")
    if not isinstance(value, dict) or key not in value:
        return
    path = f"{before}.{key}" if before else key
    inner = value[key]
    indexes = range(len(inner)) if name.endswith("[]") else ()
    targets: list[tuple[Any, Any, str]] = [(inner, index, f"{path}[{index}]") for index in indexes]
    for container, place, place_path in targets or [(value, key, path)]:
        if rest:
            yield from _places(container[place], rest, place_path)
        else:
            yield container, place, place_path


def _others(kind: Any, value: Any) -> Iterator[Any]:
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


Changes = Mapping[str, Sequence[tuple[str, tuple[Article, ...]]]]
"""For each leaf pattern and each of its values in the full case: its path, and the article without it and with another.
"""


def changes() -> Changes:
    """The full case with each of its values changed; this takes seconds."""
    return {pattern: tuple(_changed(pattern)) for pattern in fields()}


def _changed(pattern: str) -> Iterator[tuple[str, tuple[Article, ...]]]:
    source = article_of("full").model_dump(mode="json", exclude_defaults=True)
    steps = pattern.split(".")
    for number, (container, key, path) in enumerate(list(_places(source, steps))):
        others = []
        for value in (None, *_others(fields()[pattern], container[key])):
            other = copy.deepcopy(source)
            other_container, other_key, _ = list(_places(other, steps))[number]
            if value is None:
                del other_container[other_key]
            else:
                other_container[other_key] = value
            try:
                others.append(Article.model_validate(other))
            except ValidationError:
                continue
        yield path, tuple(others[:2])


def fates(form: str, changed: Changes) -> dict[str, Fate]:
    """What becomes of the values of each pattern in a form; this takes seconds."""
    return {pattern: _fate(changed[pattern], form) for pattern in fields() if pattern not in ONLY_TRUE}


def shared_fates(form: str, made_once: MadeOnce) -> dict[str, Fate]:
    """The fates in a form, found out by one worker for all of them."""
    return made_once(f"fates-{form}", lambda: fates(form, made_once("changes", changes)))


def _outcome(article: Article, form: str) -> tuple[bytes, tuple[Problem, ...]]:
    """What a form writes, nothing where it refuses, and what it reports."""
    try:
        document = pubmeta.write(article, format_of(form), FORMS[form])
    except ProblemError as error:
        return b"", error.problems
    return document.content, document.problems


def _fate(changed: Sequence[tuple[str, tuple[Article, ...]]], form: str) -> Fate:
    content, problems = _full(form)
    written = reported = False
    for path, others in changed:
        outcomes = [_outcome(other, form) for other in others]
        is_written = any(other_content != content for other_content, _ in outcomes)
        is_reported = any(other_problems != problems for _, other_problems in outcomes) or any(
            path == problem.path or path.startswith((f"{problem.path}.", f"{problem.path}[")) for problem in problems
        )
        if not is_written and not is_reported:
            return Fate.SILENT
        written |= is_written
        reported |= is_reported
    return Fate.PARTLY if written and reported else Fate.WRITTEN if written else Fate.DROPPED


@cache
def _full(form: str) -> tuple[bytes, tuple[Problem, ...]]:
    return _outcome(article_of("full"), form)


COLUMNS = {"jats": "JATS", "csl": "CSL-JSON", "crossref-crossmark": "Crossref", "schemaorg": "schema.org"}
"""The forms in the table of docs/reference/fields.md."""


def table(of_form: Mapping[str, Mapping[str, Fate]]) -> str:
    """The fates as the Markdown table of docs/reference/fields.md: a row a field of the article, a column a format."""
    marks = {Fate.WRITTEN: "yes", Fate.PARTLY: "partly", Fate.DROPPED: "reported", Fate.SILENT: "SILENT"}
    lines = [f"| field | {' | '.join(COLUMNS.values())} |", "|---|" + "---|" * len(COLUMNS)]
    for row, patterns in _rows().items():
        cells = []
        for form in COLUMNS:
            found = {of_form[form][pattern] for pattern in patterns}
            cells.append(
                marks[found.pop() if len(found) == 1 else Fate.SILENT if Fate.SILENT in found else Fate.PARTLY]
            )
        lines.append(f"| `{row}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _rows() -> dict[str, list[str]]:
    """The leaf patterns under each row: a field of the article, or of a part of it that deserves rows of its own."""
    rows: dict[str, list[str]] = {}
    for pattern in fields():
        if pattern not in ONLY_TRUE:
            first, _, rest = pattern.partition(".")
            deep = first in {"contributors[]", "journal", "dates", "statements", "awards[]"}
            rows.setdefault(f"{first}.{rest.partition('.')[0]}" if deep else first, []).append(pattern)
    return rows


if __name__ == "__main__":
    every = changes()
    print(table({form: fates(form, every) for form in COLUMNS}), end="")  # noqa: T201
