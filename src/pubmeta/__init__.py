"""Reads article metadata in many formats, and writes valid JATS, Crossref, DataCite, schema.org, CSL-JSON and others.

    import pubmeta
    reading = pubmeta.read(Path("page.txt"))
    document = pubmeta.export(reading.article, "jats")

Names are loaded when they are first used: importing this package loads neither lxml nor a validator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.lazy import loader
from pubmeta.version import __version__

if TYPE_CHECKING:
    from pubmeta import deposit as deposit
    from pubmeta import oai as oai
    from pubmeta import registered as registered
    from pubmeta import store as store
    from pubmeta.api import (
        Document,
        Reading,
        Report,
        detect,
        export,
        read,
        read_many,
        structure_references,
        validate,
        write,
    )
    from pubmeta.config import Config
    from pubmeta.errors import (
        BatchError,
        FormatError,
        InvalidDocumentError,
        PluginWarning,
        ProblemError,
        PubmetaError,
        ReadError,
        SchemaError,
        UnknownFormatError,
        UnsupportedError,
        UnsupportedWorkError,
        WriteError,
    )
    from pubmeta.model import Article
    from pubmeta.model.paths import field_paths, model_paths
    from pubmeta.model.unplaced import report_unplaced
    from pubmeta.model.values import values
    from pubmeta.pages.head import Head, head
    from pubmeta.problems import Kind, Log, Place, Problem
    from pubmeta.registry import Format, Namespace, Options, Record, Rule, format_names, get_format
    from pubmeta.run.bulk import batch

_MODULES = {
    "api": (
        "Document",
        "Reading",
        "Report",
        "detect",
        "export",
        "read",
        "read_many",
        "structure_references",
        "validate",
        "write",
    ),
    "run.bulk": ("batch",),
    "config": ("Config",),
    "errors": (
        "BatchError",
        "FormatError",
        "InvalidDocumentError",
        "PluginWarning",
        "ProblemError",
        "PubmetaError",
        "ReadError",
        "SchemaError",
        "UnknownFormatError",
        "UnsupportedError",
        "UnsupportedWorkError",
        "WriteError",
    ),
    "model": ("Article",),
    "model.paths": ("field_paths", "model_paths"),
    "model.unplaced": ("report_unplaced",),
    "model.values": ("values",),
    "pages.head": ("Head", "head"),
    "problems": ("Kind", "Log", "Place", "Problem"),
    "registry": ("Format", "Namespace", "Options", "Record", "Rule", "format_names", "get_format"),
}
_PACKAGES = ("deposit", "oai", "registered", "store")
"""Parts whose names are not all in this one."""

__all__ = [
    "Article",
    "BatchError",
    "Config",
    "Document",
    "Format",
    "FormatError",
    "Head",
    "InvalidDocumentError",
    "Kind",
    "Log",
    "Namespace",
    "Options",
    "Place",
    "PluginWarning",
    "Problem",
    "ProblemError",
    "PubmetaError",
    "ReadError",
    "Reading",
    "Record",
    "Report",
    "Rule",
    "SchemaError",
    "UnknownFormatError",
    "UnsupportedError",
    "UnsupportedWorkError",
    "WriteError",
    "__version__",
    "batch",
    "detect",
    "export",
    "field_paths",
    "format_names",
    "get_format",
    "head",
    "model_paths",
    "read",
    "read_many",
    "report_unplaced",
    "structure_references",
    "validate",
    "values",
    "write",
]

__getattr__ = loader(__name__, _MODULES, _PACKAGES)


def __dir__() -> list[str]:
    return __all__
