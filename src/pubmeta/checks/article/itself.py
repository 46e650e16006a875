"""The checks on what names the article itself where another work is meant, and on notices that name none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck
from pubmeta.model import Article, Doi, Relation, TargetType, UpdateType, plain_text
from pubmeta.vocabularies.dois import bare_doi, is_doi_link

_IN_PLACE: Final = frozenset({UpdateType.NEW_EDITION, UpdateType.NEW_VERSION})
"""Updates that may have the DOI of what they update: publishers put a new version in the place of the old one."""
_IDS: Final = {"doi": "DOI", "pmid": "PubMed id", "pmcid": "PubMed Central id", "arxiv": "arXiv id"}
_NO_WORK: Final[dict[str, Any]] = dict.fromkeys(_IDS)
_RELATED: Final = {TargetType.DOI: "doi", TargetType.PMID: "pmid", TargetType.PMCID: "pmcid"}
"""An arXiv id is not among these: an article may name its own preprint."""


def _updates(article: Article) -> ArticleBreaches:
    if article.doi:
        for index, update in enumerate(article.updates):
            if update.doi.key == article.doi.key and update.type not in _IN_PLACE:
                yield "own-update", "is the article's own DOI", f"updates[{index}].doi"


def _references(article: Article) -> ArticleBreaches:
    own = {name: str(value).lower() for name in _IDS if (value := getattr(article, name))}
    if not own:
        return
    doi = article.doi
    for index, reference in enumerate(article.references):
        fields = reference.__dict__  # without the detour over attributes
        work, raw = fields["work"], fields["raw"]
        known = work.__dict__ if work else _NO_WORK
        for name, value in own.items():
            cited = known[name]
            if cited and cited.lower() == value:
                yield "own-reference", f"is the article's own {_IDS[name]}", f"references[{index}].work.{name}"
        if raw and doi and not known["doi"] and _is_printed(doi, plain_text(raw)):
            yield "own-reference", "names the article's own DOI", f"references[{index}].raw"


def _is_printed(doi: Doi, text: str) -> bool:
    """Whether the DOI is in a printed reference, and not only as the beginning of another one."""
    if doi.key not in text.lower():  # as in nearly every text, which spares compiling a pattern for the article
        return False
    return re.search(rf"(?i)(?<![\w.]){re.escape(doi)}(?![\w/]|[-.;:(_]+\w)", text) is not None


def _relations(article: Article) -> ArticleBreaches:
    for index, relation in enumerate(article.relations):
        if name := _own_name(article, relation):
            yield "own-relation", f"is the article's own {name}", f"relations[{index}].target"
    for index, award in enumerate(article.awards):
        if article.doi and award.grant_doi and award.grant_doi.key == article.doi.key:
            yield "own-relation", "is the article's own DOI", f"awards[{index}].grant_doi"


def _own_name(article: Article, relation: Relation) -> str | None:
    """What of the article the target of a relation is: its DOI, another id, its landing page."""
    if relation.target_type is TargetType.URL:
        if article.doi and is_doi_link(relation.target):
            return "DOI" if bare_doi(relation.target).lower() == article.doi.key else None
        return "landing page" if relation.target == article.landing_page else None
    field = _RELATED.get(relation.target_type)
    own = getattr(article, field) if field else None
    return _IDS[field] if field and own and relation.target.lower() == own.lower() else None


def _journal(article: Article) -> ArticleBreaches:
    doi = article.journal.doi if article.journal else None
    if doi and article.doi and doi.key == article.doi.key:
        yield "own-journal", "is the article's own DOI", "journal.doi"


def _notice(article: Article) -> Iterator[tuple[str, str, str]]:
    if article.is_notice and not article.updates and not article.relations:
        yield "notice", f"the article is of the type {article.type} and names no work that it concerns", "updates"


CHECKS: tuple[ArticleCheck, ...] = (_updates, _references, _relations, _journal, _notice)
