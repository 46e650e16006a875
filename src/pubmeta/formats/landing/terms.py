"""The vocabulary of article pages: the headings of their parts, and the names of licences."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pubmeta.vocabularies import statements


class Part(StrEnum):
    """A part of a page; those of `pubmeta.model.Statements` have its fields' names."""

    FRONT = "front"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    CITATION = "citation"
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
        "citation",
        "how to cite",
        "how to cite this article",
        "how to cite this paper",
        "to cite this article",
        "please cite this article as",
        "recommended citation",
        "suggested citation",
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
HEADINGS: Mapping[str, Part] = {heading: part for part, headings in _HEADINGS.items() for heading in headings}
"""The headings, in lower case and without punctuation, that begin a part which is no statement."""

ABSTRACT_SECTIONS = frozenset(
    """
    background objective objectives aim aims introduction purpose rationale importance context setting design patients
    participants subjects methods method results findings discussion interpretation conclusion conclusions significance
    limitations case report presentation
    """.split()
)
"""The words of which the titles of an abstract's sections are made: ``Background``, ``Methods and Results``."""
