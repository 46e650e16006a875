"""Content rules for BibTeX: what is read, and LaTeX, BibTeX, biber or reference managers stumble over."""

from __future__ import annotations

from functools import partial

from pubmeta.checks.content_rules import by_code, discouraged, refused

_refused, _discouraged = partial(refused, "bibtex"), partial(discouraged, "bibtex")

_BTXDOC = "Oren Patashnik, BibTeXing (btxdoc)"
_BIBLATEX = "the biblatex package"
_LATEX = "LaTeX: characters with a meaning"

RULES = (
    _discouraged(
        "syntax", "an entry is read as it is, with nothing to be guessed", _BTXDOC, remedy="correct the entry"
    ),
    _refused(
        "key",
        "an entry has a key without spaces, commas, quotation marks and # % { } ~ = \\",
        _BTXDOC,
        remedy="give the entry a key of letters and digits",
    ),
    _refused(
        "key-unique",
        "no two entries have the same key; upper and lower case count as the same",
        _BTXDOC,
        remedy="give each entry a key of its own",
    ),
    _discouraged("type", "the type of entry is one of BibTeX or biblatex", _BIBLATEX, remedy="use @article or @misc"),
    _discouraged(
        "required",
        "an article has author, title, journal and year; in place of the journal a conference paper has booktitle, and "
        "a report institution; one that is forthcoming needs no year",
        _BTXDOC,
        remedy="add the field",
    ),
    _discouraged("field-once", "an entry has each field once", _BTXDOC, remedy="remove all but one of them"),
    _refused(
        "braces",
        "the braces in a value pair; BibTeX counts those after a backslash too",
        _BTXDOC,
        remedy="write \\textbraceleft{} or \\textbraceright{} for a brace that is printed",
    ),
    _discouraged(
        "special",
        "& % # _ ^ and $ are escaped where they are printed, except in addresses",
        _LATEX,
        remedy="write a backslash before it",
    ),
    _refused("doi", "doi has a DOI without resolver: 10.1234/suffix", "ISO 26324", remedy="correct it"),
    _discouraged("url", "url has an absolute URL", "RFC 3986", remedy="write the whole URL"),
    _discouraged("issn", "an ISSN has the form 1234-5679 and a right check digit", "ISO 3297", remedy="correct it"),
    _discouraged("year", "year has four digits", _BTXDOC, remedy="write the year alone, or use date"),
    _refused(
        "date",
        "date is a year, a month or a day, or two of them with a slash between: 2013, 2013-05, 2013-05-17",
        _BIBLATEX,
        remedy="correct it",
    ),
    _discouraged(
        "month", "month is a macro of three letters, or a number", _BTXDOC, remedy="write month = feb, without braces"
    ),
    _discouraged("pages", "between first and last page are two hyphens", _BTXDOC, remedy="write two hyphens: 10--19"),
    _refused("name", "a name has at most two commas: family, suffix, given", _BTXDOC, remedy="put `and` between names"),
    _discouraged(
        "name-list",
        "a list of names has `and` between names and ends in `and others` where it goes on",
        _BTXDOC,
        remedy="put `and` between names, and write `and others` for `et al.`",
    ),
)

RULE = by_code(RULES)
"""The rules by their codes without the format's name."""
