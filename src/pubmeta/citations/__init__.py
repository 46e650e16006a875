"""Reference strings as structured works: confident or silent, never a guess.

A family of styles is one module with `parsed(text) -> Work | None`, which answers only when its grammar accounts for
every word of the text. What no family reads keeps its printed form, and its DOI where exactly one is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pubmeta.citations import (
    abnt,
    acs,
    apa,
    astronomy,
    books,
    chicago,
    endnote,
    harvard,
    ieee,
    inverted,
    jstage,
    physics,
    plain,
    springer,
    vancouver,
)
from pubmeta.citations.identifiers import doi_in, identifiers_in
from pubmeta.citations.notes import description
from pubmeta.model import Article, Reference, Work

__all__ = ["doi_in", "parsed", "reference", "structured"]

_FAMILIES = (
    ieee,
    vancouver,
    apa,
    springer,
    harvard,
    physics,
    astronomy,
    plain,
    abnt,
    acs,
    inverted,
    jstage,
    endnote,
    chicago,
    books,
)
_LONGEST = 2_000
# Tags left from some other format, and control characters: where they are, words are not what they seem.
_NO_PLAIN_TEXT = re.compile(r"</?(?!https?://|www\.)[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parsed(raw: str) -> Work | None:
    """The work that a printed reference describes, where it is read without doubt; None otherwise.

    Every family is asked, and where two read the text differently neither is believed. Identifiers are part of the
    answer where they are certain.
    """
    if len(raw) > _LONGEST or _NO_PLAIN_TEXT.search(raw):
        return None
    text = description(raw)
    answers = [answer for family in _FAMILIES if (answer := _answer(family.parsed, text))]
    if not answers or any(answer != answers[0] for answer in answers[1:]):
        return None
    return answers[0].model_copy(update=identifiers_in(raw))


def _answer(family: Callable[[str], Work | None], text: str) -> Work | None:
    try:
        return family(text)
    except ValueError:  # a day that no calendar has, a text that the model refuses
        return None


def reference(raw: str, key: str, label: str | None = None) -> Reference:
    """The reference whose text is `raw`, with its work where that is read without doubt, or at least its DOI."""
    work = parsed(raw)
    if work is None and (doi := doi_in(raw)):
        work = Work(doi=doi)
    return Reference(key=key, label=label, raw=raw, work=work)


def structured(article: Article) -> Article:
    """The article with works for those references that have only their printed text, where it is read without doubt."""
    references = tuple(
        reference(str(given.raw), given.key, given.label).model_copy(update={"raw": given.raw})
        if given.work is None and given.raw is not None
        else given
        for given in article.references
    )
    return article.model_copy(update={"references": references})
