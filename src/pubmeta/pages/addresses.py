"""The head of a page whose address, and those of the documents, are made of the article's DOI and name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from pubmeta.errors import WriteError
from pubmeta.model import Article, Url
from pubmeta.pages.head import Head, head
from pubmeta.problems import Kind, Problem
from pubmeta.registry import get_format

PARTS = ("highwire", "schemaorg", "linkset")
"""The formats whose options a head has."""
OF_PAGE: Final = ("stem", "doi")
"""What the address of a page may have in braces."""
OF_DOCUMENTS: Final = (*OF_PAGE, "suffix")
"""What the address of documents may have in braces."""
_BRACES = re.compile(r"\{([^{}]*)\}")


def head_at(
    article: Article,
    *,
    stem: str,
    page: str | None,
    documents: str | None,
    formats: Sequence[str],
    tables: Mapping[str, Mapping[str, Any]],
) -> Head:
    """As `head`, with patterns of addresses.

    page, documents: in both, ``{stem}`` is the name given here and ``{doi}`` the article's DOI; in that of the
    documents ``{suffix}`` is the suffix of each of the formats. page None: the article's landing page. tables: the
    options of formats, of which the head's own are used.

    Raises WriteError as `head`, and for a pattern with what the article does not have.
    """
    known = {"stem": quote(stem), "doi": quote(article.doi or "", safe="/:;()!$'*,@~._-")}
    address = _filled(page, known, "page") if page else article.landing_page
    if address is None:
        message = "there is no page: the article has no landing page"
        remedy = "give the address of the page, or set landing_page in the configuration"
        raise WriteError("head", [Problem(Kind.MISSING, message, "landing_page", remedy=remedy)])
    described = {
        name: _filled(documents, {**known, "suffix": get_format(name).suffix}, "documents")
        for name in (formats if documents else ())
    }
    options = {name: tables.get(name, {}) for name in PARTS}
    return head(article, page=address, documents=described, options=options)


def require_pattern(pattern: str, names: Sequence[str]) -> None:
    """Raises ValueError for a pattern with anything but these names in braces, and for one that makes no whole URL."""
    if unknown := _unknown(pattern, names):
        raise ValueError("; ".join(unknown))
    Url(_BRACES.sub("x", pattern))


def _unknown(pattern: str, names: Iterable[str]) -> tuple[str, str] | None:
    """What is wrong with what a pattern has in braces, and what to do; None where it has only these names."""
    other = next((name for name in _BRACES.findall(pattern) if name not in names), None)
    if other is None:
        return None
    return f"nothing is called {{{other}}} in an address", f"use {', '.join(f'{{{name}}}' for name in names)}"


def _filled(pattern: str | None, known: Mapping[str, str], of: str) -> str:
    """The address; raises WriteError where it has something else in braces, or what the article does not have."""
    filled = pattern or ""
    if unknown := _unknown(filled, known):
        message, remedy = unknown
        raise WriteError("head", [Problem(Kind.INVALID, message, of, remedy=remedy)])
    for name, value in known.items():
        if f"{{{name}}}" in filled and not value:
            remedy = f"leave {{{name}}} out of the address of the {of}, or add what it stands for"
            raise WriteError("head", [Problem(Kind.MISSING, f"the article has no {name.upper()}", name, remedy=remedy)])
        filled = filled.replace(f"{{{name}}}", value)
    return filled
