"""Registries of people, organisations, articles and trials: where they are on the web."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

ORCID: Final = r"(?:www\.)?orcid\.org"
ISSN: Final = r"(?:id\.crossref\.org/issn|portal\.issn\.org/resource/issn|issn\.org/resource/issn)"
ISBN: Final = r"id\.crossref\.org/isbn"
ISNI: Final = r"(?:www\.)?isni\.org(?:/isni)?"
ROR: Final = r"(?:www\.)?ror\.org"
PUBMED: Final = r"(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)"
PMC: Final = r"(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc)/articles"
ARXIV: Final = r"(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)"
"""Patterns of what is between ``https://`` and the slash before an identifier; case does not matter."""
DATABASES: Final = (
    r"(?:[\w-]+\.)*(?:scopus\.com|webofscience\.com|webofknowledge\.com|isiknowledge\.com|ebscohost\.com|ovid\.com|"
    r"proquest\.com|embase\.com|worldcat\.org|semanticscholar\.org|researchgate\.net|academia\.edu|mendeley\.com)"
)
"""The same of databases and networks, which have records of what others publish."""

_TRIALS: Final[Mapping[str, tuple[str, ...]]] = {
    "anzctr": ("ANZCTR", "ACTRN", "Australian New Zealand Clinical Trials Registry"),
    "chictr": ("ChiCTR", "Chinese Clinical Trial Registry", "Chinese Clinical Trial Register"),
    "clinical-trial-registry-india": ("CTRI", "Clinical Trials Registry India"),
    "clinical-trials-gov": ("ClinicalTrials.gov", "NCT", "ClinicalTrials", "Clinical Trials.gov", "ClinicalTrial.gov"),
    "cris": ("CRiS", "Clinical Research Information Service", "Korean Clinical Research Information Service"),
    "drks": ("DRKS", "German Clinical Trials Register", "Deutsches Register Klinischer Studien"),
    "dutch-trial-register": (
        "NTR", "Netherlands National Trial Register", "Netherlands Trial Register", "Dutch Trial Register",
        "Nederlands Trial Register",
    ),
    "euctr": ("EU-CTR", "EUCTR", "EudraCT", "EU Clinical Trials Register", "European Clinical Trials Register"),
    "irct": ("IRCT", "Iranian Registry of Clinical Trials"),
    "isrctn": ("ISRCTN", "ISRCTN.org", "ISRCTN registry"),
    "jma": ("JMACCT", "Japan Medical Association Clinical Trial Registry"),
    "jprn": ("JPRN", "Japan Primary Registries Network"),
    "pactr": ("PACTR", "Pan African Clinical Trial Registry", "Pan African Clinical Trials Registry"),
    "rebec": ("ReBec", "Brazilian Clinical Trials Registry", "Registro Brasileiro de Ensaios Clínicos"),
    "rpec": ("RPCEC", "Cuban Public Registry of Clinical Trials", "Registro Público Cubano de Ensayos Clínicos"),
    "slctr": ("SLCTR", "Sri Lanka Clinical Trials Registry"),
    "tctr": ("TCTR", "Thai Clinical Trials Registry"),
    "umin-japan": ("UMIN", "UMIN-CTR", "UMIN Japan", "UMIN Clinical Trials Registry"),
    "utn": ("UTN", "Uniform Trial Number", "Universal Trial Number"),
}  # fmt: skip
"""The registries of clinical trials by the last part of the DOIs that Crossref gave them, with their names.

Source: the list of JATS4R (``clinical-trial-registries.xml``), which is Crossref's, with other forms of the names.
"""
TRIALS_ROOT: Final = "10.18810/"
"""Before the name of a registry of clinical trials in its DOI."""
TRIALS: Final = frozenset(f"{TRIALS_ROOT}{name}" for name in _TRIALS)
"""The registries of clinical trials by their DOIs."""


_ORGANISATIONS: Final[Mapping[str, re.Pattern[str]]] = {
    "ror": re.compile(rf"(?i){ROR}/"),
    "isni": re.compile(rf"(?i){ISNI}/"),
    "wikidata": re.compile(r"(?i)wikidata\.org/"),
    "grid": re.compile(r"(?i)\bgrid\.[0-9]"),
}


def organisation_registry(text: str) -> str | None:
    """The registry of an organisation's identifier, by its URL: ``ror``, ``isni``, ``wikidata`` or ``grid``."""
    return next((name for name, form in _ORGANISATIONS.items() if form.search(text)), None)


def trial_registry(text: str) -> str | None:
    """The DOI of the registry of clinical trials that a text names: by title, abbreviation or address.

    None where it names none or several.
    """
    names = _trial_names()
    words = _folded(text)
    if words in names:
        return names[words]
    found = {doi for name, doi in names.items() if f" {name} " in f" {words} "}
    return found.pop() if len(found) == 1 else None


@cache
def _trial_names() -> Mapping[str, str]:
    return {_folded(name): f"{TRIALS_ROOT}{key}" for key, names in _TRIALS.items() for name in names}


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
