"""DOIs as they are written: links that resolve them, and labels before them.

Sources: ISO 26324 and the DOI Handbook (``doi:``, ``info:doi/``), Crossref's display guidelines (``https://doi.org/``;
``dx.doi.org`` and ``http`` are older), and what references print.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

URL: Final = "https://doi.org/"
"""The resolver, as a DOI is to be linked."""
ARXIV: Final = "10.48550/arxiv."
"""Before the id of what is posted on arXiv, in small letters."""
FUNDERS: Final = "10.13039/"
"""Before the number of a funder in the Open Funder Registry."""

NAME: Final = r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}/"
"""Pattern of a DOI's prefix with its slash."""
HOST: Final = r"(?:dx\.|www\.)?doi\.org/"
"""Pattern of the resolver's hosts; case does not matter in this and the following."""
LINK: Final = rf"https?://{HOST}"
"""Pattern of what precedes the DOI in a link."""
LEAD: Final = rf"(?:(?:https?://)?{HOST}|(?:info:|urn:)?\bdoi(?:\s*+(?:[:：=]\s*+|(?<=\s))|/)){{1,4}}"
"""Pattern of all that may precede a DOI: a link, a label, or up to four, one after the other."""

_LEAD = re.compile(LEAD, re.IGNORECASE)
_HOST = re.compile(HOST, re.IGNORECASE)
_NOT_IN_PATH = re.compile(r"[%#\[\]]")
_DOI_LINK = re.compile(rf"\s*(?:https?://)?{HOST}(?:{LEAD})?(?=10\.[0-9])", re.IGNORECASE)
_QUERY = re.compile(r"\?[A-Za-z_][\w.~-]*=[^\s?]*$")
"""What a link has after the DOI for the resolver, or for who counts visits."""
_ENCODED = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,3}%2F", re.IGNORECASE)
"""The beginning of a DOI that was encoded, slash and all, as a value within a URL is."""


def is_doi_link(text: str) -> bool:
    """Whether a text is a DOI with the host of a resolver before it. A shortDOI is none."""
    return "/" in text and _DOI_LINK.match(text) is not None


def is_of_arxiv(text: str) -> bool:
    """Whether a text is a DOI that arXiv registers of what is posted there."""
    return bare_doi(text.strip()).casefold().startswith(ARXIV)


def bare_doi(text: str) -> str:
    """The text without link and label before it, and without the query of a link; what is encoded is decoded."""
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    if lead and _HOST.search(lead[0]):
        return unquote(_QUERY.sub("", rest))
    return unquote(rest) if _ENCODED.match(rest) else rest


def doi_in_uri(doi: str) -> str:
    """The DOI, without resolver, as a URI reference: what ends or breaks a path (RFC 3986) is percent-encoded."""
    return _NOT_IN_PATH.sub(lambda match: quote(match[0]), doi)


def doi_of_uri(link: str) -> str:
    """A URI reference as it is, but one that is a DOI without resolver decoded, as `doi_in_uri` encodes it."""
    if "%" not in link or "://" in link or is_doi_link(link) or not bare_doi(link.strip()).startswith("10."):
        return link
    try:
        return unquote(link, errors="strict")
    except UnicodeDecodeError:  # it is no encoding, then
        return link
