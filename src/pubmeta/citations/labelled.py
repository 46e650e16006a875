"""Places that name their parts: ``Vol. 3 No. 1, 2013, pp. 31-32``, ``v. 29, n. 3, p. 432-441, 2018``."""

from __future__ import annotations

import re

from pubmeta.citations.places import DATE, ISSUE, NUMBER, PAGE, PAGES
from pubmeta.vocabularies.dashes import DASH

_VOLUME_LABEL = r"(?:[Vv]ol(?:ume)?\b|VOL\b|Bd\b|[Vv](?=\.))\.?\s?"
_ISSUE_LABEL = r"(?:[Nn](?:os?\b|umber\b|(?=\.)|\s?[°º])|NO\b|[Ii]ss(?:ue)?\b)\.?\s?"
_PAGES_LABEL = r"(?:[Pp]{1,2}(?![A-Za-z]{2})|[Pp]ages?\b)\.?\s?"
_ARTICLE_LABEL = r"[Aa]rt(?:icle)?\b\.?\s?(?:(?:[Nn]o|ID|[Nn]umber)\b\.?\s?)?"
_ROMAN = "[IVXLC]+"

_PARTS = tuple(
    re.compile(part)
    for part in (
        rf"{_VOLUME_LABEL}(?P<volume>[A-Z]{{0,2}}\d+[A-Za-z]?(?:{DASH}\d+)?|{_ROMAN})(?!\w)",
        rf"{_ISSUE_LABEL}(?P<issue>{NUMBER}(?:\s?[-‐–/&]\s?{NUMBER})?|{_ROMAN})(?!\w)",
        r"(?P<supplement>[Ss]uppl(?:ement)?\b\.?\s?\d{0,3})(?!\w)",
        rf"{_PAGES_LABEL}{PAGES}",
        rf"{_ARTICLE_LABEL}(?P<article>{PAGE})(?!\w)",
        r"(?P<count>\d{1,4}\s(?:pages|pp?\b\.?))(?!\w)",
        rf"\(?{DATE}\)?",
        rf"\({ISSUE}\)",
        PAGES,
    )
)
_FIRST_PART = (
    rf"(?:{_VOLUME_LABEL}(?:[A-Z]{{0,3}}-?\d|{_ROMAN}\b)"
    rf"|{_ISSUE_LABEL}(?:\d|{_ROMAN}\b)"
    rf"|{_PAGES_LABEL}[A-Za-z]{{0,2}}\d)"
)
_START = re.compile(rf"(?<![\s,.;])(?<![Ss]pecial)[\s,.;]+(?={_FIRST_PART})")
_DATE_BEFORE = re.compile(rf"[,.;]?\s\(?{DATE}\)?$")
_VOLUME_BEFORE = re.compile(rf",?\s(?P<volume>\d{{1,3}})(?:\s?\({ISSUE}\))?$")


def labelled(text: str) -> tuple[str, dict[str, str]] | None:
    """What is before a place whose parts have labels (a container's title), and its groups for `places.place`.

    Volume, issue, pages and date may come in any order, each once; anything else among them, and there is no answer.
    """
    start = _START.search(text)
    if not start:
        return None
    before = text[: start.start()]
    found: dict[str, str] = {}
    rest = text[start.end() :]
    while rest:
        part = next(filter(None, (pattern.match(rest) for pattern in _PARTS)), None)
        groups = _groups(part) if part else {}
        if not part or not groups or groups.keys() & found.keys():
            return None
        found |= groups
        rest = rest[part.end() :].lstrip(" ,.;:")
    if found.pop("count", "") and "article" not in found:  # beside pages, it is not certain what it is
        return None
    if supplement := found.pop("supplement", ""):
        found["issue"] = " ".join(filter(None, (found.get("issue"), supplement)))
    for name, unlabelled in (("year", _DATE_BEFORE), ("volume", _VOLUME_BEFORE)):
        if name not in found and (part := unlabelled.search(before)):
            before, found = before[: part.start()], found | _groups(part)
    return before, found


def _groups(part: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in part.groupdict().items() if value}
