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

_ANSWER = re.compile(rb'"message-type"\s*:\s*"work(?:-list)?"')
_COUNT = re.compile(rb'"(?:is-referenced-by-|references?-)count"\s*:')
_TITLES = re.compile(rb'"title"\s*:\s*\[')
"""With counts that only Crossref gives, titles in an array; its CSL-JSON has the counts and a title alone."""
_SOURCE = re.compile(rb'"source"\s*:\s*"Crossref"')
"""With the counts, in an object alone: what Crossref answers for a DOI when it is asked for CSL-JSON."""


def recognise(head: bytes) -> bool:
    """JSON that is an answer with works, or a work, or an array of such."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith((b"{", b"[")):
        return False
    is_negotiated = text.startswith(b"{") and _SOURCE.search(text)
    return bool(_ANSWER.search(text) or (_COUNT.search(text) and (_TITLES.search(text) or is_negotiated)))


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
