"""What our XML Schema of DOAJ's records and the content rules find in a document."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pubmeta.checks import xsd
from pubmeta.checks.content_rules import xml_problems
from pubmeta.formats.doaj.options import XML_SCHEMA, DoajOptions
from pubmeta.formats.doaj.xml.rules import RULE
from pubmeta.formats.doaj.xml.rules.records import CHECKS
from pubmeta.problems import Kind, Problem
from pubmeta.xml.build import parsed
from pubmeta.xml.paths import ElementPaths, line_number


def problems(content: bytes, options: DoajOptions | None = None) -> Iterator[Problem]:
    """Every problem of a file of records."""
    root = parsed(content)
    if isinstance(root, Problem):
        yield root
        return
    if root.tag != "records":
        name = etree.QName(root).localname
        message = f"is not a file of DOAJ records: the root is <{name}>, not <records>"
        yield Problem(kind=Kind.MALFORMED, message=message, line=line_number(root))
        return
    yield from xsd.problems(root, XML_SCHEMA)
    yield from xml_problems(root.iter(etree.Element), CHECKS, None, RULE, ElementPaths(root))


def conforms(content: bytes, options: DoajOptions) -> bool:
    """Whether the document is a file of records that the schema accepts."""
    root = parsed(content, keeps_blanks=False)
    return not isinstance(root, Problem) and root.tag == "records" and not xsd.problems(root, XML_SCHEMA)
