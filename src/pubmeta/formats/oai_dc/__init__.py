"""Dublin Core as repositories give it to harvesters (``oai_dc``): the fifteen elements, as XML."""

from __future__ import annotations

import re

from pubmeta.formats.oai_dc.options import SCHEMA, OaiDcOptions
from pubmeta.formats.oai_dc.rules import RULES
from pubmeta.formats.oai_dc.terms import LOCATION, NAMESPACE
from pubmeta.registry import Format, Namespace, deferred
from pubmeta.xml.prolog import MISC

__all__ = ["FORMAT", "OaiDcOptions", "recognise"]

_ROOT = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?%b<(?:[A-Za-z_][\w.-]*:)?dc\s" % MISC)


def recognise(head: bytes) -> bool:
    """XML whose root is ``dc``, of the namespace of ``oai_dc``."""
    text = head.replace(b"\0", b"")  # without the zeros of UTF-16
    return NAMESPACE.encode() in text and _ROOT.match(text) is not None


FORMAT = Format(
    name="oai-dc",
    title="Dublin Core (oai_dc)",
    media_type="application/xml",
    suffix=".oai-dc.xml",
    options=OaiDcOptions,
    schema=lambda _: SCHEMA,
    validate=deferred("pubmeta.formats.oai_dc.validate", "problems"),
    conforms=deferred("pubmeta.formats.oai_dc.validate", "conforms"),
    advise=deferred("pubmeta.formats.oai_dc.advice", "advise"),
    write=deferred("pubmeta.formats.oai_dc.write", "write"),
    recognise=recognise,
    rules=RULES,
    namespace=lambda _: Namespace(NAMESPACE, LOCATION),
)
