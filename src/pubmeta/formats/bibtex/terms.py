"""The words of BibTeX and biblatex, and ours for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pubmeta.model import ArticleType, StatusType
from pubmeta.vocabularies.months import ENGLISH

MONTH_MACROS: Final = tuple(name[:3] for name in ENGLISH)
"""The macros that every style defines, in the order of the months."""
MONTHS: Final[Mapping[str, str]] = {name: name for name in MONTH_MACROS}
"""What they stand for, as it is read."""

POSTED_ENTRY: Final = "misc"
REPORTED: Final = frozenset({ArticleType.REPORT, ArticleType.WORKING_PAPER})
"""What is a report as BibTeX understands it: an institution's, with a number."""

ARTICLES: Final = frozenset({"article", "suppperiodical"})
CONFERENCE: Final = frozenset({"inproceedings", "conference"})
"""Entry types that are conference papers."""
REPORTS: Final = frozenset({"techreport", "report"})
"""Entry types that are reports; their type of report in words may be that of a working paper."""
REVIEW: Final = "review"
"""An entry type of biblatex: of a review of some other work, for styles the same as an article."""

STATUS: Final[Mapping[str, StatusType]] = {
    "forthcoming": StatusType.PENDING,
    "inpress": StatusType.PENDING,
    "in press": StatusType.PENDING,
    "to appear": StatusType.PENDING,
    "accepted": StatusType.PENDING,
    "withdrawn": StatusType.WITHDRAWN,
    "removed": StatusType.REMOVED,
}
"""What the states of publication say, those of biblatex and those that people write into a note."""
STATUS_WRITTEN: Final[Mapping[StatusType, str]] = {
    StatusType.PENDING: "forthcoming",
    StatusType.WITHDRAWN: "withdrawn",
    StatusType.REMOVED: "removed",
}
ARXIV: Final = "arXiv"
ARXIV_AS_JOURNAL: Final = re.compile(
    r"(?i)arxiv(?:\.org)?(?:[\s-]+(?:e-?|pre)prints?)?[\s,:]+(?:arxiv:\s*)?"
    r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:\s*\[[\w.-]+\])?"
)
"""What Google Scholar writes as the journal of a preprint: ``arXiv preprint arXiv:2101.00001``."""
PREPRINT_STATES: Final = frozenset({"preprint", "prepublished"})
"""States of publication that say that a posted work is a preprint."""

DOUBTFUL: Final[Mapping[str, str]] = {
    "misc": "an entry of no particular type",
    "unpublished": "an unpublished work",
    "preprint": "no type of BibTeX but a preprint by its name",
    REVIEW: "a review of some other work",
}
"""Entry types that are read as articles with doubt, and what they are."""

OTHERS: Final[Mapping[str, str]] = {
    "book": "a book",
    "mvbook": "a book",
    "booklet": "a booklet",
    "inbook": "a part of a book",
    "bookinbook": "a part of a book",
    "suppbook": "a part of a book",
    "incollection": "a chapter of a book",
    "suppcollection": "a chapter of a book",
    "inreference": "an entry of a work of reference",
    "collection": "a book",
    "reference": "a work of reference",
    "proceedings": "a volume of proceedings",
    "mvproceedings": "a volume of proceedings",
    "periodical": "an issue of a periodical",
    "manual": "a manual",
    "thesis": "a thesis",
    "phdthesis": "a thesis",
    "mastersthesis": "a thesis",
    "patent": "a patent",
    "standard": "a standard",
    "dataset": "a data set",
    "data": "a data set",
    "software": "a computer program",
    "online": "a web page",
    "electronic": "a web page",
    "www": "a web page",
}
"""Names of entry types that are not articles."""

WEB_PAGES: Final = frozenset({"online", "electronic", "www"})
"""Entry types of web pages, which preprints are entered as too."""
KNOWN: Final = ARTICLES | CONFERENCE | REPORTS | OTHERS.keys()
"""Entry types that say what the entry is; one of any other with an id of arXiv is a preprint."""

CONTROLS: Final = frozenset({"ieeetranbstctl", "control", "achemso-control", "bst", "options"})
"""Entry types with instructions for styles, which are not entries."""

NO_ENTRIES: Final = frozenset({"xdata"})
"""Entry types that only hold fields for others to inherit."""

CONTAINERS: Final[Mapping[str, str]] = {
    "proceedings": "booktitle",
    "mvproceedings": "booktitle",
    "book": "booktitle",
    "collection": "booktitle",
    "periodical": "journaltitle",
}
"""What the title of an entry is for those that inherit from it (biblatex, "Cross-referencing")."""

INHERITED: Final = frozenset({"crossref", "xdata", "xref", "key", "ids", "label", "shorthand"})
"""Fields that no entry inherits."""

_KEPT = "how the keeper of the file keeps it"
_SORTED = "how bibliographies sort or label it"

IGNORED: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "added-at bdsk-url-1 bdsk-url-2 bdsk-file-1 bibsource biburl bibdate citeulike-article-id created "
            "creationdate date-added date-modified file groups interhash intrahash keyword+ local-url "
            "mendeley-groups mendeley-tags modificationdate owner posted-at priority qualityassured rating "
            "readstatus read timestamp username __markedentry"
        ).split(),
        _KEPT,
    ),
    **dict.fromkeys(
        (
            "ids indexsorttitle indextitle key keysuffix label langidopts options presort shorthand sortkey sortname "
            "sorttitle sortyear"
        ).split(),
        _SORTED,
    ),
    "urldate": "when the keeper of the file visited the page",
    "lastchecked": "when the keeper of the file visited the page",
    "crossref": "the entry it names is read in its place",
    "xdata": "the entry it names is read in its place",
}
"""Fields that do not describe the article, each with the reason why it is left out without a word."""
