"""DataCite's metadata as JSON: records of its schema 4.5, 4.6 or 4.7, and the answers of its REST API.

The journal is the related item in which the article is published, with volume, issue and pages; of the references the
DOIs are kept. What is not an article, such as a dataset, is not read, which is reported as `invalid`. The XML of
DataCite is in the package `xml` beside this; it has the same content.
"""

from __future__ import annotations

import re

from pubmeta.formats.datacite.options import SCHEMA, DataciteOptions
from pubmeta.formats.datacite.rules import RULES
from pubmeta.registry import Format, deferred

__all__ = ["FORMAT", "DataciteOptions", "recognise"]

_SIGNATURE = re.compile(rb'"(?:resourceTypeGeneral|relatedItemType)"\s*:|datacite\.org/schema/kernel-')


def recognise(head: bytes) -> bool:
    """JSON with a word that only DataCite has."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text[:1] in (b"{", b"[") and b'"creators"' in text and _SIGNATURE.search(text) is not None


FORMAT = Format(
    name="datacite",
    title="DataCite JSON",
    media_type="application/vnd.datacite.datacite+json",
    suffix=".datacite.json",
    options=DataciteOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.datacite.validate", "problems"),
    conforms=deferred("pubmeta.formats.datacite.validate", "conforms"),
    write=deferred("pubmeta.formats.datacite.write", "write"),
    read=deferred("pubmeta.formats.datacite.read", "read"),
    read_many=deferred("pubmeta.formats.datacite.read", "read_many"),
    recognise=recognise,
    rules=RULES,
)
