"""Identifiers that are in a printed reference: taken where they are certain, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from urllib.parse import unquote

from pubmeta.model import ArxivId, Doi, Identifier, Issn, Pmcid, Pmid, Url
from pubmeta.vocabularies.dois import HOST

_DOI = re.compile(r"(?<!\d)(?<!\d\.)10\.\d{4,9}(?:\.\d{1,9}){0,3}/[!-~]+")
_RESOLVER = re.compile(rf"(?i)(?:https?://)?(?:{HOST}){{1,2}}(?:doi:)?$")
# Where publishers' and libraries' URLs hold a DOI, and what they add to it.
_ARTICLE_PATH = re.compile(r"(?i)/(?:doi(?:/(?:abs|full|pdf|epdf))?|article|stable)/$")
_SUBPAGE = re.compile(r"(?i)[?#&]|/(?:abstract|full|pdf|epdf|epub|html?|summary|fulltext|meta)\b")
# What printers set against a DOI without a space.
_GLUED = re.compile(r"(?i)(?<![.,;)\]])[.,;)\]]*+(?:PMC?ID|PMC\d|arXiv:|https?:|doi:)")
# A space has crept in: the next word can only be the rest of the DOI.
_GOES_ON = re.compile(r"[^\s!-~”’»]|\s*[/_]|\s+(?!10\.\d{4})\d+\.\d|\s+\(\d{2,4}\)\d")
_LONGEST_URL = 300
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}
_SICI = re.compile(r"\(SICI\)|[<\[][\w.:-]+[>\]]\d\.\d\.[A-Z]{2};[\w-]+$")
"""A serial item and contribution identifier: its signs are part of the DOI."""
_ENCODED = re.compile(r"(?i)%(?:3[a-e]|5[bd]|28|29)")

_PMID = re.compile(r"(?i)\bPMID\s?:?\s*(\d{4,8})\b")
_PMCID = re.compile(r"(?i)\bPMC\s?ID\s?:?\s*(?:PMC)*\s?(\d{4,9})\b|\bPMC(\d{4,9})\b")
_ARXIV = re.compile(r"(?i)\barXiv\s?[:.]\s?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)(?![\w/])")
_ISSN = re.compile(r"(?i)\b(?:ISSN:?\s|[A-Z]{6}\s)(\d{4}-\d{3}[\dX])\b")
_URL = re.compile(r"https?://[!-~]+")
# A URL that anything else follows may have been broken by a space.
_AFTER_URL = re.compile(r"\s*$|\s*[\[(]|\s+(?:Accessed|Acesso|accessed)\b")

I = TypeVar("I", bound=Identifier)  # noqa: E741


def identifiers_in(raw: str) -> dict[str, Any]:
    """The fields of a `Work` that identify it, each where exactly one valid identifier of its kind is printed."""
    found: dict[str, Identifier | None] = {
        "doi": doi_in(raw),
        "pmid": _only(Pmid, (match[1] for match in _PMID.finditer(raw))),
        "pmcid": _only(Pmcid, (match[1] or match[2] for match in _PMCID.finditer(raw))),
        "arxiv": _only(ArxivId, (match[1] for match in _ARXIV.finditer(raw))),
        "issn": _only(Issn, (match[1] for match in _ISSN.finditer(raw))),
        "url": _only(Url, _urls(raw)),
    }
    return {field: value for field, value in found.items() if value is not None}


def doi_in(raw: str) -> Doi | None:
    """The DOI that is in the text, if exactly one valid DOI is; printed twice it is one.

    A prefix without suffix (``10.1097/``) is none, nor is a DOI with a space in it.
    """
    return _only(Doi, _dois(raw))


def _dois(raw: str) -> Iterator[str]:
    for match in _DOI.finditer(raw):
        start = match.start()
        before = raw[max(raw.rfind(" ", 0, start) + 1, start - _LONGEST_URL) : start]
        in_resolver = bool(_RESOLVER.search(before))
        whole = _GLUED.split(match[0], maxsplit=1)[0]
        doi = _unpunctuated(unquote(whole) if in_resolver or _ENCODED.search(whole) else whole)
        in_other_url = not in_resolver and re.search(r"://|www\.", before)
        if in_other_url and (not _ARTICLE_PATH.search(before) or _SUBPAGE.search(doi)):
            continue
        if doi[-1] in "-_/(" or doi.count("(") > doi.count(")"):
            continue
        if not _SICI.search(doi) and re.search(r"[<>\"|;,]", doi):
            continue
        if len(whole) == len(match[0]) and _GOES_ON.match(raw, match.end()):
            continue
        yield doi


def _urls(raw: str) -> Iterator[str]:
    found = [match for match in _URL.finditer(raw) if "doi.org/" not in match[0]]
    if len(found) == 1 and _AFTER_URL.match(raw, found[0].end()):
        yield _unpunctuated(found[0][0])


def _unpunctuated(text: str) -> str:
    """The text without the sentence's punctuation after it; a bracket stays when its partner is in the text."""
    surplus = {closing: text.count(closing) - text.count(opening) for closing, opening in _CLOSING.items()}
    end = len(text)
    while (last := text[end - 1]) in ".,;:'\"" or surplus.get(last, 0) > 0:
        if last in surplus:
            surplus[last] -= 1
        end -= 1
    return text[:end]


def _only(kind: type[I], texts: Iterable[str]) -> I | None:
    """The one identifier that the texts spell, ignoring case, if they spell one and it is valid."""
    valid: dict[str, I] = {}
    for text in texts:
        try:
            identifier = kind(text)
        except ValueError:
            continue
        valid.setdefault(identifier.lower(), identifier)
    return next(iter(valid.values())) if len(valid) == 1 else None
