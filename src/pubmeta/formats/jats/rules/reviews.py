"""The checks on peer reviews, documents of their own or in a `sub-article`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats import review_terms
from pubmeta.formats.jats.rules.document import JatsDocument, parent_tag

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDS = tuple(review_terms.ARTICLE_TYPES.values())
_SPELLED = re.compile("|".join(word.replace("-", r"[\s_–—-]?") for word in _WORDS), re.IGNORECASE)
_DOCUMENTS = frozenset({review_terms.REVIEWED, *review_terms.REPORTS})
_ROLES = frozenset(review_terms.ROLES.values())
_META: dict[str, Callable[[str], object]] = {
    review_terms.STAGE: frozenset({"pre-publication", "post-publication"}).__contains__,
    review_terms.ROUND: re.compile(r"[0-9]+").fullmatch,
    review_terms.RECOMMENDATION: frozenset(
        "revision major-revision minor-revision reject reject-with-resubmit accept formal-accept"
        " accept-in-principle".split()
    ).__contains__,
    "peer-review-identity-transparency": frozenset(
        "all-identities-visible single-anonymized double-anonymized triple-anonymized".split()
    ).__contains__,
    "transfer": frozenset({"yes"}).__contains__,
}


def _kind(element: _Element) -> str | None:
    """The type of the article or `sub-article` in which an element is, if that is a review."""
    for outer in element.iterancestors("article", "sub-article"):
        kind = outer.get("article-type")
        return kind if kind in _WORDS else None
    return None


def _article(article: _Element, _: JatsDocument) -> XmlBreaches:
    kind = article.get("article-type") or ""
    if kind not in _WORDS and _SPELLED.fullmatch(kind.strip()):
        yield "review-type", f"{kind!r} is not spelled as JATS4R does: {', '.join(_WORDS)}"


def _meta(meta: _Element, document: JatsDocument) -> XmlBreaches:
    kind = _kind(meta)
    if kind is None:
        return
    if meta.find("contrib-group/contrib") is None:
        yield "review-contributors", ""
    if meta.find("pub-date") is None and (parent_tag(meta) == "front" or not document.is_dated):
        yield "review-date", ""
    links = [link for link in meta.iterchildren("related-object") if link.get("document-type") in _DOCUMENTS]
    if kind in review_terms.MUST_NAME_WORK and not links:
        yield "review-work", ""


def _link(link: _Element, _: JatsDocument) -> XmlBreaches:
    is_of_review = link.get("document-type") in _DOCUMENTS and _kind(link) in review_terms.MUST_NAME_WORK
    if is_of_review and link.get("document-id-type") != review_terms.DOCUMENT_ID_TYPE:
        yield "review-work", ("@document-id-type of the work is not doi", "add its DOI")


def _contrib(contrib: _Element, _: JatsDocument) -> XmlBreaches:
    if _kind(contrib) is None or next(contrib.iterancestors("article-meta", "front-stub"), None) is None:
        return
    if not any(role.get("specific-use") in _ROLES for role in contrib.iterchildren("role")):
        yield "review-role", ""
    if contrib.get("contrib-type") != "author":
        yield "review-author", ""


def _event(event: _Element, _: JatsDocument) -> XmlBreaches:
    if _kind(event) and (len(event.findall("date")) != 1 or not event.get("event-type")):
        yield "review-event", ""


def _custom(custom: _Element, _: JatsDocument) -> XmlBreaches:
    name, value = custom.findtext("meta-name") or "", custom.findtext("meta-value") or ""
    if name in _META and _kind(custom) and not _META[name](value):
        yield "review-value", f"{value!r} is not a value that JATS4R has for {name}"


CHECKS: XmlChecks[JatsDocument] = {
    "article": (_article,),
    "sub-article": (_article,),
    "article-meta": (_meta,),
    "front-stub": (_meta,),
    "related-object": (_link,),
    "contrib": (_contrib,),
    "event": (_event,),
    "custom-meta": (_custom,),
}
