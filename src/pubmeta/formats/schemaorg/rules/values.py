"""The checks on the plain values of a node: texts, dates, pages, languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from pubmeta.checks.content_rules import Finding, JsonBreaches, TextBreaches
from pubmeta.checks.json_text import Location
from pubmeta.checks.stray_markup import is_clean, references_in, tags_in
from pubmeta.model import Language, PartialDate
from pubmeta.model.base import checked_characters, reason_of
from pubmeta.vocabularies import licences
from pubmeta.vocabularies.emails import is_email
from pubmeta.vocabularies.page_numbers import comes_before

_DATES = ("dateCreated", "datePublished", "dateModified")
_PLAIN_DATE = re.compile("[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")
_MEDIA_TYPE = re.compile(r"[a-z]+/[A-Za-z0-9.+-]+(?:;.*)?|https?://\S+")


def breaches(node: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule in the values of one node, not of those within it."""
    for name, value in node.items():
        if isinstance(value, str):
            if name in _FAULTS or not is_clean(value):
                yield from _text_breaches(name, value, (name,))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                if isinstance(each, str) and (name in _FAULTS or not is_clean(each)):
                    yield from _text_breaches(name, each, (name, index))
    if "pageEnd" in node or "datePublished" in node or "dateModified" in node:
        yield from _order_breaches(node)


def _text_breaches(name: str, text: str, place: Location) -> JsonBreaches:
    if name in _FAULTS:
        code, fault_of = _FAULTS[name]
        if fault := fault_of(text):
            yield code, fault, *place
    if is_clean(text):
        return
    try:
        checked_characters(text)
    except ValueError as error:
        yield "characters", reason_of(error), *place
    if tags := ", ".join(dict.fromkeys(tags_in(text))):
        yield "markup", f"has {tags}, which clients print literally", *place
    if references := ", ".join(dict.fromkeys(references_in(text))):
        yield "entity", f"has {references}, which clients print literally", *place


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
    return None if is_email(text) else f"{text!r} is not an email address"


def _media_type_fault(text: str) -> str | None:
    return None if _MEDIA_TYPE.fullmatch(text) else f"{text!r} is not a media type or URL"


def _license_fault(text: str) -> Finding | None:
    if not licences.is_creative_commons(text):
        return None
    licence = licences.creative_commons(text)
    if licence and licence.url == text:
        return None
    return (f"is {text}", f"write {licence.url}") if licence else f"is {text}"


_FAULTS: Final[dict[str, tuple[str, Callable[[str], Finding | None]]]] = {
    "inLanguage": ("language", _language_fault),
    "@language": ("language", _language_fault),
    **dict.fromkeys(_DATES, ("date", _date_fault)),
    "email": ("email", _email_fault),
    "encodingFormat": ("media-type", _media_type_fault),
    "license": ("license", _license_fault),
}
"""The code of the rule for the values of a property, and what finds the fault in one."""


def _order_breaches(node: dict[str, Any]) -> JsonBreaches:
    known = [(name, date) for name in _DATES if isinstance(date := node.get(name), str) and _PLAIN_DATE.fullmatch(date)]
    for (name, date), (later_name, later) in pairwise(known):
        if later < date[: len(later)]:
            yield "date-order", f"{later} is before {name}, {date}", later_name
    start, end = node.get("pageStart"), node.get("pageEnd")
    if isinstance(end, str) and isinstance(start, str | None):
        for code, message in page_breaches(start, end):
            yield code, message, "pageEnd"


def page_breaches(start: str | None, end: str) -> TextBreaches:
    """What is wrong with a last page, given the first."""
    if not start:
        return [("pages", "there is no pageStart")] if end else ()
    return [("pages", f"{end} is before pageStart, {start}")] if comes_before(end, start) else ()
