"""What a caller may choose of CSL-JSON."""

from __future__ import annotations

from pubmeta.registry import Options

SCHEMA = "csl"
"""The key of the schema, whatever the options."""


class CslOptions(Options):
    """What goes into the array."""

    references: bool = True
    """Whether the cited works follow the article."""
