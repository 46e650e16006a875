"""How complete an article is, by the keys that Crossref's participation reports count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pubmeta.model import (
    Affiliation,
    Article,
    ArticleType,
    Contributor,
    ContributorRole,
    Group,
    LinkPurpose,
    Person,
    StatusType,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One key of the REST API's `coverage`: how many of the parts that could carry it do.

    `of` counts those parts: persons for ``orcids``, contributors for ``affiliations``, affiliations for ``ror-ids``,
    awards for ``funders`` and ``award-numbers``; for the other keys it is 1, and `have` is 1 or 0.
    """

    key: str
    have: int
    of: int
    meaning: str
    """What the key counts, in words."""
    advice: str

    @property
    def complete(self) -> bool:
        """Whether every part that could carry it does; False when there is no such part at all."""
        return 0 < self.of == self.have


_NOT_OF_REVIEWS = frozenset({"references", "abstracts", "funders", "award-numbers"})
_NOT_OF_PENDING = frozenset({"references", "resource-links", "similarity-checking"})
"""What Crossref's records of reviews, and of what is still to come, have no place for."""


def coverage(article: Article, *, has_update_policy: bool = False) -> tuple[Coverage, ...]:
    """The eleven keys for one article, without those for which a record of its kind has no place.

    Reviewers count as the authors of a peer review. has_update_policy: a Crossmark policy goes with the deposit.
    """
    left_out: frozenset[str] = frozenset()
    if article.type is ArticleType.PEER_REVIEW:
        left_out = _NOT_OF_REVIEWS
    elif article.status is not None and article.status.type is StatusType.PENDING:
        left_out = _NOT_OF_PENDING
    return tuple(
        found for found in _coverage(article, has_update_policy=has_update_policy) if found.key not in left_out
    )


def _coverage(article: Article, *, has_update_policy: bool) -> tuple[Coverage, ...]:
    roles = {ContributorRole.AUTHOR}
    if article.type is ArticleType.PEER_REVIEW:
        roles.add(ContributorRole.REVIEWER)
    authors = [contributor for contributor in article.contributors if contributor.role in roles]
    persons = [person for author in authors for person in _persons(author)]
    affiliations = [affiliation for author in authors for affiliation in _affiliations(author)]
    purposes = {link.purpose for link in article.full_texts}
    return (
        _one("references", "the works that the article cites", article.references, "add the reference list"),
        _one("abstracts", "an abstract", article.abstracts, "add the abstract"),
        _share(
            "orcids", "the ORCID iDs of the authors", [person.orcid for person in persons], "add each author's ORCID iD"
        ),
        _share(
            "affiliations",
            "the institutions of the authors",
            [author.affiliations for author in authors],
            "add each author's affiliations",
        ),
        _share(
            "ror-ids",
            "the ROR ids of the institutions",
            [affiliation.ror for affiliation in affiliations],
            "add each institution's ROR id",
        ),
        _share(
            "funders",
            "identifiers of the funders",
            [award.funder.ror or award.funder.funder_id for award in article.awards],
            "add each funder's ROR id; a name alone may not be matched",
        ),
        _share(
            "award-numbers",
            "the numbers of the awards",
            [award.numbers or award.grant_doi for award in article.awards],
            "add the number or DOI of each award",
        ),
        _one(
            "update-policies",
            "the Crossmark policy of the publisher, which says how corrections are announced",
            has_update_policy,
            "set crossmark_policy under [crossref] in the configuration",
        ),
        _one(
            "resource-links",
            "a link to a full text that programs may read (text mining)",
            LinkPurpose.TEXT_MINING in purposes,
            "add a full text whose purpose is text-mining",
        ),
        _one(
            "licenses",
            "the URL of the licence",
            any(each.url for each in article.licenses),
            "add a licence with its URL",
        ),
        _one(
            "similarity-checking",
            "a link to the full text for Similarity Check, which finds plagiarism",
            LinkPurpose.SIMILARITY_CHECK in purposes,
            "add a full text whose purpose is similarity-check",
        ),
    )


def _one(key: str, meaning: str, value: object, advice: str) -> Coverage:
    return Coverage(key=key, have=int(bool(value)), of=1, meaning=meaning, advice=advice)


def _share(key: str, meaning: str, values: Iterable[object], advice: str) -> Coverage:
    every = list(values)
    have = sum(bool(value) for value in every)
    return Coverage(key=key, have=have, of=len(every), meaning=meaning, advice=advice)


def _persons(contributor: Contributor) -> tuple[Person, ...]:
    match contributor:
        case Person():
            return (contributor,)
        case Group():
            return contributor.members
    return ()


def _affiliations(contributor: Contributor) -> tuple[Affiliation, ...]:
    members = contributor.members if isinstance(contributor, Group) else ()
    return (*contributor.affiliations, *(own for member in members for own in member.affiliations))
