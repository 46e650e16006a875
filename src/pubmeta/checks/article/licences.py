"""The checks on licences: whether what names one agrees, and how it is named."""

from __future__ import annotations

from functools import lru_cache

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.model import Article, License
from pubmeta.vocabularies.licences import BY_SPDX, CreativeCommons, creative_commons, is_creative_commons, mentions


def _licences(article: Article) -> ArticleBreaches:
    for index, licence in enumerate(article.licenses):
        by_url = creative_commons(licence.url) if licence.url else None
        yield from _agreement(licence, by_url, f"licenses[{index}]")
        if licence.url and is_creative_commons(licence.url):
            yield from _usual(licence.url, by_url, f"licenses[{index}].url")


def _agreement(licence: License, by_url: CreativeCommons | None, path: str) -> ArticleBreaches:
    """Where the SPDX id or the name means another licence than the URL, or the name another than the id."""
    by_id = BY_SPDX.get(licence.spdx) if licence.spdx else None
    if by_url and licence.spdx and (by_id is None or _differ(by_url, by_id)):
        yield "license-agreement", f"is {licence.spdx}, and the URL that of {_called(by_url)}", f"{path}.spdx"
    known, what = (by_url, "the URL that") if by_url else (by_id, "the SPDX id that")
    named = _licences_in(licence.name) if known and licence.name else ()
    if known and named and all(_differ(known, found) for found in named):
        yield "license-agreement", f"is {licence.name!r}, and {what} of {_called(known)}", f"{path}.name"


@lru_cache(maxsize=64)  # the articles of a publisher have few licences
def _licences_in(name: str) -> tuple[CreativeCommons, ...]:
    """The licences that a name mentions."""
    return tuple(found for _, found in mentions(name))


def _differ(one: CreativeCommons, other: CreativeCommons) -> bool:
    """Whether two licences surely differ; what one of them leaves open, a version or a jurisdiction, may be equal."""
    return one.code != other.code or any(
        first and second and first != second
        for first, second in ((one.version, other.version), (one.jurisdiction, other.jurisdiction))
    )


def _usual(url: str, licence: CreativeCommons | None, path: str) -> ArticleBreaches:
    if licence is None or licence.url is None:
        remedy = "give the URL of the licence's page"
        yield "license-url", "is a URL of Creative Commons, but not that of a licence", path, remedy
    elif url != licence.url:
        yield "license-url", f"is not the usual URL of {_called(licence)}", path, f"write {licence.url}"


def _called(licence: CreativeCommons) -> str:
    return licence.spdx or licence.name or licence.code


CHECKS: tuple[ArticleCheck, ...] = (_licences,)
