"""Content rules for CSL-JSON: what its schema lets pass, and processors print wrong or do not print at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pubmeta.checks.content_rules import by_code, discouraged, json_problems, refused
from pubmeta.problems import Problem

_refused, _discouraged = partial(refused, "csl"), partial(discouraged, "csl")

_OWN = "pubmeta: so that a document says one thing"
_SPECIFICATION = "CSL 1.0.2 specification"
_CITEPROC = "citeproc-js documentation: names"
_CALENDAR = "CSL 1.0.2 input data: date-parts are year, month and day"
_VARIABLES = "CSL 1.0.2 specification, appendix IV"
_RICH_TEXT = "citeproc-js documentation: rich text; measured in pandoc, citeproc-js and citeproc-py"

RULES = (
    _refused("empty", "the array has at least one item", _OWN, remedy="add an item"),
    _refused("id", "an id is not blank: it is what a citation points to", _SPECIFICATION, remedy="give the item an id"),
    _refused(
        "id-unique",
        "no two items have the same id; upper and lower case count as the same",
        "citeproc-py compares ids so",
        remedy="give each item an id of its own",
    ),
    _discouraged(
        "says-nothing",
        "an item has a title, a name, a container or an address; otherwise it is printed as nothing",
        _OWN,
        remedy="add its title, or remove the item",
    ),
    _discouraged(
        "container",
        "a part of a journal, newspaper or book has a container-title; otherwise styles print the title alone",
        _SPECIFICATION,
        remedy="add container-title",
    ),
    _discouraged(
        "short-form",
        "a short title is in container-title-short or title-short; a legacy variable, journalAbbreviation or"
        " shortTitle, is the same or absent",
        "pandoc and citeproc-js read the one, Zotero the other",
    ),
    _discouraged(
        "status",
        "status is for works that are not published yet; some processors print “(Published)” for the others",
        "measured: citation-js",
        remedy="remove it",
    ),
    _discouraged(
        "references",
        "custom.references lists ids of items in this array",
        "pubmeta: the layout of custom",
        remedy="add the item, or remove its id",
    ),
    _refused(
        "name-empty",
        "a name has a family name or a literal",
        _CITEPROC,
        remedy="add it, or remove the name if it is unknown",
    ),
    _refused(
        "name-literal",
        "a name is either literal (an institution) or has parts (a person), never both",
        _CITEPROC,
        remedy="keep one of the two forms",
    ),
    _refused(
        "name-family",
        "a person has a family name",
        _CITEPROC,
        remedy="add family; a name of one word goes there",
    ),
    _discouraged(
        "name-form",
        "each name is in an object of its own, divided into its parts",
        "processors print and sort what is in family as one family name",
    ),
    _refused(
        "date",
        "date-parts are a year, then optionally a month from 1 to 12 and a day of that month",
        _CALENDAR,
        remedy="correct it",
    ),
    _refused("date-empty", "a date says when", _CALENDAR, remedy="add date-parts, or remove the date if it is unknown"),
    _refused("date-range", "a range of dates does not end before it begins", _CALENDAR, remedy="correct one of them"),
    _refused(
        "season",
        "a season is a number from 1 to 4, or a word",
        _CALENDAR,
        remedy="write 1 for spring, 2 for summer, 3 for autumn or 4 for winter",
    ),
    _discouraged(
        "date-form",
        "a known date is in date-parts",
        "measured: citeproc-py prints no year for raw, and a literal is not translated",
        remedy="write it as date-parts",
    ),
    _refused(
        "doi",
        "DOI has a DOI without resolver: 10.1234/suffix",
        "ISO 26324; styles put the resolver before it",
        remedy="correct it",
    ),
    _refused("issn", "an ISSN has the form 1234-5679 and a right check digit", "ISO 3297", remedy="correct it"),
    _refused("isbn", "an ISBN has 10 or 13 digits and a right check digit", "ISO 2108", remedy="correct it"),
    _refused("pmid", "a PMID is 1 to 8 digits", "PubMed", remedy="correct it"),
    _refused("pmcid", "a PMCID is PMC and digits", "PubMed Central", remedy="correct it"),
    _refused(
        "url", "URL has an absolute URL that begins with http, https or ftp", _VARIABLES, remedy="write the whole URL"
    ),
    _refused("language", "language has a language tag: en, pt-BR", "BCP 47", remedy="correct it"),
    _discouraged(
        "doi-agreement",
        "DOI, id and URL name the same DOI, and a DOI that is known is in DOI",
        _OWN,
        remedy="correct one of them",
    ),
    _discouraged(
        "page",
        "page has numbers with a plain hyphen between first and last; styles print the dash",
        "CSL 1.0.2 specification: page-range-format",
        remedy="write a plain hyphen (-)",
    ),
    _discouraged(
        "label",
        "numbers have no label; styles print “vol.” or “pp.” themselves",
        _VARIABLES,
        remedy="remove the label",
    ),
    _refused(
        "characters", "a text has no control characters", "XML 1.0, which most outputs become", remedy="remove it"
    ),
    _refused("markup-nesting", "rich-text tags are closed, and nest properly", _RICH_TEXT, remedy="correct the tags"),
    _discouraged(
        "markup",
        "the only tags are <i>, <b>, <sup>, <sub> and the spans for small capitals and no case; others are printed"
        " literally",
        _RICH_TEXT,
        remedy="use one of CSL's own tags, or none",
        article_rule="article.markup",
    ),
    _discouraged(
        "entity",
        "& and < are written literally: CSL-JSON has no character references, and &amp; is printed as &amp;",
        _RICH_TEXT,
        remedy="write the character itself",
        article_rule="article.markup",
    ),
    _discouraged(
        "blank",
        "a variable is not blank; one without a value is absent",
        "pubmeta: absent is not written",
        remedy="remove it",
    ),
)

_RULE = by_code(RULES)


def problems(document: Any) -> Iterator[Problem]:
    """Every breach of a rule in parsed CSL-JSON; values of another type than the schema asks are passed over."""
    from pubmeta.formats.csl.rules.document import breaches

    return json_problems(breaches(document), _RULE) if isinstance(document, list) else iter(())
