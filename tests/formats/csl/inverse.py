"""The article that a CSL-JSON array came from, read back by the layout that `pubmeta.formats.csl` documents."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

from pubmeta import Article
from pubmeta.formats.csl.terms import ARTICLE_TYPES, WORK_TYPES

Fields = dict[str, Any]

_NAMES = ("author", "editor", "translator", "illustrator", "chair")
_SMALL_CAPITALS = re.compile(r'&lt;span style="font-variant: small-caps;"&gt;(.*?)&lt;/span&gt;')
_TAG = re.compile("&lt;(/?(?:i|b|sup|sub))&gt;")


def article_of(content: bytes) -> Article:
    """The article, from the variables of the items and from what `custom` says instead."""
    item, *cited = json.loads(content)
    custom = dict(item.get("custom", {}))
    license_url, order = custom.pop("license", None), custom.pop("references", [])
    works = {work["id"]: work for work in cited}
    fields = {
        **_direct(
            item,
            volume="volume",
            issue="issue",
            language="language",
            doi="DOI",
            pmid="PMID",
            pmcid="PMCID",
            landing_page="URL",
        ),
        "title": _text(item["title"]),
        "short_title": _text(item.get("title-short")),
        "type": _only(ARTICLE_TYPES, item["type"]),
        "contributors": [_name(name, variable) for variable in _NAMES for name in item.get(variable, ())],
        "keywords": [{"keywords": [_text(word) for word in item["keyword"].split(", ")]}] if "keyword" in item else [],
        "subjects": [{"term": term} for term in item.get("categories", ())],
        "abstracts": [{"sections": [{"paragraphs": [_text(item["abstract"])]}]}] if "abstract" in item else [],
        "journal": _journal(item) if "container-title" in item else None,
        "dates": _dates(item),
        "licenses": [{"url": license_url}] if license_url else [],
        "version": {"label": item["version"]} if "version" in item else None,
        "references": [_reference(works[identifier]) for identifier in order],
        **_places(item, custom),
        **custom,
    }
    return Article.model_validate(_known(fields))


def _reference(item: Fields) -> Fields:
    custom = dict(item.get("custom", {}))
    known = {
        "key": custom.pop("key", item["id"]),
        "label": custom.pop("label", None),
        "raw": custom.pop("unstructured", None),
    }
    names = {f"{variable}s": [_name(name) for name in item.get(variable, ())] for variable in ("author", "editor")}
    places = _places(item, custom)
    number = item.get("number") if "article_number" not in places and "arxiv" not in places else None
    work = {
        **_direct(
            item,
            volume="volume",
            issue="issue",
            edition="edition",
            version="version",
            publisher="publisher",
            publisher_place="publisher-place",
            doi="DOI",
            pmid="PMID",
            pmcid="PMCID",
            isbn="ISBN",
            issn="ISSN",
            url="URL",
        ),
        **names,
        "type": _only(WORK_TYPES, item["type"]),
        "title": _text(item.get("title")),
        "container_title": _text(item.get("container-title")),
        "series_title": _text(item.get("collection-title")),
        "number": number,
        "date": _date(item.get("issued")),
        "accessed": _date(item.get("accessed")),
        **places,
        **custom,
    }
    return _known({**known, "work": _known(work) or None})


def _places(item: Fields, custom: Fields) -> Fields:
    """Pages, article number and arXiv id, which share two variables."""
    page, number = item.get("page"), item.get("number")
    if number and number.startswith("arXiv:") and "number" not in custom:
        return {"arxiv": number.removeprefix("arXiv:"), "pages": _pages(page)}
    if number is not None and number == page and not {"article_number", "pages"} & custom.keys():
        return {"article_number": number}
    return {"pages": None if page == custom.get("article_number") else _pages(page)}


def _pages(page: str | None) -> Fields | None:
    if page is None:
        return None
    first, dash, last = page.partition("-")
    return {"first": first, "last": last} if dash else {"first": page}


def _dates(item: Fields) -> Fields:
    online, issued = _date(item.get("available-date")), _date(item.get("issued"))
    return _known(
        {
            "received": _date(item.get("submitted")),
            "published_online": online,
            "published": None if online else issued,
        }
    )


def _date(date: Fields | None) -> str | None:
    if date is None:
        return None
    year, *rest = date["date-parts"][0]
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _journal(item: Fields) -> Fields:
    return _known(
        {
            "title": item["container-title"],
            "abbreviations": [item["container-title-short"]] if "container-title-short" in item else [],
            "issn_electronic": item.get("ISSN"),
            "publisher": (
                _known({"name": item["publisher"], "place": item.get("publisher-place")})
                if "publisher" in item
                else None
            ),
        }
    )


def _name(name: Fields, role: str | None = None) -> Fields:
    if "literal" in name:
        return _known({"name": name["literal"], "role": role})
    parts = _direct(name, family="family", given="given", particle="non-dropping-particle", suffix="suffix")
    return _known({**parts, "role": role})


def _text(text: str | None) -> str | Fields | None:
    if text is None:
        return None
    markup = _TAG.sub(r"<\1>", escape(text, quote=False))
    while _SMALL_CAPITALS.search(markup):
        markup = _SMALL_CAPITALS.sub(r"<sc>\1</sc>", markup)
    return {"markup": markup}


def _only(terms: Any, term: str) -> str | None:
    """The value of the one member of the vocabulary that has this term."""
    members = [member.value for member, known in terms.items() if known == term]
    return members[0] if len(members) == 1 else None


def _direct(item: Fields, **variables: str) -> Fields:
    return {field: item.get(variable) for field, variable in variables.items()}


def _known(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if value not in (None, [])}
