"""Content rules for RIS: what is read leniently, and reference managers drop or put in another place."""

from __future__ import annotations

from functools import partial

from pubmeta.checks.content_rules import by_code, discouraged, refused

_refused, _discouraged = partial(refused, "ris"), partial(discouraged, "ris")

_SPECIFICATION = "RIS format specifications (Research Information Systems, 2011)"

RULES = (
    _refused(
        "line",
        "a record starts with TY, and each line is a tag, two spaces, a hyphen, a space and a value",
        _SPECIFICATION,
        remedy="write the value on the line of its tag",
    ),
    _refused("end", "a record ends with a line `ER  - `", _SPECIFICATION, remedy="add the line after the record"),
    _discouraged("outside", "no line is outside a record", _SPECIFICATION, remedy="remove the line"),
    _discouraged("type", "TY has a record type of the specification", _SPECIFICATION, remedy="write JOUR or GEN"),
    _discouraged("tag", "a tag is one of the specification", _SPECIFICATION, remedy="use another tag, or N1 for notes"),
    _discouraged("title", "a record has a title in TI", _SPECIFICATION, remedy="add TI"),
    _discouraged(
        "name",
        "a name is on a line of its own: family, given, suffix",
        _SPECIFICATION,
        remedy="write an AU line for each author, family name first",
    ),
    _discouraged("year", "PY has four digits", _SPECIFICATION, remedy="write the year alone, and the day in DA"),
    _discouraged("date", "DA has the form YYYY/MM/DD/", _SPECIFICATION, remedy="write 2013/05/17/ or 2013/05//"),
    _refused("doi", "DO has a DOI without resolver: 10.1234/suffix", "ISO 26324", remedy="correct it"),
    _discouraged(
        "issn", "SN has an ISSN or an ISBN with a right check digit", "ISO 3297, ISO 2108", remedy="correct it"
    ),
    _discouraged("url", "UR and L1 have absolute URLs", "RFC 3986", remedy="write the whole URL"),
    _discouraged(
        "markup",
        "a value has no tags of HTML or XML, which are shown as they are",
        "pubmeta: RIS has no markup",
        remedy="remove the tags",
        article_rule="article.markup",
    ),
)

RULE = by_code(RULES)
"""The rules by their codes without the format's name."""
