"""What DTD and content rules find in a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.checks import dtd
from pubmeta.checks.schemas import schema_title
from pubmeta.formats.jats import rules
from pubmeta.formats.jats.doctype import DeclaredSchema, declared_schema, parsed_with_dtd, without_oasis_tables
from pubmeta.problems import MOST_PROBLEMS, Kind, Problem
from pubmeta.xml.build import parsed
from pubmeta.xml.paths import line_number

if TYPE_CHECKING:
    from lxml.etree import _Element


def problems(content: bytes, key: str | None) -> Iterator[Problem]:
    """Every problem of a document; `key` None lets it say itself which DTD is meant."""
    root = parsed_with_dtd(content)
    if isinstance(root, Problem):
        yield root
        return
    if root.tag != "article":
        message = f"is not a JATS article: its root element is <{root.tag}>, not <article> in no namespace"
        yield Problem(kind=Kind.MALFORMED, message=message, line=line_number(root))
        return
    if key is None:
        yield from _of_declared_schema(root, declared_schema(root))
    else:
        yield from dtd.problems(root, key)
    yield from rules.problems(root)


def conforms(content: bytes, key: str) -> bool:
    """Whether the root is `article` and the DTD accepts the document, in which no entities are looked up."""
    root = parsed(content, keeps_blanks=False)
    return not isinstance(root, Problem) and root.tag == "article" and not dtd.problems(root, key)


def schema_of(content: bytes) -> str | None:
    """The key of the DTD that a document is validated against when nobody says which; None where there is none."""
    root = parsed_with_dtd(content)
    if isinstance(root, Problem) or root.tag != "article":
        return None
    declared = declared_schema(root)
    return None if declared.unknown else declared.key


def _number(faults: int) -> str:
    return str(faults) if faults <= MOST_PROBLEMS else f"more than {MOST_PROBLEMS:,}"


def _of_declared_schema(root: _Element, declared: DeclaredSchema) -> Iterator[Problem]:
    """What the DTD that a document names finds, as far as one of those here can tell."""
    checked = without_oasis_tables(root) if declared.has_oasis_tables else root
    found = dtd.problems(checked, declared.key)
    if declared.unknown and found:
        message = (
            f"pubmeta has no DTD of {declared.unknown}, so the document is not judged by one; the "
            f"{schema_title(declared.key)} finds {_number(len(found))} faults in it, the first: {found[0].message}"
        )
        remedy = "convert the document to JATS, or validate it with the DTD that it names"
        yield Problem(Kind.DISCOURAGED, message, found[0].path, found[0].line, remedy=remedy)
        return
    yield from declared.doubts
    if checked is not root:
        message = "tables in the OASIS exchange model were not checked, for pubmeta has no DTD that declares them"
        yield Problem(kind=Kind.GUESSED, message=message, path="/article")
    yield from found
