"""schema.org as JSON-LD: what search engines, Bioschemas harvesters and browser tools read on an article's page.

How works beside the journal article are written, where the vocabulary leaves a choice:

- A paper ``isPartOf`` the ``Book`` of its proceedings, which has the ISBNs and editors; the book is part of a
  ``PublicationVolume`` of a ``CreativeWorkSeries``, which has the ISSNs. Without a series the volume is the book's.
- A conference is an ``Event`` whose ``workFeatured`` is the paper; this is in ``@reverse``, for no property of a work
  leads to the event at which it was given. ``recordedAt`` is where a work was recorded, ``subjectOf`` what is about it,
  ``publication`` a broadcast. The first two are read, because other programs write them.
- A peer review is a ``ScholarlyArticle`` and a ``Review``, whose ``itemReviewed`` is the reviewed article; ``genre``
  says which kind of document of the review it is, and ``position`` how it is called among them.
- The institutions behind a work are ``sourceOrganization``. The notices about it are in ``correction``, with what they
  do as ``genre``. ``creativeWorkStatus`` says in a word that a work is retracted, withdrawn, removed or forthcoming;
  the reason is the part of the page with the local id ``#status``.
- The title of what was translated is that of the work in ``translationOfWork``.
"""

from __future__ import annotations

import re

from pubmeta.formats.schemaorg.options import SCHEMA, SchemaorgOptions
from pubmeta.formats.schemaorg.rules import RULES
from pubmeta.registry import Format, deferred

__all__ = ["FORMAT", "SchemaorgOptions", "recognise"]

_IRI = re.compile(rb'"https?://(?:www\.)?schema\.org/[A-Za-z]')


def recognise(head: bytes) -> bool:
    """JSON with a ``@context`` that names schema.org, or, expanded, with whole IRIs of schema.org."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text.startswith((b"{", b"[")):
        return False
    return (b'"@context"' in text and b"schema.org" in text) or (
        b'"@type"' in text and _IRI.search(text.replace(rb"\/", b"/")) is not None
    )


FORMAT = Format(
    name="schemaorg",
    title="schema.org JSON-LD",
    media_type="application/ld+json",
    suffix=".schemaorg.jsonld",
    options=SchemaorgOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.schemaorg.validate", "problems"),
    conforms=deferred("pubmeta.formats.schemaorg.validate", "conforms"),
    advise=deferred("pubmeta.formats.schemaorg.advice", "advise"),
    write=deferred("pubmeta.formats.schemaorg.write", "write"),
    read=deferred("pubmeta.formats.schemaorg.read", "read"),
    read_many=deferred("pubmeta.formats.schemaorg.read", "read_many"),
    recognise=recognise,
    rules=RULES,
)
