"""The pages of records for people: one record, and the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup as Html

from pubmeta.errors import WriteError
from pubmeta.model import Article
from pubmeta.pages.head import head
from pubmeta.pages.links import as_header, links_of
from pubmeta.registry import get_format
from pubmeta.web.answers import Answer
from pubmeta.web.page.rendering import rendered
from pubmeta.web.page.views.article import as_read
from pubmeta.web.page.views.citation import citation_of

_MEDIA_TYPE: Final = "text/html; charset=utf-8"
_HEAD: Final = ("highwire", "schemaorg", "linkset")
"""The formats whose options a head has."""


def page_of(
    article: Article,
    *,
    page: str,
    listing: str,
    root: str,
    documents: Mapping[str, str],
    linkset: bytes | None,
    tables: Mapping[str, Mapping[str, Any]],
) -> Answer:
    """The page of a record, with what Google Scholar, reference managers and programs look for in its head.

    page: the address that the links start from. listing: that of the list of records. root: see `rendered`.
    documents: those of documents, by the names of their formats. linkset: its links are all that is in the header of
    an article that lacks what Google Scholar asks for. tables: the options of formats.
    """
    try:
        made = head(article, page=page, documents=documents, options={name: tables.get(name, {}) for name in _HEAD})
        html, header = made.html, made.link_header
    except WriteError:
        html, header = "", as_header(links_of(linkset)) if linkset else ""
    content = rendered(
        "record.html",
        root,
        article=as_read(article),
        head=Html(html),  # noqa: S704 (what is of the article in it is escaped)
        citation=citation_of(article),
        documents=[(get_format(name).title, address) for name, address in documents.items()],
        landing_page=article.landing_page,
        listing=listing,
    )
    return Answer(content=content.encode(), media_type=_MEDIA_TYPE, headers={"link": header} if header else {})


def list_page(listing: Mapping[str, Any], root: str) -> Answer:
    """The page of a part of the list."""
    return Answer(content=rendered("records.html", root, **listing).encode(), media_type=_MEDIA_TYPE)
