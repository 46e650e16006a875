"""The checks on the article: what search engines and harvesters want of it."""

from __future__ import annotations

from typing import Any

from pubmeta.checks.content_rules import JsonBreaches


def breaches(article: dict[str, Any]) -> JsonBreaches:
    """Every breach of a rule by the node of the article."""
    if not (article.get("@id") or article.get("identifier")):
        yield "recommended", ("the article has no identifier", "add its DOI as @id and identifier")
    if not article.get("author"):
        yield "author", "the article has no author"
    if not article.get("datePublished"):
        yield "recommended", ("the article has no datePublished", "add datePublished")
    name, headline = article.get("name"), article.get("headline")
    if isinstance(name, str) and isinstance(headline, str) and name.strip() and name != headline:
        yield "headline", f"{headline!r} differs from name, {name!r}", "headline"
