"""Content rules for CSL-JSON: what its schema lets pass, and processors print wrong or do not print at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pubmeta.checks.json_text import Location, json_path
from pubmeta.formats.csl.rules import dates as date_rules
from pubmeta.formats.csl.rules import identifiers as value_rules
from pubmeta.formats.csl.rules import names as name_rules
from pubmeta.formats.csl.rules import texts as text_rules
from pubmeta.formats.csl.rules.rule import rule
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule

_SPECIFICATION = "CSL 1.0.2 specification"
_OWN = "pubmeta: so that a document says one thing"

EMPTY = rule("empty", "the array holds at least one item", _OWN)
ID = rule("id", "an id is not blank: it is what a citation points to", _SPECIFICATION)
ID_UNIQUE = rule(
    "id-unique", "no two items have the same id, upper and lower case being the same", "citeproc-py compares ids so"
)
SAYS_NOTHING = rule(
    "says-nothing",
    "an item has a title, a name, a container or an address; this one prints as nothing",
    _OWN,
    Kind.DISCOURAGED,
)
CONTAINER = rule(
    "container",
    "a part of a journal, newspaper or book has a container-title; without it styles print the item as if it had none",
    _SPECIFICATION,
    Kind.DISCOURAGED,
)
SHORT_FORM = rule(
    "short-form",
    "a short title stands in one variable: container-title-short rather than journalAbbreviation, title-short rather"
    " than shortTitle",
    "pandoc and citeproc-js each take another one",
    Kind.DISCOURAGED,
)
STATUS = rule(
    "status",
    "status is for what is not published yet; of published work some print “(Published)”",
    "measured: citation-js",
    Kind.DISCOURAGED,
)
REFERENCES = rule(
    "references",
    "custom.references lists ids of items of this array",
    "pubmeta: the layout of custom",
    Kind.DISCOURAGED,
)

RULES: Final[tuple[Rule, ...]] = (
    EMPTY,
    ID,
    ID_UNIQUE,
    SAYS_NOTHING,
    CONTAINER,
    SHORT_FORM,
    STATUS,
    REFERENCES,
    *name_rules.RULES,
    *date_rules.RULES,
    *value_rules.RULES,
    *text_rules.RULES,
)

_PRINTED = (
    *("title", "title-short", "container-title", "publisher", "note", "number", "event-title", "DOI", "URL"),
    *name_rules.NAME_VARIABLES,
)
_PARTS = frozenset({"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"})
_SHORT_FORMS = (("container-title-short", "journalAbbreviation"), ("title-short", "shortTitle"))
_DOUBTFUL = frozenset({"status", *(legacy for _, legacy in _SHORT_FORMS)})


def problems(document: Any) -> Iterator[Problem]:
    """Every breach of a rule in parsed CSL-JSON; values of another type than the schema asks are passed over."""
    if not isinstance(document, list):
        return
    if not document:
        yield EMPTY.problem("$")
    yield from _id_problems(document)
    for index, item in enumerate(document):
        if isinstance(item, dict):
            yield from _item_problems(item, (index,))


def _id_problems(items: list[Any]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        identifier = item.get("id") if isinstance(item, dict) else None
        if not isinstance(identifier, str | int | float):
            continue
        key = str(identifier).lower()
        if not key.strip():
            yield ID.problem(json_path((index, "id")))
        elif key in first:
            message = f"the id {identifier!r} is also that of item {first[key]}"
            yield ID_UNIQUE.problem(json_path((index, "id")), message)
        else:
            first[key] = index
    for index, item in enumerate(items):
        custom = item.get("custom") if isinstance(item, dict) else None
        listed = custom.get("references") if isinstance(custom, dict) else None
        for place, identifier in enumerate(listed if isinstance(listed, list) else ()):
            if str(identifier).lower() not in first:
                path = json_path((index, "custom", "references", place))
                yield REFERENCES.problem(path, f"no item has the id {identifier!r}")


def _item_problems(item: dict[str, Any], at: Location) -> Iterator[Problem]:
    if not _is_plain(item):
        yield from _whole_item_problems(item, at)
    if not value_rules.is_plain(item):
        yield from value_rules.problems(item, at)
    are_clean = text_rules.are_clean([value for value in item.values() if isinstance(value, str)])
    for variable, value in item.items():
        if isinstance(value, str):
            if not (are_clean or text_rules.is_plain(value)):
                yield from text_rules.problems(variable, value, (*at, variable))
        elif isinstance(value, list):
            if variable in name_rules.NAME_VARIABLES:
                yield from _names_problems(value, (*at, variable))
        elif isinstance(value, dict) and variable in date_rules.DATE_VARIABLES and not date_rules.is_plain(value):
            yield from date_rules.problems(value, (*at, variable))


def _names_problems(names: list[Any], at: Location) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if isinstance(name, dict) and not name_rules.is_plain(name):
            here = (*at, index)
            yield from name_rules.problems(name, here)
            for part, value in name.items():
                if isinstance(value, str):
                    yield from text_rules.problems(part, value, (*here, part))


def _is_plain(item: dict[str, Any]) -> bool:
    """Whether an item as a whole surely breaks no rule; most do not."""
    return (
        bool(item.get("title"))
        and (bool(item.get("container-title")) or str(item.get("type")) not in _PARTS)
        and _DOUBTFUL.isdisjoint(item)
    )


def _whole_item_problems(item: dict[str, Any], at: Location) -> Iterator[Problem]:
    custom = item.get("custom")
    has_text = isinstance(custom, dict) and "unstructured" in custom
    if not has_text and not any(item.get(variable) for variable in _PRINTED):
        yield SAYS_NOTHING.problem(json_path(at))
    elif str(item.get("type")) in _PARTS and not (item.get("container-title") or item.get("event-title")):
        yield CONTAINER.problem(json_path(at))
    for name, legacy in _SHORT_FORMS:
        if legacy in item:
            message = f"has {name} and {legacy}; keep {name}" if name in item else f"is a legacy form of {name}"
            yield SHORT_FORM.problem(json_path((*at, legacy)), message)
    if str(item.get("status", "")).strip().lower() in {"published", "final"}:
        yield STATUS.problem(json_path((*at, "status")))
