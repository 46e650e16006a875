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
    _refused("empty", "the array holds at least one item", _OWN),
    _refused("id", "an id is not blank: it is what a citation points to", _SPECIFICATION),
    _refused(
        "id-unique", "no two items have the same id, upper and lower case being the same", "citeproc-py compares ids so"
    ),
    _discouraged(
        "says-nothing", "an item has a title, a name, a container or an address; this one prints as nothing", _OWN
    ),
    _discouraged(
        "container",
        "a part of a journal, newspaper or book has a container-title; without it styles print the item as if it"
        " had none",
        _SPECIFICATION,
    ),
    _discouraged(
        "short-form",
        "a short title is in container-title-short or title-short; a legacy variable, journalAbbreviation or"
        " shortTitle, says the same or is absent",
        "pandoc and citeproc-js read the one, Zotero the other",
    ),
    _discouraged(
        "status",
        "status is for what is not published yet; of published work some print “(Published)”",
        "measured: citation-js",
    ),
    _discouraged("references", "custom.references lists ids of items of this array", "pubmeta: the layout of custom"),
    _refused("name-empty", "a name has a family name or a literal; leave an unknown one out", _CITEPROC),
    _refused(
        "name-literal", "a name is either literal (an institution) or has parts (a person), never both", _CITEPROC
    ),
    _refused("name-family", "a person has a family name; a one-word name goes in family alone", _CITEPROC),
    _discouraged(
        "name-form",
        "each name is in its own object, its parts apart",
        "processors print and sort what is in family as one family name",
    ),
    _refused("date", "date-parts are a year, perhaps a month from 1 to 12, perhaps a day of that month", _CALENDAR),
    _refused("date-empty", "a date says when; leave an unknown one out", _CALENDAR),
    _refused("date-range", "a range of dates ends no sooner than it begins", _CALENDAR),
    _refused("season", "a season is a number from 1 (spring) to 4 (winter), or a word", _CALENDAR),
    _discouraged(
        "date-form",
        "a known date is given as date-parts",
        "measured: citeproc-py prints no year for raw, and a literal is not translated",
    ),
    _refused("doi", "DOI holds a DOI without resolver: 10.1234/suffix", "ISO 26324; styles put the resolver before it"),
    _refused("issn", "an ISSN has the form 1234-5679 and a right check digit", "ISO 3297"),
    _refused("isbn", "an ISBN has 10 or 13 digits and a right check digit", "ISO 2108"),
    _refused("pmid", "a PMID is 1 to 8 digits", "PubMed"),
    _refused("pmcid", "a PMCID is PMC and digits", "PubMed Central"),
    _refused("url", "URL holds an absolute URL that begins with http, https or ftp", _VARIABLES),
    _refused("language", "language holds a language tag: en, pt-BR", "BCP 47"),
    _discouraged("doi-agreement", "DOI, id and URL name the same DOI, and a DOI that is known is in DOI", _OWN),
    _discouraged(
        "page",
        "page holds numbers with a plain hyphen between first and last; styles print the dash",
        "CSL 1.0.2 specification: page-range-format",
    ),
    _discouraged("label", "numbers stand without a label; styles print “vol.” or “pp.” themselves", _VARIABLES),
    _refused("characters", "a text holds no control characters", "XML 1.0, which most outputs become"),
    _refused("markup-nesting", "rich-text tags are closed, and nest properly", _RICH_TEXT),
    _discouraged(
        "markup",
        "the only tags are <i>, <b>, <sup>, <sub> and the spans for small capitals and no case; others print as"
        " they stand",
        _RICH_TEXT,
        article_rule="article.markup",
    ),
    _discouraged(
        "entity",
        "& and < stand as they are: CSL-JSON has no references, &amp; prints as &amp;",
        _RICH_TEXT,
        article_rule="article.markup",
    ),
    _discouraged("blank", "a variable that is blank says nothing; leave it out", "pubmeta: absent is not written"),
)

_RULE = by_code(RULES)


def problems(document: Any) -> Iterator[Problem]:
    """Every breach of a rule in parsed CSL-JSON; values of another type than the schema asks are passed over."""
    from pubmeta.formats.csl.rules.document import breaches

    return json_problems(breaches(document), _RULE) if isinstance(document, list) else iter(())
