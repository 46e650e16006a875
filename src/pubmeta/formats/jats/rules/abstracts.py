"""The checks on abstracts and keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats.rules.document import LANG, JatsDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

_ABSTRACT_TYPES = frozenset(
    (
        "teaser extract editor-summary executive-summary interpretive-summary summary plain-language-summary graphical"
        " simple structured video audio"
    ).split()
)
_SHOWN = {
    "graphical": ".//fig//graphic",
    "video": ".//fig//media[@mimetype='video']",
    "audio": ".//fig//media[@mimetype='audio']",
}
"""What an abstract of these types must have."""


def _abstracts(meta: _Element, _: JatsDocument) -> XmlBreaches:
    kinds = [set(abstract.attrib) & {"abstract-type", LANG, "specific-use"} for abstract in meta.iterfind("abstract")]
    if kinds.count(set()) > 1:
        yield "one-abstract", ""


def _abstract(abstract: _Element, _: JatsDocument) -> XmlBreaches:
    kind = abstract.get("abstract-type")
    if abstract.find("p") is None and len(abstract.findall("sec")) == 1:
        yield "abstract-section", ""
    shown = _SHOWN.get(kind or "")
    media = next(abstract.iter("media"), None) is not None
    if (shown and abstract.find(shown) is None) or (media and kind not in {"video", "audio"}):
        yield "abstract-figure", ""
    if kind and kind.strip() not in _ABSTRACT_TYPES:
        yield (
            "abstract-type",
            f"{kind!r} is not a type of abstract that JATS4R knows: {', '.join(sorted(_ABSTRACT_TYPES))}",
        )
    if abstract.tag == "trans-abstract" and not abstract.get(LANG):
        yield "translation-language", ""


def _groups(holder: _Element, _: JatsDocument) -> XmlBreaches:
    for tag in ("kwd-group", "subj-group"):
        plain = [group for group in holder.iterfind(tag) if not (group.get(LANG) or group.get(f"{tag}-type"))]
        if len(plain) > 1:
            yield "keyword-groups", f"of several <{tag}>, each but one must have @{tag}-type or @xml:lang"


def _group(group: _Element, _: JatsDocument) -> XmlBreaches:
    articles = (article.get(LANG) for article in group.iterancestors("article"))
    if group.get(LANG) and group.get(LANG) in articles:
        yield "keyword-language", ""


CHECKS: XmlChecks[JatsDocument] = {
    "article-meta": (_abstracts, _groups),
    "article-categories": (_groups,),
    "front-stub": (_groups,),
    "abstract": (_abstract,),
    "trans-abstract": (_abstract,),
    "kwd-group": (_group,),
    "subj-group": (_group, _groups),
}
