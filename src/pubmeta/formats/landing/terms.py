"""The vocabulary of article pages: the headings of their parts, and the names of licences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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

_CODES = ("by", "by-nc", "by-nc-nd", "by-nc-sa", "by-nd", "by-sa")
_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
JURISDICTIONS: Mapping[str, str] = {
    "argentina": "ar",
    "australia": "au",
    "austria": "at",
    "belgium": "be",
    "brazil": "br",
    "canada": "ca",
    "chile": "cl",
    "china mainland": "cn",
    "colombia": "co",
    "costa rica": "cr",
    "croatia": "hr",
    "czech republic": "cz",
    "denmark": "dk",
    "ecuador": "ec",
    "egypt": "eg",
    "estonia": "ee",
    "finland": "fi",
    "france": "fr",
    "germany": "de",
    "greece": "gr",
    "guatemala": "gt",
    "hong kong": "hk",
    "hungary": "hu",
    "igo": "igo",
    "india": "in",
    "ireland": "ie",
    "israel": "il",
    "italy": "it",
    "japan": "jp",
    "luxembourg": "lu",
    "malaysia": "my",
    "mexico": "mx",
    "netherlands": "nl",
    "new zealand": "nz",
    "norway": "no",
    "peru": "pe",
    "philippines": "ph",
    "poland": "pl",
    "portugal": "pt",
    "puerto rico": "pr",
    "romania": "ro",
    "serbia": "rs",
    "singapore": "sg",
    "slovenia": "si",
    "south africa": "za",
    "south korea": "kr",
    "spain": "es",
    "sweden": "se",
    "switzerland": "ch",
    "taiwan": "tw",
    "thailand": "th",
    "uganda": "ug",
    "uk": "uk",
    "united kingdom": "uk",
    "united states": "us",
    "us": "us",
    "venezuela": "ve",
    "vietnam": "vn",
}
"""The codes of the jurisdictions that Creative Commons ported its licences to until version 3.0."""

# The ported licences that the SPDX list has.
_SPDX_PORTED = frozenset(
    """
    CC-BY-2.5-AU CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-NC-3.0-DE
    CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-3.0-DE
    CC-BY-NC-SA-3.0-IGO CC-BY-ND-3.0-DE CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO
    """.split()
)


@dataclass(frozen=True, slots=True)
class CreativeCommons:
    """A licence of Creative Commons: its code (``by-nc``), its version, its jurisdiction if it is ported."""

    code: str
    version: str | None = None
    jurisdiction: str | None = None

    @property
    def url(self) -> str | None:
        """The deed's URL; None where the version is not known or Creative Commons published no such licence."""
        if self.code == "zero":
            return _ROOT + "publicdomain/zero/1.0/" if self.version in {None, "1.0"} else None
        if self.code not in _CODES or self.version not in _VERSIONS or (self.jurisdiction and self.version > "3.0"):
            return None
        code = "by-nd-nc" if (self.code, self.version) == ("by-nc-nd", "1.0") else self.code
        return f"{_ROOT}licenses/{code}/{self.version}/" + (f"{self.jurisdiction}/" if self.jurisdiction else "")

    @property
    def spdx(self) -> str | None:
        """The id in the SPDX licence list; None where that has none."""
        if self.url is None:
            return None
        if self.code == "zero":
            return "CC0-1.0"
        spdx = "-".join(filter(None, ("cc", self.code, self.version, self.jurisdiction))).upper()
        return spdx if not self.jurisdiction or spdx in _SPDX_PORTED else None


_ROOT = "https://creativecommons.org/"
