"""The checks on one entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pubmeta.checks.content_rules import Finding, finding_of
from pubmeta.formats.bibtex.read import latex
from pubmeta.formats.bibtex.read.entries import BibEntry
from pubmeta.formats.bibtex.read.people import parted
from pubmeta.formats.bibtex.read.posted import says_pending
from pubmeta.formats.bibtex.terms import ARTICLES, CONFERENCE, DOUBTFUL, KNOWN, MONTHS, NO_ENTRIES, REPORTS
from pubmeta.model import Doi, Issn, PartialDate, Url
from pubmeta.reading import Field
from pubmeta.vocabularies.dashes import DASHES
from pubmeta.vocabularies.names import are_several

Breaches = Iterator[tuple[str, Finding, Field | None]]
"""The rule's code without the format's name, what is wrong, and the field that it is in."""

_NO_KEY = re.compile(r"[\s,#%{}~=\\\"']")
_NAMES = ("author", "editor", "translator")
_VERBATIM = frozenset({"doi", "url", "eprint", "file", "howpublished", "pdf", "verba", "verbb", "verbc", "note"})
"""Fields that are printed as they are, or hold addresses."""
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)|\$[^$]*\$", re.DOTALL)
_SPECIAL = re.compile(r"[&%#_^$]")
_ONE_DASH = re.compile(rf"\w+\s*(?:[{DASHES}]|(?<!-)-(?!-))\s*\w+")


def breaches(entry: BibEntry) -> Breaches:
    """Every breach of a rule in an entry."""
    if not entry.key.strip() or _NO_KEY.search(entry.key):
        yield "key", f"the key is {entry.key!r}" if entry.key else "the entry has no key", None
    if entry.type not in KNOWN and entry.type not in DOUBTFUL and entry.type not in NO_ENTRIES:
        yield "type", f"@{entry.type} is not a type of entry", None
    for name, count in Counter(field.path for field in entry.fields).items():
        if count > 1:
            yield "field-once", f"{name} is there {count} times", entry.get(name)
    yield from _required(entry)
    for field in entry.fields:
        yield from _in_field(field)


def _required(entry: BibEntry) -> Breaches:
    if entry.type not in ARTICLES | CONFERENCE | REPORTS:
        return
    container: tuple[str, ...] = ("journal", "journaltitle")
    if entry.type not in ARTICLES:
        container = ("booktitle",) if entry.type in CONFERENCE else ("institution",)
    known = {field.path for field in entry.fields if field.text.strip()}
    is_pending = any(says_pending(field.text) for field in entry.fields if field.path in ("pubstate", "note"))
    needed: tuple[tuple[str, ...], ...] = (("author",), ("title",), container)
    for names in needed if is_pending else (*needed, ("year", "date")):
        if known.isdisjoint(names):
            yield "required", f"the entry has no {names[0]}", None


def _in_field(field: Field) -> Breaches:
    name, text = field.path, field.text
    if not _are_paired(text):
        yield "braces", "the braces in the value do not pair", field
    if name not in _VERBATIM and (found := _SPECIAL.search(_COMMAND.sub("", text))):
        yield "special", f"has {found[0]} without a backslash before it", field
    if name in _NAMES:
        yield from _in_names(field)
    elif check := _CHECKS.get(name):
        yield from check(field)


def _are_paired(text: str) -> bool:
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def _in_names(field: Field) -> Breaches:
    for name in parted(field.text):
        bare = _outside_braces(_COMMAND.sub("", name))
        if bare.count(",") > 2:
            yield "name", f"{name!r} has {bare.count(',')} commas", field
        elif are_several(bare):
            yield "name-list", f"{name!r} is not one name", field


def _outside_braces(text: str) -> str:
    """The characters that are in no braces, however deep these are in each other."""
    outside: list[str] = []
    depth = 0
    for character in text:
        if character in "{}":
            depth = max(depth + (1 if character == "{" else -1), 0)
        elif depth == 0:
            outside.append(character)
    return "".join(outside)


def _doi(field: Field) -> Breaches:
    value = latex.unescaped(field.text)
    try:
        doi = Doi(value)
    except ValueError as error:
        yield "doi", finding_of(error), field
    else:
        if doi != value:
            yield "doi", (f"is {value!r}", f"write {doi}"), field


def _url(field: Field) -> Breaches:
    try:
        Url(latex.unescaped(field.text))
    except ValueError as error:
        yield "url", finding_of(error), field


def _issn(field: Field) -> Breaches:
    for value in re.split(r"[,;\s]+", field.text.strip()):
        try:
            Issn(value)
        except ValueError as error:
            yield "issn", finding_of(error), field


def _year(field: Field) -> Breaches:
    if not re.fullmatch(r"\d{4}", field.text.strip("{} ")):
        yield "year", f"is {field.text!r}", field


def _date(field: Field) -> Breaches:
    for value in field.text.strip("{} ").split("/"):
        try:
            PartialDate(value.rstrip("~?%")) if value not in ("", "..") else None
        except ValueError as error:
            yield "date", finding_of(error), field


def _month(field: Field) -> Breaches:
    text = field.text.strip()
    if text.casefold() not in MONTHS and not (text.isdecimal() and text.isascii() and 1 <= int(text[:3]) <= 12):
        yield "month", f"is {text!r}", field


def _pages(field: Field) -> Breaches:
    if _ONE_DASH.fullmatch(field.text.strip()):
        yield "pages", f"is {field.text!r}", field


_CHECKS = {"doi": _doi, "url": _url, "issn": _issn, "year": _year, "date": _date, "month": _month, "pages": _pages}
