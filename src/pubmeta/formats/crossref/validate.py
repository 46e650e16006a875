"""Validation of a deposit: its root, its schema version, the three assertions of the schema, the content rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubmeta.checks import xsd
from pubmeta.formats.crossref import rules
from pubmeta.formats.crossref.options import CrossrefOptions
from pubmeta.formats.crossref.rules import asserts
from pubmeta.formats.crossref.rules.document import version_of
from pubmeta.formats.crossref.terms import EDITIONS
from pubmeta.problems import Kind, Problem
from pubmeta.xml.build import parsed
from pubmeta.xml.paths import line_number

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = "doi_batch"


def schema_of(content: bytes) -> str | None:
    """The key of the schema that a document is validated against when nobody says which; None where there is none."""
    root = parsed(content)
    if isinstance(root, Problem):
        return None
    version = version_of(root.tag.rpartition("}")[0].removeprefix("{"))
    return f"crossref/{version}" if version in EDITIONS else None


def conforms(content: bytes, version: str) -> bool:
    """Whether the document is a deposit of this version, and its schema, with the assertions, accepts it."""
    root = parsed(content, keeps_blanks=False)
    if isinstance(root, Problem) or root.tag != f"{{{EDITIONS[version].namespace}}}{_ROOT}":
        return False
    key = f"crossref/{version}"
    # What pubmeta writes passes the smallest schema, which is loaded in a third of the time.
    is_accepted = xsd.accepts(root, f"{key}/written") or not xsd.problems(root, key)
    return is_accepted and not any(asserts.problems(root))


def _no_deposit(namespace: str, name: str) -> str:
    """What a document is instead."""
    if "doi_resources_schema" in namespace:
        return "is a resource-only deposit, which adds to records that are registered; pubmeta checks whole records"
    if name == "doi_batch_diagnostic":
        return "is the result of a deposit, which Crossref sends, and not a deposit"
    if name == _ROOT:
        said = f"the namespace {namespace.removeprefix('{')}" if namespace else "no namespace"
        return f"is not a Crossref deposit: <{_ROOT}> has {said}, not that of a Crossref schema"
    return f"is not a Crossref deposit: the root is <{name}>, not <{_ROOT}>"


def _namespace_missing(root: _Element) -> str:
    edition = EDITIONS.get(root.get("version") or "", EDITIONS["5.5.0"])
    return f'write xmlns="{edition.namespace}" in <{_ROOT}>'


def problems(content: bytes, options: CrossrefOptions | None) -> Iterator[Problem]:
    """Every problem; with options, a document of another version than theirs is a problem, too."""
    root = parsed(content)
    if isinstance(root, Problem):
        yield root
        return
    namespace, _, name = root.tag.rpartition("}")
    version = version_of(namespace.removeprefix("{"))
    if name != _ROOT or version is None:
        yield Problem(
            kind=Kind.MALFORMED,
            message=_no_deposit(namespace, name),
            line=line_number(root),
            remedy=_namespace_missing(root) if name == _ROOT and not namespace else None,
        )
        return
    if options and version != options.version:
        yield Problem(
            kind=Kind.INVALID,
            message=f"is a deposit of schema version {version}, not {options.version}, as the option version says",
            path=f"/{_ROOT}",
            line=line_number(root),
        )
    if version in EDITIONS:
        yield from xsd.problems(root, f"crossref/{version}")
        yield from asserts.problems(root)
    else:
        yield Problem(
            kind=Kind.INVALID,
            message=f"is a deposit of schema version {version}; pubmeta has the schemas of {', '.join(EDITIONS)} only",
            path=f"/{_ROOT}",
            line=line_number(root),
        )
    yield from rules.problems(root)
