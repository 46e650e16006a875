"""The checks on the article: what search engines and harvesters want of it."""

from __future__ import annotations

from typing import Any

from pubmeta.checks.content_rules import JsonBreaches

_OF_REVIEWS = ("contributor", "editor")
"""Where those who wrote a review are, if they are not its authors."""


def _is_by_others(article: dict[str, Any]) -> bool:
    """Whether it is a review that names its reviewers or its editor in another property."""
    kinds = article.get("@type")
    return "Review" in (kinds if isinstance(kinds, list) else [kinds]) and any(map(article.get, _OF_REVIEWS))


def breaches(article: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule by the node of the article."""
    if not (article.get("@id") or article.get("identifier")):
        yield "recommended", ("the article has no identifier", "add its DOI as @id and identifier")
    if not article.get("author") and not _is_by_others(article):
        yield "author", "the article has no author"
    if not article.get("datePublished"):
        yield "recommended", ("the article has no datePublished", "add datePublished")
    name, headline = article.get("name"), article.get("headline")
    if isinstance(name, str) and isinstance(headline, str) and name.strip() and name != headline:
        yield "headline", f"{headline!r} differs from name, {name!r}", "headline"
