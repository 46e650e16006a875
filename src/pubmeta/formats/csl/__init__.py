"""CSL-JSON: the article as item 0 of an array, the works that it cites as the items after it.

What CSL has variables for is written in them. Everything else is in the item's `custom`, the schema's own place for it,
so that nothing of the article is lost but markup that CSL cannot print. The layout of `custom`:

- It holds fields of the article JSON under their own names and in their own form: ``dates``, ``contributors``,
  ``statements``, ``awards``, ``licenses``, ... (`schemas/authored/article.schema.json` has them all). A field is there,
  always whole, whenever the CSL variables alone do not give it back; a reader takes it from there.
- A ``type`` of null says that the kind of article is not known: what is in proceedings is printed as a paper.
- ``license`` is the URL of the licence of the version of record, for programs that want no more than that.
- ``references`` lists the ids of the cited works in the order of the reference list.
- In a cited work the fields are those of the reference's work, besides ``label``, ``unstructured`` (the reference as
  printed) and, if the item's id is not the reference's key, ``key``.

Papers are in their proceedings (``container-title``), these in their series (``collection-title``, of which the volume
is the ``collection-number``), and ``editor`` is who edited the proceedings. What is posted and in no container has the
institution behind it as its ``publisher``. ``status`` is what became of a work that is not simply published.
"""

from __future__ import annotations

import re

from pubmeta.formats.csl.options import SCHEMA, CslOptions
from pubmeta.formats.csl.rules import RULES
from pubmeta.registry import Format, deferred
from pubmeta.vocabularies.crossref_works import is_crossref_work

__all__ = ["FORMAT", "CslOptions", "recognise"]

_VARIABLES = (b'"DOI"', b'"container-title"', b'"date-parts"')
"""Keys that hardly any other JSON has."""
_OWN_TYPE = re.compile(
    rb'"type"\s*:\s*"(?:article-(?:journal|magazine|newspaper)|paper-conference|post-weblog|review-book)"'
)
"""The types of articles that are words of CSL alone."""
_OF_OTHERS = (b'"@context"', b'"message"', b'"bibjson"', b'"resourceTypeGeneral"')
"""Keys of JSON-LD, of Crossref's answers, of DOAJ and of DataCite."""


def recognise(head: bytes) -> bool:
    """JSON that is an array of items, or, the usual fault of such files, a single one; an `id` may be lacking in it."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith((b"[", b"{")):
        return False
    is_array, has_id = text.startswith(b"["), b'"id"' in text
    if not (is_array or has_id) or b'"type"' not in text:
        return False
    if any(key in text for key in _OF_OTHERS) or is_crossref_work(text):
        return False
    has_variables = any(key in text for key in _VARIABLES)
    if is_array:
        return text[1:].lstrip().startswith(b"{") and (has_id or has_variables)
    return has_variables or _OWN_TYPE.search(text) is not None


FORMAT = Format(
    name="csl",
    title="CSL-JSON",
    media_type="application/vnd.citationstyles.csl+json",
    suffix=".csl.json",
    options=CslOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.csl.validate", "problems"),
    conforms=deferred("pubmeta.formats.csl.validate", "conforms"),
    advise=deferred("pubmeta.formats.csl.advice", "advise"),
    write=deferred("pubmeta.formats.csl.write", "write"),
    read=deferred("pubmeta.formats.csl.read", "read"),
    read_many=deferred("pubmeta.formats.csl.read", "read_many"),
    recognise=recognise,
    rules=RULES,
)
