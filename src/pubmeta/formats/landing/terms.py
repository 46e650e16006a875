"""The vocabulary of article pages: the headings of their parts, and the names of licences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from pubmeta.vocabularies import statements


class Part(StrEnum):
    """A part of a page; those of `pubmeta.model.Statements` have its fields' names."""

    FRONT = "front"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    CITATION = "citation"
    FURNITURE = "furniture"
    REFERENCES = "references"
    COPYRIGHT = "copyright"
    LICENSE = "license"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    DATA_AVAILABILITY = "data_availability"
    ETHICS = "ethics"
    AUTHOR_CONTRIBUTIONS = "author_contributions"
    ACKNOWLEDGEMENTS = "acknowledgements"
    FUNDING = "funding"


STATEMENTS = frozenset(map(Part, statements.STATEMENTS))
"""The parts that are statements."""

_HEADINGS = {
    Part.ABSTRACT: ("abstract", "summary"),
    Part.KEYWORDS: ("keywords", "key words", "keyword", "index terms"),
    Part.CITATION: (
        "share and cite",
        "cite this article",
        "cite this article as",
        "cite this paper",
        "cite as",
        "cite",
        "cite article",
        "show citation",
        "citation",
        "how to cite",
        "how to cite this article",
        "how to cite this paper",
        "to cite this article",
        "please cite this article as",
        "recommended citation",
        "suggested citation",
        "mdpi and acs style",
    ),
    Part.REFERENCES: ("references", "reference", "reference list", "bibliography", "literature cited", "works cited"),
    Part.COPYRIGHT: ("copyright", "copyright notice"),
    Part.LICENSE: (
        "creative commons license",
        "creative commons licence",
        "license",
        "licence",
        "license information",
        "licence information",
        "copyright and license",
        "copyright and licence",
        "copyright & license",
        "open access",
        "rights and permissions",
    ),
}
_HEADINGS[Part.FURNITURE] = (
    "about this article",
    "additional information",
    "article details",
    "acs style",
    "ama style",
    "apa style",
    "article metrics",
    "author biographies",
    "author biography",
    "author information",
    "chicago/turabian style",
    "authors and affiliations",
    "declarations",
    "details",
    "download pdf",
    "downloads",
    "ethics declarations",
    "issue",
    "metrics",
    "more citation formats",
    "most read articles by the same author(s)",
    "published",
    "section",
    "similar articles",
    "supplementary files",
    "supplementary information",
    "supplementary material",
    "you may also start an advanced similarity search for this article",
)
"""What pages have around the parts of an article; nothing under these headings is one."""
HISTORY: Mapping[str, str] = {
    **dict.fromkeys(("received", "recebido", "recebido em", "recibido", "submitted"), "received"),
    **dict.fromkeys(("revised", "revision received", "received in revised form", "revisado"), "revised"),
    **dict.fromkeys(
        ("accepted", "accepted for publication", "aceito", "aceito em", "aceptado", "aprovado"), "accepted"
    ),
    **dict.fromkeys(("published", "first published", "publicado", "publicado em", "date of publication"), "published"),
    **dict.fromkeys(("published online", "first published online", "available online"), "published_online"),
}
"""The field of `Dates` for the words before a date in an article's history."""
OPEN_ACCESS = "open access"
"""The heading of a licence, or a line at the head of a page which says that all may read it."""
BUTTONS = re.compile(
    r"(?i)(?:(?:view |full )?article|full text|pdf|cas|ads|crossref|cross ref|mathscinet|pubmed(?:/ncbi| central)?|"
    r"google scholar|web of science|scopus|doi|open url|\W)+"
)
"""What a page prints under a reference to link it."""
LAST_BUTTONS = re.compile(
    r"(?<!\s)\s++(?:(?:View |Full )?Article\W++|PubMed(?:/NCBI| Central)?\W++|CAS\W++|ADS\W++|Cross[Rr]ef\W++"
    r"|MathSciNet\W++){0,12}Google Scholar\W*+\Z"
)
"""The same at the end of its line."""
HEADINGS: Mapping[str, Part] = {heading: part for part, headings in _HEADINGS.items() for heading in headings}
"""The headings, in lower case and without punctuation, that begin a part which is not a statement."""

ABSTRACT_SECTIONS = frozenset(
    """
    background objective objectives aim aims introduction purpose rationale importance context setting design patients
    participants subjects methods method results findings discussion interpretation conclusion conclusions significance
    limitations case report presentation
    """.split()
)
"""The words of which the titles of an abstract's sections are made: ``Background``, ``Methods and Results``."""
