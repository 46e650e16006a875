"""Crossref REST works: what Crossref's API answers for one DOI or for a query, as JSON; it is only read.

An article is a work of the types in `terms.ARTICLES`: articles in journals and proceedings, what is posted, and peer
reviews. Of any other type (book, dataset, dissertation, component ...) there is no article, which is reported as
`invalid`. A record tells less than the deposit that it was made from: of a title that is not the main one it has no
language, of an event the dates in numbers only, and of proceedings neither the editors nor a DOI.

What Crossref answers when it is asked for CSL-JSON is the same work, with a type of CSL and texts instead of arrays.
"""

from __future__ import annotations

import re

from pubmeta.registry import Format, Options, deferred
from pubmeta.vocabularies.crossref_works import is_crossref_work

_ANSWER = re.compile(rb'"message-type"\s*:\s*"work(?:-list)?"')


def recognise(head: bytes) -> bool:
    """JSON that is an answer with works, or a work, or an array of such."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith((b"{", b"[")) and (_ANSWER.search(text) is not None or is_crossref_work(text))


FORMAT = Format(
    name="crossref-rest",
    title="Crossref REST works JSON",
    media_type="application/json",
    suffix=".crossref.json",
    options=Options,
    read=deferred("pubmeta.formats.crossref.rest.read", "read"),
    read_many=deferred("pubmeta.formats.crossref.rest.read", "read_many"),
    recognise=recognise,
)
