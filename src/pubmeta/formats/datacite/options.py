"""What a caller may choose of a DataCite record."""

from __future__ import annotations

from typing import Literal

from pubmeta.registry import Options

SCHEMA = "datacite"
"""The key of the official JSON Schema, of version 4.5; later versions have more words (`terms.ADDED`)."""


class DataciteOptions(Options):
    """The version of DataCite's schema that the record follows."""

    version: Literal["4.5", "4.6", "4.7"] = "4.5"
    """4.6 adds translators and translations to 4.5, and 4.7 relations of any other type."""
