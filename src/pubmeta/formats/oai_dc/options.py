"""What a caller may choose of Dublin Core."""

from __future__ import annotations

from pubmeta.registry import Options

SCHEMA = "oai-dc"
"""The key of the schema, whatever the options."""


class OaiDcOptions(Options):
    """Which texts go into the record; harvesters fetch many thousands."""

    abstracts: bool = True
    """Whether the abstracts are written."""
