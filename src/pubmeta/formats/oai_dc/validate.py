"""What the schema of ``oai_dc`` and the content rules find in a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pubmeta.checks import xsd
from pubmeta.formats.oai_dc import rules
from pubmeta.formats.oai_dc.options import SCHEMA, OaiDcOptions
from pubmeta.formats.oai_dc.terms import NAMESPACE
from pubmeta.problems import Kind, Problem
from pubmeta.xml.build import parsed
from pubmeta.xml.paths import line_number, local_name

_ROOT: Final = f"{{{NAMESPACE}}}dc"


def problems(content: bytes, options: OaiDcOptions | None = None) -> Iterator[Problem]:
    """Every problem of a record: what is not XML, what the schema refuses, what breaks a content rule."""
    root = parsed(content)
    if isinstance(root, Problem):
        yield root
    elif root.tag != _ROOT:
        message = f"is not a record of Dublin Core: the root is <{local_name(root)}>, not <dc> of {NAMESPACE}"
        yield Problem(kind=Kind.MALFORMED, message=message, line=line_number(root))
    else:
        yield from xsd.problems(root, SCHEMA)
        yield from rules.problems(root)


def conforms(content: bytes, options: OaiDcOptions) -> bool:
    """Whether the document is a record that the schema accepts."""
    root = parsed(content, keeps_blanks=False)
    return not isinstance(root, Problem) and root.tag == _ROOT and not xsd.problems(root, SCHEMA)
