"""Registries of people, organisations, articles and trials: where they are on the web."""

from __future__ import annotations

from typing import Final

ORCID: Final = r"(?:www\.)?orcid\.org"
ISNI: Final = r"(?:www\.)?isni\.org(?:/isni)?"
ROR: Final = r"(?:www\.)?ror\.org"
PUBMED: Final = r"(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)"
PMC: Final = r"(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc)/articles"
ARXIV: Final = r"(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)"
"""Patterns of what is between ``https://`` and the slash before an identifier; case does not matter."""

TRIALS: Final = frozenset(
    f"10.18810/{name}"
    for name in (
        "anzctr chictr clinical-trial-registry-india clinical-trials-gov cris drks dutch-trial-register euctr irct"
        " isrctn jma jprn pactr rebec rpec slctr tctr umin-japan utn"
    ).split()
)
"""The registries of clinical trials by the DOIs that Crossref gave them, as JATS4R lists them."""
