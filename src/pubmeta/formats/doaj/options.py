"""What a caller may choose of a record for DOAJ."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pubmeta.registry import Options

SCHEMA = "doaj"
"""The key of the schema of the JSON, whatever the options."""
XML_SCHEMA = "doaj-xml"
"""The key of the schema of the XML, whatever the options."""


class DoajOptions(Options):
    """What goes into a record."""

    fulltext: Literal["landing", "pdf"] = "landing"
    """Where the one link to the full text leads, where both are known: to the landing page, or to the PDF."""
    publisher_record_id: bool = False
    """Whether the platform's own id of the article (of the type `publisher-id`) is written; DOAJ deprecates it."""
    most_keywords: Annotated[int, Field(ge=0)] | None = None
    """How many keywords are written at most; without it, all. DOAJ once took six."""
