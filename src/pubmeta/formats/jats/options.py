"""What a caller may choose of JATS."""

from __future__ import annotations

from typing import Literal

from pubmeta.registry import Options


class JatsOptions(Options):
    """Which JATS: its version and tag set."""

    version: Literal["1.4", "1.3"] = "1.4"
    """The version of the DTD, which the document names."""
    tag_set: Literal["publishing", "archiving"] = "publishing"
    """`publishing` needs a journal id, an ISSN and a date; `archiving` takes what there is."""
