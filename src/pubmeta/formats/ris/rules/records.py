"""The checks on one record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.checks.content_rules import Finding, finding_of
from pubmeta.checks.stray_markup import tags_in
from pubmeta.formats.ris.terms import ARTICLES, CONFERENCE, DOUBTFUL, OTHER_TYPES, OTHERS, REPORTS, TAGS
from pubmeta.model import Doi, Isbn, Issn, PartialDate, Url
from pubmeta.reading import Field
from pubmeta.reading.proceedings import has_isbn
from pubmeta.vocabularies.names import are_several

Breaches = Iterator[tuple[str, Finding, Field]]
"""The rule's code without the format's name, what is wrong, and the field that it is in."""

_TYPES = ARTICLES.keys() | CONFERENCE | OTHERS.keys() | OTHER_TYPES | {name for name in DOUBTFUL if " " not in name}
_MOST_COMMAS = 2
_NAMES = frozenset({"AU", "A1", "A2", "A3", "A4", "ED"})
_TITLES = frozenset({"TI", "T1", "CT"})
_TEXTS = frozenset({*_NAMES, *_TITLES, "T2", "JO", "JF", "J2", "JA", "ST", "AB", "N2", "KW", "PB", "CY"})
_DAY = re.compile(r"[0-9]{4}/(?:(?:0[1-9]|1[0-2])?/(?:0[1-9]|[12][0-9]|3[01])?)(?:/.*)?")


def breaches(fields: list[Field]) -> Breaches:
    """Every breach of a rule in a record, whose first field is TY."""
    kind = fields[0]
    if kind.text not in _TYPES:
        yield "type", f"{kind.text!r} is not a type of the specification", kind
    if not any(field.path in _TITLES and field.text.strip() for field in fields):
        yield "title", "the record has no title", kind
    for field in fields:
        if field.path not in TAGS:
            yield "tag", f"{field.path} is not a tag of the specification", field
        if "\n" in field.text:
            yield "line", f"the value of {field.path} goes on in a line without a tag", field
        if field.path in _TEXTS and "<" in field.text and (tags := ", ".join(dict.fromkeys(tags_in(field.text)))):
            yield "markup", f"has {tags}", field
        if field.path != "SN" or kind.text not in REPORTS:  # of which it is the number
            yield from _of_tag(field)


def is_one_name(text: str) -> bool:
    """Whether a text is read as one name: family, given names and suffix, with commas between."""
    return text.count(",") <= _MOST_COMMAS and not are_several(text)


def _of_tag(field: Field) -> Breaches:
    tag, text = field.path, field.text.strip()
    if tag in _NAMES:
        if not is_one_name(text):
            yield "name", f"{text!r} is not one name", field
    elif tag == "PY" and not re.fullmatch(r"[0-9]{4}(?:/.*)?", text):
        yield "year", f"is {text!r}", field
    elif tag == "DA":
        if not _DAY.fullmatch(text) or not _is_day(text):
            yield "date", f"is {text!r}", field
    elif kind := _IDENTIFIERS.get(tag):
        code, take = kind
        for value in text.split() if tag == "SN" else (text,):
            if tag == "SN" and has_isbn(value):
                take = Isbn
            try:
                normal = str(take(value))
            except ValueError as error:
                yield code, finding_of(error), field
            else:
                if tag == "DO" and normal != value:
                    yield code, (f"is {value!r}", f"write {normal}"), field


def _is_day(text: str) -> bool:
    year, month, day, *_ = f"{text}//".split("/")
    try:
        PartialDate("-".join(part for part in (year, month, month and day) if part))
    except ValueError:
        return False
    return True


_IDENTIFIERS = {"DO": ("doi", Doi), "SN": ("issn", Issn), "UR": ("url", Url), "L1": ("url", Url)}
