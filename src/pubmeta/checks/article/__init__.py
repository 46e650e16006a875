"""Rules on the article itself: what the model takes, and what no document should say, whatever its format."""

from __future__ import annotations

from functools import cache, partial
from weakref import ref

from pubmeta.checks.content_rules import ArticleCheck, article_problems, by_code, discouraged, refused
from pubmeta.model import Article
from pubmeta.problems import Problem

_refused, _discouraged = partial(refused, "article"), partial(discouraged, "article")

_ONE_THING = "DOI Handbook: a DOI names one thing; JSON-LD 1.1: nodes with one @id are one node"
_NOTICES = "NISO RP-45-2024 (CREC), Crossref documentation: version control, corrections, and retractions"
_OWN = "pubmeta: so that an article says one thing"

RULES = (
    _refused(
        "own-update",
        "the work that an update concerns is not the notice itself",
        _NOTICES,
        remedy="give the DOI of the work that is updated, not that of the notice",
    ),
    _discouraged(
        "own-reference",
        "an article does not cite itself",
        _ONE_THING,
        remedy="correct the identifier, or remove the reference",
    ),
    _discouraged(
        "own-relation",
        "an article has no relation to itself",
        _ONE_THING,
        remedy="correct the identifier of the other work, or remove the relation",
    ),
    _discouraged(
        "own-journal", "a journal's DOI is not that of an article in it", _ONE_THING, remedy="correct the journal's DOI"
    ),
    _discouraged(
        "notice",
        "a retraction, a correction and the like name the work that they concern",
        _NOTICES,
        remedy="add updates, with the DOI of the work that the notice concerns",
    ),
    _discouraged(
        "author",
        "one of the contributors is an author",
        "JATS4R, Bioschemas ScholarlyArticle 0.2",
        remedy="set the role of the authors, or add them, if there are any",
    ),
    _discouraged("page-order", "a last page is not before the first one", _OWN, remedy="give the last page in full"),
    _discouraged(
        "page-range",
        "a first page is one page",
        "Crossref Schematron W3, JATS",
        remedy="give first and last separately",
    ),
    _discouraged(
        "date-order",
        "a work is received before it is accepted and published, and corrected after",
        _OWN,
        remedy="correct one of the dates",
    ),
    _discouraged(
        "free-to-read", "a period of free access ends after it begins", "NISO RP-22-2021", remedy="correct one of them"
    ),
    _discouraged(
        "license-agreement",
        "URL, SPDX id and name of a licence mean the same licence",
        "Creative Commons, SPDX licence list",
        remedy="correct the one that is wrong",
    ),
    _discouraged(
        "license-url",
        "a Creative Commons licence is named by its own URL: https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons",
    ),
    _discouraged(
        "markup",
        "a text has no tags and no character references as literal text",
        "Crossref documentation, citeproc-js documentation: rich text",
        remedy="give it as markup if it is meant so, and a character as itself",
    ),
    _discouraged(
        "encoding",
        "a text has no UTF-8 that was read in another encoding",
        "Unicode",
        remedy="read the source as UTF-8, or write what was meant",
    ),
    _discouraged(
        "character",
        "a text has no control characters (U+007F to U+009F) and no U+FFFD",
        "XML 1.0, section 2.2, Unicode",
        remedy="write the character that was meant, or remove it",
    ),
)
"""Each rule's text says what holds where the rule is kept."""

_RULE = by_code(RULES)


_known: tuple[ref[Article] | None, tuple[Problem, ...]] = (None, ())
"""The article that was looked at last, while it is alive, and what it breaks."""


def problems(article: Article) -> tuple[Problem, ...]:
    """Every breach of a rule by an article, with model paths.

    An article is exported to several formats one after the other, and cannot change meanwhile: it is looked at once.
    """
    global _known  # noqa: PLW0603 (one value, replaced whole, so that threads may do it)
    last, found = _known
    if last is None or last() is not article:
        found = tuple(article_problems(article, _checks(), _RULE))
        _known = (ref(article), found)
    return found


@cache
def _checks() -> tuple[ArticleCheck, ...]:
    """The checks of all subjects."""
    from pubmeta.checks.article import contributors, dates, itself, licences, pages, texts

    return tuple(check for subject in (itself, contributors, pages, dates, licences, texts) for check in subject.CHECKS)
