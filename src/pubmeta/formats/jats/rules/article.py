"""The checks on the article as a whole, its ids, dates, abstracts, keywords, statements, formulas and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.rules.document import (
    HREF,
    LANG,
    TITLE,
    Breaches,
    Checks,
    Surroundings,
    characters,
    parent_tag,
    text_of,
    within,
)
from pubmeta.model import Doi, Issn, PartialDate
from pubmeta.vocabularies.statements import statement_headed, statement_of_term
from pubmeta.xml.build import MATHML

if TYPE_CHECKING:
    from lxml.etree import _Element

_MUST_SAY = (
    "abbrev-journal-title", "article-id", "article-title", "award-id", "contrib-id", "copyright-holder",
    "copyright-statement", "copyright-year", "country", "day", "elocation-id", "email", "fpage", "given-names",
    "institution", "institution-id", "issue", "journal-id", "journal-title", "kwd", "lpage", "month", "publisher-name",
    "subject", "surname", "volume", "year",
)  # fmt: skip
"""Elements that mean nothing without content."""

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

_CONFLICT_TITLES = frozenset({"author conflicts", "conflicts"})
"""What JATS4R takes for the title of a conflict statement besides its usual headings."""
_CONFLICT, _DATA = "conflict_of_interest", "data_availability"
_TYPE_ATTRIBUTES = ("fn-type", "content-type", "notes-type", "sec-type")
_URL = re.compile(r"(?:https?|s?ftp)://")


def _article(article: _Element, _: Surroundings) -> Breaches:
    if article.get("article-type") in (None, terms.TYPE_UNKNOWN):
        yield "article-type", ""
    if article.get(LANG) in (None, terms.LANGUAGE_UNKNOWN):
        yield "language", ""


def _article_meta(meta: _Element, _: Surroundings) -> Breaches:
    if meta.find("article-id[@pub-id-type='doi']") is None:
        yield "article-doi", ""
    if meta.find("permissions") is None:
        yield "permissions", ""
    kinds = [set(abstract.attrib) & {"abstract-type", LANG, "specific-use"} for abstract in meta.iterfind("abstract")]
    if kinds.count(set()) > 1:
        yield "one-abstract", ""


def _says_something(element: _Element, _: Surroundings) -> Breaches:
    is_empty = len(element) == 0 and not (element.text or "").strip() and within(element, "front")
    return (("empty", ""),) if is_empty else ()


def _issn(issn: _Element, _: Surroundings) -> Breaches:
    if parent_tag(issn) == "journal-meta":
        try:
            Issn(text_of(issn))
        except ValueError as error:
            yield "issn", f"{error}; correct it"


def _article_id(identifier: _Element, _: Surroundings) -> Breaches:
    if identifier.get("pub-id-type") == "doi":
        yield from doi_breaches(identifier)


def doi_breaches(identifier: _Element) -> Breaches:
    """What is wrong with an element that holds a DOI."""
    written = characters(identifier)
    try:
        bare = Doi(written)
    except ValueError as error:
        yield "doi", f"{error}; correct it or leave it out"
    else:
        if bare != written:
            yield "bare-doi", f"a DOI is written without its resolver and without spaces: {bare}"


def _date(date: _Element, _: Surroundings) -> Breaches:
    if within(date, "back", "product", "related-article", "related-object"):
        return
    iso = date.get("iso-8601-date")
    if not iso:
        yield "date-iso", ""
    if date.tag == "pub-date" and (date.get("pub-type") or not date.get("date-type")):
        yield "date-type", ""
    parts: dict[str, str] = {}
    for child in date:
        parts.setdefault(child.tag, text_of(child))
    year, month, day = (parts.get(part, "") for part in ("year", "month", "day"))
    if not year.isdecimal() or not all(part.isdecimal() for part in (month, day) if part):
        return
    said = "-".join(part.zfill(length) for part, length in ((year, 4), (month, 2), (day, 2)) if part)
    try:
        PartialDate(said)
    except ValueError as error:
        yield "date", f"{error}; correct it"
    else:
        if iso and iso.partition("T")[0] != said:
            yield "date", f"@iso-8601-date is {iso}, but the date is {said}; correct one"


def _abstract(abstract: _Element, _: Surroundings) -> Breaches:
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


def _groups(holder: _Element, _: Surroundings) -> Breaches:
    for tag in ("kwd-group", "subj-group"):
        plain = [group for group in holder.iterfind(tag) if not (group.get(LANG) or group.get(f"{tag}-type"))]
        if len(plain) > 1:
            yield "keyword-groups", f"of several <{tag}>, each but one must have @{tag}-type or @xml:lang"


def _group(group: _Element, _: Surroundings) -> Breaches:
    articles = (article.get(LANG) for article in group.iterancestors("article"))
    if group.get(LANG) and group.get(LANG) in articles:
        yield "keyword-language", ""


def _sec(sec: _Element, surroundings: Surroundings) -> Breaches:
    if sec.find("title") is None:
        yield "section-title", ""
    kind = sec.get("sec-type") or ""
    said, title = statement_of_term(kind), text_of(sec.find("title"))
    if _CONFLICT in {said, statement_headed(title)} or title.lower() in _CONFLICT_TITLES:
        yield "conflict", ""
    if said == _DATA and (kind != terms.DATA_AVAILABILITY or parent_tag(sec) != "back"):
        yield "data-availability", ""
    if kind.lower() == terms.ETHICS and (kind != terms.ETHICS or sec is not surroundings.ethics):
        yield "ethics", ""
    around = {section.get("sec-type") for section in sec.iterancestors("sec")}
    if kind and terms.ETHICS in around and not kind.startswith("ethics-"):
        yield "ethics-part", ""


def _note(note: _Element, _: Surroundings) -> Breaches:
    """A footnote, note or paragraph: only `fn` may hold a conflict statement, none of them data availability."""
    for attribute in _TYPE_ATTRIBUTES:
        kind = note.get(attribute)
        if kind is None:
            continue
        said = statement_of_term(kind)
        if said == _DATA:
            yield "data-availability", ""
        in_place = note.tag == "fn" and attribute == "fn-type" and kind == terms.CONFLICT
        if said == _CONFLICT and not (in_place and parent_tag(note) == "author-notes"):
            yield "conflict", ""


def _formula(formula: _Element, _: Surroundings) -> Breaches:
    parent = formula.getparent()
    around = parent_tag(parent) if parent is not None and parent.tag == "alternatives" else parent_tag(formula)
    if around not in {"inline-formula", "disp-formula"}:
        yield "formula", ""


def _formula_holder(holder: _Element, _: Surroundings) -> Breaches:
    if sum(child.tag in {"graphic", "tex-math", f"{{{MATHML}}}math"} for child in holder) > 1:
        yield "formula-alternatives", ""


def _link(link: _Element, _: Surroundings) -> Breaches:
    text = characters(link)
    is_url = bool(text) and (text == link.get(HREF) or _URL.match(text) is not None)
    if (is_url or (len(link) == 0 and not text.strip())) and link.get(TITLE) is None:
        yield "link-text", ""
    elif is_url:
        yield "link-url", ""


CHECKS_IN_FRONT: Checks = dict.fromkeys(_MUST_SAY, (_says_something,))
CHECKS: Checks = {
    "article": (_article,),
    "article-meta": (_article_meta, _groups),
    "article-categories": (_groups,),
    "front-stub": (_groups,),
    "article-id": (_article_id,),
    "issn": (_issn,),
    "pub-date": (_date,),
    "date": (_date,),
    "abstract": (_abstract,),
    "trans-abstract": (_abstract,),
    "kwd-group": (_group,),
    "subj-group": (_group, _groups),
    "sec": (_sec,),
    "fn": (_note,),
    "notes": (_note,),
    "p": (_note,),
    f"{{{MATHML}}}math": (_formula,),
    "tex-math": (_formula,),
    "inline-formula": (_formula_holder,),
    "disp-formula": (_formula_holder,),
    "ext-link": (_link,),
    "uri": (_link,),
    "self-uri": (_link,),
}
