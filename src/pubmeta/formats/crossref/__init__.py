"""Crossref deposit XML: what registers a DOI and its metadata (schema versions 5.5.0, 5.4.0 and 5.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubmeta.formats.crossref.batch import JOINING
from pubmeta.formats.crossref.options import CrossrefOptions
from pubmeta.formats.crossref.rules import RULES
from pubmeta.formats.crossref.terms import EDITIONS
from pubmeta.problems import Problem
from pubmeta.registry import Format, Namespace, deferred

__all__ = ["FORMAT", "CrossrefOptions"]

_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:doi_batch(?:_diagnostic)?|crossref_result|doi_records?|crossref)[\s>]")


def validate(content: bytes, options: CrossrefOptions | None = None) -> Iterable[Problem]:
    """Every problem of the document: its schema version's, then the content rules'. See `validate.problems`."""
    from pubmeta.formats.crossref.validate import problems

    return problems(content, options)


def conforms(content: bytes, options: CrossrefOptions) -> bool:
    """Whether the document is a deposit of the version of the options, and the schema accepts it."""
    from pubmeta.formats.crossref.validate import conforms

    return conforms(content, options.version)


def namespace(options: CrossrefOptions) -> Namespace:
    """The namespace of the version, and where Crossref publishes its schema."""
    edition = EDITIONS[options.version]
    return Namespace(edition.namespace, edition.location)


def declared_schema(content: bytes) -> str | None:
    """The key of the schema version that the document's namespace names; None where pubmeta has none for it."""
    from pubmeta.formats.crossref.validate import schema_of

    return schema_of(content)


def recognise(head: bytes) -> bool:
    """The root of a deposit (``doi_batch``), of a query's result or of a deposit's, which is named as what it is."""
    return _ROOT.search(head.replace(b"\0", b"")) is not None  # without the zeros of UTF-16


FORMAT = Format(
    name="crossref",
    title="Crossref deposit XML",
    media_type="application/vnd.crossref.deposit+xml",
    suffix=".crossref.xml",
    options=CrossrefOptions,
    schema=lambda options: f"crossref/{options.version}",
    declared_schema=declared_schema,
    validate=validate,
    conforms=conforms,
    advise=deferred("pubmeta.formats.crossref.advice", "advise"),
    write=deferred("pubmeta.formats.crossref.write", "write"),
    read=deferred("pubmeta.formats.crossref.read", "read"),
    read_many=deferred("pubmeta.formats.crossref.read", "read_many"),
    recognise=recognise,
    join=JOINING,
    rules=RULES,
    namespace=namespace,
)
