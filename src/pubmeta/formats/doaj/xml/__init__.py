"""DOAJ's XML: the records that DOAJ takes as a file, version 1.3 of its schema."""

from __future__ import annotations

import re
from typing import Final

from pubmeta.formats.doaj.options import XML_SCHEMA, DoajOptions
from pubmeta.formats.doaj.xml.rules import RULES
from pubmeta.registry import Format, Joining, deferred

__all__ = ["FORMAT", "recognise"]

_ROOT = re.compile(rb"\A\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*)*<records[\s>]", re.DOTALL)
_START, _END = b"<records>\n", b"</records>\n"
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_DOI = re.compile(rb"<doi>([^<]*)</doi>")
_URL = re.compile(rb"<fullTextUrl[^>]*>([^<]*)<")


def recognise(head: bytes) -> bool:
    """XML whose root is `records`, with an element that only DOAJ's records have."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    return _ROOT.match(text) is not None and (b"<journalTitle" in text or b"<publicationDate" in text)


def _once(content: bytes) -> str:
    found = _DOI.search(content) or _URL.search(content)
    return found[0].decode().lower() if found else ""


JOINING: Final[Joining[DoajOptions]] = Joining(
    group=lambda _: "records",
    start=lambda _options, _name: _DECLARATION + _START,
    part=lambda content: content.partition(_START)[2].removesuffix(_END),
    end=_END,
    most_bytes=10_000_000,
    once=_once,
)
"""A file of records; DOAJ takes none above 50 MB."""

FORMAT = Format(
    name="doaj-xml",
    title="DOAJ XML",
    media_type="application/xml",
    suffix=".doaj.xml",
    options=DoajOptions,
    schema=lambda _: XML_SCHEMA,
    validate=deferred("pubmeta.formats.doaj.xml.validate", "problems"),
    conforms=deferred("pubmeta.formats.doaj.xml.validate", "conforms"),
    write=deferred("pubmeta.formats.doaj.xml.write", "write"),
    recognise=recognise,
    join=JOINING,
    rules=RULES,
)
