"""Content rules for the plain values of a node: texts, dates, pages, languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final

from pubmeta.checks.json_text import Location, json_path
from pubmeta.checks.stray_markup import is_clean, references_in, tags_in
from pubmeta.formats.schemaorg.rules.rule import rule
from pubmeta.model import Language, PartialDate
from pubmeta.model.base import checked_characters
from pubmeta.problems import Kind, Problem
from pubmeta.registry import Rule

_GOOGLE = "Google Search Central: structured data"
_VOCABULARY = "schema.org release 30"

CHARACTERS = rule("characters", "a text holds no control characters", "XML 1.0, which most outputs become")
MARKUP = rule("markup", "text is plain: clients print tags as they stand", _GOOGLE, Kind.DISCOURAGED)
ENTITY = rule(
    "entity",
    "& and < stand as they are; an HTML page escapes the whole of its JSON-LD in another way",
    "JSON-LD 1.1, section 7: embedding in HTML",
    Kind.DISCOURAGED,
)
LANGUAGE = rule("language", "a language is a language tag: en, pt-BR", "BCP 47")
DATE = rule("date", "a date is a day of the calendar, or a month or year: 2013-05-17, 2013-05, 2013", "ISO 8601")
DATE_ORDER = rule(
    "date-order", "a work is created before it is published, and changed after", _VOCABULARY, Kind.DISCOURAGED
)
PAGES = rule("pages", "pageEnd stands with pageStart, and is no smaller", _VOCABULARY, Kind.DISCOURAGED)
EMAIL = rule("email", "an email address has the form name@host", "RFC 5321")
MEDIA_TYPE = rule(
    "media-type", "encodingFormat is a media type, application/pdf, or a URL", "IANA media types", Kind.DISCOURAGED
)
LICENSE = rule(
    "license",
    "a Creative Commons licence is named by its own URL: https://creativecommons.org/licenses/by/4.0/",
    "Creative Commons",
    Kind.DISCOURAGED,
)

RULES: Final[tuple[Rule, ...]] = (
    CHARACTERS,
    MARKUP,
    ENTITY,
    LANGUAGE,
    DATE,
    DATE_ORDER,
    PAGES,
    EMAIL,
    MEDIA_TYPE,
    LICENSE,
)

_DATES = ("dateCreated", "datePublished", "dateModified")
_PLAIN_DATE = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_MEDIA_TYPE = re.compile(r"[a-z]+/[A-Za-z0-9.+-]+(?:;.*)?|https?://\S+")
_CC = re.compile(r"(?i)https?://(?:www\.)?creativecommons\.org/")
_CC_OWN = re.compile(
    r"https://creativecommons\.org/(?:licenses/[a-z-]+/[0-9.]+/(?:[a-z]{2,3}/)?|publicdomain/[a-z]+/1\.0/)"
)


def problems(node: dict[str, Any], at: Location) -> Iterator[Problem]:
    """Every breach of a rule in the values of one node, not of those within it."""
    for name, value in node.items():
        if isinstance(value, str):
            if name in _FAULTS or not is_clean(value):
                yield from _text_problems(name, value, (*at, name))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, str) and (name in _FAULTS or not is_clean(each)):
                    yield from _text_problems(name, each, (*at, name, index))
    if "pageEnd" in node or "datePublished" in node or "dateModified" in node:
        yield from _order_problems(node, at)


def _text_problems(name: str, text: str, at: Location) -> Iterator[Problem]:
    if name in _FAULTS:
        broken, fault_of = _FAULTS[name]
        if fault := fault_of(text):
            yield broken.problem(json_path(at), fault)
    if is_clean(text):
        return
    try:
        checked_characters(text)
    except ValueError as error:
        yield CHARACTERS.problem(json_path(at), str(error))
    if tags := ", ".join(dict.fromkeys(tags_in(text))):
        yield MARKUP.problem(json_path(at), f"has {tags}, which clients print as it stands; leave it out")
    if references := ", ".join(dict.fromkeys(references_in(text))):
        yield ENTITY.problem(json_path(at), f"has {references}, which clients print as it stands; write the character")


def _language_fault(text: str) -> str | None:
    try:
        Language(text)
    except ValueError as error:
        return str(error)
    return None


def _date_fault(text: str) -> str | None:
    """What the calendar has against a day; what has not even the form of a date is for the profile to refuse."""
    if not _PLAIN_DATE.fullmatch(text):
        return None
    try:
        PartialDate(text)
    except ValueError as error:
        return str(error)
    return None


def _email_fault(text: str) -> str | None:
    return None if _EMAIL.fullmatch(text) else f"is {text!r}"


def _media_type_fault(text: str) -> str | None:
    return None if _MEDIA_TYPE.fullmatch(text) else f"is {text!r}"


def _license_fault(text: str) -> str | None:
    return f"is {text}" if _CC.match(text) and not _CC_OWN.fullmatch(text) else None


_FAULTS: Final[dict[str, tuple[Rule, Callable[[str], str | None]]]] = {
    "inLanguage": (LANGUAGE, _language_fault),
    "@language": (LANGUAGE, _language_fault),
    **dict.fromkeys(_DATES, (DATE, _date_fault)),
    "email": (EMAIL, _email_fault),
    "encodingFormat": (MEDIA_TYPE, _media_type_fault),
    "license": (LICENSE, _license_fault),
}
"""The rule for the values of a property, and what finds the fault in one."""


LOOKED_AT: Final = frozenset({*_FAULTS, "pageEnd"})
"""Properties by which a node may break a rule here, whatever its texts."""

_SURE_DATE = re.compile("(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?")


def is_plain(node: dict[str, Any]) -> bool:
    """Whether the values of one node break no rule, but for those that every text keeps."""
    for name in LOOKED_AT.intersection(node):
        value = node[name]
        if name == "pageEnd":
            if not node.get("pageStart") or _is_smaller(value, node["pageStart"]):
                return False
        elif name != "datePublished" or not isinstance(value, str) or not _SURE_DATE.fullmatch(value):
            fault_of = _FAULTS[name][1]
            if any(
                isinstance(each, str) and fault_of(each) for each in (value if isinstance(value, list) else (value,))
            ):
                return False
    return ("dateCreated" not in node and "dateModified" not in node) or not any(_order_problems(node, ()))


def has_clean_texts(node: dict[str, Any]) -> bool:
    """Whether there is nothing to look at in the texts of one node, save for what they say."""
    texts = [each for value in node.values() for each in (value if isinstance(value, list) else (value,))]
    return is_clean("".join(text for text in texts if isinstance(text, str)))


def _order_problems(node: dict[str, Any], at: Location) -> Iterator[Problem]:
    known = [(name, date) for name in _DATES if isinstance(date := node.get(name), str) and _PLAIN_DATE.fullmatch(date)]
    for (name, date), (later_name, later) in pairwise(known):
        if later < date[: len(later)]:
            yield DATE_ORDER.problem(json_path((*at, later_name)), f"is {later}, before {name}, {date}")
    start, end = node.get("pageStart"), node.get("pageEnd")
    if end and not start:
        yield PAGES.problem(json_path((*at, "pageEnd")), "stands without pageStart")
    elif _is_smaller(end, start):
        yield PAGES.problem(json_path((*at, "pageEnd")), f"is {end}, before pageStart, {start}")


def _is_smaller(end: Any, start: Any) -> bool:
    """Whether both are numbers and the end, not shortened as in 112-9, is the smaller one."""
    if not (isinstance(start, str) and isinstance(end, str) and start.isdecimal() and end.isdecimal()):
        return False
    return len(end) >= len(start) and int(end) < int(start)
