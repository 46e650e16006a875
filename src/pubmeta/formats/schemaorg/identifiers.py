"""URLs that resolve an identifier; writer and reader know the same ones."""

from __future__ import annotations

import re

from pubmeta.model import ArxivId, Doi, Identifier, Pmcid, Pmid, TargetType
from pubmeta.vocabularies.dois import LINK, NAME
from pubmeta.vocabularies.registries import ARXIV, PMC, PUBMED

_URLS: tuple[tuple[TargetType, re.Pattern[str], type[Identifier]], ...] = (
    (TargetType.DOI, re.compile(rf"(?i){LINK}{NAME}\S"), Doi),
    (TargetType.PMID, re.compile(rf"(?i)https?://{PUBMED}/\d+/?\Z"), Pmid),
    (TargetType.PMCID, re.compile(rf"(?i)https?://{PMC}/PMC\d+/?\Z"), Pmcid),
    (TargetType.ARXIV, re.compile(rf"(?i)https?://{ARXIV}/\S"), ArxivId),
)


def target_of(url: str) -> tuple[TargetType, str]:
    """The identifier that a URL resolves; any other is itself one."""
    for kind, form, identifier in _URLS:
        if form.match(url):
            try:
                return kind, identifier(url)
            except ValueError:
                continue
    return TargetType.URL, url
