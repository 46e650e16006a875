"""DataCite's metadata as XML of kernel 4, with the content of its JSON."""

from __future__ import annotations

import re

from pubmeta.formats.datacite.options import SCHEMA, DataciteOptions
from pubmeta.formats.datacite.xml.rules import RULES
from pubmeta.formats.datacite.xml.shapes import NAMESPACE, location
from pubmeta.registry import Format, Namespace, deferred

__all__ = ["FORMAT", "recognise"]

_ROOT = re.compile(
    rb"\A\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:[\w.-]+:)?resource\s[^>]*datacite\.org/schema/kernel-",
    re.DOTALL,
)


def recognise(head: bytes) -> bool:
    """XML whose root is the `resource` of DataCite."""
    return _ROOT.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


FORMAT = Format(
    name="datacite-xml",
    title="DataCite XML",
    media_type="application/vnd.datacite.datacite+xml",
    suffix=".datacite.xml",
    options=DataciteOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.datacite.xml.validate", "problems"),
    conforms=deferred("pubmeta.formats.datacite.xml.validate", "conforms"),
    write=deferred("pubmeta.formats.datacite.xml.write", "write"),
    read=deferred("pubmeta.formats.datacite.xml.read", "read"),
    recognise=recognise,
    rules=RULES,
    namespace=lambda options: Namespace(NAMESPACE, location(options.version)),
)
