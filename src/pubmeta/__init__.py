"""One typed article; JATS, Crossref, DataCite, DOAJ, schema.org, CSL-JSON, BibTeX, RIS and others, each valid.

    import pubmeta
    reading = pubmeta.read(Path("page.txt"))
    document = pubmeta.export(reading.article, "jats")

Names are loaded when they are first used: importing this package loads neither lxml nor a validator.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
    "pubmeta.api": (
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
    "pubmeta.run.bulk": ("batch",),
    "pubmeta.config": ("Config",),
    "pubmeta.errors": (
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
    "pubmeta.model": ("Article",),
    "pubmeta.model.paths": ("field_paths", "model_paths"),
    "pubmeta.model.unplaced": ("report_unplaced",),
    "pubmeta.model.values": ("values",),
    "pubmeta.pages.head": ("Head", "head"),
    "pubmeta.problems": ("Kind", "Log", "Place", "Problem"),
    "pubmeta.registry": ("Format", "Namespace", "Options", "Record", "Rule", "format_names", "get_format"),
}
_PACKAGES = ("deposit", "oai", "registered", "store")
"""Parts whose names are not all in this one."""
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

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


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in _PACKAGES:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
