"""How complete the article is, as a picture for each service that counts or asks for something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pubmeta.model import Article
from pubmeta.reports.completeness import Coverage, coverage
from pubmeta.reports.needs import DOAJ_SOURCE, SCHOLAR_SOURCE, Need, doaj_needs, scholar_needs
from pubmeta.web.page.views.facts import worded
from pubmeta.web.page.views.remedies import on_the_page

_NAMES = {
    "licenses": "Licence",
    "orcids": "ORCID iDs",
    "ror-ids": "ROR ids",
    "update-policies": "Update policy",
    "resource-links": "Text-mining links",
    "similarity-checking": "Similarity Check links",
    "pdf": "PDF",
    "issn": "ISSN",
    "doi-or-link": "DOI or link",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One thing that is wanted: how many of the parts that could have it do, what it is, and how it is added."""

    name: str
    have: int
    of: int
    meaning: str
    advice: str
    is_required: bool = False

    @property
    def is_met(self) -> bool:
        """Whether nothing of it is wanting."""
        return 0 < self.of == self.have

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.have / self.of if self.of else 0.0

    @property
    def said(self) -> str:
        """The share in words."""
        if self.of == 1:
            return "yes" if self.have else "no"
        return f"{self.have} of {self.of}" if self.of else "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What one service wants: what for, and by what source."""

    name: str
    purpose: str
    source: str
    wanted: tuple[Wanted, ...]

    @property
    def met(self) -> int:
        """How many of them are met."""
        return sum(each.is_met for each in self.wanted)

    @property
    def is_refused(self) -> bool:
        """Whether something is absent without which the service takes no article."""
        return any(each.is_required and not each.is_met for each in self.wanted)


def services(article: Article, *, has_update_policy: bool) -> tuple[Service, ...]:
    """Crossref's participation reports, Google Scholar and DOAJ."""
    return (
        Service(
            name="Crossref",
            purpose="what its participation reports count",
            source="Crossref REST API: coverage",
            wanted=tuple(map(_of_coverage, coverage(article, has_update_policy=has_update_policy))),
        ),
        Service(
            name="Google Scholar",
            purpose="what it reads from the article’s page",
            source=SCHOLAR_SOURCE,
            wanted=tuple(_of_needs(scholar_needs(article))),
        ),
        Service(
            name="DOAJ",
            purpose="what it keeps of an article",
            source=DOAJ_SOURCE,
            wanted=tuple(_of_needs(doaj_needs(article))),
        ),
    )


def _of_coverage(found: Coverage) -> Wanted:
    name = _NAMES.get(found.key) or worded(found.key)
    return Wanted(name=name, have=found.have, of=found.of, meaning=found.meaning, advice=on_the_page(found.advice))


def _of_needs(needs: Iterable[Need]) -> Iterable[Wanted]:
    for need in needs:
        yield Wanted(
            name=_NAMES.get(need.key) or worded(need.key),
            have=int(need.met),
            of=1,
            meaning=need.meaning,
            advice=on_the_page(need.advice),
            is_required=need.required,
        )
